"""A poll's margin of error and the number of people asked."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import DESIGN_HIGH, DESIGN_LOW, Interval
from factcheck.rules.rule import HUNDRED, Rule, magnitude, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Sampling

Z95 = Fraction(196, 100)


class MarginOfError(Rule):
    """A margin of error must be what so many people asked can give.

    At 95% confidence it is 1.96 × √(0.25 ÷ n): three points for 1,000 people. Weighting widens it, so that twice as much is
    let pass. A doubt, never an error.

    Source: American Association for Public Opinion Research, margin of sampling error.
    """

    name = "margin-of-error"
    code = "FC801"
    priority = "P2"
    consistent = (
        "The firm polled 1,004 adults in May. The poll has a margin of error of plus or minus three percentage points.",
    )
    inconsistent = (
        "The firm polled 1,004 adults in May. The poll has a margin of error of plus or minus one percentage point.",
    )
    silent = ("The firm polled 1,004 adults in May. The lead has grown by one percentage point.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each margin of error with its number of people."""
        for found in claims.samplings:
            yield _derived(found)


def margin(sample: Fraction) -> Fraction:
    """The margin of error in percentage points of a simple sample of that size, to a thousandth."""
    return Z95 * HUNDRED * Fraction(math.isqrt(int(HUNDRED**4 / (4 * sample))), HUNDRED**2)


def _derived(found: Sampling) -> Derivation:
    value = margin(found.sample.scalar)
    return Derivation(
        stated=found.margin,
        inputs=(found.sample,),
        readings=(
            Reading(
                f"1.96 × √(0.25 ÷ {plain(found.sample)})", value, Interval(value * DESIGN_LOW, value * DESIGN_HIGH)
            ),
        ),
        tie=found.tie,
        stated_interval=magnitude(found.margin.interval),
        show=lambda points: f"{number(points)} points",
    )
