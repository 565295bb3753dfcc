"""The tables of an article itself: totals that do not add up, and a text that tells another figure than the cell it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

import factcheck
from factcheck.readers.docx import tables_of

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


def in_word(folder: Path, total: tuple[str, ...], told: str = "") -> list[tuple[str, str]]:
    """What is flagged in a Word document with the table, a heading over two of its columns."""
    document = Document()
    document.add_paragraph(f"The depots of the town were counted in May.{told}")
    table = document.add_table(0, 3)
    rows = [tuple(cell.strip() for cell in line.strip("|\n").split("|")) for line in ROWS.splitlines()]
    for row in (("Depot", "Buses", "Drivers"), *rows, total):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(folder / "article.docx"))
    return [
        (str(f.verdict), f.stated.text)
        for f in factcheck.check_file(str(folder / "article.docx")).findings
        if f.verdict != "consistent"
    ]


def test_a_table_of_a_word_document(tmp_path: Path) -> None:
    assert in_word(tmp_path, ("Total", "192", "485"), " Ashby Road has 84 buses.") == []
    assert in_word(tmp_path, ("Total", "192", "458")) == [("inconsistent", "458")]
    assert in_word(tmp_path, ("Total", "192", "485"), " Ashby Road has 48 buses.") == [("review", "48")]


def test_merged_cells_of_a_word_document() -> None:
    document = Document()
    table = document.add_table(3, 3)
    for row, texts in zip(
        table.rows, (("Depot", "Count", ""), ("", "Buses", "Drivers"), ("Ashby Road", "84", "212")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert list(tables_of(document)) == [
        (("Depot", "Count", "Count"), ("Depot", "Buses", "Drivers"), ("Ashby Road", "84", "212"))
    ]


PAGE = (
    "<html><head><title>Buses of the depots</title></head><body><article><h1>Buses of the depots</h1>"
    "<p>The depots of the town were counted in May, and the council told us what its officers found there.</p>{table}"
    "<p>The council will count them again in November, it said, and tell the town what it finds there.</p></article></body></html>"
)
MERGED = (
    "<table><tr><th>Town</th><th>Depot</th><th>Buses</th><th>Drivers</th></tr>"
    "<tr><td rowspan=2>Aird</td><td>Ashby Road</td><td>84*</td><td>1,212</td></tr><tr><td>Brook Street</td><td>61</td><td>155</td></tr>"
    "<tr><td>Quill</td><td>Canal Wharf</td><td>47</td><td>118</td></tr><tr><td colspan=2>{label}</td><td>192</td><td>{drivers}</td></tr></table>"
)


@pytest.mark.parametrize("label", ["Total", "Total for the town"])
@pytest.mark.parametrize("drivers, found", [("1,485", []), ("1,458", ["1,458"])])
def test_cells_that_go_over_rows_and_columns(label: str, drivers: str, found: list[str], tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(PAGE.format(table=MERGED.format(label=label, drivers=drivers)), "utf-8")
    flagged = [f for f in factcheck.check_file(str(path)).findings if f.verdict != "consistent"]
    assert [(f.rule, f.stated.text) for f in flagged] == [("source-table", text) for text in found]
