"""The two ends of a range stand in order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Tie


class RangeOrder(Rule):
    """The lower end of a range comes first.

    A range is one printed figure: 550,000–850,000, between 5 and 10 per cent, $10 to $15 billion. Scores, votes, years, phone
    numbers and falls ("from 20 to 10") are none. Only a range that is typed with a dash is held to its order; in words
    ("between 30 and 26 inches") it may be told from its upper end, and is left to the reader.

    Source: a slip of typing that swaps or drops a digit most often shows as a range turned round; for the slips, D. E.
    Rumelhart and D. A. Norman, Simulating a skilled typist, Cognitive Science 6(1), 1982.
    """

    name = "range-order"
    code = "FC501"
    priority = "P2"
    consistent = (
        "The cost is put at £550,000–£850,000 a year.",
        "Between 5 and 10 per cent of the crop was lost.",
        "The repairs will cost $10 to $15 million.",
        "Snow of 10-20cm is forecast for the hills.",
        "The dose is 200–400mg.",
        "The work will take between £2m and £3m.",
        "Some 2,000-3,000 people marched through the town.",
        "Wages of £11–£13 an hour are on offer.",
        "A rise of 2 to 3 per cent is likely.",
        "The pups weigh 19 to 23 kilograms.",
    )
    inconsistent = (
        "The cost is put at £850,000–£550,000 a year.",
        "Snow of 20-10cm is forecast for the hills.",
        "The dose is 400–200mg.",
        "Some 3,000-2,000 people marched through the town.",
        "Wages of £13–£11 an hour are on offer.",
        "The fund wants to lend $800m-$600m.",
        "A crowd of 9,000–7,000 people is expected.",
        "The council will spend £900,000-£700,000 on grit.",
        "The path is 60-40cm wide.",
    )
    silent = (
        "They won 3-1 at home.",
        "City beat United 4-2 after extra time.",
        "She won the final 6-4 6-2 in an hour.",
        "The council voted 34-27 for the sale.",
        "The horse was backed at 11-4 from 7-2.",
        "The number of wards was cut from 60 to 48.",
        "The show ran from 1998-99 in London.",
        "Call 01632 960-118 for tickets.",
        "Remain led by 52%-48% in the last poll.",
        "Flight 1980-12 was late by two hours.",
        "The staff voted 12,400-9,800 to strike.",
        "Remain led by 52 per cent–48 per cent.",
        "The gap between £80,000 and £60,000 matters to a teacher.",
        "The lake has shrunk to between 900 and 700 hectares.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each printed range."""
        for found in claims.ranges:
            if isinstance(found.figure.value, tuple):
                yield _derived(found.figure, *found.figure.value, found.tie)


def _derived(stated: Quantity, low: Fraction, high: Fraction, tie: Tie) -> Derivation:
    text = " ".join(stated.text.split())
    return Derivation(
        stated=stated,
        inputs=(),
        readings=(Reading(f"{number(high, 2)} − {number(low, 2)}", high - low, Interval.exactly(high - low)),),
        tie=tie,
        show=lambda value: number(value, 2),
        stated_interval=Interval(Fraction(0), None),
        message=f"The range “{text}” runs downwards: its first figure is larger than its second.",
    )
