"""One figure of one fact under two hedges that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, SameFact


class ConflictingBounds(Rule):
    """Two bounds of one fact must leave room for one value.

    "More than 400,000" and "over 400,000" agree; "more than 400,000" and "fewer than 400,000" cannot both be.

    Source: S. Ferson et al., Natural language of uncertainty: numeric hedge words, International Journal of Approximate
    Reasoning 57, 2015.
    """

    name = "conflicting-bounds"
    code = "FC402"
    consistent = (
        "More than 400,000 devices were seized by the agency last year. The agency said over 400,000 devices were seized by its officers.",
    )
    inconsistent = (
        "More than 400,000 devices were seized by the agency last year. The agency said fewer than 400,000 devices were seized by its officers.",
    )
    silent = ("More than 400 people live in the village. Fewer than 400 devices were seized by the agency.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fact told twice with one value and a hedge."""
        for fact in claims.same:
            if fact.first.block == "headline":
                continue  # a headline has no room for hedges
            if fact.first.scalar == fact.second.scalar and (fact.first.hedge or fact.second.hedge):
                yield _derived(fact)


def _derived(fact: SameFact) -> Derivation:
    first, second = fact.first, fact.second
    return Derivation(
        stated=second,
        inputs=(first,),
        readings=(Reading(f"“{first.text}”", first.scalar, first.interval),),
        tie=fact.tie,
        show=shown_like(first),
        strict=True,
        message=f"“{first.text}” and “{second.text}” cannot both be right if they are of the same thing.",
    )
