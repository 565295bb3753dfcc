"""Find numbers of years with the years that they lie between: "from 1961 to 1977, 16 years", "10 years ago, in 2012"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Elapsed, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.extract.line import Line, Mention

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
_YEARS = {"year": 1, "decade": 10, "century": 100}
_AGO = frozenset((",", "in", "(", "—", "–", "back"))
BY_THE_SPAN = Tie("sure", ("same sentence", "the years stand by the span"))
OTHER_YEAR = Tie("guess", ("the anniversary may lie in another year than this one",))


def elapsed(lines: Sequence[Line], dateline: date | None) -> Iterator[Elapsed]:
    """Every number of years with the two years that it lies between."""
    for line in lines:
        dates = [m for m in line.mentions if m.figure.date is not None and m.figure.date.year is not None]
        if not dates:
            continue
        yield from _spans(line, dates)
        yield from _anniversaries(line, dates)
        if dateline is not None:
            yield from _to_today(line, [d for d in dates if d.figure.date.until is None], dateline)  # type: ignore[union-attr]


def _spans(line: Line, dates: Sequence[Mention]) -> Iterator[Elapsed]:
    """Spans with both their years in the sentence."""
    single = [d for d in dates if d.figure.date is not None and d.figure.date.until is None]
    for one, two in itertools.pairwise(single):
        stated = _beside(line, one, two)
        if stated is not None:
            yield _elapsed(stated, one, two, (_year(one), _year(two)), BY_THE_SPAN)
    for pair in dates:
        until = pair.figure.date.until if pair.figure.date is not None else None
        stated = _before(line, pair, line.lower(pair.first - 1)) if until is not None else None
        if stated is not None and until is not None and line.lower(pair.first - 1) == "(":
            yield _elapsed(stated, pair, pair, (_year(pair), until), BY_THE_SPAN)


def _elapsed(  # noqa: PLR0913  (all that a span is)
    stated: Mention, one: Mention, two: Mention, years: tuple[int, int], tie: Tie, *, anniversary: bool = False
) -> Elapsed:
    length = _YEARS.get(stated.quantity.unit or "year", 1)
    return Elapsed(stated.quantity, one.quantity, two.quantity, *years, anniversary=anniversary, tie=tie, length=length)


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
    return _before(line, one, opening) or next((m for m in _lengths(line) if _follows(line, two, m)), None)


def _lengths(line: Line) -> Iterator[Mention]:
    """Whole numbers of years, and halves; a life expectancy is no span."""
    for mention in line.mentions:
        whole = (
            mention.quantity.unit == "year" and not mention.quantity.is_range and mention.quantity.scalar * 2 % 1 == 0
        )
        if mention.kind == "duration" and whole and line.lower(mention.first - 1) != "by":  # "rose by two years"
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
    return any(word in (",", ";", "and", "but", "grace", "after") for word in gap)


def _follows(line: Line, two: Mention, mention: Mention) -> bool:
    return mention.first >= two.last and line.words(two.last, mention.first) in _BEHIND


def _to_today(line: Line, years: Sequence[Mention], today: date) -> Iterator[Elapsed]:
    """ "10 years ago, in 2012"; "since 2004, for 18 years"; "the 50th anniversary of the 1963 march"."""
    for mention in line.mentions:
        found = None
        if mention.kind == "duration" and mention.quantity.unit in _YEARS and not mention.quantity.is_range:
            found = _ago(line, years, mention) or _since(line, years, mention)
        elif mention.kind == "age":
            found = _standing(line, years, mention)
        elif mention.kind == "ordinal":
            yield from _ordinal(line, years, mention, today)
        if found is not None:
            year, reason = found
            yield _elapsed(mention, year, year, (_year(year), today.year), Tie("sure", ("same sentence", reason)))


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
        if counted and line.lower(mention.first - 1) != "for":
            return year, "the year stands by “since”"
        lasting = perfect and line.lower(mention.first - 1) == "for"
        turned = line.words(year.last, mention.first) == [",", "for"] and line.lower(year.first - 1) == "since"
        if lasting and (gap == [",", "since"] or turned):
            return year, "“since” and “for” are of one span"
    return None


def _standing(line: Line, years: Sequence[Mention], mention: Mention) -> tuple[Mention, str] | None:
    """ "The bridge, built in 1922, is 100 years old", "the 100-year-old bridge, built in 1922"."""
    present = (
        line.lower(mention.first - 1) in words("dates", "spans", "present") or line.lower(mention.first) == "turns"
    )
    for year in years:
        if not _founded(line, year):
            continue
        told = year.last <= mention.first and present and mention.first - year.last <= 4
        gap = line.words(mention.last, year.first)
        described = 0 < len(gap) <= 7 and gap.count(",") == 1 and not line.verb(mention.last, year.first)
        if told or (described and line.lower(mention.first - 1) in ("the", "a", "this")):
            return year, "the year that it was made stands beside its age"
    return None


def _founded(line: Line, year: Mention) -> bool:
    """Whether a year is that of a foundation: "founded in Leeds in 1922"."""
    back = line.words(year.first - 5, year.first)
    at = next((i for i, word in enumerate(back) if word in words("dates", "spans", "founded")), len(back))
    return back[-1:] == ["in"] and at < len(back) and "," not in back[at:]


def _ordinal(line: Line, years: Sequence[Mention], mention: Mention, today: date) -> Iterator[Elapsed]:
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
    if not own or not _founded(line, years[0]) or near & words("dates", "spans", "past"):
        return
    if follows in ("anniversary", "birthday") and near & words("dates", "spans", "this_year"):
        yield _elapsed(mention, years[0], years[0], (_year(years[0]), today.year), BY_THE_SPAN, anniversary=True)
    elif follows == "year" and line.lower(mention.first - 2) == "in":
        yield _elapsed(mention, years[0], years[0], (_year(years[0]), today.year), OTHER_YEAR, anniversary=True)


def _anniversary(
    line: Line, years: Sequence[Mention], mention: Mention, year: Mention, today: date
) -> Iterator[Elapsed]:
    """The anniversary of a year: in another year that the sentence names, in this one where it says so, or perhaps."""
    near = set(line.words(line.first, line.last))
    if len(years) == 1 and not near & words("dates", "spans", "past"):
        tie = BY_THE_SPAN if near & words("dates", "spans", "this_year") else OTHER_YEAR
        yield _elapsed(mention, year, year, (_year(year), today.year), tie, anniversary=True)


def _anniversaries(line: Line, years: Sequence[Mention]) -> Iterator[Elapsed]:
    """ "The 25th anniversary of the 1972 fire, in 1997": both years are told."""
    for mention in line.mentions:
        if mention.kind != "ordinal" or line.lower(mention.last) != "anniversary" or len(years) != 2:
            continue
        one, two = years
        of = line.words(mention.last, one.first)
        gap = line.words(one.last, two.first)
        if 0 < len(of) <= 5 and "of" in of and len(gap) <= 5 and gap[-2:] == [",", "in"]:
            yield _elapsed(mention, one, two, (_year(one), _year(two)), BY_THE_SPAN, anniversary=True)
