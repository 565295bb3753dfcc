"""The difference of two percentages: points, not per cent."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import HUNDRED, Rule, magnitude, number, percent, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.model import Change, Claims, Quantity
    from factcheck.precision import Interval


class PercentOrPoints(Rule):
    """A change from one percentage to another is measured in percentage points.

    From 4% to 5% is one percentage point, and 25 per cent. Points are held against the difference; a percentage is held
    against both, and where only the difference fits it is the word that is wrong: a note of style, never an error.

    Source: Office for National Statistics, style guide: percentages and percentage points.
    """

    name = "percent-or-points"
    code = "FC104"
    consistent = ("The rate rose one percentage point, from 4% to 5%.",)
    inconsistent = ("The rate rose three percentage points, from 4% to 5%.",)
    silent = ("The rate rose by three percentage points.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each size of a change between two percentages."""
        for change in claims.changes:
            after, before = change.after, change.before
            if after is None or before is None:
                continue
            levels = after.kind == before.kind == "percent"
            for stated in change.points:
                if levels:
                    yield _points(change, stated, after, before)
                elif after.kind in ("count", "number", "money"):
                    yield _amounts(change, stated, after, before)
            if levels:
                for stated in change.percents:
                    yield _percents(change, stated, after, before)


def points(before: Interval, after: Interval) -> Interval:
    """The difference of two percentages."""
    return magnitude(after - before)


def _difference(after: Quantity, before: Quantity) -> Reading:
    larger, smaller = (after, before) if after.scalar >= before.scalar else (before, after)
    return Reading(
        f"{plain(larger)} − {plain(smaller)}",
        abs(after.scalar - before.scalar),
        points(before.interval, after.interval),
    )


def _relative(after: Quantity, before: Quantity, note: str = "") -> Reading:
    value = abs(after.scalar / before.scalar - 1) * HUNDRED if before.scalar else Fraction(0)
    larger, smaller = (after, before) if after.scalar >= before.scalar else (before, after)
    working = f"({plain(larger)} − {plain(smaller)}) ÷ {plain(before)}"
    return Reading(working, value, magnitude(after.interval / before.interval - 1) * HUNDRED, note)


def _points(change: Change, stated: Quantity, after: Quantity, before: Quantity) -> Derivation:
    basis = Fraction(HUNDRED) if stated.unit == "basis_point" else Fraction(1)
    return Derivation(
        stated,
        (after, before),
        (_difference(after, before),),
        change.tie,
        _shown("points"),
        change.subject or "",
        stated_interval=magnitude(stated.interval / basis),
        slips=(("per cent, not points", _relative(after, before).value),),
    )


def _amounts(change: Change, stated: Quantity, after: Quantity, before: Quantity) -> Derivation:
    """Points said of two amounts that are no percentages: a percentage was meant, if the sum fits; an index moves in points."""
    relative = _relative(after, before)
    difference = _difference(after, before)
    fits = relative.interval.overlaps(stated.interval) and not difference.interval.overlaps(stated.interval)
    style = (
        f"“{stated.text}” is {percent(relative.value)} of the earlier figure: per cent is meant, not percentage points."
    )
    readings = (relative, difference) if fits else (difference, relative)
    return Derivation(
        stated,
        (after, before),
        readings,
        change.tie,
        percent,
        change.subject or "",
        style=style if fits and stated.kind == "percentage_points" else "",
    )


def _percents(change: Change, stated: Quantity, after: Quantity, before: Quantity) -> Derivation:
    relative, difference = _relative(after, before), _difference(after, before)
    size = magnitude(stated.interval)
    fits_points = difference.interval.overlaps(size)
    fits = relative.interval.overlaps(size)
    style = ""
    if fits_points and not fits:
        way = "up" if after.scalar > before.scalar else "down"
        style = (
            f"“{stated.text}” is the difference in percentage points: {difference.formula} = {number(difference.value)}; "
            f"in per cent it is {way} {percent(relative.value)}."
        )
    readings = (difference, relative) if style else (relative, difference)
    return Derivation(
        stated,
        (after, before),
        readings,
        change.tie,
        _shown("points") if style else percent,
        change.subject or "",
        stated_interval=size,
        style=style,
    )


def _shown(unit: str) -> Callable[[Fraction], str]:
    return lambda value: f"{number(value, 2)} {unit[:-1] if value == 1 else unit}"
