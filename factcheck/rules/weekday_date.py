"""A weekday beside a date."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Dated

DAYS = tuple(calendar.day_name)
GREGORIAN = 1753  # Britain changed calendars in September 1752; older dates may be of either


class WeekdayDate(Rule):
    """A date must fall on the weekday printed beside it.

    A full date, with day, month and year, is held against the calendar; one without its year against the day of publication where that is known, else
    against another such date of the article.

    Source: the Gregorian calendar (Python's datetime); E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th
    ed., Cambridge University Press, 2018.
    """

    name = "weekday-date"
    code = "FC601"
    priority = "P2"
    consistent = (
        "The inquiry opens on Friday, 20 June 2025.",
        "The trial began on Tuesday, 3 October 2023.",
        "The bank failed on Monday, September 15, 2008.",
        "On Wednesday, July 16, 1969, the rocket took off.",
        "The bill became law on Monday 15 November 2021.",
        "He was shot on Friday, 22 November 1963.",
        "The lease ends at noon on Sunday, 31 January 2027.",
        "The two last met on Saturday 4 May 2019, in Hull.",
        "The will is dated Wednesday, April 10, 1912.",
        "From Thursday, 29 February 2024, the fee doubles.",
        "The shop is shut on Tuesday, 28 July, and Wednesday, 29 July.",
        "15 November 2024\n\nThe mill burned down on Monday, 11 November.",
    )
    inconsistent = (
        "The inquiry opens on Monday, 20 June 2025.",
        "The trial began on Friday, 3 October 2023.",
        "The bank failed on Thursday, September 15, 2008.",
        "On Saturday, July 16, 1969, the rocket took off.",
        "The bill became law on Thursday 15 November 2021.",
        "He was shot on Monday, 22 November 1963.",
        "The lease ends at noon on Wednesday, 31 January 2027.",
        "The two last met on Tuesday 4 May 2019, in Hull.",
        "The will is dated Saturday, April 10, 1912.",
        "From Sunday, 29 February 2024, the fee doubles.",
        "The shop is shut on Tuesday, 28 July, and Thursday, 29 July.",
        "15 November 2024\n\nThe mill burned down on Thursday, 11 November.",
    )
    silent = (
        "The inquiry opens on Monday, 20 June.",
        "The trial begins on Tuesday, 4 October.",
        "The bank failed on a Friday in September 2008.",
        "On Monday the court heard that he was hired on 3 October 2023.",
        "He was told on Sunday; on 22 November 1963 he was shot.",
        "The play, Black Friday, opened on 9 May 2019.",
        "They met on Thursdays until 31 January 2020.",
        "On Saturday 15 men were held, and in May 2019 40 more.",
        "The battle was fought on Friday, 14 October 1066.",
        "She left on Monday and on May 4, 2019, came back.",
        "They play at home on Thursday, December 28, and away on Thursday, January 4.",
        "The fair is on Friday, 3 May, and Saturday, 4 May. It was on Sunday, 2 June, three years ago.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each date with a weekday."""
        yield from (_by_another(found) for found in claims.weekdays if found.weekday is not None)
        for found in claims.dates:
            if found.year is not None and found.year >= GREGORIAN and found.weekday is not None:
                try:
                    day = date(found.year, found.month, found.day)
                except ValueError:
                    continue
                yield _derived(found, day)


def _put_right(found: Dated, value: Fraction) -> str:
    """The date as it is printed, with the weekday that it has."""
    name, printed = DAYS[int(value) % 7], " ".join(found.date.text.split())
    return printed.replace(found.weekday_text, name) if found.weekday_text and found.weekday_text in printed else name


def _derived(found: Dated, day: date) -> Derivation:
    assert found.weekday is not None  # noqa: S101  (the caller has looked)
    wanted = Fraction(day.weekday())
    name = DAYS[day.weekday()]
    written = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return Derivation(
        stated=found.date,
        inputs=(),
        readings=(Reading(written, wanted, Interval.exactly(wanted)),),
        tie=found.tie,
        show=partial(_put_right, found),
        stated_interval=Interval.exactly(Fraction(found.weekday)),
        message=f"{written} was a {name}, not a {DAYS[found.weekday]}: the weekday or the date is wrong.",
    )


def _by_another(found: Dated) -> Derivation:
    """A day without its year, on the weekdays that it may have."""
    assert found.weekday is not None  # noqa: S101  (the caller has looked)
    written = f"{found.day} {calendar.month_name[found.month]}"
    name = DAYS[found.allowed[0]]
    by = (
        f"Where “{found.other.text}” is right, {written}"
        if found.other is not None
        else f"{written} of the year of publication"
    )
    return Derivation(
        stated=found.date,
        inputs=() if found.other is None else (found.other,),
        readings=tuple(Reading(written, Fraction(day), Interval.exactly(Fraction(day))) for day in found.allowed),
        tie=found.tie,
        show=partial(_put_right, found),
        stated_interval=Interval.exactly(Fraction(found.weekday)),
        strict=True,
        message=f"{by} is a {name}, not a {DAYS[found.weekday]}: a weekday or a date is wrong.",
    )
