"""What a sentence asks a table for: the row that it names in full, a place in order, a difference of two rows, a count."""

from __future__ import annotations

import pytest

from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.passages import read_document
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
