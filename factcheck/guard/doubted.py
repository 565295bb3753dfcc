"""A doubted derivation as the guard weighs it: its candidate, the sentences that hold it, and the rivals that its figure has."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.guard.candidates import Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.model import Derivation

FAMILIES: dict[tuple[str, ...], str] = {
    ("percent", "after", "before"): "change",
    ("percent", "size", "level"): "size",
    ("points", "level", "level"): "points",
    ("share", "part", "whole"): "share",
    ("multiple", "after", "before"): "multiple",
    ("amount", "level", "level"): "amount",
}

TOKENS: Final = 15  # of an article, for each of its figures


class Doubted(NamedTuple):
    """A candidate with its sentences, and where its stated figure stands among all the sentences."""

    candidate: Candidate
    lines: tuple[Line, ...]
    own: int


def doubted(derivation: Derivation, lines: Sequence[Line]) -> Doubted | None:
    """The candidate of a derivation that tells the parts played, where all its figures are found in the sentences."""
    held = {m.quantity.id: (m, at) for at, line in enumerate(lines) for m in line.mentions}
    figures = [held.get(q.id) for q in (derivation.stated, *derivation.inputs)]
    known = [one for one in figures if one is not None]
    if len(known) < len(figures) or len({m.first for m, _ in known}) < len(known):
        return None
    parts = derivation.parts
    family = "total" if parts[:2] == ("total", "part") else FAMILIES.get(parts)
    if family is None or len(parts) != len(known):
        return None
    if parts[1] == parts[2]:
        known[1:] = sorted(known[1:], key=lambda pair: pair[0].first)
    places = sorted({at for _, at in known})
    if not all(two == one + 1 and lines[two].follows(lines[one]) for one, two in itertools.pairwise(places)):
        return None  # a headline and its story: the guard has seen neighbours only
    candidate = Candidate(family, parts, tuple(m for m, _ in known))
    return Doubted(candidate, tuple(lines[at] for at in places), known[0][1])


def rivals(told: Doubted, lines: Sequence[Line]) -> Iterator[Doubted]:
    """Every other candidate of the stated figure, each with its sentences."""
    candidate, own = told.candidate, told.own
    beside = adjoining(lines, own)
    by_number = {line.number: line for line in (lines[own], *beside)}
    chosen = {m.first for m in candidate.mentions}
    for one in candidates(candidate.stated, lines[own], beside):
        if {m.first for m in one.mentions} != chosen:
            numbers = sorted({m.quantity.sentence for m in one.mentions})
            yield Doubted(one, tuple(by_number[number] for number in numbers), own)


def adjoining(lines: Sequence[Line], own: int) -> list[Line]:
    """The sentences right before and behind one, with none left out between."""
    beside = []
    if own and lines[own].follows(lines[own - 1]):
        beside.append(lines[own - 1])
    if own + 1 < len(lines) and lines[own + 1].follows(lines[own]):
        beside.append(lines[own + 1])
    return beside


def figures_of(lines: Sequence[Line]) -> int:
    """How many figures an article has that may follow from one another, and no fewer than one of its length would mostly have.

    A line with two figures tells of one thing; two figures in a long article mostly stand for themselves.
    """
    told = sum(m.kind not in ("date", "ordinal", "age") for line in lines for m in line.mentions)
    return max(told, len(lines[0].tokens) // TOKENS if lines else 0)
