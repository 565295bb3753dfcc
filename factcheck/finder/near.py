"""Every set of figures near each other of which one may follow from the rest: by kind and unit it can, and in size it comes near."""

from __future__ import annotations

import itertools
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.measures import COUNTS, comparable
from factcheck.extract.years import year_of
from factcheck.finder.pairs import Freed, paired
from factcheck.guard.candidates import Candidate
from factcheck.guard.fits import agreement, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.line import Line, Mention

UNHELD: Final = frozenset(("date", "ordinal", "age"))
SIZES: Final = frozenset(("percent", "percentage_points", "ratio"))
TIMES: Final = frozenset(("count", "number", "duration"))
REACH: Final = 3  # figures to either side of the stated one that two others are looked for among
STRETCH: Final = 40  # tokens from the first figure to the last
BETWEEN: Final = 1  # figures between that have nothing to do with them ...
FAR: Final = 3  # ... and as many at most where they add up
MOST_SHARES: Final = 4
MOST_PARTS: Final = 7
MOST: Final = 120  # sets of figures of one sentence that are weighed
TABLE: Final = (
    24  # figures, or dates, in a sentence or two, from which on they are a table: no words say what follows from what
)
POINT: Final = "point"


class Near(NamedTuple):
    """A candidate with its one or two sentences; whether it adds up, and by what chance strangers would."""

    candidate: Candidate
    lines: tuple[Line, ...]
    fits: bool
    chance: float


def nearby(lines: Sequence[Line]) -> Iterator[Near]:
    """The candidates of each sentence, and of each with the next one, that add up or nearly do."""
    freed = [Freed(line) for line in lines]
    for at, line in enumerate(lines):
        yield from _of((line,), freed[at : at + 1])
        if at + 1 < len(lines) and lines[at + 1].follows(line):
            yield from _of((line, lines[at + 1]), freed[at : at + 2])


def farther(window: tuple[Line, ...]) -> Iterator[Near]:
    """Those of one or two sentences that add up and whose figures stand further apart: they may be why another that does not is none."""
    yield from itertools.islice((near for near in _within(window, REACH + 1, FAR) if near.fits), MOST)


def _of(window: tuple[Line, ...], freed: Sequence[Freed]) -> Iterator[Near]:
    told = [m for line in window for m in line.mentions if not m.quantity.is_range]
    figures = sum(m.kind not in UNHELD for m in told)
    if max(figures, len(told) - figures) <= TABLE:
        yield from itertools.islice(_within(window, REACH, BETWEEN), MOST)
        yield from (Near(candidate, window, fits, chance) for candidate, fits, chance in paired(freed))


def _within(window: tuple[Line, ...], reach: int, between: int) -> Iterator[Near]:
    told = [m for line in window for m in line.mentions if not m.quantity.is_range]
    figures = [m for m in told if m.kind not in UNHELD]
    at = {m.first: index for index, m in enumerate(figures)}
    numbers = {line.number for line in window}
    for candidate in (*_reckoned(figures, reach), *_of_years(told)):
        if len(numbers) > 1 and {m.quantity.sentence for m in candidate.mentions} != numbers:
            continue
        if _apart_by(candidate, at) > between:
            continue
        try:
            fits, chance = agreement(candidate)
            held = fits or near(candidate)
        except (ZeroDivisionError, OverflowError):
            continue
        if held:
            yield Near(candidate, window, fits, chance)


def _apart_by(candidate: Candidate, at: Mapping[int, int]) -> float:
    """How many other figures stand between its own: nothing is tied across a long stretch with many between."""
    places = [m.first for m in candidate.mentions]
    if max(places) - min(places) > STRETCH:
        return inf
    indexes = [at[first] for first in places if first in at] or [0]
    return max(indexes) - min(indexes) + 1 - len(indexes)


def _reckoned(figures: Sequence[Mention], reach: int) -> Iterator[Candidate]:
    for at, stated in enumerate(figures):
        beside = [*figures[max(0, at - reach) : at], *figures[at + 1 : at + 1 + reach]]
        if stated.kind in SIZES:
            for one, two in itertools.permutations(beside, 2):
                yield from _sized(stated, one, two)
            yield from _left_of_hundred(stated, figures[max(0, at - MOST_PARTS) : at])
        else:
            for one, two in itertools.combinations(beside, 2):
                yield from _apart(stated, one, two)
            yield from _summed(stated, figures[max(0, at - MOST_PARTS - 1) : at])
            yield from _summed(stated, figures[at + 1 : at + 2 + MOST_PARTS])
            for each, number in itertools.permutations(beside, 2):
                if each.kind not in SIZES and number.kind in TIMES and _whole(number) and _makes(each, number, stated):
                    yield Candidate("product", ("product", "each", "number"), (stated, each, number))
            for share, whole in itertools.permutations(beside, 2):
                if _is_share(share) and whole.kind not in SIZES and _alike(whole, stated):
                    yield Candidate("left", ("rest", "share", "whole"), (stated, share, whole))


def _of_years(told: Sequence[Mention]) -> Iterator[Candidate]:
    """A length of time or an age in years, with two years."""
    dates = [m for m in told if m.figure.date is not None and m.figure.date.year is not None]
    for stated in told:
        if stated.kind in ("duration", "age") and stated.quantity.unit == "year":
            for one, two in itertools.combinations(dates, 2):
                if year_of(one) != year_of(two):
                    yield Candidate("years", ("years", "year", "year"), (stated, one, two))


def _left_of_hundred(stated: Mention, before: Sequence[Mention]) -> Iterator[Candidate]:
    """The last of a run of shares, with the others: what they leave of a whole."""
    shares = [*itertools.takewhile(_is_share, reversed(before))] if _is_share(stated) else []
    for count in range(1, min(len(shares), MOST_SHARES) + 1):
        yield Candidate("hundred", ("rest", *("part" for _ in range(count))), (stated, *reversed(shares[:count])))


def _is_share(mention: Mention) -> bool:
    return mention.kind == "percent" or (mention.kind == "ratio" and mention.quantity.scalar < 1)


def _sized(stated: Mention, one: Mention, two: Mention) -> Iterator[Candidate]:
    """A percentage, points or a multiple with two figures in this order of parts."""
    ratio = stated.kind == "ratio"
    below = stated.quantity.scalar < 1
    if one.kind not in SIZES and two.kind not in SIZES and _alike(one, two):
        if not ratio or below:
            yield Candidate("change", ("percent", "after", "before"), (stated, one, two))
            yield Candidate("share", ("share", "part", "whole"), (stated, one, two))
        else:
            yield Candidate("multiple", ("multiple", "after", "before"), (stated, one, two))
    if _shares(one, two):
        if ratio and not below:
            yield Candidate("multiple", ("multiple", "after", "before"), (stated, one, two))
        elif not ratio and one.first < two.first:
            yield Candidate("points", ("points", "level", "level"), (stated, one, two))


def _apart(stated: Mention, one: Mention, two: Mention) -> Iterator[Candidate]:
    """An amount that lies between two others, or points between two percentages."""
    if stated.quantity.unit == POINT and _shares(one, two):
        yield Candidate("points", ("points", "level", "level"), (stated, one, two))
    elif not {one.kind, two.kind} & SIZES and _alike(one, two) and _added(one, stated) and _added(two, stated):
        yield Candidate("amount", ("amount", "level", "level"), (stated, one, two))


def _summed(total: Mention, side: Sequence[Mention]) -> Iterator[Candidate]:
    """A total with each run of neighbours on one side of it that could be its parts."""
    same = [m for m in side if m.kind not in SIZES and _added(m, total)]
    for first, last in itertools.combinations(range(len(same) + 1), 2):
        if 2 <= last - first <= MOST_PARTS:  # noqa: PLR2004 - of one part nothing is the sum
            parts = same[first:last]
            yield Candidate("total", ("total", *("part" for _ in parts)), (total, *parts))


def _shares(one: Mention, two: Mention) -> bool:
    """Two percentages, or one and a bare number: "51 percent in the first half and 32 in the second"."""
    kinds = {one.kind, two.kind}
    return "percent" in kinds and kinds <= {"percent", "number"}


def _alike(one: Mention, two: Mention) -> bool:
    """Figures of one kind and unit; counts may be of any two nouns, and a bare number of anything: the words about them decide."""
    kinds = {one.kind, two.kind}
    if kinds <= set(COUNTS) or comparable(one, two):
        return True
    bare = one if one.kind == "number" else two
    return bare.kind == "number" and bare.quantity.unit is None and "duration" in kinds


def _added(part: Mention, total: Mention) -> bool:
    """Figures that are added up or taken off: what is smaller than the last digit of the result is no part of it."""
    return _alike(part, total) and part.quantity.scalar >= total.quantity.printed.place


def _makes(each: Mention, number: Mention, total: Mention) -> bool:
    """Whether so many of one may be the total: of its kind and unit, or of its unit for each of the other's, as in "60 mph" for three hours."""
    pace = each.quantity.unit or ""
    return _alike(each, total) or pace == f"{total.quantity.unit} per {number.quantity.unit}"


def _whole(mention: Mention) -> bool:
    return mention.quantity.scalar >= 2 and mention.quantity.scalar.denominator == 1  # noqa: PLR2004 - once is no product
