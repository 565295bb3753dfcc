"""What a sentence asks a table for beyond doubt, so that nothing else of it clears or accuses the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.sources.tables.grid import flat

if TYPE_CHECKING:
    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Answer, Asked
    from factcheck.sources.tables.counts import Count
    from factcheck.sources.tables.grid import Table


def asked_way(question: Asked, mark: Mark, count: Count | None, before: str, after: str) -> str | None:
    """A place in order, the difference or the sum of two rows that are named in full, a count of rows; `None` where it may be anything."""
    if mark.sort == "ordinal":
        return "rank" if question.cues & {"rank", "most", "least"} else None
    if len(question.full) > 1:
        if "apart" in question.cues and "sum" not in question.cues and "mean" not in question.cues:
            return "gap"
        if _is_gap(before, after):
            return "gap"
        return "sum" if "sum" in question.cues else None
    return "count" if count is not None and count.clear else None


def _is_gap(before: str, after: str) -> bool:
    """ "Three more points than", "won by 12 seats": a word of difference right beside the figure."""
    behind, ahead = flat(after).split()[:1], flat(before).split()[-1:]
    return bool(behind and behind[0] in words("sources", "tables", "beyond")) or ahead == ["by"]


def is_asked(asks: str, answer: Answer, columns: frozenset[int], table: Table) -> bool:
    """Whether an answer is of the sort that is asked for, and of a column that the words beside the figure name."""
    if asks == "count":
        return answer.way in ("count", "rows", "distinct")
    if asks == "rank" and answer.way == "cell":
        return _is_place(table.header[answer.column or 0])
    if answer.way != asks or (answer.column is None and asks != "rank"):
        return False
    return (answer.column in columns if columns else True) and not _is_across(answer)


def _is_across(answer: Answer) -> bool:
    """Whether an answer is of two columns of one row."""
    return len({column for _, column in answer.cells}) > 1


def _is_place(header: str) -> bool:
    return not words("sources", "tables", "places").isdisjoint(flat(header).split())
