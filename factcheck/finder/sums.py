"""Every sum that figures near each other may make: of which one may follow from the others by kind and unit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from factcheck.extract.measures import COUNTS, comparable, in_one_unit
from factcheck.extract.years import LENGTHS, year_of
from factcheck.guard.candidates import Candidate
from factcheck.precision import Interval
from factcheck.rules.rule import sized_like, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Mention

SIZES: Final = frozenset(("percent", "percentage_points", "ratio"))
TIMES: Final = frozenset(("count", "number", "duration"))
SPOKEN: Final = (
    "duration",
    "measure",
    "percent",
    "money",
    "age",
)  # a number beside one of these may be another of it, its unit left out
MOST_SHARES: Final = 4
WHOLE: Final = 100
MOST_PARTS: Final = 7
POINT: Final = "point"
LEVELS: Final = ("before", "risen", "fallen")  # what the size of a change may stand beside: what it came from, or to
OLDEST: Final = 130  # years of a life
NEARLY: Final = 1.25  # a misprinted mean is no further beyond the figures that it is of


def reckoned(figures: Sequence[Mention], reach: int) -> Iterator[Candidate]:
    """Each figure with those to either side of it, so far away, that it may follow from."""
    for at, stated in enumerate(figures):
        beside = [*figures[max(0, at - reach) : at], *figures[at + 1 : at + 1 + reach]]
        yield from _left_of_hundred(stated, figures[max(0, at - MOST_PARTS) : at])
        yield from _summed(stated, figures[max(0, at - MOST_PARTS - 1) : at])
        yield from _summed(stated, figures[at + 1 : at + 2 + MOST_PARTS])
        if stated.kind in SIZES:
            for one, two in itertools.permutations(beside, 2):
                yield from _sized(stated, one, two)
        else:
            for one, two in itertools.combinations(beside, 2):
                yield from _apart(stated, one, two)
            for each, number in itertools.permutations(beside, 2):
                if _multiplied(each, number) and _makes(each, number, stated):
                    yield Candidate(
                        "product", ("product", "each", "number"), (stated, each, number), by=_counted(each, number)
                    )
            for share, whole in itertools.permutations(beside, 2):
                if _is_share(share) and whole.kind not in SIZES and _alike(whole, stated):
                    yield Candidate("left", ("rest", "share", "whole"), (stated, share, whole))


def of_years(told: Sequence[Mention]) -> Iterator[Candidate]:
    """A length of time, an age or an anniversary in years, with two years."""
    dates = [m for m in told if m.figure.date is not None and m.figure.date.year is not None]
    if len(dates) > 1:
        for stated in filter(_of_a_life, told):
            for one, two in itertools.combinations(dates, 2):
                if year_of(one) != year_of(two):
                    yield Candidate("years", ("years", "year", "year"), (stated, one, two))


def _of_a_life(mention: Mention) -> bool:
    """Whether it may be a number of years; "was 75 when he died" says so by no unit."""
    value = mention.quantity.scalar
    if mention.quantity.is_range:
        return False
    if mention.kind == "number":
        return mention.quantity.unit is None and 1 < value < OLDEST and value.denominator == 1
    return mention.kind == "ordinal" or (mention.kind in ("duration", "age") and mention.quantity.unit in LENGTHS)


def of_ages(told: Sequence[Mention]) -> Iterator[Candidate]:
    """The years between two ages: nine of 47 and 38."""
    spans = [m for m in told if m.kind == "duration" and m.quantity.unit == "year" and not m.quantity.is_range]
    if spans:
        aged = [m for m in told if m.kind == "age" or (m.kind == "number" and m.quantity.unit is None)]
        for stated in spans:
            for one, two in itertools.combinations(aged, 2):
                if "age" in (one.kind, two.kind):
                    yield Candidate("amount", ("amount", "level", "level"), (stated, one, two))


def _left_of_hundred(stated: Mention, before: Sequence[Mention]) -> Iterator[Candidate]:
    """The last of a run of shares, with the others: what they leave of a whole. "54 per cent were for, 37 against": one at least is told as one."""
    shares = [m for m in reversed(before) if _may_be_share(m)] if _may_be_share(stated) else []
    for count in range(1, min(len(shares), MOST_SHARES) + 1):
        kinds = {m.kind for m in (stated, *shares[:count])}
        if "number" not in kinds or "percent" in kinds:
            yield Candidate("hundred", ("rest", *("part" for _ in range(count))), (stated, *reversed(shares[:count])))


def _may_be_share(mention: Mention) -> bool:
    """A share, or a number alone that goes on from one."""
    figure = mention.quantity
    bare = mention.kind == "number" and figure.unit is None and figure.hedge is None and 0 < figure.scalar < WHOLE
    return bare or _is_share(mention)


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
            if sized_like(one.quantity, two.quantity) < two.quantity.scalar:
                yield from (Candidate("size", ("percent", "size", level), (stated, one, two)) for level in LEVELS)
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
    """A total, or a mean, with each run of neighbours on one side of it that could be what it is of; percentages have means alone."""
    same = [m for m in side if _added(m, total)]
    for first, last in itertools.combinations(range(len(same) + 1), 2):
        if 2 <= last - first <= MOST_PARTS:  # noqa: PLR2004 - of one part nothing is the sum
            parts = same[first:last]
            if not any(m.kind in SIZES for m in (total, *parts)):
                yield Candidate("total", ("total", *("part" for _ in parts)), (total, *parts))
            if _among(total, parts):
                yield Candidate("mean", ("mean", *("part" for _ in parts)), (total, *parts))


def _among(mean: Mention, parts: Sequence[Mention]) -> bool:
    sizes = [sized_like(m.quantity, mean.quantity) for m in parts]
    return min(sizes) < NEARLY * mean.quantity.scalar and mean.quantity.scalar < NEARLY * max(sizes)


def _shares(one: Mention, two: Mention) -> bool:
    """Two percentages, or one and a bare number: "51 percent in the first half and 32 in the second"."""
    kinds = {one.kind, two.kind}
    return "percent" in kinds and kinds <= {"percent", "number"}


def _alike(one: Mention, two: Mention) -> bool:
    """Figures of one kind, in one unit or in units that count each other; counts may be of any two nouns, and a bare number of anything: the words about them decide."""
    kinds = {one.kind, two.kind}
    if kinds <= COUNTS or comparable(one, two):
        return True
    if one.kind == two.kind:
        return steps(one.quantity.unit, two.quantity.unit) is not None
    bare, other = (one, two) if one.kind in COUNTS else (two, one)
    if bare.kind not in COUNTS or other.kind not in SPOKEN:
        return False
    return bare.quantity.unit == other.quantity.unit or (bare.kind == "number" and bare.quantity.unit is None)


def _added(part: Mention, total: Mention) -> bool:
    """Figures that are added up or taken off: what is smaller than the last digit of the result is no part of it."""
    same = _alike(part, total)
    return same and sized_like(part.quantity, total.quantity) >= total.quantity.printed.place


def _makes(each: Mention, number: Mention, total: Mention) -> bool:
    """Whether so many of one may be the total: of its kind and unit, or of its unit for each of the other's, as in "60 mph" for three hours."""
    pace = each.quantity.unit or ""
    same = in_one_unit(each, total) or _alike(each, total)
    return same or pace == f"{total.quantity.unit} per {number.quantity.unit}"


def _multiplied(each: Mention, number: Mention) -> bool:
    """Whether one may be told for each of the other: of neither there is one."""
    return each.kind not in SIZES and number.kind in TIMES and each.quantity.scalar != 1 and _many(number)


def _counted(each: Mention, number: Mention) -> Interval | None:
    """How many of its spans a length of time holds: 30 minutes in half an hour at so much a minute."""
    spans = steps(number.quantity.unit, each.quantity.per) if number.kind == "duration" else None
    return None if spans is None or spans == 1 else Interval.exactly(spans)


def _many(mention: Mention) -> bool:
    """Whether something may be multiplied by it: a whole number of things, and any length of time."""
    value = mention.quantity.scalar
    return value > 0 if mention.kind == "duration" else value >= 2 and value.denominator == 1  # noqa: PLR2004 - once is no product
