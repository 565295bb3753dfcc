"""How two mentions of a moment compare, field by field, each at a few named levels; their values are never looked at."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.events import RARE, WORDS, bits, rarity
from factcheck.extract.link.levels import step

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from factcheck.extract.twice.mention import Mention

TOLD: Final = (
    "the",
    "owns",
    "moved",
    "line",
    "counted",
    "again",
    "fronted",
)  # marks that count, whichever of the two bears them
ECHO: Final = 0.6  # of two sentences in a row that have so many words in common each is told on purpose
UNKNOWN: Final = 0.3  # how much a name that is in no sentence but its own belongs to few


class Story(NamedTuple):
    """How much each root of a story belongs to few of its sentences, and how many moments tell each part of a date."""

    spread: Mapping[str, float]
    crowd: Counter[str]


def levels(one: Mention, two: Mention, part: str, story: Story) -> Iterator[str]:
    """The level that each field of a pair is at."""
    where = f"{one.place}-{two.place}"
    away = two.moment.sentence - one.moment.sentence
    yield from (
        f"part {part}",
        f"place {where}",
        f"part {part} place {where}",
        f"away {step(away, (2, 3, 5, 8, 12, 20))}",
    )
    yield f"crowd {step(story.crowd[part], (3, 4, 6, 9, 14))} {part}"
    yield from _wordy(one, two, part, story)
    yield from _sides(one, two, part, where)
    yield from _named(one, two, story)
    yield from _told(one, two, part)
    first, second = one.event.words, two.event.words
    if away == 1 and len(first & second) >= ECHO * len(first | second):
        yield "echo"


@lru_cache(WORDS)
def rare(word: str) -> float:
    """How rare a root is in news, in bits."""
    return rarity().get(word, RARE)


def _wordy(one: Mention, two: Mention, part: str, story: Story) -> Iterator[str]:
    """The words that both sentences have: the nearer, the rarer and the more of these two alone, the more they tell."""
    first, second = one.event, two.event
    both = sorted(first.near.keys() & second.near.keys())
    tops = sorted((rare(w) * min(first.near[w], second.near[w]) for w in both), reverse=True)
    top = step(math.fsum(tops[:3]), (0.01, 0.7, 1.5, 2.5, 4, 6, 9))
    alone = (story.spread.get(w, 0.0) * rare(w) * math.sqrt(first.near[w] * second.near[w]) for w in both)
    here = step(math.fsum(alone), (0.01, 1, 2, 4, 6, 9, 13, 18))
    shared = bits(first.words & second.words)
    every = first.bits + second.bits - shared
    yield from (f"top {top}", f"here {here}", f"part {part} here {here}", f"part {part} top {top}")
    yield f"whole {step(shared / (min(first.bits, second.bits) or 1), (0.01, 0.08, 0.15, 0.25, 0.35, 0.5, 0.7))}"
    yield f"union {step(shared / (every or 1), (0.01, 0.05, 0.1, 0.18, 0.3, 0.5))}"
    yield f"bigrams {min(3, len(first.pairs & second.pairs))}"
    low, high = sorted((_own(one, two), _own(two, one)))
    yield from (f"own low {step(low, (1, 3, 5, 8, 12, 16))}", f"own high {step(high, (1, 3, 5, 8, 12, 16, 22))}")
    yield f"here {here} own {step(low, (3, 8, 14))}"


def _own(one: Mention, two: Mention) -> float:
    """How much is told near a moment that the other's sentence does not tell."""
    return math.fsum(rare(w) * near for w, near in one.event.near.items() if w not in two.event.words)


def _sides(one: Mention, two: Mention, part: str, where: str) -> Iterator[str]:
    """The words and the deed next to the moments."""
    same = 0
    fields = {
        "left": (one.event.left, two.event.left),
        "right": (one.event.right, two.event.right),
        "verb": (one.verb, two.verb),
    }
    for number, (name, (first, second)) in enumerate(fields.items()):
        if first and second:
            alike = first == second
            same += alike << number
            yield f"{name} {'same' if alike else 'apart'}"
            yield f"{name} rare {step(rare(first), (3, 4, 5, 6, 7))}" if alike else f"{name} apart {part}"
    here = step(math.fsum(map(rare, one.event.near.keys() & two.event.near.keys())), (7, 14, 25))
    yield from (f"same {same}", f"same {same} {part}", f"same {same} place {where}", f"same {same} here {here}")
    around = (one.lefts | one.rights) & (two.lefts | two.rights)
    yield f"lefts {len(one.lefts & two.lefts)}"
    yield f"rights {len(one.rights & two.rights)}"
    yield f"around {len(around)}"
    if same & 3 == 0 and {one.event.left, one.event.right} & {two.event.left, two.event.right} - {""}:
        yield "crossed"
    deeds = one.event.deeds, two.event.deeds
    yield f"deeds {'same' if deeds[0] & deeds[1] else _kind(bool(deeds[0]), bool(deeds[1]))}"


def _kind(one: bool, two: bool) -> str:  # noqa: FBT001
    return "apart" if one and two else "one" if one or two else "none"


def _named(one: Mention, two: Mention, story: Story) -> Iterator[str]:
    both, only, other = one.names & two.names, one.names - two.names, two.names - one.names
    told = math.fsum(rare(w) * story.spread.get(w, UNKNOWN) for w in sorted(both))
    yield f"names {step(told, (0.01, 4, 8, 14))} {_kind(bool(only), bool(other))}"
    near = one.event.names, two.event.names
    yield f"near names {'same' if near[0] & near[1] else _kind(bool(near[0]), bool(near[1]))}"
    for name, first, second in zip(("name before", "name behind", "name first"), one.named, two.named, strict=True):
        yield f"{name} {'same' if first and first == second else _kind(bool(first), bool(second))}"
    shared = len(set(one.named) & set(two.named) - {""})
    yield f"names across {min(2, shared)} {_kind(any(one.named), any(two.named))}"
    if one.event.names - two.event.words and two.event.names - one.event.words:
        yield "names told apart"


def _told(one: Mention, two: Mention, part: str) -> Iterator[str]:
    """The circumstances: figures, speech, tense, bounds, what stands next to the moments."""
    first, second = one.event, two.event
    figures = "same" if first.numbers & second.numbers else _kind(bool(first.numbers), bool(second.numbers))
    yield from (f"figures {figures}", f"figures {figures} {part}")
    marks = [
        m.marks | ({"again"} if m.event.again else set()) | ({"fronted"} if m.event.fronted else set())
        for m in (one, two)
    ]
    yield from (f"{name} {sum(name in some for some in marks)}" for name in TOLD)
    said = sum("said" in some for some in marks)
    yield from (f"said {said}", f"said {said} {part}", f"compared {sum('compared' in some for some in marks)} {part}")
    yield f"fronted {first.fronted:d}{second.fronted:d} {part}"
    yield "quoted {:d}{:d}".format(*("quoted" in some for some in marks))
    ahead = ["ahead" in some for some in marks]
    yield from (f"ahead {ahead[0] == ahead[1]} {part}", f"ahead {ahead[0]:d}{ahead[1]:d}")
    yield f"bound {'same' if first.lead == second.lead else _kind(bool(first.lead), bool(second.lead))}"
    yield f"bounds {'|'.join(sorted((first.lead, second.lead)))}"
    yield f"before {'|'.join(sorted((one.before, two.before)))}"
    yield f"behind {'|'.join(sorted((one.behind, two.behind)))}"
    yield f"beside {min(first.beside, 2) + min(second.beside, 2)}"
    yield f"others {min(one.beside, 2) + min(two.beside, 2)}"
    yield "size {}|{}".format(*sorted(step(m.size, (6, 10, 16, 28, 45)) for m in (one, two)))
    yield from _dated(one, two, part)


def _dated(one: Mention, two: Mention, part: str) -> Iterator[str]:
    """Which parts of a date are told, and whether the rest of it is the same."""
    first, second = one.parts, two.parts
    yield f"finest {one.moment.finest == two.moment.finest} {part}"
    yield f"told {'+'.join(sorted('/'.join(some) for some in (first, second)))}"
    if part == "year" and one.behind == two.behind == "w":
        yield "editions"  # "the 2014 race", "the 2018 race"
    rest = [first[name] == second[name] for name in first if name != part and name in second]
    if rest:
        yield f"rest {all(rest)} {part}"
