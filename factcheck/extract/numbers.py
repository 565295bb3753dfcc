"""Read a number that begins at a token: digits, words, fractions and their mixtures, with its scale.

The grammar of numbers in print is ours; the value of a run of number words is text2num's.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.digits import grouped, stroke
from factcheck.extract.fractional import fraction_words, one_in_several
from factcheck.extract.metres import is_metre
from factcheck.extract.number import LONGEST_DIGITS, Number, exact
from factcheck.extract.spelled import decimals_in_words, run_of_words
from factcheck.extract.tokens import lower_at, past_hyphen
from factcheck.lexicon import fractions, table, words
from factcheck.precision import Printed, fraction_word
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token

CENT = Fraction(1, 100)
_SCALES = tuple(Fraction(10) ** power for power in (12, 9, 6))
LARGEST_POWER = 40  # no power of ten that news prints is larger
LARGEST_PLACE = 10**15  # "five thousand thousand thousand …" is no number that a paper prints


_last: list[tuple[Sequence[Token], int, bool, Number | None]] = []  # what was read last is mostly asked for again


def read_number(tokens: Sequence[Token], at: int, *, money: bool = False) -> Number | None:
    """The longest number that begins at `tokens[at]`, or `None`; `money` where a currency sign stands before it."""
    known = _last[0] if _last else None
    if known is None or known[0] is not tokens or known[1:3] != (at, money):
        known = tokens, at, money, _read(tokens, at, money=money)
        _last[:] = [known]
    return known[3]


def _read(tokens: Sequence[Token], at: int, *, money: bool) -> Number | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        return one_in_several(tokens, at) or _digits(tokens, at, money=money)
    if token.text in table("numbers")["glyphs"]:
        return _scaled(tokens, _glyph(tokens, at), money=money)
    if token.kind == "word":
        return one_in_several(tokens, at) or _in_words(tokens, at, money=money)
    if token.text == "." and at + 1 < len(tokens) and tokens[at + 1].kind == "number" and not tokens[at + 1].gap:
        if at and not token.gap:
            return None
        digits = tokens[at + 1].text
        if digits.isdecimal() and len(digits) <= LONGEST_DIGITS:
            return _scaled(tokens, Number(Printed.of("0." + digits), at, at + 2), money=money)
    return None


def _glyph(tokens: Sequence[Token], at: int) -> Number:
    value = fractions("numbers", "glyphs")[tokens[at].text]
    return Number(exact(value), at, at + 1, fraction_word(value), share=True)


def _digits(tokens: Sequence[Token], at: int, *, money: bool) -> Number | None:
    digits, last = grouped(tokens, at)
    if sum(c.isdecimal() for c in digits) > LONGEST_DIGITS:
        return None
    plain = _to_a_power(tokens, Number(Printed.of(digits), at, last))
    if plain.scaled:
        return plain
    simple = stroke(tokens, at, last)
    if simple is not None:
        return _scaled(tokens, simple, money=money)
    mixed = _mixed(tokens, plain)
    return _scaled(tokens, mixed or plain, money=money)


def _to_a_power(tokens: Sequence[Token], number: Number) -> Number:
    """ "2.998×10−8", "3 × 10^8", "1.6 x 10-19": a number times a power of ten."""
    at = number.last
    if at + 2 >= len(tokens) or tokens[at].text not in ("×", "x", "·", "⋅") or tokens[at + 1].text != "10":
        return number
    step = at + 2 + (tokens[at + 2].text == "^")
    minus = step + 1 < len(tokens) and tokens[step].text in ("−", "-", "–")
    step += minus
    if step >= len(tokens) or not tokens[step].text.isdecimal() or int(tokens[step].text[:3]) > LARGEST_POWER:
        return number
    if tokens[step].gap or tokens[step - 1].gap or tokens[step - 1].text == "10":
        return number
    power = Fraction(10) ** (-int(tokens[step].text) if minus else int(tokens[step].text))
    return Number(number.printed.scaled(power), number.first, step + 1, None, scaled=True)


def _mixed(tokens: Sequence[Token], whole: Number) -> Number | None:
    """A whole number with a fraction behind it: "3½", "6-1/2", "10 1/2", "two and a half"."""
    at = whole.last
    if whole.printed.place != 1:
        return _of_a_cent(tokens, whole)
    if at < len(tokens) and tokens[at].text in table("numbers")["glyphs"]:
        return _sum(whole, fractions("numbers", "glyphs")[tokens[at].text], at + 1)
    step = at + 1 if at < len(tokens) and tokens[at].text == "-" and not tokens[at].gap else at
    if step > at and step < len(tokens) and not tokens[step].gap and tokens[step].text in table("numbers")["glyphs"]:
        return _sum(whole, fractions("numbers", "glyphs")[tokens[step].text], step + 1)
    if step < len(tokens) and tokens[step].kind == "number" and tokens[step].text.isdecimal():
        part = stroke(tokens, step, step + 1)
        if part is not None and (step > at or tokens[step].gap):
            return _sum(whole, part.value, part.last)
    return _and_a_half(tokens, whole)


def _of_a_cent(tokens: Sequence[Token], whole: Number) -> Number | None:
    """ "$3.71-1/2": a price with a part of its last cent."""
    at = whole.last
    hyphen = at + 1 < len(tokens) and tokens[at].text == "-" and not tokens[at].gap and not tokens[at + 1].gap
    if not hyphen or whole.printed.place != CENT or not tokens[at + 1].text.isdecimal():
        return None
    part = stroke(tokens, at + 1, at + 2)
    return _sum(whole, part.value * CENT, part.last) if part is not None and part.value < 1 else None


def _and_a_half(tokens: Sequence[Token], whole: Number) -> Number | None:
    at = past_hyphen(tokens, whole.last)
    if at + 1 < len(tokens) and tokens[at].lower == "and":
        part = fraction_words(tokens, past_hyphen(tokens, at + 1), sure=True)
        if part is not None and part.value < 1:
            return _sum(whole, part.value, part.last)
    return None


def _sum(whole: Number, part: Fraction, last: int) -> Number:
    value = whole.value + part
    return Number(exact(value), whole.first, last, worded=whole.worded)


def _half_more(tokens: Sequence[Token], whole: Number) -> Number | None:
    """ "3 million and a half": half of the scale."""
    more = _and_a_half(tokens, replace(whole, printed=Printed.of("0"))) if whole.scaled else None
    if more is None or lower_at(tokens, more.last - 1) not in ("half", "quarter"):
        return None
    if lower_at(tokens, more.last) in words("numbers", "halves", "not_after"):
        return None
    scale = next((scale for scale in _SCALES if whole.value % scale == 0), None)
    if scale is None:
        return None
    more = replace(more, printed=exact(whole.value / scale + more.value))
    return replace(more.times(scale), worded=whole.worded)


def _scaled(tokens: Sequence[Token], number: Number, *, money: bool) -> Number:
    """The number with the scale word or letter behind it, if there is one."""
    at = number.last
    if at >= len(tokens):
        return number
    if number.share:
        at = past_hyphen(tokens, at)
        if tokens[at].lower == "of" and at + 2 < len(tokens) and tokens[at + 1].lower == "a":
            at += 2
        elif tokens[at].lower == "a" and at + 1 < len(tokens):
            at += 1
    step = past_hyphen(tokens, at)
    scale = _scale_at(tokens, at, step, number, money=money)
    if scale is None:
        return number
    printed = number.printed.scaled(scale)
    more = Number(printed, number.first, step + 1, None, worded=number.worded, scaled=True)
    if tokens[step].lower in words("numbers", "words", "scaled_again") and printed.place < LARGEST_PLACE:
        return _scaled(tokens, more, money=money)
    return _half_more(tokens, more) or more


def _scale_at(tokens: Sequence[Token], at: int, step: int, number: Number, *, money: bool) -> Fraction | None:
    if step >= len(tokens):
        return None
    token = tokens[step]
    if not token.gap and step == at and token.text in table("numbers")["letters"]:
        if token.text in ("m", "M") and not money and is_metre(tokens, number, step):
            return None
        if token.text == "b" and step + 1 < len(tokens) and tokens[step + 1].text == "/":
            return None
        return Fraction(table("numbers")["letters"][token.text])
    if token.text in ("m", "M") and money and token.gap and token.end - token.start == 1:
        return Fraction(1_000_000)
    if token.gap and token.text in words("numbers", "spaced", "letters"):
        apart = tokens[number.first].kind == "number" and lower_at(tokens, step + 1) in words(
            "numbers", "spaced", "after"
        )
        return Fraction(table("numbers")["letters"][token.text]) if apart else None
    if number.share and token.lower not in words("numbers", "words", "after_share"):
        return None
    scale = table("numbers")["scales"].get(token.lower)
    return None if scale is None else Fraction(scale)


def _in_words(tokens: Sequence[Token], at: int, *, money: bool) -> Number | None:
    share = fraction_words(tokens, at)
    if share is not None:
        return _scaled(tokens, share, money=money)
    if tokens[at].lower in words("numbers", "words", "articles") and at + 1 < len(tokens):
        step = past_hyphen(tokens, at + 1)
        follows = tokens[step].lower
        if follows in words("numbers", "words", "after_article"):
            whole = _scaled(tokens, Number(Printed.of("1"), at, at + 1, worded=True), money=money)
            half = _and_a_half(tokens, replace(whole, printed=Printed.of("1")))
            return whole if half is None else replace(half.times(whole.value), worded=True)
        return None
    run = run_of_words(tokens, at)
    if run is None:
        return None
    mixed = _half_more(tokens, run) or _and_a_half(tokens, run) or decimals_in_words(tokens, run)
    return _scaled(tokens, mixed or run, money=money)
