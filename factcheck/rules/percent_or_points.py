"""The difference of two percentages: points, not per cent."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import plain_to_see
from factcheck.rules.percent_change import percent_change
from factcheck.rules.rule import HUNDRED, Rule, magnitude, number, percent, plain, worked

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
    consistent = (
        "The rate rose one percentage point, from 4% to 5%.",
        "Support for the mayor fell six points, from 46 per cent to 40 per cent.",
        "Turnout was 61%, up three percentage points from 58%.",
        "VAT will go from 17.5% to 20%, an increase of 2.5 percentage points.",
        "The share of women on boards grew by 14 percentage points to 39% from 25%.",
        "The bank cut its rate by 25 basis points to 4.75% from 5%.",
        "The pass rate dipped from 76.4% to 75.9%, a fall of 0.5 percentage points.",
        "A four-point rise took the approval rating from 38% to 42%.",
        "The yield eased two basis points, to 4.08% from 4.10%.",
        "Unemployment rose from 4% to 5%, an increase of 25 per cent.",
    )
    inconsistent = (
        "The interest rate rose three points, from 4.5% to 5%.",
        "Turnout was 61%, up eight percentage points from 58%.",
        "The share of women on boards grew by 24 percentage points to 39% from 25%.",
        "The pass rate dipped from 76.4% to 75.9%, a fall of 2.5 percentage points.",
        "An eight-point rise took the approval rating from 38% to 42%.",
        "Support for the mayor fell nine points, from 46 per cent to 41 per cent.",
        "VAT went from 17.5% to 19.5%, an increase of 4.5 percentage points.",
        "The jobless rate climbed 45 per cent from 4.0% to 5.0% in a year.",
        "The share of homes with damp fell to 12% from 17%, a drop of nine percentage points.",
        "The vacancy rate climbed to 12.5%, seven points more than the 11% of last year.",
    )
    silent = (
        "The rate rose by three percentage points.",
        "The rate rose a point in Leeds and went from 4% to 7% in Bradford.",
        "The index rose 120 points, and unemployment fell from 5% to 4%.",
        "Inflation rose from 2% to 3%, and rates are expected to go up by half a point.",
        "Rovers, on 40 points, won 52% of their games, up from 48%.",
        "The Conservatives have 43%, up from 40%, and lead Labour by nine points.",
        "Turnout rose from 58% to 61%, and women's by seven points.",
        "The mortgage rate went from 4% to 5%, and the average payment rose 12%.",
        "The yield rose to 4.1% from 4.0% as the Dow lost 200 points.",
        "Sales rose 7% in a year in which unemployment went from 4% to 5%.",
    )

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
    return worked(f"{plain(larger)} − {plain(smaller)}", points, before, after)


def _relative(after: Quantity, before: Quantity, note: str = "") -> Reading:
    larger, smaller = (after, before) if after.scalar >= before.scalar else (before, after)
    return worked(f"({plain(larger)} − {plain(smaller)}) ÷ {plain(before)}", percent_change, before, after, note=note)


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
        parts=("points", "level", "level"),
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
    plainly_not = plain_to_see(abs(stated.scalar), abs(relative.value), stated.printed.place)
    fits = relative.interval.overlaps(size) and not (plainly_not and size.contains(abs(difference.value)))
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
        parts=("points", "level", "level"),
    )


def _shown(unit: str) -> Callable[[Fraction], str]:
    return lambda value: f"{number(value, 2)} {unit[:-1] if value == 1 else unit}"
