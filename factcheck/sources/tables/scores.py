"""Figures that stand in pairs: a score of 24 - 17, a record of 2-6-0, held against the cells that hold as many."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.sources.tables.ask import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Asked
    from factcheck.sources.tables.grid import Table

DASHES: Final = "\\-–—−"
SCORE: Final = re.compile(rf"(?<![{DASHES}\w])\d{{1,3}}(?: ?[{DASHES}] ?\d{{1,3}}){{1,2}}(?![{DASHES}\w])")
DIGITS: Final = re.compile(r"\d+")
MOST: Final = 3  # rows that a sentence may name


def score_of(text: str, mark: Mark) -> tuple[tuple[int, ...], int] | None:
    """The score that a figure is a part of, and which part; `None` for one that stands alone."""
    if mark.sort != "number" or not mark.text.isdecimal():
        return None
    for found in SCORE.finditer(text):
        parts = tuple(int(digits) for digits in DIGITS.findall(found[0]))
        if mark.value in parts:
            return parts, parts.index(int(mark.value))
    return None


def scored(table: Table, question: Asked, score: tuple[tuple[int, ...], int]) -> Iterator[Answer]:
    """What the rows that are named have for a figure of a score; the figure itself where one has that score, from either side."""
    said, part = score
    held = [one for row in question.rows[:MOST] for one in _scores(table, row, len(said))]
    same = [(place, parts) for place, parts in held if parts in (said, said[1::-1] + said[2:])]
    for place, parts in same or held:
        value = said[part] if same else parts[part]
        shown = f"{table.header[place[1]]} {table.rows[place[0]][place[1]].text}".strip()
        yield Answer("within", Fraction(value), place[1], shown, (place,), named=True)


def _scores(table: Table, row: int, number: int) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
    """The scores of so many figures that the cells of a row hold."""
    for column, cell in enumerate(table.rows[row]):
        for found in SCORE.finditer(cell.text):
            parts = tuple(int(digits) for digits in DIGITS.findall(found[0]))
            if len(parts) == number:
                yield (row, column), parts
