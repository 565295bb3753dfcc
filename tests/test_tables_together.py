"""What a sentence tells of one row: a day, a number or a place that the row with all the rest does not have, in whatever case the sentence is written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.passages import read_document
from factcheck.sources.tables.conditions import bound_of
from factcheck.sources.tables.grid import stems_of
from factcheck.sources.tables.ties import others_of, spoken, weighed
from factcheck.sources.tables.together import Sentence, together

FERRIES = (
    "| Sailing | Date | Ship | Harbour | Passengers | Crossing |\n|---|---|---|---|---|---|\n"
    "| 1 | april 3 , 2009 | Grey Heron | Tolsay | 412 | 2 hours 22 minutes |\n"
    "| 2 | april 9 , 2009 | Black Tern | Orrin | 388 | 1 hour 47 minutes |\n"
    "| 3 | april 21 , 2009 | Grey Heron | Skerray | 295 | 3 hours 5 minutes |\n"
    "| 4 | may 2 , 2009 | Red Knot | Orrin | 530 | 1 hour 50 minutes |\n"
    "| 5 | may 17 , 2009 | Black Tern | Tolsay | 447 | 2 hours 31 minutes |\n"
)
RIGHT = (
    "the black tern went to orrin on april 9.",
    "the red knot carried 530 passengers to orrin on may 2, 2009.",
    "the crossing of the red knot took 1 hour and 50 minutes.",
    "the grey heron went to skerray after sailing 2.",
)
WRONG = (
    "the black tern carried 388 passengers to orrin on april 19.",
    "sailing 4 carried 503 passengers to orrin.",
    "the red knot carried 350 passengers to orrin on may 2, 2009.",
)


def flagged(text: str) -> list[str]:
    """The figures of a text that the table has not."""
    tables = from_texts([FERRIES]).tables
    article = read_document(from_text(text, "article.txt"))
    marks = [(mark, spoken(article, passage, mark, tables)) for passage in article.passages for mark in passage.marks]
    return [mark.text for mark, said in marks if said is not None and not said.agrees]


@pytest.mark.parametrize("text", RIGHT)
def test_what_one_row_has_is_left_alone(text: str) -> None:
    assert not flagged(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_no_row_has_together_is_told(text: str) -> None:
    assert flagged(text)


def test_the_rows_are_those_with_most_of_a_sentence() -> None:
    table = from_texts([FERRIES]).tables[0]
    text = "the black tern went to orrin on april 21."
    document = read_document(from_text(text, "article.txt"))
    passage = document.passages[0]
    mark = passage.marks[-1]
    assert mark.value == Fraction(21)
    found = together(table, Sentence(stems_of(text), (), frozenset({1}), frozenset()), mark)
    assert found is not None
    assert (found.rows, found.met, found.elsewhere) == ((1,), False, True)
    assert {table.rows[row][column].text for row, column in found.cells} == {"april 9 , 2009"}


def test_a_month_beside_a_figure_names_the_columns_of_dates() -> None:
    table = from_texts([FERRIES]).tables[0]
    assert table.dated == {"april": frozenset({1}), "may": frozenset({1})}
    document = read_document(from_text("they set out on may 2.", "article.txt"))
    assert weighed(document, document.passages[0], document.passages[0].marks[0], table)[0].columns == frozenset({1})


def test_a_figure_behind_the_name_of_its_column_is_of_this_column() -> None:
    table = from_texts([FERRIES]).tables[0]
    document = read_document(from_text("on sailing 3 the passengers numbered 295.", "article.txt"))
    passage = document.passages[0]
    found, _, told, _ = weighed(document, passage, passage.marks[0], table)
    assert found.columns == frozenset({0})
    assert told["row met"] == 1.0


def test_a_bound_before_the_name_of_a_column_picks_rows() -> None:
    table = from_texts([FERRIES]).tables[0]
    document = read_document(from_text("nobody came after sailing 4.", "article.txt"))
    other = others_of(document, document.passages[0])[0]
    assert bound_of(table, other) == "after"
