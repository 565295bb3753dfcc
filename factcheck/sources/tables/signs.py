"""The signs by which the likeliest of several readings of a sentence is told: how its rows, its column and its value fit what the sentence says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.lexicon import table as lexicon
from factcheck.sources.tables.grid import NUMBER, exact, flat, stems_of
from factcheck.sources.tables.weigh import CUES, digits_of, is_fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from factcheck.sources.tables.ask import Answer
    from factcheck.sources.tables.conditions import Conditions, Other
    from factcheck.sources.tables.grid import Table
    from factcheck.sources.tables.weigh import Found

FEW: Final = 3  # rows of which each cell may be told
VALUES: Final = (0, 1, 2, 3, 5, 8, 12, 20, 31, 99, 999, 2100, 100_000)
SIZES: Final = (1, 2, 3, 5, 10, 20)
SCORE: Final = re.compile(r"(?<![\d-])\d{1,3} ?[-–—−:] ?\d{1,3}(?![\d-])")
MONTHS: Final = frozenset(lexicon("dates")["months"])


class Said(NamedTuple):
    """A figure of a sentence, the values that are told beside it, and the stems of the words right before and behind it."""

    found: Found
    told: frozenset[Fraction]
    before: frozenset[str]
    behind: frozenset[str]

    @classmethod
    def of(cls, found: Found, others: Sequence[Other], beside: tuple[str, str, str]) -> Said:
        """Read what is beside a figure."""
        told = frozenset(value for other in others for value in other.mark.values)
        before, behind = flat(beside[0]).split()[-1:], flat(beside[1]).split()[:1]
        return cls(found, told, stems_of(" ".join(before)), stems_of(" ".join(behind)))


def of_answer(said: Said, answer: Answer, rows: frozenset[int], kind: str) -> Iterator[str]:
    """How a value of some rows fits what is said."""
    yield f"way {answer.way}"
    yield f"kind {kind}"
    yield f"of {answer.way} {kind}"
    yield f"in {step(len(rows), SIZES)}"
    yield f"size {step(abs(answer.value), VALUES)}"
    yield from _of_column(said, answer)
    yield from _of_value(said, answer)
    yield from _of_cell(said.found, answer, rows)


def step(value: Fraction | int, ends: Sequence[int]) -> int:
    """How many of some ends a value is beyond."""
    return sum(value > end for end in ends)


def met_by(whole: Conditions, rows: frozenset[int]) -> tuple[str, ...]:
    """How much of what picks rows these meet, and how much they leave."""
    left = [one for one in whole.found if not any(rows <= some for _, some in one.picks)]
    firm = sum(one.firm and not one.figure for one in left)
    figures, loose = sum(one.figure for one in left), sum(not one.firm for one in left)
    return (
        f"met {min(len(whole.found) - len(left), 6)}",
        f"left {min(firm, 4)}",
        f"left figures {min(figures, 4)}",
        f"left words {min(loose, 6)}",
    )


def _of_column(said: Said, answer: Answer) -> Iterator[str]:
    """How the sentence names the column of a value."""
    found, column = said.found, answer.column
    table = found.table
    if column is None:
        yield "column none"
        return
    stems = table.header_stems[column]
    near = "beside" if column in found.columns else "named" if column in found.question.columns else "other"
    yield f"column {near}"
    yield f"headed {round(3 * len(stems & found.said) / len(stems)) if stems else 4}"
    yield f"behind {len(stems & said.behind) > 0:d}"
    yield f"before {len(stems & said.before) > 0:d}"
    yield f"unsaid {min(len(set(found.question.columns) - {column}), 4)}"
    yield f"holds {_holds(table, column)}"
    yield f"first {column == 0:d}"


def _holds(table: Table, column: int) -> str:
    """What a column holds."""
    if table.is_year(column):
        return "years"
    if table.is_place(column):
        return "places"
    return "labels" if column in table.labels else "numbers" if column in table.numeric else "words"


def _of_cell(found: Found, answer: Answer, rows: frozenset[int]) -> Iterator[str]:
    """Which of several numbers of a cell a value is, whether the cell is a date or a score, and how many words of the sentence other rows have."""
    table = found.table
    if answer.way == "within" and answer.cells and answer.column is not None:
        text = table.rows[answer.cells[0][0]][answer.column].text
        inside = [exact(digits) for digits in NUMBER.findall(text)]
        yield f"part {inside.index(answer.value) if answer.value in inside else 9}"
        yield f"parts {min(len(inside), 5)}"
        said = flat(text).split()
        yield f"cell {'date' if not MONTHS.isdisjoint(said) else 'score' if SCORE.search(text) else 'letters' if re.search('[a-z]', text.lower()) else 'numbers'}"
    if len(rows) <= FEW:
        own = frozenset().union(*(stems for row in rows for stems in table.stems[row]))
        theirs = (found.said & table.counts.keys()) - own
        yield f"lost {min(len(theirs), 6)}"
        yield f"has {min(len(found.said & own), 8)}"


def _of_value(said: Said, answer: Answer) -> Iterator[str]:
    """What a value is beside the figure: of its sort, of as many digits, told beside it."""
    found, mark = said.found, said.found.mark
    yield f"fits {is_fitting(mark, answer, found.table):d}"
    yield f"cued {CUES.get(answer.way, answer.way) in found.question.cues:d}"
    yield f"told {answer.value in said.told:d}"
    yield f"whole {answer.value.denominator == 1:d}{mark.place >= 1:d}"
    yield f"longer {max(-3, min(3, len(str(abs(int(answer.value)))) - len(str(abs(int(mark.value))))))}"
    yield f"percent {answer.percent:d}{mark.sort in ('percent', 'share'):d}"


def of_figure(found: Found, others: Sequence[Other], beside: tuple[str, str, str]) -> Iterator[str]:
    """What the sentence tells about a figure, whatever the table holds."""
    mark, question, count = found.mark, found.question, found.count
    before, after = flat(beside[0]).split(), flat(beside[1]).split()
    yield f"sort {mark.sort}"
    yield f"unit {mark.unit or '-'}"
    yield f"hedge {mark.hedge or '-'}"
    yield f"length {min(len(digits_of(mark.value)), 4)}"
    yield f"spelt {mark.text.isalpha():d}"
    yield f"word before {before[-1] if before else '-'}"
    yield f"word before that {before[-2] if len(before) > 1 else '-'}"
    yield f"word behind {after[0] if after else '-'}"
    yield f"word behind that {after[1] if len(after) > 1 else '-'}"
    yield f"asks {found.asks or '-'}"
    yield f"noun {(count.noun or '-') if count else 'none'}"
    yield f"loose {min(count.loose, 3) if count else 4}"
    yield from (f"cue {cue} 1" for cue in question.cues)
    yield f"full {min(len(question.full), 4)}"
    yield f"rows {min(len(question.rows), 4)}"
    yield f"columns {min(len(found.columns), 3)}"
    yield f"headers {min(len(question.columns), 4)}"
    yield f"others {min(len(others), 4)}"
    yield f"place {sum(other.mark.first < mark.first for other in others)}"
    yield f"covered {round(10 * question.covered)}"
    yield f"fit {min(round(question.fit), 8)}"
    yield f"table {step(len(found.table.rows), SIZES)}"
