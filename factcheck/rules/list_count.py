"""A number of things and the list of their names."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Listing


class ListCount(Rule):
    """A list behind a colon must hold as many names as it is said to.

    Source: the corrections columns of newspapers (C. Silverman, Regret the Error, Union Square Press, 2007): a name too
    many, or one left out.
    """

    name = "list-count"
    code = "FC705"
    doubts_only = True
    priority = "P2"
    consistent = (
        "The bank will close four branches: Kelsby, Fennick, Nunney and Upper Sallow.",
        "The firm has three plants: Hull, Leeds and York.",
        "The cup will be played in four cities: Paris, Lyon, Lille and Nice.",
        "He has four sons: Tom, Sam, Ben and Joe.",
        "The line will have six stops: Ash, Oak Hill, Elm, Fir Lane, Box and Yew.",
        "The panel had four judges: Mary Dunn, Lee Park, Ola Berg and Jim Fox.",
        "The award has three winners: Ann Hall, Bob Lee and Cy Moss.",
        "He owns five papers: Echo, Star, Herald, Courier and Argus.",
        "The league has lost four clubs: Barton, Cheam, Dunmow and Esher.",
        "She wrote three novels: Ashes, Embers and Smoke.",
    )
    inconsistent = (
        "The bank will close four branches: Kelsby, Fennick, Nunney, Upper Sallow and Brackenfold.",
        "The firm has three plants: Hull, Leeds, York and Derby.",
        "The cup will be played in four cities: Paris, Lyon and Nice.",
        "He has four sons: Tom, Sam, Ben, Joe and Max.",
        "The line will have six stops: Ash, Oak Hill, Elm, Fir Lane and Yew.",
        "The panel had four judges: Mary Dunn, Lee Park and Jim Fox.",
        "The tour has three dates: Oslo, Bergen, Molde and Narvik.",
        "He owns five papers: Echo, Star, Herald and Courier.",
        "The league has lost four clubs: Barton, Cheam and Dunmow.",
        "She wrote three novels: Ashes, Embers, Smoke and Flame.",
    )
    silent = (
        "The bank will close four branches, among them Kelsby and Fennick.",
        "The firm has four plants, among them Hull, Leeds and York.",
        "Three things matter in a house, they say: location, location and price.",
        "The firm has four plants: Hull and Leeds in the north and two in Kent.",
        "Two of the five towns were hit: Ash, Oak and Elm were spared.",
        "Five countries have signed so far: Chile, Peru and others.",
        "The group has three hotels: the Crown, the best of them, is in Hull, York and Bath being too small.",
        "Her four books: Ash (1990), Oak (1994), Elm (1999) and Yew.",
        "He named five players: Tom, Sam, Ben, and from the second team two more.",
        "Three firms bid: Smith, Jones and Brown, Green and Blue, and Acme.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each number with the list behind it."""
        for found in claims.listings:
            yield _derived(found)


def _derived(found: Listing) -> Derivation:
    least, most = Fraction(found.least), Fraction(found.most)
    names = number(most) if least == most else f"{number(least)} to {number(most)}"
    return Derivation(
        stated=found.count,
        inputs=(),
        readings=(Reading(f"{found.items[0]} … {found.items[-1]}", most, Interval(least, most)),),
        tie=found.tie,
        show=number,
        strict=True,
        message=f"“{found.count.text}” are announced, and {names} are listed: {plain(found.count)} or the list is wrong.",
    )
