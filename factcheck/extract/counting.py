"""Whether a bare number counts or measures anything: no pronoun "one", no "40s", no digits grown on to a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.ranges import counts_on, touches_word
from factcheck.extract.tokens import lower_at
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token


def is_no_coin(tokens: Sequence[Token], number: Number) -> bool:
    """True where "p" or "c" behind a number is no coin ("4 p.", "5 C")."""
    token = tokens[number.last]
    return len(token.text) == 1 and token.text.isalpha() and (token.gap or token.text.isupper())


def is_letter_tail(tokens: Sequence[Token], number: Number) -> bool:
    """True for "40s", "5th", "24703L": letters grown on to the digits make it something else."""
    at = number.last
    if at >= len(tokens) or tokens[at].gap or number.worded:
        return False
    return tokens[at].kind == "word" or (tokens[at].text in "’'" and lower_at(tokens, at + 1) == "s")


def counts(tokens: Sequence[Token], number: Number) -> bool:
    """False for "one" the pronoun, for nought that counts nothing, and for digits grown on to a word before them."""
    at = number.first
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is not None and not token.gap:
        if before.kind == "word" or before.text in "/_@#&*=’'":
            return False
        if touches_word(tokens, at):
            return number.worded or lower_at(tokens, at - 2) in words("numbers", "negative", "words")
    if token.lower == "one" and number.last == at + 1 and number.value > 0:
        return _is_one(tokens, at)
    if token.lower in words("numbers", "words", "nought"):
        follows = tokens[number.last] if number.last < len(tokens) else None
        return token.lower == "zero" and follows is not None and follows.kind == "word" and follows.gap
    return True


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether "one" counts what follows it."""
    if lower_at(tokens, at - 1) in words("numbers", "one", "not_after"):
        return False
    return counts_on(tokens, at + 1) and lower_at(tokens, at + 1) not in words("numbers", "one", "not_before")
