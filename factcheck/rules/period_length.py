"""A period named by its length, held against its first and last month."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Period, Quantity


class PeriodLength(Rule):
    """A period must be as long as its name says.

    The year from March 2021 to the end of February is twelve months. The last month may be counted or not ("from March to
    March"); both readings clear a period.

    Source: the calendar.
    """

    name = "period-length"
    code = "FC603"
    priority = "P2"
    consistent = ("In the year from March 2021 to the end of February 2022 the force recorded 40 cases.",)
    inconsistent = ("In the year from March 2021 to the end of December 2021 the force recorded 40 cases.",)
    silent = ("From March 2021 to the end of December 2021 the force recorded 40 cases.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each period with a length, a first and a last month."""
        for period in claims.periods:
            stated = period.named or period.last or period.first
            if stated is not None and period.last_month is not None:
                yield _derived(period, stated)


def _derived(period: Period, stated: Quantity) -> Derivation:
    assert period.last_month is not None  # noqa: S101  (the caller has looked)
    exclusive = Fraction(period.last_month - period.first_month)
    inclusive = exclusive + 1
    ends = tuple(q for q in (period.first, period.last) if q is not None and q is not stated)
    text = " ".join(period.text.split())
    working = " to ".join(q.text for q in (period.first, period.last) if q is not None) or text
    named = period.named.text if period.named is not None else text
    return Derivation(
        stated=stated,
        inputs=ends,
        readings=(
            Reading(working, inclusive, Interval.exactly(inclusive)),
            Reading(working, exclusive, Interval.exactly(exclusive), "the last month not counted"),
        ),
        tie=Tie("sure", ("one phrase names the length and both ends",)),
        show=lambda value: f"{number(value)} month{'' if value == 1 else 's'}",
        stated_interval=Interval.exactly(Fraction(period.months)),
        stated_text=named,
        message=f"“{text}” is {number(inclusive)} months, not the {number(Fraction(period.months))} of its name.",
    )
