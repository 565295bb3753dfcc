"""Find a total over a number of periods beside the figure for each: "£12m over five years, or £2.4m a year"."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.measures import COUNTS
from factcheck.extract.rates import PERIODS, offered, per_period, same_kind
from factcheck.lexicon import words
from factcheck.model import Rate, Tie
from factcheck.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

YEARS = {"decade": 10, "century": 100}
FAR = 9
DEAR = 10_000  # no ticket or subscription costs as much, in any money
SURE = Tie("sure", ("same sentence", "a total, how long it is for, and the figure for each"), via="rate/spread")
NEXT_DOOR = Tie("guess", ("the total is in the next sentence", "both count the same thing"), via="rate/next-sentence")


def spreads(lines: Sequence[Line]) -> Iterator[Rate]:
    """Every total over some periods with the figure for each."""
    for number, line in enumerate(lines):
        figures = [m for m in line.figures(line.first, line.last) if not m.quantity.is_range]
        for one, two in itertools.pairwise(figures):
            found = _in_the_month(line, one, two)
            if found is not None:
                yield found
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            found = _three(line, *three)
            if found is not None:
                yield found
        for index, total in enumerate(figures[:-1]):
            length = figures[index + 1]
            lasts = length.kind == "duration" and _over(line.gap(total, length)) and per_period(line, total) is None
            if number and lasts and lines[number - 1].paragraph == line.paragraph:
                yield from _before(lines[number - 1], total, length)


def _three(line: Line, one: Mention, two: Mention, three: Mention) -> Rate | None:
    """A total, a number of periods and the figure for each, in the orders that print has them."""
    first, second = line.gap(one, two), line.gap(two, three)
    if two.kind == "duration" and per_period(line, three) is not None and per_period(line, one) is None:
        over, or_ = _over(first), _or(line, two, three)
        return _rate(line, one, three, two) if over and or_ and _closed(line, three) else None
    if one.kind == "duration" and per_period(line, three) is not None and per_period(line, two) is None:
        opened = line.words(line.first, one.first) in (["in"], ["over"], ["during"], ["in", "the"], ["over", "the"])
        told = opened and len(first) <= FAR and ";" not in first and "and" not in first
        return _rate(line, two, three, one) if told and _or(line, two, three) and _closed(line, three) else None
    if two.kind == "duration" and per_period(line, one) is not None and per_period(line, three) is None:
        lasting = "for" in first[-2:] or _over(first)
        in_all = bool(words("rates", "in_all", "words") & set(second)) and len(second) <= 6 and "and" not in second
        return _rate(line, three, one, two) if lasting and in_all else None
    if three.kind == "duration" and per_period(line, two) is not None and per_period(line, one) is None:
        closed = second[-2:] == [",", "over"] or (second[-2:-1] == ["over"] and "," in second)
        return _rate(line, one, two, three) if _or(line, one, two) and closed and len(second) <= 5 else None
    return None


def _in_the_month(line: Line, total: Mention, each: Mention) -> Rate | None:
    """ "31 million visits in the month, or one million a day": the time is named, not counted."""
    gap, period = line.gap(total, each), per_period(line, each)
    at = next((i for i, word in enumerate(gap) if word in YEARS or (str(period), word) in PERIODS), 0)
    named = at > 1 and (_over(gap[:at]) or _over(gap[: at - 1])) and at >= len(gap) - 3
    named = named and gap[at - 1] in ("the", "that", "a", *words("rates", "over", "which"))
    if not named or not _or(line, total, each) or not _closed(line, each) or per_period(line, total) is not None:
        return None
    if not _one_thing(total, each) or total.kind not in ("money", "measure", *COUNTS):
        return None
    count = _many(Interval.exactly(Fraction(1)), gap[at], str(period))
    if count is None or count.high is None:
        return None
    return Rate(total.quantity, each.quantity, count, f"{int(count.high)} {period}s", None, SURE)


def _over(gap: Sequence[str]) -> bool:
    """Whether "over", "in" or "during the" leads from a total to the time that it is for."""
    over = words("rates", "over", "words")
    plain = bool(over & set(gap[-1:]))
    tail = gap[:-1] if words("rates", "over", "which") & set(gap[-1:]) else gap
    articled = tail[-1:] in (["the"], ["its"], ["those"], ["these"]) and bool(over & set(tail[-2:-1]))
    return (plain or articled) and len(gap) <= FAR and not {",", ";", "and", "but"} & set(gap)


def _or(line: Line, one: Mention, two: Mention) -> bool:
    """Whether the second figure is the first put otherwise: ", or", a bracket, a dash, or money behind a comma."""
    gap = line.gap(one, two)
    turned = gap[-1:] in (["or"], ["("], ["—"], ["–"]) or gap[-2:] in ([",", "or"], [",", "equivalent", "to"])
    return len(gap) <= FAR and (turned or gap[-1:] == [","]) and not {"and", "but", ";"} & set(gap)


def _closed(line: Line, each: Mention) -> bool:
    """Whether "£2.4m a year" ends there: not "a year of it", "a year more than planned"."""
    at = next((i for i in range(each.last, each.last + 6) if _is_period(line, i)), each.last)
    return line.lower(at + 1) in (".", ",", ")", ";", "", "—", "–", ":") or line.lower(at + 1) in ("on", "in")


def _is_period(line: Line, at: int) -> bool:
    """Whether the period of a rate ends at a token: the "year" of "a year", "daily"."""
    word = line.lower(at)
    return word in words("rates", "adverbs", "words") or any(word in pair for pair in PERIODS)


def _rate(line: Line, total: Mention, each: Mention, length: Mention, tie: Tie = SURE) -> Rate | None:
    """The three as one rate, where they are of one kind and the periods can be counted."""
    period = per_period(line, each)
    count = _count(length, period)
    fits = _one_thing(total, each)
    if count is None or not fits or total.kind not in ("money", "measure", *COUNTS):
        return None
    if total.quantity.scalar < DEAR and offered(line, each, total, int(count.low or 1)):
        return None
    high = count.high or count.low
    text = f"{int(high):,} {period}s" if high is not None and high.denominator == 1 else length.quantity.text
    return Rate(total.quantity, each.quantity, count, text, None, tie, over=length.quantity)


def _one_thing(total: Mention, each: Mention) -> bool:
    """Whether both are of one kind and, where both name what they count, of one thing; "1.7m fewer pints" are pints too."""
    one, two = total.context.noun or total.quantity.unit, each.context.noun or each.quantity.unit
    if {total.kind, each.kind} & set(COUNTS) and "measure" in (total.kind, each.kind) and one == two:
        return True
    return same_kind(total, each) and (total.kind == "money" or one is None or two is None or one == two)


def _count(length: Mention, period: str | None) -> Interval | None:
    """How many of a period go into a length of time."""
    plain = length.quantity.hedge is None
    spans = Interval.exactly(length.quantity.scalar) if plain else length.quantity.interval
    return _many(spans, length.quantity.unit or "", str(period))


def _many(spans: Interval, unit: str, period: str) -> Interval | None:
    """How many of a period go into so many of a longer unit."""
    spans, unit = spans * YEARS.get(unit, 1), "year" if unit in YEARS else unit
    if spans.low is None or spans.high is None or spans.low <= 0:
        return None
    if unit == period:
        return spans
    if (period, unit) not in PERIODS:
        return None
    low, high = PERIODS[period, unit]
    return Interval(spans.low * Fraction(low), spans.high * Fraction(high))


def _before(line: Line, total: Mention, length: Mention) -> Iterator[Rate]:
    """ "People drank 1.7m fewer pints daily. Sales were lower by 68m pints over the three months": perhaps one thing."""
    for each in line.figures(line.first, line.last):
        named = each.context.noun is not None and each.context.noun in (total.context.noun, total.quantity.unit)
        alone = sum(m.kind == each.kind for m in line.mentions) == 1
        if named and alone and per_period(line, each) is not None and not each.quantity.is_range:
            found = _rate(line, total, each, length, NEXT_DOOR)
            if found is not None:
                yield found
