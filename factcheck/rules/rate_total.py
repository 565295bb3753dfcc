"""A figure by the day beside the figure by the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, factor, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Rate
    from factcheck.precision import Interval


class RateTotal(Rule):
    """A figure by the day and the same figure by the year must agree.

    A month has 28 to 31 days, a year 365 or 366; where people work or travel on weekdays alone the year may have 225 days
    or more, and any number between clears the figures.

    Source: the calendar.
    """

    name = "rate-total"
    code = "FC301"
    consistent = ("The trams carry 52,000 passengers a day, or 19 million a year.",)
    inconsistent = ("The trams carry 52,000 passengers a day, or 6.4 million a year.",)
    silent = ("The trams carry 52,000 passengers a day, and the buses 6.4 million a year.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each pair of figures for two lengths of time."""
        for found in claims.rates:
            if found.count_quantity is None:
                yield _derived(found)


def total_of(each: Interval, count: Interval) -> Interval:
    """What so many times the figure for each come to."""
    return each * count


def _derived(found: Rate) -> Derivation:
    units = factor(found.each, found.total)
    later = found.total.start > found.each.start
    stated, source = (found.total, found.each) if later else (found.each, found.total)
    most = found.count.high or found.count.low
    assert most is not None  # noqa: S101  (periods are bounded)
    value = found.each.scalar * units * most if later else found.total.scalar / units / most
    wide = (
        total_of(found.each.interval * units, found.count)
        if later
        else found.total.interval / found.count * (1 / units)
    )
    sign = "×" if later else "÷"
    return Derivation(
        stated=stated,
        inputs=(source,),
        readings=(Reading(f"{plain(source)} {sign} {found.count_text}", value, wide),),
        tie=found.tie,
        show=shown_like(stated),
    )
