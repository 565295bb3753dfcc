"""A number of things and the list of their names, by the forms of `relations/lists.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Listing

MANY: Final = 10**6  # what "including" leaves open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.extract.forms.read import Match


def listing(found: Match) -> Iterator[Listing]:
    """A small number of things with the list of their names."""
    items, least, most = _items(found)
    if "open" in found.written.options:
        most = MANY
    why = found.written.options.get("why", "the names are listed beside their number")
    yield Listing(found.quantity("COUNT"), items, least, most, found.tie(why))


def _items(found: Match) -> tuple[tuple[str, ...], int, int]:
    """The list as it is told, and how many it holds at least and at most."""
    if "NAMES" in found.parts:
        return _names(found)
    if "PART" in found.parts:
        return _figures(found)
    number = int(found.written.options["number"])
    return tuple(found.written.options["items"]), number, number


def _names(found: Match) -> tuple[tuple[str, ...], int, int]:
    names = found.told.lists[found.parts["NAMES"][0]]
    tokens, cells = found.told.lines[0].tokens, found.told.row.cells
    items = tuple(" ".join(t.text for t in tokens[cells[a].first : cells[b - 1].last]) for a, b in names.items)
    return items, names.least, names.most


def _figures(found: Match) -> tuple[tuple[str, ...], int, int]:
    items = tuple(q.text for q in found.quantities("PART"))
    return items, len(items), len(items)
