"""Shares of one whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval, to_the_unit
from factcheck.rules.rule import HUNDRED, Rule, percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Remainder


class PercentSum(Rule):
    """Shares that with "the rest" make up a whole must come to 100%.

    Each share may be rounded in its last digit. Answers of which people could give several are left alone: the text must say
    "the remaining" or "the rest".

    Source: American Association for Public Opinion Research, best practices for survey reports.
    """

    name = "percent-sum"
    code = "FC205"
    priority = "P2"
    consistent = ("Some 48 per cent are satisfied, 37 per cent are not and the remaining 15 per cent have no opinion.",)
    inconsistent = (
        "Some 48 per cent are satisfied, 37 per cent are not and the remaining 29 per cent have no opinion.",
    )
    silent = ("Some 48 per cent like tea, 37 per cent coffee and 29 per cent both.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each rest in per cent with the other shares."""
        for found in claims.remainders:
            if found.whole is None:
                yield _derived(found)


def rest_of(shares: list[Interval]) -> Interval:
    """What the shares leave of a hundred."""
    left = Interval.exactly(Fraction(HUNDRED))
    for share in shares:
        left = left - share
    return left


def _share(quantity: Quantity) -> Interval:
    return quantity.interval if quantity.hedge else to_the_unit(quantity.printed)


def _derived(found: Remainder) -> Derivation:
    value = Fraction(HUNDRED) - sum(p.scalar for p in found.parts)
    return Derivation(
        stated=found.rest,
        inputs=found.parts,
        readings=(
            Reading(
                " − ".join(["100", *(plain(p) for p in found.parts)]), value, rest_of([_share(p) for p in found.parts])
            ),
        ),
        tie=found.tie,
        show=percent,
    )
