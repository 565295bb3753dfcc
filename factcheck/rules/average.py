"""An average of the figures that are listed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Mean
    from factcheck.precision import Interval


class Average(Rule):
    """An average must be the mean of the figures that the text says it is of.

    Only where the text counts them ("the average of the five salaries") and lists as many. A median, a weighted or a moving
    average is left alone.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "average"
    code = "FC303"
    priority = "P2"
    consistent = (
        "Salaries are $48,200 in Hale, $49,900 in Porter and $51,300 in Ivy. The average of the three salaries is $49,800.",
    )
    inconsistent = (
        "Salaries are $48,200 in Hale, $49,900 in Porter and $51,300 in Ivy. The average of the three salaries is $57,300.",
    )
    silent = ("Salaries are $48,200 in Hale, $49,900 in Porter and $51,300 in Ivy. The national average is $57,300.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each average with the figures it is of."""
        for found in claims.means:
            yield _derived(found)


def mean_of(values: list[Interval]) -> Interval:
    """The mean."""
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total * Fraction(1, len(values))


def _derived(found: Mean) -> Derivation:
    value = sum((v.scalar for v in found.values), Fraction(0)) / len(found.values)
    working = f"({' + '.join(plain(v) for v in found.values)}) ÷ {len(found.values)}"
    return Derivation(
        stated=found.average,
        inputs=found.values,
        readings=(Reading(working, value, mean_of([v.interval for v in found.values])),),
        tie=found.tie,
        show=shown_like(found.average),
    )
