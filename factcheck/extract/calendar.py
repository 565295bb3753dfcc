"""Find what the calendar can check: weekdays beside dates, named periods with their ends, spans of years."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.dates import DateSpan, read_date
from factcheck.lexicon import table
from factcheck.model import Dated, Elapsed, Period, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.extract.line import Line, Mention
    from factcheck.extract.tokens import Token

_MONTHS = {"year": 12, "quarter": 3, "half-year": 6}
_SPANS = (
    ["from"],
    ["between"],
    [",", "from"],
    [",", "between"],
    ["-", "old", "from"],
    ["period", "from"],
    ["period", "between"],
    ["stretch", "from"],
    ["in", "office", "from"],
    ["span", "from"],
    ["spell", "from"],
    ["reign", "from"],
    ["(", "from"],
    ["("],
)


def dated(lines: Sequence[Line]) -> Iterator[Dated]:
    """Every full or partial date with a day and month, with its weekday where one is printed."""
    for line in lines:
        for mention in line.mentions:
            span = mention.figure.date
            if span is None or span.day is None or span.month is None:
                continue
            text = line.tokens[span.first].text if span.weekday is not None else ""
            yield Dated(mention.quantity, span.year, span.month, span.day, span.weekday, text)


def spans(lines: Sequence[Line]) -> Iterator[Period]:
    """Every period that is named by its length and by its first and last month."""
    for line in lines:
        for at in range(line.first, line.last):
            if line.lower(at) in ("from", "between"):
                period = _period(line, at)
                if period is not None:
                    yield period


def _period(line: Line, at: int) -> Period | None:
    months, named, first_token = _named(line, at)
    if months is None:
        return None
    first = _month_at(line.tokens, at + 1, line.last)
    if first is None or first.month is None:
        return None
    step = first.last
    if line.lower(step) not in ("to", "and", "until", "through", "till"):
        return None
    step += 1
    while line.lower(step) in ("the", "end", "of", "late", "last", "day", "early", "mid", "-"):
        step += 1
    last = _month_at(line.tokens, step, line.last)
    if last is None or last.month is None:
        return None
    opening, closing = _counted(first, last)
    start, end = line.tokens[first_token].start, line.tokens[last.last - 1].end
    return Period(
        _quantity(line, first),
        _quantity(line, last),
        opening,
        closing,
        named,
        months,
        "".join(f"{t.text} " for t in line.tokens[first_token : last.last]).strip(),
        start,
        end,
    )


def _quantity(line: Line, span: DateSpan):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return next((m.quantity for m in line.mentions if m.first == span.first), None)


def _named(line: Line, at: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """The length that a period is named by before its "from": months, the figure of it, and the token it begins at."""
    for back in range(at - 1, max(line.first, at - 4) - 1, -1):
        mention = next((m for m in line.mentions if m.last == back + 1 and m.kind == "duration"), None)
        if mention is not None:
            if mention.quantity.is_range or mention.quantity.hedge is not None:
                return None, None, 0
            scale = {"month": 1, "year": 12, "quarter": 3}.get(mention.quantity.unit or "")
            value = mention.quantity.scalar
            if scale is None or value.denominator != 1 or value > 30:
                return None, None, 0
            return int(value) * scale, mention.quantity, mention.first
        word = line.lower(back)
        if word in _MONTHS and line.lower(back - 1) in (
            "the",
            "a",
            "full",
            "whole",
            "financial",
            "one",
            "fiscal",
            "tax",
        ):
            return _MONTHS[word], None, back
        if word in (",", ";", "and", "or", "but", "for"):
            return None, None, 0
    return None, None, 0


def _month_at(tokens: Sequence[Token], at: int, end: int) -> DateSpan | None:
    if at >= end:
        return None
    span = read_date(tokens, at)
    return span if span is not None and span.month is not None and span.until is None else None


def _counted(first: DateSpan, last: DateSpan) -> tuple[int, int]:
    """Both months counted from year 0; a year that is not printed follows from the other, within a year."""
    assert first.month is not None  # noqa: S101
    assert last.month is not None  # noqa: S101
    year = first.year if first.year is not None else (last.year if last.year is not None else 2000)
    until = last.year
    if first.year is None and last.year is not None and first.month > last.month:
        year = last.year - 1
    if until is None:
        until = year if last.month > first.month else year + 1
    opening, closing = year * 12 + first.month - 1, until * 12 + last.month - 1
    if first.day is not None and last.day is not None and last.day < first.day:
        closing -= 1
    return opening, closing


def elapsed(lines: Sequence[Line], dateline: date | None) -> Iterator[Elapsed]:
    """Every number of years with the two years that it lies between."""
    for line in lines:
        years = [
            m
            for m in line.mentions
            if m.figure.date is not None and m.figure.date.month is None and m.figure.date.until is None
        ]
        for one, two in itertools.pairwise(years):
            stated = _beside(line, one, two)
            if stated is not None:
                tie = Tie("sure", ("same sentence", "the years stand by the span"))
                yield Elapsed(
                    stated.quantity, one.quantity, two.quantity, _year(one), _year(two), anniversary=False, tie=tie
                )
        if dateline is not None:
            yield from _to_today(line, years, dateline)


def _year(mention: Mention) -> int:
    assert mention.figure.date is not None  # noqa: S101
    assert mention.figure.date.year is not None  # noqa: S101
    return mention.figure.date.year


def _beside(line: Line, one: Mention, two: Mention) -> Mention | None:
    """The span of years next to "from 1961 to 1977" or "between 2007 and 2012"."""
    opening, joining = line.lower(one.first - 1), line.gap(one, two)
    if (opening, tuple(joining)) not in {
        ("from", ("to",)),
        ("from", ("through",)),
        ("from", ("until",)),
        ("between", ("and",)),
        ("(", ("-",)),
        ("(", ("–",)),
        ("from", ("-",)),
    }:
        return None
    if _year(two) <= _year(one):
        return None
    for mention in line.mentions:
        if mention.kind != "duration" or mention.quantity.unit != "year" or mention.quantity.is_range:
            continue
        if mention.quantity.scalar.denominator != 1 and mention.quantity.scalar * 2 % 1:
            continue  # a life expectancy, not a span
        if line.lower(mention.first - 1) == "by":
            continue  # "rose by two years"
        gap = line.words(mention.last, one.first)
        if mention.last <= one.first and (
            gap in _SPANS
            or (
                len(gap) <= 5
                and gap[-1:] == [opening]
                and not any(w in (",", ";", "and", "but", "grace", "after") for w in gap)
            )
        ):
            return mention
        behind = line.words(two.last, mention.first)
        if mention.first >= two.last and behind in (
            [","],
            [",", "the", "first"],
            ["—"],
            ["("],
            [",", "a"],
            [",", "the", "last"],
            [",", "the"],
            [",", "some"],
        ):
            return mention
    return None


def _to_today(line: Line, years: Sequence[Mention], today: date) -> Iterator[Elapsed]:
    """ "10 years ago, in 2012"; "the 50th anniversary of the 1963 march"."""
    for mention in line.mentions:
        if (
            mention.kind == "duration"
            and mention.quantity.unit == "year"
            and not mention.quantity.is_range
            and line.lower(mention.last) == "ago"
        ):
            near = [
                y
                for y in years
                if 0 <= y.first - mention.last <= 4
                and set(line.words(mention.last + 1, y.first)) <= {",", "in", "(", "—", "–", "back"}
            ]
            near += [
                y
                for y in years
                if 0 < mention.first - y.last <= 2
                and set(line.words(y.last, mention.first)) <= {",", "—", "–", "(", "-"}
            ]
            for year in near[:1]:
                tie = Tie("sure", ("same sentence", "the year stands by “ago”"))
                yield Elapsed(
                    mention.quantity, year.quantity, year.quantity, _year(year), today.year, anniversary=False, tie=tie
                )
        elif (
            mention.kind == "duration"
            and mention.quantity.unit == "year"
            and not mention.quantity.is_range
            and line.lower(mention.last) == "since"
        ):
            near = [y for y in years if 0 < y.first - mention.last <= 6 and not line.verb(mention.last, y.first)]
            for year in near[:1]:
                tie = Tie("sure", ("same sentence", "the year stands by “since”"))
                yield Elapsed(
                    mention.quantity, year.quantity, year.quantity, _year(year), today.year, anniversary=False, tie=tie
                )
        elif mention.kind == "ordinal" and line.lower(mention.last) in ("anniversary", "birthday"):
            for year in [y for y in years if 0 < y.first - mention.last <= 5][:1]:
                if "of" not in line.words(mention.last, year.first):
                    continue
                tie = Tie("guess", ("the anniversary may lie in another year than this one",))
                yield Elapsed(
                    mention.quantity, year.quantity, year.quantity, _year(year), today.year, anniversary=True, tie=tie
                )


MONTH_NAMES = tuple(
    name
    for name, _ in sorted(table("dates")["months"].items(), key=lambda item: item[1])
    if len(name) > 3 or name == "may"
)
