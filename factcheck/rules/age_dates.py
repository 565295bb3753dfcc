"""An age beside birth and death."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Lifetime

Day = tuple[int, int | None, int | None]


class AgeDates(Rule):
    """An age must follow from the dates of birth and death.

    With both days printed there is one right age; with years alone there are two.

    Source: the calendar.
    """

    name = "age-dates"
    code = "FC605"
    consistent = (
        "Wilf Arkle, who was born on 12 May 1938 and died on 3 February 2021, aged 82, kept goal for the Rovers.",
    )
    inconsistent = (
        "Wilf Arkle, who was born on 12 May 1938 and died on 3 February 2021, aged 92, kept goal for the Rovers.",
    )
    silent = ("Wilf Arkle, aged 82, was born in 1938, and his club was founded in 1901.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each age with its two dates."""
        for found in claims.lifetimes:
            yield _derived(found)


def age_at(born: Day, ended: Day) -> tuple[int, int]:
    """The youngest and the oldest age that two dates allow."""
    years = ended[0] - born[0]
    if born[1] is None or ended[1] is None or (born[1] == ended[1] and (born[2] is None or ended[2] is None)):
        return years - 1, years
    before = (ended[1], ended[2] or 0) < (born[1], born[2] or 0)
    return (years - 1, years - 1) if before else (years, years)


def _derived(found: Lifetime) -> Derivation:
    youngest, oldest = age_at(found.born, found.ended)
    return Derivation(
        stated=found.age,
        inputs=(found.birth, found.end),
        readings=(
            Reading(
                f"{found.birth.text} to {found.end.text}",
                Fraction(oldest),
                Interval(Fraction(youngest), Fraction(oldest)),
            ),
        ),
        tie=found.tie,
        show=number,
        stated_interval=Interval.exactly(found.age.scalar),
        strict=True,
    )
