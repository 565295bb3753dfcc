"""Doubled, trebled, three times: held against the two amounts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import further
from factcheck.rules.rule import OFTEN, Rule, factor, plain, times, worked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.model import Claims, Quantity, Tie
    from factcheck.precision import Interval


class Multiple(Rule):
    """A multiple must be the ratio of the two amounts it stands between.

    "Doubled" stands for anything from 1.8 to 2.3 times, other multiples for a tenth either way, "more than doubled" for
    twice or more, "more than halved" for a half or less. "Three times more" is read as three times or as four times: both are in print.

    Source: calibrated on published news; for "times more", the Merriam-Webster Dictionary of English Usage, 1994.
    """

    name = "multiple"
    code = "FC105"
    consistent = (
        "Applications doubled from 210 to 420.",
        "The price of a pint has doubled, from £2.10 to £4.20.",
        "Arrests trebled from 14 to 42.",
        "The number of food banks has more than doubled, from 650 to 1,400.",
        "Their holding has halved, from 30,000 shares to 15,000.",
        "The dam holds 90 million litres, three times the 30 million of the old one.",
        "Complaints quadrupled to 48 from 12.",
        "Membership went from 400 to 2,000, a fivefold increase.",
        "It cost £60m, almost twice the £31m that was planned.",
        "Ridership nearly tripled, to 29,000 from 10,000.",
    )
    inconsistent = (
        "Applications trebled from 210 to 420.",
        "The price of a pint has doubled, from £2.10 to £6.20.",
        "Arrests trebled from 14 to 62.",
        "The number of food banks has more than doubled, from 650 to 900.",
        "Their holding has halved, from 30,000 shares to 25,000.",
        "The dam holds 90 million litres, five times the 30 million of the old one.",
        "Complaints quadrupled to 48 from 24.",
        "Membership went from 400 to 2,000, a tenfold increase.",
        "It cost £60m, almost twice the £21m that was planned.",
        "Ridership nearly tripled, to 49,000 from 10,000.",
    )
    silent = (
        "Applications doubled to 420 in the north.",
        "The price doubled in June, and went from £4.20 to £4.50 in July.",
        "Applications doubled in the north, and across the country rose from 400 to 460.",
        "Profit could double, the firm said; it rose from £50m to £56m last year.",
        "She has twice been mayor, and her majority went from 400 to 1,200.",
        "The fund aims to treble its spending, which rose from £4m to £5m.",
        "Half the staff left and the number of customers fell from 400 to 390.",
        "The number of lanes was doubled and traffic grew from 21,000 cars a day to 29,000.",
        "The doubles final, won 6-4 6-2, drew 12,000 people, up from 9,000.",
        "The trebling of fees cut the number of students from 400 to 350.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each multiple with its two amounts."""
        for change in claims.changes:
            if change.after is None or change.before is None:
                continue
            for stated in change.multiples:
                if stated.word or stated.scalar >= 1:
                    near = change.pairs if change.tie.certainty != "sure" else ()
                    pair = (change.after, change.before)
                    yield from _derived(stated, pair, change.tie, more=change.more, near=near)
        for found in claims.comparisons:
            yield from _derived(found.multiple, (found.left, found.right), found.tie, more=found.more)


def ratio(before: Interval, after: Interval) -> Interval:
    """How many times the one the other is."""
    return after / before


def times_more(before: Interval, after: Interval) -> Interval:
    """How many times the one is above the other."""
    return after / before - 1


def _derived(
    stated: Quantity,
    pair: tuple[Quantity, Quantity],
    tie: Tie,
    *,
    more: bool,
    near: Sequence[tuple[Quantity, Quantity]] = (),
) -> Iterator[Derivation]:
    after, before = pair
    if not after.scalar or not before.scalar:
        return
    first = _times(after, before)
    readings = [first]
    if more and stated.scalar >= 1:
        readings.append(_times(after, before, "“times more” read as added to the one", OFTEN, times_more))
    if stated.scalar > 1:
        back = _times(before, after, "the other way round")
        readings.append(back) if more and not stated.word and tie.certainty != "sure" else None
    readings += [
        _times(one, two, "another pair of figures in the sentence")
        for one, two in near
        if one.scalar > 0 and two.scalar > 0
    ]
    beyond = (
        stated.hedge in ("over", "at_least")
        and first.interval.low is not None
        and first.interval.low > further(stated.scalar)
    )
    yield Derivation(
        stated=stated,
        inputs=(after, before),
        readings=tuple(readings),
        tie=tie,
        show=times,
        parts=("multiple", "after", "before"),
        style=f"“{stated.text}” is true, but it is {times(first.value)}: {first.formula}."
        if beyond and stated.word
        else "",
        slips=(("the two figures the other way round", 1 / first.value if first.value else Fraction(0)),),
    )


def _times(
    after: Quantity,
    before: Quantity,
    note: str = "",
    weight: float | None = None,
    work: Callable[[Interval, Interval], Interval] = ratio,
) -> Reading:
    units = factor(after, before)
    return worked(f"{plain(after)} ÷ {plain(before)}", work, before, (after, units), note=note, weight=weight)
