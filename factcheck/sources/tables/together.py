"""What a sentence tells of one row: which rows have the names and the other figures that it tells, and whether they have a figure too."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.sources.tables.conditions import of_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.conditions import Condition, Other
    from factcheck.sources.tables.grid import Table

MANY: Final = 5_000  # rows, from which no row is looked for by all that a sentence tells
FIGURE: Final = 1.5  # what a figure tells of a row, as much as a word that a fifth of the rows have
NAMED: Final = 4.0  # and a name in full, or the most of a column
ALMOST: Final = 1e-9


class Together(NamedTuple):
    """The rows that have most of what a sentence tells beside one figure, and where the figure itself is."""

    rows: tuple[int, ...]
    told: float  # how much of the sentence they have
    lost: float  # how much less of it the rows have in which the figure is
    met: bool  # whether one of them has the figure, where its words allow it
    elsewhere: bool  # whether another row has it there
    every: bool  # whether they have every other figure
    cells: tuple[tuple[int, int], ...]  # their cells in the columns of the figure
    named: bool  # whether words beside the figure name these


class Sentence(NamedTuple):
    """What a sentence tells beside a figure: its stems, its other figures, the columns that the words about the figure name and the rows that are named in full."""

    stems: frozenset[str]
    others: Sequence[Other]
    columns: frozenset[int]
    full: frozenset[int]


def together(table: Table, sentence: Sentence, mark: Mark) -> Together | None:
    """Look for the rows of a sentence and for the figure in them; `None` in a table of many rows."""
    if len(table.rows) > MANY or not table.own:
        return None
    told = dict.fromkeys(table.own, 0.0)
    for one in sorted(sentence.stems):
        for row in {row for row, _ in table.places.get(one, ())} & told.keys():
            told[row] += _weight(table, one)
    for row in sentence.full & told.keys():
        told[row] += NAMED
    number = dict.fromkeys(table.own, 0)
    for other in sentence.others:
        condition = next(iter(of_figures(table, [other])), None)
        for row in _rows_of(table, other, condition) & number.keys():
            told[row] += FIGURE
            number[row] += 1
    own = sentence.columns
    places = [place for place in table.numbers.get(abs(mark.value), ()) if place[0] in told]
    mine = [place for place in places if not own or place[1] in own]
    best = max(told.values())
    rows = tuple(row for row, value in told.items() if value >= best - ALMOST)
    met = any(row in rows for row, _ in mine)
    across = own or frozenset(column for _, column in mine)
    return Together(
        rows,
        best,
        best - max((told[row] for row, _ in mine), default=0.0),
        met,
        bool(mine) and not met,
        any(number[row] == len(sentence.others) for row in rows),
        tuple((row, column) for row in rows for column in sorted(across)),
        bool(own),
    )


def _rows_of(table: Table, other: Other, condition: Condition | None) -> frozenset[int]:
    """The rows of which a figure is true: by the columns that are named beside it, or by any."""
    picks = condition.picks if condition is not None else ()
    rows = frozenset(row for _, some in picks for row in some)
    if other.mark.hedge is not None or (condition is not None and condition.led and picks):
        return rows
    return rows | {row for row, _ in table.numbers.get(other.mark.value, ())}


def _weight(table: Table, stem: str) -> float:
    return math.log(1 + len(table.rows) / (1 + table.counts[stem]))
