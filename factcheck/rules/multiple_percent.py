"""A multiple and the same change in per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import HUNDRED, OFTEN, Rule, magnitude, moved, plain, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Growth
    from factcheck.precision import Interval


class MultiplePercent(Rule):
    """Doubled is a rise of 100%, tripled of 200%.

    "Tripled, up 300%" takes the multiple for the rise: a slip, and named as one. "Three times more" may be either.

    Source: the commonest slip with percentages over a hundred; see the Merriam-Webster Dictionary of English Usage, 1994.
    """

    name = "multiple-percent"
    code = "FC305"
    consistent = (
        "Demand has tripled, a rise of 200%, since 2018.",
        "Rents have doubled, up 100%, in ten years.",
        "Sales trebled, a rise of 200 per cent, after the film came out.",
        "The price halved, a fall of 50%, in a week.",
        "Calls to the line quadrupled, an increase of 300%.",
        "Its value has more than doubled, up 120%, since May.",
        "Traffic nearly doubled, up 94 per cent.",
        "Membership has tripled (up 200%) since the vote.",
        "The debt has doubled, an increase of 100 per cent, under this government.",
        "The herd has halved, a drop of 50 per cent, since 1990.",
    )
    inconsistent = (
        "Demand has tripled, a rise of 45%, since 2018.",
        "Rents have doubled, up 40%, in ten years.",
        "Sales trebled, a rise of 300 per cent, after the film came out.",
        "The price halved, a fall of 80%, in a week.",
        "Calls to the line quadrupled, an increase of 400%.",
        "Its value has more than doubled, up 60%, since May.",
        "Traffic nearly doubled, up 34 per cent.",
        "Membership has tripled (up 300%) since the vote.",
        "The debt has doubled, an increase of 200 per cent, under this government.",
        "The herd has halved, a drop of 25 per cent, since 1990.",
    )
    silent = (
        "Demand has tripled, and prices are up 45%.",
        "Rents have doubled, and wages are up 40%.",
        "The price halved, and rose 20% in a week.",
        "Calls quadrupled, while complaints fell by 30%.",
        "Turnout has doubled, up from 30%.",
        "The share of homes with damp doubled, up to 40%.",
        "He doubled his stake, to 30%.",
        "Demand has tripled, of which a rise of 45% came last year.",
        "Visits doubled in June, up 35% on last year's best month.",
        "Crime has halved, a fall that 40% of voters put down to him.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each multiple with its percentage."""
        for found in claims.growths:
            yield _derived(found)


def rise_of(multiple: Interval) -> Interval:
    """The change in per cent that a multiple is."""
    return magnitude(multiple - 1) * HUNDRED


def _derived(found: Growth) -> Derivation:
    multiple = found.multiple
    main = worked(f"“{plain(multiple)}” less the whole it began from", rise_of, multiple)
    readings = [main]
    if "time" in (multiple.unit or "") and not multiple.word:
        readings.append(worked(main.formula, lambda times: times * HUNDRED, multiple, note="times more", weight=OFTEN))
    return Derivation(
        stated=found.percent,
        inputs=(multiple,),
        readings=tuple(readings),
        tie=found.tie,
        show=moved(up=multiple.scalar > 1),
        slips=(("the multiple read as a rise", multiple.scalar * HUNDRED),),
    )
