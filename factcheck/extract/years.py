"""The year of a date as printed, and a span between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table
from factcheck.model import Elapsed

if TYPE_CHECKING:
    from factcheck.extract.line import Mention
    from factcheck.model import Tie

LENGTHS: Final[dict[str, int]] = {"year": 1, **table("rates")["years"]}


def span_of(stated: Mention, one: Mention, two: Mention, years: tuple[int, int], tie: Tie) -> Elapsed:
    """The number of years with its two ends; `years` are those of the ends."""
    length, nth = LENGTHS.get(stated.quantity.unit or "year", 1), stated.kind == "ordinal"
    return Elapsed(stated.quantity, one.quantity, two.quantity, *years, anniversary=nth, tie=tie, length=length)


def year_of(mention: Mention) -> int:
    """The year of a date that has one."""
    assert mention.figure.date is not None  # noqa: S101
    assert mention.figure.date.year is not None  # noqa: S101
    return mention.figure.date.year
