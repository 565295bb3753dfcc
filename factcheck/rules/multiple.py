"""Doubled, trebled, three times: held against the two amounts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import further
from factcheck.rules.rule import Rule, factor, plain, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Tie
    from factcheck.precision import Interval


class Multiple(Rule):
    """A multiple must be the ratio of the two amounts it stands between.

    "Doubled" stands for anything from 1.8 to 2.3 times, other multiples for a tenth either way, "more than doubled" for
    twice or more. "Three times more" is read as three times or as four times: both are in print.

    Source: calibrated on published news; for "times more", the Merriam-Webster Dictionary of English Usage, 1994.
    """

    name = "multiple"
    code = "FC105"
    consistent = ("Applications doubled from 210 to 420.",)
    inconsistent = ("Applications trebled from 210 to 420.",)
    silent = ("Applications doubled to 420 in the north.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each multiple with its two amounts."""
        for change in claims.changes:
            if change.after is None or change.before is None:
                continue
            for stated in change.multiples:
                if stated.word or stated.scalar >= 1:
                    yield from _derived(stated, change.after, change.before, change.tie, more=change.more)
        for found in claims.comparisons:
            yield from _derived(found.multiple, found.left, found.right, found.tie, more=found.more)


def ratio(before: Interval, after: Interval) -> Interval:
    """How many times the one the other is."""
    return after / before


def _derived(stated: Quantity, after: Quantity, before: Quantity, tie: Tie, *, more: bool) -> Iterator[Derivation]:
    if not after.scalar or not before.scalar:
        return
    first = _times(after, before)
    readings = [first]
    if more and stated.scalar >= 1:
        readings.append(
            replace(
                first, value=first.value - 1, interval=first.interval - 1, note="“times more” read as added to the one"
            )
        )
    if stated.scalar > 1:
        back = _times(before, after)
        readings.append(
            replace(back, note="the other way round")
        ) if more and not stated.word and tie.certainty != "sure" else None
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
        style=f"“{stated.text}” is true, but it is {times(first.value)}: {first.formula}."
        if beyond and stated.word
        else "",
        slips=(("the two figures the other way round", 1 / first.value if first.value else Fraction(0)),),
    )


def _times(after: Quantity, before: Quantity) -> Reading:
    units = factor(after, before)
    return Reading(
        f"{plain(after)} ÷ {plain(before)}",
        after.scalar * units / before.scalar,
        ratio(before.interval, after.interval * units),
    )
