"""What the sources say of each figure of an article, as ties that the rules look through."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.model import Cited, Claims, Quantity, Sourced, Tie
from factcheck.precision import Interval, Printed
from factcheck.rules.rule import number
from factcheck.sources.link import linked
from factcheck.sources.marks import CALENDAR
from factcheck.sources.passages import around, place_of, read_document
from factcheck.sources.shown import MANY, is_derived, is_shown, room_for_rivals
from factcheck.sources.tables.ties import Said, is_sure, place_of_answer, rows_around, shown_row, spoken
from factcheck.sources.weigh import probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Article, Certainty, Kind
    from factcheck.sources.derive import Worked
    from factcheck.sources.link import Library, Linked, Twin
    from factcheck.sources.marks import Mark
    from factcheck.sources.passages import Document, Passage
    from factcheck.sources.tables.ask import Answer
    from factcheck.sources.tables.grid import Table

DOUBT: Final = 0.6  # from this probability of an error a figure is to be looked at ...
SURE: Final = 0.93  # ... and from this one it is wrong, where its rival fits as few do
RIVAL_FITS: Final = 1.4
RIVAL_NEAR: Final = 0.35
HUNDRED: Final = 100
YEAR: Final = 365
POINTS: Final = ("point", "percentage_point")  # told of two shares as a rule
ONE: Final = Fraction(1)
LONGEST: Final = 400  # characters of a source's sentence that are quoted
KINDS: Final[dict[str, Kind]] = {
    "percent": "percent", "points": "percentage_points", "money": "money", "measure": "measure", "duration": "duration", "share": "ratio",
    "times": "ratio", "ordinal": "ordinal", "year": "date", "decade": "date", "month": "date", "day": "date", "weekday": "date",
}  # fmt: skip


def with_sources(article: Article, claims: Claims, library: Library) -> Claims:
    """The claims of an article with what its sources say of its figures."""
    document = read_document(article)
    by_start = figures_of(claims)
    sourced: list[Sourced] = []
    tabled: list[Sourced] = []
    links = list(linked(document, library))
    room, strict = room_for_rivals(links), len(links) >= MANY
    for found in links:
        wrong = probability(found) if found.rival is None or found.rival.fit >= room else 0.0
        tie = _tied(found, wrong, document)
        said = spoken(document, found.passage, found.mark, library.tables, strict=strict)
        stated = stated_of(document.article, found.mark, by_start)
        if tie is not None and _speaks_first(tie[0], wrong, said):
            sourced.append(_sourced(found, stated, *tie, wrong))
        elif said is not None:
            tabled.append(of_table(said, stated))
    both = (*sourced, *tabled)
    return replace(claims, sourced=tuple(sourced), tabled=tuple(tabled), sentences=_sentences(document, claims, both))


def _speaks_first(agrees: bool, wrong: float, said: Said | None) -> bool:  # noqa: FBT001
    """Whether the text of a source says more of a figure than its tables: what settles it goes before what does not."""
    if said is None or agrees != said.agrees:
        return said is None or agrees
    return agrees or wrong > said.wrong


def of_table(said: Said, stated: Quantity) -> Sourced:
    """A figure with what a table gives for it, and from which cells."""
    table, answer, mark = said.found.table, said.answer, said.found.mark
    value = mark.value if said.agrees else answer.value
    at = Interval.exactly(value)
    told = at if said.agrees else Interval.exactly(mark.value)
    certainty: Certainty = "sure" if said.agrees or is_sure(said) else "guess"
    tie = Tie(certainty, _asked(said), f"source/table-{answer.way}")
    named, printed, working = _printed(table, answer, mark)
    rows = tuple(map(_cut, rows_around(table, answer)))
    cited = Cited(table.path, shown_row(table, answer)[:LONGEST], place_of_answer(table, answer), rows)
    return Sourced(stated, told, printed, value, at, said.agrees, working, cited, tie, said.wrong, named)


def _printed(table: Table, answer: Answer, mark: Mark) -> tuple[str, str, str]:
    """The column of a cell and what it holds: "Wins", "18"; of what is worked out its value and how: "204", "sum of Wins"."""
    share = answer.percent or (mark.sort == "percent" and abs(answer.value) <= 1)
    if answer.way == "cell" and answer.column is not None:
        text = table.rows[answer.cells[0][0]][answer.column].text
        plain = share and "%" not in text and abs(answer.value) <= 1
        return table.header[answer.column], f"{number(answer.value * HUNDRED, 2)}%" if plain else text, ""
    if answer.way in ("within", "head"):
        return "", answer.shown, ""
    value = answer.value * (HUNDRED if answer.percent else 1)
    return "", f"{number(value, 2)}{'%' if answer.percent else ''}", answer.shown


def _asked(said: Said) -> tuple[str, ...]:
    """What of the table the sentence names."""
    table, question = said.found.table, said.found.question
    columns = [table.header[c] for c in sorted(said.found.columns)]
    rows = (
        "one row fits the sentence"
        if len(question.rows) == 1
        else f"{len(question.rows)} rows fit the sentence"
        if question.rows
        else ""
    )
    rivals = [a.shown for a in said.found.rivals if a.way == said.answer.way and a.shown != said.answer.shown]
    others = rivals[:2] if not said.agrees else []
    return tuple(
        part
        for part in (
            rows,
            f"column {', '.join(columns)}" if columns else "",
            f"or {'; '.join(others)}" if others else "",
        )
        if part
    )


def _tied(found: Linked, wrong: float, article: Document) -> tuple[bool, Tie] | None:
    """Whether the figure agrees with its source and how sure that is; `None` for one that no source speaks of."""
    lead = found.mark.unit in POINTS and found.worked is not None and found.worked[0].kind == "difference"
    if wrong >= DOUBT and found.rival is not None and not lead and _is_near(found.mark, found.rival):
        sure = wrong >= SURE and found.rival.fit >= RIVAL_FITS and not found.told
        return False, Tie("sure" if sure else "guess", _reasons(found, found.rival), "source/rival")
    if found.twin is not None and is_shown(found):
        return True, Tie("sure", _reasons(found, found.twin), f"source/{found.twin.grade}")
    if found.worked is not None and is_derived(found, article):
        return True, Tie(
            "guess", (f"a {found.worked[0].kind} of figures that stand together in the source",), "source/worked"
        )
    return None


def _is_near(mark: Mark, rival: Twin) -> bool:
    """Whether a rival is told of the same thing at all; of a weekday or a year there are few in any text."""
    return mark.sort in CALENDAR or rival.fit >= RIVAL_NEAR


def _reasons(found: Linked, twin: Twin) -> tuple[str, ...]:
    """Why the two are taken for one, in desk language."""
    shared = sorted(found.passage.stems & twin.passage.stems)
    words = sorted({t.lower() for t, s in _words(twin) if s in shared})
    told = (f"shared words: {', '.join(words[:6])}",) if words else ()
    return (*(("the same thing is counted",) if twin.noun else ()), *told)


def _words(twin: Twin) -> list[tuple[str, str]]:
    document, passage = twin.document, twin.passage
    return [
        (document.tokens[at].text, document.stems[at])
        for at in range(passage.first, passage.last)
        if document.stems[at]
    ]


def _sourced(found: Linked, stated: Quantity, agrees: bool, tie: Tie, wrong: float) -> Sourced:  # noqa: FBT001
    mark = found.mark
    if agrees and found.twin is None and found.worked is not None:
        given, document, passage = found.worked
        value, working, printed = mark.value, given.working, _given(given)
        cited = _cited(document, passage)
    else:
        twin = found.twin if agrees and found.twin else found.rival
        assert twin is not None  # noqa: S101 - `_tied` saw to it
        value, working, printed = (mark.value if agrees else twin.mark.value), "", twin.mark.text
        cited = _cited(twin.document, twin.passage)
    at = Interval.exactly(value)
    told = at if agrees else Interval.exactly(mark.value if mark.value != value else value - 1)
    return Sourced(stated, told, printed, value, at, agrees, working, cited, tie, wrong)


def _given(given: Worked) -> str:
    """What figures of a source give, in words: "14%", "3 years"."""
    if given.kind in ("change", "share", "rest"):
        return f"{number(given.value * HUNDRED, 1)}%"
    years = given.value / YEAR
    return f"{number(years)} years" if given.kind == "years" else number(given.value, 2)


def _cited(document: Document, passage: Passage) -> Cited:
    """The place of a sentence, its words, and its paragraph with the one before and behind it."""
    article = document.article
    page, paragraph = place_of(article, passage.start)
    words = " ".join(article.text[passage.start : passage.end].split())
    where = f"page {page}, paragraph {paragraph}" if page is not None else f"paragraph {paragraph}"
    return Cited(article.path, _cut(words), where, tuple(map(_cut, around(article, passage.start))))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def figures_of(claims: Claims) -> list[Quantity]:
    """The figures and the moments of an article, in order of place."""
    return sorted((*claims.quantities, *(moment.quantity for moment in claims.moments)), key=lambda q: q.start)


def stated_of(article: Article, mark: Mark, quantities: Sequence[Quantity]) -> Quantity:
    """The figure of the article that a mark is, or is a part of; a mark that is none becomes one without a number."""
    at = bisect_right(quantities, mark.start, key=lambda q: q.start) - 1
    for quantity in quantities[max(0, at - 1) : at + 2]:
        if quantity.start < mark.end and mark.start < quantity.end:
            return (
                quantity
                if quantity.kind != "date"
                else replace(quantity, text=mark.text, start=mark.start, end=mark.end)
            )
    line_start = max(article.text.rfind(sign, 0, mark.start) for sign in "\r\n") + 1
    paragraph = place_of(article, mark.start)[1]
    return Quantity(
        id=f"s{mark.start}", text=mark.text, start=mark.start, end=mark.end, line=_line_of(article.text, mark.start),
        column=mark.start - line_start + 1, paragraph=paragraph, value=mark.value,
        printed=Printed(mark.value, ONE, ONE, exact=True), interval=mark.interval, kind=KINDS.get(mark.sort, "number"),
    )  # fmt: skip


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + text.count("\r", 0, at) - text.count("\r\n", 0, at) + 1


def _sentences(document: Document, claims: Claims, sourced: Sequence[Sourced]) -> tuple[tuple[int, int], ...]:
    """The sentences of an article with those that hold a weekday or an ordinal alone, which have no figure of its own."""
    known = list(claims.sentences)
    for tie in sourced:
        at = tie.stated.start
        if not any(start <= at < end for start, end in known):
            known += [(p.start, p.end) for p in document.passages if p.start <= at < p.end]
    return tuple(sorted(set(known)))
