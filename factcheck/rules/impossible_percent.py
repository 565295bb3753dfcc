"""Percentages that nothing can have."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims


class ImpossiblePercent(Rule):
    """A count cannot fall by more than 100%, nor can more than 100% of a group do anything.

    Profits that turn to losses, temperatures and other things that go below nothing may fall by more; they are left alone.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "impossible-percent"
    code = "FC106"
    consistent = ()
    accuses_only = True
    inconsistent = (
        "The number of burglaries fell by 150%.",
        "Deaths on the roads fell by 120 per cent in a year.",
        "Membership of the club has dropped 130%.",
        "The number of hospital beds was cut by 140 per cent.",
        "Bee colonies in the county declined by 200% last winter.",
        "Visitor numbers are down 115 per cent since 2019.",
        "In one ward 112% of voters backed the plan.",
        "Burglaries fell 150 percent in the district, the sheriff said.",
        "The survey found that 104% of households had a mobile phone.",
        "A 125% drop in admissions surprised the hospital.",
    )
    silent = (
        "Profits fell 150% as the group sank into loss.",
        "Sales rose 150%.",
        "Profit at the airline fell 150%, to a loss of £4m.",
        "The club has sold 105% of the tickets it sold last year.",
        "The council spent 110% of its budget.",
        "The striker gave 110%, his manager said.",
        "Output is at 104% of the level of 2019.",
        "The bond was priced at 102% of its face value.",
        "The number of burglaries rose by 150%.",
        "Earnings slid 210% as the bank wrote off its loans.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each percentage over the limit that its noun or verb sets."""
        for limit in claims.limits:
            possible = Interval(Fraction(0), Fraction(HUNDRED))
            yield Derivation(
                stated=limit.percent,
                inputs=(),
                readings=(Reading(limit.why, Fraction(HUNDRED), possible),),
                tie=limit.tie,
                show=percent,
                message=f"“{limit.percent.text}” is not possible: {limit.why}.",
            )
