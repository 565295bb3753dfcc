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
    doubts_only = True
    consistent = (
        "The firm polled 1,004 adults in May. The poll has a margin of error of plus or minus three percentage points.",
        "The poll of 1,200 voters has a margin of error of three points.",
        "The firm questioned 600 people by phone. The margin of error is four percentage points.",
        "Researchers surveyed 2,400 adults. The survey has a margin of error of plus or minus 2 percentage points.",
        "A total of 400 nurses were interviewed. The margin of error is plus or minus 5 percentage points.",
        "We asked 1,500 people in June. The margin of error is 2.5 percentage points.",
        "The survey of 1,067 adults has a margin of error of plus or minus 3 percentage points.",
        "Pollsters interviewed 800 voters in Ohio. The poll has a margin of error of 3.5 percentage points.",
        "Some 500 farmers were polled. The margin of error was given as 4.4 points.",
    )
    inconsistent = (
        "The firm polled 1,004 adults in May. The poll has a margin of error of plus or minus one percentage point.",
        "The poll of 1,200 voters has a margin of error of one point.",
        "The firm questioned 600 people by phone. The margin of error is one percentage point.",
        "Researchers surveyed 2,400 adults. The survey has a margin of error of plus or minus 9 percentage points.",
        "A total of 400 nurses were interviewed. The margin of error is plus or minus 2 percentage points.",
        "We asked 1,500 people in June. The margin of error is 0.5 percentage points.",
        "The survey of 1,067 adults has a margin of error of plus or minus 13 percentage points.",
        "Pollsters interviewed 800 voters in Ohio. The poll has a margin of error of 1.5 percentage points.",
        "Some 500 farmers were polled. The margin of error was given as 1.4 points.",
        "The institute surveyed 10,000 homes. The margin of error is 5 percentage points.",
    )
    silent = (
        "The firm polled 1,004 adults in May. The lead has grown by one percentage point.",
        "The poll of 1,200 voters gives him a lead of one point.",
        "The firm questioned 600 people. For the 90 among them who rent, the margin of error is 10 percentage points.",
        "The firm has 600 staff. Its last poll had a margin of error of one point.",
        "The error cost 400 nurses a rise of two percentage points.",
        "Two polls, of 1,000 and 600 adults, were taken. Each has a margin of error of one point.",
        "Researchers surveyed 2,400 adults. Profit margins rose nine points, an error, they said, of the tax office.",
        "The survey of 1,067 adults found that 13% had made an error on a form.",
        "The judge polled 12 jurors, and the margin was one.",
    )

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
