"""Find dates, months with years, years and weekdays, as what they are and not as counts.

Spans are found here; what a full date means is read by python-dateutil.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token

YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as printed in `tokens[first:last]`; a part that is not printed is `None`."""

    first: int
    last: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    until: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where day, month and year are printed and the calendar has it."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def number(self) -> int:
        """The date as a number: 2021, 202103 or 20210320; without a year its month and day."""
        number = self.year or 0
        if self.month is not None:
            number = number * 100 + self.month
        if self.day is not None:
            number = number * 100 + self.day
        return number


def read_date(tokens: Sequence[Token], at: int) -> DateSpan | None:
    """The longest date that begins at `tokens[at]`, or `None`."""
    token = tokens[at]
    if token.kind == "word":
        weekday = table("dates")["weekdays"].get(token.lower)
        if weekday is not None and token.text[0].isupper():
            return _after_weekday(tokens, at, weekday)
        if _month(token) is not None:
            return _month_first(tokens, at)
        return None
    if token.kind == "number":
        return _day_first(tokens, at) or _year(tokens, at)
    return None


def _month(token: Token) -> int | None:
    """The month a word names; "may" and "march" only with a capital."""
    month: int | None = table("dates")["months"].get(token.lower)
    return month if month is not None and token.text[0].isupper() else None


def _after_weekday(tokens: Sequence[Token], at: int, weekday: int) -> DateSpan | None:
    step = at + 1
    while step < len(tokens) and (tokens[step].text in (",", ".") or tokens[step].lower in ("the", "on")):
        step += 1
    if step >= len(tokens):
        return None
    found = _day_first(tokens, step) or (_month_first(tokens, step) if _month(tokens[step]) is not None else None)
    if found is None or found.day is None:
        return None
    return DateSpan(at, found.last, found.year, found.month, found.day, weekday)


def _day(token: Token) -> int | None:
    return int(token.text) if token.kind == "number" and token.text.isdecimal() and 1 <= int(token.text[:3]) <= 31 else None


def _month_first(tokens: Sequence[Token], at: int) -> DateSpan:
    """ "March 2021", "March 20", "Nov. 2, 2014", "March"."""
    month = _month(tokens[at])
    step = _skip(tokens, at + 1, ".")
    if step < len(tokens):
        year = _year_at(tokens, step)
        if year is not None:
            return DateSpan(at, step + 1, year, month, None)
        day = _day(tokens[step])
        if day is not None and not _counted(tokens, step + 1):
            last = step + 1
            if last < len(tokens) and tokens[last].lower in ("st", "nd", "rd", "th") and not tokens[last].gap:
                last += 1
            last = _through(tokens, last)
            comma = _skip(tokens, last, ",")
            year = _year_at(tokens, comma) if comma < len(tokens) and not tokens[comma].broken else None
            return DateSpan(at, comma + 1 if year else last, year, month, day)
    comma = _skip(tokens, step, ",")
    if comma < len(tokens) and tokens[comma].lower == "of":
        comma += 1
    year = _year_at(tokens, comma) if comma < len(tokens) else None
    return DateSpan(at, comma + 1 if year else at + 1, year, month, None)


def _through(tokens: Sequence[Token], at: int) -> int:
    """The index after the second day of "February 21-28", else `at`."""
    if at + 1 < len(tokens) and tokens[at].text in "-–" and not tokens[at].gap and not tokens[at + 1].gap and _day(tokens[at + 1]):
        return at + 2
    return at


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """True where what follows makes the number a count after all ("In May 12 people ...")."""
    follows = tokens[at] if at < len(tokens) else None
    return follows is not None and (
        follows.text == "%"
        or follows.lower in ("per", "percent", "pct", "million", "people", "points", "mln", "billion", "dlrs", "men", "women")
        or (follows.text == "." and at + 1 < len(tokens) and not tokens[at + 1].gap and tokens[at + 1].kind == "number")
    )


def _day_first(tokens: Sequence[Token], at: int) -> DateSpan | None:
    """ "20 June 2025", "the 20th of June", "1 June"."""
    day = _day(tokens[at])
    if day is None:
        return None
    step = at + 1
    if step < len(tokens) and tokens[step].lower in ("st", "nd", "rd", "th") and not tokens[step].gap:
        step += 1
    if step < len(tokens) and tokens[step].lower == "of":
        step += 1
    if step >= len(tokens) or _month(tokens[step]) is None or (tokens[step].lower == "may" and not tokens[step].gap):
        return None
    last = _skip(tokens, step + 1, ".")
    comma = _skip(tokens, last, ",")
    year = _year_at(tokens, comma) if comma < len(tokens) and not tokens[comma].broken else None
    return DateSpan(at, comma + 1 if year else step + 1, year, _month(tokens[step]), day)


def _skip(tokens: Sequence[Token], at: int, sign: str) -> int:
    return at + 1 if at + 1 < len(tokens) and tokens[at].text == sign else at


def _year_at(tokens: Sequence[Token], at: int) -> int | None:
    token = tokens[at]
    if token.kind == "number" and len(token.text) == 4 and token.text.isdecimal() and int(token.text) in YEARS:
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        if follows is not None and (follows.text == "%" or follows.lower in ("per", "percent", "pct", "mln", "million")):
            return None
        return int(token.text)
    return None


_YEAR_BEFORE = frozenset(
    ["in", "since", "from", "to", "until", "till", "by", "of", "before", "after", "during", "for", "through", "between", "and", "early", "late", "mid", "around", "circa", "year", "fiscal", "summer", "spring", "autumn", "winter", "election", "budget", "the", "this", "that", "than", "calendar", "over", "end", "start", "back", "ended", "ending", "season", "class", "season's", "born", "died", "c"]
)
_MONTHLY = frozenset(["people", "men", "women", "children", "jobs", "homes", "cases", "deaths", "votes", "units", "cars", "tonnes", "tons", "miles", "dollars", "pounds", "dlrs", "points", "seats", "barrels", "shares", "members", "staff", "workers", "employees", "students", "pupils", "euros", "yen", "troops", "years", "feet", "metres", "km", "kg", "square", "acres", "hectares", "houses", "schools", "families", "patients", "contracts", "soldiers", "officers", "applications", "responses", "votes", "respondents", "adults", "vehicles", "trucks", "jeeps", "passengers", "copies", "words", "rooms", "visitors", "fans", "spectators", "beds", "days", "hours", "minutes", "dwellings", "flats", "properties"])


def _year(tokens: Sequence[Token], at: int) -> DateSpan | None:
    """A bare year, with its second year in "2013-14" or "1996/97"."""
    year = _year_at(tokens, at)
    if year is None or "," in tokens[at].text:
        return None
    before = tokens[at - 1] if at else None
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and (before.text in "$£€¥₹#" or (before.text in "-–/." and not tokens[at].gap and not before.gap)):
        return None
    if at + 2 < len(tokens) and follows is not None and follows.text in "-–/" and not follows.gap and not tokens[at + 2].gap:
        end = tokens[at + 2]
        if end.kind == "number" and end.text.isdecimal() and len(end.text) in (2, 4):
            until = int(end.text) if len(end.text) == 4 else year // 100 * 100 + int(end.text)
            if until < year and len(end.text) == 2:
                until += 100
            if year < until <= year + 150:
                return DateSpan(at, at + 3, year, None, None, until=until)
    if follows is not None and not follows.gap and (follows.kind == "word" or follows.text in "%°"):
        return None
    preceded = before is not None and (before.lower in _YEAR_BEFORE or before.text in "(,'’—–-[" or before.text[0].isupper())
    counted = follows is not None and follows.lower in _MONTHLY
    if counted and not (before is not None and before.lower in ("since", "in", "during")):
        return None
    if year < 1500 and not (before is not None and before.lower in ("in", "since", "year", "circa", "from", "until")):
        return None
    if year in range(1700, 2101) or preceded:
        return DateSpan(at, at + 1, year, None, None)
    return None
