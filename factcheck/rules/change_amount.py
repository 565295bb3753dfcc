"""The size of a change, held against the two amounts it lies between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import COUNTED, Rule, alike, factor, magnitude, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Change, Claims, Quantity
    from factcheck.precision import Interval


class ChangeAmount(Rule):
    """The size of a rise or fall must be the difference of the two amounts.

    "By" gives the size, "to" the new level, "from" the old one. Tolerance: the rounding and the hedges of the three printed
    figures, nothing more.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "change-amount"
    code = "FC102"
    consistent = ("Cases rose by 2,762 to 17,022 from 14,260.",)
    inconsistent = ("Cases rose by 3,762 to 17,022 from 14,260.",)
    silent = ("Sales rose by £3m to £50m in the quarter, and were £40m a year ago.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each size of a change that has both its amounts."""
        for change in claims.changes:
            if change.after is None or change.before is None or change.after.kind == "percent":
                continue
            for stated in change.amounts:
                levels = {change.after.kind, change.before.kind}
                bare = levels == {"number"} and stated.scalar <= max(change.after.scalar, change.before.scalar)
                fits = stated.kind in levels or (stated.kind in COUNTED and levels <= COUNTED) or bare
                if fits and alike(stated, change.after) and alike(stated, change.before) and not stated.is_range:
                    yield _derived(change, stated, change.after, change.before)


def difference(before: Interval, after: Interval) -> Interval:
    """The size of the step between two amounts."""
    return magnitude(after - before)


def _derived(change: Change, stated: Quantity, after: Quantity, before: Quantity) -> Derivation:
    one, two = factor(after, stated), factor(before, stated)
    larger, smaller = (after, before) if after.scalar * one >= before.scalar * two else (before, after)
    reading = Reading(
        f"{plain(larger)} − {plain(smaller)}",
        abs(after.scalar * one - before.scalar * two),
        difference(before.interval * two, after.interval * one),
    )
    return Derivation(
        stated=stated,
        inputs=(after, before),
        readings=(reading,),
        tie=change.tie,
        show=shown_like(stated),
        subject=change.subject or "",
        stated_interval=magnitude(stated.interval),
    )
