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

    Source: the calendar; E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th ed., Cambridge University
    Press, 2018.
    """

    name = "rate-total"
    code = "FC301"
    consistent = (
        "The trams carry 52,000 passengers a day, or 19 million a year.",
        "The plant makes 400 cars a day, or 2,000 a week.",
        "The trust loses £1.2m a month, or £14.4m a year.",
        "Rent is $1,500 a month ($18,000 a year).",
        "The tap wastes 30 litres an hour, or 720 litres a day.",
        "The mine yields 12,000 tonnes a week, or about 620,000 tonnes a year.",
        "It costs £2 a day, or £730 a year, to run.",
        "Subscribers pay £9 a month, or £108 a year.",
        "They earn $15 an hour, or $120 a day.",
        "The pump moves 5 litres a second, or 300 litres a minute.",
    )
    inconsistent = (
        "The trams carry 52,000 passengers a day, or 6.4 million a year.",
        "The plant makes 400 cars a day, or 4,000 a week.",
        "The trust loses £1.2m a month, or £41.4m a year.",
        "Rent is $1,500 a month ($28,000 a year).",
        "The tap wastes 30 litres an hour, or 7,200 litres a day.",
        "The mine yields 12,000 tonnes a week, or about 260,000 tonnes a year.",
        "It costs £2 a day, or £1,300 a year, to run.",
        "Subscribers pay £9 a month, or £180 a year.",
        "They earn $15 an hour, or $820 a day.",
        "The pump moves 5 litres a second, or 500 litres a minute.",
    )
    silent = (
        "The trams carry 52,000 passengers a day, and the buses 6.4 million a year.",
        "The plant makes 400 cars a day, and its rival 4,000 a week.",
        "The trust loses £1.2m a month, and lost £41m last year.",
        "He earns $15 an hour, or less than half of the $80,000 a year of his predecessor.",
        "The bus carries 52 people a trip and 6.4 million a year.",
        "Prices rise by 1% a month, or 12.7% a year.",
        "Members pay £9 a month, and students £60 a year.",
        "The pump moves 5 litres a second, and the old one moved 500 litres a minute.",
        "The river rose 4cm an hour on Monday and 2 metres in the week.",
        "It opens seven hours a day and 300 days a year.",
    )

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
        inputs=(source,) if found.over is None else (source, found.over),
        readings=(Reading(f"{plain(source)} {sign} {found.count_text}", value, wide),),
        tie=found.tie,
        show=shown_like(stated),
    )
