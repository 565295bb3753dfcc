"""What is left of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Remainder
    from factcheck.precision import Interval


class RemainderOfWhole(Rule):
    """What remains must be the whole less its parts.

    Of 96, 41 leave 55. Tolerance: the rounding of the printed figures.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "remainder"
    code = "FC204"
    priority = "P2"
    consistent = ("Of 96 appeals 41 were allowed, and the remaining 55 were dismissed.",)
    inconsistent = ("Of 96 appeals 41 were allowed, and the remaining 65 were dismissed.",)
    silent = ("Of 96 appeals 41 were allowed, and 65 are still to come.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each remainder with its whole and its parts."""
        for found in claims.remainders:
            if found.whole is not None:
                yield _derived(found, found.whole)


def left_of(whole: Interval, parts: list[Interval]) -> Interval:
    """The whole less its parts."""
    left = whole
    for part in parts:
        left = left - part
    return left


def _derived(found: Remainder, whole: Quantity) -> Derivation:
    value = whole.scalar - sum(p.scalar for p in found.parts)
    working = " − ".join([plain(whole), *(plain(p) for p in found.parts)])
    return Derivation(
        stated=found.rest,
        inputs=(whole, *found.parts),
        readings=(Reading(working, value, left_of(whole.interval, [p.interval for p in found.parts])),),
        tie=found.tie,
        show=shown_like(found.rest),
    )
