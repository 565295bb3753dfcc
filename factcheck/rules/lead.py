"""A lead in points, held against the two shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import to_the_unit
from factcheck.rules.rule import Rule, magnitude, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity
    from factcheck.model import Lead as Margin
    from factcheck.precision import Interval


class Lead(Rule):
    """A lead in points must be the difference of the two shares.

    The two shares are rounded, so that one point either way clears a lead.

    Source: American Association for Public Opinion Research, guidance on margins in polls.
    """

    name = "lead"
    code = "FC701"
    consistent = ("The mayor has a four-point lead, 44 per cent to 40 per cent.",)
    inconsistent = ("The mayor has a nine-point lead, 44 per cent to 40 per cent.",)
    silent = ("The mayor has a nine-point lead, against the 44 per cent to 40 per cent of June.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each lead with its two shares."""
        for found in claims.leads:
            yield _derived(found)


def lead_of(first: Interval, second: Interval) -> Interval:
    """The difference of two shares."""
    return magnitude(first - second)


def _share(quantity: Quantity) -> Interval:
    return quantity.interval if quantity.hedge else to_the_unit(quantity.printed)


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
                lead_of(_share(found.first), _share(found.second)),
            ),
        ),
        tie=found.tie,
        show=lambda value: f"{number(value)} point{'' if value == 1 else 's'}",
    )
