"""What is told beside a moment: the words near it by how rare they are, the deed it stands by, the names and the marks."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factcheck.extract.tokens import lower_at
from factcheck.lexicon import measured, table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.moments import Timing
    from factcheck.extract.tokens import Token

ROOT: Final = 6
WORDS: Final = 20_000  # so many are remembered: in a long run words that were never seen before do not stay
STEM: Final = 4  # letters that an ending must leave
REACH: Final = 14  # tokens on either side of a moment that tell its event
HALF: Final = 5  # a word so far off counts half
RARE: Final = 7.5  # bits of a word that the table of common words does not hold
BREAKS: Final = frozenset(',;:()—–"“”.')
LINKS: Final = words("moments", "relative", "pronouns")  # behind a comma these go on telling of the word before it
AGAIN: Final = 10  # tokens before a moment that may say that it is another one's
TAIL: Final = 4  # telling words right before a moment that say what it dates


@dataclass(frozen=True, slots=True)
class Event:
    """A moment with what its sentence tells; `near` has the roots of the words by nearness, `order` all of them in order."""

    moment: Timing
    near: Mapping[str, float]
    names: frozenset[str]
    order: tuple[str, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # each two that follow each other
    bits: float  # how rare they are together
    numbers: frozenset[str]
    left: str
    right: str
    tail: tuple[str, ...]  # the roots of the telling words right before it, nearest first
    deeds: frozenset[str]  # those of them that are verbs of something that came to pass
    lead: str
    said: bool
    again: bool
    others: frozenset[tuple[str, int]]  # what the other moments of its sentence tell
    beside: int  # how many of them are of its sort

    @property
    def fronted(self) -> bool:
        """True for "On Tuesday the": a new turn of the story."""
        return self.moment.first - self.moment.opening <= 1


@cache
def rarity() -> dict[str, float]:
    """How rare each common word is in news, in bits."""
    return dict(measured("rarity"))


def bits(some: frozenset[str]) -> float:
    """How rare some words are together, in bits; in one order, that the sum be the same on every run."""
    known = rarity()
    return sum(known.get(word, RARE) for word in sorted(some))


@cache
def _deeds() -> dict[str, str]:
    return {word: f"={deed}" for deed, some in table("moments")["deeds"].items() for word in some}


@lru_cache(WORDS)
def deed(word: str) -> bool:
    """Whether a word is a verb of something that came to pass."""
    if word in words("moments", "passed", "nouns") or root(word).lstrip("=") in words("moments", "passed", "recurring"):
        return False
    regular = word.endswith("ed") and len(word) > STEM
    return regular or word in _deeds() or word in words("moments", "passed", "words")


@lru_cache(WORDS)
def root(word: str) -> str:
    """A word cut to its root, or to the deed that it tells ("died", "death")."""
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare in _deeds():
        return _deeds()[bare]
    ending = next((e for e in ("ing", "ed", "es", "s", "ly") if bare.endswith(e) and len(bare) - len(e) >= STEM), "")
    return bare.removesuffix(ending)[:ROOT]


def events(tokens: Sequence[Token], told: Sequence[Timing]) -> list[Event]:
    """What is told beside each moment, in order."""
    beside: dict[int, list[Timing]] = {}
    for moment in told:
        beside.setdefault(moment.sentence, []).append(moment)
    return [event(tokens, moment, beside[moment.sentence]) for moment in told]


def event(tokens: Sequence[Token], moment: Timing, others: Sequence[Timing]) -> Event:
    """What is told beside a moment; `others` are the moments of its sentence, itself among them."""
    taken = {at for m in others for at in range(m.first, m.last)}
    near: dict[str, float] = {}
    names: set[str] = set()
    order: list[str] = []
    for at in _telling(tokens, moment, taken):
        token, away = tokens[at], _away(moment, at)
        order.append(root(token.lower))
        if away <= REACH:
            near[order[-1]] = max(near.get(order[-1], 0.0), 1 / (1 + away / HALF))
            names |= {order[-1]} if token.text[0].isupper() and at > moment.opening else set()
    inside = range(moment.opening, moment.closing)
    tail = list(_tail(tokens, moment))
    return Event(
        moment,
        near,
        frozenset(names),
        tuple(order),
        frozenset(order),
        frozenset(pairwise(order)),
        bits(frozenset(order)),
        frozenset(
            tokens[at].text
            for at in inside
            if tokens[at].kind == "number" and len(tokens[at].text) > 1 and at not in taken
        ),
        _beside(tokens, moment, -1),
        _beside(tokens, moment, 1),
        tuple(root(word) for word in tail),
        frozenset(root(word) for word in tail if deed(word)),
        _lead(tokens, moment),
        bool(_about(tokens, moment, 4, 2) & words("moments", "speech", "verbs")),
        bool(_about(tokens, moment, AGAIN, 6) & words("moments", "relative", "again")),
        frozenset(part for m in others if m is not moment for part in m.parts),
        sum(any(name == moment.finest for name, _ in m.parts) for m in others) - 1,
    )


def _telling(tokens: Sequence[Token], moment: Timing, taken: set[int]) -> Iterator[int]:
    """The words of a sentence that tell something, but for its moments."""
    empty = words("moments", "light", "words") | words("moments", "speech", "verbs")
    for at in range(moment.opening, moment.closing):
        if at not in taken and tokens[at].kind == "word" and tokens[at].lower not in empty:
            yield at


def _away(moment: Timing, at: int) -> int:
    return moment.first - at if at < moment.first else at - moment.last + 1


def _about(tokens: Sequence[Token], moment: Timing, before: int, behind: int) -> set[str]:
    """The words about a moment, within its sentence."""
    first, last = max(moment.opening, moment.first - before), min(moment.closing, moment.last + behind)
    return {tokens[at].lower for at in range(first, last) if not moment.first <= at < moment.last}


def _beside(tokens: Sequence[Token], moment: Timing, step: int) -> str:
    """The root of the next telling word on one side, within the clause."""
    at = moment.last if step > 0 else moment.first - 1
    for _ in range(3 if step > 0 else 5):
        if not moment.opening <= at < moment.closing or tokens[at].text in BREAKS:
            return ""
        if tokens[at].kind == "word" and tokens[at].lower not in words("moments", "light", "words"):
            return root(tokens[at].lower)
        at += step
    return ""


def _tail(tokens: Sequence[Token], moment: Timing) -> Iterator[str]:
    """The telling words right before a moment, nearest first, within its clause or over "…, which"."""
    told, after = 0, ""
    for at in range(moment.first - 1, moment.opening - 1, -1):
        token = tokens[at]
        if told == TAIL or (token.text in BREAKS and not (token.text == "," and (after in LINKS or deed(after)))):
            return
        if token.kind == "word" and token.lower not in words("moments", "light", "words"):
            told += 1
            yield token.lower
        after = token.lower


def _lead(tokens: Sequence[Token], moment: Timing) -> str:
    """What leads a moment: the bound that it is ("until", "since"), or whether it lies back, ahead or here."""
    for at in range(moment.first - 1, max(moment.opening, moment.first - 4) - 1, -1):
        word = lower_at(tokens, at)
        for kind in ("bounds", "back", "ahead", "here"):
            if word in words("moments", "relative", kind):
                return word if kind == "bounds" else kind
        if word not in words("moments", "relative", "through"):
            return ""
    return ""
