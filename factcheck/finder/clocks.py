"""Times of day as print tells them: "3.47am", "16:10", "half past six", "nine in the evening", "noon"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.line import Line

HOUR: Final = 60
TWELVE: Final = 12
PLAIN: Final = ("number", "date")  # what a time of day may look like
EVENING: Final = 6  # the first hour that "at night" is before midnight


class Clock(NamedTuple):
    """A time of day at the tokens `first:last`, in minutes from midnight; where `half` is not told it may be twelve hours later."""

    first: int
    last: int
    at: int
    half: bool


def clocks(line: Line) -> Iterator[Clock]:
    """The times of day of a sentence, in order."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    text, told = "", False
    for at in range(line.first, line.last):
        token = line.tokens[at]
        text += " " * token.gap
        starts[len(text)] = at
        text += token.lower
        ends[len(text)] = at + 1
    counted = {at for m in line.mentions if m.quantity.unit or m.kind not in PLAIN for at in range(m.first, m.last)}
    for found in _pattern().finditer(text):
        first, last = starts.get(found.start("time")), ends.get(found.end("time"))
        if first is None or last is None or not _tells(found, told=told):
            continue
        clock = _read(found)
        if clock is not None and (not found["sep"] or found["ap"] or not counted & {*range(first, last)}):
            told = True
            yield Clock(first, last, *clock)


def _tells(found: re.Match[str], *, told: bool) -> bool:
    """Whether a number is a time of day by its sign, by what stands with it, or, where a dot may be a point, by what leads to it or an earlier one."""
    if found["point"] or found["ap"] or found["day"] or found["night"] or found["oclock"] or found["sep"] == ":":
        return True
    if found["hour"]:
        return found["sep"] == "." and (told or found["led"] is not None)
    return found["part"] is not None and (found["way"] == "past" or found["part"] in words("dates", "clock", "to"))


def _read(found: re.Match[str]) -> tuple[int, bool] | None:
    """The minutes from midnight, and whether the half of the day is told."""
    if found["point"]:
        return int(table("dates")["clock"]["points"][found["point"]]), True
    hour, minutes = _number(found["hour"] or found["said"]), int(found["minute"] or 0)
    if found["part"]:
        minutes = _number(found["part"]) * (-1 if found["way"] == "to" else 1)
    half = _half(found, hour)
    if hour >= 2 * TWELVE or (hour > TWELVE and half is not None):
        return None
    if half is None:
        return hour * HOUR + minutes, hour > TWELVE or hour == 0
    return (hour % TWELVE + TWELVE * half) * HOUR + minutes, True


def _half(found: re.Match[str], hour: int) -> bool | None:
    """Whether it is after noon; `None` where neither letters nor words tell."""
    if found["ap"]:
        return found["ap"] == "p"
    if found["night"]:
        return EVENING <= hour < TWELVE
    return found["day"] != "morning" if found["day"] else None


def _number(text: str) -> int:
    """A number of hours or minutes in digits or in words."""
    said: Mapping[str, int] = table("dates")["clock"]["numbers"]
    return said[text] if text in said else int(text)


@cache
def _pattern() -> re.Pattern[str]:
    """Every way to tell a time of day."""
    clock = table("dates")["clock"]
    said = "|".join(sorted(clock["numbers"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<led>\b(?:{'|'.join(clock['led'])})\s)|(?<![\w.,:£$€]))(?P<time>(?:(?P<point>{'|'.join(clock['points'])})\b|(?:"
        rf"(?P<hour>\d\d?)(?:(?P<sep>[.:])(?P<minute>[0-5]\d))?(?![.:,]?\d|\s?%)(?:\s?(?P<ap>[ap])\.?m\b)?"
        rf"|(?:(?P<part>{said})(?:\sminutes)?\s(?P<way>past|to)\s)?(?P<said>{said})\b)"
        rf"(?P<oclock>\so['’]clock\b)?(?:\sin\sthe\s(?P<day>morning|afternoon|evening)\b|\sat\s(?P<night>night)\b)?))"
    )
