"""Read digits: groups after commas or spaces ("12 500"), and fractions with a stroke ("1/4")."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.extract.number import LONGEST_DIGITS, Number, exact
from factcheck.extract.tokens import lower_at
from factcheck.lexicon import table
from factcheck.precision import fraction_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


STROKES: Final = ("/", "\N{FRACTION SLASH}")


def grouped(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The digits of a number, groups of three after a space taken in ("12 500")."""
    text = tokens[at].text
    last = at + 1
    if text.isdecimal() and len(text) <= 3 and text[0] != "0" and not _month_before(tokens, at):
        while last < len(tokens) and _group(tokens, last):
            text += tokens[last].text
            last += 1
    if text.count(".") > 1:
        text = text.replace(".", "")
    return _ascii(text.replace(",", "").replace("·", ".")), last


def _ascii(digits: str) -> str:
    """Digits of any script as ASCII, since one number may mix them."""
    return digits if digits.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in digits)


def _group(tokens: Sequence[Token], at: int) -> bool:
    """True where `tokens[at]` is a group of three digits one space after a number, and the last or followed by another."""
    before, token = tokens[at - 1], tokens[at]
    digits, _, decimals = token.text.partition(".")
    return (
        token.kind == "number"
        and len(digits) == 3
        and digits.isdecimal()
        and (not decimals or (decimals.isdecimal() and before.kind == "number"))
        and "." not in before.text
        and token.start - before.end == 1
        and not _goes_on(tokens, at + 1)
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True where a sign makes another number of the three digits before it ("5 100%"); a word does not ("10 000-foot")."""
    if at >= len(tokens) or tokens[at].text not in ("%", "/", "-"):
        return False
    return not (
        tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].kind == "word" and not tokens[at].gap
    )


def _month_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and (tokens[at - 1].lower in table("dates")["months"] or tokens[at - 1].kind == "number")


def stroke(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """A fraction in digits that stands alone: "1/4 mile"."""
    if last + 1 < len(tokens) and tokens[last].text in STROKES and not tokens[last].gap:
        top, bottom = tokens[at].text, tokens[last + 1].text
        if (
            top.isdecimal()
            and bottom.isdecimal()
            and len(top) <= LONGEST_DIGITS
            and len(bottom) <= 2
            and 0 < int(top) < int(bottom)
        ):
            value = Fraction(int(top), int(bottom))
            if lower_at(tokens, last + 2) == "of":
                return Number(exact(value), at, last + 2, fraction_word(value), share=True)  # "2/3 of the vote"
            return Number(exact(value), at, last + 2)
    return None
