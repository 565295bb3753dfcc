"""A number of things with the figure for each and the total, or a percentage of an amount, by the forms of `relations/products.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Rate, Share, Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told

STATED = {"product": "TOTAL", "percent": "PART"}


def multiplied(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Rate | Share]:
    """Each total with a number of things and the figure for each; each amount with the percentage that makes it of another."""
    for found in matches("products", rows, STATED):
        relation = found.written.options["relation"]
        if found.figure(STATED[relation]).quantity.id not in known:
            yield _rate(found) if relation == "product" else _share(found)


def _rate(found: Match) -> Rate:
    count = found.figure("COUNT").quantity
    tie = Tie(found.written.certainty, ("a number, the figure for each and the total",), found.written.via)
    total, each = found.figure("TOTAL").quantity, found.figure("EACH").quantity
    return Rate(total, each, count.interval, count.text, count, tie)


def _share(found: Match) -> Share:
    part, whole, rate = (found.figure(name).quantity for name in ("PART", "WHOLE", "RATE"))
    tie = Tie(found.written.certainty, ("a percentage, what it is taken of and what it comes to",), found.written.via)
    return Share(part, whole, rate, tie, amount_stated=True)
