"""Find numbers of years with the years that they lie between: "from 1961 to 1977, 16 years", "10 years ago, in 2012"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.clock import this_year
from factcheck.extract.anniversaries import both_years, counted_from, marked
from factcheck.extract.years import BY_THE_SPAN, LENGTHS, Today, founded, span_of, year_of
from factcheck.lexicon import words
from factcheck.model import Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Elapsed

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

_BEHIND = (
    [","],
    [",", "the", "first"],
    ["—"],
    ["("],
    [",", "a"],
    [",", "the", "last"],
    [",", "the"],
    [",", "some"],
)
_NO_SPAN = ("by", "every", "each")  # "rose by two years", "every four years from 1988 until 2008"
_PAST = ("was", "were")
_AGO = frozenset((",", "in", "(", "—", "–", "back"))


def elapsed(lines: Sequence[Line], dateline: date | None) -> Iterator[Elapsed]:
    """Every number of years with the two years that it lies between."""
    today = Today(dateline.year, known=True) if dateline is not None else Today(this_year(), known=False)
    for line in lines:
        dates = [m for m in line.mentions if m.figure.date is not None and m.figure.date.year is not None]
        if not dates:
            continue
        yield from _spans(line, dates)
        own = [*both_years(line, dates), *(() if today.known else marked(line, dates))]
        yield from own
        if today.known or not own:
            yield from _to_today(line, [d for d in dates if d.figure.date.until is None], today)  # type: ignore[union-attr]


def _spans(line: Line, dates: Sequence[Mention]) -> Iterator[Elapsed]:
    """Spans with both their years in the sentence."""
    single = [d for d in dates if d.figure.date is not None and d.figure.date.until is None]
    for one, two in itertools.pairwise(single):
        stated = _beside(line, one, two)
        if stated is not None:
            yield span_of(stated, one, two, (year_of(one), year_of(two)), BY_THE_SPAN)
    for pair in dates:
        until = pair.figure.date.until if pair.figure.date is not None else None
        stated = _before(line, pair, line.lower(pair.first - 1)) if until is not None else None
        alone = (line.lower(pair.first - 1), line.lower(pair.last)) == ("(", ")")  # not one of several
        if stated is not None and until is not None and alone:
            yield span_of(stated, pair, pair, (year_of(pair), until), BY_THE_SPAN)


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
    if year_of(two) <= year_of(one):
        return None
    return _before(line, one, opening) or next((m for m in _lengths(line) if _follows(line, two, m)), None)


def _lengths(line: Line) -> Iterator[Mention]:
    """Whole numbers of years, and halves; a life expectancy is no span."""
    for mention in line.mentions:
        whole = (
            mention.quantity.unit == "year" and not mention.quantity.is_range and mention.quantity.scalar * 2 % 1 == 0
        )
        if mention.kind == "duration" and whole and line.lower(mention.first - 1) not in _NO_SPAN:
            yield mention


def _before(line: Line, one: Mention, opening: str) -> Mention | None:
    """The span that a pair of years explains: "eight years from …", "eight years as mayor, from …"."""
    for mention in _lengths(line):
        gap = line.words(mention.last, one.first)
        if mention.last > one.first:
            continue
        plain = len(gap) <= 5 and gap[-1:] == [opening]
        inner = gap[:-1]
        lasting = inner[-1:] == [","] and inner[0] in words("dates", "spans", "lasting")
        if gap in _SPANS or (plain and not _breaks(inner[:-1] if lasting else inner)):
            return mention
    return None


def _breaks(gap: Sequence[str]) -> bool:
    """Whether a clause, a sentence or a quotation ends between a span and its years, or another thing begins."""
    return any(word in ("and", "but", "grace", "after") or not word[0].isalnum() for word in gap)


def _follows(line: Line, two: Mention, mention: Mention) -> bool:
    gap = line.words(two.last, mention.first)
    return mention.first >= two.last and (gap in _BEHIND or _in_any(gap))


def _in_any(gap: Sequence[str]) -> bool:
    """ "Between 1981 and 1986, the slowest growth in any five-year period"."""
    return (
        gap[:2] == [",", "the"] and gap[-2:] in (["in", "any"], ["of", "any"]) and len(gap) <= 8 and gap.count(",") == 1
    )


def _to_today(line: Line, years: Sequence[Mention], today: Today) -> Iterator[Elapsed]:
    """ "10 years ago, in 2012"; "since 2004, for 18 years"; "the 50th anniversary of the 1963 march"."""
    for mention in line.mentions:
        found = None
        if mention.kind == "duration" and mention.quantity.unit in LENGTHS and not mention.quantity.is_range:
            found = _ago(line, years, mention) or _since(line, years, mention)
        elif mention.kind == "age":
            found = _standing(line, years, mention)
        elif mention.kind == "ordinal":
            yield from counted_from(line, years, mention, today)
        if found is not None:
            year, reason = found
            yield from today.since(mention, year, Tie("sure", ("same sentence", reason), via="elapsed/sentence"))


def _ago(line: Line, years: Sequence[Mention], mention: Mention) -> tuple[Mention, str] | None:
    if line.lower(mention.last) != "ago":
        return None
    for year in years:
        behind = 0 <= year.first - mention.last <= 4 and set(line.words(mention.last + 1, year.first)) <= _AGO
        before = 0 < mention.first - year.last <= 2 and set(line.words(year.last, mention.first)) <= {*",—–(-"}
        if behind or before:
            return year, "the year stands by “ago”"
    return None


def _since(line: Line, years: Sequence[Mention], mention: Mention) -> tuple[Mention, str] | None:
    """ "It is 257 years since his birth in 1756", "has led it for 18 years, since 2004", "since 2004, for 18 years"."""
    perfect = {"has", "have", "’s", "'s"} & set(line.words(line.first, line.last))
    for year in years:
        gap = line.words(mention.last, year.first)
        verb = line.verb(mention.last, year.first) and not {"born", "founded"} & set(gap)
        counted = gap[:1] == ["since"] and 0 < len(gap) <= 6 and not verb
        counted = counted and "," not in gap[:-2] and line.lower(mention.first - 1) not in ("for", *_PAST)
        if counted or _since_it(line, gap, mention):
            return year, "the year stands by “since”"
        lasting = perfect and line.lower(mention.first - 1) == "for"
        turned = line.words(year.last, mention.first) == [",", "for"] and line.lower(year.first - 1) == "since"
        if lasting and (gap == [",", "since"] or turned):
            return year, "“since” and “for” are of one span"
    return None


def _since_it(line: Line, gap: Sequence[str], mention: Mention) -> bool:
    """ "It is 30 years since the mill shut in 1978", "it has been 30 years since ...": the year is that of the clause."""
    told = line.lower(mention.first - 1) in words("dates", "spans", "counted")
    clause = gap[:1] == ["since"] and gap[-1:] == ["in"] and len(gap) <= 9
    then = line.lower(mention.first - 2) == "had"
    return told and clause and not then and not words("dates", "spans", "not_in_clause") & set(gap[:-2])


def _standing(line: Line, years: Sequence[Mention], mention: Mention) -> tuple[Mention, str] | None:
    """ "The bridge, built in 1922, is 100 years old", "the 100-year-old bridge, built in 1922"."""
    present = (
        line.lower(mention.first - 1) in words("dates", "spans", "present") or line.lower(mention.first) == "turns"
    )
    for year in years:
        if not founded(line, year):
            continue
        told = year.last <= mention.first and present and mention.first - year.last <= 4
        gap = line.words(mention.last, year.first)
        described = 0 < len(gap) <= 7 and gap.count(",") == 1 and not line.verb(mention.last, year.first)
        if told or (described and line.lower(mention.first - 1) in ("the", "a", "this")):
            return year, "the year that it was made stands beside its age"
    return None
