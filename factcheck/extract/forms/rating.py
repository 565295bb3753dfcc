"""Rates for two lengths of time, and totals spread over one, by the forms of `relations/rate.toml`."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factcheck.extract.alike import narrowed
from factcheck.extract.kinds import COUNTS, MEASURED
from factcheck.extract.measures import in_one_unit
from factcheck.lexicon import table, words
from factcheck.model import Rate, Tie
from factcheck.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Line, Mention

OFFERED: Final = 500  # a price that a reader may be offered by the week or by the month, in any money
DEAR: Final = 10_000  # no ticket or subscription costs as much
BEHIND: Final = 5  # words from a figure to its period
KINDS: Final = MEASURED | COUNTS


def rate(found: Match) -> Iterator[Rate]:
    """The total, the figure for each period and how many of them there are, if it is the one for the other."""
    made = _of_two_periods(found) if "ONE" in found.parts else _spread(found)
    if made is not None:
        yield made


def two_periods(found: Match) -> bool:
    """One figure for two lengths of time, and neither "after tax"."""
    told = found.figures("ONE") + found.figures("TWO")
    plain = not any(m.quantity.is_range or narrowed(found.told.line_of(m), m) for m in told)
    return plain and _of_two_periods(found) is not None


def spread_out(found: Match) -> bool:
    """A total, and a figure of the same for each of the periods that it is over."""
    total, each = found.figure("TOTAL"), found.figure("EACH")
    ranges = any(m.quantity.is_range for part in found.parts for m in found.figures(part))
    timeless = per_period(found.told.line_of(total), total) is None
    return timeless and not ranges and total.kind in KINDS and _one_thing(total, each) and _spread(found) is not None


def _of_two_periods(found: Match) -> Rate | None:
    told = [found.figure("ONE"), found.figure("TWO")]
    line = found.told.line_of(told[0])
    if not _alike(*told):
        return None
    for short, long in (told, told[::-1]):
        one, other = per_period(line, short), per_period(line, long)
        count = _many(Interval.exactly(Fraction(1)), str(other), str(one)) if one != other else None
        if count is not None and count.low is not None and count.high is not None:
            tie = Tie("sure", ("side by side", f"by the {one} and by the {other}"), found.written.via)
            if _offered(line, short, long, int(count.low)):
                tie = Tie("loose", ("two prices on offer",), via="rate/two-offers")
            return Rate(long.quantity, short.quantity, count, f"{int(count.high)} {one}s", None, tie)
    return None


def _spread(found: Match) -> Rate | None:
    total, each = found.figure("TOTAL"), found.figure("EACH")
    line, period = found.told.line_of(each), per_period(found.told.line_of(each), each)
    length = found.figure("LENGTH").quantity if "LENGTH" in found.parts else None
    unit = length.unit if length is not None else _named(found)
    spans = Interval.exactly(Fraction(1)) if length is None else length.interval
    count = _many(Interval.exactly(length.scalar) if length and length.hedge is None else spans, str(unit), str(period))
    if count is None or (
        total.quantity.scalar < DEAR and length is not None and _offered(line, each, total, int(count.low or 1))
    ):
        return None
    high = count.high or count.low
    whole = high is not None and high.denominator == 1
    text = f"{int(high):,} {period}s" if whole or length is None else length.text  # type: ignore[arg-type]
    tie = found.tie("a total, how long it is for, and the figure for each")
    return Rate(total.quantity, each.quantity, count, text, None, tie, over=length)


def _named(found: Match) -> str | None:
    """The period that stands between a total and the figure for each: "in the month"."""
    between = found.told.lower(found.parts["TOTAL"][0][1], found.parts["EACH"][0][0])
    return next(
        (word for word in reversed(between) if word in {**table("rates")["holds"], **table("rates")["years"]}), None
    )


def per_period(line: Line, mention: Mention) -> str | None:
    """The period that a figure is for, as printed right behind it or behind its noun: "a day", "per year", "every week"."""
    if mention.quantity.per is not None:
        return mention.quantity.per
    adverbs, holds = table("rates")["adverb_of"], {"second", *table("rates")["holds"]}
    behind = line.words(mention.last, mention.last + BEHIND)
    for one, two in pairwise([*behind, ""]):
        if one in adverbs:
            return str(adverbs[one])
        if one in words("rates", "links") and two in holds:
            return two
        if not one.isalpha():
            return None
    return None


def _many(spans: Interval, unit: str, period: str) -> Interval | None:
    """How many of a period go into so many of a longer unit."""
    years = table("rates")["years"]
    spans, unit = spans * years.get(unit, 1), "year" if unit in years else unit
    if spans.low is None or spans.high is None or spans.low <= 0:
        return None
    count = Interval.exactly(Fraction(1)) if unit == period else held(unit, period)
    return None if count is None else spans * count


def held(unit: str, period: str) -> Interval | None:
    """How many of a period one of a longer unit holds; `None` where it holds none."""
    low, high = table("rates")["holds"].get(unit, {}).get(period, (0, 0))
    return Interval(Fraction(low), Fraction(high)) if high else None


def _alike(one: Mention, two: Mention) -> bool:
    """Whether one figure may be the other for another length of time."""
    return in_one_unit(one, two) or {one.kind, two.kind} <= COUNTS


def _one_thing(total: Mention, each: Mention) -> bool:
    """Whether both are of one kind and, where both name what they count, of one thing; "1.7m fewer pints" are pints too."""
    one, two = total.context.noun or total.quantity.unit, each.context.noun or each.quantity.unit
    if {total.kind, each.kind} & COUNTS and "measure" in (total.kind, each.kind) and one == two:
        return True
    return _alike(total, each) and (total.kind == "money" or one is None or two is None or one == two)


def _offered(line: Line, short: Mention, long: Mention, least: int) -> bool:
    """True for "£10 a week or £35 a month": a ticket for longer costs less."""
    sold = set(line.words(line.first, line.last)) & words("rates", "sold", "words")
    cheaper = long.quantity.scalar < short.quantity.scalar * least
    return long.kind == "money" and cheaper and (bool(sold) or long.quantity.scalar < OFFERED)
