"""Levels that a change word does not lead to: told before it, behind it or in brackets."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.carried import has_object
from factcheck.extract.frames import NO_LEVELS
from factcheck.extract.measures import comparable, is_year
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention

STEM = 5  # "applicants" and "applications" are of one thing
WHEN = 10  # at most so many words between "when" and the level


def told_before(frame: Frame) -> Mention | None:
    """The earlier level of "deaths, which numbered 10,250 in 2013, climbed by 150% to 25,500"."""
    line = frame.line
    assert frame.after is not None  # noqa: S101
    peak = next(iter(reversed(line.figures(line.first, frame.anchor.at))), None)
    auxiliary = line.words(frame.anchor.at - 3, frame.anchor.at)
    if peak is not None and auxiliary[-2:] in (["has", "since"], ["have", "since"], ["had", "since"]):
        between = line.words(peak.last, frame.anchor.at - 2)
        short = len(between) <= 5 and comparable(peak, frame.after)
        short = short and not any(line.tag(i)[:2] == "NN" for i in range(peak.last, frame.anchor.at))
        return peak if short and peak.kind not in NO_LEVELS else None
    first = next(iter(line.figures(line.first, frame.anchor.at)), None)
    if first is not None and line.words(line.first, first.first) == ["from"] and comparable(first, frame.after):
        gap = line.words(first.last, frame.anchor.at)
        return first if gap.count(",") == 1 and len(gap) <= 12 else None
    if has_object(frame, frame.after):
        return None  # "the town, which has 41,000 people, cut its debt to 12 million"
    for mention in reversed(line.figures(line.first, frame.anchor.at)):
        back = line.words(mention.first - 5, mention.first)
        if "which" in back and _closed_before(line, mention.last, frame.anchor.at) and comparable(mention, frame.after):
            return mention
    return None


def _closed_before(line: Line, first: int, verb: int) -> bool:
    """True where the comma that ends a clause stands right before the verb: "which numbered 10,250 in 2013, climbed"."""
    closed = next((i for i in range(verb - 1, first - 1, -1) if line.lower(i) == ","), None)
    return closed is not None and not any(line.tag(i)[:2] in ("NN", "PR", "DT") for i in range(closed, verb))


def told_after(frame: Frame) -> Mention | None:
    """The level of "down from 60 a year ago, the number is now 48"."""
    line = frame.line
    if frame.before is None:
        return None
    behind = line.figures(frame.before.last, line.last)
    first = behind[0] if behind else None
    if first is None or not comparable(first, frame.before) or first.first - frame.before.last > 16:
        return None
    gap = line.words(frame.before.last, first.first)
    clause = gap[gap.index(",") + 1 :] if gap.count(",") == 1 else []
    if frame.anchor.at > line.first:  # "the figure, up 25% on last year's 404, was 505"
        aside = line.lower(frame.anchor.at - 1) == "," and line.lower(frame.anchor.at - 2) in words(
            "told", "number", "subjects"
        )
        return first if aside and clause in (["is"], ["was"], ["stands", "at"], ["stood", "at"]) else None
    return first if clause and set(clause) <= words("told", "number", "words") else None


def modifying(frame: Frame) -> Mention | None:
    """The price of "the £50 shirt was reduced by 20% to £40", "a fine of £50 was halved to £25": it is that before the change."""
    line, at = frame.line, frame.anchor.at
    first = next(iter(line.figures(line.first, at)), None)
    if first is None or frame.after is None or first.kind != "money" or not frame.amounts:
        return None
    subject = [word for word in line.words(first.last, at) if word != ","]
    verb = line.lower(frame.anchor.amount.figure.core if frame.anchor.amount is not None else at)
    passive = subject[-1:] in (["was"], ["were"], ["been"], ["is"]) and verb in words("told", "repriced", "words")
    named = len(subject) <= 5 and all(line.tag(i)[:2] in ("NN", "JJ", "VB", ",") for i in range(first.last, at))
    return first if passive and named and comparable(first, frame.after) else None


def bracketed_year(frame: Frame) -> None:
    """ "Profit rose to £12m (2020: £10m), up 20%": the bracket holds the level of the year before."""
    line = frame.line
    figures = line.figures(line.first, line.last)
    for one, two in itertools.pairwise(figures):
        gap = line.gap(one, two)
        dated = gap[:1] == ["("] and gap[-1:] == [":"] and len(gap) <= 4
        if not (dated or gap == ["("]) or line.lower(two.last) != ")" or not comparable(one, two):
            continue
        if one.kind in ("percent", "duration") or (frame.after is not one and frame.after is not two):
            continue
        frame.after, frame.before, frame.lefted = one, two, False
        if not dated:
            frame.doubtful.append("the figure in brackets may be another than that of the year before")
        return


def when_told(frame: Frame) -> Mention | None:
    """The earlier level of "404 more than in 2021, when there were 1,414"."""
    line = frame.line
    told = [m for m in (*frame.amounts, frame.after) if m is not None]
    first = max((m.last for m in told), default=frame.anchor.end)
    at = next((i for i in range(first, min(first + 12, line.last)) if line.lower(i) in ("when", ";")), None)
    level = next(iter(line.figures(at, line.last)), None) if at is not None and line.lower(at) == "when" else None
    if (
        at is None
        or level is None
        or level.first - at > WHEN
        or not (
            set(line.words(at + 1, level.first)) <= words("told", "when", "words") or _number_stood(line, at, level)
        )
    ):
        return None
    if frame.after is not None and not comparable(frame.after, level):
        return None
    if any(line.tag(i) in ("JJS", "RBS") or line.lower(i) == "record" for i in range(first, at)):
        return None  # "fell 12 to 92, the lowest since May, when they were 90": an older low
    noun, after = level.context.noun, frame.after
    named = noun is None or after is None or noun == after.context.noun or noun in after.context.topic
    return level if named and level.kind not in NO_LEVELS else None


def _number_stood(line: Line, when: int, level: Mention) -> bool:
    """ "When the total number of new applications stood at 41,899": the level's own clause says that it is a number."""
    told = line.words(when + 1, level.first)
    named = bool(words("told", "number", "subjects") & set(told[:4]))
    stood = told[-2:] in (["stood", "at"], ["came", "to"]) and not line.verb(when + 1, level.first - 2)
    alone = line.figures(line.first, when)[1:] == []  # what it is held against stands in the sentence before
    return named and stood and (alone or counted_in(line, level, line.words(line.first, when)))


def counted_in(line: Line, level: Mention, told: list[str]) -> bool:
    """Whether what "the number of new claims stood at" counts, if it says so, is told of in some other words too."""
    back = line.words(level.first - 7, level.first)
    if "of" not in back or back[-2:] not in (["stood", "at"], ["came", "to"]):
        return True
    return any(word[:STEM] == back[-3][:STEM] for word in told)


def two_told(frame: Frame, edge: int) -> tuple[Mention, Mention] | None:
    """The levels of "in 2021 there were 1,414; last year there were 1,818, a 29% rise": each with its own time."""
    line = frame.line
    near = [m for m in line.figures(line.first, edge) if edge - m.last <= 24]
    if len(near) != 2 or edge - near[1].last > 11 or not comparable(*near):
        return None
    one, two = near
    if one.kind in NO_LEVELS or _of_another(frame):
        return None
    gap = line.gap(one, two)
    years = (_year_behind(line, one.last, two.first), _year_behind(line, two.last, edge))
    if "" < years[0] < years[1] and gap[-1:] in (["and"], [","]):
        return one, two  # "were $1,102 in January 2000 and $3,876 in January 2020 — a 252% increase"
    if not _in_year(line, line.first, one.first):
        return None
    told = bool({";", "but", "and", ","} & set(gap)) and _later_time(line, one.last, two.first)
    return (one, two) if told and len(gap) <= 12 else None


def side_by_side(frame: Frame, edge: int) -> tuple[Mention, Mention] | None:
    """The two figures of "men earned £612 and women £510, a gap of £102", which no time parts."""
    line = frame.line
    near = [m for m in line.figures(line.first, edge) if edge - m.last <= 20]
    if frame.anchor.way is not None or len(near) != 2 or not comparable(*near) or near[0].kind in NO_LEVELS:
        return None
    if _of_another(frame):
        return None
    gap = line.gap(*near)
    joined = "and" in gap or "against" in gap or "while" in gap
    return (near[0], near[1]) if joined and len(gap) <= 8 and edge - near[1].last <= 5 else None


def _of_another(frame: Frame) -> bool:
    """True where the size is said of something else than the figures before it: "a 45% rise in the wage bill"."""
    last = max((m.last for m in frame.amounts), default=0)
    return frame.line.lower(max(last, frame.anchor.end)) in ("in", "of", "on", "for", "between", "over")


def _in_year(line: Line, first: int, last: int) -> bool:
    return line.lower(first) in ("in", "by") and any(
        line.lower(at).isdecimal() and len(line.lower(at)) == 4 for at in range(first + 1, min(first + 4, last))
    )


def _year_behind(line: Line, first: int, last: int) -> str:
    """The year of "in 2000", "in January 2000", where it stands right behind a figure and its noun; "" where none does."""
    at = next((i for i in range(first, min(first + 3, last)) if line.lower(i) == "in"), None)
    near = line.words(at + 1, min(at + 3, last)) if at is not None else []
    return next((word for word in near if is_year(word)), "")


def _later_time(line: Line, first: int, last: int) -> bool:
    """True where a later time is named: a year, "last year", "this year", "now"."""
    between = set(line.words(first, last))
    year = any(word.isdecimal() and len(word) == 4 for word in between)
    return year or "now" in between or bool({"last", "this"} & between and {"year", "month", "week"} & between)
