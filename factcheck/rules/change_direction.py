"""The way a thing is said to move, held against its two amounts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, factor, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Change, Claims, Quantity


class ChangeDirection(Rule):
    """What rose must end higher than it began, what fell lower.

    Accused only where every value of one printed amount lies on the wrong side of every value of the other.

    Source: the commonest slip in reports of figures, two amounts set down in the wrong order.
    """

    name = "change-direction"
    code = "FC103"
    consistent = ("The jobless rate fell to 3.1% from 3.4%.",)
    inconsistent = ("The jobless rate fell to 3.4% from 3.1%.",)
    silent = ("The pound rose to 1.24 to the euro from 1.21.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each change with a way and both its amounts."""
        for change in claims.changes:
            after, before = change.after, change.before
            if after is None or before is None or change.direction is None or change.word in COMPARED:
                continue
            if change.tie.certainty != "sure":
                continue
            if change.word == "growth" and after.kind == "percent":
                continue  # growth of 2% after growth of 3% is growth
            if not (change.inverse or change.adjusted or after.is_range or before.is_range):
                yield _derived(change, after, before)


COMPARED = frozenset(("against", "compared", "versus", "vs"))


def _derived(change: Change, after: Quantity, before: Quantity) -> Derivation:
    units = factor(after, before)
    step = after.interval * units - before.interval
    value = after.scalar * units - before.scalar
    up = change.direction == "up"
    wanted = Interval(Fraction(0), None) if up else Interval(None, Fraction(0))
    sign = "above" if value > 0 else "below"
    stated = _moved(change, after)
    way = "rise" if up else "fall"
    return Derivation(
        stated=stated,
        inputs=tuple(q for q in (after, before) if q is not stated),
        readings=(Reading(f"{plain(after)} − {plain(before)}", value, step),),
        tie=change.tie,
        show=shown_like(before),
        subject=change.subject or "",
        stated_interval=wanted,
        stated_text=change.word,
        message=f"“{change.word}” and the figures cannot all be right: {plain(after)} is {sign} {plain(before)}, which is no {way}.",
    )


def _moved(change: Change, after: Quantity) -> Quantity:
    """The figure that the change word governs."""
    return next(iter((*change.percents, *change.points, *change.amounts, *change.multiples)), after)
