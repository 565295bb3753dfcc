"""What is left of a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.model import Derivation
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, plain, shown_like, to_percent, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Remainder


SHARES: Final = frozenset(("percent", "ratio"))


class RemainderOfWhole(Rule):
    """What remains must be the whole less its parts.

    Of 96, 41 leave 55. Tolerance: the rounding of the printed figures.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "remainder"
    code = "FC204"
    priority = "P2"
    consistent = (
        "Of 96 appeals 41 were allowed, and the remaining 55 were dismissed.",
        "Of the 50 seats 30 went to Labour and the remaining 20 to independents.",
        "Of 180 jobs at the plant 120 will move to Leeds, and the remaining 60 will go.",
        "Out of 24 houses, nine are let and the other 15 are for sale.",
        "Of its 12 ferries seven are in dock; the other five run as usual.",
        "Of the 1,415 letters sent, 902 were answered and 301 returned, and the remaining 212 were lost.",
        "Of 15 judges six dissented, and the other nine upheld the ban.",
        "Of the 33 miners 12 came out on Tuesday, the remaining 21 a day later.",
        "Of 600 patients, 450 were treated at once; the remaining 150 had to wait.",
        "Of the club's 70 players, 48 are British and the other 22 come from abroad.",
    )
    inconsistent = (
        "Of 96 appeals 41 were allowed, and the remaining 65 were dismissed.",
        "Of the 50 seats 30 went to Labour and the remaining 10 to independents.",
        "Of 180 jobs at the plant 120 will move to Leeds, and the remaining 90 will go.",
        "Out of 24 houses, nine are let and the other 12 are for sale.",
        "Of its 12 ferries seven are in dock; the other three run as usual.",
        "Of the 1,415 letters sent, 902 were answered and 301 returned, and the remaining 312 were lost.",
        "Of 15 judges six dissented, and the other seven upheld the ban.",
        "Of the 33 miners 12 came out on Tuesday, the remaining 11 a day later.",
        "Of 600 patients, 450 were treated at once; the remaining 250 had to wait.",
        "Of the club's 70 players, 48 are British and the other 32 come from abroad.",
    )
    silent = (
        "Of 96 appeals 41 were allowed, and 65 are still to come.",
        "On the other hand, 12 of 30 ships were lost and 25 were damaged.",
        "Of the 33 miners 12 came out on Tuesday, and 14 on Wednesday.",
        "The other 65 delegates had left before 41 of the 96 motions were put.",
        "Of the 60 pupils 22 take French, 31 Spanish and 18 both.",
        "About 50 of 90 shops have closed since 2010, and some of the remaining shops may follow.",
        "Of the 70 players 48 are British, among them 12 from Wales.",
        "Some of the 40 buses are electric, and the other 25 companies run on gas.",
        "Of 40 letters, 12 were lost, and more are still to come.",
        "Of the 96 seats 41 are held by women, 31 of them in the north.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each remainder with its whole and its parts."""
        for found in claims.remainders:
            if found.whole is not None:
                yield _derived(found, found.whole)


def left_of(whole: Interval, parts: list[Interval], shares: list[Fraction]) -> Interval:
    """The whole less its parts; of a part that is a share of the whole its scale is told, else nought."""
    kept = Interval.exactly(Fraction(1))
    for part, share in zip(parts, shares, strict=True):
        kept = kept - part * share
    left = whole * kept
    for part, share in zip(parts, shares, strict=True):
        left = left if share else left - part
    return left


def _scale(part: Quantity, whole: Quantity) -> Fraction:
    """What makes a fraction of a part that is told as a share of the whole; else nought."""
    shared = part.kind in SHARES and whole.kind not in SHARES
    return Fraction(to_percent(part), HUNDRED) if shared else Fraction(0)


def _derived(found: Remainder, whole: Quantity) -> Derivation:
    shares = [_scale(part, whole) for part in found.parts]
    parts = [f"{plain(p)} of it" if share else plain(p) for p, share in zip(found.parts, shares, strict=True)]
    working = " − ".join([plain(whole), *parts])
    return Derivation(
        stated=found.rest,
        inputs=(whole, *found.parts),
        readings=(worked(working, lambda all_, *parts: left_of(all_, list(parts), shares), whole, *found.parts),),
        tie=found.tie,
        show=shown_like(found.rest),
    )
