"""A number of years beside the years it lies between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims
    from factcheck.model import Elapsed as Span


class Elapsed(Rule):
    """A number of years must fit the years beside it.

    From 2007 to 2012 is five years, or six where both ends are counted, or four where neither is full: one either way
    clears it. "Ten years ago, in 2012" counts from the day of publication, where that is known.

    Source: the calendar.
    """

    name = "elapsed"
    code = "FC604"
    consistent = ("She led the council for 16 years, from 1961 to 1977.",)
    inconsistent = ("She led the council for 26 years, from 1961 to 1977.",)
    silent = ("She led the council from 1961 to 1977, and lived for 26 years in France.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each number of years with both its ends."""
        for found in claims.elapsed:
            yield _derived(found)


def _derived(found: Span) -> Derivation:
    years = Fraction(found.last_year - found.first_year)
    today = found.first is found.last
    working = f"{found.last_year} − {found.first_year}"
    return Derivation(
        stated=found.stated,
        inputs=(found.first,) if today else (found.first, found.last),
        readings=(Reading(working, years, Interval(years - 1, years + 1)),),
        tie=found.tie,
        show=lambda value: f"{number(value)} year{'' if value == 1 else 's'}",
        message=f"“{found.stated.text}” does not fit the years beside it: {working} = {number(years)}.",
    )
