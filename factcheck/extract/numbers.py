"""Read a number that begins at a token: digits, words, fractions and their mixtures, with its scale.

The grammar of numbers in print is ours; the value of a run of number words is text2num's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import fractions, table, words
from factcheck.precision import Interval, Printed, fraction_word, one_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token

LONGEST_DIGITS = 20  # a longer run of digits is a reference, not a figure
_SPACES = {"\u00a0", "\u2009", "\u202f", " "}


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from `tokens[first:last]`.

    `interval` is set where the form of words has a width of its own ("a third"); `share` is true for a part of a whole;
    `worded` where no digit stands in it; `scaled` where a scale word or letter does.
    """

    printed: Printed
    first: int
    last: int
    interval: Interval | None = None
    share: bool = False
    worded: bool = False
    scaled: bool = False

    @property
    def value(self) -> Fraction:
        """The value as printed."""
        return self.printed.value

    def times(self, scale: Fraction) -> Number:
        """The same number in units of a scale that a neighbour states ("$10 to $15 billion")."""
        return Number(self.printed.scaled(scale), self.first, self.last, None, self.share, self.worded, scaled=True)


@cache
def _number_words() -> frozenset[str]:
    kinds = ("units", "teens", "tens", "multipliers")
    return frozenset().union(*(words("numbers", "words", kind) for kind in kinds))


def read_number(tokens: Sequence[Token], at: int, *, money: bool = False) -> Number | None:
    """The longest number that begins at `tokens[at]`, or `None`; `money` where a currency sign stands before it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        return _ratio(tokens, at) or _digits(tokens, at, money=money)
    if token.text in table("numbers")["glyphs"]:
        return _scaled(tokens, _glyph(tokens, at), money=money)
    if token.kind == "word":
        return _ratio(tokens, at) or _in_words(tokens, at, money=money)
    if token.text == "." and at + 1 < len(tokens) and tokens[at + 1].kind == "number" and not tokens[at + 1].gap:
        if at and not token.gap:
            return None
        digits = tokens[at + 1].text
        if digits.isdecimal() and len(digits) <= LONGEST_DIGITS:
            return _scaled(tokens, Number(Printed.of("0." + digits), at, at + 2), money=money)
    return None


def _glyph(tokens: Sequence[Token], at: int) -> Number:
    value = fractions("numbers", "glyphs")[tokens[at].text]
    return Number(_exact(value), at, at + 1, fraction_word(value), share=True)


def _exact(value: Fraction) -> Printed:
    """A value whose print has no decimal places to round at: half its own denominator is its place."""
    return Printed(value, Fraction(1, value.denominator), Fraction(1, value.denominator))


def _digits(tokens: Sequence[Token], at: int, *, money: bool) -> Number | None:
    digits, last = _grouped(tokens, at)
    if sum(c.isdecimal() for c in digits) > LONGEST_DIGITS:
        return None
    plain = Number(Printed.of(digits), at, last)
    simple = _stroke(tokens, at, last)
    if simple is not None:
        return _scaled(tokens, simple, money=money)
    mixed = _mixed(tokens, plain)
    return _scaled(tokens, mixed or plain, money=money)


def _grouped(tokens: Sequence[Token], at: int) -> tuple[str, int]:
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
    return (
        token.kind == "number"
        and len(token.text) == 3
        and token.text.isdecimal()
        and token.start - before.end == 1
        and not (at + 1 < len(tokens) and tokens[at + 1].text in ("%", "/", "-"))
    )


def _month_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and (tokens[at - 1].lower in table("dates")["months"] or tokens[at - 1].kind == "number")


def _stroke(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """A fraction in digits that stands alone: "1/4 mile"."""
    if last + 1 < len(tokens) and tokens[last].text == "/" and not tokens[last].gap:
        top, bottom = tokens[at].text, tokens[last + 1].text
        if top.isdecimal() and bottom.isdecimal() and len(bottom) <= 2 and 0 < int(top) < int(bottom):
            value = Fraction(int(top), int(bottom))
            return Number(_exact(value), at, last + 2, share=False)
    return None


def _mixed(tokens: Sequence[Token], whole: Number) -> Number | None:
    """A whole number with a fraction behind it: "3½", "6-1/2", "10 1/2", "two and a half"."""
    at = whole.last
    if whole.printed.place != 1:
        return None
    if at < len(tokens) and tokens[at].text in table("numbers")["glyphs"]:
        return _sum(whole, fractions("numbers", "glyphs")[tokens[at].text], at + 1)
    step = at + 1 if at < len(tokens) and tokens[at].text == "-" and not tokens[at].gap else at
    if step < len(tokens) and tokens[step].kind == "number" and tokens[step].text.isdecimal():
        part = _stroke(tokens, step, step + 1)
        if part is not None and (step > at or tokens[step].gap):
            return _sum(whole, part.value, part.last)
    return _and_a_half(tokens, whole)


def _and_a_half(tokens: Sequence[Token], whole: Number) -> Number | None:
    at = _skip_hyphen(tokens, whole.last)
    if at + 1 < len(tokens) and tokens[at].lower == "and":
        part = fraction_words(tokens, _skip_hyphen(tokens, at + 1), sure=True)
        if part is not None and part.value < 1:
            return _sum(whole, part.value, part.last)
    return None


def _skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at + 1 < len(tokens) and tokens[at].text in "-‑" and not tokens[at].gap else at


def _sum(whole: Number, part: Fraction, last: int) -> Number:
    value = whole.value + part
    return Number(_exact(value), whole.first, last, worded=whole.worded)


def _scaled(tokens: Sequence[Token], number: Number, *, money: bool) -> Number:
    """The number with the scale word or letter behind it, if there is one."""
    at = number.last
    if at >= len(tokens):
        return number
    if number.share:
        at = _skip_hyphen(tokens, at)
        if tokens[at].lower == "of" and at + 2 < len(tokens) and tokens[at + 1].lower == "a":
            at += 2
        elif tokens[at].lower == "a" and at + 1 < len(tokens):
            at += 1
    step = _skip_hyphen(tokens, at)
    scale = _scale_at(tokens, at, step, number, money=money)
    if scale is None:
        return number
    printed = number.printed.scaled(scale)
    more = Number(printed, number.first, step + 1, None, worded=number.worded, scaled=True)
    return _scaled(tokens, more, money=money) if tokens[step].lower in ("hundred", "thousand", "lakh") else more


def _scale_at(tokens: Sequence[Token], at: int, step: int, number: Number, *, money: bool) -> Fraction | None:
    if step >= len(tokens):
        return None
    token = tokens[step]
    if not token.gap and step == at and token.text in table("numbers")["letters"]:
        if token.text in ("m", "M") and not money and _is_metre(tokens, number, step):
            return None
        if token.text == "b" and step + 1 < len(tokens) and tokens[step + 1].text == "/":
            return None
        return Fraction(table("numbers")["letters"][token.text])
    if token.text in ("m", "M") and money and token.gap and token.end - token.start == 1:
        return Fraction(1_000_000)
    if number.share and token.lower not in ("million", "billion", "trillion", "dozen", "thousand"):
        return None
    scale = table("numbers")["scales"].get(token.lower)
    return None if scale is None else Fraction(scale)


def _is_metre(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """Whether the m of "1.2m" is a metre: told by what stands around it."""
    ahead = tokens[at + 1 : at + 4]
    behind = [t.lower for t in tokens[max(0, number.first - 5) : number.first]]
    if at + 1 < len(tokens) and not tokens[at + 1].gap and tokens[at + 1].text in "²³":
        return True
    if "," in tokens[number.first].text or number.value >= 1000 or number.worded:
        return True
    if ahead and ahead[0].text in (")", "(") and _length_near(behind + [t.lower for t in ahead]):
        return True
    if ahead and ahead[0].text in "-–":
        ahead = ahead[1:]
    if ahead and ahead[0].kind == "number":
        return False
    known = words("numbers", "metres", "after")
    if ahead and ahead[0].kind == "word" and ahead[0].lower not in known:
        return ahead[0].lower in ("of", "and", "by") and _length_near(behind) and not _counted(tokens, at)
    return bool(ahead) or number.printed.place == 1


def _counted(tokens: Sequence[Token], at: int) -> bool:
    return at + 2 < len(tokens) and tokens[at + 1].lower == "of" and tokens[at + 2].lower in ("the", "them", "those", "these")


def _length_near(near: list[str]) -> bool:
    return any(word in ("ft", "feet", "foot", "miles", "mile", "yards", "inches", "in", "yd") for word in near)


def _in_words(tokens: Sequence[Token], at: int, *, money: bool) -> Number | None:
    share = fraction_words(tokens, at)
    if share is not None:
        return _scaled(tokens, share, money=money)
    if tokens[at].lower in ("a", "an") and at + 1 < len(tokens):
        step = _skip_hyphen(tokens, at + 1)
        follows = tokens[step].lower
        if follows in ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"):
            whole = _scaled(tokens, Number(Printed.of("1"), at, at + 1, worded=True), money=money)
            half = _and_a_half(tokens, replace(whole, printed=Printed.of("1")))
            return whole if half is None else replace(half.times(whole.value), worded=True)
        return None
    run = _run(tokens, at)
    if run is None:
        return None
    mixed = _and_a_half(tokens, run) or _point(tokens, run)
    return _scaled(tokens, mixed or run, money=money)


def _run(tokens: Sequence[Token], at: int) -> Number | None:
    """A run of number words, read by text2num: "twenty-one", "three hundred and five thousand"."""
    known = _number_words()
    parts: list[str] = []
    last = at
    while last < len(tokens):
        token = tokens[last]
        if token.lower in known and (token.gap or last == at or tokens[last - 1].text in "-‑"):
            if parts and not _continues(parts[-1], token.lower):
                break
            parts.append(token.lower)
            last += 1
        elif (parts and token.text in "-‑" and _number_next(tokens, last) and not tokens[last + 1].gap) or (
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
    while last > at and (tokens[last - 1].text in "-‑" or tokens[last - 1].lower == "and"):
        last -= 1
    return _value(parts, at, last)


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
    return at + 1 < len(tokens) and tokens[at + 1].lower in _number_words()


def _value(parts: list[str], first: int, last: int) -> Number | None:
    if not parts or parts[0] in words("numbers", "words", "multipliers"):
        return None
    from text_to_num import text2num

    spelled = " ".join("forty" if part == "fourty" else "zero" if part == "nought" else part for part in parts)
    try:
        value = int(text2num(spelled, "en"))
    except ValueError:
        return None
    scale = table("numbers")["scales"].get(parts[-1], 1) if len(parts) > 1 else 1
    if scale > 1 and value % scale == 0:
        printed = Printed.of(str(value // scale), Fraction(scale))
        if scale == 100:
            printed = Printed.of(str(value))
        return Number(printed, first, last, worded=True, scaled=True)
    return Number(Printed.of(str(value)), first, last, worded=True)


def _point(tokens: Sequence[Token], run: Number) -> Number | None:
    """ "One point five": decimals in words."""
    at = run.last
    if at >= len(tokens) or tokens[at].lower != "point":
        return None
    digits = ""
    last = at + 1
    while last < len(tokens) and (digit := _digit(tokens[last].lower)) is not None:
        digits += str(digit)
        last += 1
    return Number(Printed.of(f"{int(run.value)}.{digits}"), run.first, last, worded=True) if digits else None


def _digit(word: str) -> int | None:
    order = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return 0 if word == "nought" else order.index(word) if word in order else None


def fraction_words(tokens: Sequence[Token], at: int, *, sure: bool = False) -> Number | None:
    """ "Half", "a third", "two-thirds", where the words are a share and not an order; `sure` where that is known."""
    names = fractions("numbers", "fractions")
    word = tokens[at].lower if at < len(tokens) else ""
    if word in names and word in ("half", "quarter"):
        return _share(names[word], at, at + 1) if sure or _is_share(tokens, at, at + 1) else None
    step = _skip_hyphen(tokens, at + 1)
    if step >= len(tokens) or tokens[step].lower not in names:
        return None
    name = tokens[step].lower
    if word in ("a", "an", "one"):
        top = 1
    elif tokens[at].kind == "word" and word in _number_words() and (name.endswith(("s", "half")) or step > at + 1):
        whole = _value([word], at, at + 1)
        if whole is None:
            return None
        top = int(whole.value)
    elif tokens[at].kind == "number" and tokens[at].text.isdecimal() and len(tokens[at].text) <= 2 and name.endswith("s"):
        top = int(tokens[at].text)
    else:
        return None
    value = top * names[name]
    if value >= 1 and not (step > at + 1 and value < 2):
        return None
    if not (sure or _is_share(tokens, at, step + 1)):
        return None
    return _share(value, at, step + 1)


def _share(value: Fraction, first: int, last: int) -> Number:
    return Number(_exact(value), first, last, fraction_word(value), share=True, worded=True)


def _is_share(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether fraction words are a share: not "the first half", not "a third person"."""
    before = tokens[first - 1].lower if first else ""
    after = tokens[_skip_hyphen(tokens, last)].lower if last < len(tokens) else ""
    word = tokens[last - 1].lower
    hyphen = last < len(tokens) and tokens[last].text in "-‑" and not tokens[last].gap
    if before in words("numbers", "fraction_words", "not_before") and tokens[first].lower in ("half", "quarter"):
        return False
    if word in ("half", "halves"):
        return after not in words("numbers", "fraction_words", "not_after") and not (hyphen and after != "a")
    if word in ("quarter", "quarters", "thirds", "fifths", "fourths", "tenths", "sixths", "eighths", "sevenths", "ninths"):
        if word == "quarter" and tokens[first].lower == "quarter" and after not in ("of", "million", "billion"):
            return False
        return after not in words("numbers", "fraction_words", "not_after")
    hedged = before in ("about", "nearly", "almost", "than", "over", "around", "roughly", "by", "some", "under", "to", "only", "just")
    return after in words("numbers", "fraction_words", "after") or after in ("(", ",", ".", ")", "") or (
        hedged and after not in words("numbers", "fraction_words", "not_after")
    )


def _ratio(tokens: Sequence[Token], at: int) -> Number | None:
    """ "One in four", "6 in 10", "three out of five": a share in two small numbers."""
    part, middle = _cardinal(tokens, at)
    if part is None:
        return None
    middle = _skip_hyphen(tokens, middle)
    for link in sorted(table("numbers")["ratios"]["links"], key=len, reverse=True):
        end = middle + len(link)
        if [t.lower for t in tokens[middle:end]] != link:
            continue
        whole, last = _cardinal(tokens, _skip_hyphen(tokens, end))
        if whole is None or part >= whole or whole not in table("numbers")["ratios"]["wholes"]:
            return None
        if last < len(tokens) and _not_a_whole(tokens, last, link):
            return None
        if link[0] != "in" and whole > 10 and whole not in (100, 1000):
            return None  # "35 out of 40" is two counts, and the share rule wants both
        value = Fraction(part, whole)
        worded = tokens[at].kind == "word"
        return Number(_exact(value), at, last, one_in(Fraction(part), Fraction(whole)), share=True, worded=worded)
    return None


def _not_a_whole(tokens: Sequence[Token], at: int, link: list[str]) -> bool:
    """ "One in 10 minutes" and "two in five games" are no shares, nor is "6 in 10%"."""
    time = {unit for units in table("dates")["units"].values() for unit in units}
    return tokens[at].lower in time | {"%", "per", "percent", "pct", "million", "billion"} or (
        link == ["in"] and tokens[at].lower in ("games", "matches", "days", "starts", "overs", "balls", "outings", "attempts")
    )


def _cardinal(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """A plain whole number in digits or in words, and the index after it."""
    if at >= len(tokens):
        return None, at
    token = tokens[at]
    if token.kind == "number":
        digits, last = _grouped(tokens, at)
        return (int(digits), last) if digits.isdecimal() and len(digits) <= 9 else (None, at)
    if token.lower in _number_words():
        run = _run(tokens, at)
        if run is not None:
            last = run.last
            if last < len(tokens) and tokens[last].lower in ("million",):
                return None, at
            return int(run.value), last
    if token.lower == "a" and at + 1 < len(tokens) and tokens[at + 1].lower in ("hundred", "thousand", "million"):
        return int(table("numbers")["scales"][tokens[at + 1].lower]), at + 2
    return None, at
