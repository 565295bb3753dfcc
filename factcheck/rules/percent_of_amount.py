"""A percentage of an amount, held against the amount that it is said to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import HUNDRED, Rule, factor, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Share
    from factcheck.precision import Interval


class PercentOfAmount(Rule):
    """A percentage of an amount must make the amount that is stated.

    1% of $21.1bn is about $211m. Tolerance: the rounding and hedges of the three printed figures.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "percent-of-amount"
    code = "FC202"
    consistent = ("The fund paid 1.5% of its £8.4bn of assets, or £126m, in fees.",)
    inconsistent = ("The fund paid 1.5% of its £8.4bn of assets, or £1.26bn, in fees.",)
    silent = ("The fund paid 1.5% of its assets, or £126m, and has 212,000 members.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each percentage of an amount with its result."""
        for found in claims.shares:
            if found.amount_stated:
                yield _derived(found)


def part_of(rate: Interval, whole: Interval) -> Interval:
    """A rate in per cent of a whole."""
    return rate * whole / HUNDRED


def _derived(found: Share) -> Derivation:
    units = factor(found.whole, found.part)
    scale = HUNDRED if found.share.kind == "ratio" else 1
    value = found.share.scalar * scale * found.whole.scalar * units / HUNDRED
    return Derivation(
        stated=found.part,
        inputs=(found.share, found.whole),
        readings=(
            Reading(
                f"{plain(found.share)} × {plain(found.whole)}",
                value,
                part_of(found.share.interval * scale, found.whole.interval * units),
            ),
        ),
        tie=found.tie,
        show=shown_like(found.part),
    )
