"""Find one rate for two lengths of time: "52,000 a day, or 19 million a year"."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.alike import narrowed
from factcheck.extract.measures import COUNTS, in_one_unit
from factcheck.lexicon import table, words
from factcheck.model import Rate, Tie
from factcheck.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

# How many of the shorter period the longer holds: calendar days, and where people work five days of seven.
PERIODS: dict[tuple[str, str], tuple[int, int]] = {
    ("day", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (225, 366),
    ("day", "quarter"): (60, 92),
    ("week", "month"): (4, 5),
    ("week", "year"): (46, 53),
    ("month", "year"): (11, 12),
    ("month", "quarter"): (3, 3),
    ("quarter", "year"): (4, 4),
    ("hour", "day"): (7, 24),
    ("minute", "hour"): (60, 60),
    ("second", "minute"): (60, 60),
    ("week", "quarter"): (12, 14),
}
SPAN = {"month": 1, "week": 1, "year": 1, "quarter": 1, "day": 1}
NEAR = 8
OFFERED = 500  # a price that a reader may be offered by the week or by the month, in any money


def rates(lines: Sequence[Line]) -> Iterator[Rate]:
    """Every figure for one length of time that stands beside the same for another."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for one, two in itertools.pairwise(figures):
            found = _periods(line, one, two)
            if found is not None:
                yield found


def _periods(line: Line, one: Mention, two: Mention) -> Rate | None:
    """ "52,000 passengers a day, or 19 million a year": one figure for two lengths of time."""
    gap = line.gap(one, two)
    if not _side_by_side(line, one, two) or len(gap) > NEAR or one.quantity.is_range or two.quantity.is_range:
        return None
    names = [per_period(line, one), per_period(line, two)]
    if {"for", "of"} & set(line.words(two.last, two.last + 4)) or narrowed(line, one) or narrowed(line, two):
        return None  # "or £90 a year for residents": another price; "£52,000 a year, or £900 a week after tax"
    if None in names or names[0] == names[1] or not same_kind(one, two):
        return None
    for short, long in ((one, two), (two, one)):
        key = (str(per_period(line, short)), str(per_period(line, long)))
        if key in PERIODS:
            low, high = PERIODS[key]
            count = Interval(Fraction(low), Fraction(high))
            tie = Tie("sure", ("side by side", f"by the {key[0]} and by the {key[1]}"), via="rate/by-two-periods")
            if offered(line, short, long, low):
                tie = Tie("loose", ("two prices on offer",), via="rate/two-offers")
            return Rate(long.quantity, short.quantity, count, f"{high} {key[0]}s", None, tie)
    return None


def _side_by_side(line: Line, one: Mention, two: Mention) -> bool:
    """Whether one rate is put in another way: "... a day, or ... a year", "£5,000 a month, £60,000 a year"."""
    gap = line.gap(one, two)
    if line.lower(one.first - 1) == "at" and len(gap) <= 5 and "," not in gap and one.kind == two.kind:
        return True  # "at 36 tonnes a day it burns 252 tonnes a week"
    return gap[-1:] in (["or"], ["("]) or (one.kind == two.kind == "money" and len(gap) == 3 and gap[-1] == ",")


def offered(line: Line, short: Mention, long: Mention, least: int) -> bool:
    """True for "£10 a week or £35 a month": a ticket for longer costs less."""
    sold = set(line.words(line.first, line.last)) & words("rates", "sold", "words")
    cheaper = long.quantity.scalar < short.quantity.scalar * least
    return long.kind == "money" and cheaper and (bool(sold) or long.quantity.scalar < OFFERED)


def per_period(line: Line, mention: Mention) -> str | None:
    """The period that a figure is for, as printed right behind it or behind its noun: "a day", "per year", "every week"."""
    if mention.quantity.per is not None:
        return mention.quantity.per
    behind = line.words(mention.last, mention.last + 5)
    adverbs = table("rates")["adverb_of"]
    for at, word in enumerate(behind):
        if word in adverbs:
            return str(adverbs[word])
        if at == len(behind) - 1:
            return None
        if word in ("a", "per", "each", "every", "an") and behind[at + 1] in (
            "day",
            "week",
            "month",
            "year",
            "quarter",
            "hour",
            "minute",
            "second",
        ):
            return behind[at + 1]
        if not word.isalpha():
            return None
    return None


def same_kind(one: Mention, two: Mention) -> bool:
    """Whether one figure may be the other for another length of time."""
    return in_one_unit(one, two) or (one.kind in COUNTS and two.kind in COUNTS)
