"""A lead in points, held against the two shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import Rule, magnitude, number, plain, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims
    from factcheck.model import Lead as Margin
    from factcheck.precision import Interval


class Lead(Rule):
    """A lead in points must be the difference of the two shares.

    The two shares are rounded, so that one point either way clears a lead.

    Source: American Association for Public Opinion Research, guidance on margins in polls.
    """

    name = "lead"
    code = "FC701"
    consistent = (
        "The mayor has a four-point lead, 44 per cent to 40 per cent.",
        "The senator leads by six points, 49 per cent to 43 per cent.",
        "Labour is on 41% against 36%, a five-point lead.",
        "A 10-point lead, 52% to 42%, has gone in a month.",
        "She is ahead 47% to 44%, a three-point margin.",
        "Remain had a lead of two points, at 51 per cent to 49 per cent.",
        "The poll puts him ahead by 12 points, 54 percent to 42 percent.",
        "The governor holds an eight-point lead (46 per cent to 38 per cent) over the mayor.",
        "Yes leads No by one point, 46% to 45%.",
        "The bill's backers lead 58% to 31%, a lead of 27 points.",
    )
    inconsistent = (
        "The mayor has a nine-point lead, 44 per cent to 40 per cent.",
        "The senator leads by 16 points, 49 per cent to 43 per cent.",
        "Labour is on 41% against 36%, a nine-point lead.",
        "A 20-point lead, 52% to 42%, has gone in a month.",
        "She is ahead 47% to 44%, a 13-point margin.",
        "Remain had a lead of eight points, at 51 per cent to 49 per cent.",
        "The poll puts him ahead by 22 points, 54 percent to 42 percent.",
        "The governor holds an 18-point lead (46 per cent to 38 per cent) over the mayor.",
        "Yes leads No by seven points, 46% to 45%.",
        "The bill's backers lead 58% to 31%, a lead of 37 points.",
    )
    silent = (
        "The mayor has a nine-point lead, against the 44 per cent to 40 per cent of June.",
        "Labour's lead is nine points; in Wales it is 41% to 36%.",
        "The margin of error is three points, and she is ahead 47% to 41%.",
        "Rovers have a nine-point lead at the top and a 52% share of the ball.",
        "The lead was 16 points in May, but it is now 49 per cent to 43 per cent.",
        "He leads by 20 points among men, while among all voters it is 52% to 42%.",
        "Support rose from 36% to 41%, and the lead is nine points.",
        "City lead by nine points and have won 52% of matches to United's 48%.",
        "The rate fell nine points, from 51% to 42%, and he leads in the polls.",
        "His lead has grown by three points to nine, and he is on 44%.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each lead with its two shares."""
        for found in claims.leads:
            yield _derived(found)


def lead_of(first: Interval, second: Interval) -> Interval:
    """The difference of two shares."""
    return magnitude(first - second)


def _derived(found: Margin) -> Derivation:
    high, low = (
        (found.first, found.second) if found.first.scalar >= found.second.scalar else (found.second, found.first)
    )
    return Derivation(
        stated=found.margin,
        inputs=(found.first, found.second),
        readings=(worked(f"{plain(high)} − {plain(low)}", lead_of, found.first, found.second),),
        tie=found.tie,
        show=lambda value: f"{number(value)} point{'' if value == 1 else 's'}",
        parts=("points", "level", "level"),
    )
