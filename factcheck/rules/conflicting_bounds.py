"""One figure of one fact under two hedges that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.record import replace
from factcheck.rules.rank import in_order
from factcheck.rules.rule import Rule, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, SameFact


class ConflictingBounds(Rule):
    """Two bounds of one fact must leave room for one value.

    "More than 400,000" and "over 400,000" agree; "more than 400,000" and "fewer than 400,000" cannot both be.

    Source: S. Ferson et al., Natural language of uncertainty: numeric hedge words, International Journal of Approximate
    Reasoning 57, 2015.
    """

    name = "conflicting-bounds"
    code = "FC402"
    consistent = (
        "The port handled more than 31,000 containers of fruit in March. In March about 31,000 containers of fruit were handled at the port.",
        "Council inspectors closed at least 146 dirty restaurants. The inspectors of the council closed more than 146 restaurants that were dirty.",
        "The state museum bought about 640 early drawings. The museum of the state bought almost 640 early drawings, its head said.",
        "Some 4,200 homes in the Tyne valley lost power. In the Tyne valley nearly 4,200 homes lost power.",
        "Prison officers in Kent seized over 5,400 stolen phones. The prison officers of Kent seized at least 5,400 stolen phones.",
        "The old Welsh regiment lost under 500 young soldiers. The old regiment of Welsh soldiers lost up to 500 young soldiers.",
        "County schools in Kent refused around 2,300 young pupils. Schools of the county of Kent refused more than 2,300 pupils who were young.",
        "Almost 23,000 pigs were slaughtered by farmers in the province. Farmers in the province slaughtered close to 23,000 pigs.",
        "The city hospital cancelled over 1,200 eye operations. The hospital in the city cancelled more than 1,200 operations on eyes.",
        "Two gangs of masked men stole over 300 gold coins. The gangs of masked men stole about 300 gold coins.",
    )
    inconsistent = (
        "The port handled just over 31,000 containers of fruit in March. In March just under 31,000 containers of fruit were handled at the port.",
        "The state museum bought over 640 early drawings. The museum of the state bought almost 640 early drawings, its head said.",
        "More than 4,200 homes in the Tyne valley lost power. In the Tyne valley nearly 4,200 homes lost power.",
        "Prison officers in Kent seized over 5,400 stolen phones. The prison officers of Kent seized under 5,400 stolen phones.",
        "The old Welsh regiment lost under 500 young soldiers. The old regiment of Welsh soldiers lost over 500 young soldiers.",
        "County schools in Kent refused fewer than 2,300 young pupils. Schools of the county of Kent refused more than 2,300 pupils who were young.",
        "Almost 23,000 pigs were slaughtered by farmers in the province. Farmers in the province slaughtered more than 23,000 pigs.",
        "The city hospital cancelled over 1,200 eye operations. The hospital in the city cancelled fewer than 1,200 operations on eyes.",
        "Two gangs of masked men stole over 300 gold coins. The gangs of masked men stole almost 300 gold coins.",
    )
    silent = (
        "More than 400 people live in the village. Fewer than 400 devices were seized by the agency.",
        "More than 4,000 households in the valley lost power. Fewer than 4,000 people live in the hills.",
        "The hospital cancelled over 1,200 operations in 2019. The hospital cancelled fewer than 1,200 operations in 2020.",
        "The charity had hoped to send more than 1,400 tents to the flooded region. It sent fewer than 1,400 blankets.",
        "The union has more than 5,000 members in the north. The union has fewer than 5,000 members in the south.",
        "The port handled more than 31,000 containers of fruit in March. In April it handled fewer than 31,000 crates of fish.",
        "The ministry spent over £300m on consultants. The council spent under £300m on roads.",
        "Under 500 of the soldiers were killed. Over 500 of the enemy were taken.",
        "Almost 23,000 pigs were slaughtered by farmers in one province. More than 23,000 pigs were slaughtered by farmers in the other.",
        "The town had over 9,000 voters in 1990. It now has under 9,000 voters.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fact told twice with one value and a hedge."""
        for fact in claims.same:
            if fact.first.block == "headline":
                continue  # a headline has no room for hedges
            same = fact.first.scalar == fact.second.scalar and (fact.first.hedge or fact.second.hedge)
            if same or both_bounded(fact):
                yield _derived(fact)
        for found in claims.rankings:
            if found.sort == "bound":
                yield in_order(found)


BOUNDS = frozenset(("over", "at_least", "almost", "under", "at_most"))


def both_bounded(fact: SameFact) -> bool:
    """Whether both mentions are bounds that leave no room for one value: "more than 40,000" and "nearly 30,000"."""
    if fact.first.interval.overlaps(fact.second.interval) and fact.wrong is not None:
        return False  # "more than 160" and "more than 260" are one figure told twice
    return fact.first.hedge in BOUNDS and fact.second.hedge in BOUNDS


BOUNDED = 0.998  # P(tied) of two mentions with hedges that exclude each other: they are told in one breath of one thing


def _derived(fact: SameFact) -> Derivation:
    first, second = fact.first, fact.second
    guessed = fact.tie.certainty == "guess"
    return Derivation(
        stated=second,
        inputs=(first,),
        readings=(Reading(f"“{first.text}”", first.scalar, first.interval),),
        tie=replace(fact.tie, probability=BOUNDED) if guessed else fact.tie,
        wrong=fact.wrong,
        show=shown_like(first),
        strict=True,
        message=f"“{first.text}” and “{second.text}” cannot both be right if they are of the same thing.",
    )
