"""From the names of sources to what can be held against: documents and tables, each read once; what is wrong with one is a sentence."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factcheck.errors import FactcheckError
from factcheck.sources.link import Library
from factcheck.sources.passages import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Article
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


@lru_cache(maxsize=8)
def gathered(paths: tuple[str, ...]) -> Sources:
    """Read the sources in their order, a folder's files by name."""
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


def of_files(files: Sequence[tuple[str, bytes]]) -> Library:
    """Take files that were sent, each with its name, for sources; one that cannot be read raises `FactcheckError`."""
    from factcheck.readers import read_bytes

    return Library([read_document(read_bytes(data, name)) for name, data in files])


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
    if _suffix(path) in TABLES:
        from factcheck.sources.tables.read import read_tables, without_values

        tables += read_tables(path)
        if empty := without_values(path):
            raise FactcheckError(
                f"{path}: {empty:,} {'formula has' if empty == 1 else 'formulas have'} no saved value and "
                f"{'is' if empty == 1 else 'are'} left out; open and save the workbook."
            )
        return
    from factcheck.readers import file_bytes, read_bytes, size_limit
    from factcheck.sources.tables.markup import tables_within

    data = file_bytes(path, size_limit(path) + 1)
    article = read_bytes(data, path)
    within = tables_within(data, path)
    documents.append(read_document(without_cells(article, within)))
    tables += within
