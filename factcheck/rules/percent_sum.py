"""Shares of one whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, percent, plain, to_percent, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Remainder


class PercentSum(Rule):
    """Shares that with "the rest" make up a whole must come to 100%.

    Each share may be rounded in its last digit. Answers of which people could give several are left alone: the text must say
    "the remaining" or "the rest".

    Source: American Association for Public Opinion Research, best practices for survey reports.
    """

    name = "percent-sum"
    code = "FC205"
    priority = "P2"
    consistent = (
        "Some 48 per cent are satisfied, 37 per cent are not and the remaining 15 per cent have no opinion.",
        "Some 55% voted yes, 38% voted no and the remaining 7% did not vote.",
        "The state owns 60 per cent of the airline, and the remaining 40 per cent is held by its staff.",
        "Labour took 45%, the Conservatives 35% and others the remaining 20%.",
        "Ford holds 51%, Tata 30% and the other 19% is held by small investors.",
        "Oil makes up 48.5% of exports, gas 31.2% and the rest (20.3%) is fish.",
        "Of those asked, 44% said yes and 41% no; the remaining 15% were unsure.",
        "Women hold 27 per cent of the seats, and men the other 73 per cent.",
        "The firm sells 70% of its steel abroad and the remaining 30% at home.",
        "Germany pays 33%, France 33% and Italy the remaining 34%.",
    )
    inconsistent = (
        "Some 48 per cent are satisfied, 37 per cent are not and the remaining 29 per cent have no opinion.",
        "Some 55% voted yes, 38% voted no and the remaining 17% did not vote.",
        "The state owns 60 per cent of the airline, and the remaining 30 per cent is held by its staff.",
        "Labour took 45%, the Conservatives 35% and others the remaining 30%.",
        "Ford holds 51%, Tata 30% and the other 29% is held by small investors.",
        "Oil makes up 48.5% of exports, gas 31.2% and the rest (23.3%) is fish.",
        "Of those asked, 44% said yes and 41% no; the remaining 25% were unsure.",
        "Women hold 27 per cent of the seats, and men the other 63 per cent.",
        "The firm sells 70% of its steel abroad and the remaining 40% at home.",
        "Germany pays 33%, France 33% and Italy the remaining 44%.",
    )
    silent = (
        "Some 48 per cent like tea, 37 per cent coffee and 29 per cent both.",
        "Some 55% like dogs and 60% like cats.",
        "The state owns 60% of the airline, and the other 12 airlines have 30% of the market.",
        "He owns 51% and will buy 20% of the remaining shares.",
        "Turnout was 61% in the city and 48% in the remaining wards.",
        "Labour took 45% and the Conservatives 35%, up from 20%.",
        "Sales rose 12% in Asia and 8% in the rest of the world.",
        "Inflation was 3% in May, 2% in June and 4% in the remaining six months.",
        "The tax is 20% on the first £30,000 and 40% on the remaining £12,000.",
        "Some 70% use buses and 45% trains, the poll said.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each rest in per cent with the other shares."""
        for found in claims.remainders:
            if found.whole is None:
                yield _derived(found)


def rest_of(shares: list[Interval]) -> Interval:
    """What the shares leave of a hundred."""
    left = Interval.exactly(Fraction(HUNDRED))
    for share in shares:
        left = left - share
    return left


def _derived(found: Remainder) -> Derivation:
    scale = to_percent(found.rest)
    return Derivation(
        stated=found.rest,
        inputs=found.parts,
        readings=(
            worked(
                " − ".join(["100", *(plain(p) for p in found.parts)]),
                lambda *shares: rest_of(list(shares)),
                *((part, Fraction(to_percent(part))) for part in found.parts),
            ),
        ),
        tie=found.tie,
        show=percent,
        stated_interval=found.rest.interval * scale,
        scale=scale,
    )
