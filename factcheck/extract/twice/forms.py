"""Forms of words that tell of two moments in neighbouring sentences that one event is dated twice: read in print, not learnt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.events import Event
    from factcheck.extract.twice.mention import Mention

KINDS: Final = ("weekday", "year", "month", "day", "quarter")
NUMBERED: Final = ("year", "quarter")  # two of these with figures of their own are steps of a series
ECHO: Final = 0.75  # of two sentences in a row that have so many words in common each is told on purpose: "If it is in June, … If it is in July, …"
SOON: Final = 2  # sentences
PAIRED: Final = 2  # so many words right before both moments tell one deed of one thing


def form(first: Mention, second: Mention, part: str, *, often: bool) -> str | None:
    """The form of words by which two moments are surely of one event, if one is; `often` is whether both values are told again and again."""
    one, two = first.event, second.event
    away = two.moment.sentence - one.moment.sentence
    every, both = one.words | two.words, one.words & two.words
    echo = (away == 1 and len(both) >= ECHO * len(every)) or "line" in first.marks | second.marks
    bound = {one.lead, two.lead} & _bounds()
    if echo or bound or away > SOON or _parted(one, two, part) or _serial(one, two) or (often and part != "weekday"):
        return None
    if one.left == two.left != "" and one.right == two.right != "":
        return None if part == "year" else "both-sides"  # "the 2014 race", "the 2018 race"
    paired = len(set(one.tail) & set(two.tail)) >= PAIRED
    return "deed-of-thing" if one.deeds & two.deeds and paired else None


def _parted(one: Event, two: Event, part: str) -> bool:
    """Whether two moments are surely not held to be of one event: parallel statements, another time, speech."""
    if part not in KINDS or not one.near.keys() & two.near.keys():
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


@cache
def _bounds() -> frozenset[str]:
    return frozenset(words("moments", "relative", "bounds"))
