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

    Source: a slip of typing that swaps or drops a digit most often shows as a range turned round.
    """

    name = "range-order"
    code = "FC501"
    priority = "P2"
    consistent = ("The cost is put at £550,000–£850,000 a year.",)
    inconsistent = ("The cost is put at £850,000–£550,000 a year.",)
    silent = ("They won 3-1 at home.",)

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
