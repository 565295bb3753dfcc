"""A number of things and the list of their names, by the forms of `relations/lists.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Listing, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told


def listed(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Listing]:
    """Each small number of things with the list of their names."""
    for found in matches("lists", rows, "COUNT"):
        yield _listing(found)


def _listing(found: Match) -> Listing:
    names = found.told.lists[found.parts["NAMES"][0]]
    tokens, cells = found.told.lines[0].tokens, found.told.row.cells
    items = tuple(" ".join(t.text for t in tokens[cells[a].first : cells[b - 1].last]) for a, b in names.items)
    why = found.written.options.get("why", "the names are listed beside their number")
    return Listing(
        found.figure("COUNT").quantity,
        items,
        names.least,
        names.most,
        Tie(found.written.certainty, (why,), found.written.via),
    )
