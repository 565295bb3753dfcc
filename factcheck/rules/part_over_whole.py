"""A part that is more than its whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval, to_the_unit
from factcheck.rules.rule import HUNDRED, Rule, percent, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Inclusion, Quantity


class PartOverWhole(Rule):
    """A part can be no more than its whole, and the two sides of a question no more than a hundred per cent.

    What is "of" a number, or stands behind "including", must not be more than it. Two shares of one question of which nobody is in both (for and
    against) may each be rounded in the last digit. A whole told as a lower bound ("over 1,000") holds any part.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "part-over-whole"
    code = "FC211"
    accuses_only = True
    inconsistent = (
        "The bus had 40 passengers, including 52 passengers from Wales.",
        "Only 62 of the 40 guests came.",
        "Of the 40 guests who were asked, 45 came.",
        "Out of 340 pupils, 3,400 passed.",
        "The court heard 120 cases, including 210 cases of fraud.",
        "The firm has 30 drivers, 39 of whom are women.",
        "He spent £7m of the £5m that he had won.",
        "Out of 340 pupils, 390 passed.",
        "More than 400 of the 310 seats were taken.",
        "It sold 48 of its 24 ships.",
    )
    silent = (
        "The bus had 40 passengers, including 12 children.",
        "Only 12 of the 40 guests came.",
        "Some 53% oppose the ban and 41% favour it.",
        "The block has 12 floors, including 40 flats in its west wing.",
        "Over 1,000 people came, 1,200 of them from Wales.",
        "Some 80% of Greens oppose the ban and 61% of Blues favour it.",
        "The 12 teams played 30 games.",
        "Support rose to 62% in May, when 48% had opposed it in March.",
        "He is one of the 12 best players of the 40 years to 1990.",
        "Of the 12 shops, 30 staff work in one.",
        "She is in the top 40 of 12 countries.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each part with its whole."""
        for found in claims.inclusions:
            derived = _derived(found) if found.whole is None else _part(found, found.whole)
            if not derived.readings[0].interval.overlaps(found.part.interval):
                yield derived


def _part(found: Inclusion, whole: Quantity) -> Derivation:
    reading = Reading(f"at most {plain(whole)}", whole.scalar, Interval(None, whole.interval.high))
    return Derivation(
        stated=found.part,
        inputs=(whole,),
        readings=(reading,),
        tie=found.tie,
        show=shown_like(whole),
        strict=True,
        message=f"“{found.part.text}” is said to be a part of “{whole.text}”, and is more.",
    )


def _share(quantity: Quantity) -> Interval:
    return quantity.interval if quantity.hedge else to_the_unit(quantity.printed)


def _at_most(others: list[Interval]) -> Interval:
    """What other shares leave of a hundred, or less."""
    left = Interval.exactly(Fraction(HUNDRED))
    for share in others:
        left = left - share
    return Interval(None, left.high)


def _derived(found: Inclusion) -> Derivation:
    left = Fraction(HUNDRED) - sum(other.scalar for other in found.others)
    working = " − ".join(["100", *(plain(other) for other in found.others)])
    return Derivation(
        stated=found.part,
        inputs=found.others,
        readings=(Reading(f"at most {working}", left, _at_most([_share(other) for other in found.others])),),
        tie=found.tie,
        show=percent,
        strict=True,
        message=f"“{found.part.text}” and {' and '.join(f'“{o.text}”' for o in found.others)} are shares of one whole, and come to over 100%.",
    )
