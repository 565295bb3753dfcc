"""A period named by its length, held against its first and last month."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import Interval
from factcheck.rules.rule import UNLIKELY, Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Lasting, Period, Quantity


class PeriodLength(Rule):
    """A period must be as long as its name says.

    The year from March 2021 to the end of February is twelve months. The last month may be counted or not ("from March to
    March"); both readings clear a period. So must what lies between two days, weekdays or times of day that the words tie to it.

    Source: the calendar; E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th ed., Cambridge University
    Press, 2018.
    """

    name = "period-length"
    code = "FC603"
    priority = "P2"
    consistent = (
        "In the year from March 2021 to the end of February 2022 the force recorded 40 cases.",
        "In the 12 months from April 2020 to March 2021 the trust saw 900 patients.",
        "In the six months from January to June sales were flat.",
        "The year from September 2018 to August 2019 was the driest on record.",
        "Over the three months from October to December the firm lost £4m.",
        "In the 18 months between January 2019 and June 2020 it hired no one.",
        "For the nine months from 1 April to 31 December profit was £12m.",
        "The two years from March 2016 to March 2018 were lean.",
        "The financial year from April 2019 to March 2020 ended in a loss.",
    )
    inconsistent = (
        "In the year from March 2021 to the end of December 2021 the force recorded 40 cases.",
        "In the 12 months from April 2020 to October 2020 the trust saw 900 patients.",
        "In the six months from January to September sales were flat.",
        "The year from September 2018 to April 2019 was the driest on record.",
        "Over the three months from October to February the firm lost £4m.",
        "In the 18 months between January 2019 and December 2019 it hired no one.",
        "For the nine months from 1 April to 31 August profit was £12m.",
        "The two years from March 2016 to March 2017 were lean.",
        "The financial year from April 2019 to September 2019 ended in a loss.",
    )
    silent = (
        "From March 2021 to the end of December 2021 the force recorded 40 cases.",
        "From April 2020 to October 2020 the trust saw 900 patients.",
        "Over a year she moved from March to Wisbech.",
        "In the six months to June sales rose from January to March.",
        "The firm was sold a year ago, and from July to November it lost £4m.",
        "It rained for three months, and from October to February the road was shut.",
        "About six months of the period from January to September was lost.",
        "The term is five years, and runs from April to April.",
        "In the past year, from May on, the price has fallen.",
        "From January to September he was paid for six months only.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each period with a length, a first and a last month."""
        for period in claims.periods:
            stated = period.named or period.last or period.first
            if stated is not None and period.last_month is not None:
                yield _derived(period, stated)
        yield from map(_lasted, claims.lastings)


def _lasted(found: Lasting) -> Derivation:
    """A length of time against the days or hours between its two ends."""
    unit, low = found.stated.unit or "", found.apart.low or Fraction(0)
    high = low if found.apart.high is None else found.apart.high
    between = f"from {found.first.text} to {found.last.text}"
    middle = Fraction(round((low + high) / 2 * 10), 10)
    readings = [Reading(between, middle, found.apart)]
    if unit == "day":
        readings = [
            Reading(between, low, Interval.exactly(low)),
            Reading(between, high, Interval.exactly(high), "both days counted", UNLIKELY),
        ]

    def shown(value: Fraction) -> str:
        return f"{number(value)} {unit}{'' if value == 1 else 's'}"

    return Derivation(
        stated=found.stated,
        inputs=(found.first, found.last),
        readings=tuple(readings),
        tie=found.tie,
        # What is counted from one unit to another may lie a little off already: a whole number of days is not rounded besides.
        stated_interval=Interval.exactly(found.stated.scalar) if found.stated.hedge is None else None,
        show=shown,
        strict=True,
        message=f"“{found.stated.text}” does not fit what is told beside it: {between} is {shown(readings[0].value)}.",
    )


def _derived(period: Period, stated: Quantity) -> Derivation:
    assert period.last_month is not None  # noqa: S101  (the caller has looked)
    exclusive = Fraction(period.last_month - period.first_month)
    inclusive = exclusive + 1
    ends = tuple(q for q in (period.first, period.last) if q is not None and q is not stated)
    text = " ".join(period.text.split())
    working = " to ".join(q.text for q in (period.first, period.last) if q is not None) or text
    named = period.named.text if period.named is not None else text
    return Derivation(
        stated=stated,
        inputs=ends,
        readings=(
            Reading(working, inclusive, Interval.exactly(inclusive)),
            Reading(working, exclusive, Interval.exactly(exclusive), "the last month not counted"),
        ),
        tie=Tie("sure", ("one phrase names the length and both ends",), via="period/ends"),
        show=lambda value: f"{number(value)} month{'' if value == 1 else 's'}",
        stated_interval=Interval.exactly(Fraction(period.months)),
        stated_text=named,
        message=f"“{text}” is {number(inclusive)} months, not the {number(Fraction(period.months))} of its name.",
    )
