"""Links whose figures differ: is one of the two a slip? By the link, the way the digits differ, and every other mention."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Final

from factcheck.extract.link.agree import BOUNDS, agree, one_way, shape
from factcheck.extract.link.levels import step
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.link.links import Link
    from factcheck.extract.link.told import Told
    from factcheck.model import Quantity

LIKELY: Final = (0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
ROUGH: Final = (0.1, 0.3, 0.6, 0.9)
AHEAD: Final = (-0.3, -0.1, 0, 0.1, 0.2, 0.4, 0.6)
MANY: Final = (3, 5, 8, 12, 20)
RIVAL: Final = 0.6  # a link so likely, measured by the one looked at, is its rival
CROSSED: Final = "x "  # two fields at once; trees cross them for themselves
FULL: Final = (2, 3, 5, 8)  # figures in a sentence


@dataclass(frozen=True, slots=True)
class Twins:
    """The other figures that have the value of the one `at` a place: the same number, or linked to it and printed otherwise."""

    at: int
    same: frozenset[int]
    linked: frozenset[int]

    def __contains__(self, other: int) -> bool:
        """True for another figure of the value."""
        return other != self.at and (other in self.same or other in self.linked)

    def any_but(self, one: int) -> bool:
        """True where there is any besides one."""
        return len(self.same) + len(self.linked) > (self.at in self.same) + (one in self)


@dataclass(frozen=True, slots=True)
class Web:
    """All links of an article, by the order of their figures."""

    told: Sequence[Told]
    links: Mapping[int, Mapping[int, Link]]
    values: Mapping[object, frozenset[int]] = field(default_factory=dict)
    sorts: Mapping[str, int] = field(default_factory=dict)
    kept: dict[int, Twins] = field(default_factory=dict)

    def twins(self, at: int, quantity: Quantity) -> Twins:
        """The other figures that have this value, or may have; as printed, each figure's are looked for once."""
        is_printed = quantity is self.told[at].mention.quantity
        if is_printed and at in self.kept:
            return self.kept[at]
        same = self.values.get(abs(quantity.scalar), frozenset())
        others = [o for o in self.links.get(at, {}) if o not in same]
        found = Twins(at, same, frozenset(o for o in others if agree(quantity, self.told[o].mention.quantity)))
        if is_printed:
            self.kept[at] = found
        return found

    def likeliest(self, at: int, among: Twins, but: int) -> float:
        """How likely a figure is of one fact with the likeliest of some others, by their words."""
        linked = self.links.get(at, {}).items()
        return max((link.probability for o, link in linked if o != but and o in among), default=0.0)


def web(all_told: Sequence[Told], links: Sequence[Link]) -> Web:
    """The links of an article put together."""
    by: dict[int, dict[int, Link]] = {}
    for link in links:
        by.setdefault(link.one.order, {})[link.two.order] = link
        by.setdefault(link.two.order, {})[link.one.order] = link
    values: dict[object, list[int]] = {}
    for one in all_told:
        values.setdefault(abs(one.mention.quantity.scalar), []).append(one.order)
    told_at = {value: frozenset(orders) for value, orders in values.items()}
    return Web(all_told, by, told_at, Counter(one.sort for one in all_told))


def slip_levels(all_links: Web, link: Link, first: Quantity, second: Quantity) -> Iterator[str]:
    """The levels of a pair that differs; `first` and `second` are its figures, as printed or altered for a trial."""
    one, two = link.one.order, link.two.order
    yield f"linked {step(link.probability, LIKELY)}"
    yield from shape(first, second)
    twins = all_links.twins(one, first), all_links.twins(two, second)
    for name, mine, his, others in (("first", one, two, twins[0]), ("second", two, one, twins[1])):
        if not others.any_but(his):
            yield f"{name} alone"
            continue
        yield f"{name} twin {step(all_links.likeliest(mine, others, his), ROUGH)}"
        yield f"{name} shared {step(all_links.likeliest(his, others, his), ROUGH)}"
    for name, at, other in (("first", one, two), ("second", two, one)):
        rivals = [r.probability for o, r in all_links.links[at].items() if o != other and o not in twins[0]]
        yield f"{name} ahead {step(link.probability - max(rivals, default=0.0), AHEAD)}"
        yield f"{name} rivals {min(3, sum(r > link.probability * RIVAL for r in rivals))}"
    yield f"many {step(all_links.sorts.get(link.two.sort, 0), MANY)}"
    yield f"bounds {(first.hedge in BOUNDS) + (second.hedge in BOUNDS)}"
    yield from _told_apart(link, first, second)
    yield from (level for level in link.levels if not level.startswith(CROSSED))


def _told_apart(link: Link, first: Quantity, second: Quantity) -> Iterator[str]:
    """What tells a reader that two figures are not of one fact: other days, an update, another's word, two bounds of one side, a single one, rows of figures."""
    one, two = link.one, link.two
    dated = "same" if one.dates & two.dates else "apart" if one.dates and two.dates else "none"
    yield from (f"dates {dated}", f"moved {one.moved:d}{two.moved:d}", f"sides {one_way(first, second):d}")
    yield f"hyphens {('-' in first.text) + ('-' in second.text)}"
    yield f"single {(first.scalar == 1) + (second.scalar == 1)}"
    yield "figures {}{}".format(*(step(len(told.line.mentions), FULL) for told in (one, two)))
