"""Find the currency of a figure: its sign or code before the number, its word or code behind."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.extract.phrases import Phrases
from factcheck.extract.tokens import lower_at, past_hyphen
from factcheck.extract.tokens import tokens as tokenise
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = table("money")["codes"]
    meanings = {code: codes["aliases"].get(code, code) for code in codes["codes"]}
    meanings |= {sign: entry["code"] for entry in table("money")["currency"] for sign in entry["signs"]}
    ordered = sorted(meanings, key=lambda sign: (-len(sign), sign))
    return re.compile("|".join(map(re.escape, ordered))), meanings


@cache
def sign_firsts() -> frozenset[str]:
    """The words and signs that the sign or code of a currency may begin with."""
    return frozenset(tokenise(sign)[0].text for sign in (*_signs()[1], *table("money")["letters"]))


class Paid(NamedTuple):
    """A currency named behind a number: its code, the index after its name, and the scale said with it ("USD million")."""

    code: str
    last: int
    scale: Fraction = Fraction(1)


def sign_at(text: str, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The currency whose sign or code begins at `tokens[at]`, and the index of the token behind it."""
    token = tokens[at]
    if token.text not in sign_firsts():
        return None
    pattern, meanings = _signs()
    match = pattern.match(text, token.start)
    if match is None:
        return _letter_at(tokens, at)
    last = at
    while last < len(tokens) and tokens[last].start < match.end():
        last += 1
    if last >= len(tokens) or tokens[last - 1].end > match.end():
        return _letter_at(tokens, at)
    follows = tokens[last]
    digits = follows.kind == "number" or (follows.text in "-−½¼¾⅓⅔." and not follows.gap)
    worded = not match.group()[-1].isalpha() and follows.lower in words("money", "worded", "words")
    return (meanings[match.group()], last) if digits or worded else None


def _letter_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The currency of a letter that touches digits which cannot be a model or a road: "R1.2bn", "Y20 billion"."""
    code = table("money")["letters"].get(tokens[at].text)
    if code is None or at + 1 >= len(tokens) or tokens[at + 1].kind != "number" or tokens[at + 1].gap:
        return None
    if at and not tokens[at].gap and tokens[at - 1].text not in "(-–":
        return None
    scaled = at + 2 < len(tokens) and tokens[at + 2].lower in words("money", "worded", "scales")
    return (code, at + 1) if scaled or "," in tokens[at + 1].text else None


@cache
def _words() -> Phrases[str]:
    entries = [(word, entry["code"]) for entry in table("money")["currency"] for word in entry["words"]]
    entries += [(word, entry["unit"]) for entry in table("money")["part"] for word in entry["words"]]
    entries += [(sign, e["code"]) for e in table("money")["currency"] for sign in e["signs"] if not sign[-1].isspace()]
    codes = table("money")["codes"]
    entries += [(code, codes["aliases"].get(code, code)) for code in codes["codes"]]
    return Phrases(entries)


@cache
def _scaled_words() -> Phrases[tuple[str, str]]:
    """A scale letter grown on to a sign or a code: "M€", "MUSD"."""
    codes = table("money")["codes"]
    entries = [
        (letter + code, (codes["aliases"].get(code, code), letter))
        for code in codes["codes"]
        for letter in codes["scale_letters"]
    ]
    entries += [
        (letter + sign, (entry["code"], letter))
        for entry in table("money")["currency"]
        for sign in entry["signs"]
        if len(sign) == 1
        for letter in codes["scale_letters"]
    ]
    return Phrases(entries)


def word_at(tokens: Sequence[Token], at: int) -> Paid | None:
    """The currency named from `tokens[at]` on (a hyphen before it passed over)."""
    step = past_hyphen(tokens, at)
    scaled = _scaled_words().beginning(tokens, step)
    if scaled is not None and tokens[step].text[0].isupper():
        (code, letter), last = scaled
        return Paid(code, last, Fraction(table("numbers")["letters"][letter]))
    found = _words().beginning(tokens, step)
    if found is None:
        return None
    code, last = found
    touching = last < len(tokens) and tokens[last].kind == "number" and not tokens[last].gap
    if touching or (step != at and tokens[last - 1].kind == "sign"):
        return None  # "10 $30", "£10-£30", "3 USD50": the sign belongs to what follows
    if tokens[step].lower == "mark" and step == at and at:
        return None
    return _scaled(tokens, code, last)


def _scaled(tokens: Sequence[Token], code: str, last: int) -> Paid:
    """The currency, with a scale behind its code: "75 USD million"."""
    scale = table("numbers")["scales"].get(lower_at(tokens, last))
    if scale is None or tokens[last - 1].text not in words("money", "codes", "codes"):
        return Paid(code, last)
    return Paid(code, last + 1, Fraction(scale))
