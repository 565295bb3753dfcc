"""Wholes, their parts and the rest, by the forms of `relations/sums.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Lead, Remainder, Tie, Total
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import TypeAlias

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told
    from factcheck.model import Quantity

    Sum: TypeAlias = Total | Remainder | Lead

STATED = {"total": "WHOLE", "over": "WHOLE", "rest": "REST", "hundred": "REST", "net": "NET"}


def summed(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Sum]:
    """Each total or rest, but those that are known to be told by others."""
    for found in matches("sums", rows, STATED):
        stated = found.figure(STATED[found.written.relation]).quantity
        if stated.id not in known:
            yield _made(found)


def told_sums(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Total]:
    """Each total that a clause tells, by the forms of `relations/total.toml`."""
    for found in matches("total", rows, "WHOLE"):
        parts = tuple(m.quantity for m in found.figures("PART"))
        tie = Tie(found.written.certainty, (WHY["total"],), found.written.via)
        yield Total(found.figure("WHOLE").quantity, parts, complete=True, tie=tie)


def remainders(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Remainder]:
    """Each rest of a whole, by the forms of `relations/remainder.toml`."""
    for found in matches("remainder", rows, STATED):
        made = _made(found)
        if isinstance(made, Remainder):
            yield made


def _made(found: Match) -> Sum:
    parts = tuple(m.quantity for m in found.figures("PART"))
    relation = found.written.relation
    tie = Tie(found.written.certainty, (WHY[relation],), found.written.via)
    if STATED[relation] == "WHOLE":
        return Total(found.figure("WHOLE").quantity, parts, complete=relation == "total", tie=tie)
    if relation == "net":
        return Lead(_size(found.figure("NET").quantity), parts[0], found.figure("REST").quantity, tie)
    whole = found.figure("WHOLE").quantity if relation == "rest" else None
    return Remainder(whole, parts, found.figure("REST").quantity, tie)


def _size(quantity: Quantity) -> Quantity:
    """A margin without its sign: "-11 points" is eleven between the two."""
    if quantity.is_range or quantity.scalar >= 0:
        return quantity
    printed = replace(quantity.printed, value=-quantity.scalar)
    return replace(quantity, value=-quantity.scalar, printed=printed, interval=-quantity.interval)


WHY = {
    "total": "the parts stand behind their whole",
    "over": "parts of it that share nothing",
    "rest": "the whole, its parts and what remains",
    "hundred": "shares of one whole",
    "net": "a margin with its two shares in brackets",
}
