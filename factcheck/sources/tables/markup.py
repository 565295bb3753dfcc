"""The tables within a page, a Markdown text or a Word document."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from factcheck.readers.decoding import decode
from factcheck.sources.tables.grid import Table, as_table

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TABLES: Final = 100
MOST_SPAN: Final = 100  # columns or rows that one cell may claim
RULE: Final = re.compile(r"(?=[^-]{0,9}--)[|:\- \t]{2,400}")
STROKE: Final = re.compile(r"(?<!\\)\|")


def tables_within(data: bytes, path: str) -> list[Table]:
    """Every table in the markup of a file that has been read as a document."""
    suffix = PurePath(path).suffix.lower()
    if suffix in (".html", ".htm", ".xhtml"):
        grids = _of_html(decode(data, path))
    elif suffix in (".md", ".markdown"):
        grids = _of_markdown(decode(data, path))
    elif suffix == ".docx":
        grids = _of_docx(data, path)
    else:
        return []
    numbered = enumerate(grids, 1)
    return [t for at, grid in numbered if at <= MOST_TABLES and (t := as_table(path, f"table {at}", grid)) is not None]


def _of_html(text: str) -> Iterator[list[list[object]]]:
    from lxml import etree, html  # the reader of pages has it too

    parser = html.HTMLParser(no_network=True, remove_comments=True)
    try:
        tree = html.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return
    for element in tree.iter("table"):
        if element.find(".//table") is None:  # one that holds tables lays a page out, and has all their cells again
            yield _spread(element)


def _spread(element: Any) -> list[list[object]]:  # noqa: ANN401 - lxml's
    """The cells of a table, one that spans rows or columns in each of its places."""
    grid: list[list[object]] = []
    waiting: dict[tuple[int, int], str] = {}
    for row, line in enumerate(element.iter("tr")):
        cells: list[object] = []
        for cell in line.iterchildren("td", "th"):
            while (row, len(cells)) in waiting:
                cells.append(waiting.pop((row, len(cells))))
            text = " ".join(cell.text_content().split())
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for at in range(wide):
                waiting |= {(row + below, len(cells) + at): text for below in range(1, high)}
            cells += [text] * wide
        while (row, len(cells)) in waiting:
            cells.append(waiting.pop((row, len(cells))))
        grid.append(cells)
    return grid


def _span(cell: Any, name: str) -> int:  # noqa: ANN401 - lxml's
    said = cell.get(name) or "1"
    return min(max(int(said), 1), MOST_SPAN) if said.isdecimal() and len(said) < len("10000") else 1


def _of_markdown(text: str) -> Iterator[list[list[object]]]:
    """Lines of strokes around a rule of dashes."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if at and "|" in lines[at - 1] and "-" in line and "|" in line and RULE.fullmatch(line):
            body = at + 1
            while body < len(lines) and "|" in lines[body]:
                body += 1
            yield [_cells(lines[at - 1]), *(_cells(row) for row in lines[at + 1 : body])]


def _cells(line: str) -> list[object]:
    return [cell.strip(" *_`") for cell in STROKE.split(line.strip().strip("|"))]


def _of_docx(data: bytes, path: str) -> Iterator[list[list[object]]]:
    from factcheck.readers.docx import opened, tables_of

    for table in tables_of(opened(data, path)):
        yield [list(row) for row in table]
