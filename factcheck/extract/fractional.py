"""Read parts of a whole: "half", "a third", "two-thirds", "one in four", "three out of five"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.digits import grouped
from factcheck.extract.number import Number, exact
from factcheck.extract.spelled import number_words, run_of_words, spelled_value
from factcheck.extract.tokens import HYPHENS, lower_at, past_hyphen
from factcheck.lexicon import fractions, table, words
from factcheck.precision import fraction_word, one_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


TWO: Final = 2  # nobody says "two quarters" for a half
YEARS: Final = 1000  # "one in 1987" is no odds


def fraction_words(tokens: Sequence[Token], at: int, *, sure: bool = False) -> Number | None:
    """ "Half", "a third", "two-thirds", where the words are a share and not an order; `sure` where that is known."""
    names = fractions("numbers", "fractions")
    word = tokens[at].lower if at < len(tokens) else ""
    if word in names and word in ("half", "quarter"):
        return _share(names[word], at, at + 1) if sure or _is_share(tokens, at, at + 1) else None
    step = past_hyphen(tokens, at + 1)
    if step >= len(tokens) or tokens[step].lower not in names:
        return None
    name = tokens[step].lower
    if word in words("numbers", "words", "ones"):
        top = 1
    elif tokens[at].kind == "word" and word in number_words() and (name.endswith(("s", "half")) or step > at + 1):
        whole = spelled_value([word], at, at + 1)
        if whole is None:
            return None
        top = int(whole.value)
    elif (
        tokens[at].kind == "number" and tokens[at].text.isdecimal() and len(tokens[at].text) <= 2 and name.endswith("s")
    ):
        top = int(tokens[at].text)
    else:
        return None
    value = top * names[name]
    timed = name == "quarters" and _are_times(tokens, at, top)
    if timed or (value >= 1 and not (step > at + 1 and value < 2)):
        return None
    return _share(value, at, step + 1) if sure or _is_share(tokens, at, step + 1) else None


def _are_times(tokens: Sequence[Token], at: int, top: int) -> bool:
    """ "The last two quarters", "the first three quarters of 2019": so many times three months."""
    before = lower_at(tokens, at - 1)
    return top == TWO or before in words("numbers", "fraction_words", "counted_after")


def _share(value: Fraction, first: int, last: int) -> Number:
    return Number(exact(value), first, last, fraction_word(value), share=True, worded=True)


def _is_share(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether fraction words are a share: not "the first half", not "a third person"."""
    before = tokens[first - 1].lower if first else ""
    after = tokens[past_hyphen(tokens, last)].lower if last < len(tokens) else ""
    word = tokens[last - 1].lower
    hyphen = last < len(tokens) and tokens[last].text in HYPHENS and not tokens[last].gap
    if before in words("numbers", "fraction_words", "not_before") and tokens[first].lower in ("half", "quarter"):
        return False
    if word in ("half", "halves"):
        tied = hyphen and after != "a" and after not in words("numbers", "words", "after_share")
        return after not in words("numbers", "fraction_words", "not_after") and not tied
    if word in words("numbers", "fraction_words", "plain"):
        if (
            word == "quarter"
            and tokens[first].lower == "quarter"
            and after not in words("numbers", "fraction_words", "quarter_after")
        ):
            return False
        return after not in words("numbers", "fraction_words", "not_after")
    if after == "or" and lower_at(tokens, last + 1) in words("numbers", "fraction_words", "or_so"):
        return True  # "a third or more of them"
    if after in words("numbers", "fraction_words", "after") or after in ("(", ",", ".", ")", ":", ";", "—", "–", ""):
        return True
    if last < len(tokens) and tokens[last].text in HYPHENS and tokens[last].gap:
        return True  # "a third -- 32% -- of members"
    # "One-third" with its hyphen is never an order.
    sure = before in words("numbers", "fraction_words", "hedged") or (
        last - first == 3 and tokens[first].lower == "one"
    )
    return sure and after not in words("numbers", "fraction_words", "not_after")


def one_in_several(tokens: Sequence[Token], at: int) -> Number | None:
    """ "One in four", "6 in 10", "three out of five": a share in two small numbers."""
    part, middle = _cardinal(tokens, at)
    if part is None:
        return None
    middle = past_hyphen(tokens, middle)
    if lower_at(tokens, middle + 1) == "in":
        return _one_of_them_in(tokens, at, part, middle)
    for link in _links().get(lower_at(tokens, middle), ()):
        end = middle + len(link)
        if [t.lower for t in tokens[middle:end]] != link:
            continue
        whole, last = _cardinal(tokens, past_hyphen(tokens, end))
        odds = part == 1 and link == ["in"] and (whole or 0) < YEARS  # "1 in 64"
        if whole is None or part >= whole or not (odds or whole in table("numbers")["ratios"]["wholes"]):
            return None
        if last < len(tokens) and _not_a_whole(tokens, last, link):
            return None
        if link[0] != "in" and whole > 10 and whole != 100 and (whole != 1000 or part > 10):
            return None  # "35 out of 40" is two counts, and the share rule wants both
        return _in_so_many(tokens, (at, last), part, whole)
    return None


def _in_so_many(tokens: Sequence[Token], span: tuple[int, int], part: int, whole: int) -> Number:
    worded = tokens[span[0]].kind == "word"
    return Number(
        exact(Fraction(part, whole)), *span, one_in(Fraction(part), Fraction(whole)), share=True, worded=worded
    )


def _one_of_them_in(tokens: Sequence[Token], at: int, part: int, noun: int) -> Number | None:
    """ "One voter in five": with the noun between, where no other follows that the second number could count."""
    whole, last = _cardinal(tokens, noun + TWO)
    told = table("numbers")["ratios"]
    plain = tokens[noun].kind == "word" and tokens[noun].text.islower() and tokens[noun].lower not in told["no_noun"]
    ends = last >= len(tokens) or tokens[last].kind == "sign" or tokens[last].lower in told["after_noun"]
    share = whole is not None and whole in told["wholes"] and part < whole and lower_at(tokens, last) != "%"
    return _in_so_many(tokens, (at, last), part, whole) if whole and share and plain and ends else None


@cache
def _links() -> dict[str, list[list[str]]]:
    """The words between the two numbers of a share by the first of them, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for link in sorted(table("numbers")["ratios"]["links"], key=len, reverse=True):
        found.setdefault(link[0], []).append(link)
    return found


def _not_a_whole(tokens: Sequence[Token], at: int, link: list[str]) -> bool:
    """ "One in 10 minutes" and "two in five games" are no shares, nor is "6 in 10%"."""
    time = {unit for units in table("dates")["units"].values() for unit in units}
    word = tokens[at].lower
    if word in time or word in words("numbers", "ratios", "not_after"):
        return True
    return link == ["in"] and word in words("numbers", "ratios", "goes")


def _cardinal(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """A plain whole number in digits or in words, and the index after it."""
    if at >= len(tokens):
        return None, at
    token = tokens[at]
    if token.kind == "number":
        digits, last = grouped(tokens, at)
        return (int(digits), last) if digits.isdecimal() and len(digits) <= 9 else (None, at)
    if token.lower in number_words():
        run = run_of_words(tokens, at)
        if run is not None:
            last = run.last
            if last < len(tokens) and tokens[last].lower == "million":
                return None, at
            return int(run.value), last
    if token.lower == "a" and at + 1 < len(tokens) and tokens[at + 1].lower in words("numbers", "words", "round"):
        return int(table("numbers")["scales"][tokens[at + 1].lower]), at + 2
    return None, at
