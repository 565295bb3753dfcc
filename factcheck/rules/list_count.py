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

    Source: the corrections columns of newspapers: a name too many, or one left out.
    """

    name = "list-count"
    code = "FC705"
    priority = "P2"
    consistent = ("The bank will close four branches: Kelsby, Fennick, Nunney and Upper Sallow.",)
    inconsistent = ("The bank will close four branches: Kelsby, Fennick, Nunney, Upper Sallow and Brackenfold.",)
    silent = ("The bank will close four branches, among them Kelsby and Fennick.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each number with the list behind it."""
        for found in claims.listings:
            yield _derived(found)


def _derived(found: Listing) -> Derivation:
    listed = Fraction(len(found.items))
    return Derivation(
        stated=found.count,
        inputs=(),
        readings=(Reading(f"{found.items[0]} … {found.items[-1]}", listed, Interval.exactly(listed)),),
        tie=found.tie,
        show=number,
        strict=True,
        message=f"“{found.count.text}” are announced, and {number(listed)} are listed: {plain(found.count)} or the list is wrong.",
    )
