"""A part of a whole, held against the share that it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import HUNDRED, Rule, factor, percent, plain, to_percent, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Share
    from factcheck.precision import Interval


class ShareOfWhole(Rule):
    """A percentage or fraction of a whole must be the part divided by the whole.

    340 of 1,000 is 34%. Tolerance: the rounding and hedges of the three printed figures.

    Source: N. J. L. Brown and J. A. J. Heathers, The GRIM test, Social Psychological and Personality Science 8(4), 2017, for
    the idea that a share and its counts check each other.
    """

    name = "share"
    code = "FC201"
    consistent = (
        "Of the 1,000 people asked, 340 (34%) said yes.",
        "A total of 207 of the 521 cases (40%) were dropped.",
        "Only 3.6 per cent, or 7 of 193, were refused.",
        "Of the £60m budget £12m (20%) goes on roads.",
        "Nine of the 15 members, or 60 per cent, voted for the motion.",
        "Some 61 of the 244 pubs (25%) have closed.",
        "Seven of 193 claims, or 3.6 per cent, were refused.",
        "Of 1,340 calls, 536 (40%) came at night.",
        "Police charged 18 of the 45 suspects (40%).",
        "The inspectors failed 27 of the 180 homes (15 per cent).",
    )
    inconsistent = (
        "Of the 1,000 people asked, 340 (44%) said yes.",
        "A total of 207 of the 521 cases (60%) were dropped.",
        "Only 7.6 per cent, or 7 of 193, were refused.",
        "Of the £60m budget £12m (40%) goes on roads.",
        "Nine of the 15 members, or 80 per cent, voted for the motion.",
        "Some 61 of the 244 pubs (35%) have closed.",
        "Seven of 193 claims, or 6.3 per cent, were refused.",
        "Of 1,340 calls, 536 (60%) came at night.",
        "Police charged 18 of the 45 suspects (30%).",
        "The inspectors failed 27 of the 180 homes (25 per cent).",
    )
    silent = (
        "Some 340 people said yes, and 44% of the women.",
        "Of the 250 flats, 50 are empty, and 40% of the shops.",
        "Twelve of the 48 judges are women, against 35% in France.",
        "In 2019, 18 of 60 trains ran late; last year 45% did.",
        "The bill passed with 34 of 60 votes, after 70% of amendments failed.",
        "He made 12 of 20 passes and his side had 44% of the ball.",
        "Seven of the 10 richest own 90% of the land.",
        "About 340 of the 1,000 people asked said yes, and 60% of those under 30.",
        "Nine out of 10 cats prefer it, and 40% of dogs.",
        "He scored 15 of their 40 points and hit 70% of his free throws.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each part and whole with their share; of nothing there are no parts."""
        for found in claims.shares:
            if found.whole.scalar and not found.amount_stated:
                yield _derived(found)


def share_of(part: Interval, whole: Interval) -> Interval:
    """The part in per cent of the whole."""
    return part / whole * HUNDRED


def _derived(found: Share) -> Derivation:
    units = factor(found.part, found.whole)
    value = found.part.scalar * units / found.whole.scalar * HUNDRED
    scale = to_percent(found.share)
    return Derivation(
        stated=found.share,
        inputs=(found.part, found.whole),
        readings=(worked(f"{plain(found.part)} ÷ {plain(found.whole)}", share_of, (found.part, units), found.whole),),
        tie=found.tie,
        show=percent,
        parts=("share", "part", "whole"),
        stated_interval=found.share.interval * scale,
        scale=scale,
        slips=(("the other part", HUNDRED - value), ("a fraction read as a percentage", value / HUNDRED)),
    )
