"""Levels of two years told first, the change behind them: "£12.6m in 2019 and £11.2m in 2018, an increase of 12.5%"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.extract.frames import NO_LEVELS
from factcheck.extract.measures import comparable

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention

TWO_YEARS = "two levels, each with its year"
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOSE = 8  # so many words may name a year behind its level: "for the year ended 30 June 2019"
_BEHIND = 4  # and so many may stand between the last of them and the change: ", respectively, an"
_LEADS = frozenset(("in", "for", "at", "during", "as", "of"))


def two_years(frame: Frame) -> None:
    """Give a change that stands behind two levels of two years both of them, the later year's as the later level."""
    if frame.anchor.form not in ("noun", "particle", "verb") or frame.before is not None or not frame.amounts:
        return
    line, start = frame.line, min(frame.anchor.at, frame.amounts[0].first)
    told = [m for m in line.figures(line.first, start) if m.kind not in NO_LEVELS]
    if (
        len(told) < 2
        or line.figures(told[-1].last, start)
        or (frame.after is not None and frame.after not in told[-2:])
    ):
        return
    one, two = told[-2:]
    years = _each(line, one, two, start) or _both(line, one, two, start)
    if years is None or not _at_once(line, two.last, start) or not comparable(one, two) or years[0] == years[1]:
        return
    frame.after, frame.before = (one, two) if years[0] > years[1] else (two, one)
    frame.lefted = True
    frame.reasons = ["same sentence", TWO_YEARS]


def _each(line: Line, one: Mention, two: Mention, end: int) -> tuple[int, int] | None:
    """ "A in 2019 and B in 2018": a year right behind each."""
    gap = line.words(one.last, two.first)
    first, last = _year(line, one.last, two.first), _year(line, two.last, end)
    joined = gap[-1:] == ["and"] or gap[-2:] in (["and", "was"], ["compared", "to"], ["compared", "with"])
    led = gap[:1] and gap[0] in _LEADS and line.lower(two.last) in _LEADS
    return (first, last) if joined and led and first and last and len(gap) <= _CLOSE + 2 else None


def _both(line: Line, one: Mention, two: Mention, end: int) -> tuple[int, int] | None:
    """ "A and B for 2019 and 2018, respectively": the years behind both, in their order."""
    behind = line.words(two.last, end)
    years = [int(word) for word in behind if _YEAR.fullmatch(word)]
    plain = line.gap(one, two) == ["and"] and "respectively" in behind and len(years) == 2
    return (years[0], years[1]) if plain else None


def _year(line: Line, first: int, end: int) -> int | None:
    """The one year of a stretch, where it closes it but for a comma and a few words."""
    words = line.words(first, min(end, first + _CLOSE + _BEHIND))
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    return years[0] if len(years) == 1 else None


def _at_once(line: Line, first: int, start: int) -> bool:
    """Whether the change follows the last year at once: ", respectively, an"."""
    last = max((at for at in range(first, start) if _YEAR.fullmatch(line.lower(at))), default=None)
    opened = (
        {"a", "an", "up", "down", "representing"} & set(line.words(last + 1, start + 1)) if last is not None else set()
    )
    return last is not None and start - last <= _BEHIND + 1 and bool(opened) and "and" not in line.words(last, start)
