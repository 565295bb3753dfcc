"""Figures with the range that they are said to lie in, by the forms of `relations/ranges.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.amounts import ends
from factcheck.extract.forms.read import matches
from factcheck.model import Tie, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.rows import Told


def ranging(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Within]:
    """Each value with its range."""
    for found in matches("ranges", rows, "VALUE"):
        low, high = ends(found)
        tie = Tie(found.written.certainty, ("said to lie in it",), found.written.via)
        yield Within(found.figure("VALUE").quantity, low.quantity, high.quantity, tie)
