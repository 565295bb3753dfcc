"""What the sources say of each figure of an article, as ties that the rules look through."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.model import Cited, Claims, Quantity, Sourced, Tie
from factcheck.precision import Interval, Printed
from factcheck.sources.link import linked
from factcheck.sources.passages import place_of, read_document
from factcheck.sources.weigh import probability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Article, Kind
    from factcheck.sources.link import Library, Linked, Twin
    from factcheck.sources.marks import Mark
    from factcheck.sources.passages import Document, Passage

DOUBT: Final = 0.55  # from this probability of an error a figure is to be looked at ...
SURE: Final = 0.93  # ... and from this one it is wrong, where its rival fits as few do
RIVAL_FITS: Final = 1.4
TWIN_FITS: Final = 0.6  # below this a figure of the same value is likely of another thing
ONE: Final = Fraction(1)
LONGEST: Final = 400  # characters of a source's sentence that are quoted
KINDS: Final[dict[str, Kind]] = {
    "percent": "percent", "points": "percentage_points", "money": "money", "measure": "measure", "duration": "duration", "share": "ratio",
    "times": "ratio", "ordinal": "ordinal", "year": "date", "decade": "date", "month": "date", "day": "date", "weekday": "date",
}  # fmt: skip


def with_sources(article: Article, claims: Claims, library: Library) -> Claims:
    """The claims of an article with what its sources say of its figures."""
    document = read_document(article)
    sourced = tuple(_ties(document, claims, library))
    return replace(claims, sourced=sourced, sentences=_sentences(document, claims, sourced))


def _ties(document: Document, claims: Claims, library: Library) -> Iterator[Sourced]:
    by_start = sorted(claims.quantities, key=lambda q: q.start)
    for found in linked(document, library):
        wrong = probability(found)
        tie = _tied(found, wrong)
        if tie is not None:
            yield _sourced(found, _stated(document.article, found.mark, by_start), *tie, wrong)


def _tied(found: Linked, wrong: float) -> tuple[bool, Tie] | None:
    """Whether the figure agrees with its source and how sure that is; `None` for one that no source speaks of."""
    if wrong >= DOUBT and found.rival is not None:
        sure = wrong >= SURE and found.rival.fit >= RIVAL_FITS and not found.told
        return False, Tie("sure" if sure else "guess", _reasons(found, found.rival), "source/rival")
    if found.twin is not None and found.twin.grade in ("same", "rounded") and found.twin.fit >= TWIN_FITS:
        return True, Tie("sure", _reasons(found, found.twin), f"source/{found.twin.grade}")
    if found.worked is not None and found.twin is None:
        return True, Tie(
            "guess", (f"a {found.worked[0].kind} of figures that stand together in the source",), "source/worked"
        )
    return None


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
        value, working, printed = mark.value, given.working, given.working
        cited = _cited(document, passage)
    else:
        twin = found.twin if agrees and found.twin else found.rival
        assert twin is not None  # noqa: S101 - `_tied` saw to it
        value, working, printed = (mark.value if agrees else twin.mark.value), "", twin.mark.text
        cited = _cited(twin.document, twin.passage)
    at = Interval.exactly(value)
    told = at if agrees else Interval.exactly(mark.value if mark.value != value else value - 1)
    return Sourced(stated, told, printed, value, at, agrees, working, cited, tie, wrong)


def _cited(document: Document, passage: Passage) -> Cited:
    article = document.article
    page, paragraph = place_of(article, passage.start)
    words = " ".join(article.text[passage.start : passage.end].split())
    where = f"page {page}, paragraph {paragraph}" if page is not None else f"paragraph {paragraph}"
    return Cited(article.path, words if len(words) <= LONGEST else words[: LONGEST - 1] + "…", where)


def _stated(article: Article, mark: Mark, quantities: Sequence[Quantity]) -> Quantity:
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
        id="", text=mark.text, start=mark.start, end=mark.end, line=_line_of(article.text, mark.start),
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
