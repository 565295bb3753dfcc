"""Averages with the figures that they are of, by the forms of `relations/means.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Mean, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.rows import Told


def averaged(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Mean]:
    """Each average that stands behind the list of its figures."""
    for found in matches("means", rows, "AVERAGE"):
        tie = Tie(found.written.certainty, ("the figures stand before their average",), found.written.via)
        values = tuple(m.quantity for m in found.figures("PART"))
        yield Mean(found.figure("AVERAGE").quantity, values, complete=True, tie=tie)
