"""A number of things or of periods with the figure for each and the total, by the forms of `relations/products.toml` and `rate.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.rating import rate
from factcheck.extract.forms.read import matches
from factcheck.model import Rate, Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from factcheck.extract.forms.rows import Told


def multiplied(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Rate]:
    """Each total with a number of things and the figure for each, but those that are known to be told so."""
    for found in matches("products", rows, "TOTAL"):
        count, total, each = (found.figure(part).quantity for part in ("COUNT", "TOTAL", "EACH"))
        if total.id not in known:
            tie = Tie(found.written.certainty, ("a number, the figure for each and the total",), found.written.via)
            yield Rate(total, each, count.interval, count.text, count, tie)


def rates(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Rate]:
    """Each figure for one length of time that stands beside the same for another."""
    for found in matches("rate", rows, {"periods": "TWO", "spread": "EACH"}):
        made = rate(found)
        if made is not None:
            yield made
