"""A figure inside its own range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Within


class RangeMember(Rule):
    """An estimate must lie inside the range that is given for it.

    Source: any report of an estimate with its interval; G. Cumming and S. Finch, Inference by eye, American
    Psychologist 60(2), 2005.
    """

    name = "range-member"
    code = "FC504"
    priority = "P2"
    consistent = (
        "The count was put at 2,100, in a range that runs from 1,900 to 2,300.",
        "The cost was put at £2.1m, within a range that goes from £1.9m to £2.3m.",
        "The herd is put at 340, in a range from 310 to 370.",
        "The estimate is 5.2%, in a range running from 4.8% to 5.6%.",
        "The toll is thought to be 12,000, within a range from 10,500 to 13,500.",
        "The bone weighs 1.8kg, in a range that stretches from 1.6kg to 2.1kg.",
        "Sales should come to £64m, in a range from £60m to £68m.",
        "The model gives 3.1C, in a range that runs from 2.6C to 3.9C.",
    )
    inconsistent = (
        "The count was put at 1,750, in a range that runs from 1,900 to 2,300.",
        "The cost was put at £2.7m, within a range that goes from £1.9m to £2.3m.",
        "The herd is put at 430, in a range from 310 to 370.",
        "The estimate is 7.2%, in a range running from 4.8% to 5.6%.",
        "The toll is thought to be 21,000, within a range from 10,500 to 13,500.",
        "The bone weighs 8.1kg, in a range that stretches from 1.6kg to 2.1kg.",
        "Sales should come to £46m, in a range from £60m to £68m.",
        "The model gives 1.3C, in a range that runs from 2.6C to 3.9C.",
        "The price was £410,000, in a range that runs from £250,000 to £390,000.",
    )
    silent = (
        "The count was 1,750 in 2014, and pups weigh from 19 to 23 kilograms.",
        "The herd was 430 in 2001, and fell from 370 to 310 in the war.",
        "The cost was £2.7m, and bids had ranged from £1.9m to £2.3m.",
        "Prices range from £60 to £68, and a box is £120.",
        "At £46m sales were below the range, from £60m to £68m, that the bank had given.",
        "The hotel has 84 rooms, in a range of sizes from 45 to 51 square metres.",
        "The estimate of 7.2% is outside the range from 4.8% to 5.6%.",
        "The toll was 21,000 in 1918, and pupils aged from 10 to 13 were hit.",
        "A gun with a range of 400 miles costs from $20m to $60m.",
        "The mountain range is 840 miles long and from 45 to 51 miles wide.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure with its range."""
        for found in claims.withins:
            yield _derived(found)


def _derived(found: Within) -> Derivation:
    low, high = found.low.interval.low, found.high.interval.high
    return Derivation(
        stated=found.value,
        inputs=(found.low,) if found.low is found.high else (found.low, found.high),
        readings=(
            Reading(
                _told(found),
                (found.low.scalar + found.high.scalar) / 2,
                Interval(low, high),
            ),
        ),
        tie=found.tie,
        show=shown_like(found.low),
        message=f"“{found.value.text}” is outside its own range, {_told(found)}.",
    )


def _told(found: Within) -> str:
    return plain(found.low) if found.low is found.high else f"{plain(found.low)} to {plain(found.high)}"
