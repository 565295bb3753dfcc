"""The two sorts that a whole of the sentence before is of: "In all 6,546 nurses left. Of these 4,397 were men and 2,149 women."."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.measures import COUNTS
from factcheck.lexicon import table
from factcheck.model import Tie, Total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

TOLD = Tie("sure", ("the sentence before", "the two sorts that there are"), via="total/of-these")


def of_these(lines: Sequence[Line]) -> Iterator[Total]:
    """Each whole that the next sentence parts into men and women, or boys and girls."""
    for earlier, line in itertools.pairwise(lines):
        parts = [m for m in line.figures(line.first, line.last) if not m.quantity.is_range]
        if not line.follows(earlier) or line.words(line.first, line.first + 2) not in table("things")["of_these"]:
            continue
        whole = _only_count(earlier)
        if whole is not None and len(parts) == 2 and all(m.kind in COUNTS for m in parts) and _both_sorts(line, parts):
            yield Total(whole.quantity, tuple(m.quantity for m in parts), complete=True, tie=TOLD)


def _only_count(line: Line) -> Mention | None:
    told = line.figures(line.first, line.last)
    return told[0] if len(told) == 1 and told[0].kind in COUNTS and not told[0].quantity.is_range else None


def _both_sorts(line: Line, parts: Sequence[Mention]) -> bool:
    """Whether each of the two figures is told of one sort, and nothing else is told of either."""
    told = [
        word for word in line.words(line.first, line.last) if any(word in pair for pair in table("things")["sexes"])
    ]
    behind = [set(line.words(m.last, m.last + 3)) for m in parts]
    ends = line.words(parts[1].last, parts[1].last + 3)
    return sorted(told) in table("things")["sexes"] and all(set(told) & near for near in behind) and "." in ends
