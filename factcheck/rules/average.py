"""An average of the figures that are listed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import Rule, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Mean
    from factcheck.precision import Interval


class Average(Rule):
    """An average must be the mean of the figures that the text says it is of.

    Only where the text counts them ("the average of the five salaries") and lists as many. A median, a weighted or a moving
    average is left alone.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "average"
    code = "FC303"
    priority = "P2"
    consistent = (
        "Salaries are $48,200 in Hale, $49,900 in Porter and $51,300 in Ivy. The average of the three salaries is $49,800.",
        "The three houses sold for £210,000, £240,000 and £300,000. The average of the three prices was £250,000.",
        "He ran 12 miles on Monday and 18 miles on Friday. The average of the two runs was 15 miles.",
        "Fines of £90, £120 and £150 were paid. The average of the three fines was £120.",
        "The polls gave him 44%, 46% and 48%. The average of the three polls was 46%.",
        "Wages are £11.20 in Hull, £11.60 in York and £12.00 in Leeds. The average of the three wages is £11.60.",
        "The pups weighed 9kg, 11kg and 13kg. The mean of the three weights was 11kg.",
        "Crowds were 8,100, 9,400 and 10,400. The average of the three crowds was 9,300.",
        "The two judges earned $151,000 and $163,000. The average of the two salaries was $157,000.",
        "The four rooms cost £48, £52, £61 and £67. The average of the four rooms is £57.",
    )
    inconsistent = (
        "Salaries are $48,200 in Hale, $49,900 in Porter and $51,300 in Ivy. The average of the three salaries is $57,300.",
        "The three houses sold for £210,000, £240,000 and £300,000. The average of the three prices was £350,000.",
        "He ran 12 miles on Monday and 18 miles on Friday. The average of the two runs was 25 miles.",
        "Fines of £90, £120 and £150 were paid. The average of the three fines was £160.",
        "The polls gave him 44%, 46% and 48%. The average of the three polls was 49%.",
        "Wages are £11.20 in Hull, £11.60 in York and £12.00 in Leeds. The average of the three wages is £12.60.",
        "The pups weighed 9kg, 11kg and 13kg. The mean of the three weights was 15kg.",
        "Crowds were 8,100, 9,400 and 10,400. The average of the three crowds was 7,300.",
        "The two judges earned $151,000 and $163,000. The average of the two salaries was $137,000.",
        "The four rooms cost £48, £52, £61 and £67. The average of the four rooms is £75.",
    )
    silent = (
        "Salaries are $48,200 in Hale, $49,900 in Porter and $51,300 in Ivy. The national average is $57,300.",
        "The three houses sold for £210,000, £240,000 and £300,000. The median of the three prices was £290,000.",
        "The three houses sold for £210,000, £240,000 and £300,000. The average house in the county costs £410,000.",
        "Wages are £11.20 in Hull, £11.60 in York and £12.00 in Leeds. The weighted average of the three wages is £11.90.",
        "The houses sold for £210,000, £240,000 and £300,000. The average of the 40 houses in the street was £410,000.",
        "The three polls gave him 44%, 46% and 48%. The average of the last ten polls was 41%.",
        "Bids came in at $1.2m, $1.5m and $1.8m. The average bid a year ago was $2.6m.",
        "He ran 12 miles on Monday and 18 miles on Friday. On average he runs 40 miles a week.",
        "Fines of £90, £120 and £150 were paid. The average of the other three fines was £300.",
        "Crowds were 8,100, 9,400 and 10,400. The average in the league is 31,000.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each average with the figures it is of."""
        for found in claims.means:
            yield _derived(found)


def mean_of(values: list[Interval]) -> Interval:
    """The mean."""
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total * Fraction(1, len(values))


def _derived(found: Mean) -> Derivation:
    working = f"({' + '.join(plain(v) for v in found.values)}) ÷ {len(found.values)}"
    return Derivation(
        stated=found.average,
        inputs=found.values,
        readings=(worked(working, lambda *values: mean_of(list(values)), *found.values),),
        tie=found.tie,
        show=shown_like(found.average),
    )
