"""A majority in votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import Rule, magnitude, number, plain, worked

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
    consistent = (
        "Councillors approved the sale by 34 votes to 27, a majority of seven.",
        "The motion passed by 52 votes to 41, a majority of 11.",
        "The bishop lost by 88 votes to 71, a margin of 17.",
        "By 311 votes to 242, a majority of 69, peers threw it out.",
        "The strike was backed by 1,204 votes to 850, a majority of 354.",
        "The Senate vote was 51 to 47, a margin of four.",
        "The treaty was carried by 17 votes to 15, a majority of two.",
        "He beat her by 9,412 votes to 9,380, a majority of 32.",
        "The vote was 240 to 191, a majority of 49.",
    )
    inconsistent = (
        "Councillors approved the sale by 34 votes to 27, a majority of 17.",
        "The motion passed by 52 votes to 41, a majority of 21.",
        "The bishop lost by 88 votes to 71, a margin of 27.",
        "By 311 votes to 242, a majority of 96, peers threw it out.",
        "The strike was backed by 1,204 votes to 850, a majority of 534.",
        "The Senate vote was 51 to 47, a margin of six.",
        "The treaty was carried by 17 votes to 15, a majority of three.",
        "He beat her by 9,412 votes to 9,380, a majority of 320.",
        "The vote was 240 to 191, a majority of 94.",
    )
    silent = (
        "Councillors approved the sale by 34 votes to 27, with 17 away.",
        "The motion passed by 52 votes to 41, and 21 members were away.",
        "MPs voted 325 to 306 for the bill, with a majority of 80 in the last house.",
        "The party has a majority of 96 and won the vote by 311 to 242.",
        "Peers voted 311 to 242, a majority of them by proxy.",
        "The strike was backed by 1,204 votes to 850; in 2010 the majority was 534.",
        "The Senate voted 51 to 47, six short of the 60 it needs to end debate.",
        "The Reds took 5.54 million votes against the Blues’ 5.43 million, with a margin of 118,198 votes.",
        "He had 9,412 votes to her 9,380, and the majority of 320,000 voters stayed at home.",
    )

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
        readings=(worked(f"{plain(high)} − {plain(low)}", majority_of, found.first, found.second),),
        tie=found.tie,
        show=number,
        strict=found.margin.hedge is None and max(high.printed.place, low.printed.place) <= found.margin.printed.place,
        parts=("amount", "level", "level"),
    )
