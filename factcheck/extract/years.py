"""The year of a date as printed, and a span between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table
from factcheck.model import Elapsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.line import Mention
    from factcheck.model import Tie

LENGTHS: Final[dict[str, int]] = {"year": 1, **table("rates")["years"]}


def span_of(stated: Mention, one: Mention, two: Mention, years: tuple[int, int], tie: Tie) -> Elapsed:
    """The number of years with its two ends; `years` are those of the ends."""
    length, nth = LENGTHS.get(stated.quantity.unit or "year", 1), stated.kind == "ordinal"
    return Elapsed(stated.quantity, one.quantity, two.quantity, *years, anniversary=nth, tie=tie, length=length)


def day_of(mention: Mention) -> tuple[int, int | None, int | None]:
    """The year of a date that has one, and its month and day as far as they are printed."""
    date = mention.figure.date
    assert date is not None  # noqa: S101
    return year_of(mention), date.month, date.day


def in_time(day: tuple[int, int | None, int | None]) -> tuple[int, int, int]:
    """A day as days are put in order."""
    return day[0], day[1] or 0, day[2] or 0


def aged_between(stated: Mention, dates: Sequence[Mention]) -> bool:
    """Whether a figure is an age, told in years, beside two dates whose months are printed: of these one age or two can be right, not three."""
    bare = stated.kind == "number" and stated.quantity.unit is None
    years = stated.kind == "age" and stated.quantity.unit in (None, "year")
    return (bare or years) and all(day_of(one)[1] is not None for one in dates)


def year_of(mention: Mention) -> int:
    """The year of a date that has one."""
    assert mention.figure.date is not None  # noqa: S101
    assert mention.figure.date.year is not None  # noqa: S101
    return mention.figure.date.year
