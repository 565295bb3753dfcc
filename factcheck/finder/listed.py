"""Every small number near a list of names or things that may be their number."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.extract.measures import COUNTS
from factcheck.extract.stand_ins import stand_in
from factcheck.guard.candidates import Candidate, Cue
from factcheck.lexicon import table, words
from factcheck.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.forms.coordinated import Names
    from factcheck.extract.forms.rows import Told
    from factcheck.extract.line import Line, Mention

FEWEST: Final = 2
MANY: Final = 12  # things; of more hardly all are named
FAR: Final = 3  # ... nor is a list of so many more, or fewer, of them
REACH: Final = 25  # tokens between the number and the list
CHANCE: Final = 0.25
JOINT: Final = "; "


def counted(lines: Sequence[Line], told: Iterable[Told]) -> Iterator[tuple[Candidate, bool, float]]:
    """Each small number of one or two sentences beside each list, whether it is that of the items, and how often it would be by accident.

    `told` are the sentences as rows of cells: they are made only where there is such a number.
    """
    numbers = [m for line in lines for m in (*line.mentions, *_groups(line)) if _number(m)]
    if not numbers:
        return
    unfinished = words("lists", "open")
    for line, one in zip(lines, told, strict=True):
        beside = [m for m in numbers if (m.quantity.sentence != line.number) == (len(lines) > 1)]
        for names in one.lists.values() if beside else ():
            listed, by = _listed(one, names), Interval(Fraction(names.least), Fraction(names.most))
            if not unfinished.isdisjoint(listed.text.rpartition(JOINT)[2].lower().split()):
                continue
            for m in beside:
                size = int(m.quantity.scalar)
                away = max(listed.first - m.last, m.first - listed.last)
                apart = max(names.least - size, size - names.most)
                if names.least >= FEWEST and 0 <= away <= REACH and apart <= FAR:
                    yield Candidate("count", ("count",), (m,), listed, by), apart <= 0, CHANCE


def _groups(line: Line) -> Iterator[Mention]:
    """The words for so many of a kind: "a trio of"."""
    groups = table("lists")["numbers"]
    found = [at for at in range(line.first, line.last) if line.tokens[at].lower in groups and not line.covered(at)]
    if line.mentions:
        yield from (stand_in(line, (at, at + 1), groups[line.lower(at)], "count") for at in found)


def _number(mention: Mention) -> bool:
    quantity = mention.quantity
    if mention.kind not in COUNTS or quantity.is_range or quantity.hedge is not None or quantity.per is not None:
        return False
    return quantity.scalar.denominator == 1 and FEWEST <= quantity.scalar <= MANY


def _listed(told: Told, names: Names) -> Cue:
    """The list in the place of a word, its items as they are told."""
    cells, tokens = told.row.cells, told.lines[0].tokens
    first, last = cells[names.first].first, cells[names.last - 1].last
    items = tuple(" ".join(t.text for t in tokens[cells[a].first : cells[b - 1].last]) for a, b in names.items)
    form = f"{names.sorts[0]}s" if names.least == names.most else f"some {names.sorts[0]}s"
    return Cue(first, last, tokens[first].start, tokens[last - 1].end, form, "up", JOINT.join(items))
