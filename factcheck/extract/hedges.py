"""Find the hedge before or after a figure: "almost", "more than", "or so"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.extract.phrases import Phrases
from factcheck.extract.tokens import lower_at
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token
    from factcheck.precision import Hedge


CLAUSE = 12  # words of a clause from what denies it to its bound


@dataclass(frozen=True, slots=True)
class Hedged:
    """A hedge in `tokens[first:last]`; `near` for the "just" of "just over"."""

    name: Hedge
    near: bool
    first: int
    last: int


@cache
def _phrases(side: str) -> Phrases[tuple[Hedge, bool]]:
    return Phrases(
        (text, (entry["name"], bool(entry.get("near"))))
        for entry in table("hedges")["hedge"]
        for text in entry.get(side, ())
    )


def hedge_before(tokens: Sequence[Token], first: int) -> Hedged | None:
    """The hedge that ends where the figure begins, words that change nothing between them passed over."""
    at = first
    for _ in range(3):
        found = _phrases("before").ending(tokens, at)
        if found is not None and not _broken(tokens, found[1], at):
            (name, near), begin = found
            placed = at < first and tokens[at].lower == "the" and at - begin == 1
            return (
                None
                if placed and tokens[begin].lower in words("hedges", "of_a_thing", "words")
                else Hedged(name if near else _unless_denied(tokens, name, begin), near, begin, at)
            )
        if at and tokens[at - 1].lower in words("hedges", "transparent", "words"):
            at -= 1
            continue
        return None
    return None


def _unless_denied(tokens: Sequence[Token], name: Hedge, begin: int) -> Hedge:
    """The hedge, or what a bound comes to in a clause that denies it: "no flat will cost more than £300,000"."""
    denied = table("hedges")["denied"]
    turned: Hedge | None = denied["turned"].get(name)
    if turned is None or lower_at(tokens, begin - 1) in words("hedges", "denied", "behind"):
        return name
    for token in reversed(tokens[max(0, begin - CLAUSE) : begin]):
        if token.lower in words("hedges", "denied", "words") or token.lower.endswith(tuple(denied["endings"])):
            return turned
        if token.kind != "word" or token.lower in words("hedges", "denied", "clauses"):
            return name
    return name


def _broken(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """True for a hedge word that is the tail of another word or phrase ("hand-over 5", "up to" a place)."""
    if begin and tokens[begin - 1].text in "-‑" and not tokens[begin].gap:
        return True
    word = tokens[begin].lower
    before = tokens[begin - 1].lower if begin else ""
    if word == "as" and before in table("hedges")["compared"]["words"]:
        return True  # "twice as many as the 415"
    if word == "some":
        return before in words("hedges", "some", "before")
    if word == "up" and before in words("told", "making", "adding"):
        return True  # "add up to £84m"
    if word == "close":
        return before in table("hedges")["prepositions"]["close"]  # "by the midday close to 789.54"
    return (
        end - begin == 1 and word in table("hedges")["prepositions"] and before in table("hedges")["prepositions"][word]
    )


def hedge_after(tokens: Sequence[Token], last: int) -> Hedged | None:
    """The hedge that begins where the figure ends."""
    found = _phrases("after").beginning(tokens, last)
    if found is None:
        return None
    (name, near), end = found
    if tokens[last].text in "-‑+" and tokens[last].gap:
        return None
    return Hedged(name, near, last, end)
