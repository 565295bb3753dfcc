"""Multiples and ordinals: "three times as many", "doubled", "a factor of 10", "two to one"; "5th", "third straight"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extract.figure import Figure, made, times_made
from factcheck.extract.number import Number
from factcheck.extract.tokens import lower_at, lowers, past_hyphen
from factcheck.lexicon import table, words
from factcheck.precision import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


@cache
def multiples() -> dict[str, tuple[Fraction, bool]]:
    """Each word of the lexicon that is a multiple: its value, and whether it is a verb of change."""
    found: dict[str, tuple[Fraction, bool]] = {}
    for entry in table("multiples")["multiple"]:
        for kind in ("verb", "plain"):
            for word in entry[kind]:
                found.setdefault(word, (Fraction(entry["value"]), kind == "verb"))
    return found


def multiple_word(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "Doubled", "twice", "halved", "fivefold" where they say how many times one figure is another."""
    entry = multiples().get(tokens[at].lower)
    if entry is None or not _multiplies(tokens, at):
        return None
    return times_made(tokens, at, at + 1, Number(Printed(entry[0], Fraction(1), Fraction(1)), at, at + 1, worded=True))


def _multiplies(tokens: Sequence[Token], at: int) -> bool:
    word, follows, before = tokens[at].lower, lower_at(tokens, at + 1), lower_at(tokens, at - 1)
    if word in words("multiples", "bare", "words"):
        if "-" in (follows, before):
            return False
        return follows in words("multiples", "bare", "after") or before in words("multiples", "bare", "before")
    if word == "half":
        cut = lower_at(tokens, at - 2) in words("changes", "down", "verbs") or "cut" in lowers(tokens, at - 5, at)
        return before == "in" and at > 1 and cut
    if word == "twice":
        return follows in words("multiples", "times", "after") and follows not in words(
            "multiples", "times", "not_after_twice"
        )
    return True


def times(tokens: Sequence[Token], number: Number) -> Figure | None:
    """The multiple that a number makes: with "times" or "fold" behind it, "a factor of" before it, or "to one"."""
    last = _times_end(tokens, number)
    if last is not None:
        return times_made(tokens, number.first, last, number)
    if lowers(tokens, number.first - 2, number.first) == ["factor", "of"]:
        first = number.first - 3 if lower_at(tokens, number.first - 3) == "a" else number.first - 2
        return times_made(tokens, first, number.last, number)
    last = _to_one(tokens, number)
    return None if last is None else times_made(tokens, number.first, last, number)


def _times_end(tokens: Sequence[Token], number: Number) -> int | None:
    """The index after "three times (as many)" or "ten-fold"; `None` for "called three times", how often."""
    at = past_hyphen(tokens, number.last)
    word = lower_at(tokens, at)
    if word == "fold":
        return at + 1
    if word != "times" or at > number.last:
        return None
    broken = number.printed.place < 1 and number.printed.value.denominator > 1
    return at + 1 if broken or lower_at(tokens, at + 1) in words("multiples", "times", "after") else None


def _to_one(tokens: Sequence[Token], number: Number) -> int | None:
    """The index after "two to one", "2-to-1" or "2:1" where one group is set against another."""
    at = past_hyphen(tokens, number.last)
    joined = lower_at(tokens, at) == "to" or (
        tokens[at].text == ":" and not tokens[at].gap if at < len(tokens) else False
    )
    if not joined or number.printed.place != 1 or number.value <= 1 or lower_at(tokens, number.first - 1) == "from":
        return None
    one = past_hyphen(tokens, at + 1)
    if lower_at(tokens, one) not in ("one", "1") or lower_at(tokens, one + 1) in ("%", "per", "percent"):
        return None
    near = set(lowers(tokens, number.first - 8, number.first))
    return one + 1 if near & words("multiples", "to_one", "before") else None


def ordinal(tokens: Sequence[Token], number: Number) -> Figure | None:
    """ "The 5th win": an ordinal in digits that counts."""
    at = number.last
    if at >= len(tokens) or tokens[at].gap or tokens[at].lower not in words("dates", "ordinals", "endings"):
        return None
    follows = lower_at(tokens, at + 2) if lower_at(tokens, at + 1) == "-" else lower_at(tokens, at + 1)
    counts = follows in words("rates", "ordinal", "after")
    if counts or (follows.isalpha() and follows not in words("rates", "ordinal", "not_after")):
        return made(tokens, (number.first, at + 1), number, "ordinal")
    return None


def worded_ordinal(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "The third straight year": an ordinal in words that counts."""
    value = table("rates")["ordinal"]["words"].get(tokens[at].lower)
    if value is None or lower_at(tokens, at + 1) not in words("rates", "ordinal", "counting"):
        return None
    return made(tokens, (at, at + 1), Number(Printed.of(str(value)), at, at + 1, worded=True), "ordinal")
