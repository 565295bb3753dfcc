"""Whether a figure of an article may be the print of a figure of its source: units converted, rounding and hedges understood.

It looks one way: an article may round what its source says, and never knows it better than that.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.lexicon import table
from factcheck.precision import Interval, as_cited, far_bound, multiple_word
from factcheck.record import dataclass
from factcheck.sources.marks import CALENDAR

if TYPE_CHECKING:
    from factcheck.sources.marks import Mark

Grade: TypeAlias = Literal["same", "rounded", "bound", "open", "elsewise"]
BOUNDS: Final = frozenset(("over", "under", "at_least", "at_most"))
HUNDRED: Final = 100
UNITED: Final = frozenset(("money", "measure", "duration", "ordinal", "times"))
CENTS: Final = frozenset(("penny", "cent"))
DECADE: Final = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure in the base of its dimension: what it may be compared with, its values there and its interval."""

    dimension: str
    factor: Fraction


def measured(mark: Mark) -> Measured:
    """The dimension of a figure and the factor that leads to its base."""
    if mark.sort in ("percent", "points"):
        return Measured("share", Fraction(1, HUNDRED * (HUNDRED if mark.unit == "basis_point" else 1)))
    if mark.sort == "share":
        return Measured("share", Fraction(1))
    if mark.sort == "money":
        return Measured("money", Fraction(1, HUNDRED) if mark.unit in CENTS else Fraction(1))
    if mark.sort == "duration":
        return Measured("time", _spans().get(mark.unit or "", Fraction(1)))
    if mark.sort == "measure":
        base, factor = _sizes().get(mark.unit or "", (mark.unit or "", Fraction(1)))
        return Measured(base, factor)
    if mark.sort in ("number", "vague"):
        return Measured("number", Fraction(1))
    return Measured(mark.sort, Fraction(1))


def cited(mark: Mark) -> Interval:
    """What the print of a figure may stand for beside its source: a round number without a hedge is hardly rounded."""
    if mark.hedge is not None or mark.sort not in ("number", "money", "measure", "duration", "percent", "points"):
        return mark.interval
    return as_cited(mark.value, mark.place, mark.round_place).hull(Interval.exactly(mark.value))


@cache
def _spans() -> dict[str, Fraction]:
    return {unit: Fraction(days) for unit, days in table("sources")["spans"].items()}


@cache
def _sizes() -> dict[str, tuple[str, Fraction]]:
    return {unit: (base, Fraction(size)) for unit, (base, size) in table("sources")["sizes"].items()}


def agree(mine: Mark, theirs: Mark) -> Grade | None:
    """How a figure of the article agrees with one of the source; `None` where it does not, or where they are of two dimensions."""
    if mine.sort in CALENDAR or theirs.sort in CALENDAR:
        return _calendar(mine, theirs)
    ours, other = measured(mine), measured(theirs)
    if ours.dimension == other.dimension:
        return _of_one(mine, theirs, ours.factor, other.factor)
    return _of_two(mine, theirs)


def comparable(mine: Mark, theirs: Mark) -> bool:
    """True where two figures are of one dimension, so that one could stand in the other's place."""
    if mine.sort == "money" and theirs.sort == "money":
        return True
    if mine.sort == theirs.sort or {mine.sort, theirs.sort} <= {"number", "vague"}:
        return mine.sort != "measure" or measured(mine).dimension == measured(theirs).dimension
    return {mine.sort, theirs.sort} <= {"percent", "share"} or {mine.sort, theirs.sort} <= {"percent", "points"}


def _calendar(mine: Mark, theirs: Mark) -> Grade | None:
    if mine.sort == theirs.sort:
        return "same" if mine.value == theirs.value else None
    sorts = {mine.sort, theirs.sort}
    if mine.sort == "decade" and theirs.sort == "year":
        return "rounded" if mine.value <= theirs.value < mine.value + DECADE else None
    if sorts <= {"year", "number", "money"} or sorts <= {"day", "ordinal", "number"}:
        return "elsewise" if mine.value in theirs.values else None
    if "clock" in sorts and "number" in sorts:
        return "elsewise" if theirs.value in (mine.value, mine.value / 60) else None
    return None


def _of_one(mine: Mark, theirs: Mark, factor: Fraction, other: Fraction) -> Grade | None:
    if mine.sort == "number" and theirs.sort == "vague":
        return None
    if mine.sort == "vague":
        return "rounded" if mine.interval.contains(theirs.value) or mine.value == theirs.value else None
    alike = factor == other
    if mine.upper is not None and theirs.upper is not None:
        return "same" if [v * factor for v in mine.values] == [v * other for v in theirs.values] else None
    if any(mine.value == value if alike else mine.value * factor == value * other for value in theirs.values):
        return "elsewise" if mine.upper is not None else ("same" if mine.hedge == theirs.hedge else "rounded")
    if mine.hedge is None and theirs.hedge in BOUNDS and (theirs.interval * other).contains(mine.value * factor):
        return "open"  # 48 where the source says "more than 40": it knows more, and may be right
    if (mine.hedge == theirs.hedge and mine.hedge in BOUNDS) or not _rounder(mine, theirs, factor, other):
        return None  # "over 10" is not what a source says with "over 12", nor "about 10.8" what it says with 10.5
    room = cited(mine) * factor
    if mine.hedge in BOUNDS:
        return _bounded(theirs, room, other)
    if factor != other:  # another unit: months for years, miles for kilometres
        room = room.hull((theirs.interval * other).hull(room)) if (theirs.interval * other).overlaps(room) else room
    return "rounded" if any(room.contains(value * other) for value in theirs.values) else None


def _rounder(mine: Mark, theirs: Mark, factor: Fraction, other: Fraction) -> bool:
    """Whether a figure is told in fewer digits than the source's, as one that was rounded must be; a bound or a word may be anything."""
    if mine.hedge in BOUNDS or mine.sort in ("share", "times") or factor != other or theirs.sort == "share":
        return True
    return mine.round_place > theirs.round_place or mine.place > theirs.place


def _bounded(theirs: Mark, room: Interval, other: Fraction) -> Grade | None:
    """ "More than 400" is said of 412; of 900 only where the sentence leaves no doubt."""
    values = [value * other for value in theirs.values]
    if not any(room.contains(value) for value in values):
        return None
    limit = room.low if room.low is not None else room.high
    near = limit is not None and any(not far_bound(limit, value) for value in values)
    return "rounded" if near else "bound"


def _of_two(mine: Mark, theirs: Mark) -> Grade | None:
    sorts = {mine.sort, theirs.sort}
    if sorts in ({"times", "number"}, {"times", "share"}):
        return "elsewise" if theirs.value in (mine.value, 1 / mine.value if mine.value else mine.value) else None
    if sorts == {"times", "percent"}:
        percent, times = (mine, theirs) if mine.sort == "percent" else (theirs, mine)
        return "rounded" if multiple_word(times.value).contains(1 + percent.value / HUNDRED) else None
    if "number" in sorts and sorts & UNITED:
        return "elsewise" if mine.value in theirs.values else None  # "a 35-year-old", "he is 35": the unit is told once
    return None
