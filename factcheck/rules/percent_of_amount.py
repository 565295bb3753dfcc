"""A percentage of an amount, held against the amount that it is said to make."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import HUNDRED, Rule, alike, factor, plain, shown_like, to_percent, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Share
    from factcheck.precision import Interval


class PercentOfAmount(Rule):
    """A percentage of an amount must make the amount that is stated.

    1% of $21.1bn is about $211m. Tolerance: the rounding and hedges of the three printed figures.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "percent-of-amount"
    code = "FC202"
    consistent = (
        "The fund paid 1.5% of its £8.4bn of assets, or £126m, in fees.",
        "The agent takes 2% of the $400,000 price, or $8,000.",
        "The bill is 0.5% of the country's income of £2 trillion, or £10bn.",
        "About 1% of its $21.1bn of loans, or about $211m, has gone bad.",
        "Some 34% of the 1,000 people asked, or 340, said yes.",
        "Forty per cent of the 1,200 staff, or 480 people, work from home.",
        "The trust spends 4% of its £212m of income, or £8.5m, on drugs.",
        "Five per cent of the 3,260 pupils, or 163, speak Welsh at home.",
        "The duty is 12% of the $45,000 price, or $5,400.",
        "Some 18% of its 650 branches, or 117 branches, will shut.",
    )
    inconsistent = (
        "A 10 per cent deposit on the £180,000 flat would be £28,000.",
        "They would need a 20% down payment of $32,000 on a $106,000 home.",
        "The fund paid 1.5% of its £8.4bn of assets, or £1.26bn, in fees.",
        "The agent takes 2% of the $400,000 price, or $80,000.",
        "The bill is 0.5% of the country's income of £2 trillion, or £40bn.",
        "About 1% of its $21.1bn of loans, or just over $2bn, has gone bad.",
        "Some 34% of the 1,000 people asked, or 440, said yes.",
        "Forty per cent of the 1,200 staff, or 680 people, work from home.",
        "The trust spends 4% of its £212m of income, or £18.5m, on drugs.",
        "Five per cent of the 3,260 pupils, or 326, speak Welsh at home.",
        "The duty is 12% of the $45,000 price, or $9,400.",
        "Some 18% of its 650 branches, or 187 branches, will shut.",
    )
    silent = (
        "A 10 per cent deposit on the £180,000 flat was paid, and the fees were £28,000.",
        "She paid a deposit of 20 per cent on a $106,000 house, and $32,000 for the car.",
        "The fund paid 1.5% of its assets, or £126m, and has 212,000 members.",
        "He owns 12% of the firm and earned £6m last year from a fund of £80m.",
        "The agent takes 2% of the price, and lent the buyer $400,000 and the seller $50,000.",
        "Some 34% of the 1,000 people asked said yes, and 510 were women.",
        "The levy is 3%, and the firm paid $90,000 in rent on a $1.2m site.",
        "Of the £80m budget 5% is for parks, and £14m goes on schools.",
        "Forty per cent of the 1,200 staff work from home, and 300 travel by train.",
        "The fund owns 10% of the £250m port, and paid £60m for a ferry.",
        "Tax at 20% is due on the £5m rise, and the firm has set aside £9m for redundancies.",
        "A fee of 2% on loans over £10,000 brought in £4m.",
        "Roads take £1.11bn, which is 75% of the £1.49bn (£1,487.23m) set aside for works.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each percentage of an amount with its result."""
        for found in claims.shares:
            if found.amount_stated and not _again(found):
                yield _derived(found)


def _again(found: Share) -> bool:
    """ "75% of the Rs 1.49 trillion (Rs 148,723 crore) budget": the whole in other units, and no part of it."""
    part = found.part.interval * factor(found.part, found.whole)
    return alike(found.part, found.whole) and part.overlaps(found.whole.interval)


def part_of(rate: Interval, whole: Interval) -> Interval:
    """A rate in per cent of a whole."""
    return rate * whole / HUNDRED


def _derived(found: Share) -> Derivation:
    units = factor(found.whole, found.part)
    scale = to_percent(found.share)
    return Derivation(
        stated=found.part,
        inputs=(found.share, found.whole),
        readings=(
            worked(
                f"{plain(found.share)} × {plain(found.whole)}",
                part_of,
                (found.share, Fraction(scale)),
                (found.whole, units),
            ),
        ),
        tie=found.tie,
        show=shown_like(found.part),
    )
