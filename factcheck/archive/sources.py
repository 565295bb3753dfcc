"""What an archive is made of: files of rows and files of articles, in a set order, each article with its number."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from factcheck.archive.columns import Columns
from factcheck.archive.lines import csv_heading, csv_rows, json_rows, raw_lines
from factcheck.archive.opening import DAMAGED, PACKED, bare, hash_of, opened
from factcheck.archive.record import Record
from factcheck.ceilings import MEGABYTE
from factcheck.errors import FactcheckError
from factcheck.folders import find_articles
from factcheck.record import dataclass
from factcheck.settings import Glob, Settings, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from factcheck.archive.lines import Row

JSON_LINES: Final = (".jsonl", ".ndjson")
CSV: Final = (".csv", ".tsv")
PARQUET: Final = ".parquet"
# In folders; a CSV beside articles is more often something else, and wants to be named.
TABLES: Final = tuple(
    Glob(None, f"*{suffix}")
    for suffix in (*(f"{plain}{packed}" for plain in JSON_LINES for packed in ("", *PACKED)), PARQUET)
)
AT_ONCE: Final = 64  # rows of Parquet
UNPACKED: Final = 2_000 * MEGABYTE  # bytes of one column in one group of rows: a small file may claim to be a huge one
LOOKED_AT: Final = 20  # first rows of JSON Lines, for the names in them


@dataclass(frozen=True, slots=True)
class Source:
    """A file of rows with its columns, or a file that is one article; how many articles it has, and the hash of its bytes.

    One that was `found` in a folder and cannot be read costs one row of errors; one that was named is refused.
    """

    path: str
    kind: str
    columns: Columns
    count: int = 1
    hash: str = ""
    found: bool = False
    error: str | None = None


def sources_in(names: Sequence[str], columns: Columns, shelf: Shelf) -> list[Source]:
    """List what was named and what lies in the folders that were."""
    found = [source for name in names for source in _named(name, shelf)]
    if not found:
        raise FactcheckError(f"{', '.join(names)}: there is no article there.")
    looked_at = [_or_bad(source, lambda one: replace(one, columns=_columns(one, columns))) for source in found]
    if all(source.error for source in looked_at):
        raise FactcheckError(looked_at[0].error or "")
    return looked_at


def _or_bad(source: Source, do: Callable[[Source], Source]) -> Source:
    """Do something with a source, or tell what is wrong with it."""
    try:
        return do(source)
    except FactcheckError as error:
        if not source.found:
            raise
        return replace(source, kind="bad", error=str(error))


def _named(name: str, shelf: Shelf) -> list[Source]:
    if os.path.isdir(name):
        paths = find_articles([name], _TablesToo(shelf)).articles
        return [Source(path, kind_of(path), Columns(), found=True) for path in paths]
    if not os.path.exists(name):
        raise FactcheckError(f"{name}: there is no such file or folder.")
    return [Source(name, kind_of(name), Columns())]


class _TablesToo(Shelf):
    """Settings by which files of rows are found in folders too."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def settings_in(self, folder: Path) -> Settings:
        """Return the settings that hold in a folder."""
        settings = self.shelf.settings_in(folder)
        return replace(settings, include=(*settings.include, *TABLES))


def kind_of(path: str) -> str:
    """Tell by the suffix what a file holds."""
    name = bare(path)
    kinds = (("json", JSON_LINES), ("csv", CSV), ("parquet", (PARQUET,)))
    return next((kind for kind, suffixes in kinds if name.endswith(suffixes)), "article")


def _columns(source: Source, wanted: Columns) -> Columns:
    if source.kind == "article":
        return wanted
    return wanted.among(_names(source), source.path)


def _names(source: Source) -> list[str]:
    if source.kind == "parquet":
        return list(_parquet(source.path).schema_arrow.names)
    with opened(source.path) as (_, file):
        if source.kind == "csv":
            return csv_heading(file)
        rows = [row for _, row in islice(json_rows(file), LOOKED_AT) if not isinstance(row, str)]
    return list(dict.fromkeys(name for row in rows for name in row))


def _parquet(path: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise FactcheckError(f"{path}: this is no Parquet file that can be read ({error}).") from error
    if _largest(file.metadata) > UNPACKED:
        raise FactcheckError(
            f"{path}: a group of its rows would unpack to over {UNPACKED // MEGABYTE:,} MB; write smaller ones."
        )
    return file


def _largest(metadata: Any) -> int:  # noqa: ANN401
    groups = (metadata.row_group(n) for n in range(metadata.num_row_groups))
    return max(
        (group.column(n).total_uncompressed_size for group in groups for n in range(group.num_columns)), default=0
    )


def counted(source: Source) -> Source:
    """Count the articles of a source and hash its bytes."""
    return _or_bad(source, _counted)


def _counted(source: Source) -> Source:
    if source.kind == "bad":
        return source
    if source.kind == "article":
        return replace(source, hash=hash_of(source.path))
    if source.kind == "parquet":
        return replace(source, count=_parquet(source.path).metadata.num_rows, hash=hash_of(source.path))
    with opened(source.path) as (hashed, file):
        rows: Iterator[object] = csv_rows(file) if source.kind == "csv" else raw_lines(file)
        return replace(source, count=_count(rows), hash=hashed.digest())


def _count(rows: Iterator[object]) -> int:
    count = 0
    try:
        for _ in rows:
            count += 1
    except DAMAGED:
        return count + 1  # the damage is told in a row of its own
    return count


def hash_of_all(sources: Sequence[Source]) -> str:
    """One hash for all sources with their names, in order."""
    told = hashlib.sha256()
    for source in sources:
        told.update(f"{source.path}\0{source.kind}\0{source.hash}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def records(sources: Sequence[Source], passed: int = 0) -> Iterator[Record]:
    """Yield the articles in order with their numbers, without the first few; whole sources are passed over unread."""
    number = 1
    for source in sources:
        if passed < number - 1 + source.count:
            for record in _records(source, number):
                if record.number > passed:
                    yield record
        number += source.count


def _records(source: Source, first: int) -> Iterator[Record]:
    if source.kind in {"article", "bad"}:
        path = source.path if source.kind == "article" else None
        error = source.error and source.error.removeprefix(f"{source.path}: ")
        yield Record(first, source.path, source.path, path=path, error=error)
        return
    for number, (line, row) in enumerate(islice(_rows(source), source.count), first):
        if isinstance(row, str):
            yield Record(number, f"{source.path}:{line}", source.path, error=row)
        else:
            yield source.columns.record(row, number, source.path, line)


def _rows(source: Source) -> Iterator[Row]:
    if source.kind == "parquet":
        yield from enumerate(_parquet_rows(source), 1)
        return
    with opened(source.path) as (_, file):
        yield from (csv_rows if source.kind == "csv" else json_rows)(file)


def _parquet_rows(source: Source) -> Iterator[Mapping[str, object] | str]:
    """Yield rows of the wanted columns, few at a time and without threads: processes are copied from this one meanwhile."""
    import pyarrow as pa

    try:
        batches = _parquet(source.path).iter_batches(AT_ONCE, columns=source.columns.named(), use_threads=False)
        for batch in batches:
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        while True:  # as many as the file says that it has: the numbers of those behind it stay
            yield f"the source is damaged ({error})."
