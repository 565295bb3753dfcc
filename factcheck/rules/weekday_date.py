"""A weekday beside a date."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import Interval
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Dated

DAYS = tuple(calendar.day_name)
GREGORIAN = 1753  # Britain changed calendars in September 1752; older dates may be of either


class WeekdayDate(Rule):
    """A date must fall on the weekday printed beside it.

    Only full dates, with day, month and year, are held against the calendar.

    Source: the Gregorian calendar (Python's datetime).
    """

    name = "weekday-date"
    code = "FC601"
    priority = "P2"
    consistent = ("The inquiry opens on Friday, 20 June 2025.",)
    inconsistent = ("The inquiry opens on Monday, 20 June 2025.",)
    silent = ("The inquiry opens on Monday, 20 June.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each full date with a weekday."""
        for found in claims.dates:
            if found.year is not None and found.year >= GREGORIAN and found.weekday is not None:
                try:
                    day = date(found.year, found.month, found.day)
                except ValueError:
                    continue
                yield _derived(found, day)


def _derived(found: Dated, day: date) -> Derivation:
    assert found.weekday is not None  # noqa: S101  (the caller has looked)
    wanted = Fraction(day.weekday())
    name = DAYS[day.weekday()]
    written = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return Derivation(
        stated=found.date,
        inputs=(),
        readings=(Reading(written, wanted, Interval.exactly(wanted)),),
        tie=Tie("sure", ("the weekday stands beside the date",)),
        show=lambda value: DAYS[int(value) % 7],
        stated_interval=Interval.exactly(Fraction(found.weekday)),
        message=f"{written} was a {name}, not a {DAYS[found.weekday]}: the weekday or the date is wrong.",
    )
