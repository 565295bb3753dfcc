"""A doubted derivation as the guard weighs it: its candidate, the sentences that hold it, and the rivals that its figure has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.guard.candidates import Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.line import Line
    from factcheck.model import Derivation

FAMILIES = {
    ("percent", "after", "before"): "change",
    ("percent", "size", "level"): "size",
    ("points", "level", "level"): "points",
    ("share", "part", "whole"): "share",
    ("multiple", "after", "before"): "multiple",
    ("amount", "level", "level"): "amount",
}
TURNED = {("part", "share", "whole"): (1, 0, 2)}


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
    if parts in TURNED:
        known, parts = [known[i] for i in TURNED[parts]], tuple(parts[i] for i in TURNED[parts])
    family = "total" if parts[:2] == ("total", "part") else FAMILIES.get(parts)
    if family is None or len(parts) != len(known):
        return None
    if parts[1] == parts[2]:
        known[1:] = sorted(known[1:], key=lambda pair: pair[0].first)
    places = sorted({at for _, at in known})
    candidate = Candidate(family, parts, tuple(m for m, _ in known))
    return Doubted(candidate, tuple(lines[at] for at in places), known[0][1])


def rivals(told: Doubted, lines: Sequence[Line]) -> Iterator[Doubted]:
    """Every other candidate of the stated figure, each with its sentences."""
    candidate, own = told.candidate, told.own
    beside = {lines[at].number: at for at in (own - 1, own + 1) if 0 <= at < len(lines) and _adjoin(lines, own, at)}
    at_home = {lines[own].number: own}
    chosen = {m.first for m in candidate.mentions}
    for one in candidates(candidate.stated, lines[own], [lines[at] for at in beside.values()]):
        if {m.first for m in one.mentions} == chosen:
            continue
        places: Mapping[int, int] = at_home | beside
        held = sorted({places[m.quantity.sentence] for m in one.mentions})
        yield Doubted(one, tuple(lines[at] for at in held), own)


def _adjoin(lines: Sequence[Line], one: int, two: int) -> bool:
    first, second = lines[min(one, two)], lines[max(one, two)]
    return second.follows(first)


