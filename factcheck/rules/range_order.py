"""The two ends of a range stand in order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity


class RangeOrder(Rule):
    """The lower end of a range comes first.

    Scores, years, phone numbers and falls ("from 20 to 10") are no ranges. A range is one printed figure: 550,000–850,000,
    between 5 and 10 per cent, $10 to $15 billion.

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
        "Between 10 and 5 per cent of the crop was lost.",
        "Snow of 20-10cm is forecast for the hills.",
        "The dose is 400–200mg.",
        "The work will take between £3m and £2m.",
        "Some 3,000-2,000 people marched through the town.",
        "Wages of £13–£11 an hour are on offer.",
        "The fund wants to lend between $800m and $600m.",
        "A crowd of between 9,000 and 7,000 people is expected.",
        "The council will spend between £900,000 and £700,000 on grit.",
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
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each printed range."""
        for quantity in claims.quantities:
            if isinstance(quantity.value, tuple) and not _no_range(quantity):
                yield _derived(quantity, *quantity.value)


def _no_range(quantity: Quantity) -> bool:
    """True for what only looks like a range: a poll's "52%-48%", a date, an age."""
    duel = quantity.kind == "percent" and not any(
        c.isspace() for c in quantity.text.replace(" per", "").replace(" pct", "")
    )
    return duel or quantity.kind in ("date", "age", "ordinal", "duration")


def _derived(stated: Quantity, low: Fraction, high: Fraction) -> Derivation:
    text = " ".join(stated.text.split())
    bare = stated.kind == "number" and stated.hedge is None and " " in text  # "between 150 and 147", of nothing named
    return Derivation(
        stated=stated,
        inputs=(),
        readings=(Reading(f"{number(high, 2)} − {number(low, 2)}", high - low, Interval.exactly(high - low)),),
        tie=Tie("guess" if bare else "sure", ("one printed range",)),
        show=lambda value: number(value, 2),
        stated_interval=Interval(Fraction(0), None),
        message=f"The range “{text}” runs downwards: its first figure is larger than its second.",
    )
