"""A small archive for the tests, in every form that an archive may have, and what tells two results from one another."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow.parquet import read_table, write_table

from factcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Row = dict[str, Any]

STORIES = (
    "Profit rose 45% to £60m from £50m, the firm said.",
    "Of the 1,000 people asked, 340 (34%) said yes.",
    "It rained on the moors, and nobody came.",
    "The council has 48 libraries. It shut 12 of 48 libraries (35%) in 2019.",
    "Sales rose 20% to £60m from £50m in the year to March.",
    "The turnout rose from 62% to 71%, up nine points. Wages fell 3% to £97 from £100.",
)
ROWS: list[Row] = [
    {"id": f"a{n:02}", "title": f"Story {n}", "date": f"20{10 + n % 3}-03-06", "section": ("Money", "Home")[n % 2], "text": STORIES[n % len(STORIES)]}
    for n in range(12)
]  # fmt: skip


def json_lines(rows: Sequence[Row] = ROWS) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _plain(path: Path) -> Path:
    path.write_bytes(json_lines())
    return path


def _gzip(path: Path) -> Path:
    path.write_bytes(gzip.compress(json_lines()))
    return path


def _zstd(path: Path) -> Path:
    path.write_bytes(pa.Codec("zstd").compress(json_lines(), asbytes=True))
    return path


def _csv(path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(ROWS[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(ROWS)
    return path


def _parquet(path: Path) -> Path:
    write_table(pa.Table.from_pylist(ROWS), path, row_group_size=5)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    for row in ROWS:
        (path / f"{row['id']}.txt").write_text(f"{row['title']}\n\n{row['date']}\n\n{row['text']}\n", "utf-8")
    (path / "notes.csv").write_text("no,articles\n")
    return path


FORMS: dict[str, Callable[[Path], Path]] = {
    "a.jsonl": _plain,
    "a.ndjson.gz": _gzip,
    "a.jsonl.zst": _zstd,
    "a.csv": _csv,
    "a.parquet": _parquet,
    "folder": _folder,
}


def archive(*arguments: str | Path) -> int:
    """Run the command in this process."""
    return main(["archive", "--isolated", *map(str, arguments)])


def table(out: Path, name: str) -> list[Row]:
    return read_table(out / name).to_pylist()  # type: ignore[no-any-return]


def errors(out: Path) -> list[tuple[str, str]]:
    return [(row["id"], row["error"]) for row in read_table(out / "errors.parquet").to_pylist()]


def content(out: Path) -> dict[str, str]:
    """Each file of a result with its hash; the lock is no part of it."""
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
