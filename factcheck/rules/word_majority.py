"""Most, a majority: more than half."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Majority

HALF = Fraction(HUNDRED, 2)


class WordMajority(Rule):
    """Most, or a majority, is more than half.

    The largest of several groups is a plurality, not most.

    Source: American Association for Public Opinion Research, questions to ask when writing about polls.
    """

    name = "word-majority"
    code = "FC207"
    consistent = ("Most of the conductors (52%) backed the strike.",)
    inconsistent = ("Most of the conductors (41%) backed the strike.",)
    silent = ("Most of the conductors backed the strike, and 41% of the drivers.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each word for more than half with its share."""
        for found in claims.majorities:
            yield _derived(found)


def _derived(found: Majority) -> Derivation:
    more = Interval(HALF, Fraction(HUNDRED), low_open=True)
    return Derivation(
        stated=found.percent,
        inputs=(),
        readings=(Reading(f"“{found.word}” is more than 50%", HALF, more),),
        tie=found.tie,
        show=percent,
        message=f"“{found.word}” and “{found.percent.text}” cannot both be right: {found.word} is more than half.",
    )
