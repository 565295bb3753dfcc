"""Every set of figures near a stated one that it could be reckoned from: what the guard weighs against each other.

The forms of words propose a few ties; here the kinds and units alone do, and so many more. From the wrong ones among them the guard has learnt what a
wrong tie looks like; at run time they are the rivals of the tie that is doubted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.measures import comparable
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction
    from factcheck.precision import Interval

NO_LEVEL: Final = frozenset(("percent", "ratio", "duration", "percentage_points", "date", "ordinal", "age"))
NEAR: Final = 7  # figures of a sentence that are looked through on either side of the stated one
MOST_PARTS: Final = 7
COUNTS: Final = frozenset(("count", "number"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says which of two figures is higher, at the tokens `first:last` and the letters `start:end`, the sort of word and the way it says."""

    first: int
    last: int
    start: int
    end: int
    form: str
    way: Direction
    text: str

    @property
    def quantity(self) -> Cue:
        """Itself: it has a place among the figures, as the figure of a mention has."""
        return self


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stated figure and those that it may follow from, each with the part it plays; `family` is the sum that ties them.

    With a `cue` it is that word which follows from the figures; `by` is what another figure is multiplied by before it is held against the stated one:
    how many of its unit make one of the other's, or how often its time lies in the other's.
    """

    family: str
    parts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    cue: Cue | None = None
    by: Interval | None = None

    @property
    def stated(self) -> Mention:
        """The figure that the others are tied to."""
        return self.mentions[0]


def candidates(stated: Mention, own: Line, beside: Sequence[Line]) -> Iterator[Candidate]:
    """All candidates of a figure in its sentence, then those that take theirs from one beside it."""
    if stated.quantity.is_range:
        return
    yield from _of_figures(stated, _near(stated, own), _near(stated, own))
    for other in beside:
        figures = _near(None, other)
        yield from _of_figures(stated, figures, figures)


def _near(stated: Mention | None, line: Line) -> list[Mention]:
    """The figures about a stated one, ranges and the figure itself left out."""
    told = [m for m in line.mentions if m.kind not in ("date", "ordinal", "age") and not m.quantity.is_range]
    if stated is None:
        return told[: 2 * NEAR]
    at = next((i for i, m in enumerate(told) if m.first >= stated.first), len(told))
    return [m for m in told[max(0, at - NEAR) : at + NEAR + 1] if m is not stated and m.first != stated.first]


def _of_figures(stated: Mention, ones: Sequence[Mention], others: Sequence[Mention]) -> Iterator[Candidate]:
    kind = stated.kind
    if kind in ("percent", "percentage_points", "ratio"):
        for one in ones:
            for two in others:
                if one is not two:
                    yield from _sized(stated, one, two)
    elif kind not in NO_LEVEL:
        for at, one in enumerate(ones):
            for two in others[at + 1 :]:
                if comparable(one, two) and comparable(one, stated) and comparable(two, stated):
                    yield Candidate("amount", ("amount", "level", "level"), (stated, one, two))
        yield from _summed(stated, ones)


def _sized(stated: Mention, one: Mention, two: Mention) -> Iterator[Candidate]:
    """A percentage, points or a multiple with two figures in this order of parts."""
    ratio = stated.kind == "ratio"
    levels = one.kind not in NO_LEVEL and two.kind not in NO_LEVEL
    if levels and comparable(one, two):
        if stated.kind == "percent" or (ratio and stated.quantity.scalar < 1):
            yield Candidate("change", ("percent", "after", "before"), (stated, one, two))
        if ratio:
            yield Candidate("multiple", ("multiple", "after", "before"), (stated, one, two))
        if stated.kind == "percent" and one.quantity.scalar < two.quantity.scalar:
            yield Candidate("size", ("percent", "size", "level"), (stated, one, two))
    if levels and _part_of(one, two) and (stated.kind == "percent" or (ratio and stated.quantity.scalar < 1)):
        yield Candidate("share", ("share", "part", "whole"), (stated, one, two))
    if one.kind == two.kind == "percent":
        if stated.kind != "ratio" and one.first < two.first:
            yield Candidate("points", ("points", "level", "level"), (stated, one, two))
        if ratio:
            yield Candidate("multiple", ("multiple", "after", "before"), (stated, one, two))


def _part_of(part: Mention, whole: Mention) -> bool:
    counts = part.kind in COUNTS and whole.kind in COUNTS
    return (counts or comparable(part, whole)) and part.quantity.scalar < whole.quantity.scalar


def _summed(total: Mention, figures: Sequence[Mention]) -> Iterator[Candidate]:
    """A total with each run of neighbours on one side of it that could be its parts."""
    for side in (
        [m for m in figures if m.first > total.first],
        [m for m in figures if m.first < total.first],
    ):
        same = [m for m in side if m.kind not in NO_LEVEL and _added(m, total)]
        for at in range(len(same)):
            for end in range(at + 2, min(len(same), at + MOST_PARTS) + 1):
                parts = tuple(same[at:end])
                yield Candidate("total", ("total", *("part" for _ in parts)), (total, *parts))


def _added(part: Mention, total: Mention) -> bool:
    if part.kind in COUNTS and total.kind in COUNTS:
        return part.quantity.scalar < total.quantity.scalar
    return comparable(part, total) and part.quantity.scalar < total.quantity.scalar
