"""Most, a majority: more than half."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, Rule, percent, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Majority

HALF = Fraction(HUNDRED, 2)


class WordMajority(Rule):
    """Most, or a majority, is more than half.

    The largest of several groups is a plurality, not most.

    Source: American Association for Public Opinion Research, questions to ask when writing about polls.
    """

    name = "word-majority"
    code = "FC207"
    consistent = (
        "Most of the conductors (52%) backed the strike.",
        "Most of the voters, 61 per cent, wanted the old stadium kept.",
        "A majority of drivers (54%) backed the ban.",
        "A large majority of nurses, 78%, said they would strike.",
        "Most parents (57%) said that the fees were too high.",
        "The majority of the shops, 66 per cent, have closed.",
        "Most Scots (52 per cent) want to stay, a poll found.",
        "A slim majority of members (50.4%) voted for the merger.",
        "Most small firms (63%) have no plan for a flood.",
        "A majority, 53 per cent, opposed the bill.",
    )
    inconsistent = (
        "Most of the conductors (41%) backed the strike.",
        "Most of the voters, 41 per cent, wanted the old stadium kept.",
        "A majority of drivers (44%) backed the ban.",
        "A large majority of nurses, 38%, said they would strike.",
        "Most parents (47%) said that the fees were too high.",
        "The majority of the shops, 36 per cent, have closed.",
        "Most Scots (48 per cent) want to stay, a poll found.",
        "A slim majority of members (49.2%) voted for the merger.",
        "Most small firms (33%) have no plan for a flood.",
        "A majority, 43 per cent, opposed the bill.",
    )
    silent = (
        "They were most confident of the mayor (46%), who got the highest marks.",
        "Most of the conductors backed the strike, and 41% of the drivers.",
        "The most popular choice (34%) was tea.",
        "At most 40% of the seats are taken.",
        "Most drivers opposed the ban, but 44 per cent of cyclists backed it.",
        "The party lost its majority, with 41 per cent of the vote.",
        "Most recently, 38% backed her.",
        "He won the most votes, 41 per cent.",
        "Most of those who rent are under 30; 36% have children.",
        "A majority government needs 326 seats, and 42% of the vote may give it.",
        "Most of the cuts, 8% this year, fall on the poor.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each word for more than half with its share."""
        for found in claims.majorities:
            yield _derived(found)


def _derived(found: Majority) -> Derivation:
    how = "less" if found.minor else "more"
    half, told = (HALF, "50%") if found.whole is None else (found.whole.scalar / 2, f"half of {plain(found.whole)}")
    most = Interval(half, half * 2, low_open=True)
    least = Interval(Fraction(0), half, high_open=True)
    return Derivation(
        stated=found.percent,
        inputs=() if found.whole is None else (found.whole,),
        readings=(Reading(f"“{found.word}” is {how} than {told}", half, least if found.minor else most),),
        tie=found.tie,
        show=percent if found.whole is None else shown_like(found.percent),
        message=f"“{found.word}” and “{found.percent.text}” cannot both be right: {found.word} is {how} than half.",
    )
