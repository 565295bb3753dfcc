"""A fraction in words beside its percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import HUNDRED, Rule, percent, plain, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Apposition, Claims


class FractionPercent(Rule):
    """A fraction must be the percentage that stands beside it.

    One in four is 25%; "a third (33%)". A fraction in words stands for itself, one and a half points either way; one in n
    for half an n either way.

    Source: calibrated on published news; for what “about” takes in, S. Ferson et al., Natural language of uncertainty:
    numeric hedge words, International Journal of Approximate Reasoning 57, 2015.
    """

    name = "fraction-percent"
    code = "FC208"
    consistent = (
        "Almost a third (29%) of drivers said no.",
        "A third (33%) of drivers said no.",
        "One in four patients (25%) waited a month.",
        "Two-thirds of pupils (67 per cent) passed.",
        "Nearly half (48%) of teachers are thinking of leaving.",
        "Three-quarters (74%) of the shops are let.",
        "More than half (56%) backed the plan.",
        "Almost one in five (18%) of those aged 16 to 24 is out of work.",
        "Some 20 per cent of homes, or one in five, have damp.",
        "Just over a quarter of women (26%) said yes.",
    )
    inconsistent = (
        "Almost a third (19%) of drivers said no.",
        "A third (43%) of drivers said no.",
        "One in four patients (35%) waited a month.",
        "Two-thirds of pupils (76 per cent) passed.",
        "Nearly half (58%) of teachers are thinking of leaving.",
        "Three-quarters (57%) of the shops are let.",
        "More than half (46%) backed the plan.",
        "Almost one in five (28%) of those aged 16 to 24 is out of work.",
        "Some 40 per cent of homes, or one in five, have damp.",
        "One in ten children (1%) is hungry.",
    )
    silent = (
        "A third of drivers said no, and 19% said yes.",
        "A quarter of the staff left, 60% of them women.",
        "Two-thirds of pupils passed, up 12% on last year.",
        "One in four patients waited a month, against 12% in Wales.",
        "Sales in the third quarter (up 12%) beat hopes.",
        "He cut a third off the price, 10% more than last year.",
        "In the first half (up 4 per cent) profit was £12m.",
        "Half the shops are let; 74% of the flats are.",
        "A quarter of men and 36% of women said yes.",
        "The bank raised rates by a quarter point (5% in all).",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fraction with its percentage."""
        for found in claims.appositions:
            yield _derived(found)


def _derived(found: Apposition) -> Derivation:
    return Derivation(
        stated=found.percent,
        inputs=(found.fraction,),
        readings=(worked(plain(found.fraction), lambda part: part * HUNDRED, found.fraction),),
        tie=found.tie,
        show=percent,
    )
