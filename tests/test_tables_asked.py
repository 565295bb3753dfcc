"""What a sentence asks a table for: the row that it names in full, a place in order, a difference of two rows, a count."""

from __future__ import annotations

import pytest

from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.link import Library
from factcheck.sources.passages import read_document
from factcheck.sources.tables.grid import as_table
from factcheck.sources.tables.ties import spoken

GAMES = (
    "| Date | Opponent | Ground | Crowd | Goals |\n|---|---|---|---|---|\n"
    "| October 8, 1994 | Arden Rovers | Mill Lane | 4,120 | 3 |\n| October 15, 1994 | Bexmoor Town | Mill Lane | 3,870 | 1 |\n"
    "| October 22, 1994 | Castle Hythe | Quay Park | 5,336 | 2 |\n| November 5, 1994 | Dunmere | Mill Lane | 2,954 | 6 |\n"
    "| November 12, 1994 | Eastfold | Quay Park | 6,018 | 0 |\n| November 19, 1994 | Fenby | Mill Lane | 3,215 | 4 |\n"
)
RIGHT = (
    "The crowd on October 22, 1994 was 5,336.",
    "Dunmere had the sixth highest crowd.",
    "Castle Hythe had 1,466 more in the crowd than Bexmoor Town.",
    "The ground of 4 games was Mill Lane.",
    "Mill Lane was the ground of 4 opponents.",
    "4 opponents had a crowd of more than 3,500.",
)
WRONG = {
    "The crowd on October 22, 1994 was 6,018.": "Crowd 5,336",  # the largest, which nobody asked for
    "The crowd on November 12, 1994 was 5,336.": "Crowd 6,018",
    "Dunmere had the fourth highest crowd.": "place by Crowd",
    "Castle Hythe had 1,646 more in the crowd than Bexmoor Town.": "D4 − D3",
    "Mill Lane was the ground of 5 opponents.": "rows with mill lane",
}


def said(text: str) -> list[tuple[str, bool]]:
    """What the table says of the figures of a text: the answer, and whether it agrees."""
    tables = from_texts([GAMES]).tables
    article = read_document(from_text(text, "article.txt"))
    found = [spoken(article, passage, mark, tables) for passage in article.passages for mark in passage.marks]
    return [(one.answer.shown, one.agrees) for one in found if one is not None]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert all(agrees for _, agrees in said(text))


@pytest.mark.parametrize("text", WRONG)
def test_what_is_asked_for_speaks(text: str) -> None:
    assert [shown for shown, agrees in said(text) if not agrees] == [WRONG[text]]


BOOK = (
    ("Results by division (£000)", None, None, None, None),
    (None, None, None, None, None),
    ("Division", 2023, None, 2024, None),
    (None, "Revenue", "Staff", "Revenue", "Staff"),
    ("Ports*", 540100, 3211, 611200, 3402),
    ("Ferries", 377400, 2950, 401700, 2877),
    ("Logistics", 124500, 1899, 174500, 2133),
    ("Total", 1042000, 8060, 1187400, 8412),
    ("* includes the pier at Quill", None, None, None, None),
)
SHARES = (("Port", "Share of traffic", "Growth"), ("Aird", 0.194, 0.031), ("Quill", 0.412, -0.052))
IN_BOOK = (
    "Revenue from ports rose by 13.2% in 2024.",
    "Ports earned £611.2m in 2024, and ferries £401.7m.",
    "Logistics employed 2,133 people in 2024, 234 more than in 2023.",
    "Ferries cut 73 jobs.",
    "In all, the group had 8,412 staff.",
    "Ports earned more than half of the revenue in 2024.",
    "Traffic in Quill fell by 5.2%.",
    "Aird handled almost 20% of the traffic, and Quill 41.2%.",
)
NOT_IN_BOOK = {
    "Revenue from ports rose by 23.2% in 2024.": ("D5 ÷ B5 − 1", "13.16%"),
    "Ports earned £612.1m in 2024.": ("", "611,200"),
    "Quill handled 42.1% of the traffic.": ("", "41.2%"),
}


def in_book(text: str) -> list[tuple[str, str, bool]]:
    """What a workbook with a title, headers over two rows, units of its own and shares as fractions says of a text."""
    made = (as_table("book.xlsx", name, grid) for name, grid in (("Summary", BOOK), ("Shares", SHARES)))
    library = Library([], [table for table in made if table is not None])
    report = next(iter(check_articles([from_text(text, "article.txt")], sources={"article.txt": library})))
    return [
        (f.formula, f.recomputed.text, f.verdict == "consistent") for f in report.findings if f.rule == "source-table"
    ]


@pytest.mark.parametrize("text", IN_BOOK)
def test_a_workbook_gives_what_is_right(text: str) -> None:
    assert in_book(text)
    assert all(agrees for *_, agrees in in_book(text))


@pytest.mark.parametrize("text", NOT_IN_BOOK)
def test_a_workbook_says_what_it_gives_instead(text: str) -> None:
    assert [(formula, given) for formula, given, agrees in in_book(text) if not agrees] == [NOT_IN_BOOK[text]]


def test_a_bound_beside_a_count_does_not_settle_it() -> None:
    assert [(shown, agrees) for shown, agrees in said("6 opponents had a crowd of more than 3,500.") if not agrees] == [
        ("rows with Crowd of more than 3,500", False)
    ]


STORY = (
    "The pier at Quill was mended in 1998 by 14 workers from Leeds. A choir of 31 sang on May 3, and 250 people heard it. "
    "The first ticket cost £2, the second £3. Rain fell on 12 days of the month, the most for 40 years."
)


def test_a_table_is_silent_in_an_article_that_tells_other_things() -> None:
    assert in_book(STORY) == []


def test_and_speaks_of_what_the_article_has_from_it() -> None:
    told = in_book(STORY + " Revenue from ports was £612.1m in 2024, and Logistics employed 2,133 people.")
    assert [given for _, given, agrees in told if not agrees] == ["611,200"]
    assert ("2,133", True) in [(given, agrees) for _, given, agrees in told]
