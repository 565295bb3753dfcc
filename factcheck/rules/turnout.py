"""The turnout of an election."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import HUNDRED, OFTEN, Rule, number, percent, plain, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Division, Quantity
    from factcheck.model import Turnout as Poll
    from factcheck.precision import Interval


class Turnout(Rule):
    """A turnout must be the votes cast as a share of the electorate, and the votes of each side must sum to those cast.

    31,200 votes of 73,800 electors are a turnout of 42.3%. Of a division, those who abstained and papers that were spoiled may
    be counted in or out.

    Source: Electoral Commission, Reporting on turnout; House of Commons Library, CBP-8060.
    """

    name = "turnout"
    code = "FC703"
    priority = "P2"
    consistent = (
        "Turnout was 42.3 per cent, with 31,200 of the 73,800 electors casting a vote.",
        "Of an electorate of 73,800, 31,200 people voted, a turnout of 42.3%.",
        "A total of 31,200 votes were cast by the 73,800 registered voters, a 42.3% turnout.",
        "About 4,100 of the 9,800 residents entitled to vote did so, a turnout of 42 per cent.",
        "Turnout was 61.5%: 18,450 ballots were cast from an electorate of 30,000.",
        "Turnout was 35.6 per cent. Some 2,409 people voted out of 6,767 eligible residents.",
        "Of the 737 members who voted, 412 were for the strike, 310 were against and 15 abstained.",
        "There were 96 ballots cast: 51 for the merger, 41 against and four spoiled.",
        "In all, 1,204 votes were cast, 820 in favour and 384 against.",
        "Turnout was 28.1 per cent, with 1,967 of the 7,000 eligible voters casting a ballot.",
    )
    inconsistent = (
        "Turnout was 52.3 per cent, with 31,200 of the 73,800 electors casting a vote.",
        "Of an electorate of 73,800, 31,200 people voted, a turnout of 24.3%.",
        "A total of 31,200 votes were cast by the 73,800 registered voters, a 48.3% turnout.",
        "About 4,100 of the 9,800 residents entitled to vote did so, a turnout of 58 per cent.",
        "Turnout was 65.1%: 18,450 ballots were cast from an electorate of 30,012.",
        "Of the 737 members who voted, 412 were for the strike, 301 were against and 15 abstained.",
        "There were 96 ballots cast: 51 for the merger, 31 against and four spoiled.",
        "Turnout was 38.1 per cent, with 1,967 of the 7,000 eligible voters casting a ballot.",
        "Turnout was 12.3 per cent, as 31,200 people voted from an electorate of 73,800.",
    )
    silent = (
        "Turnout was 42.3 per cent, and 31,200 people watched the count on television.",
        "Turnout rose by 12.3 per cent, with 31,200 of the 73,800 electors casting a vote.",
        "The turnout of 171,109 was far less than the 240,000 of 2008, and he took 28 per cent.",
        "Turnout was 42.3 per cent, down from 51.2 per cent, in a ward of 9,800 people.",
        "She had 31,200 votes from an electorate of 73,800 and a majority of 4,120.",
        "Only 12 per cent of those under 25 voted, on a turnout of 42 per cent.",
        "MPs voted by 325 to 306, with 19 abstaining, in a house of 650.",
        "Of the 737 members, 412 were for the strike, 310 were against and the rest were away.",
        "The town has 73,800 electors, of whom 31,200 are over 60, and turnout is about 40 per cent.",
        "Turnout among the 73,800 registered voters was 42 per cent, and 12,400 people voted by post.",
        "Turnout was 72 per cent, and 17.4m of the 46.5m electors voted to leave.",
        "At a turnout of 60 per cent, 44,280 of the 73,800 electors would vote.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each turnout with its votes and electorate, and each count of all the votes with its sides."""
        yield from (_turnout(found) for found in claims.turnouts)
        yield from (_division(found) for found in claims.divisions)


def turnout_of(cast: Interval, electors: Interval) -> Interval:
    """The votes cast in per cent of those who may vote."""
    return cast / electors * HUNDRED


def _turnout(found: Poll) -> Derivation:
    cast, electors = found.cast, found.electors
    return Derivation(
        stated=found.rate,
        inputs=(cast, electors),
        readings=(worked(f"{plain(cast)} ÷ {plain(electors)}", turnout_of, cast, electors),),
        tie=found.tie,
        show=percent,
        slips=(("those who did not vote", HUNDRED - cast.scalar / electors.scalar * HUNDRED),),
    )


def _division(found: Division) -> Derivation:
    """All the votes, and the votes of both sides without those of neither."""
    sides = (found.ayes, found.noes)
    return Derivation(
        stated=found.total,
        inputs=(*sides, *found.neither),
        readings=(
            _sum((*sides, *found.neither)),
            _sum(sides, "those of neither side left out"),
            *(_sum((*sides, one), "some of those of neither side left out") for one in found.neither[:-1]),
        )
        if found.neither
        else (_sum(sides),),
        tie=found.tie,
        show=lambda votes: number(votes, 0),
    )


def cast_of(votes: list[Interval]) -> Interval:
    """All the votes of a list."""
    return sum(votes[1:], votes[0])


def _sum(votes: tuple[Quantity, ...], note: str = "") -> Reading:
    return worked(
        " + ".join(plain(q) for q in votes),
        lambda *sides: cast_of(list(sides)),
        *votes,
        note=note,
        weight=OFTEN if note else 1,
    )
