"""The level that a later verb carries on from: "£22m, which has doubled to £44m", "was worth £22m in 2014 and will double to £44m"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.frames import NO_LEVELS
from factcheck.extract.measures import comparable, is_year
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention


def carry_on(frame: Frame) -> None:
    """Give a verb that lacks one of its two levels the figure that it carries on from."""
    told = frame.after or frame.before
    if told is None or (frame.after is not None and frame.before is not None) or has_object(frame, told):
        return
    level = _carried(frame)
    if level is None or not comparable(level, told) or level in frame.amounts:
        return
    if frame.after is None:
        frame.after, frame.lefted = level, True
    else:
        frame.before = level


def _carried(frame: Frame) -> Mention | None:
    """The figure right before ", which has", or before "and will" where it was said to stand at a level."""
    line = frame.line
    at = frame.anchor.at - 1
    while at > line.first and line.lower(at) in words("told", "carried", "auxiliaries"):
        at -= 1
    if line.lower(at) == "which" and line.lower(at - 1) == ",":
        return _ending(line, at - 1)
    if line.lower(at) != "and":
        return None
    dated = is_year(line.lower(at - 1)) and line.lower(at - 2) == "in"
    level = _ending(line, at - 2 if dated else at)
    stood = level is not None and words("told", "carried", "stood") & set(line.words(level.first - 3, level.first))
    return level if stood else None


def _ending(line: Line, at: int) -> Mention | None:
    return next((m for m in line.figures(line.first, at) if m.last == at and m.kind not in NO_LEVELS), None)


def has_object(frame: Frame, level: Mention) -> bool:
    """Whether a thing stands between the verb and its level: what moved is that, not the subject."""
    line = frame.line
    known = words("changes", "gaps", "times") | words("changes", "levels", "nouns")
    return any(
        line.tag(i) in ("NN", "NNS", "PRP") and not line.covered(i) and line.lower(i) not in known
        for i in range(frame.anchor.end, level.first)
    )
