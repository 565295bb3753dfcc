"""The article cut into plain stretches and marked figures, whatever overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.record import dataclass
from factcheck.reporters.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Finding, Quantity, Verdict

State: TypeAlias = Literal["amend", "review", "ok", "unchecked"]

STATES: Final[dict[Verdict, State]] = {"inconsistent": "amend", "review": "review", "consistent": "ok"}
WORST_FIRST: Final[tuple[State, ...]] = ("amend", "review", "ok", "unchecked")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a stretch of the text: by the card `card`, in which it is the figure `stated` or one of the others."""

    start: int
    end: int
    state: State
    card: str
    stated: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch with the worst that is said of it; figures that overlap share one mark."""

    id: str
    start: int
    end: int
    state: State
    stated: bool
    numbers: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, fit to show; `first` where its mark begins in it."""

    text: str
    mark: Mark | None = None
    first: bool = True


def said_of(quantities: Iterable[Quantity], findings: Iterable[tuple[Finding, str, str]], rows: str) -> Iterator[Said]:
    """Say of each figure what its row has, and of the figures of each finding (with its card and number) its verdict."""
    for quantity in quantities:
        yield Said(quantity.start, quantity.end, "unchecked", f"{rows}{quantity.id}")
    for finding, card, number in findings:
        state = STATES[finding.verdict]
        yield Said(finding.stated.start, finding.stated.end, state, card, stated=True, number=number)
        for ref in finding.inputs:
            yield Said(ref.start, ref.end, state, card)


def marks(said: Iterable[Said], prefix: str) -> list[Mark]:
    """Put together what is said of the same or overlapping stretches, in order of place."""
    groups: list[list[Said]] = []
    end = -1
    for one in sorted(said, key=lambda one: (one.start, -one.end)):
        if one.end <= one.start:
            continue
        if one.start >= end:
            groups.append([])
        groups[-1].append(one)
        end = max(end, one.end)
    return [_mark(group, f"{prefix}{n}") for n, group in enumerate(groups, 1)]


def _mark(group: Sequence[Said], name: str) -> Mark:
    worst = min((one.state for one in group), key=WORST_FIRST.index)
    ranked = sorted(group, key=lambda one: (WORST_FIRST.index(one.state), not one.stated))
    found = [one for one in ranked if one.state != "unchecked"] or ranked
    return Mark(
        id=name,
        start=group[0].start,
        end=max(one.end for one in group),
        state=worst,
        stated=any(one.stated and one.state == worst for one in group),
        numbers=", ".join(dict.fromkeys(one.number for one in found if one.stated and one.number)),
        cards=tuple(dict.fromkeys(one.card for one in found)),
    )


def pieces(text: str, start: int, end: int, marked: Sequence[Mark]) -> Iterator[Piece]:
    """Cut `text[start:end]` at its marks, which are in order; one that goes beyond an end is cut there."""
    at = start
    for mark in marked:
        left, right = max(mark.start, start), min(mark.end, end)
        if at < left:
            yield Piece(shown(text[at:left]))
        yield Piece(shown(text[left:right]), mark, first=left == mark.start)
        at = right
    if at < end:
        yield Piece(shown(text[at:end]))


def shown(text: str) -> str:
    """Make text of the article fit to show, its line breaks kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(legible, lines))
