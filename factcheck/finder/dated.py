"""Every length of time near two days, weekdays or times of day that it may lie between."""

from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.moments import weekday_at
from factcheck.extract.parse import lately
from factcheck.extract.stand_ins import stand_in
from factcheck.finder.clocks import clocks
from factcheck.guard.candidates import Candidate
from factcheck.precision import Interval
from factcheck.rules.rule import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.finder.clocks import Clock
    from factcheck.model import Quantity

YEAR: Final = 365
PLAIN: Final = 2001  # a year without a leap day
WEEK: Final = 7
DAY: Final = 24 * 60
HALF_DAY: Final = 12 * 60
QUARTERS: Final = (1, 2, 4)  # what hours are told in that are not told to the minute
TO_THE_MINUTE: Final = Fraction(2)
MONTH: Final = Fraction(YEAR, 12)
# By what stamps count in, the units of a length of time that they may tell, and by how much it may be less and more than is counted: the first and
# the last day may be taken in or not, and hours are told roughly.
UNITS: Final[Mapping[str, tuple[str, Mapping[str, tuple[Fraction, Fraction]]]]] = {
    "day": (
        "day",
        {
            "day": (Fraction(0), Fraction(1)),
            "week": (Fraction(1, 7), Fraction(2, 7)),
            "month": (Fraction(1, 2), Fraction(1, 2)),
        },
    ),
    "weekday": ("day", {"day": (Fraction(0), Fraction(1))}),
    "clock": ("minute", {"minute": (Fraction(2), Fraction(2)), "hour": (Fraction(1, 4), Fraction(1, 4))}),
}


class Stamp(NamedTuple):
    """A day, a weekday or a time of day, as a figure in its place; `at` counts in days or minutes, `year` is the one that is printed.

    Where the `half` of the day is not told, a time of day may be twelve hours later.
    """

    mention: Mention
    sort: str
    at: int
    year: int | None = None
    half: bool = True


def lasting(window: Sequence[Line]) -> Iterator[Candidate]:
    """Each length of time with each two stamps of one sort that none of theirs stands between."""
    lengths = [m for line in window for m in line.mentions if m.kind == "duration" and not m.quantity.is_range]
    units = {m.quantity.unit for m in lengths}
    sorts = [sort for sort, (_, told) in UNITS.items() if units & told.keys()]
    if not sorts:
        return
    stamps = [stamp for line in window if line.mentions for stamp in _stamps(line)]
    for sort in sorts:
        told = [stamp for stamp in stamps if stamp.sort == sort]
        for one, two in itertools.pairwise(told):
            for length in lengths:
                by = _between(one, two, length.quantity)
                if by is not None:
                    yield Candidate("days", ("length", "first", "last"), (length, one.mention, two.mention), by=by)


def _between(one: Stamp, two: Stamp, length: Quantity) -> Interval | None:
    """How long it is from one to the other in the unit of a length; `None` where the unit does not count them, or they are alike."""
    base, told = UNITS[one.sort]
    unit = length.unit or ""
    size = MONTH if unit == "month" else steps(unit, base)
    apart = _apart(one, two)
    if unit not in told or size is None or not apart:
        return None
    less, more = told[unit]
    if one.sort == "clock" and unit == "hour" and length.scalar.denominator > 1:  # "three hours and 25 minutes"
        fine = length.scalar.denominator not in QUARTERS
        less = more = TO_THE_MINUTE / size if fine else less / 2
    return Interval(apart / size - less, apart / size + more)


def _apart(one: Stamp, two: Stamp) -> int:
    if one.sort == "weekday":
        return (two.at - one.at) % WEEK
    if one.sort == "clock":
        return (two.at - one.at) % (DAY if one.half and two.half else HALF_DAY)
    years = (two.year or one.year or 0) - (one.year or two.year or 0)
    apart = abs(two.at - one.at + years * YEAR)
    return apart if one.year or two.year else min(apart, YEAR - apart)


@lately
def _stamps(line: Line) -> tuple[Stamp, ...]:
    """Those of a sentence, which stands in several windows."""
    return tuple(_read(line))


def _read(line: Line) -> Iterator[Stamp]:
    dates = {m.first: m for m in line.mentions if m.kind == "date"}
    times = {clock.first: clock for clock in clocks(line)}
    at = line.first
    while at < line.last:
        stamp, step = _stamp(line, at, dates.get(at), times.get(at))
        if stamp is not None:
            yield stamp
        at = step


def _stamp(line: Line, at: int, mention: Mention | None, clock: Clock | None) -> tuple[Stamp | None, int]:
    """What stands at a token, and where to read on."""
    if clock is not None:
        time = stand_in(line, (clock.first, clock.last), clock.at, "date", "clock")
        return Stamp(time, "clock", clock.at, half=clock.half), clock.last
    if mention is not None:
        span = mention.figure.date
        if span is None or span.month is None or span.day is None or span.until is not None:
            return None, mention.last
        return Stamp(mention, "day", date(PLAIN, span.month, 1).timetuple().tm_yday + span.day, span.year), mention.last
    weekday = weekday_at(line.tokens, at)
    if weekday is not None:
        return Stamp(stand_in(line, (at, at + 1), weekday, "date", "weekday"), "weekday", weekday), at + 1
    return None, at + 1
