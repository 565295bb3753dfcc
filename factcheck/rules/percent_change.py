"""A rise or fall in per cent, held against the amounts around it."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.record import replace
from factcheck.rules.rule import COUNTED, HUNDRED, OFTEN, Rule, alike, factor, magnitude, moved, plain, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Change, Claims, Quantity, Reading
    from factcheck.precision import Interval


class PercentChange(Rule):
    """A rise or fall in per cent must match the amounts around it.

    The base is the earlier amount: a rise from 50 to 60 is 20%, not the 16.7% that 10 is of 60. Where only one of the two
    amounts is printed beside the size of the change ("rose £10m, or 20%, to £60m"), the other follows from both.
    Tolerance: the rounding and the hedge of the printed figures, nothing more. Prices of currencies may be read either way
    round. A fraction ("by a third") may be of two percentages too, or be a fraction of a point. A percentage on another basis
    (like for like, adjusted, of another period) is never accused.

    Source: the rules of percentages in any desk's style guide; S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "percent-change"
    code = "FC101"
    consistent = (
        "Jobs at the plant rose 20% from 50 to 60.",
        "Profit rose 12% to £56m from £50m.",
        "Turnover fell 47% to £642.4m from £1.2bn.",
        "Enrolment has fallen by a quarter, from 800 pupils to 600.",
        "Burglaries were up almost 20 per cent, from 14,260 to 17,022.",
        "A 4% fall took the average rent from $1,500 to $1,440 a month.",
        "Ticket sales climbed £10m, or 20%, to £60m.",
        "Membership, which stood at 2,400 in 2015, had dropped 35% to 1,560 by last spring.",
        "Net income was $3.6 million, against $3 million a year earlier, a rise of 20%.",
    )
    inconsistent = (
        "Jobs at the plant rose 25% from 50 to 60.",
        "Profit rose 22% to £56m from £50m.",
        "Enrolment has fallen by a half, from 800 pupils to 600.",
        "Burglaries were up almost 30 per cent, from 14,260 to 17,022.",
        "A 14% fall took the average rent from $1,500 to $1,440 a month.",
        "Ticket sales climbed £10m, or 30%, to £60m.",
        "Membership, which stood at 2,400 in 2015, had dropped 53% to 1,560 by last spring.",
        "Revenue jumped nearly 250 per cent, from $10,250 to $25,500.",
    )
    silent = (
        "Sales rose 5% on the quarter and 12% on the year to £60m from £50m in 2019.",
        "Revenue rose 5% on the quarter to £60m, from £50m a year ago.",
        "Like-for-like sales rose 3 per cent, while total sales rose to £60m from £50m.",
        "The group sold 60 buses, up from 50, and expects sales to rise 5% next year.",
        "Turnover rose to £60m from £50m, of which 12% came from abroad.",
        "Profit at the ferry arm rose 4%, and the group as a whole made £60m, up from £50m.",
        "Analysts had forecast a 30% rise; the company made £60m, against £50m in 2020.",
        "In constant currencies revenue grew 9%, and as reported it went from $50m to $60m.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each percentage of change with the amounts that it should follow from."""
        for change in claims.changes:
            for stated in change.percents:
                yield from _derived(change, stated)
            for stated in change.multiples:
                if not stated.word and stated.scalar < 1:
                    yield from _derived(change, stated)


def percent_change(before: Interval, after: Interval) -> Interval:
    """The size of the change in per cent of the earlier amount."""
    return magnitude(after / before - 1) * HUNDRED


def size_of(amount: Interval, base: Interval) -> Interval:
    """The size of a change of known amount in per cent of what it is reckoned on."""
    return magnitude(amount / base) * HUNDRED


def _hundredfold_step(before: Interval, after: Interval) -> Interval:
    return magnitude(after - before) * HUNDRED


def change_of_later(amount: Interval, after: Interval, *, up: bool) -> Interval:
    """The percentage of a change of known size, from the later amount alone."""
    return magnitude((after / amount + (-1 if up else 1)).reciprocal()) * HUNDRED


def _derived(change: Change, stated: Quantity) -> Iterator[Derivation]:
    after, before = change.after, change.before
    if after is not None and before is not None:
        if stated.kind == "ratio" or "percent" not in (after.kind, before.kind):
            yield from _between(change, stated, after, before)
        return
    sizes = (*change.amounts, *(q for q in change.points if q.kind in COUNTED))
    size = next((q for q in sizes if not q.is_range), None)
    if size is None or change.direction is None:
        return
    if after is not None and alike(size, after) and after.kind != "percent":
        yield _from_size(change, stated, size, after, up=change.direction == "up")
    elif before is not None and alike(size, before) and before.kind != "percent":
        reading = worked(f"{plain(size)} ÷ {plain(before)}", size_of, (size, factor(size, before)), before)
        level = _ratio(size, before, "the figure beside it read as the later amount", OFTEN)
        readings = (reading, level) if change.word in COMPARED else (reading,)
        yield _derivation(change, stated, (size, before), readings, up=change.direction == "up")


def _between(change: Change, stated: Quantity, after: Quantity, before: Quantity) -> Iterator[Derivation]:
    """The change from one amount to the other."""
    if not before.scalar or not after.scalar or (before.scalar < 0) != (after.scalar < 0):
        return
    readings = [_ratio(after, before)]
    if change.inverse:
        readings.append(_ratio(before, after, "the price quoted the other way round", OFTEN))
    elif change.word in COMPARED:
        readings.append(_ratio(before, after, "reckoned on the other of the two"))
    if after.kind == before.kind == "percent":
        readings.append(_points(after, before))
    if change.tie.certainty != "sure":
        readings += [
            _ratio(one, two, "another pair of figures in the sentence")
            for one, two in change.pairs
            if one.scalar > 0 and two.scalar > 0 and {one.id, two.id} & {after.id, before.id}
        ]
    yield _derivation(change, stated, (after, before), tuple(readings), up=abs(after.scalar) >= abs(before.scalar))


BETWEEN, OF_SIZE = ("percent", "after", "before"), ("percent", "size", "level")
COMPARED = frozenset(
    (
        "more",
        "less",
        "fewer",
        "higher",
        "lower",
        "above",
        "below",
        "over",
        "under",
        "against",
        "compared",
        "versus",
        "vs",
    )
)


def _ratio(after: Quantity, before: Quantity, note: str = "", weight: float | None = None) -> Reading:
    units = factor(after, before)
    return worked(_working(after, before, units), percent_change, before, (after, units), note=note, weight=weight)


def _points(after: Quantity, before: Quantity) -> Reading:
    """ "Raised its rate by a quarter, to 0.75 from 0.5 per cent": a fraction of a point may be meant."""
    note = "read as a fraction of a percentage point"
    return worked(_working(after, before, Fraction(1)), _hundredfold_step, before, after, note=note, weight=OFTEN)


def _working(after: Quantity, before: Quantity, units: Fraction) -> str:
    if units != 1:
        return f"{plain(after)} ÷ {plain(before)} − 1"
    larger, smaller = (after, before) if after.scalar >= before.scalar else (before, after)
    return f"({plain(larger)} − {plain(smaller)}) ÷ {plain(before)}"


def _from_size(change: Change, stated: Quantity, size: Quantity, after: Quantity, *, up: bool) -> Derivation:
    units = factor(size, after)
    working = f"{plain(size)} ÷ ({plain(after)} {'−' if up else '+'} {plain(size)})"
    reading = worked(working, partial(change_of_later, up=up), (size, units), after)
    note = "reckoned on the later figure"
    of_later = worked(f"{plain(size)} ÷ {plain(after)}", size_of, (size, units), after, note=note, weight=OFTEN)
    readings = (reading, of_later) if change.inverse else (reading,)
    return _derivation(change, stated, (size, after), readings, up=up)


def _derivation(
    change: Change, stated: Quantity, inputs: tuple[Quantity, ...], readings: tuple[Reading, ...], *, up: bool
) -> Derivation:
    fraction = stated.kind == "ratio"
    value = readings[0].value
    doubt = stated.modality == "negated" and change.tie.certainty == "sure"
    tie = replace(change.tie, certainty="loose", reasons=("denied, not stated",)) if doubt else change.tie
    return Derivation(
        stated=stated,
        inputs=inputs,
        readings=readings,
        tie=tie,
        show=moved(up=up),
        subject=change.subject or "",
        stated_interval=magnitude(stated.interval * (HUNDRED if fraction else 1)),
        scale=HUNDRED if fraction else 1,
        parts=BETWEEN if inputs == (change.after, change.before) else OF_SIZE,
        slips=(
            ("the ratio of the two, read as a rise", value + HUNDRED),
            (
                "the change reckoned on the later figure",
                value * HUNDRED / (HUNDRED + value)
                if up
                else value * HUNDRED / (HUNDRED - value)
                if value != HUNDRED
                else value,
            ),
        ),
    )
