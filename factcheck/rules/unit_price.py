"""A number of things, the price of each and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, factor, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Rate
    from factcheck.precision import Interval


class UnitPrice(Rule):
    """A number of things at a price each must come to the total.

    Tolerance: the rounding and hedges of the three printed figures.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "unit-price"
    code = "FC306"
    priority = "P3"
    consistent = ("The company sold 4.4 million shares at $25 a share for a total of $110 million.",)
    inconsistent = ("The company sold 4.4 million shares at $25 a share for a total of $160 million.",)
    silent = ("The company sold 4.4 million shares at $25 a share, and had sales of $160 million.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each total behind a number and the price of each."""
        for found in claims.rates:
            if found.count_quantity is not None and found.total.start > found.each.start:
                yield _derived(found, found.count_quantity)


def price_of(each: Interval, count: Interval) -> Interval:
    """What so many at so much come to."""
    return each * count


def _derived(found: Rate, count: Quantity) -> Derivation:
    units = factor(found.each, found.total)
    return Derivation(
        stated=found.total,
        inputs=(count, found.each),
        readings=(
            Reading(
                f"{plain(count)} × {plain(found.each)}",
                count.scalar * found.each.scalar * units,
                price_of(found.each.interval * units, found.count),
            ),
        ),
        tie=found.tie,
        show=shown_like(found.total),
    )
