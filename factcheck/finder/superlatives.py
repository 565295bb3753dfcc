"""Every row of figures near a superlative: one of them is the first, or the last, that it speaks of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.guard.candidates import Candidate, Cue
from factcheck.lexicon import words
from factcheck.rules.rule import sized_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction

REACH: Final = 10  # tokens from the word to the row
LONGEST: Final = 8  # figures in a row


def superlatives(line: Line) -> Iterator[Cue]:
    """The words for the first or the last in an order."""
    for at in range(line.first, line.last):
        way = None if line.covered(at) else _extremes().get(line.lower(at))
        if way is not None:
            token = line.tokens[at]
            yield Cue(at, at + 1, token.start, token.end, "extreme", way, token.text)


@cache
def _extremes() -> Mapping[str, Direction]:
    ways: tuple[Direction, ...] = ("up", "down")
    return {word: way for way in ways for kind in ("extreme", "superlative") for word in words("order", kind, way)}


def ordered(
    rows: Iterable[list[Mention]], cues: Sequence[Cue], sentences: int
) -> Iterator[tuple[Candidate, bool, float]]:
    """Each figure of a row of one sort as the one that a superlative is of; whether it is, and how often it would be by accident."""
    for row in rows:
        if not 1 < len(row) <= LONGEST or len({m.quantity.sentence for m in row}) < sentences:
            continue
        sizes = [sized_like(m.quantity, row[0].quantity) for m in row]
        for cue in cues:
            if not row[0].first - REACH <= cue.first < row[-1].last + REACH:
                continue
            best = max(sizes) if cue.way == "up" else min(sizes)
            for at, first in enumerate(row):
                others = row[:at] + row[at + 1 :]
                parts = ("first", *("other" for _ in others))
                yield Candidate("order", parts, (first, *others), cue), sizes[at] == best, 1 / len(row)
