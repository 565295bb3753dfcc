"""How two mentions of a figure compare, field by field, each at a few named levels; their digits are never looked at."""

from __future__ import annotations

from bisect import bisect_right
from math import fsum
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from factcheck.extract.link.agree import HEADS
from factcheck.extract.one_thing import _persons

LEADS: Final = ("from", "to", "by", "of", "than")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extract.link.told import Told

    Telling = Callable[[str], float]


_WORDING: Final = attrgetter(
    "sort", "near", "phrase", "said", "names", "times", "noun", "before", "behind", "behind_two", "lead", "verb", "subject",
    "state", "marked", "definite", "rivals", "place",
)  # fmt: skip
_PRINT: Final = attrgetter(
    "per", "group", "period", "modality", "quoted", "hedge", "printed", "interval", "block", "scalar"
)


def wording(told: Told) -> tuple[object, ...]:
    """All that a mention is held against another by, but for where it stands; `agree` is told by it too."""
    return *_WORDING(told), *_PRINT(told.mention.quantity)


def where(one: Told, two: Told) -> tuple[str, int]:
    """How two mentions stand to each other: what of it is asked, and how many paragraphs apart at a few levels."""
    return _place(one, two), _away(one, two)


def levels(one: Told, two: Told, telling: Telling, rank: str = "") -> Iterator[str]:
    """The level that each field of a pair is at; `telling` is how much a shared word tells."""
    sort, place, noun = two.sort.split()[0], _place(one, two), _noun(one, two)
    near = _near(one, two, telling)
    both = fsum(map(telling, one.said & two.said))
    smaller = min(fsum(map(telling, one.said)), fsum(map(telling, two.said))) or 1
    said = step(both / smaller, (0.01, 0.1, 0.2, 0.35, 0.5, 0.7))
    rivals = f"{min(one.rivals, 2)}{min(two.rivals, 2)}"
    yield from (f"sort {sort}", f"rank {rank}", f"place {place}", f"noun {noun}", f"near {near}", f"said {said}")
    yield from _wordy(one, two, telling, both)
    yield from _grammar(one, two)
    yield from _circumstances(one, two)
    yield f"rivals {rivals}"
    yield from (f"x rank {rank} {noun}", f"x rank {rank} rivals {rivals}", f"x {place} {noun}", f"x near {near} {noun}")
    yield from (f"x rivals {max(rivals)} said {said}", f"x sort {sort} said {said}", f"x sort {sort} place {place}")


def _near(one: Told, two: Told, telling: Telling) -> int:
    return step(fsum(map(telling, one.near & two.near)), (0.01, 3, 6, 9, 13, 18))


def _wordy(one: Told, two: Told, telling: Telling, said: float) -> Iterator[str]:
    """How much the words have in common, and how much each has that the other has not."""
    union = fsum(map(telling, one.said | two.said)) or 1
    yield f"saidsum {step(said, (0.01, 4, 8, 13, 20, 30))}"
    yield f"union {step(said / union, (0.01, 0.08, 0.15, 0.25, 0.4, 0.6))}"
    least = min(fsum(map(telling, one.phrase)), fsum(map(telling, two.phrase))) or 1
    phrase = fsum(map(telling, one.phrase & two.phrase)) / least
    yield f"phrase {step(phrase, (0.01, 0.2, 0.4, 0.6, 0.8)) if one.phrase and two.phrase else 'none'}"
    yield f"new {step(fsum(map(telling, two.near - one.said)), (0.01, 4, 8, 13, 20))}"
    yield f"old {step(fsum(map(telling, one.near - two.said)), (0.01, 4, 8, 13, 20))}"


def _grammar(one: Told, two: Told) -> Iterator[str]:
    """The words right beside the figures, and the verbs and subjects of their clauses."""
    yield f"behind {_words(one.behind, two.behind)}"
    if one.behind_two and one.behind_two == two.behind_two:
        yield "behindtwo same"
    yield f"before {_words(one.before, two.before)}"
    yield f"lead {_words(one.lead, two.lead)}"
    if one.lead != two.lead:
        yield from (f"leads {lead}" for lead in LEADS if lead in (one.lead, two.lead))
    yield f"verb {_words(one.verb, two.verb)}"
    yield f"subject {_words(one.subject, two.subject)}"
    yield f"state {_words(one.state or '', two.state or '')}"
    yield f"marked {one.marked}{two.marked}"
    yield f"definite {two.definite}"


def _circumstances(one: Told, two: Told) -> Iterator[str]:
    """Names, times, groups, and how the figures are told."""
    first, second = one.mention.quantity, two.mention.quantity
    yield f"names {_sets(one.names, two.names)}"
    yield f"times {_sets(one.times, two.times)}"
    yield f"per {_words(first.per or '', second.per or '')}"
    yield f"group {_words(first.group or '', second.group or '')}"
    yield f"period {_words(first.period or '', second.period or '')}"
    yield f"mood {first.modality == second.modality}"
    yield f"quoted {first.quoted}{second.quoted}"
    yield f"hedged {bool(first.hedge)}{bool(second.hedge)}"
    yield f"away {_away(one, two)}"


def closeness(one: Told, two: Told, telling: Telling) -> float:
    """How much the words right about two figures have in common: what tells which of a row of figures is meant."""
    near = fsum(map(telling, one.near & two.near))
    behind = 4 * (one.behind == two.behind != "") + 3 * (one.noun is not None and one.noun == two.noun)
    return near + behind + 2 * (one.lead == two.lead) + (one.before == two.before)


def _away(one: Told, two: Told) -> int:
    return step(abs(two.line.paragraph - one.line.paragraph), (1, 2, 4, 8, 16))


def _place(one: Told, two: Told) -> str:
    if one.place in HEADS or two.place in HEADS:
        return f"{one.place}-{two.place}"
    if two.line.follows(one.line):
        return "next"
    if two.line.paragraph == one.line.paragraph:
        return "paragraph"
    return f"{one.place}-{two.place}"


def _noun(one: Told, two: Told) -> str:
    if one.noun is None or two.noun is None:
        return "none" if one.noun is two.noun else "one"
    if one.noun == two.noun:
        return "same"
    return "persons" if _persons((one.noun[:5], two.noun[:5])) else "apart"


def _words(one: str, two: str) -> str:
    if not one or not two:
        return "none" if one == two else "one"
    return "same" if one.lower() == two.lower() else "apart"


def _sets(one: frozenset[str], two: frozenset[str]) -> str:
    if not one or not two:
        return "none" if not one and not two else "one"
    if one == two:
        return "same"
    if one <= two or two <= one:
        return "within"
    return "some" if one & two else "apart"


def step(value: float, steps: Sequence[float]) -> int:
    """How many of some rising steps a value has reached."""
    return bisect_right(steps, value)
