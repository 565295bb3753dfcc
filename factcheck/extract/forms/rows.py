"""A sentence, or two that follow each other, as a row of cells for forms of words: each figure is one cell."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.forms.coordinated import coordinated
from factcheck.extract.forms.pattern import DASH, HYPHEN, Cell, Row
from factcheck.extract.tokens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.forms.coordinated import Names
    from factcheck.extract.line import Line, Mention


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a row with what their cells are: the figure of a cell, and the names of a list by its two ends."""

    lines: tuple[Line, ...]
    row: Row
    mentions: dict[int, Mention]
    lists: dict[tuple[int, int], Names]

    def lower(self, first: int, last: int) -> list[str]:
        """The words of some cells."""
        return [cell.word for cell in self.row.cells[max(0, first) : max(0, last)]]


def told(*lines: Line) -> Told:
    """The row of one sentence, or of several that follow each other."""
    cells: list[Cell] = []
    mentions: dict[int, Mention] = {}
    for line in lines:
        for cell, mention in _cells(line):
            if mention is not None:
                mentions[len(cells)] = mention
            cells.append(cell)
    lists = {(names.first, names.last): names for names in coordinated(cells, lines[0].tokens)}
    ends: dict[int, list[int]] = {}
    for first, last in lists:
        ends.setdefault(first, []).append(last)
    return Told(lines, Row(cells, {"list": ends}), mentions, lists)


def _cells(line: Line) -> Iterator[tuple[Cell, Mention | None]]:
    at = line.first
    waiting = list(line.mentions[::-1])
    while at < line.last:
        mention = waiting.pop() if waiting and waiting[-1].first <= at else None
        if mention is not None and mention.last > at:
            word = " ".join(line.words(at, mention.last))
            yield Cell(word, line.tag(mention.last - 1), mention.kind, at, mention.last), mention
            at = mention.last
        elif mention is None:
            yield Cell(_word(line, at), line.tag(at), "", at, at + 1), None
            at += 1


def _word(line: Line, at: int) -> str:
    """A word in lower case; a hyphen grown on to a word is told from a dash."""
    token = line.tokens[at]
    if token.text not in HYPHENS:
        return token.lower
    near = [line.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(line.tokens)]
    spaced = token.gap and near[-1].gap
    return DASH if spaced or any(other.text in HYPHENS for other in near) else HYPHEN


def rows_of(lines: Sequence[Line]) -> dict[int, tuple[Told, ...]]:
    """The rows of an article: each sentence, and each two of which one follows the other, by how many they hold."""
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if two.follows(one)]
    return {1: tuple(told(line) for line in lines), 2: tuple(told(*pair) for pair in pairs)}
