"""Figures that the text puts in order, by the forms of `relations/order.toml`: ranks, outcomes of votes and matches, bounds."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from factcheck.extract.forms.read import written_in
from factcheck.extract.kinds import COUNTS
from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Ranking, Standing, Tie
from factcheck.record import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.extract.flat import Flat, Flats, Item
    from factcheck.extract.forms.pattern import Parts
    from factcheck.extract.forms.read import Written
    from factcheck.model import Quantity

LEVELS: Final = ("count", "number", "money", "percent", "measure", "ratio", "duration")


@dataclass(frozen=True, slots=True)
class Found:
    """A form that matches a row: the parts played, by the cells of those that play them."""

    flat: Flat
    written: Written
    parts: Parts

    def item(self, part: str) -> Item:
        """What plays a part."""
        return self.flat.items[self.parts[part][0][0]]

    def ends(self) -> tuple[Quantity, Quantity]:
        """The figure that is not below, and the other."""
        if "TALLY" in self.parts:
            both = self.item("TALLY")
            assert both.other is not None  # noqa: S101  (a tally has two)
            return both.quantity, both.other
        return self.item("OVER").quantity, self.item("UNDER").quantity

    def before(self, part: str, number: int) -> set[str]:
        """Some words before what plays a part."""
        at = self.parts[part][0][0]
        return set(self.flat.lower(at - number, at))


def orders(flats: Flats) -> Iterator[Ranking | Standing]:
    """Each two figures that a form puts in order, and each place in an order with the names of those before it, by the first form that fits."""
    taken: set[frozenset[str]] = set()
    for written, flat, parts in written_in("order", {1: flats.singly, 2: flats.in_pairs}):
        found = Found(flat, written, parts)
        told = (found.item("NTH").quantity,) if "NTH" in parts else found.ends()
        known = frozenset(quantity.id for quantity in told)
        if known not in taken and all(GUARDS[guard](found) for guard in written.guards):
            taken.add(known)
            yield _standing(found, *told) if "NTH" in parts else _ranking(found, *told)


def _standing(found: Found, nth: Quantity) -> Standing:
    first, last = found.parts["NAMES"][0]
    tokens, cells = found.flat.tokens, found.flat.row.cells
    names = " ".join(t.text for t in tokens[cells[first].first : cells[last - 1].last])
    tie = Tie(found.written.certainty, ("those before it are named",), via=found.written.via)
    return Standing(nth, names, found.flat.named[first], tie)


def _ranking(found: Found, over: Quantity, under: Quantity) -> Ranking:
    first, last = (
        min(a for ends in found.parts.values() for a, _ in ends),
        max(b for ends in found.parts.values() for _, b in ends),
    )
    near = found.flat.lower(first - 12, last + 6)
    word = next((w for w in near if w in _tellers()), "")
    if "TALLY" in found.parts:
        over, under = (
            replace(q, id="") for q in (over, under)
        )  # the two numbers of a score are no figures of the list
    why = ("the words put them in order",) if not word else (f"“{word}” puts them in order",)
    tie = Tie(found.written.certainty, why, via=found.written.via)
    return Ranking(over, under, word or "the order", descending=True, tie=tie, sort=found.written.relation)


def _tellers() -> frozenset[str]:
    sides = ("carried", "lost", "won", "won_nouns")
    return (
        words("order", "extreme", "up")
        | words("order", "extreme", "down")
        | frozenset(w for s in sides for w in words("order", "sides", s))
    )


def like(found: Found) -> bool:
    """Figures of one kind and unit, neither a range nor a plan."""
    one, two = found.item("OVER"), found.item("UNDER")
    if one.mention is None or two.mention is None:
        return one.quantity.kind == two.quantity.kind == "ordinal"
    plain = all(
        m.kind in LEVELS and not m.quantity.is_range and m.quantity.modality == "actual"
        for m in (one.mention, two.mention)
    )
    same = one.mention.kind == two.mention.kind or {one.mention.kind, two.mention.kind} <= COUNTS
    return (
        plain
        and same
        and comparable(one.mention, two.mention)
        and len({one.quantity.per, two.quantity.per} - {None}) < len("ab")
    )


def level(found: Found) -> bool:
    """Levels, not sizes of changes: "rose to 5%", not "rose 5%"."""
    return all(_level(found.flat.lower(at - 2, at)) for at in (found.parts[part][0][0] for part in ("OVER", "UNDER")))


def _level(before: list[str]) -> bool:
    return before[-1:] in (["to"], ["at"]) or not set(before) & words("order", "passed", "sized")


def over_bound(found: Found) -> bool:
    """ "More than 400": what it is in the end is no less."""
    return found.item("UNDER").quantity.hedge in ("over", "at_least") and _unhedged(found, "OVER")


def under_bound(found: Found) -> bool:
    """ "Nearly 450", "fewer than 450", "up to 450": what it is in the end is no more."""
    return found.item("OVER").quantity.hedge in ("under", "at_most", "almost") and _unhedged(found, "UNDER")


def plain_over(found: Found) -> bool:
    """The bound is no approximation, and what passed it is told as it is."""
    return found.item("UNDER").quantity.hedge in (None, "over") and _unhedged(found, "OVER")


def no_loss(found: Found) -> bool:
    """No one who lost, and no margin in points, near the two."""
    near = found.before("OVER", 5)
    return not near & words("order", "sides", "not") and found.item("UNDER").quantity.unit != "point"


def active(found: Found) -> bool:
    """Not "was defeated by 45 votes to 52", which is written with either side's votes first."""
    at = found.parts["OVER"][0][0]
    near = found.flat.lower(at - 6, at)
    lost = words("order", "sides", "lost") | words("order", "sides", "beaten")
    return not any(one in words("order", "sides", "being") and two in lost for one, two in itertools.pairwise(near))


def points_only(found: Found) -> bool:
    """Points, votes or sizes, of which the first has more: no times, nor places."""
    one, two = found.item("OVER").quantity, found.item("UNDER").quantity
    return all(q.kind not in ("duration", "ordinal") and not q.hedge for q in (one, two))


def raced(found: Found) -> bool:
    """Times, of which the first has the least."""
    one, two = found.item("UNDER").quantity, found.item("OVER").quantity
    plain = not one.is_range and not two.is_range and (two.kind == "number" or two.unit == one.unit)
    return (
        plain
        and one.printed.place == two.printed.place
        and not set(found.before("OVER", 3)) & words("order", "passed", "not_over")
    )


def hedged_up(found: Found) -> bool:
    """ "As much as 27%": an upper bound."""
    return found.item("OVER").quantity.hedge == "at_most"


def fell_under(found: Found) -> bool:
    """ "Fell below 50": the bound is one that was passed on the way down, and the level is none."""
    at = found.parts["OVER"][0][0]
    moved = found.before("OVER", 3) & (words("changes", "down", "verbs") | words("order", "passed", "down"))
    return found.item("OVER").quantity.hedge == "under" and bool(moved) and _unhedged(found, "UNDER") and at >= 0


def rose_over(found: Found) -> bool:
    """ "Rose above 50": the bound is one that was passed on the way up."""
    moved = found.before("UNDER", 3) & (words("changes", "up", "verbs") | words("order", "passed", "up"))
    return found.item("UNDER").quantity.hedge == "over" and bool(moved) and _unhedged(found, "OVER")


def _unhedged(found: Found, part: str) -> bool:
    return found.item(part).quantity.hedge is None


def two_only(found: Found) -> bool:
    """No other figure of the kind in the two sentences but one that it moved from."""
    kind = found.item("OVER").quantity.kind
    others = [cell for cell, item in found.flat.items.items() if item.quantity.kind == kind and item.moment is None]
    return sum("from" not in found.flat.lower(cell - 1, cell) for cell in others) == len(("OVER", "UNDER"))


def tally_alone(found: Found) -> bool:
    """One tally and no other beside it, and no record: a set is lost 4-6 in a match that is won."""
    at, end = found.parts["TALLY"][0]
    cells = found.flat.row.cells
    near = [cells[i].kind for i in range(max(0, at - 3), min(len(cells), end + 4)) if i != at]
    said = found.flat.lower(at - 8, at) + found.flat.lower(end, end + 5)
    aside = found.before("TALLY", 1) & words("order", "sides", "aside")
    return "tally" not in near and not aside and not set(said) & words("order", "sides", "not")


def not_timed(found: Found) -> bool:
    """A place of a thing, not the third quarter or the third day."""
    at, first = found.parts["NTH"][0][1], found.parts["NAMES"][0][0]
    return not set(found.flat.lower(at, first)) & words("order", "behind", "timed")


GUARDS: Final[dict[str, Callable[[Found], bool]]] = {
    name: guard
    for name, guard in tuple(globals().items())
    if not name.startswith("_") and getattr(guard, "__annotations__", None) == {"found": "Found", "return": "bool"}
}
