"""Find what the calendar can check: weekdays beside dates, named periods with their ends, spans of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.dates import DateSpan, read_date
from factcheck.lexicon import words
from factcheck.model import Dated, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.extract.tokens import Token

_MONTHS = {"year": 12, "quarter": 3, "half-year": 6}


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
            if line.lower(at) in words("dates", "period", "opening"):
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
    if line.lower(step) not in words("dates", "period", "until"):
        return None
    step += 1
    while line.lower(step) in words("dates", "period", "before_last"):
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
        if word in _MONTHS and line.lower(back - 1) in words("dates", "period", "before_length"):
            return _MONTHS[word], None, back
        if word in words("dates", "period", "parting"):
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
