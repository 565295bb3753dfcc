"""A risk in so many of so many, and by how much it is said to rise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.record import replace
from factcheck.rules.percent_change import percent_change
from factcheck.rules.rule import HUNDRED, Rule, moved, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Risk


class AbsoluteRelativeRisk(Rule):
    """The rise of a risk in per cent must be that of the two risks.

    From 2 in 1,000 to 3 in 1,000 the risk rises by half, whatever headline it makes.

    Source: D. Spiegelhalter, The Art of Statistics, Pelican, 2019; Royal Statistical Society, statistics for journalists.
    """

    name = "absolute-relative-risk"
    code = "FC304"
    priority = "P2"
    consistent = (
        "Without the pill it was 2 in 1,000 and with it 3 in 1,000. The pill raised the risk by 50%.",
        "With the drug 3 in 100 had a stroke, without it 4 in 100. The drug cut the risk by 25%.",
        "For non-drinkers it is 8 in 1,000 and for drinkers 10 in 1,000. Drinking lifts the risk by 25%.",
        "Some 5 in 10,000 get the cancer, and 6 in 10,000 of those who eat bacon. That is a 20% higher risk.",
        "Without a helmet it was 12 in 1,000 and with one 6 in 1,000. A helmet reduced the risk by 50%.",
        "It was 2 in 10,000 on the old pill and 3 in 10,000 on the new. The risk is 50% greater.",
        "The risk, 4 in 1,000 at 30, is 12 in 1,000 at 40. It rose by 200 per cent, and the chance of twins by more.",
        "Some 20 in 1,000 non-smokers fell ill and 30 in 1,000 smokers. Smoking raised the risk by 50%.",
        "At sea level it is 15 in 1,000, and in the hills 18 in 1,000. Height increases the risk by 20 per cent.",
        "From 8 in 1,000 to 6 in 1,000, the jab lowered the risk by 25%.",
    )
    inconsistent = (
        "For non-drinkers it is 8 in 1,000 and for drinkers 10 in 1,000. Drinking lifts the risk by 75%.",
        "It was 2 in 10,000 on the old pill and 3 in 10,000 on the new. The risk is 150% greater.",
        "At sea level it is 15 in 1,000, and in the hills 18 in 1,000. Height increases the risk by 60 per cent.",
        "From 8 in 1,000 to 6 in 1,000, the jab lowered the risk by 75%.",
        "In the north 9 in 10,000 drown, in the south 6 in 10,000. The risk is 90% higher in the north.",
        "On the pill 20 in 1,000 fell ill, and off it 22 in 1,000. The pill cut the risk by 45%.",
        "Some 50 in 1,000 women get it, and 40 in 1,000 men. The risk is 80% higher in women.",
        "It was 40 in 1,000 before the ban and 30 in 1,000 after it. The ban cut the risk by 70%.",
        "At sea level it is 150 in 1,000, and in the hills 180 in 1,000. Height increases the risk by 2 per cent.",
        "Without the pill it was 2 in 1,000 and with it 3 in 1,000. The pill raised the risk by 90%.",
    )
    silent = (
        "Without the pill it was 2 in 1,000. The pill raised the risk by 90%.",
        "Without the drug it was 4 in 100. The drug cut the risk by 75%.",
        "The risk of flood rose by 90%, and 3 in 1,000 homes are insured.",
        "With the drug 3 in 100 had a stroke, without it 4 in 100. The firm's shares rose 75%.",
        "Some 20 in 1,000 smokers fell ill in 1990 and 18 in 1,000 in 2000. The risk is now 12%.",
        "For drinkers it is 10 in 1,000. The risk for smokers is 75% higher.",
        "The odds of a win were 3 in 10. The chance of a draw is up 50%.",
        "One in 900 falls ill at 30. The risk at 40 is 80 per cent higher.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each change of a risk with both risks."""
        for found in claims.risks:
            yield _derived(found)


def _derived(found: Risk) -> Derivation:
    first, second = found.first, found.second
    main = _rise(first, second)
    back = replace(_rise(second, first), note="reckoned from the other risk")
    return Derivation(
        stated=found.percent,
        inputs=(first, second),
        readings=(main, back),
        tie=found.tie,
        show=moved(up=second.scalar >= first.scalar),
    )


def _rise(before: Quantity, after: Quantity) -> Reading:
    value = abs(after.scalar / before.scalar - 1) * HUNDRED
    return Reading(f"({plain(after)}) ÷ ({plain(before)}) − 1", value, percent_change(_exact(before), _exact(after)))


def _exact(quantity: Quantity) -> Interval:
    """So many in so many, taken as printed: with half a case either way 2 in 1,000 could be anything."""
    return Interval.exactly(quantity.scalar)
