"""A figure inside its own range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Within


class RangeMember(Rule):
    """An estimate must lie inside the range that is given for it.

    Source: any report of an estimate with its interval.
    """

    name = "range-member"
    code = "FC504"
    priority = "P2"
    consistent = ("The count was put at 2,100, in a range that runs from 1,900 to 2,300.",)
    inconsistent = ("The count was put at 1,750, in a range that runs from 1,900 to 2,300.",)
    silent = ("The count was 1,750 in 2014, and pups weigh from 19 to 23 kilograms.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure with its range."""
        for found in claims.withins:
            yield _derived(found)


def _derived(found: Within) -> Derivation:
    low, high = found.low.interval.low, found.high.interval.high
    return Derivation(
        stated=found.value,
        inputs=(found.low, found.high),
        readings=(
            Reading(
                f"from {plain(found.low)} to {plain(found.high)}",
                (found.low.scalar + found.high.scalar) / 2,
                Interval(low, high),
            ),
        ),
        tie=found.tie,
        show=shown_like(found.low),
        message=f"“{found.value.text}” is outside its own range, {plain(found.low)} to {plain(found.high)}.",
    )
