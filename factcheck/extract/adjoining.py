"""Levels that the sentence before or behind tells: "There were 2,310 in 2019. Last year the number doubled to 4,620."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.frames import NO_LEVELS
from factcheck.extract.levels import counted_in
from factcheck.extract.measures import comparable, timed
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention


def number_told(frame: Frame, earlier: Line) -> Mention | None:
    """The only count of "There were 2,310 in 2019. Last year the number doubled to 4,620." before the change."""
    line = frame.line
    subject = [w for w in line.words(frame.anchor.at - 2, frame.anchor.at) if w not in ("has", "had", "have")]
    if frame.after is None or not subject or subject[-1] not in words("told", "number", "subjects"):
        return None
    if abs(line.paragraph - earlier.paragraph) > 1 or not timed(earlier):
        return None  # "There were four vans outside. In Leeds the number has doubled to 640": another number
    told = earlier.figures(earlier.first, earlier.last)
    alone = len(told) == 1 and told[0].kind in ("count", "number") and comparable(told[0], frame.after)
    return told[0] if alone and frame.after.context.noun in (None, told[0].context.noun) else None


def told_next(frame: Frame, later: Line) -> Mention | None:
    """The level of "sales dropped by £202m to £808m. They were £1,010m the year before."."""
    opened = later.words(later.first, later.first + 3)
    figures = later.figures(later.first, later.last)
    if len(figures) != 1 or frame.after is None or abs(later.paragraph - frame.line.paragraph) > 1:
        return None
    level, subject = figures[0], opened[:1] in (["they"], ["it"], ["that"]) or opened[1:2] == ["figure"]
    gap = later.words(later.first, level.first)
    past = bool({"was", "were", "had", "stood", "made", "earned"} & set(gap)) and len(gap) <= 5
    behind = later.words(level.last, level.last + 6)
    year = behind[:1] == ["in"] and "".join(behind[1:2]).isdecimal()
    before = year or (behind[:1] != ["in"] and bool({"before", "earlier", "previous"} & set(behind)))
    return level if subject and past and before and comparable(level, frame.after) else None


def referred(frame: Frame, earlier: Line) -> Mention | None:
    """The only like figure of the sentence before, where this one opens with "that was" or "this is"."""
    line = frame.line
    opened = line.words(line.first, line.first + 3)
    verbs = words("told", "points_back", "verbs")
    numbered = opened[:1] == ["the"] and opened[1] in words("told", "number", "subjects") and opened[2] in verbs
    said = numbered or (opened[:1] in (["that"], ["this"]) and set(opened[1:]) & verbs)
    if not said and opened[:1] not in (["that's"], ["that’s"]):
        return None
    if frame.before is None or not frame.amounts or abs(line.paragraph - earlier.paragraph) > 1:
        return None
    edge = frame.anchor.amount.first if frame.anchor.amount is not None else frame.anchor.at
    told = frame.amounts[-1] if frame.amounts[-1].last <= edge + 1 else None
    if [m for m in line.figures(line.first + 1, edge) if m is not told and m not in frame.amounts]:
        return None
    like = [m for m in earlier.figures(earlier.first, earlier.last) if comparable(m, frame.before)]
    like = [m for m in like if m.kind == frame.before.kind or frame.before.kind in ("number", "count")]
    named = [m for m in like if m.context.noun is not None and m.context.noun == frame.before.context.noun]
    like = named if len(named) == 1 else like  # "seventy officers, one of them a woman": officers are told of
    alike = counted_in(line, frame.before, earlier.words(earlier.first, earlier.last))
    return like[0] if len(like) == 1 and like[0].kind not in NO_LEVELS and alike else None
