"""Where a form may begin in a row, found in one reading from right to left: of forms that a row has the words for one in seventy matches.

The steps of a form that take a cell are the bits of a number (Glushkov's automaton, run as Navarro and Raffinot run it); which steps may stand before
a set of others is worked out when that is first met, and kept. Looks ahead are taken for granted, and a stretch for any number of cells behind its
first; so the form may begin at fewer places than are told here, and itself decides.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.extract.forms.pattern import Cell, Row, State, Test

END: Final = 1  # the bit that stands for the end of a form
MOST: Final = 4096  # sets of steps that a form keeps


class Places:
    """The steps of one form as bits."""

    def __init__(self, start: int, states: Sequence[State], cells: Sequence[Cell]) -> None:
        """Number the steps, and find which may follow each; `cells` has one of each shape."""
        bits = _bits(states)
        firsts = _firsts(states, bits)
        self._begins = firsts[start]
        self._stretched: list[tuple[int, str]] = []
        self._before = _Before()
        self._shaped = _Shaped(cells)
        self._named: dict[str, int] = {}
        for at in _reached(start, states):
            state, bit, then = states[at], bits[at], _all(firsts[way] for way in states[at].ways)
            if state.word:
                self._named[state.word] = self._named.get(state.word, 0) | bit
            elif state.test is not None:
                self._shaped.tests[state.test] = self._shaped.tests.get(state.test, 0) | bit
            elif state.sort:
                self._stretched.append((bit, state.sort))
                then |= bit << 1
                self._before.follows.append((bit << 1, then))
            if bit > END:
                self._before.follows.append((bit, then))
        self._shaped.inside = _all(bit << 1 for bit, _ in self._stretched)

    def of(self, row: Row) -> list[int]:
        """The cells from which the form may match, in order."""
        found = []
        takes, before, begins, may = self._taking(row), self._before, self._begins, 0
        for at in range(len(takes) - 1, -1, -1):
            may = before[may] & takes[at]
            if may & begins:
                found.append(at)
        return found[::-1]

    def _taking(self, row: Row) -> list[int]:
        """The steps that each cell may be taken by."""
        takes = list(map(self._shaped.__getitem__, row.shapes))
        for word in self._named.keys() & row.at.keys():
            bits = self._named[word]
            for at in row.at[word]:
                takes[at] |= bits
        for bit, sort in self._stretched:
            for at in row.stretches[sort]:
                takes[at] |= bit
        return takes


class _Shaped(dict[int, int]):
    """By the shape of a cell, the steps that take it without asking for its word."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        super().__init__()
        self.cells = cells
        self.tests: dict[Test, int] = {}
        self.inside = 0  # those within a stretch, which take any

    def __missing__(self, shape: int) -> int:
        takes = _all(bit for test, bit in self.tests.items() if test(self.cells[shape]))
        return self.setdefault(shape, takes | self.inside)


class _Before(dict[int, int]):
    """The steps that may stand before a cell from which some others match."""

    def __init__(self) -> None:
        super().__init__()
        self.follows: list[tuple[int, int]] = []  # each step with those that may follow it

    def __missing__(self, may: int) -> int:
        if len(self) >= MOST:
            self.clear()
        self[may] = found = _all(bit for bit, then in self.follows if then & (may | END))
        return found


def _all(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _bits(states: Sequence[State]) -> list[int]:
    """A bit for each step that takes a cell, and for a stretch another for the cells behind its first."""
    bits, free = [], END << 1
    for state in states:
        takes = bool(state.word or state.sort or state.test is not None)
        bits.append(END if state.done else free if takes else 0)
        free <<= takes + bool(state.sort)
    return bits


def _reached(start: int, states: Sequence[State]) -> list[int]:
    """The steps of the form itself, those of its looks ahead left out."""
    seen, waiting = {start}, [start]
    while waiting:
        fresh = [way for way in states[waiting.pop()].ways if way not in seen]
        seen.update(fresh)
        waiting += fresh
    return sorted(seen)


def _firsts(states: Sequence[State], bits: Sequence[int]) -> list[int]:
    """The steps that may take the next cell at each step; one that takes none is passed."""
    firsts, known = list(bits), [-1]
    while firsts != known:  # twice, since all but loops are made behind what follows them
        known = firsts.copy()
        for at, state in enumerate(states):
            if not bits[at]:
                firsts[at] = _all(firsts[way] for way in state.ways)
    return firsts
