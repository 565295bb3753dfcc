"""A number of things, the price of each and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import Rule, factor, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Rate
    from factcheck.precision import Interval


class UnitPrice(Rule):
    """A number of things at a price each must come to the total.

    Tolerance: the rounding and hedges of the three printed figures.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "unit-price"
    code = "FC306"
    priority = "P3"
    consistent = (
        "The company sold 4.4 million shares at $25 a share for a total of $110 million.",
        "The firm sold 2 million shares at $15 each, raising $30 million.",
        "He bought 400 sheep at £90 each, for a total of £36,000.",
        "The council ordered 30 buses at £250,000 each, a total of £7.5m.",
        "The club sold 12,000 tickets at £40 each, or £480,000.",
        "They made 5,000 masks at $3 apiece, worth $15,000.",
        "The bank placed 80 million shares at 150p each, raising £120m.",
        "The army will buy 24 helicopters at $35 million each, for $840 million.",
        "The school bought 60 laptops at £450 each, totalling £27,000.",
        "A sale of 1.5 million units at $8 a unit for $12 million was agreed.",
    )
    inconsistent = (
        "The company sold 4.4 million shares at $25 a share for a total of $160 million.",
        "The firm sold 2 million shares at $15 each, raising $90 million.",
        "He bought 400 sheep at £90 each, for a total of £63,000.",
        "The council ordered 30 buses at £250,000 each, a total of £17.5m.",
        "The club sold 12,000 tickets at £40 each, or £840,000.",
        "They made 5,000 masks at $3 apiece, worth $55,000.",
        "The bank placed 80 million shares at 150p each, raising £220m.",
        "The army will buy 24 helicopters at $35 million each, for $1.84 billion.",
        "The school bought 60 laptops at £450 each, totalling £72,000.",
        "A sale of 1.5 million units at $8 a unit for $32 million was agreed.",
    )
    silent = (
        "The company sold 4.4 million shares at $25 a share, and had sales of $160 million.",
        "The firm sold 2 million shares at $15 each, and had sales of $90 million.",
        "He bought 400 sheep at £90 each and spent £60,000 on a barn.",
        "The council ordered 30 buses at £250,000 each, and has a budget of £27m for roads.",
        "The club sold 12,000 tickets, and charged £40 each for 300 boxes, raising £200,000 for the hospice.",
        "They made 5,000 masks at $3 apiece, and sold 800 boxes of them for $2,400.",
        "The bank placed shares at 150p each, and raised £220m from a bond.",
        "The school bought 60 laptops at £450 each, after a grant of £72,000.",
        "He owed 18 fines at £65 each, and £2,340 in rent.",
        "Each of the 40 flats sold for £250,000 or more, and the tower cost £30m to build.",
    )

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
        readings=(worked(f"{plain(count)} × {plain(found.each)}", price_of, (found.each, units), count),),
        tie=found.tie,
        show=shown_like(found.total),
    )
