"""docs/archive.md and what README says of archives: the schema is the one that is written, the queries answer, the Python runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from archives import FORMS, archive, json_lines
from pyarrow.parquet import read_table

from factcheck.archive.schema import ERRORS, FINDINGS, TABLES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "archive.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TYPES = {
    "int32": "int32",
    "int64": "int64",
    "string": "string",
    "double": "double",
    "bool": "bool",
    "date32": "date32[day]",
}


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    archive(FORMS["a.jsonl"](tmp_path / "a.jsonl"), "-o", tmp_path / "checked", "--shard-size", "5", "-j", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_is_told_as_it_is_written(name: str) -> None:
    rows = re.findall(r"(?m)^\| (\w+) \| ([^|]+) \|", PAGE.partition(f"### {name}\n")[2].partition("\n#")[0])
    assert rows[0] == ("column", "type")
    assert [column for column, _ in rows[1:]] == TABLES[name].names
    for column, told in rows[1:]:
        written = str(TABLES[name].field(column).type)
        if told.startswith("list of"):
            of = re.findall(r"\w+", told)[2:]
            assert written.startswith((f"list<element: {of[0]}", f"list<item: {of[0]}"))
            assert all(f"{part}: " in written for part in of[1:])
        else:
            assert written == TYPES[told], column


def test_the_columns_of_errors_are_told() -> None:
    (told,) = re.findall(r"`errors.parquet` has ([\w, ]+) of those", PAGE)
    assert told.replace(" and ", ", ").split(", ") == ERRORS.names


@pytest.mark.slow
def test_one_line_reads_a_table(checked: Path) -> None:
    *_, by_duckdb, by_polars, by_pandas = PYTHON[0].strip().splitlines()
    counts = []
    for line in (by_duckdb, by_polars, by_pandas):
        names: dict[str, Any] = {}
        exec(f"{PYTHON[0].splitlines()[0]}\n{line}", names)  # noqa: S102 - our own page
        counts.append(len(names["findings"]))
    assert counts[0] == counts[1] == counts[2] > 0
    assert checked.is_dir()


@pytest.mark.usefixtures("checked")
def test_the_queries_answer() -> None:
    (by_desk,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    assert duckdb.sql(by_desk).fetchall() == [("Home", 6, 2, 33.33), ("Money", 6, 2, 33.33)]
    (by_rule,) = re.findall(r'duckdb -c "([^"]+)"', README)
    assert duckdb.sql(by_rule).fetchall() == [("percent-change", 2), ("share", 2)]


def test_the_command_in_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = re.findall(r"(?m)^    factcheck archive (\S+ -o \S+)", README)
    monkeypatch.chdir(tmp_path)
    FORMS["a.ndjson.gz"](tmp_path / command.split()[0])
    assert archive(*command.split()) == 1


@pytest.mark.slow
def test_the_recipe_for_spark_gives_the_same_findings(checked: Path) -> None:
    """Where there are pyspark (400 MB, and so not in `test`) and a Java."""
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark wants a Java")
    (checked / "articles.jsonl").write_bytes(json_lines())
    (checked / "recipe.py").write_text(PYTHON[1].replace("builder.", 'builder.master("local[2]").'), "utf-8")
    run = subprocess.run([sys.executable, "recipe.py"], capture_output=True, text=True, check=False, timeout=400)
    assert run.returncode == 0, run.stderr
    ours, theirs = (_findings(Path(place)) for place in ("checked/findings", "findings"))
    assert ours == theirs != []


def _findings(folder: Path) -> list[dict[str, Any]]:
    rows = read_table(folder, partitioning=None).select(FINDINGS.names).to_pylist()
    return sorted(
        ({**row, "desk": None} for row in rows), key=lambda row: (row["id"], row["start"], row["rule"], row["message"])
    )
