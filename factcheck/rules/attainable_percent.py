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
    consistent = ("The district has nine counsellors, 67 per cent of whom are new.",)
    inconsistent = ("The district has nine counsellors, 71 per cent of whom are new.",)
    silent = ("The district has 900 counsellors, 71 per cent of whom are new.",)

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
