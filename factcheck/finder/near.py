"""Every set of figures near each other of which one may follow from the rest: by kind and unit it can, and in size it comes near."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.finder.dated import lasting
from factcheck.finder.pairs import Freed, paired
from factcheck.finder.sums import of_ages, of_years, reckoned
from factcheck.finder.twofold import told_twofold
from factcheck.guard.fits import agreement, fitting, near
from factcheck.guard.slips import misprinted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.line import Line
    from factcheck.guard.candidates import Candidate

UNHELD: Final = frozenset(("date", "ordinal", "age"))
REACH: Final = 3  # figures to either side of the stated one that two others are looked for among
# Of two figures that are alike none of these is made.
APART: Final = frozenset(("amount", "change", "left", "points", "share", "size"))
STRETCH: Final = {1: 40, 2: 40, 3: 60}  # tokens from the first figure to the last, by the number of sentences
BETWEEN: Final = 1  # figures between that have nothing to do with them ...
PAIRED_WITHIN: Final = 2  # sentences
FAR: Final = 3  # ... and as many at most where they add up
MOST: Final = 120  # sets of figures of one sentence that are weighed
TABLE: Final = (
    24  # figures, or dates, in a sentence or two, from which on they are a table: no words say what follows from what
)
CROWDED: Final = 0.3  # of the words about a sentence: where more are figures it is a table too (lists of sportsmen)


class Near(NamedTuple):
    """A candidate with its one, two or three sentences, and whether it adds up; `often` is by what chance strangers would, where no sum tells it."""

    candidate: Candidate
    lines: tuple[Line, ...]
    fits: bool
    often: float | None = None

    @property
    def chance(self) -> float:
        """By what chance strangers would add up: what the finder learns from."""
        return agreement(self.candidate)[1] if self.often is None else self.often


def nearby(lines: Sequence[Line]) -> Iterator[Near]:
    """The candidates of each sentence, of each with the next one, and of three in a row, that add up or nearly do."""
    freed = [Freed(line) for line in lines]
    figures = [m.first for line in lines for m in line.mentions]
    for at, line in enumerate(lines):
        if _crowded(line, figures):
            continue
        for many in STRETCH:
            if many > 1 and not (at + many <= len(lines) and lines[at + many - 1].follows(lines[at + many - 2])):
                break
            yield from _of(tuple(lines[at : at + many]), freed[at : at + many])


def _crowded(line: Line, figures: Sequence[int]) -> bool:
    """Whether hardly anything but figures, given by their tokens, stands in a sentence and about it."""
    low, high = line.first - STRETCH[1], line.last + STRETCH[1]
    return bisect_left(figures, high) - bisect_left(figures, low) > CROWDED * (high - low)


def farther(window: tuple[Line, ...]) -> Iterator[Near]:
    """Those of one to three sentences that add up and whose figures stand further apart: they may be why another that does not is none."""
    yield from itertools.islice((near for near in _within(window, REACH + 1, FAR) if near.fits), MOST)


def _of(window: tuple[Line, ...], freed: Sequence[Freed]) -> Iterator[Near]:
    told = [m for line in window for m in line.mentions if not m.quantity.is_range]
    figures = sum(m.kind not in UNHELD for m in told)
    if max(figures, len(told) - figures) <= TABLE:
        yield from itertools.islice(_within(window, REACH, BETWEEN), MOST)
        # A word of direction seldom tells of a level in another paragraph, or two sentences further.
        if len(window) <= PAIRED_WITHIN and window[0].paragraph == window[-1].paragraph:
            yield from (Near(candidate, window, fits, chance) for candidate, fits, chance in paired(freed))


def _within(window: tuple[Line, ...], reach: int, between: int) -> Iterator[Near]:
    told = [m for line in window for m in line.mentions if not m.quantity.is_range]
    figures = [m for m in told if m.kind not in UNHELD]
    at = {m.first: index for index, m in enumerate(figures)}
    numbers = {line.number for line in window}
    for candidate in (
        *reckoned(figures, reach),
        *of_years(told),
        *of_ages(told),
        *told_twofold(window),
        *lasting(window),
    ):
        if len(numbers) > 1 and {m.quantity.sentence for m in candidate.mentions} != numbers:
            continue
        if _apart_by(candidate, at, STRETCH[len(window)]) > between or (
            candidate.family in APART and _twice(candidate)
        ):
            continue
        try:
            fits = fitting(candidate)
            held = fits or near(candidate) or misprinted(candidate)
        except (ZeroDivisionError, OverflowError):
            continue
        if held:
            yield Near(candidate, window, fits)


def _twice(candidate: Candidate) -> bool:
    """Whether two of the figures are one told twice."""
    told = [(m.kind, m.quantity.unit, m.quantity.scalar) for m in candidate.mentions]
    return any(one == two for one, two in itertools.combinations(told, 2))


def _apart_by(candidate: Candidate, at: Mapping[int, int], stretch: int) -> float:
    """How many other figures stand between its own: nothing is tied across a long stretch with many between."""
    places = [m.first for m in candidate.mentions]
    if max(places) - min(places) > stretch:
        return inf
    indexes = [at[first] for first in places if first in at] or [0]
    return max(indexes) - min(indexes) + 1 - len(indexes)
