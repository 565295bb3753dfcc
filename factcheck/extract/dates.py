"""Find dates, months with years, years and weekdays, as what they are and not as counts.

Spans are found here; what a full date means is read by python-dateutil.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from factcheck.extract.tokens import HYPHENS, lower_at
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token

YEARS = range(1000, 2101)
LEAP = 2000
MODERN = range(1700, 2101)
OLD = 1500  # a year before this needs a word that tells it from a count
LONGEST_SHORT = 5  # letters of "Thurs."
LONGEST_SPAN = 150  # years from the first to the second of a pair


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
        return _iso(tokens, at) or _day_first(tokens, at) or _year(tokens, at)
    return None


def _month(token: Token) -> int | None:
    """The month a word names; "may" and "march" only with a capital."""
    month: int | None = table("dates")["months"].get(token.lower)
    return month if month is not None and token.text[0].isupper() else None


def _after_weekday(tokens: Sequence[Token], at: int, weekday: int) -> DateSpan | None:
    step = _past_weekday(tokens, at)
    if step is None:
        return None
    counted = tokens[step - 1].lower == "the"  # "Friday the 3rd of May", but "said on Friday the May 3 attack"
    found = _day_first(tokens, step)
    if found is None and not counted and _month(tokens[step]) is not None:
        found = _month_first(tokens, step)
    if found is None or found.day is None:
        return None
    return DateSpan(at, found.last, found.year, found.month, found.day, weekday)


def _past_weekday(tokens: Sequence[Token], at: int) -> int | None:
    """The index after what joins a weekday to its date: "Friday, the", "Fri."; the stop of "on Friday." ends its sentence."""
    joined = [",", "the"] if len(tokens[at].text) > LONGEST_SHORT else [".", ",", "the"]
    step = at + 1
    for sign in joined:
        if step < len(tokens) and tokens[step].text == sign and not tokens[step].broken:
            step += 1
    wrapped = step < len(tokens) and tokens[step].broken and tokens[step - 1].text != ","
    return None if step >= len(tokens) or wrapped else step


def _day(token: Token) -> int | None:
    return (
        int(token.text)
        if token.kind == "number" and token.text.isdecimal() and 1 <= int(token.text[:3]) <= 31
        else None
    )


def _month_first(tokens: Sequence[Token], at: int) -> DateSpan:
    """ "March 2021", "March 20", "Nov. 2, 2014", "March"."""
    month = _month(tokens[at])
    step = _past_month(tokens, at)
    if step < len(tokens):
        year = _year_at(tokens, step)
        if year is not None:
            return DateSpan(at, step + 1, year, month, None)
        day = _day(tokens[step])
        if day is not None and not _counted(tokens, step + 1) and not _too_late(tokens, at, step, month):
            last = step + 1
            if (
                last < len(tokens)
                and tokens[last].lower in words("dates", "ordinals", "endings")
                and not tokens[last].gap
            ):
                last += 1
            last = _through(tokens, last)
            comma = _skip(tokens, last, ",")
            year = _year_behind(tokens, comma)
            return DateSpan(at, comma + 1 if year else last, year, month, day)
    comma = _skip(tokens, step, ",")
    if comma < len(tokens) and tokens[comma].lower == "of":
        comma += 1
    year = _year_at(tokens, comma) if comma < len(tokens) else None
    return DateSpan(at, comma + 1 if year else at + 1, year, month, None)


def _too_late(tokens: Sequence[Token], at: int, step: int, month: int | None) -> bool:
    """ "In June 31 firms closed": more than the month's days, and nothing else that says it is a day."""
    if int(tokens[step].text) <= monthrange(LEAP, month or 1)[1] or step + 1 >= len(tokens):
        return False
    after = tokens[step + 1]
    goes_on = after.lower in words("dates", "age", "closers") or after.lower in words("dates", "age", "verbs")
    counts = after.text[:1].islower() and not goes_on and after.lower not in words("dates", "ordinals", "endings")
    return counts or after.text in HYPHENS or lower_at(tokens, at - 1) in words("dates", "words", "within")


def _through(tokens: Sequence[Token], at: int) -> int:
    """The index after the second day of "February 21-28", else `at`."""
    if (
        at + 1 < len(tokens)
        and tokens[at].text in "-–"
        and not tokens[at].gap
        and not tokens[at + 1].gap
        and _day(tokens[at + 1])
    ):
        return at + 2
    return at


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """True where what follows makes the number a count after all ("In May 12 people ...")."""
    if lower_at(tokens, at) in words("dates", "day", "counted"):
        return True
    decimals = at + 1 < len(tokens) and tokens[at].text == "." and tokens[at + 1].kind == "number"
    return decimals and not tokens[at + 1].gap


def _day_first(tokens: Sequence[Token], at: int) -> DateSpan | None:
    """ "20 June 2025", "the 20th of June", "1 June"."""
    day = _day(tokens[at])
    if day is None:
        return None
    step = at + 1
    if step < len(tokens) and tokens[step].lower in words("dates", "ordinals", "endings") and not tokens[step].gap:
        step += 1
    if step < len(tokens) and tokens[step].lower == "of":
        step += 1
    if step >= len(tokens) or _month(tokens[step]) is None or (tokens[step].lower == "may" and not tokens[step].gap):
        return None
    comma = _skip(tokens, _past_month(tokens, step), ",")
    year = _year_behind(tokens, comma)
    return DateSpan(at, comma + 1 if year else step + 1, year, _month(tokens[step]), day)


def _year_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The year of a day, in its line; behind a comma that ends the line the sentence goes on in the next one."""
    apart = at < len(tokens) and tokens[at].broken and tokens[at - 1].text != ","
    return None if apart or at >= len(tokens) else _year_at(tokens, at)


def _past_month(tokens: Sequence[Token], at: int) -> int:
    """The index after a month and the stop of its short form: "Sept. 20", but "left in June. 20 officers stayed"."""
    short = len(tokens[at].text) <= len("Sept") and tokens[at].lower not in words("dates", "full", "short_months")
    return _skip(tokens, at + 1, ".") if short else at + 1


def _skip(tokens: Sequence[Token], at: int, sign: str) -> int:
    return at + 1 if at + 1 < len(tokens) and tokens[at].text == sign else at


def _year_at(tokens: Sequence[Token], at: int) -> int | None:
    token = tokens[at]
    if token.kind != "number" or len(token.text) != 4 or not token.text.isdecimal() or int(token.text) not in YEARS:
        return None
    return None if lower_at(tokens, at + 1) in words("dates", "year", "not_after") else int(token.text)


def _year(tokens: Sequence[Token], at: int) -> DateSpan | None:
    """A bare year, with its second year in "2013-14" or "1996/97"."""
    year = _year_at(tokens, at)
    if year is None or _grown_on(tokens, at):
        return None
    several = _to_year(tokens, at, year)
    if several is not None:
        return several
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is not None and not follows.gap and (follows.kind == "word" or follows.text in "%°"):
        return None
    return DateSpan(at, at + 1, year, None, None) if _is_year(tokens, at, year) else None


def _grown_on(tokens: Sequence[Token], at: int) -> bool:
    """True for digits that belong to what stands before them: "$2000", "X-2000"."""
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    return before.text in "$£€¥₹#" or (before.text in "-–/." and not tokens[at].gap and not before.gap)


def _to_year(tokens: Sequence[Token], at: int, year: int) -> DateSpan | None:
    """Two years with a dash or a stroke: "2013-14", "1996/97", "1914–1918"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "-–/" or tokens[at + 1].gap or tokens[at + 2].gap:
        return None
    end = tokens[at + 2].text
    if not (end.isdecimal() and len(end) in (2, 4)):
        return None
    until = int(end) if len(end) == 4 else year // 100 * 100 + int(end)
    if until < year and len(end) == 2:
        until += 100
    return DateSpan(at, at + 3, year, None, None, until=until) if year < until <= year + LONGEST_SPAN else None


def _is_year(tokens: Sequence[Token], at: int, year: int) -> bool:
    """Whether four digits that stand alone are a year, not a count."""
    before = tokens[at - 1] if at else None
    word = lower_at(tokens, at - 1)
    counted = lower_at(tokens, at + 1) in words("dates", "year", "counted")
    if counted and word not in words("dates", "year", "before_counted"):
        return False
    if year < OLD and word not in words("dates", "year", "before_old"):
        return False
    if year in MODERN or before is None:
        return year in MODERN
    return word in words("dates", "year", "before") or before.text in "(,'’—–-[" or before.text[0].isupper()


def _iso(tokens: Sequence[Token], at: int) -> DateSpan | None:
    """ "2025-06-20"."""
    year = _year_at(tokens, at)
    parts = tokens[at : at + 5]
    if year is None or len(parts) < 5 or parts[1].text != "-" or parts[3].text != "-" or any(p.gap for p in parts[1:]):
        return None
    month, day = parts[2].text, parts[4].text
    if len(month) != 2 or len(day) != 2 or not (month + day).isdecimal():
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return DateSpan(at, at + 5, year, int(month), int(day))
