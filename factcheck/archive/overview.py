"""What came of an archive, counted shard by shard: by rule, year and desk, with the surest findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from pyarrow.parquet import ParquetWriter, read_table

from factcheck.archive.schema import ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.archive.store import Store

    Row = dict[str, Any]

SUREST: Final = 200
ERRORS_SHOWN: Final = 20
DIFFERENT: Final = 10_000  # desks that are counted by name: a column of addresses must not fill the memory
OTHER: Final = "others"
COUNTED: Final = ("date", "desk", "error", "figures", "checked", "inconsistent", "review")
SHOWN: Final = ("id", "title", "date", "desk", "rule", "verdict", "probability", "stated", "message", "sentence", "formula", "recomputed", "start")  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Articles and figures, and what was found in them."""

    articles: int = 0
    figures: int = 0
    checked: int = 0
    amend: int = 0
    review: int = 0

    def count(self, row: Row) -> None:
        """Count an article: a figure is checked where it was held against any other, whatever came of it."""
        self.articles += 1
        self.figures += row["figures"]
        self.checked += row["checked"] + row["inconsistent"] + row["review"]


@dataclass(slots=True)
class Overview:
    """All of it in numbers; `rules` hold how often each added up, too."""

    whole: Tally = field(default_factory=Tally)
    years: dict[str, Tally] = field(default_factory=dict)
    desks: dict[str, Tally] = field(default_factory=dict)
    rules: dict[str, dict[str, int]] = field(default_factory=dict)
    surest: Sequence[Row] = ()
    failed: int = 0
    first_failed: list[Row] = field(default_factory=list)
    errors: bytes = b""


def overview_of(store: Store, shards: Sequence[int]) -> Overview:
    """Read the shards once, one at a time."""
    overview = Overview()
    sink = pa.BufferOutputStream()
    with ParquetWriter(sink, ERRORS, compression="zstd") as writer:
        found = (row for shard in shards for row in _shard(store, shard, overview, writer))
        overview.surest = nsmallest(SUREST, found, key=_surest_first)
    overview.errors = bytes(sink.getvalue())
    return overview


def _surest_first(row: Row) -> tuple[Any, ...]:
    return row["verdict"] != "inconsistent", -row["probability"], row["id"], row["start"], row["rule"]


def _shard(store: Store, shard: int, overview: Overview, writer: Any) -> Iterator[Row]:  # noqa: ANN401 - pyarrow has no types
    """Count a shard, and yield what was found in it."""
    articles = _read(store, "articles", shard, list(dict.fromkeys([*ERRORS.names, *COUNTED])))
    for row in articles.select(COUNTED).to_pylist():
        for tally in _tallies(overview, row) if row["error"] is None else ():
            tally.count(row)
    failed = articles.select(ERRORS.names).filter(pa.compute.is_valid(articles["error"]))
    if failed.num_rows:
        writer.write_table(failed)
        overview.failed += failed.num_rows
        overview.first_failed += failed.slice(0, ERRORS_SHOWN - len(overview.first_failed)).to_pylist()
    for row in _read(store, "findings", shard, SHOWN).to_pylist():
        rule = overview.rules.setdefault(row["rule"], {"amend": 0, "review": 0, "ok": 0})
        name = {"inconsistent": "amend", "review": "review"}.get(row["verdict"], "ok")
        rule[name] += 1
        if name != "ok":
            for tally in _tallies(overview, row):
                setattr(tally, name, getattr(tally, name) + 1)
            yield row


def _read(store: Store, table: str, shard: int, columns: Iterable[str]) -> Any:  # noqa: ANN401
    return read_table(store.path(table, shard), columns=list(columns), partitioning=None, use_threads=False)


def _tallies(overview: Overview, row: Row) -> Iterator[Tally]:
    """The counts that an article or a finding belongs to."""
    yield overview.whole
    yield overview.years.setdefault(str(row["date"].year) if row["date"] else "", Tally())
    desk = row["desk"] or ""
    known = desk in overview.desks or len(overview.desks) < DIFFERENT
    yield overview.desks.setdefault(desk if known else OTHER, Tally())
