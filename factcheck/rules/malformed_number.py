"""A number that is written as no number is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Misprint


class MalformedNumber(Rule):
    """A number must have the form of one: three digits behind each comma, digits behind the point, one point at most.

    "£17.m" has lost a digit, "$110,00" a nought or a point. Indian groups ("1,23,456" beside rupees, lakh or crore, more than once, or
    where nothing tells how the article groups digits), decimals behind a comma in euros or through a whole article, lists, dates, versions
    and times are left alone; what only may be a slip is for review.

    Source: the corrections columns of newspapers; the style guides of the Guardian and the Associated Press on figures.
    """

    name = "malformed-number"
    code = "FC505"
    accuses_only = True
    consistent = ()
    inconsistent = (
        "The bridge cost £17.m to mend.",
        "Her prize was $110,00, the club said.",
        "Some 1,23,456 people signed the petition in Leeds, a city of 812,000.",
        "The plant in Ohio employs 4,5000 people.",
        "The deal is worth $1.2.5 million.",
        "The town has 100,00 voters.",
        "The fund holds £1,250,00 in cash.",
        "Turnout fell to 12.% in the ward.",
        "The debt stands at £3,5000.",
        "The museum drew 1,,200 visitors on Sunday.",
        "The march drew 35, 000 people, and the one before 12,000.",
        "The repairs came to £2.,5m in all.",
    )
    silent = (
        "The book costs 3,50 euros in Berlin.",
        "The rice fund paid Rs 1,23,456 to farmers.",
        "In Delhi 1,23,456 people signed the petition.",
        "The ward has 12,47,997 voters and its neighbour 6,40,000.",
        "The prize rose to €1.250.000 in Rome.",
        "Version 1.2.5 of the program came out in May.",
        "She ran the mile in 4.12.5 minutes.",
        "The server at 192.168.1.10 was shut down.",
        "Classes for those aged 11,12 and 13 begin in May.",
        "The vote was held on March 29,2019.",
        "The bridge cost £17. Most of it was for paint.",
        "The lots sold for £10,20,50 and 100.",
        "The flat is at 51.5074,-0.1278 on the map.",
        "The vote was lost by 1,234 to 1,500.",
        "The shop sold 12, 100 fewer than in May.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each number with a slip of typing in it."""
        for found in claims.misprints:
            yield _derived(found)


def _derived(found: Misprint) -> Derivation:
    meant = " or ".join(found.meant)
    printed = Fraction(found.printed)
    return Derivation(
        stated=found.printed_as,
        inputs=(),
        readings=(Reading("what may be meant", Fraction(found.wanted), Interval.exactly(Fraction(found.wanted))),),
        tie=found.tie,
        show=lambda value: meant if value == found.wanted else number(value),
        stated_interval=Interval.exactly(printed),
        strict=True,
        message=f"“{found.printed_as.text}” is not the form of a number ({found.what}: {found.printed}); is it {meant}?",
    )
