"""Leads in points and majorities in votes, by the forms of `relations/leads.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Lead, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.rows import Told


def leads(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Lead]:
    """Every lead or majority with the two shares or counts that it is the difference of."""
    for found in matches("leads", rows, "MARGIN"):
        margin, more, less = (found.figure(part).quantity for part in ("MARGIN", "MORE", "LESS"))
        why = "the two shares stand by the lead" if more.kind == "percent" else "the two counts and the majority"
        yield Lead(margin, more, less, Tie(found.written.certainty, ("same sentence", why), via=found.written.via))
