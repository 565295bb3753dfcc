"""Percentages that nothing can have."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims


class ImpossiblePercent(Rule):
    """A count cannot fall by more than 100%, nor can more than 100% of a group do anything.

    Profits that turn to losses, temperatures and other things that go below nothing may fall by more; they are left alone.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "impossible-percent"
    code = "FC106"
    consistent = ()
    inconsistent = ("The number of burglaries fell by 150%.", "Some 105% of pupils passed the test.")
    silent = ("Profits fell 150% as the group sank into loss.", "Sales rose 150%.")

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each percentage over the limit that its noun or verb sets."""
        for limit in claims.limits:
            possible = Interval(Fraction(0), Fraction(HUNDRED))
            yield Derivation(
                stated=limit.percent,
                inputs=(),
                readings=(Reading(limit.why, Fraction(HUNDRED), possible),),
                tie=limit.tie,
                show=percent,
                message=f"“{limit.percent.text}” is not possible: {limit.why}.",
            )
