"""Whether a share of a small number can be that percentage at all."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, number, percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Attainable, Claims


class AttainablePercent(Rule):
    """A percentage of a few people must be that of a whole number of them.

    Of nine, six are 67% and seven 78%: 71% is of no one. A note, since the share may be of fewer ("of those who answered").

    Source: N. J. L. Brown and J. A. J. Heathers, The GRIM test, Social Psychological and Personality Science 8(4), 2017.
    """

    name = "attainable-percent"
    code = "FC206"
    priority = "P2"
    doubts_only = True
    consistent = (
        "The district has nine counsellors, 67 per cent of whom are new.",
        "The firm has eight lorries, 75 per cent of which run on gas.",
        "The choir has 40 singers, 45 per cent of whom are men.",
        "The town elects 12 councillors, 58 per cent of whom are women.",
        "She teaches seven pupils, 43% of whom are left-handed.",
        "He keeps 25 horses, 36% of them for hire.",
        "The court heard 11 appeals, 64 per cent of which failed.",
        "The board has 15 members, 60% of whom are over 60.",
        "The fleet is of 32 boats, 62.5% of them built in Poland.",
        "There were six candidates, 50 per cent of whom were women.",
    )
    inconsistent = (
        "The district has nine counsellors, 71 per cent of whom are new.",
        "The firm has eight lorries, 71 per cent of which run on gas.",
        "The choir has 40 singers, 46 per cent of whom are men.",
        "The town elects 12 councillors, 54 per cent of whom are women.",
        "She teaches seven pupils, 49% of whom are left-handed.",
        "He keeps 25 horses, 38% of them for hire.",
        "The court heard 11 appeals, 68 per cent of which failed.",
        "The board has 15 members, 63% of whom are over 60.",
        "The fleet is of 32 boats, 61.4% of them built in Poland.",
        "There were six candidates, 56 per cent of whom were women.",
    )
    silent = (
        "The district has 900 counsellors, 71 per cent of whom are new.",
        "The firm has eight lorries, about 71 per cent of which run on gas.",
        "The firm has eight plants, and 71 per cent of its staff are men.",
        "The town has 12 councillors, and 54 per cent of its voters are women.",
        "She owns eight per cent of the firm and 71 per cent of its debts.",
        "The court heard 11 appeals, 68 per cent more than last year.",
        "Seven banks, with 49% of deposits, will merge.",
        "The 15 members own 63% of the land.",
        "Six candidates took 56 per cent of the vote between them.",
        "Between eight and 12 lorries are used, 71 per cent of which run on gas.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each percentage of a small number."""
        for found in claims.attainables:
            yield _derived(found)


def nearest_share(share: Fraction, whole: int) -> tuple[int, Fraction]:
    """The whole number of people whose share of `whole` is nearest to `share` per cent, and that share."""
    part = min(range(whole + 1), key=lambda n: abs(Fraction(n * HUNDRED, whole) - share))
    return part, Fraction(part * HUNDRED, whole)


def _derived(found: Attainable) -> Derivation:
    whole = int(found.whole.scalar)
    part, share = nearest_share(found.percent.scalar, whole)
    return Derivation(
        stated=found.percent,
        inputs=(found.whole,),
        readings=(Reading(f"{part} ÷ {plain(found.whole)}", share, Interval.exactly(share)),),
        tie=found.tie,
        show=percent,
        style=""
        if found.percent.interval.contains(share)
        else f"No whole number of {number(Fraction(whole))} is {found.percent.text}: the nearest is {part}, which is {percent(share)}.",
    )
