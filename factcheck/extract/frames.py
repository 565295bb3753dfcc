"""A change while it is put together: its word, its figures and their parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from factcheck.extract.measures import comparable
from factcheck.extract.parse import once

if TYPE_CHECKING:
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction, Quantity

Form: TypeAlias = Literal["verb", "noun", "particle", "more", "multiple", "compare"]
Role: TypeAlias = Literal["amount", "or", "after", "before", "other"]

FILLERS = 9  # at most so many words may stand between a link and its figure


@dataclass(frozen=True, slots=True)
class Anchor:
    """A change word at `tokens[at:end]`."""

    at: int
    end: int
    way: Direction | None
    form: Form
    amount: Mention | None = None


@dataclass(slots=True)
class Frame:
    """A change while it is put together."""

    anchor: Anchor
    line: Line
    amounts: list[Mention] = field(default_factory=list)
    after: Mention | None = None
    before: Mention | None = None
    limit: int = 0
    lefted: bool = False
    inherited: bool = False
    adjusted: bool = False
    compared: bool = False
    doubtful: list[str] = field(default_factory=list)

    @property
    def percents(self) -> list[Mention]:
        """The sizes in per cent."""
        return [m for m in self.amounts if m.kind == "percent"]


def pairs(frame: Frame) -> tuple[tuple[Quantity, Quantity], ...]:
    """Other pairs of like figures of the sentence: workings that may clear the change."""
    chosen = {m.first for m in (frame.after, frame.before) if m is not None}
    return tuple((one.quantity, two.quantity) for one, two in _pairs(frame.line) if {one.first, two.first} != chosen)


@once
def _pairs(line: Line) -> list[tuple[Mention, Mention]]:
    """The like figures of a sentence, each with each: all its changes ask for them."""
    near = line.figures(line.first, line.last)[:12]
    sizes = ("percent", "ratio", "duration", "percentage_points")
    return [
        (one, two) for one in near if one.kind not in sizes for two in near if one is not two and comparable(one, two)
    ]
