"""Columns and rows that a sentence names in other words than the table: by units, adjectives, verbs, another row, a month, a place in order."""

from __future__ import annotations

import pytest

from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.passages import read_document
from factcheck.sources.tables.ties import spoken

LEAGUE = (
    "| Pos | Club | Pld | W | D | L | Pts |\n|---|---|---|---|---|---|---|\n"
    "| 1 | Arden Vale | 14 | 10 | 2 | 2 | 32 |\n| 2 | Bexmoor | 14 | 9 | 1 | 4 | 28 |\n| 3 | Castle Hythe | 14 | 6 | 3 | 5 | 21 |\n"
    "| 4 | Dunmere | 14 | 4 | 4 | 6 | 16 |\n| 5 | Eastfold | 14 | 2 | 2 | 10 | 8 |\n"
)
TOWERS = (
    "| Tower | Town | Height (m) | Cost ($m) | Completed |\n|---|---|---|---|---|\n"
    "| Harrow Court | Selby | 212 | 310.5 | 1984 |\n| Ivy Point | Norhaven | 178 | 122.0 | 2003 |\n| Jubilee Mast | Selby | 265 | 401.2 | 2012 |\n"
    "| Kite House | Norhaven | 143 | 98.7 | 1971 |\n| Lantern | Ostley | 230 | 275.9 | 1995 |\n"
)
POLL = (
    "| Party | March | April | May |\n|---|---|---|---|\n| Labour | 38 | 41 | 44 |\n| Conservative | 33 | 30 | 27 |\n"
    "| Green | 12 | 13 | 14 |\n| Reform | 17 | 16 | 15 |\n"
)
CENSUS = (
    "| Town | 2011 | 2021 | County |\n|---|---|---|---|\n| Amberley | 41210 | 44815 | Kesh |\n| Brackwater | 30540 | 29870 | Lorne |\n"
    "| Coldstrand | 18305 | 20166 | Kesh |\n| Denholt | 52077 | 58230 | Valdia |\n"
)
TOLD = (
    (LEAGUE, "Dunmere lost {} games.", "6", "8"),
    (LEAGUE, "{} clubs drew more than 2 games.", "2", "4"),
    (LEAGUE, "The bottom club won only {} games.", "2", "4"),
    (LEAGUE, "Castle Hythe finished {} on 21 points.", "third", "second"),
    (LEAGUE, "{} clubs have more points than Dunmere.", "3", "5"),
    (TOWERS, "The tallest tower in Selby is {} m high.", "265", "256"),
    (TOWERS, "{} towers are taller than 200 m.", "3", "5"),
    (TOWERS, "{} of the towers cost more than $200 million.", "3", "5"),
    (TOWERS, "Lantern is {} m higher than Kite House.", "87", "78"),
    (TOWERS, "Ivy Point is the {} tallest tower.", "fourth", "second"),
    (POLL, "Labour was on {} per cent in April.", "41", "44"),
    (CENSUS, "The population of Amberley rose by {} between 2011 and 2021.", "3,605", "3,065"),
)
RIGHT = (  # what is not found yet, but must not be accused
    (POLL, "The Conservatives fell by 6 points between March and May."),
    (CENSUS, "3 towns had more people in 2021 than in 2011."),
    (LEAGUE, "Arden Vale and Bexmoor won 19 games between them."),
    (LEAGUE, "Arden Vale finished 4 points ahead of Bexmoor."),
)


def flagged(source: str, text: str) -> bool:
    """Whether the table has another figure than a text."""
    tables = from_texts([source]).tables
    article = read_document(from_text(text, "article.txt"))
    found = [spoken(article, passage, mark, tables) for passage in article.passages for mark in passage.marks]
    return any(one is not None and not one.agrees for one in found)


@pytest.mark.parametrize("source, text, right, wrong", TOLD)
def test_the_right_figure_is_left_alone_and_another_is_told(source: str, text: str, right: str, wrong: str) -> None:
    assert not flagged(source, text.format(right))
    assert flagged(source, text.format(wrong))


@pytest.mark.parametrize("source, text", RIGHT)
def test_what_is_right_is_left_alone(source: str, text: str) -> None:
    assert not flagged(source, text)
