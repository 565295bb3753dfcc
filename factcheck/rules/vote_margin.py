"""A majority in votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, magnitude, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims
    from factcheck.model import Lead as Margin
    from factcheck.precision import Interval


class VoteMargin(Rule):
    """A majority must be the difference of the two counts of votes.

    34 votes to 27 is a majority of seven.

    Source: Erskine May, Parliamentary Practice, on divisions.
    """

    name = "vote-margin"
    code = "FC702"
    priority = "P2"
    consistent = ("Councillors approved the sale by 34 votes to 27, a majority of seven.",)
    inconsistent = ("Councillors approved the sale by 34 votes to 27, a majority of 17.",)
    silent = ("Councillors approved the sale by 34 votes to 27, with 17 away.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each majority with both counts."""
        for found in claims.votes:
            yield _derived(found)


def majority_of(first: Interval, second: Interval) -> Interval:
    """The difference of two counts."""
    return magnitude(first - second)


def _derived(found: Margin) -> Derivation:
    high, low = (
        (found.first, found.second) if found.first.scalar >= found.second.scalar else (found.second, found.first)
    )
    return Derivation(
        stated=found.margin,
        inputs=(found.first, found.second),
        readings=(
            Reading(
                f"{plain(high)} − {plain(low)}",
                high.scalar - low.scalar,
                majority_of(found.first.interval, found.second.interval),
            ),
        ),
        tie=found.tie,
        show=number,
        strict=found.margin.hedge is None,
    )
