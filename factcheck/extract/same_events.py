"""Find moments that are told of one event: each kind of evidence has a weight that was measured on the teaching folds.

The weights are those of a logistic regression: moments of real articles of which one was changed, against moments that differ in print. A link is
made from where 0.3 of 100 articles of the folds have two that differ, nearly all of them of two events after all (of 32 read not one was an error). So a
link alone only clears; a doubt needs one of the forms of `form`, which are told of two events in hardly any article, and then only in neighbouring
sentences: of 19 pairs that differed in 24 folds, most of them further apart, none was an error. A headline's moment is doubted by headed_moments.py.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.events import RARE, bits, rarity, root
from factcheck.extract.moments import sentences
from factcheck.lexicon import measured, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.events import Event
    from factcheck.extract.moments import Timing
    from factcheck.extract.tokens import Token
    from factcheck.model import Block

MOST: Final = 40  # so many moments before one are held against it, so that time stays linear
KINDS: Final = ("weekday", "year", "month", "day", "quarter")
NUMBERED: Final = ("year", "quarter")  # two of these with figures of their own are steps of a series
FAR: Final = 20  # years further apart than so are no slip of a digit
FEWEST: Final = 8  # sentences; in a shorter article no word is rare
LEAD: Final = 6  # a headline is held against so many sentences
ECHO: Final = 0.75  # of two sentences in a row that have so many words in common each is told on purpose: "If it is in June, … If it is in July, …"
SOON: Final = 0.2  # two sentences on
PAIRED: Final = 2  # so many words right before both moments tell one deed of one thing


class Dates(NamedTuple):
    """How often an article tells each value of a part of the date, and how many values of each part."""

    times: Mapping[tuple[str, int], int]
    several: Mapping[str, int]


def linked(
    tokens: Sequence[Token], placed: Sequence[Event], blocks: Sequence[Block]
) -> Iterator[tuple[Timing, Timing, str, dict[str, float], str | None]]:
    """Each two moments of one event, with the part of the date that both tell, what speaks for the link, and the form that may raise a doubt."""
    if len(placed) < 2:
        return
    told = [one.moment for one in placed]
    spread = _spread(tokens, blocks)
    times = Counter(part for m in told for part in m.parts)
    dates = Dates(times, Counter(name for name, _ in times))
    for number, second in enumerate(placed):
        for first in placed[max(0, number - MOST) : number]:
            part = shared(first.moment, second.moment)
            if part is None or _parted(first, second, part):
                continue
            found = evidence(first, second, part, dates, spread)
            told_in = form(first, second, part, found)
            if told_in is not None or weight(found) >= measured_weights()["least"]:
                yield first.moment, second.moment, part, found, told_in


def _spread(tokens: Sequence[Token], blocks: Sequence[Block]) -> dict[str, float]:
    """How much each root of an article belongs to few of its sentences: 1 where two hold it, 0 where all do."""
    held: Counter[str] = Counter()
    size = 0
    for _, opening, closing in sentences(tokens, blocks):
        size += 1
        held.update({root(t.lower) for t in tokens[opening:closing] if t.kind == "word"})
    size = max(size, FEWEST)
    return {word: max(0.0, math.log(size / max(2, n)) / math.log(size / 2)) for word, n in held.items()}


def shared(one: Timing, two: Timing) -> str | None:
    """The part of a date that both tell: the coarsest that differs, else the finest."""
    first, second = dict(one.parts), dict(two.parts)
    both = [name for name in first if name in second]
    return next((name for name in both if first[name] != second[name]), both[-1] if both else None)


def _parted(one: Event, two: Event, part: str) -> bool:
    """Whether two moments are surely not held to be of one event: parallel statements, another time, speech."""
    if part not in KINDS or one.moment.sentence == two.moment.sentence or not one.near.keys() & two.near.keys():
        return True
    if (one.said and two.said) or one.again or two.again or (one.fronted and two.fronted):
        return True
    first, second = dict(one.moment.parts)[part], dict(two.moment.parts)[part]
    if first != second and ((part, second) in one.others or (part, first) in two.others):
        return True
    if one.names - two.words and two.names - one.words:
        return True
    return (one.lead != two.lead and "" not in (one.lead, two.lead)) or (_serial(one, two) and part in NUMBERED)


def _serial(one: Event, two: Event) -> bool:
    """Whether two moments have figures of their own: they are steps of a series."""
    return bool(one.numbers) and bool(two.numbers) and not one.numbers & two.numbers


def form(one: Event, two: Event, part: str, found: Mapping[str, float]) -> str | None:
    """The form of words by which two moments are surely of one event, if one is."""
    every, both = one.words | two.words, one.words & two.words
    echo = found["next sentence"] and len(both) >= ECHO * len(every)
    bound = {one.lead, two.lead} & _bounds()
    if echo or bound or found["away"] > SOON or _serial(one, two) or (found["both often"] and part != "weekday"):
        return None
    if found["left"] and found["right"]:
        return None if part == "year" else "both-sides"  # "the 2014 race", "the 2018 race"
    paired = len(set(one.tail) & set(two.tail)) >= PAIRED
    return "deed-of-thing" if one.deeds & two.deeds and paired else None


@cache
def _bounds() -> frozenset[str]:
    return frozenset(words("moments", "relative", "bounds"))


def evidence(one: Event, two: Event, part: str, dates: Dates, spread: Mapping[str, float]) -> dict[str, float]:
    """What speaks for one event and against it, by name; two that agree are weighed as two that differ by one would be."""
    first, second = dict(one.moment.parts), dict(two.moment.parts)
    often = min(dates.times[part, first[part]], dates.times[part, second[part]])
    return {
        **_common(one, two, spread),
        **_marks(one, two),
        f"class {part}": 1.0,
        "sole": float(dates.several[part] == 1 + (first[part] != second[part])),
        "odd one": float(often == 1 or first[part] == second[part]),
        "both often": float(often > 1 and first[part] != second[part]),
        "agree else": float(any(first[k] == second.get(k) for k in first if k != part)),
        "next value": float(abs(first[part] - second[part]) <= 1),
        "far value": float(part == "year" and abs(first[part] - second[part]) > FAR),
    }


def _common(one: Event, two: Event, spread: Mapping[str, float]) -> dict[str, float]:
    """The words that both sentences have: the nearer, the rarer and the more of these two alone, the more they tell."""
    both = one.near.keys() & two.near.keys()
    rare = rarity()
    tops = sorted((rare.get(w, RARE) * min(one.near[w], two.near[w]) for w in both), reverse=True)
    here = sum(spread.get(w, 0.0) * rare.get(w, RARE) * math.sqrt(one.near[w] * two.near[w]) for w in sorted(both))
    return {
        "top": sum(tops[:3]) / 10,
        "here": min(here / 10, 4.0),
        "bigram share": len(one.pairs & two.pairs) / (min(len(one.pairs), len(two.pairs)) or 1),
        "whole share": bits(one.words & two.words) / (min(one.bits, two.bits) or 1.0),
        "numbers": float(bool(one.numbers & two.numbers)),
    }


def _marks(one: Event, two: Event) -> dict[str, float]:
    """The words beside the moments, and where these stand."""
    left, right = one.left == two.left != "", one.right == two.right != ""
    crossed = bool({one.left, one.right} & {two.left, two.right} - {""}) and not left and not right
    away = two.moment.sentence - one.moment.sentence
    return {
        "left": float(left),
        "right": float(right),
        "crossed": float(crossed),
        "beside": min(one.beside + two.beside, 4) / 2,
        "headline": float("headline" in (one.moment.block.kind, two.moment.block.kind) and away <= LEAD),
        "next sentence": float(away == 1),
        "away": min(away, 20) / 10,
    }


@cache
def measured_weights() -> dict[str, float]:
    """The weight of each kind of evidence, the weight to begin with, and the least for a link."""
    return dict(measured("same_events"))


def weight(found: Mapping[str, float]) -> float:
    """How much the evidence weighs together."""
    weights = measured_weights()
    return weights["start"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
