"""A part of a whole, held against the share that it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import HUNDRED, Rule, factor, percent, plain

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
    consistent = ("Of the 1,000 people asked, 340 (34%) said yes.",)
    inconsistent = ("Of the 1,000 people asked, 340 (44%) said yes.",)
    silent = ("Some 340 people said yes, and 44% of the women.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each part and whole with their share."""
        for found in claims.shares:
            if not found.amount_stated:
                yield _derived(found)


def share_of(part: Interval, whole: Interval) -> Interval:
    """The part in per cent of the whole."""
    return part / whole * HUNDRED


def _derived(found: Share) -> Derivation:
    units = factor(found.part, found.whole)
    value = found.part.scalar * units / found.whole.scalar * HUNDRED
    scale = HUNDRED if found.share.kind == "ratio" else 1
    return Derivation(
        stated=found.share,
        inputs=(found.part, found.whole),
        readings=(
            Reading(
                f"{plain(found.part)} ÷ {plain(found.whole)}",
                value,
                share_of(found.part.interval * units, found.whole.interval),
            ),
        ),
        tie=found.tie,
        show=percent,
        stated_interval=found.share.interval * scale,
        scale=scale,
        slips=(("the other part", HUNDRED - value), ("a fraction read as a percentage", value / HUNDRED)),
    )
