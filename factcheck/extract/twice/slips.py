"""How two moments that differ do so, seen from all of their story: what else tells either value, and what a slip would make of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.extract.link.levels import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.extract.twice.mention import Mention

    Linked = tuple[int, int, float]  # two mentions by their number, and how likely they are of one event

STEPS: Final = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
BETTER: Final = (-0.6, -0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.4)
JOINED: Final = 0.3  # from so likely a link on, a third mention is of the event too
WEEK: Final = 7
YEAR: Final = 12
DECADE: Final = 10


class Web:
    """The mentions of a story with their values, and the links between them; `changed` gives one mention another value."""

    def __init__(
        self,
        told: Sequence[Mention],
        links: Mapping[int, Sequence[tuple[int, float]]],
        today: int | None,
        changed: tuple[int, str, int] | None = None,
    ) -> None:
        self.told, self.links, self.today, self.changed = told, links, today, changed
        self.values: dict[str, Counter[int]] = defaultdict(Counter)
        self.beside: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        self.around: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        for one in told:
            for part in one.parts:
                value = self.value(one, part)
                self.values[part][value] += 1
                self.beside[part, one.moment.sentence].append((one.at, value))
                for side, word in _sides(one):
                    self.around[part, side, word].add(value)
        opening = (m for m in told if m.place != "body" and "weekday" in m.parts and "ahead" not in m.marks)
        self.first = next((self.value(m, "weekday") for m in opening), None)

    def value(self, one: Mention, part: str) -> int:
        """The value of a part of a date, as the web has it."""
        if self.changed is not None and self.changed[:2] == (one.at, part):
            return self.changed[2]
        return one.parts[part]

    def backed(self, one: Mention, part: str, value: int, but: Mention) -> float:
        """How likely the best mention of the same event is that tells the value."""
        return max(
            (p for at, p in self.links.get(one.at, ()) if at != but.at and self._tells(at, part, value)), default=0.0
        )

    def _tells(self, at: int, part: str, value: int) -> bool:
        return part in self.told[at].parts and self.value(self.told[at], part) == value


def linked_to(links: Iterable[Linked]) -> dict[int, list[tuple[int, float]]]:
    """The links of each mention."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for one, two, p in links:
        found[one].append((two, p))
        found[two].append((one, p))
    return found


def _sides(one: Mention) -> Iterator[tuple[str, str]]:
    yield from (("left", one.event.left), ("right", one.event.right), ("verb", one.verb))


def slip_levels(web: Web, one: Mention, two: Mention, part: str, p: float) -> Iterator[str]:
    """The levels at which a pair stands that differs; `p` is how likely it is of one event."""
    yield from (f"w p {step(p, STEPS)}", f"w p {step(p, STEPS)} {part}")
    yield from _counted(web, one, two, part)
    yield from _backed(web, one, two, part, p)
    yield from _inside(web, one, two, part)
    yield from _clustered(web, one, two, part)
    yield from _shape(web, one, two, part)


def _counted(web: Web, one: Mention, two: Mention, part: str) -> Iterator[str]:
    """How often the story tells the two values elsewhere, and how many it tells."""
    values = web.values[part]
    first, second = web.value(one, part), web.value(two, part)
    low, high = sorted(min(2, values[v] - 1) for v in (first, second))
    many = min(6, len(values))
    yield from (f"w counts {low}{high}", f"w counts {low}{high} {part}", f"w values {many}", f"w values {many} {part}")
    if low == 0:
        other = max(values[b] - 1 for a, b in ((first, second), (second, first)) if values[a] == 1)
        yield f"w odd {min(4, other)} {part}"


def _backed(web: Web, one: Mention, two: Mention, part: str, p: float) -> Iterator[str]:
    """How well other mentions back each value, for itself and against the other."""
    first, second = web.value(one, part), web.value(two, part)
    low, high = sorted((web.backed(one, part, first, two), web.backed(two, part, second, one)))
    yield from (f"w own low {step(low, STEPS)}", f"w own high {step(high, STEPS)}")
    yield from (f"w own low over {step(low - p, BETTER)}", f"w own high over {step(high - p, BETTER)}")
    against = web.backed(one, part, second, two), web.backed(two, part, first, one)
    yield from (f"w rival high {step(max(against), STEPS)}", f"w rival low {step(min(against), STEPS)}")
    alone = [step(q, STEPS) for q, v in zip(against, (first, second), strict=True) if web.values[part][v] == 1]
    if alone:
        yield from (f"w odd rival {max(alone)}", f"w odd rival {max(alone)} {part}")
    best = (max((q for _, q in web.links.get(m.at, ())), default=0.0) for m in (one, two))
    yield f"w best {sum(q <= p for q in best)}"


def _inside(web: Web, one: Mention, two: Mention, part: str) -> Iterator[str]:
    """Whether the sentence of one tells the other's value too: a range, or two events on purpose."""
    both = sum(
        any(at != m.at and value == web.value(other, part) for at, value in web.beside[part, m.moment.sentence])
        for m, other in ((one, two), (two, one))
    )
    yield from (f"w inside {both}", f"w inside {both} {part}")


def _clustered(web: Web, one: Mention, two: Mention, part: str) -> Iterator[str]:
    """How many values are told of what seems one event, and in the same words: of a series many."""
    values = {web.value(one, part), web.value(two, part)}
    for m in (one, two):
        near = (web.told[at] for at, p in web.links.get(m.at, ()) if p >= JOINED)
        values |= {web.value(third, part) for third in near if part in third.parts}
    yield from (f"w cluster {min(5, len(values))}", f"w cluster {min(5, len(values))} {part}")
    for (side, word), (_, other) in zip(_sides(one), _sides(two), strict=True):
        if word and word == other:
            yield f"w series {side} {min(4, len(web.around[part, side, word]))}"


def _shape(web: Web, one: Mention, two: Mention, part: str) -> Iterator[str]:
    """How the values differ."""
    first, second = web.value(one, part), web.value(two, part)
    if part == "weekday":
        yield from _weekdays(web, one, two)
    elif part == "month":
        apart = (second - first) % YEAR
        yield from (f"x months {apart}", f"x month {min(apart, YEAR - apart)}")
    elif part in ("year", "day"):
        steps = (2, 3, 4, 5, 6, 9, 10, 11, 20, 21, 50) if part == "year" else (2, 3, 4, 5, 8, 10, 11, 12, 20)
        yield f"x {part} {step(abs(second - first), steps)}"
        yield from _digits(f"{first:02}", f"{second:02}", part)
    else:
        yield f"x {part} {min(first, second)} {max(first, second)}"
    if part == "year":
        yield f"x years {max(-YEAR, min(YEAR, second - first))}"
        yield f"x round year {(first % DECADE == 0) + (second % DECADE == 0)}"


def _digits(one: str, two: str, part: str) -> Iterator[str]:
    if sorted(one) == sorted(two):
        yield f"x swapped {part}"
    apart = [at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) == len(two) and len(apart) == 1:
        yield f"x one digit {part} {apart[0]}"


def _weekdays(web: Web, one: Mention, two: Mention) -> Iterator[str]:
    """How far two weekdays are apart, and how each lies to the day of publication, or else to the first that the opening tells."""
    first, second = web.value(one, "weekday"), web.value(two, "weekday")
    apart, ahead = (second - first) % WEEK, ["ahead" in m.marks for m in (one, two)]
    yield from (f"x weekdays {apart}", f"x weekdays {apart} {ahead[0]:d}{ahead[1]:d}")
    yield f"x weekdays {apart} {one.place}-{two.place}"
    from_ = web.first if web.today is None else web.today
    if from_ is not None:
        sure = "first" if web.today is None else "today"
        days = [(value - from_) % WEEK for value in (first, second)]
        yield from (f"x {sure} {day} {soon:d}" for day, soon in zip(days, ahead, strict=True))
        yield f"x {sure} {days[0]} and {days[1]}"
