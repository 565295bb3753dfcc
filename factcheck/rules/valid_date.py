"""Dates that the calendar has not."""

from __future__ import annotations

import calendar
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Dated

LEAP = 2000


class ValidDate(Rule):
    """A date must be in the calendar: there is no 31 June.

    Source: the Gregorian calendar (Python's calendar); E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th
    ed., Cambridge University Press, 2018.
    """

    name = "valid-date"
    code = "FC602"
    priority = "P2"
    consistent = ()
    accuses_only = True
    inconsistent = (
        "The court will sit again on 31 June.",
        "She was born on 29 February 2023.",
        "The lease ran out on 31 April 2019.",
        "She was born on February 30, 1961, her passport says.",
        "The match was put back to September 31.",
        "He was arrested on 31 November and freed a week later.",
        "Taxes are due by June 31, 2024.",
        "The fair will be held from 29 February 2022.",
        "On Feb. 29, 2019, the board met to sack him.",
        "They met on the 31st of September.",
    )
    silent = (
        "The court will sit again on 29 February.",
        "The court will sit again on 30 June.",
        "The lease ran out on 30 April 2019.",
        "She was born on February 29, 1960.",
        "In 2019 May 31 was a Friday.",
        "He finished 31st in June and 12th in July.",
        "On 31 May 40 people came.",
        "Section 31 of the April act was repealed.",
        "At 31, April Jones is the youngest member.",
        "The court sat on 31 January, 28 February and 31 March.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each day and month that no year, or not the printed one, has."""
        for found in claims.dates:
            days = calendar.monthrange(found.year or LEAP, found.month)[1]
            if found.day > days:
                yield _derived(found, days)


def _derived(found: Dated, days: int) -> Derivation:
    month = calendar.month_name[found.month] + (f" {found.year}" if found.year else "")
    return Derivation(
        stated=found.date,
        inputs=(),
        readings=(Reading(f"days of {month}", Fraction(days), Interval(Fraction(1), Fraction(days))),),
        tie=Tie("sure", ("one date",), via="date/valid"),
        show=number,
        stated_interval=Interval.exactly(Fraction(found.day)),
        message=f"There is no {found.day} {month}: the month has {days} days.",
    )
