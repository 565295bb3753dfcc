"""The tables of an article itself: totals that do not add up, and a text that tells another figure than the cell it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import factcheck

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# Buses of the depots\n\nThe depots were counted in May.{told}\n\n| Depot | Buses | Drivers |\n|---|---|---|\n"
ROWS = "| Ashby Road | 84 | 212 |\n| Brook Street | 61 | 155 |\n| Canal Wharf | 47 | 118 |\n"


def flags(tmp_path: Path, total: str, told: str = "", rows: str = ROWS) -> list[tuple[str, str]]:
    """What is flagged in an article with a table."""
    path = tmp_path / "article.md"
    path.write_text(HEAD.format(told=told) + rows + total, "utf-8")
    found = factcheck.check_file(str(path)).findings
    return [
        (str(f.verdict), path.read_text("utf-8")[f.stated.start : f.stated.end])
        for f in found
        if f.verdict != "consistent"
    ]


@pytest.mark.parametrize(
    "total, verdicts",
    [
        ("| Total | 192 | 485 |\n", []),
        ("| Total | 192 | 458 |\n", ["inconsistent"]),
        ("| Total | 201 | 458 |\n", []),  # the rows are not all that the totals are of
        ("| Overall | 64 | 162 |\n", []),  # means
        ("| Dene Park | 39 | 96 |\n", []),
    ],
)
def test_a_row_of_totals(total: str, verdicts: list[str], tmp_path: Path) -> None:
    assert [verdict for verdict, _ in flags(tmp_path, total)] == verdicts


def test_rounded_parts_need_not_add_up(tmp_path: Path) -> None:
    rows = "| Ashby Road | 8.4 | 2.12 |\n| Brook Street | 6.1 | 1.55 |\n| Canal Wharf | 4.7 | 1.18 |\n"
    assert flags(tmp_path, "| Total | 19.3 | 4.85 |\n", rows=rows) == []


def test_the_text_against_the_table(tmp_path: Path) -> None:
    assert [v for v, _ in flags(tmp_path, "| Dene Park | 39 | 96 |\n", " Ashby Road has 48 buses.")] == ["review"]
    assert flags(tmp_path, "| Dene Park | 39 | 96 |\n", " Ashby Road has 84 buses.") == []
