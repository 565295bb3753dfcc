"""Find anniversaries with the years that they lie between: "the 50th anniversary of the 1963 march", "in its 30th year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.years import BY_THE_SPAN, OTHER_YEAR, founded, span_of, year_of
from factcheck.lexicon import words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.dates import DateSpan
    from factcheck.extract.line import Line, Mention
    from factcheck.extract.years import Today
    from factcheck.model import Elapsed


def counted_from(line: Line, years: Sequence[Mention], mention: Mention, today: Today) -> Iterator[Elapsed]:
    """ "The 50th anniversary of the 1963 march", "founded in 1972, celebrates its 50th anniversary", "in its 30th year"."""
    follows = line.lower(mention.last)
    near = set(line.words(line.first, line.last))
    if follows in ("anniversary", "birthday"):
        for year in years:
            gap = line.words(mention.last, year.first)
            if 0 < len(gap) <= 5 and "of" in gap:
                yield from _anniversary(line, years, mention, year, today)
                return
    own = line.lower(mention.first - 1) in words("dates", "spans", "own") and len(years) == 1
    if not own or not founded(line, years[0]) or near & words("dates", "spans", "past"):
        return
    if follows in ("anniversary", "birthday") and near & words("dates", "spans", "this_year"):
        yield from today.since(mention, years[0], BY_THE_SPAN, anniversary=True)
    elif follows == "year" and line.lower(mention.first - 2) == "in":
        yield from today.since(mention, years[0], OTHER_YEAR, anniversary=True)


def _anniversary(
    line: Line, years: Sequence[Mention], mention: Mention, year: Mention, today: Today
) -> Iterator[Elapsed]:
    """The anniversary of a year: in another year that the sentence names, in this one where it says so, or perhaps."""
    near = set(line.words(line.first, line.last))
    alone = len(years) == 1 and not near & words("dates", "spans", "past")
    if alone or not today.known:  # whichever year it fell in, it has come
        tie = BY_THE_SPAN if near & words("dates", "spans", "this_year") else OTHER_YEAR
        yield from today.since(mention, year, tie, anniversary=True)


def marked(line: Line, years: Sequence[Mention]) -> Iterator[Elapsed]:
    """ "Sunday, May 17, marked the 66th anniversary of the 1954 ruling": the weekday tells which years the day may be of."""
    days = [m for m in line.mentions if m.figure.date is not None and _weekday(m.figure.date) is not None]
    if len(days) != 1 or len(years) != 1 or days[0].last > years[0].first:
        return
    for mention in line.mentions:
        gap, of = line.gap(days[0], mention), line.gap(mention, years[0])
        marks = bool(words("dates", "spans", "marks") & set(gap)) and len(gap) <= 5
        if mention.kind == "ordinal" and marks and of[:2] == ["anniversary", "of"] and len(of) <= 5:
            near = year_of(years[0]) + int(mention.quantity.scalar)
            year = _year_with(days[0].figure.date, near)
            yield span_of(mention, years[0], days[0], (year_of(years[0]), year), BY_THE_SPAN, anniversary=True)


def _weekday(span: DateSpan) -> int | None:
    """The weekday of a date that is printed without its year."""
    full = span.year is None and span.month is not None and span.day is not None
    return span.weekday if full else None


def _year_with(span: DateSpan | None, near: int) -> int:
    """The year nearest to one in which a day and a month fall on their weekday."""
    assert span is not None  # noqa: S101
    years = (year for step in range(7) for year in (near - step, near + step))
    return next((year for year in years if _falls(replace(span, year=year))), near)


def _falls(span: DateSpan) -> bool:
    return span.date is not None and span.date.weekday() == span.weekday


def both_years(line: Line, years: Sequence[Mention]) -> Iterator[Elapsed]:
    """ "The 25th anniversary of the 1972 fire, in 1997": both years are told."""
    for mention in line.mentions:
        if mention.kind != "ordinal" or line.lower(mention.last) != "anniversary" or len(years) != 2:
            continue
        one, two = years
        of = line.words(mention.last, one.first)
        gap = line.words(one.last, two.first)
        if 0 < len(of) <= 5 and "of" in of and len(gap) <= 5 and gap[-2:] == [",", "in"]:
            yield span_of(mention, one, two, (year_of(one), year_of(two)), BY_THE_SPAN, anniversary=True)
