"""What a sentence asks a table for: all the ways that there are, and the likeliest of them."""

from __future__ import annotations

import pytest

from factcheck.readers import from_text
from factcheck.sources.gather import from_texts
from factcheck.sources.passages import read_document
from factcheck.sources.tables.options import LARGEST
from factcheck.sources.tables.readings import likeliest, of_readings
from factcheck.sources.tables.ties import Weighed, weighed

ROWERS = (
    "| Week | Opponent | Result | Score | Crowd |\n|---|---|---|---|---|\n"
    "| 1 | Tolsay | W | 31 - 12 | 4,120 |\n"
    "| 2 | Orrin | W | 24 - 20 | 3,880 |\n"
    "| 3 | Skerray | W | 17 - 16 | 5,105 |\n"
    "| 4 | Belmark | L | 9 - 27 | 2,990 |\n"
    "| 5 | Tarn | W | 40 - 3 | 6,250 |\n"
    "| 6 | Zenith | L | 14 - 21 | 4,470 |\n"
)


def of(text: str, table: str = ROWERS) -> Weighed:
    """The first figure of a text beside a table."""
    document = read_document(from_text(text, "article.txt"))
    passage = document.passages[0]
    return weighed(document, passage, passage.marks[0], from_texts([table]).tables[0])


@pytest.mark.parametrize(
    "text, way, value",
    [
        ("the crowd against tarn was 6,520.", "cell", 6250),
        ("they won 5 games in the season.", "count", 4),
        ("they won 2 consecutive games at the start of the season.", "streak", 3),
        ("they beat tarn by 35 points.", "gap", 37),
        ("the highest crowd was 6,520.", "most", 6250),
    ],
)
def test_what_is_asked_for_is_among_the_readings(text: str, way: str, value: int) -> None:
    told = {(str(one.option.answer.way), int(one.option.answer.value)) for one in of(text).read.readings}
    assert (way, value) in told


@pytest.mark.parametrize("text, value", [("the crowd against tarn was 6,520.", 6250), ("they won 5 games.", 4)])
def test_the_likeliest_reading_is_what_the_figure_should_be(text: str, value: int) -> None:
    answer = likeliest(of(text).read.readings)
    assert answer is not None
    assert answer.value == value


def test_a_figure_that_the_table_gives_speaks_for_itself() -> None:
    right, wrong = of("the crowd against tarn was 6,250."), of("the crowd against tarn was 6,520.")
    yes = of_readings(right.found.mark.value, right.read.readings)
    no = of_readings(wrong.found.mark.value, wrong.read.readings)
    assert yes["read yes"] > yes["read no"]
    assert no["read none"] == 1.0


def test_of_a_table_of_many_rows_nothing_is_read() -> None:
    rows = "".join(f"| {week} | Opponent {week} | W | 31 - 12 | {week} |\n" for week in range(LARGEST + 1))
    told = of("the crowd against tarn was 6,520.", "\n".join(ROWERS.splitlines()[:2]) + "\n" + rows)
    assert not told.read.readings
    assert not of_readings(told.found.mark.value, told.read.readings)
