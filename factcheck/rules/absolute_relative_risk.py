"""A risk in so many of so many, and by how much it is said to rise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.percent_change import percent_change
from factcheck.rules.rule import HUNDRED, Rule, moved, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Risk
    from factcheck.precision import Interval


class AbsoluteRelativeRisk(Rule):
    """The rise of a risk in per cent must be that of the two risks.

    From 2 in 1,000 to 3 in 1,000 the risk rises by half, whatever headline it makes.

    Source: D. Spiegelhalter, The Art of Statistics, Pelican, 2019; Royal Statistical Society, statistics for journalists.
    """

    name = "absolute-relative-risk"
    code = "FC304"
    priority = "P2"
    consistent = (
        "The risk rose by 50% with the pill, from 2 in 1,000 to 3 in 1,000.",
        "Without the pill it was 2 in 1,000 and with it 3 in 1,000. The pill raised the risk by 50%.",
    )
    inconsistent = ("Without the pill it was 2 in 1,000 and with it 3 in 1,000. The pill raised the risk by 90%.",)
    silent = ("Without the pill it was 2 in 1,000. The pill raised the risk by 90%.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each change of a risk with both risks."""
        for found in claims.risks:
            yield _derived(found)


def _derived(found: Risk) -> Derivation:
    first, second = found.first, found.second
    main = _rise(first, second)
    back = replace(_rise(second, first), note="reckoned from the other risk")
    return Derivation(
        stated=found.percent,
        inputs=(first, second),
        readings=(main, back),
        tie=found.tie,
        show=moved(up=second.scalar >= first.scalar),
    )


def _rise(before: Quantity, after: Quantity) -> Reading:
    value = abs(after.scalar / before.scalar - 1) * HUNDRED
    return Reading(f"({plain(after)}) ÷ ({plain(before)}) − 1", value, percent_change(_exact(before), _exact(after)))


def _exact(quantity: Quantity) -> Interval:
    """So many in so many, the first rounded to a whole: the width that its print gives it."""
    return quantity.interval
