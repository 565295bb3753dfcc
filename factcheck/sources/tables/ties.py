"""What tables say of each figure of an article: where they give it, and where they give another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.sources.tables.ask import FULL, asking
from factcheck.sources.tables.conditions import Other, bound_of, generic, keys_of, light
from factcheck.sources.tables.doubt import evidence, probability
from factcheck.sources.tables.grid import flat
from factcheck.sources.tables.readings import COUNTS, is_told, likeliest, of_readings, read
from factcheck.sources.tables.unclear import is_only_named, is_other, is_unclear
from factcheck.sources.tables.weigh import NUMBERS, Found, held, is_fine, is_slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.passages import Document, Passage
    from factcheck.sources.tables.ask import Answer
    from factcheck.sources.tables.grid import Table
    from factcheck.sources.tables.readings import Read

THAN: Final = "than"  # "later than 1950"
BEHIND: Final = 4  # words behind a figure that may name its column
AHEAD: Final = 5  # and words before it
STOPS: Final = frozenset((",", ";", "and", "but", "while", "whereas"))
NEAR: Final = 2  # rows that are shown on either side
MOST_SHOWN: Final = 12
SETTLING: Final = ("change", "gap", "sum", "rank")  # what is asked for beyond doubt, and then given
SETTLED: Final = 0.35  # below this a table that gives the figure settles it
COVERED: Final = 0.25  # of what a sentence tells, the table must name so much
FITS: Final = 1.3  # one row that fits so well is named, whatever else the sentence tells
WHOLE: Final = ("sum", "mean", "most", "least")  # what may be asked of a column without a row
HALF: Final = 0.5  # of what a sentence tells
MOST_FULL: Final = 2  # rows that a figure may be of
DOUBT: Final = 0.68
DOUBT_OF_ASKED: Final = dict.fromkeys(
    ("count", "score", "change"), 0.5
)  # where a sentence leaves no doubt of what it asks for
SURE: Final = 0.75
MOST_NEAR: Final = 6


@dataclass(frozen=True)
class Said:
    """What the table that fits a figure best says of it: the answer that it gives, whether that is the figure, and the chance of an error."""

    found: Found
    answer: Answer
    agrees: bool
    wrong: float


def spoken(
    document: Document, passage: Passage, mark: Mark, tables: Sequence[Table], *, strict: bool = False
) -> Said | None:
    """What the tables say of a figure, or `None` where none speaks of it; `strict` in an article that tells much else."""
    if mark.sort not in NUMBERS or mark.bare:
        return None
    said = [one for table in tables if (one := _said(document, passage, mark, table)) is not None]
    said = [one for one in said if _is_meant(one)] if strict else said
    settled = [one for one in said if one.agrees]
    if settled:
        return min(settled, key=lambda one: one.wrong)
    return max(said, key=lambda one: (one.found.question.covered, one.wrong), default=None)


def _said(document: Document, passage: Passage, mark: Mark, table: Table) -> Said | None:
    found, rivals, told, told_of = weighed(document, passage, mark, table)
    wrong = probability({**told, **of_readings(found.mark.value, told_of.readings)})
    if found.agreeing and _is_asked(found) and (wrong < SETTLED or found.asks in SETTLING):
        best = min(
            found.agreeing, key=lambda a: (a.way not in ("cell", "within"), a.column not in found.columns, not a.named)
        )
        return Said(found, best, agrees=True, wrong=wrong)
    if not rivals or told["only named"] or wrong < DOUBT_OF_ASKED.get(found.asks or "", DOUBT):
        return None
    return Said(replace(found, rivals=rivals), rivals[0], agrees=False, wrong=wrong)


class Weighed(NamedTuple):
    """A figure beside a table: what it may be instead, what speaks for and against it, and what its sentence may ask for."""

    found: Found
    rivals: tuple[Answer, ...]
    told: dict[str, float]
    read: Read


def weighed(document: Document, passage: Passage, mark: Mark, table: Table) -> Weighed:
    """A figure beside a table, what it may be instead, and what speaks for and against it."""
    text = document.article.text[passage.start : passage.end]
    near, lead = others_of(document, passage), _lead(document, passage, mark)
    beside = sides(document, passage, mark)
    found = held(table, text, mark, near, beside)
    told_of = read(found, text, near, beside)
    rivals = tuple(r for r in found.rivals if not is_told(r, table, mark, near) and not is_other(found, r))
    rival = rivals[0] if rivals else None
    bound = next(bound_of(table, other) for other in near if other.mark is mark)
    told = evidence(found, rival, generic() | light() | asking()) | {
        "asked": float(_is_asked(found)),
        "one of keys": float(_is_one_of_keys(table, mark, near)),
        "of name": float(_is_of_name(found, text, lead)),
        "only named": float(is_only_named(mark, lead, bound)),
        "differs": float(rival is not None and _differs(found, rival)),
        "figures": float(min(len(near), MOST_NEAR)),
        "bounded": float(mark.hedge is not None),
    }
    best = likeliest(told_of.readings)
    if best is not None and not (rivals and found.asks):
        rivals = (best, *(r for r in rivals if r.value != best.value))
    return Weighed(found, rivals, told, told_of)


def _is_one_of_keys(table: Table, mark: Mark, near: Sequence[Other]) -> bool:
    """Whether a figure names one of two rows by their column: "week 2 … week 5"."""
    mine = keys_of(table, [other for other in near if other.mark is mark])
    return bool(mine & keys_of(table, [other for other in near if other.mark is not mark]))


def _is_of_name(found: Found, text: str, lead: str) -> bool:
    """Whether a figure is a part of a header, or of a cell that the sentence says in full: "round 8", "Fifth Third Center"."""
    table, said = found.table, flat(found.mark.text)
    if any(f" {flat(lead)} {said} " in f" {flat(name)} " for name in table.header):
        return True
    cells = (flat(cell.text) for row in found.question.full for cell in table.rows[row] if cell.value is None)
    whole = f" {flat(text)} "
    return any(f" {said} " in f" {cell} " and cell != said and f" {cell} " in whole for cell in cells)


def _differs(found: Found, rival: Answer) -> bool:
    """Whether a figure should be its rival: nothing is left open and nothing clears it."""
    if is_unclear(found, rival) or (_is_of_all(found, rival) and not _says_no_more(found)):
        return False
    if rival.way in WHOLE and "without" in found.question.cues:
        return False
    return not (found.agreeing and (found.mark.sort == "ordinal" or rival.way != "cell"))


def _is_meant(said: Said) -> bool:
    """Whether a sentence names a row in full, and the column or a figure of three digits; or most of what it tells is of the table."""
    found, question, column = said.found, said.found.question, said.answer.column
    beside, fine = column in found.columns, is_fine(found.mark)
    if said.answer.way in COUNTS:
        return found.count is not None and found.count.clear and found.count.noun == "head"
    if 0 < len(question.full) <= MOST_FULL and question.fit > FULL:  # and not by its place or its year alone
        asked_for = said.agrees and found.asks in SETTLING
        return beside or asked_for or (fine if said.agrees else is_slip(found.mark, said.answer))
    total = "sum" in question.cues and any(row in found.table.totals for row, _ in said.answer.cells)
    if total or (said.answer.way in question.cues and beside):
        return fine if said.agrees else is_slip(found.mark, said.answer)
    return question.covered >= HALF and beside


def _is_asked(found: Found) -> bool:
    """Whether a sentence speaks of a table: it names a row, or much of what it tells, or it asks for the whole of a column."""
    question = found.question
    if len(question.rows) == 1 and question.fit >= FITS:
        return True
    if (len(question.full) == 1 and _is_met(found)) or _is_summed(found):
        return True
    if _is_counted(found):
        return True
    whole = any(way in question.cues for way in WHOLE) and bool(found.columns)
    if whole and not question.rows and _says_no_more(found):
        return True
    return question.covered >= COVERED and (bool(question.rows or question.picks) or whole)


def _is_counted(found: Found) -> bool:
    """Whether a figure counts rows that a sentence picks, and the table has its other words, or all but one of those of a count."""
    count = found.count
    return count is not None and (count.clear or (bool(count.picked) and count.loose <= bool(count.noun)))


def _says_no_more(found: Found) -> bool:
    """Whether the table has all the words of a sentence but one: "the attendance adds up to 987,606 in total"."""
    table = found.table
    known = table.counts.keys() | frozenset().union(*table.header_stems) | generic() | light() | asking()
    return len(found.said - known) <= 1


def _is_of_all(found: Found, rival: Answer) -> bool:
    """Whether a value is of a whole column, in a sentence that names no row."""
    return rival.way in WHOLE and not found.question.rows and not found.question.picks


def _is_summed(found: Found) -> bool:
    """Whether a figure of three digits or more is the sum of a column that is named, and a sum is asked for."""
    if "sum" not in found.question.cues or not is_fine(found.mark):
        return False
    return any(answer.way == "sum" and answer.column in found.columns for answer in found.agreeing)


def _is_met(found: Found) -> bool:
    """Whether a figure of three digits or more is what the one row that is named in full gives, or looks like a slip for it."""
    if not is_fine(found.mark):
        return False
    given = any(answer.way in ("cell", "gap", "change") for answer in found.agreeing)
    return given or any(answer.way == "cell" and is_slip(found.mark, answer) for answer in found.rivals)


def is_sure(said: Said) -> bool:
    """Whether the cell that a figure should be is beyond doubt."""
    return said.wrong >= SURE and is_named(said)


def is_named(said: Said) -> bool:
    """Whether a cell is of one row and one column that the sentence names, and nothing agrees with the figure."""
    found = said.found
    named = said.answer.way == "cell" and said.answer.column in found.columns and len(found.columns) == 1
    return named and len(found.question.rows) == 1 and not found.agreeing


def place_of_answer(table: Table, answer: Answer) -> str:
    """The sheet and the cells of an answer."""
    cells = [table.address(row, column) for row, column in answer.cells]
    joined = ":".join(cells) if answer.way in ("sum", "mean") else " and ".join(cells)
    return ", ".join(part for part in (_sheet(table), joined) if part)


def _sheet(table: Table) -> str:
    return table.name if table.name.startswith("table ") or not table.name else f"sheet {table.name}"


def shown_row(table: Table, answer: Answer) -> str:
    """The rows of an answer in words: the names of the columns with what the cells hold."""
    rows = list(dict.fromkeys(row for row, _ in answer.cells))[:2]
    told = (
        f"{name}: {cell.text}" if name else cell.text
        for row in rows
        for name, cell in zip(table.header, table.rows[row], strict=True)
        if cell.text
    )
    return "; ".join(told) or "; ".join(name for name in table.header if name)


def rows_around(table: Table, answer: Answer) -> tuple[str, ...]:
    """The header and the rows about an answer, a line each, as the file has them."""
    if not answer.cells:
        return ()
    rows = [row for row, _ in answer.cells]
    first, last = max(0, min(rows) - NEAR), max(rows) + NEAR + 1
    shown = table.rows[first : min(last, first + MOST_SHOWN)]
    return (" | ".join(table.header), *(" | ".join(cell.text for cell in row) for row in shown))


def others_of(document: Document, passage: Passage) -> list[Other]:
    """The figures of a sentence with the words beside each."""
    return [Other(mark, _lead(document, passage, mark), *sides(document, passage, mark)[:2]) for mark in passage.marks]


def _lead(document: Document, passage: Passage, mark: Mark) -> str:
    """The word right before a figure."""
    at = mark.first - 1
    if at < passage.first:
        return ""
    before = f"{document.tokens[at - 1].lower} " if document.tokens[at].lower == THAN and at > passage.first else ""
    return before + document.tokens[at].lower


def sides(document: Document, passage: Passage, mark: Mark) -> tuple[str, str, str]:
    """The words right before and right behind a figure, up to the next figure or the end of its clause; and its clause."""
    others = {at for other in passage.marks if other is not mark for at in range(other.first, other.last)}
    tokens = document.tokens
    before = _run(range(mark.first - 1, max(passage.first, mark.first - AHEAD) - 1, -1), document, others)
    after = _run(range(mark.last, min(passage.last, mark.last + BEHIND)), document, others, end=STOPS)
    first, last = mark.first, mark.last
    while first > passage.first and tokens[first - 1].lower not in STOPS:
        first -= 1
    while last < passage.last and tokens[last].lower not in STOPS:
        last += 1
    return " ".join(reversed(before)), " ".join(after), " ".join(token.text for token in tokens[first:last])


def _run(places: range, document: Document, others: set[int], end: frozenset[str] = frozenset()) -> list[str]:
    """The words from a figure on, up to the next one or the end of its clause; a word that joins clauses ends them behind a figure."""
    told: list[str] = []
    for at in places:
        if at in others or document.tokens[at].text in ",;." or document.tokens[at].lower in end:
            break
        told.append(document.tokens[at].text)
        if len(told) > 1 and document.tokens[at].lower in STOPS:
            break
    return told
