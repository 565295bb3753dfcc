"""Find a total beside its rate: "52,000 a day, or 19 million a year"; "$180m for 1,200 workers, or $150,000 each"."""

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
    """Every total that stands beside the figure for each period, or for each of a number of people or things."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for one, two in itertools.pairwise(figures):
            found = _periods(line, one, two)
            if found is not None:
                yield found
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            yield from _each(line, *three)


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


def _each(line: Line, one: Mention, two: Mention, three: Mention) -> Iterator[Rate]:
    """A number, a price for each, and the total, in the orders that print has them."""
    if any(m.quantity.is_range for m in (one, two, three)) or narrowed(line, three):
        return
    tie = Tie("sure", ("same sentence", "a number, the figure for each and the total"), via="rate/number-each-total")
    if _shared_out(line, one, two, three):
        yield Rate(two.quantity, three.quantity, one.quantity.interval, one.quantity.text, one.quantity, tie)
        return
    if (
        one.kind in COUNTS
        and two.kind == three.kind == "money"
        and _one_currency(two, three)
        and _is_each(line, two)
        and _result(line, two, three)
    ):
        if len(line.gap(one, two)) <= 12 and not _turns(line.gap(one, two)) and _counts(line, one):
            yield Rate(three.quantity, two.quantity, one.quantity.interval, one.quantity.text, one.quantity, tie)
    elif (
        one.kind == three.kind == "money" and two.kind in COUNTS and _one_currency(one, three) and _is_each(line, three)
    ):
        if _gets(line, one, two, three):
            yield Rate(one.quantity, three.quantity, two.quantity.interval, two.quantity.text, two.quantity, tie)
            return
        shared = set(line.gap(one, two)) & {"among", "between", "split", "shared", "for", "over", "across", "to"}
        if (
            shared
            and line.gap(two, three)[-1:] in (["or"], ["("], ["—"], ["–"], [","], ["is"], ["was"])
            and len(line.gap(one, two)) <= 12
        ):
            yield Rate(one.quantity, three.quantity, two.quantity.interval, two.quantity.text, two.quantity, tie)


def _gets(line: Line, total: Mention, count: Mention, each: Mention) -> bool:
    """ "£36m was shared by 12 winners, who got £3m each"."""
    gap = line.gap(count, each)
    shared = set(line.gap(total, count)) & {"shared", "split", "divided", "between", "among"}
    return (
        bool(shared)
        and len(gap) <= 6
        and bool({"who", "each"} & set(gap))
        and bool(set(gap[-2:]) & words("rates", "gets", "words"))
    )


def _shared_out(line: Line, count: Mention, total: Mention, each: Mention) -> bool:
    """ "Twelve winners shared £36m, each getting £3m"."""
    if count.kind not in COUNTS or {total.kind, each.kind} != {"money"} or not _one_currency(total, each):
        return False
    between = set(line.gap(total, each))
    shared = set(line.gap(count, total)) & {"shared", "split", "divided"}
    return bool(shared) and "each" in between and bool(between & words("rates", "gets", "words")) and len(between) <= 6


def _one_currency(one: Mention, two: Mention) -> bool:
    pair = {one.quantity.unit, two.quantity.unit}
    return len(pair) == 1 or pair in ({"USD", "cent"}, {"GBP", "penny"})


def _is_each(line: Line, mention: Mention) -> bool:
    """ "$25 a share", "£15,000 each", "25p apiece"."""
    behind = line.words(mention.last, mention.last + 3)
    if behind[:1] in (["each"], ["apiece"]) or behind[:2] == ["a", "head"]:
        return True
    per = mention.quantity.per or (behind[1] if behind[:1] in (["a"], ["per"]) and len(behind) > 1 else None)
    return per is not None and per not in ("day", "week", "month", "year", "hour", "barrel", "cent")


def _counts(line: Line, one: Mention) -> bool:
    return line.lower(one.first - 1) not in ("from", "by")


def _result(line: Line, each: Mention, total: Mention) -> bool:
    """Whether only words of result stand between the figure for each and the total."""
    gap = [w for w in line.gap(each, total) if w.isalpha() and w != (each.quantity.per or "")]
    told = words("asides", "result", "words")
    return (
        0 < len(gap) <= NEAR
        and sum(w not in told for w in gap) <= 3
        and bool(set(gap) & {"or", "for", "totalling", "totaling", "worth", "raising", "total", "making"})
    )


def _turns(gap: list[str]) -> bool:
    return any(w in (";", "but", "while", "and", "will") for w in gap)
