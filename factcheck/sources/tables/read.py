"""Tables from files: CSV and TSV by the standard library, workbooks by calamine, Parquet by pyarrow; pages and documents by their markup.

Calamine reads XLSX, XLSM, XLSB, XLS and ODS in 2 MB, without pandas, and computes nothing: formulas count by the value that was saved
with them, macros and links to other files are never looked at.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from factcheck.errors import FactcheckError
from factcheck.readers.decoding import decode
from factcheck.readers.limits import PACKED_PARTS, TABLE_BYTES, UNPACKED_BYTES
from factcheck.readers.missing import missing
from factcheck.sources.tables.grid import Table, as_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITED: Final = frozenset((".csv", ".tsv", ".tab"))
WORKBOOKS: Final = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
TABLES: Final = DELIMITED | WORKBOOKS | {".parquet"}
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 500
MOST_SHEETS: Final = 50
SIGNS: Final = ",;\t|#"
SAMPLE: Final = 50  # lines that tell what stands between the cells
SHEETS: Final = "xl/worksheets/sheet"
UNSAVED: Final = re.compile(
    rb"(?:</f>|<f ?/>|<f [^<>]{1,200}/>)(?:<v></v>|<v ?/>)?</c>"
)  # a formula and no value behind it
OLD: Final = b"\xd0\xcf\x11\xe0"  # how old workbooks begin, and those with a password


def read_tables(data: bytes, path: str) -> list[Table]:
    """Every table of a file, or a sentence about what is wrong with it."""
    if not data.strip():
        raise FactcheckError(f"{path}: this file is empty.")
    if len(data) > TABLE_BYTES:
        raise FactcheckError(f"{path}: this table is over {TABLE_BYTES // 1_000_000} MB; save the part that is needed.")
    suffix = PurePath(path).suffix.lower()
    grids = (
        _delimited(data, path)
        if suffix in DELIMITED
        else _parquet(data, path)
        if suffix == ".parquet"
        else _workbook(data, path)
    )
    found = [table for name, grid in grids if (table := as_table(path, name, grid)) is not None]
    if not found:
        raise FactcheckError(f"{path}: there is no table in this file: it has no header with rows below it.")
    return found


def _delimited(data: bytes, path: str) -> Iterator[tuple[str, list[list[object]]]]:
    text = decode(data, path)
    lines = text.splitlines()[:SAMPLE]
    sign = max(SIGNS, key=lambda one: (_evenness(lines, one), -SIGNS.index(one)))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise FactcheckError(f"{path}: this is no table of commas or tabs ({error}).") from error
    yield "", _limited(rows, path)


def _evenness(lines: Sequence[str], sign: str) -> int:
    """How many lines have a sign that the header has: what stands between cells stands everywhere, a decimal comma in numbers alone."""
    header = next((line for line in lines if any(one in line for one in SIGNS)), "")
    return sum(sign in line for line in lines) if sign in header else 0


def _limited(rows: Sequence[Sequence[object]], path: str) -> list[list[object]]:
    if len(rows) > MOST_ROWS:
        raise FactcheckError(f"{path}: there are over {MOST_ROWS:,} rows in this table; save the part that is needed.")
    return [list(row[:MOST_COLUMNS]) for row in rows]


def _workbook(data: bytes, path: str) -> Iterator[tuple[str, list[list[object]]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError as error:
        raise missing(path, "spreadsheets", "tables") from error
    _unpacks(data, path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names[:MOST_SHEETS]:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > MOST_ROWS:
                raise FactcheckError(
                    f"{path}: there are over {MOST_ROWS:,} rows in sheet {name}; save the part that is needed."
                )
            yield name, [list(row[:MOST_COLUMNS]) for row in sheet.to_python(skip_empty_area=False)]
    except PasswordError as error:
        raise FactcheckError(f"{path}: this workbook has a password; save it without one.") from error
    except (CalamineError, ValueError, OSError) as error:
        raise FactcheckError(f"{path}: this workbook cannot be read; save it again as .xlsx or .csv.") from error


def _unpacks(data: bytes, path: str) -> None:
    """Refuse a workbook that unpacks to far more than it should, or is encrypted."""
    if data.startswith(OLD) and PurePath(path).suffix.lower() in (".xlsx", ".xlsm", ".xlsb"):
        raise FactcheckError(f"{path}: this workbook has a password, or is an old one; save it as .xlsx without one.")
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise FactcheckError(f"{path}: this workbook is damaged; save it again.") from error
    if len(parts) > PACKED_PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise FactcheckError(f"{path}: this workbook unpacks to too much; save the part that is needed.")


def without_values(data: bytes, path: str) -> int:
    """How many formulas of a workbook were saved without what they come to, so that their cells seem empty."""
    if PurePath(path).suffix.lower() not in (".xlsx", ".xlsm"):
        return 0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith(SHEETS)][:MOST_SHEETS]
        return sum(len(UNSAVED.findall(packed.read(name))) for name in sheets)


def _parquet(data: bytes, path: str) -> Iterator[tuple[str, list[list[object]]]]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise missing(path, "Parquet files", "parquet") from error
    try:
        file = ParquetFile(io.BytesIO(data))
        if file.metadata.num_rows > MOST_ROWS:
            raise FactcheckError(
                f"{path}: there are over {MOST_ROWS:,} rows in this table; save the part that is needed."
            )
        columns = file.read(columns=file.schema_arrow.names[:MOST_COLUMNS]).to_pydict()
    except (ArrowException, ValueError, OSError) as error:
        raise FactcheckError(f"{path}: this Parquet file cannot be read; save it again.") from error
    rows: list[list[object]] = [list(row) for row in zip(*columns.values(), strict=True)]
    yield "", [list(columns), *rows]
