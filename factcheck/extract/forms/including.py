"""Parts with the whole that they cannot be more than, by the forms of `relations/inclusions.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Inclusion, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told


def included(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Inclusion]:
    """Each part with its whole, and each share with one that leaves nobody in both."""
    for found in matches("inclusions", rows, {"inclusions": "PART", "hundred": "REST"}):
        yield _inclusion(found)


def _inclusion(found: Match) -> Inclusion:
    if "REST" in found.parts:
        tie = Tie(found.written.certainty, ("the two sides of a question",), found.written.via)
        return Inclusion(found.figure("REST").quantity, None, tuple(m.quantity for m in found.figures("PART")), tie)
    tie = Tie(found.written.certainty, ("said to be a part of it",), found.written.via)
    return Inclusion(found.figure("PART").quantity, found.figure("WHOLE").quantity, (), tie)
