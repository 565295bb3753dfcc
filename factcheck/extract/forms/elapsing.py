"""Numbers of years with the years that they lie between, by the forms of `relations/elapsed.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.clock import this_year as year_of_check
from factcheck.extract.years import LENGTHS, span_of, year_of
from factcheck.lexicon import words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factcheck.extract.dates import DateSpan
    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention
    from factcheck.model import Elapsed

NO_SPAN: Final = words("dates", "spans", "stepped")  # "rose by two years", "every four years from 1988 until 2008"
STATED: Final = {"elapsed": "SPAN", "today": "SPAN"}


def elapsed(found: Iterable[Match], dateline: date | None) -> Iterator[Elapsed]:
    """Each number of years with its two ends: two years, or one and the day of publication.

    Where that day is not known the years cannot reach beyond the year of the check, whichever year it was published in.
    """
    for one in found:
        ends = _ends(one)
        if None in [m.figure.date and m.figure.date.year for m in ends if "DAY" not in one.parts or m is ends[0]]:
            continue
        marked = "DAY" in one.parts and dateline is not None
        if one.written.relation == "elapsed" and not marked:
            yield _span(one, _years(one))
        elif dateline is not None and (one.figure("SPAN").kind != "ordinal" or only_year(one)):
            yield _span(one, (year_of(ends[0]), dateline.year))
        elif dateline is None and year_of(ends[0]) <= year_of_check():
            span = _span(one, (year_of(ends[0]), year_of_check()))
            yield replace(span, undated=True, tie=replace(span.tie, certainty="sure"))


def _ends(found: Match) -> tuple[Mention, Mention]:
    """The two dates, or twice the one there is."""
    told = [found.figure(part) for part in ("ONE", "PAIR", "TWO", "DAY") if part in found.parts]
    return told[0], told[-1]


def _span(found: Match, years: tuple[int, int]) -> Elapsed:
    tie = found.tie("same sentence", "the years stand by the span")
    return span_of(found.figure("SPAN"), *_ends(found), years, tie)


def _years(found: Match) -> tuple[int, int]:
    one, two = _ends(found)
    if "PAIR" in found.parts:
        return year_of(one), one.figure.date.until  # type: ignore[union-attr, return-value]
    if "DAY" not in found.parts:
        return year_of(one), year_of(two)
    near = year_of(one) + int(found.figure("SPAN").quantity.scalar)
    steps = (year for step in range(7) for year in (near - step, near + step))
    return year_of(one), next((year for year in steps if _falls(two.figure.date, year)), near)


def _falls(span: DateSpan | None, year: int) -> bool:
    """Whether a day and a month fall on their weekday in a year."""
    day = replace(span, year=year).date if span is not None else None
    return day is not None and span is not None and day.weekday() == span.weekday


def whole_span(found: Match) -> bool:
    """A number of years or half years that something lasted."""
    q, at = found.figure("SPAN").quantity, found.parts["SPAN"][0][0]
    told = found.told.lower(at - 1, at)
    return q.unit == "year" and not q.is_range and q.scalar * 2 % 1 == 0 and not set(told) & set(NO_SPAN)


def long_span(found: Match) -> bool:
    """A number of years, decades or centuries."""
    q = found.figure("SPAN").quantity
    return q.unit in LENGTHS and not q.is_range


def in_turn(found: Match) -> bool:
    """Two single years, the later one last."""
    one, two = (found.figure(part).figure.date for part in ("ONE", "TWO"))
    single = one is not None and two is not None and one.until is two.until is None
    return single and one.year is not None and two.year is not None and one.year < two.year  # type: ignore[union-attr]


def a_pair(found: Match) -> bool:
    """ "(2008-2016)": one date that is two years."""
    date_ = found.figure("PAIR").figure.date
    return date_ is not None and date_.year is not None and date_.until is not None


def a_weekday(found: Match) -> bool:
    """A weekday with its day and month, and no year: in how many years it may fall is known."""
    span = found.figure("DAY").figure.date
    return span is not None and span.year is None and None not in (span.month, span.day, span.weekday)


def until_now(found: Match) -> bool:
    """No span that ended: "it had been 30 years since", "for 30 years since"."""
    at = found.parts["SPAN"][0][0]
    return not set(found.told.lower(at - 2, at)) & words("dates", "spans", "durations")


def at_present(found: Match) -> bool:
    """An age that something has now."""
    at = found.parts["SPAN"][0][0]
    told = found.told.lower(at - 1, at)[-1:] + found.told.lower(at, at + 1)[0].split()[:1]
    return bool(set(told) & (words("dates", "spans", "present") | words("dates", "spans", "determined")))


def this_year(found: Match) -> bool:
    """A word of the sentence for this very year."""
    return bool(set(found.told.row.spelt) & words("dates", "spans", "this_year"))


def only_year(found: Match) -> bool:
    """The only year of its sentence, in which nothing is told as past."""
    dates = [m for m in found.told.mentions.values() if m.figure.date is not None and m.figure.date.year is not None]
    return len(dates) == 1 and not set(found.told.row.spelt) & words("dates", "spans", "past")
