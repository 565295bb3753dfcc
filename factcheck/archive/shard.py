"""The batch function: so many articles in, the files of their shard out. Every engine calls it, so that all make the same bytes."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Final

from factcheck.apart import apart
from factcheck.archive.made_with import made_with
from factcheck.archive.rows import Rows, groups, lost, rows_of, rows_of_group
from factcheck.archive.schema import TABLES, as_parquet
from factcheck.decisions import LEVELS
from factcheck.errors import FactcheckError
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.archive.record import Record
    from factcheck.archive.rows import Wanted

EPOCH: Final = "SOURCE_DATE_EPOCH"
TRIES: Final = 2  # of articles that end a process, before they are given up
ONE_AT_A_TIME: Final = Lock()  # the parser is no friend of threads; an engine may have some


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to make: its number, its articles, how they are checked, and the year of the check.

    `careful` checks in processes of their own, since something in these articles ended the one that had them before.
    """

    shard: int
    records: tuple[Record, ...]
    wanted: Wanted
    year: int
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a shard by the name of their table, how many rows each has, and what it was made with."""

    shard: int
    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    made_with: Mapping[str, str]


def tasks(  # noqa: PLR0913, PLR0917 - what a shard is
    records: Iterable[Record], size: int, wanted: Wanted, year: int, done: Iterable[int], first: int = 0
) -> Iterator[Task]:
    """Cut the articles into shards of a size, numbered from the first, and leave out those that are done."""
    left, passed = iter(records), frozenset(done)
    number = first
    while taken := tuple(islice(left, size)):
        if number not in passed:
            yield Task(number, taken, wanted, year)
        number += 1


def make(task: Task) -> Made:
    """Check the articles of a shard and write its files, in memory."""
    with ONE_AT_A_TIME, _in_the_year(task.year):
        rows = _carefully(task) if task.careful else rows_of(task.records, task.wanted)
    tables = {"articles": rows.articles, "findings": rows.findings}
    if task.wanted.figures:
        tables["figures"] = rows.figures
    files = {name: as_parquet(told, TABLES[name]) for name, told in tables.items()}
    return Made(task.shard, files, _counts(rows, task.wanted), made_with())


def _counts(rows: Rows, wanted: Wanted) -> dict[str, int]:
    grave = [row["severity"] for row in rows.findings]
    return {
        "articles": len(rows.articles),
        "errors": sum(row["error"] is not None for row in rows.articles),
        "findings": len(rows.findings),
        **({"figures": len(rows.figures)} if wanted.figures else {}),
        **{level: grave.count(level) for level in LEVELS},
    }


def _carefully(task: Task) -> Rows:
    """Check each group, and of one that ends its process each article, in a process of its own."""
    rows = Rows()
    for group in groups(task.records):
        more = _survived(group, task.wanted)
        if more is not None:
            rows.add(more)
            continue
        for record in group:
            why = "the process that checked it ended too early, each time."
            rows.add(_survived([record], task.wanted) or lost(record, why, task.wanted))
    return rows


def _survived(group: Sequence[Record], wanted: Wanted) -> Rows | None:
    seconds = wanted.job.ceilings.seconds * (len(group) + 2)  # each article may take its time, after all together
    for _ in range(TRIES):
        try:
            return apart(lambda: rows_of_group(group, wanted), seconds, "these articles")
        except FactcheckError:
            continue
    return None


@contextmanager
def _in_the_year(year: int) -> Iterator[None]:
    """Check as in the year in which the archive was begun: a run that goes on next year finds the same."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(int(datetime(year, 7, 1, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        os.environ.pop(EPOCH)
        if before is not None:
            os.environ[EPOCH] = before
