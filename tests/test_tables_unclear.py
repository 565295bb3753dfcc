"""A table is silent where a sentence leaves open which of its cells it asks for, and speaks where it does not."""

from __future__ import annotations

import pytest

from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.passages import read_document
from factcheck.sources.tables.ties import spoken

TABLE = (
    "| Depot | Opened | Buses | Drivers | Fleet age |\n|---|---|---|---|---|\n"
    "| Ashby Road | 1962 | 84 | 212 | 7.4 |\n| Brook Street | 1978 | 61 | 155 | 5.1 |\n| Canal Wharf | 1978 | 47 | 118 | 9.9 |\n"
    "| Dene Park | 1991 | 39 | 96 | 3.2 |\n| Eel Lane | 2004 | | | |\n"
)
FLAGGED = (
    "Ashby Road has 48 buses.",
    "Canal Wharf has 181 drivers.",
    "The most drivers at a depot were 221.",
    "In all the depots have 213 buses.",
    "Dene Park opened in 1919.",
    "Ashby Road and Brook Street have 154 buses combined.",
)
SILENT = (
    "Ashby Road has 84 buses.",
    "In all the depots have 231 buses.",
    "The average fleet age is 6.4.",
    "The difference in buses between Ashby Road and Brook Street is 23.",
    "Ashby Road and Brook Street have 145 buses combined.",
    "Ashby Road opened 16 years before Brook Street.",
    "The two depots of Ashby Road had a fire.",
    "A canal runs for 12 miles beside the wharf.",
    "Brook Street was built before 1990.",
    "Eel Lane has 61 buses.",
    "4 depots other than Ashby Road have buses.",
)


def flagged(text: str) -> bool:
    """Whether the table says another value for a figure of a text."""
    tables = from_texts([TABLE]).tables
    article = read_document(from_text(text, "article.txt"))
    said = [spoken(article, passage, mark, tables) for passage in article.passages for mark in passage.marks]
    return any(one is not None and not one.agrees for one in said)


@pytest.mark.parametrize("text", FLAGGED)
def test_a_named_cell_speaks(text: str) -> None:
    assert flagged(text)


@pytest.mark.parametrize("text", SILENT)
def test_an_unclear_cell_is_silent(text: str) -> None:
    assert not flagged(text)
