"""Read numbers in words: "twenty-one", "three hundred and five thousand", "one point five"; their value is text2num's."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extract.number import LONGEST_DIGITS, Number
from factcheck.extract.tokens import HYPHENS
from factcheck.lexicon import table, words
from factcheck.precision import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


LONGEST_RUN = 30  # number words; "nine hundred and ninety-nine trillion …" spelt to the last unit has 24


@cache
def number_words() -> frozenset[str]:
    """The words that a number in words is made of."""
    kinds = ("units", "teens", "tens", "multipliers")
    return frozenset().union(*(words("numbers", "words", kind) for kind in kinds))


def run_of_words(tokens: Sequence[Token], at: int) -> Number | None:
    """A run of number words, read by text2num: "twenty-one", "three hundred and five thousand"."""
    known = number_words()
    parts: list[str] = []
    last = at
    while last < len(tokens):
        token = tokens[last]
        if token.lower in known and (token.gap or last == at or tokens[last - 1].text in HYPHENS):
            if parts and not _continues(parts[-1], token.lower):
                break
            if len(parts) == LONGEST_RUN:
                return None  # no number; and each of its words would begin another such run
            parts.append(token.lower)
            last += 1
        elif (parts and token.text in HYPHENS and _number_next(tokens, last) and not tokens[last + 1].gap) or (
            parts
            and token.lower == "and"
            and parts[-1] in words("numbers", "words", "multipliers")
            and _number_next(tokens, last)
            and tokens[last + 1].lower not in words("numbers", "words", "multipliers")
            and not _scale_follows(tokens, last + 2, parts)
        ):
            last += 1
        else:
            break
    while last > at and (tokens[last - 1].text in HYPHENS or tokens[last - 1].lower == "and"):
        last -= 1
    return spelled_value(parts, at, last)


def _scale_follows(tokens: Sequence[Token], at: int, parts: list[str]) -> bool:
    """True for "two million and three million": two numbers, not one."""
    return at < len(tokens) and tokens[at].lower == parts[-1]


def _continues(before: str, word: str) -> bool:
    """Whether a number word can go on from the one before: "twenty one" can, "six ten" cannot."""
    if word in words("numbers", "words", "multipliers"):
        return True
    if before in words("numbers", "words", "multipliers"):
        return True
    return before in words("numbers", "words", "tens") and word in words("numbers", "words", "units")


def _number_next(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lower in number_words()


def spelled_value(parts: list[str], first: int, last: int) -> Number | None:
    """The number that words spell in `tokens[first:last]`, or `None` where they spell none."""
    if not parts or parts[0] in words("numbers", "words", "multipliers"):
        return None
    from text_to_num import text2num

    spellings = table("numbers")["spellings"]
    # text2num ends at billions: a trillion is read as a billion, and made a thousand times more.
    trillions = parts[-1] == "trillion"
    spelled = " ".join("billion" if part == "trillion" else spellings.get(part, part) for part in parts)
    try:
        value = int(text2num(spelled, "en")) * (1000 if trillions else 1)
    except ValueError:
        return None
    scale = table("numbers")["scales"].get(parts[-1], 1) if len(parts) > 1 else 1
    if scale > 1 and value % scale == 0:
        printed = Printed.of(str(value // scale), Fraction(scale))
        if scale == 100:
            printed = Printed.of(str(value))
        return Number(printed, first, last, worded=True, scaled=True)
    return Number(Printed.of(str(value)), first, last, worded=True)


def decimals_in_words(tokens: Sequence[Token], run: Number) -> Number | None:
    """ "One point five": decimals in words."""
    at = run.last
    if at >= len(tokens) or tokens[at].lower != "point":
        return None
    digits = ""
    last = at + 1
    while last < len(tokens) and (digit := _digit(tokens[last].lower)) is not None:
        digits += str(digit)
        last += 1
    if not 0 < len(digits) <= LONGEST_DIGITS:
        return None
    return Number(Printed.of(f"{int(run.value)}.{digits}"), run.first, last, worded=True)


def _digit(word: str) -> int | None:
    order = table("numbers")["words"]["digits"]
    word = table("numbers")["spellings"].get(word, word)
    return order.index(word) if word in order else None
