"""From the names of sources to what can be held against: documents and tables, each read once; what is wrong with one is a sentence."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factcheck.errors import FactcheckError
from factcheck.model import Notice
from factcheck.sources.link import Library
from factcheck.sources.passages import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Article, Report
    from factcheck.sources.passages import Document
    from factcheck.sources.tables.grid import Table

TABLES: Final = frozenset((".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet"))
DOCUMENTS: Final = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"))
MOST_FILES: Final = 200  # of a folder


@dataclass(frozen=True)
class Sources:
    """What was read, and a sentence for each source that could not be."""

    library: Library
    errors: tuple[str, ...] = ()


def gathered(paths: tuple[str, ...]) -> Sources:
    """Read the sources in their order, a folder's files by name; again only where one was written since."""
    return _gathered(paths, tuple(map(_stamp, paths)))


def _stamp(path: str) -> tuple[tuple[str, int, int], ...]:
    """The name, the time and the size of each file of a source, as far as there are any."""
    try:
        files = list(_files(path))
    except FactcheckError:
        return ()
    return tuple(
        (file, told.st_mtime_ns, told.st_size)
        for file in files
        if os.path.exists(file)
        for told in (os.stat(file),)  # noqa: PTH116
    )


@lru_cache(maxsize=8)
def _gathered(paths: tuple[str, ...], stamps: tuple[tuple[tuple[str, int, int], ...], ...]) -> Sources:  # noqa: ARG001
    documents: list[Document] = []
    tables: list[Table] = []
    errors: list[str] = []
    for path in paths:
        try:
            for file in _files(path):
                _read(file, documents, tables)
        except FactcheckError as error:
            errors.append(str(error))
    return Sources(Library(documents, tables), tuple(errors))


def from_texts(texts: Sequence[str]) -> Library:
    """Take texts for sources, as the rules' own examples do."""
    from factcheck.readers import from_text
    from factcheck.sources.tables.markup import tables_within

    tables = [table for text in texts for table in tables_within(text.encode(), "source.md")]
    return Library([] if tables else [read_document(from_text(text, "source.txt")) for text in texts], tables)


def of_files(files: Sequence[tuple[str, bytes]]) -> Sources:
    """Take files that were sent, each with its name, for sources."""
    documents: list[Document] = []
    tables: list[Table] = []
    errors: list[str] = []
    for name, data in files:
        try:
            _take(data, name, documents, tables)
        except FactcheckError as error:
            errors.append(str(error))
    return Sources(Library(documents, tables), tuple(errors))


def with_notices(report: Report, sources: Sources | None) -> Report:
    """The report with a notice for each source that could not be read."""
    told = tuple(Notice(1, error) for error in sources.errors) if sources else ()
    return replace(report, notices=(*report.notices, *told))


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
    files = [os.path.join(path, name) for name in names if _suffix(name) in DOCUMENTS | TABLES]  # noqa: PTH118
    if not files:
        raise FactcheckError(f"{path}: there is no source in this folder; name a document or a table.")
    yield from files[:MOST_FILES]
    if len(files) > MOST_FILES:
        raise FactcheckError(
            f"{path}: there are over {MOST_FILES} sources in this folder; the first {MOST_FILES} are used."
        )


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def without_cells(article: Article, tables: Sequence[Table]) -> Article:
    """The article without the cells of its tables, which are no sentences."""
    cells = {" ".join(text.split()) for table in tables for text in _texts(table)}
    kept = (b for b in article.blocks if " ".join(article.text[b.start : b.end].strip(" |*_`").split()) not in cells)
    return replace(article, blocks=tuple(kept)) if cells else article


def _texts(table: Table) -> Iterator[str]:
    yield from table.header
    for row in table.rows:
        yield from (cell.text for cell in row)


def _read(path: str, documents: list[Document], tables: list[Table]) -> None:
    from factcheck.readers import file_bytes, size_limit
    from factcheck.readers.limits import TABLE_BYTES

    most = TABLE_BYTES if _suffix(path) in TABLES else size_limit(path)
    _take(file_bytes(path, most + 1), path, documents, tables)


def _take(data: bytes, path: str, documents: list[Document], tables: list[Table]) -> None:
    """Read what a file holds, by its name: a table, or a document with the tables in it."""
    if _suffix(path) in TABLES:
        from factcheck.sources.tables.read import read_tables, without_values

        tables += read_tables(data, path)
        if empty := without_values(data, path):
            raise FactcheckError(
                f"{path}: {empty:,} {'formula has' if empty == 1 else 'formulas have'} no saved value and "
                f"{'is' if empty == 1 else 'are'} left out; open and save the workbook."
            )
        return
    from factcheck.readers import read_bytes
    from factcheck.sources.tables.markup import tables_within

    article = read_bytes(data, path)
    within = tables_within(data, path)
    documents.append(read_document(without_cells(article, within)))
    tables += within
