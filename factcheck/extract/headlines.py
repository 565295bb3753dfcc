"""Hold the figures of a headline against its story: told there, worked out from there, or at odds with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import SameFact, Tie
from factcheck.precision import headline_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from factcheck.extract.line import Line, Mention
    from factcheck.precision import Interval

HEADS = ("headline", "standfirst", "caption")
COUNTS = ("count", "number")
STATED = ("count", "number", "money", "percent", "measure", "percentage_points", "duration", "age", "ordinal", "ratio")
BARE = ("count", "number", "age")
MOST = 15  # figures of the story that sums and differences are tried with


def headlines(lines: Sequence[Line]) -> Iterator[SameFact]:
    """Every figure of a headline with the figure of the story that it repeats, or that it is at odds with."""
    story = [m for line in lines if line.block not in HEADS for m in line.mentions]
    if not story:
        return
    for line in lines:
        if line.block != "headline":
            continue
        for mention in line.mentions:
            if mention.kind in STATED and not mention.quantity.is_range and not mention.figure.multiple:
                fact = _fact(mention, story)
                if fact is not None:
                    yield fact


def _fact(head: Mention, story: Sequence[Mention]) -> SameFact | None:
    reading = headline_reading(head.quantity.printed, head.quantity.interval)
    for mention in story:
        if _like(head, mention) and _told(reading, mention):
            return SameFact(head.quantity, mention.quantity, Tie("sure", ("the headline and its story",)))
    rival = _rival(head, story)
    like = [m for m in story if rival is not None and _like(rival, m)] if _of_one_thing(head, rival) else story
    if any(_told(reading, m) for m in story) or _worked_out(head, reading, like):
        return None
    return (
        SameFact(head.quantity, rival.quantity, Tie("guess", ("no figure of the story gives the one of the headline",)))
        if rival
        else None
    )


def _of_one_thing(head: Mention, rival: Mention | None) -> bool:
    """Whether both name what they count, and name the same: only figures of its kind can then give the headline's."""
    return rival is not None and head.context.noun is not None and head.context.noun == rival.context.noun


def _like(one: Mention, two: Mention) -> bool:
    if one.kind in COUNTS:
        return two.kind in COUNTS
    return one.kind == two.kind and one.quantity.unit == two.quantity.unit


def _told(reading: Interval, mention: Mention) -> bool:
    """Whether a figure of the story is the headline's, rounded or cut."""
    value = mention.quantity.value
    ends = value if isinstance(value, tuple) else (value,)
    return any(reading.contains(abs(end)) for end in ends) or (
        mention.quantity.hedge is not None and reading.overlaps(mention.quantity.interval)
    )


def _worked_out(head: Mention, reading: Interval, story: Sequence[Mention]) -> bool:
    """Whether some sum, difference, ratio or change of two figures of the story gives it: enough to leave it alone."""
    known = [m for m in story if m.quantity.scalar and m.kind != "ordinal"][:MOST]
    return any(
        reading.contains(value)
        for one in known
        for two in known
        if one is not two and (_like(one, two) or {one.kind, two.kind} <= {"date", "age", "number", "duration"})
        for value in _results(head, one, two)
    )


def _results(head: Mention, one: Mention, two: Mention) -> tuple[Fraction, ...]:
    """What two figures may give that is of the headline's kind: money comes of money, a ratio of any two."""
    first, second = abs(one.quantity.scalar), abs(two.quantity.scalar)
    steps = (first + second, abs(first - second))
    ratios = (abs(first / second - 1) * 100, first / second, first / second * 100)
    if head.kind in ("money", "measure"):
        return steps if _like(head, one) else ()
    return ratios if head.kind == "percent" and one.kind != "percent" else (*steps, *ratios[:2])


def _rival(head: Mention, story: Sequence[Mention]) -> Mention | None:
    """The first figure of the story that could be the same: of the same kind, and of the same thing where that is named."""
    alike = [m for m in story[:12] if not m.quantity.is_range and _like(head, m)]
    named = [
        m for m in alike if head.context.noun is not None and head.context.noun in {m.context.noun, *m.context.topic}
    ]
    if named or alike:
        return (named or alike)[0]
    return next((m for m in story[:12] if m.kind == head.kind or (head.kind in BARE and m.kind in BARE)), None)
