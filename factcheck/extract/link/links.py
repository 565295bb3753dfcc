"""The likely other mentions of each figure of an article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from factcheck.extract.link.agree import HEADS, agree
from factcheck.extract.link.levels import closeness, levels, where, wording
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.link.levels import Telling
    from factcheck.extract.link.told import Told
    from factcheck.extract.link.weights import Weights

NEAREST: Final = 40  # figures of one sort held against another, nearest first, so that time stays linear
LEAST: Final = 0.05  # a pair less likely than this is not looked at again
SHOWN: Final = 5  # mentions told of one figure
LIKELY: Final = 0.35
CLEAR: Final = 4.0
ALIKE_TELLS: Final = 6  # the odds of one fact, so many times greater where the values agree


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that may be of one fact: how likely by their words alone, and whether their values agree."""

    one: Told
    two: Told
    levels: tuple[str, ...]
    probability: float
    alike: bool | None

    @property
    def posterior(self) -> float:
        """How likely it is once the values have been looked at too."""
        odds = self.probability / (1 - self.probability) * (ALIKE_TELLS if self.alike else 1)
        return odds / (1 + odds)


def links_of(all_told: Sequence[Told], weights: Weights) -> list[Link]:
    """Every pair of figures in two sentences that may be of one fact, in order of place."""
    found: list[Link] = []
    numbers: dict[object, int] = {}
    alike = [
        numbers.setdefault(wording(told), len(numbers)) for told in all_told
    ]  # printed again and again, weighed once
    weighed: dict[tuple[object, ...], tuple[tuple[str, ...], float, bool | None] | None] = {}
    for one, two, rank in ranked(pairs(all_told), weights.telling):
        key = alike[one.order], alike[two.order], rank, *where(one, two)
        if key not in weighed:
            weighed[key] = _weighed(one, two, rank, weights)
        told = weighed[key]
        if told is not None:
            found.append(Link(one, two, *told))
    return found


def _weighed(one: Told, two: Told, rank: str, weights: Weights) -> tuple[tuple[str, ...], float, bool | None] | None:
    """The levels of a pair, how likely it is and whether its values agree; nothing where it is not to be looked at again."""
    at = tuple(levels(one, two, weights.telling, rank))
    probability = weights.probability(at)
    if probability < LEAST:
        return None
    return tuple(map(sys.intern, at)), probability, agree(one.mention.quantity, two.mention.quantity)


def pairs(all_told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Figures of one sort in two sentences that share a word, or of which the first stands above the story."""
    seen: dict[str, list[Told]] = {}
    for two in all_told:
        earlier = seen.setdefault(two.sort, [])
        for one in earlier[-NEAREST:]:
            if one.line is not two.line and (one.place in HEADS or not one.said.isdisjoint(two.said)):
                yield one, two
        earlier.append(two)


def ranked(all_pairs: Iterable[tuple[Told, Told]], telling: Telling) -> Iterator[tuple[Told, Told, str]]:
    """Each pair with its rank among all those of its two sentences: closest for both figures, for one, for none."""
    close: list[tuple[Told, Told, float, list[float], list[float]]] = []
    ahead: dict[tuple[int, int], list[float]] = {}
    back: dict[tuple[int, int], list[float]] = {}
    for one, two in all_pairs:
        value = closeness(one, two, telling)
        first = ahead.setdefault((one.order, two.line.number), [])
        second = back.setdefault((two.order, one.line.number), [])
        first.append(value)
        second.append(value)
        close.append((one, two, value, first, second))
    for row in (*ahead.values(), *back.values()):
        row.sort()
    for one, two, value, first, second in close:
        yield one, two, f"{_rank(value, first)}-{_rank(value, second)}"


def _rank(value: float, row: Sequence[float]) -> str:
    if len(row) == 1:
        return "only"
    if value < row[-1]:
        return "behind"
    second = row[-2]
    return "tied" if value == second else "ahead" if value - second < CLEAR else "clear"


def told_again(links: Sequence[Link]) -> dict[str, tuple[str, ...]]:
    """For each figure's id the ids of its likely other mentions, likeliest first."""
    likely: dict[str, list[tuple[float, str]]] = {}
    for link in links:
        chance = link.posterior
        if chance >= LIKELY:
            one, two = link.one.mention.quantity.id, link.two.mention.quantity.id
            likely.setdefault(one, []).append((-chance, two))
            likely.setdefault(two, []).append((-chance, one))
    return {id_: tuple(other for _, other in sorted(others)[:SHOWN]) for id_, others in likely.items()}
