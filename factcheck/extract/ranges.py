"""Join two figures into a range where the print says so: "$10 to $15 billion", "10-15%", "between 5 and 10"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.hedges import hedge_before
from factcheck.extract.kinds import BARE, DATED
from factcheck.extract.tokens import HYPHENS, is_hyphen, lower_at, lowers
from factcheck.lexicon import words
from factcheck.record import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token

THRICE = 3  # "10 to 30,000" leaves the thousand out; "1 to 4,000" may not
_SCALES = tuple(Fraction(10) ** power for power in (12, 9, 6, 3))


@dataclass(frozen=True, slots=True)
class _Joint:
    """What stands between the two figures: a dash or a word, the token of the second figure, and the word before the first."""

    sign: str
    said: bool
    step: int
    before: str


def ranged(
    tokens: Sequence[Token], low: Figure, core_at: Callable[[int], Figure | None], barred: frozenset[int]
) -> Figure:
    """The figure joined with a second that makes it a range, or as it was; `core_at` reads the figure at a token."""
    if low.multiple or low.kind in DATED or len(low.numbers) > 1:
        return low
    joint = _joint(tokens, low)
    if joint is None or joint.step in barred:
        return low
    high = core_at(joint.step)
    if high is None or high.kind in DATED or high.numbers[0].share != low.numbers[0].share:
        return low
    return _spread(tokens, low, high, joint) or low


def _joint(tokens: Sequence[Token], low: Figure) -> _Joint | None:
    at = low.last
    if at + 1 >= len(tokens):
        return None
    hedge = hedge_before(tokens, low.first)
    before = lower_at(tokens, (hedge.first if hedge is not None else low.first) - 1)
    sign = tokens[at].lower
    if sign in words("numbers", "ranges", "joiners"):
        return _Joint(sign, True, at + 1, before) if sign != "and" or before == "between" else None  # noqa: FBT003
    if sign not in words("numbers", "ranges", "dashes"):
        return None
    if sign in HYPHENS and lower_at(tokens, at + 1) in ("to", "or") and at + 2 < len(tokens):
        sign = tokens[at + 1].lower  # "10-to-15"
        step = at + 3 if tokens[at + 2].text in HYPHENS else at + 2
        return _Joint(sign, True, step, before) if step < len(tokens) else None  # noqa: FBT003
    return None if tokens[at + 1].text in "-–" else _Joint(sign, False, at + 1, before)  # noqa: FBT003


def _spread(tokens: Sequence[Token], low: Figure, high: Figure, joint: _Joint) -> Figure | None:
    if high.kind == "number" and low.kind in ("money", "age"):
        high = replace(high, kind=low.kind, unit=low.unit)
    if (low.kind != "number" or low.unit) and (low.kind, low.unit) != (high.kind, high.unit):
        return None
    one, two = low.numbers[0], high.numbers[0]
    if two.scaled and not one.scaled and one.value < mantissa(two):
        one = one.times(two.value / mantissa(two))
    elif _of_thousands(tokens, low, two):
        one = one.times(Fraction(1000))
    if not joint.said and one.value > two.value:
        two = _short(tokens, low, high) or two
    agreed = _agreed(tokens, low, high, (one, two), joint) if joint.said else _dashed(tokens, low, high, two)
    if not agreed:
        return None
    first = low.first - 1 if joint.before == "between" else low.first
    return replace(high, first=first, start=tokens[first].start, numbers=(one, two), core=low.core, spread=joint.said)


def _of_thousands(tokens: Sequence[Token], low: Figure, high: Number) -> bool:
    """ "13 to 14,000 feet": the thousand stands once, where the two are then near each other."""
    one = low.numbers[0]
    plain = tokens[low.core].text.isdecimal() and not one.scaled and one.printed.place == 1
    thousands = high.value / 1000
    return plain and not high.scaled and thousands.denominator == 1 and thousands / THRICE < one.value < thousands


def _short(tokens: Sequence[Token], low: Figure, high: Figure) -> Number | None:
    """The upper end of "285-9", "1,250-60", "137.80-85" written short: its last digits alone."""
    first, last = tokens[low.core].text.replace(",", ""), tokens[high.core].text
    tail = first.rpartition(".")[2]
    if not (tail.isdecimal() and last.isdecimal()) or high.numbers[0].scaled or not len(last) < len(first):
        return None
    if len(tail) < len(last) or not int(last):
        return None
    whole = Fraction(first[: -len(last)] + last)
    return high.numbers[0].times(whole / int(last)) if whole > Fraction(first) else None


def _agreed(tokens: Sequence[Token], low: Figure, high: Figure, ends: tuple[Number, Number], joint: _Joint) -> bool:
    """Whether two figures with a word between them are one range."""
    one, two = ends
    if joint.sign == "and" or joint.before == "between":
        return True
    if one.value >= two.value:
        return False
    if joint.sign == "or":
        near = two.value - one.value <= max(Fraction(1), one.value / 4)
        return near and low.kind == "number" and counts_on(tokens, high.last - (high.kind != "number"))
    if high.multiple:
        return low.kind == "number"
    spanned = joint.before == "to" or (joint.before == "from" and _spanning(tokens, low.first - 2))
    if spanned or (high.kind == "percentage_points" and low.kind == "number"):
        return True  # "closed down 6 to 11 basis points": no level is told in points
    if joint.before in words("numbers", "ranges", "not_before") or _moved(tokens, low.first):
        return joint.before == "by" and low.kind == "number" and high.kind != "number"
    if low.kind == "age" or joint.before in words("dates", "age", "before"):
        return True
    bare = low.kind == "number" and high.kind == "number" and not (high.unit or one.scaled or two.scaled)
    noun = counts_on(tokens, high.last) and tokens[high.last].kind == "word"
    return not bare or (noun and tokens[high.last].lower not in words("dates", "age", "closers"))


def _spanning(tokens: Sequence[Token], at: int) -> bool:
    """ "Ranging from 5 to 10", "prices range from $5 to $10"; the ends of "in a range from 5 to 10" are read apart."""
    noun = lower_at(tokens, at - 1) in words("numbers", "ranges", "articles")
    return lower_at(tokens, at) in words("numbers", "ranges", "spanning") and not noun


def _moved(tokens: Sequence[Token], first: int) -> bool:
    """True where a change stands before it: "up 5 to 20", "rose 5 pct to 20 pct" are no ranges."""
    back = lowers(tokens, first - 2, first)
    if back[-1:] == ["or"]:
        back = lowers(tokens, first - 7, first - 1)  # "fell 5.4% or 48.5p to 851.5p"
    if back and back[-1] in words("numbers", "ranges", "amounts"):
        return False
    return any(
        word in words("changes", way, kind)
        for word in back
        for way in ("up", "down")
        for kind in ("verbs", "nouns", "particles")
    )


def _dashed(tokens: Sequence[Token], low: Figure, high: Figure, two: Number) -> bool:
    """Whether two figures with a dash between them are one range."""
    dash, one = tokens[low.last], low.numbers[0]
    after = tokens[low.last + 1].gap
    spaced = dash.gap or after
    if spaced and dash.text == "-" and not (dash.gap and after):
        return False
    big = "," in tokens[low.core].text and "," in tokens[high.core].text
    if dash.text == "—" and (not big if spaced else high.first < high.core):
        return False  # "$61,000—$7,000 more": a dash between two clauses
    units = high.kind != "number" and (low.kind == "number" or not spaced or low.kind == high.kind)
    if dash.text == "—" and spaced and one.value >= two.value:
        return False  # "$125,000 — $10,000 less"
    if spaced and not (big or (units and low.kind in BARE and one.value < two.value)):
        return False
    if units or big:
        return True
    if one.scaled and two.scaled and not spaced:
        return one.value < two.value  # "5k-20k"
    noun = counts_on(tokens, high.last) and tokens[high.last].kind == "word" and tokens[high.last].gap
    return noun and one.value < two.value and not one.worded


def counts_on(tokens: Sequence[Token], at: int) -> bool:
    """True where a word, or a hyphen with one behind it, may be what a number counts."""
    return at < len(tokens) and (tokens[at].kind == "word" or tokens[at].text in HYPHENS)


def mantissa(number: Number) -> Fraction:
    """The number as printed before its scale."""
    for scale in _SCALES:
        if number.value >= scale:
            return number.value / scale
    return number.value


def touches_word(tokens: Sequence[Token], at: int) -> bool:
    """True where a hyphen ties the token to a word before it ("mid-40", but not "5k-20k")."""
    tied = is_hyphen(tokens, at - 1) and at > 1 and tokens[at - 2].text.isalpha() and tokens[at - 2].kind == "word"
    scaled = at > 2 and tokens[at - 3].kind == "number" and not tokens[at - 2].gap
    return tied and not scaled
