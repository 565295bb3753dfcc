"""A fraction in words beside its percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import HUNDRED, Rule, percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Apposition, Claims


class FractionPercent(Rule):
    """A fraction must be the percentage that stands beside it.

    One in four is 25%; "a third (33%)". A fraction in words stands for itself, one and a half points either way; one in n
    for half an n either way.

    Source: calibrated on published news.
    """

    name = "fraction-percent"
    code = "FC208"
    consistent = ("Almost a third (29%) of drivers said no.",)
    inconsistent = ("Almost a third (19%) of drivers said no.",)
    silent = ("A third of drivers said no, and 19% said yes.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fraction with its percentage."""
        for found in claims.appositions:
            yield _derived(found)


def _derived(found: Apposition) -> Derivation:
    return Derivation(
        stated=found.percent,
        inputs=(found.fraction,),
        readings=(Reading(plain(found.fraction), found.fraction.scalar * HUNDRED, found.fraction.interval * HUNDRED),),
        tie=found.tie,
        show=percent,
    )
