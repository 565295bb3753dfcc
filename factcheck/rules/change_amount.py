"""The size of a change, held against the two amounts it lies between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import Interval
from factcheck.record import replace
from factcheck.rules.rule import COUNTED, Rule, alike, factor, magnitude, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Change, Claims, Quantity


class ChangeAmount(Rule):
    """The size of a rise or fall must be the difference of the two amounts.

    "By" gives the size, "to" the new level, "from" the old one. Tolerance: the rounding and the hedges of the three printed
    figures, nothing more. A rise to a count cannot be bigger than what it came to.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "change-amount"
    code = "FC102"
    consistent = (
        "Cases rose by 2,762 to 17,022 from 14,260.",
        "Profit climbed by £6m to £56m from £50m.",
        "The death toll went from 36 to 41, a rise of five.",
        "Diesel fell 4p to 146p a litre from 150p.",
        "The number of wards was cut by 12, from 60 to 48.",
        "Rent went up $60 a month, from $1,440 to $1,500.",
        "An increase of 2,762 took the number of cases from 14,260 to 17,022.",
        "Her lead shrank by 300 votes, from 1,500 to 1,200.",
        "The fare rises by 25p, from £2.50 to £2.75, in January.",
        "Membership rose by some 9,000 to 61,000 from 52,000.",
    )
    inconsistent = (
        "Cases rose by 3,762 to 17,022 from 14,260.",
        "Profit climbed by £16m to £56m from £50m.",
        "The death toll went from 36 to 41, a rise of nine.",
        "Diesel fell 14p to 146p a litre from 150p.",
        "The number of wards was cut by 22, from 60 to 48.",
        "An increase of 3,762 took the number of cases from 14,260 to 17,022.",
        "Her lead shrank by 800 votes, from 1,500 to 1,200.",
        "The fare rises by 75p, from £2.50 to £2.75, in January.",
        "Membership rose by 19,000 to 61,000 from 52,000.",
        "The team has 14 players, eight fewer than the 17 of last season.",
        "There were 723 killings, an increase of 1,489 on the year before.",
        "Membership rose by 4,580 people to 1,751.",
    )
    silent = (
        "Sales rose by £3m to £50m in the quarter, and were £40m a year ago.",
        "Profit climbed by £6m on the quarter to £56m, and was £45m a year ago.",
        "Sales went from £50m to £56m after a £20m investment in new shops.",
        "The premium rose to £450 from £400, and £20 of that is tax.",
        "Rents rose by $90 in the city and from $1,440 to $1,500 in the county.",
        "The council had hoped to cut spending by £5m, but it went up to £52m from £50m.",
        "From 9am to 5pm the queue grew by 300 cars.",
        "There were 23 shops, an increase of 140 jobs.",
        "Wheat for May rose eight to 5.70.",
        "There were 723 killings, an increase of 149 on the year before.",
        "The number of shops rose to 23 and their staff by 140.",
        "Shares closed 12p down at 146p, having been as high as 170p in May.",
        "Profit rose to £60m from £50m, helped by the £4m sale of a depot.",
        "Grants fell by £2m a year from 2015 to 2020, and are now £40m.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each size of a change that has both its amounts."""
        for change in claims.changes:
            if change.after is not None and change.before is None and change.direction == "up":
                yield from _beyond(change, change.after)
            if change.after is None or change.before is None or change.after.kind == "percent":
                continue
            for stated in change.amounts:
                levels = {change.after.kind, change.before.kind}
                bare = levels == {"number"} and stated.scalar <= max(change.after.scalar, change.before.scalar)
                fits = stated.kind in levels or (stated.kind in COUNTED and levels <= COUNTED) or bare
                if fits and alike(stated, change.after) and alike(stated, change.before) and not stated.is_range:
                    found = _derived(change, stated, change.after, change.before)
                    yield replace(found, tie=OF_ANOTHER) if _of_another(stated, change.after, change.before) else found


def _of_another(stated: Quantity, *levels: Quantity) -> bool:
    """ "To $1 a share from 20 cents, an increase of $3.1bn": so far beyond both levels the size is of something else."""
    return all(stated.scalar * factor(stated, level) > MANY * abs(level.scalar) for level in levels)


def _beyond(change: Change, after: Quantity) -> Iterator[Derivation]:
    """A rise of more than the count that it led to: "723 killings, an increase of 1,489"."""
    for stated in change.amounts:
        counted = stated.kind in COUNTED and after.kind in COUNTED and not stated.is_range and not after.is_range
        # "Rose eight to 5.70" is of cents and dollars: something must be counted, in whole numbers.
        things = {stated.unit, after.unit} - {None}
        named = len(things) == 1 and stated.printed.place >= 1 and after.printed.place >= 1
        if counted and named and change.tie.certainty == "sure" and MANY * after.scalar > stated.scalar > after.scalar:
            yield Derivation(
                stated=stated,
                inputs=(after,),
                readings=(Reading(f"at most {plain(after)}", after.scalar, _at_most_all(after.interval)),),
                tie=change.tie,
                show=shown_like(stated),
                subject=change.subject or "",
                message=f"“{stated.text}” is more than all of “{after.text}”: no rise is bigger than what it came to.",
            )


def _at_most_all(after: Interval) -> Interval:
    """Every size that a rise to an amount of things can have."""
    return Interval(Fraction(0), after.high, high_open=after.high_open)


MANY = 100  # no misprint of a size makes it so many times what moved
OF_ANOTHER = Tie("loose", ("the size is of something else",), via="change/beyond-levels")


def difference(before: Interval, after: Interval) -> Interval:
    """The size of the step between two amounts."""
    return magnitude(after - before)


def _factors(after: Quantity, before: Quantity, stated: Quantity) -> tuple[Fraction, Fraction]:
    """What brings both levels into the units of the size; a bare one is in those of the other: "9.48 dlrs from 9.515"."""
    one, two = factor(after, stated), factor(before, stated)
    if before.kind == "number":
        return one, one
    return (two, two) if after.kind == "number" else (one, two)


def _derived(change: Change, stated: Quantity, after: Quantity, before: Quantity) -> Derivation:
    one, two = _factors(after, before, stated)
    larger, smaller = (after, before) if after.scalar * one >= before.scalar * two else (before, after)
    reading = worked(f"{plain(larger)} − {plain(smaller)}", difference, (before, two), (after, one))
    return Derivation(
        stated=stated,
        inputs=(after, before),
        readings=(reading,),
        tie=change.tie,
        show=shown_like(stated),
        subject=change.subject or "",
        stated_interval=magnitude(stated.interval),
        parts=("amount", "level", "level"),
    )
