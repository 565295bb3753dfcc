"""Wholes, their parts and the rest, by the forms of `relations/sums.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.alike import kinship
from factcheck.extract.forms.amounts import alone_in_one, rivals
from factcheck.extract.forms.read import matches
from factcheck.model import Lead, Remainder, Tie, Total
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import TypeAlias

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told
    from factcheck.model import Certainty, Quantity

    Sum: TypeAlias = Total | Remainder | Lead

STATED = {"total": "WHOLE", "over": "WHOLE", "rest": "REST", "hundred": "REST", "net": "NET"}


def summed(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Sum]:
    """Each total or rest, but those that are known to be told by others."""
    for found in matches("sums", rows, STATED):
        stated = found.figure(STATED[found.written.relation]).quantity
        if stated.id not in known:
            yield _made(found)


def told_sums(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Total]:
    """Each total that a clause tells, by the forms of `relations/total.toml`, but those that are known to be told by others."""
    for found in matches("total", rows, STATED):
        if found.figure("WHOLE").quantity.id in known:
            continue
        parts = tuple(m.quantity for m in found.figures("PART"))
        tie = Tie(_sure(found), (WHY[found.written.relation],), found.written.via)
        yield Total(found.figure("WHOLE").quantity, parts, complete=found.written.relation == "total", tie=tie)


def _sure(found: Match) -> Certainty:
    """How sure a list is to be of its whole: by what they count, where the form leaves that open."""
    whole, parts = found.figure("WHOLE"), found.figures("PART")
    line, options = found.told.line_of(whole), found.written.options
    if "apart" in options:
        return "sure" if alone_in_one(found) else "loose"
    if "kin" not in options:
        return found.written.certainty
    behind = whole.first > parts[0].first
    if behind and whole.quantity.unit is whole.context.noun is None:
        return "sure"
    return "loose" if not behind and rivals(found) else kinship(line, whole, parts)


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
