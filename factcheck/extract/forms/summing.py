"""Wholes, their parts and the rest, by the forms of `relations/sums.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Remainder, Tie, Total

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told

STATED = {"total": "WHOLE", "rest": "REST", "hundred": "REST"}


def summed(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Total | Remainder]:
    """Each total or rest, but those that are known to be told by others."""
    for found in matches("sums", rows, STATED):
        made = _made(found)
        if (made.total if isinstance(made, Total) else made.rest).id not in known:
            yield made


def _made(found: Match) -> Total | Remainder:
    parts = tuple(m.quantity for m in found.figures("PART"))
    relation = found.written.options["relation"]
    tie = Tie(found.written.certainty, (WHY[relation],), found.written.via)
    if relation == "total":
        return Total(found.figure("WHOLE").quantity, parts, complete=True, tie=tie)
    whole = found.figure("WHOLE").quantity if relation == "rest" else None
    return Remainder(whole, parts, found.figure("REST").quantity, tie)


WHY = {
    "total": "the parts stand behind their whole",
    "rest": "the whole, its parts and what remains",
    "hundred": "shares of one whole",
}
