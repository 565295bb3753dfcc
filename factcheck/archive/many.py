"""`factcheck.check_many`: columns in, rows out."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from factcheck.archive.columns import Columns
from factcheck.archive.rows import Rows, Wanted, rows_of
from factcheck.desk import Job
from factcheck.selection import selected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.archive.record import Record

NAMES = ("id", "title", "date", "desk")
COLUMNS = Columns(text="text", **{name: name for name in NAMES})


def checked(
    texts: Iterable[str],
    others: Sequence[Iterable[object] | None],
    chosen: tuple[Sequence[str], Sequence[str]],
    *,
    figures: bool,
) -> Rows:
    """Check texts with their ids, titles, dates and desks; each column given has as many cells as there are texts."""
    if isinstance(texts, str):
        raise TypeError("check_many() takes texts, one for each article; check() takes one text")
    return rows_of(_records(texts, others), Wanted(Job(rules=selected(*chosen)), figures=figures))


def _records(texts: Iterable[str], others: Sequence[Iterable[object] | None]) -> Iterator[Record]:
    given = {name: column for name, column in zip(NAMES, others, strict=True) if column is not None}
    cells: Iterable[tuple[Any, ...]] = zip(*given.values(), strict=True) if given else repeat(())
    for number, (text, row) in enumerate(zip(texts, cells, strict=bool(given)), 1):
        yield COLUMNS.record(
            {"id": number, "text": text, **dict(zip(given, row, strict=True))}, number, "texts", number
        )
