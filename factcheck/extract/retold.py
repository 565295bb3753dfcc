"""Levels told in a clause or a sentence of their own: "having been 212p", "(1,414) than in 2021 (1,818)", "In 2021 there were 1,414."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.frames import NO_LEVELS
from factcheck.extract.measures import comparable, timed
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention


def told_having(frame: Frame) -> Mention | None:
    """The earlier level of "shares were 32p lower at 180p, having been 212p on Friday"."""
    line, after = frame.line, frame.after
    if after is None or not frame.amounts:
        return None
    at = next((i for i in range(after.last, line.last) if line.lower(i) == "having"), None)
    if at is None or line.lower(at - 1) != "," or at - after.last > 8 or not line.tag(at + 1).startswith("VB"):
        return None
    level = next(iter(line.figures(at, line.last)), None)
    if level is None or level.first - at > 4 or not comparable(level, after):
        return None
    if level.quantity.hedge is not None:
        return None  # "having been as high as 170p"
    same = level.context.noun in (None, after.context.noun)  # "having lost 12 games" is no earlier level
    # A low that was touched on the way is no earlier level: only what it had been, or begun at, is.
    return level if same and line.lower(at + 1) in words("told", "number", "stood_at") else None


def having_told(frame: Frame, edge: int) -> tuple[Mention, Mention] | None:
    """The levels of "it employs 1,212 people, having employed 1,010 in 2019, a rise of 20%", earlier and later."""
    line = frame.line
    near = [m for m in line.figures(line.first, edge) if edge - m.last <= 20]
    if len(near) < 2 or not comparable(near[-1], near[-2]) or near[-1].kind in NO_LEVELS:
        return None
    one, two = near[-2:]
    gap = line.gap(one, two)
    same = two.context.noun in (None, one.context.noun)
    return (two, one) if same and gap[-3:-1] == [",", "having"] and len(gap) <= 6 and edge - two.last <= 6 else None


def each_in_brackets(frame: Frame) -> tuple[Mention, Mention] | None:
    """The levels of "22% fewer thefts last year (1,414) than in 2021 (1,818)": each in brackets behind its time or place."""
    line = frame.line
    than = next(
        (i for i in range(frame.anchor.end, min(frame.anchor.end + 14, line.last)) if line.lower(i) == "than"), None
    )
    if than is None or line.lower(than - 1) != ")":
        return None
    one = next(iter(line.figures(frame.anchor.end, than)), None)
    two = next(iter(line.figures(than, line.last)), None)
    if one is None or two is None or not comparable(one, two) or one.kind in NO_LEVELS or two.first - than > 6:
        return None
    bracketed = all(line.lower(m.first - 1) == "(" and line.lower(m.last) == ")" for m in (one, two))
    return (two, one) if bracketed else None


def between_two(frame: Frame) -> tuple[Mention, Mention, Mention] | None:
    """The two figures and their difference in "the gap between the men's £612 and the women's £510 is £102"."""
    line, at = frame.line, frame.anchor.end
    near = line.figures(at, line.last)[:3]
    if (
        len(near) < 3
        or line.lower(at) != "between"
        or not comparable(near[0], near[1])
        or not comparable(near[1], near[2])
    ):
        return None
    one, two, size = near
    joined = line.gap(one, two).count("and") == 1 and len(line.gap(one, two)) <= 6 and one.first - at <= 5
    told = line.gap(two, size) in (
        ["is"],
        ["was"],
        ["was", "just"],
        ["is", "now"],
        ["came", "to"],
        ["comes", "to"],
        [",", "of"],
    )
    plain = not {",", ";"} & set(line.gap(one, two)) and not line.verb(at, two.first)
    return (two, one, size) if joined and told and plain and one.kind not in ("ratio", "duration") else None


def priced_and_aimed(frame: Frame) -> tuple[Mention, Mention] | None:
    """A share's price and its target in "shares sell for $12.50, and the price target of $17.67 suggests a 41% upside"."""
    line = frame.line
    near = [m for m in line.figures(line.first, line.last) if m.kind == "money"]
    if len(near) != 2 or not comparable(*near) or not words("told", "priced", "upsides") & set(_around_size(frame)):
        return None
    aims = [
        m
        for m in near
        if "target" in line.words(m.first - 6, m.first) or line.words(m.last, m.last + 3)[-1:] == ["target"]
    ]
    aims = aims or [m for m in near if "target" in line.words(m.last, m.last + 4)]
    priced = words("told", "priced", "words") & set(line.words(line.first, line.last))
    told = words("told", "priced", "suggests") & set(line.words(line.first, line.last))
    if len(aims) != 1 or not priced or not told:
        return None
    return (near[0] if aims[0] is near[1] else near[1]), aims[0]


def _around_size(frame: Frame) -> list[str]:
    size = frame.amounts[-1]
    return frame.line.words(min(size.first, frame.anchor.at) - 4, max(size.last, frame.anchor.end) + 2)


def dearer_than_the_first(frame: Frame) -> Mention | None:
    """The base of "while the brewer's sells at £3.49, the other is 14% dearer at £3.99": the sentence's only other amount."""
    line, after = frame.line, frame.after
    near = line.figures(line.first, line.last)
    if after is None or len(near) != 3 or near[2] is not after or near[1] not in frame.amounts:
        return None
    opened = line.lower(line.first) in ("while", "whereas", "where") and "," in line.gap(near[0], near[1])
    return near[0] if opened and comparable(near[0], after) and near[0].kind not in NO_LEVELS else None


def this_and_last(frame: Frame) -> tuple[Mention, Mention] | None:
    """The levels of "with 505 rough sleepers this year and 404 last, the rise is 25 per cent"."""
    line = frame.line
    near = line.figures(line.first, frame.anchor.at)
    if len(near) != 2 or line.words(line.first, near[0].first) != ["with"] or not comparable(*near):
        return None
    one, two = near
    gap = line.gap(one, two)
    if (
        gap[-3:-1] not in (["this", "year"], ["this", "month"], ["this", "week"], ["this", "season"])
        or gap[-1] != "and"
    ):
        return None
    closed = line.words(two.last, two.last + 2) == ["last", ","] or line.words(two.last, two.last + 3) == [
        "last",
        gap[-2],
        ",",
    ]
    return (two, one) if closed and len(gap) <= 7 and one.kind not in NO_LEVELS else None


def year_told(frame: Frame, earlier: Line) -> tuple[Mention, Mention] | None:
    """The levels of "In 2021 there were 1,414 thefts. Last year there were 1,818, a 29% rise.", earlier and later."""
    line, level = frame.line, frame.after or _only_level(frame)
    if level is None or line.paragraph - earlier.paragraph > 1 or level.kind in NO_LEVELS:
        return None
    told = earlier.figures(earlier.first, earlier.last)
    mine = [m for m in line.figures(line.first, line.last) if m is not level and m not in frame.amounts]
    if len(told) != 1 or mine or not comparable(told[0], level):
        return None
    noun = level.context.noun
    if noun is not None and noun != told[0].context.noun and told[0].kind == "count":
        return None
    if line.words(line.first, line.first + 3) in (
        ["the", "year", "before"],
        ["a", "year", "earlier"],
        ["a", "year", "before"],
    ):
        return level, told[0]
    return (told[0], level) if timed(earlier) and _opens_later(line) and _as_before(line, level) else None


def _as_before(line: Line, level: Mention) -> bool:
    """False where another place or thing is named before the level: "Last year York saw 1,818"."""
    tags = {line.tag(i) for i in range(line.first + 2, level.first)}
    return not tags & {"NNP", "NNPS", "NNS", "NN"}


def _only_level(frame: Frame) -> Mention | None:
    """The only figure before the change word, besides the size."""
    told = [m for m in frame.line.figures(frame.line.first, frame.anchor.at) if m not in frame.amounts]
    return told[0] if len(told) == 1 else None


def _opens_later(line: Line) -> bool:
    """True where a sentence opens with a later time: "Last year", "This year", "By 2022", "Now"."""
    one, two = line.lower(line.first), line.lower(line.first + 1)
    return (
        (one, two) in {("last", "year"), ("this", "year"), ("this", "time")}
        or one == "now"
        or (one in ("in", "by") and two.isdecimal() and len(two) == 4)
    )
