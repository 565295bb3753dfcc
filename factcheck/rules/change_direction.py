"""The way a thing is said to move, held against its two amounts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, factor, number, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Change, Claims, Quantity


class ChangeDirection(Rule):
    """What rose must end higher than it began, what fell lower.

    Accused only where every value of one printed amount lies on the wrong side of every value of the other.

    Source: the commonest slip in reports of figures, two amounts set down in the wrong order; S. R. Maier, Numbers in
    the News: a mathematics audit of a daily newspaper, Journalism Studies 3(4), 2002.
    """

    name = "change-direction"
    code = "FC103"
    consistent = (
        "The jobless rate fell to 3.1% from 3.4%.",
        "Unemployment rose to 4.4% from 4.1%.",
        "Attendance slipped from 21,300 to 19,800.",
        "The average wait has grown from 12 weeks to 15 weeks.",
        "Oil dropped to $71 a barrel from $74.",
        "A decline in deaths on the roads, from 212 to 187, was welcomed by the minister.",
        "Margins narrowed to 11.2 per cent, from 12.5 per cent.",
        "Spending on roads increased from £40m to £48m.",
        "The crime rate fell from 83 to 74 offences per 1,000 people.",
        "Her majority was cut to 1,200 from 1,500.",
    )
    inconsistent = (
        "The jobless rate fell to 3.4% from 3.1%.",
        "Unemployment rose to 4.1% from 4.4%.",
        "Attendance slipped from 19,800 to 21,300.",
        "The average wait has grown from 15 weeks to 12 weeks.",
        "Oil dropped to $74 a barrel from $71.",
        "A decline in deaths on the roads, from 187 to 212, was welcomed by the minister.",
        "Margins narrowed to 12.5 per cent, from 11.2 per cent.",
        "Spending on roads increased from £48m to £40m.",
        "The crime rate fell from 74 to 83 offences per 1,000 people.",
        "Her majority was cut to 1,500 from 1,200.",
    )
    silent = (
        "The pound rose to 1.24 to the euro from 1.21.",
        "The yen rose to 148 to the dollar from 151.",
        "The company fell to a loss of £6m from a profit of £4m.",
        "He rose to number 3 in the world from number 8.",
        "Growth was 2% in March, after growth of 3% in February.",
        "The temperature fell to 3C, and will rise to 9C from Sunday.",
        "Shares fell 3% to 146p, and rose from 151p to 155p in New York.",
        "The pass rate rose in a year when the number of entries went from 3,200 to 2,900.",
        "Prices of land fell from 2010 to 2015.",
        "The club climbed from ninth to third.",
    )

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
SIZES = {
    "percent": ("percent", "after", "before"),
    "percentage_points": ("points", "level", "level"),
    "ratio": ("multiple", "after", "before"),
}


def step_between(before: Interval, after: Interval) -> Interval:
    """By how much the later amount is above the earlier."""
    return after - before


def _derived(change: Change, after: Quantity, before: Quantity) -> Derivation:
    units = factor(after, before)
    step = worked(f"{plain(after)} − {plain(before)}", step_between, before, (after, units))
    value = step.value
    # Two figures told to one place keep their order: what rounding hides is a tie.
    strict = after.printed.place * units == before.printed.place and after.hedge is None and before.hedge is None
    if strict:
        step = Reading(step.formula, value, Interval.exactly(value))
    up = change.direction == "up"
    wanted = Interval(Fraction(0), None) if up else Interval(None, Fraction(0))
    sign = "above" if value > 0 else "below"
    stated = _moved(change, after)
    inputs = tuple(q for q in (after, before) if q is not stated)
    way = "rise" if up else "fall"
    return Derivation(
        stated=stated,
        inputs=inputs,
        readings=(step,),
        tie=change.tie,
        show=_points if before.kind == "percent" else shown_like(before),
        subject=change.subject or "",
        stated_interval=wanted,
        stated_text=change.word,
        strict=strict,
        parts=SIZES.get(stated.kind, ("amount", "level", "level")) if stated not in (after, before) else (),
        message=f"“{change.word}” and the figures cannot all be right: {plain(after)} is {sign} {plain(before)}, which is no {way}.",
    )


def _points(value: Fraction) -> str:
    return f"{number(value, 2)} point{'' if abs(value) == 1 else 's'}"


def _moved(change: Change, after: Quantity) -> Quantity:
    """The figure that the change word governs."""
    return next(iter((*change.percents, *change.points, *change.amounts, *change.multiples)), after)
