"""What picks rows of a table and what is worked out over them: counts under conditions, extremes, keys, scores, sums of several rows."""

from __future__ import annotations

import pytest

from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.passages import read_document
from factcheck.sources.tables.ties import spoken

SEASON = (
    "| Week | Date | Opponent | Result | Crowd |\n|---|---|---|---|---|\n"
    "| 1 | March 2, 1997 | at Arden Rovers | W 24–17 | 18,402 |\n| 2 | March 9, 1997 | Bexmoor Town | L 10–13 | 20,311 |\n"
    "| 3 | March 16, 1997 | at Castle Hythe | W 31–7 | 16,950 |\n| 4 | March 23, 1997 | Dunmere | W 20–14 | 21,774 |\n"
    "| 5 | April 6, 1997 | at Eastfold | L 3–28 | 15,208 |\n| 6 | April 13, 1997 | Arden Rovers | W 17–16 | 24,093 |\n"
    "| 7 | April 20, 1997 | at Dunmere | L 21–24 | 19,660 |\n"
)
RUNNERS = (
    "| Pos. | Runner | Club | Country | Races | Wins |\n|---|---|---|---|---|---|\n"
    "| 1 | Ada Reyes | Quill Harriers | Norland | 14 | 9 |\n| 2 | Bo Lindqvist | Fenby AC | Ostravia | 12 | 6 |\n"
    "| 3 | Cass Imrie | Quill Harriers | Norland | 15 | 4 |\n| 4 | Dov Amsel | Hythe Striders | Pelagia | 11 | 4 |\n"
    "| 5 | Elin Voss | Fenby AC | Ostravia | 13 | 0 |\n| 6 | Fay Corran | Leith Road Club | Norland | 9 | 0 |\n"
)
RIGHT = {
    SEASON: (
        "They won 4 games in 1997.",
        "The team lost 3 games.",
        "There were 4 away games.",
        "4 games be play in March.",
        "Arden Rovers be the opponent 2 time.",
        "Between week 2 and week 5 they won 2 games.",
        "3 games had a crowd of more than 20,000.",
        "In week 5 the crowd was 15,208.",
        "The crowd in week 6 was 2,319 higher than in week 4.",
        "They beat Dunmere 20 - 14 on March 23, 1997.",
        "The highest crowd of the season was 24,093.",
        "The average crowd be 19,485.",
    ),
    RUNNERS: (
        "There be 3 runner from Norland.",
        "3 runners are from Ostravia or Pelagia.",
        "2 of the 6 runners run for Quill Harriers.",
        "4 runners took part in at least 12 races.",
        "There are 2 runners with no wins.",
        "The runner with the most races had 4 wins.",
        "Bo Lindqvist finished in 2nd place.",
        "Ada Reyes, Bo Lindqvist and Cass Imrie had a total of 19 wins.",
        "2 runners are from Ostravia and 1 is from Pelagia.",
        "The most races were 6 more than the fewest.",
    ),
}
WRONG = {
    SEASON: (
        "They won 5 games in 1997.",
        "The team lost 2 games.",
        "There were 3 away games.",
        "5 games be play in March.",
        "Arden Rovers be the opponent 3 time.",
        "Between week 2 and week 5 they won 3 games.",
        "4 games had a crowd of more than 20,000.",
        "In week 5 the crowd was 15,802.",
        "The crowd in week 6 was 3,219 higher than in week 4.",
        "They beat Dunmere 20 - 11 on March 23, 1997.",
        "The highest crowd of the season was 24,903.",
        "The average crowd be 18,485.",
    ),
    RUNNERS: (
        "There be 4 runner from Norland.",
        "4 runners are from Ostravia or Pelagia.",
        "3 of the 6 runners run for Quill Harriers.",
        "5 runners took part in at least 12 races.",
        "There are 3 runners with no wins.",
        "Bo Lindqvist finished in 4th place.",
        "Ada Reyes, Bo Lindqvist and Cass Imrie had a total of 21 wins.",
    ),
}


def flagged(source: str, text: str) -> bool:
    """Whether the table says another value for a figure of a text."""
    tables = from_texts([source]).tables
    article = read_document(from_text(text, "article.txt"))
    said = [spoken(article, passage, mark, tables) for passage in article.passages for mark in passage.marks]
    return any(one is not None and not one.agrees for one in said)


@pytest.mark.parametrize("source, text", [(source, text) for source, texts in RIGHT.items() for text in texts])
def test_what_the_rows_come_to_is_left_alone(source: str, text: str) -> None:
    assert not flagged(source, text)


@pytest.mark.parametrize("source, text", [(source, text) for source, texts in WRONG.items() for text in texts])
def test_what_the_rows_do_not_come_to_is_told(source: str, text: str) -> None:
    assert flagged(source, text)


SILENT = {
    SEASON: (
        "They won 3 games in a row.",
        "Nobody else lost 9 games by so little.",
        "The club signed 3 sponsors from Leith.",
        "They did not win 2 games at home.",
    ),
    RUNNERS: ("The 2 runners of Fenby AC train together.", "3 coaches went with them to Norland by bus."),
}


@pytest.mark.parametrize("source, text", [(source, text) for source, texts in SILENT.items() for text in texts])
def test_what_the_table_does_not_tell_is_left_alone(source: str, text: str) -> None:
    assert not flagged(source, text)
