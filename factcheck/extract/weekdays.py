"""Find the years that a weekday with a day and a month, but no year, may be of: that of publication, or that of another such date.

On the teaching folds 106 of 109 such dates fell on their weekday in the year next to the day of publication (of the others one was a misprint and two
were of the year before or behind), and of 341 pairs without a year in one article 339 fell into one year.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from factcheck.model import Dated, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Moment, Quantity

TODAY: Final = Tie("sure", ("the year is that of publication or next to it",), via="weekday/dateline")
NEAREST: Final = Tie("guess", ("the year is that of the day of publication",), via="weekday/dateline-near")
BESIDE: Final = Tie("sure", ("same sentence", "both days are of one year"), via="weekday/same-sentence")
HALF_A_YEAR: Final = 183  # days
TOGETHER: Final = Tie("guess", ("both days are of one year",), via="weekday/same-article")
NEAR: Final = 90  # days from the day of publication within which no other year is meant
COMMON, LEAP = 2023, 2024
WEEK: Final = 7


def yearless(moments: Sequence[Moment], today: date | None) -> Iterator[Dated]:
    """Each weekday with a day and a month, and the days of other years or dates that it is held against."""
    told = [
        m for m in moments if {"weekday", "month", "day"} <= (parts := dict(m.parts)).keys() and "year" not in parts
    ]
    for number, moment in enumerate(told):
        parts = dict(moment.parts)
        found = _published(parts, today) if today is not None else _other(told, number)
        if found is not None:
            weekdays, other, tie = found
            yield Dated(
                moment.quantity,
                None,
                parts["month"],
                parts["day"],
                parts["weekday"],
                _name(moment),
                weekdays,
                other,
                tie,
            )


def _name(moment: Moment) -> str:
    """The weekday as it is printed."""
    return moment.quantity.text.split()[0].strip(",.")


def _published(parts: dict[str, int], today: date) -> tuple[tuple[int, ...], None, Tie] | None:
    """The weekdays of a day in the years about that of publication, that of the nearest first."""
    days = [day for year in (today.year, today.year - 1, today.year + 1) if (day := _day(year, parts)) is not None]
    days.sort(key=lambda day: abs((day - today).days))
    if not days:
        return None
    weekdays = tuple(day.weekday() for day in days)
    elsewhere = parts["weekday"] in weekdays[1:] and abs((days[0] - today).days) <= NEAR
    return (weekdays[:1], None, NEAREST) if elsewhere else (weekdays, None, TODAY)


def _day(year: int, parts: dict[str, int]) -> date | None:
    try:
        return date(year, parts["month"], parts["day"])
    except ValueError:
        return None


def _other(told: Sequence[Moment], number: int) -> tuple[tuple[int, ...], Quantity, Tie] | None:
    """The weekdays that the others make of a day, where they agree with each other; of two that differ the second is held against the first."""
    mine = dict(told[number].parts)
    others = [m for at, m in enumerate(told) if at != number]
    ways = [(m, _weekdays(dict(m.parts), mine)) for m in others]
    against = [m for m, days in ways if days and mine["weekday"] not in days]
    agreeing = [m for m, days in ways if mine["weekday"] in days]
    if agreeing or not others:
        first = agreeing[0] if agreeing and agreeing[0].quantity.start < told[number].quantity.start else None
        return None if first is None else (_weekdays(dict(first.parts), mine), first.quantity, TOGETHER)
    if not against or (len(against) == 1 and against[0].quantity.start > told[number].quantity.start):
        return None
    near = next((m for m in against if m.quantity.sentence == told[number].quantity.sentence), None)
    other = near or against[0]
    tie = BESIDE if near is not None else TOGETHER
    return _weekdays(dict(other.parts), mine), other.quantity, tie


def _weekdays(known: dict[str, int], asked: dict[str, int]) -> tuple[int, ...]:
    """The weekday that a day has where another of the same year, or over the turn of one, has its own: one, or two where a leap day may lie between."""
    found: list[int] = []
    for year in (COMMON, LEAP):
        one = _day(year, known)
        for other in (year, year + 1, year - 1):
            two = _day(other, asked)
            if one is not None and two is not None and (other == year or abs((two - one).days) < HALF_A_YEAR):
                found.append((known["weekday"] + (two - one).days) % WEEK)
    return tuple(dict.fromkeys(found))
