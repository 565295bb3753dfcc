"""Rows of JSON Lines and of CSV, one after another and never a whole file in memory; a bad row is told in its place."""

from __future__ import annotations

import csv
import io
import json
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

from factcheck.archive.opening import DAMAGED
from factcheck.ceilings import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST: Final = 25 * MEGABYTE  # bytes of one row: the largest text, with room for what JSON writes as \\u00e9
SEPARATORS: Final = ",;\t|"
HEADING: Final = 1 << 16

Row: TypeAlias = "tuple[int, Mapping[str, object] | str]"  # its line, and the row or what is wrong with it


def raw_lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not empty with their numbers; `None` stands for one that is longer than a row may be."""
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        is_whole = line.endswith(b"\n") or len(line) < LONGEST
        while not line.endswith(b"\n") and len(line) == LONGEST:
            line = file.readline(LONGEST)
        if not is_whole:
            yield number, None
        elif line.strip():
            yield number, line


def json_rows(file: IO[bytes]) -> Iterator[Row]:
    """Yield the objects of JSON Lines."""
    last = 0
    try:
        for number, line in raw_lines(file):
            last = number
            yield number, _json(line)
    except DAMAGED as error:
        yield last + 1, f"the source is damaged behind line {last} ({error}); nothing more of it was read."


def _json(line: bytes | None) -> Mapping[str, object] | str:
    if line is None:
        return f"this line is over {LONGEST // MEGABYTE} MB long."
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # invalid JSON or UTF-8
        return f"this line is no JSON ({type(error).__name__}: {error})."
    return row if isinstance(row, dict) else "this line is no object of JSON."


def csv_rows(file: IO[bytes]) -> Iterator[Row]:
    """Yield the rows of a table with a heading; the separator is the one that its heading has most of."""
    csv.field_size_limit(LONGEST)
    heading, reader = _reader(file)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"this row cannot be read ({error})."
        except DAMAGED as error:
            yield reader.line_num + 1, f"the source is damaged ({error}); nothing more of it was read."
            return
        else:
            if cells:
                yield reader.line_num, _row(heading, cells)


def _row(heading: list[str], cells: list[str]) -> Mapping[str, object] | str:
    if any(not cell.isascii() and any("\udc80" <= letter <= "\udcff" for letter in cell) for cell in cells):
        return "this row is not in UTF-8."
    return dict(zip(heading, cells, strict=False))


def csv_heading(file: IO[bytes]) -> list[str]:
    """Read the names of the columns."""
    return _reader(file)[0]


def _reader(file: IO[bytes]) -> tuple[list[str], Any]:  # a reader of csv
    text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline(HEADING)
    reader = csv.reader(_again(first, text), delimiter=max(SEPARATORS, key=first.count))
    try:
        return [name.strip() for name in next(reader)], reader
    except (StopIteration, csv.Error):
        return [], reader


def _again(first: str, text: io.TextIOWrapper) -> Iterator[str]:
    """The lines from the first on; a lone NUL is told by the reader."""
    yield first
    yield from iter(lambda: text.readline(LONGEST), "")
