"""What a sentence asks a table for beyond doubt, so that nothing else of it clears or accuses the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.lexicon import words
from factcheck.sources.tables.grid import flat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Answer, Asked
    from factcheck.sources.tables.counts import Count
    from factcheck.sources.tables.grid import Table


def asked_way(question: Asked, mark: Mark, count: Count | None, before: str, after: str) -> str | None:
    """What is asked for; `None` where it may be anything."""
    if mark.sort == "ordinal":
        return "rank" if question.cues & {"rank", "most", "least"} else None
    if count is not None and count.clear:
        return "count"
    ahead, behind = flat(before).split()[-1:], flat(after).split()[:1]
    if mark.sort == "percent" and ahead == ["by"] and "gap" in question.cues:
        return "change"
    if mark.sort in ("percent", "share") and behind == ["of"]:
        return "share"
    return _of_two(question, ahead, behind) if len(question.full) > 1 else None


def _says(table: Table, column: int | None, name: str) -> bool:
    """Whether the header of a column has a word of a list."""
    said = flat(table.header[column or 0]).split()
    return not words("sources", "tables", name).isdisjoint(said)


def _of_two(question: Asked, ahead: list[str], behind: list[str]) -> str | None:
    """What is asked of two rows: "three more points than", "won by 12 seats", "between them"."""
    apart = "apart" in question.cues and question.cues.isdisjoint(("sum", "mean"))
    if apart or ahead == ["by"] or (behind and behind[0] in words("sources", "tables", "beyond")):
        return "gap"
    return "sum" if "sum" in question.cues else None


WAYS: Final[Mapping[str, frozenset[str]]] = {
    "count": frozenset(("count", "rows", "distinct")),
    "share": frozenset(("share", "cell", "within")),
    "change": frozenset(("change", "cell")),
    "rank": frozenset(("rank", "cell")),
    "gap": frozenset(("gap",)),
    "sum": frozenset(("sum",)),
}
HEADERS: Final = {"change": "changes", "rank": "places"}  # what the header of a cell must say


def is_asked(asks: str, answer: Answer, columns: frozenset[int], table: Table, full: frozenset[int]) -> bool:
    """Whether an answer is of the sort that is asked for, of all rows that are named in full, and of a column that the words beside the figure name."""
    if answer.way not in WAYS[asks]:
        return False
    if answer.way == "cell" and asks in HEADERS:
        return _says(table, answer.column, HEADERS[asks])
    if asks == "sum" and not full <= {row for row, _ in answer.cells}:
        return False
    if answer.way == "rank" and answer.column not in columns and any(map(table.is_place, range(len(table.header)))):
        return False  # a column tells the places
    if asks in ("gap", "sum", "rank"):
        named = answer.column in columns if columns else asks == "rank" or answer.column is not None
        return named and len({column for _, column in answer.cells}) < 2  # noqa: PLR2004 - not of two columns of one row
    return asks != "change" or len({row for row, _ in answer.cells}) == 1
