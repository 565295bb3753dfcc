"""Years and ages held against the day of publication: anniversaries, foundations, tenures, ages told with the birth."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check

DAY = date(2022, 6, 1)
RIGHT_AND_WRONG = [
    ("Mr Hale, {}, was born in Leeds in 1950.", "72", "62"),
    ("Born in 1950, Mr Hale, {}, still runs.", "72", "82"),
    ("She was born in 1950 and is now {}.", "72", "62"),
    ("He has led the club since 2004, for {} years.", "18", "28"),
    ("She has run the shop for {} years, since 2004.", "18", "28"),
    ("Today is the {}th anniversary of the 1972 fire.", "50", "60"),
    ("The mill shut {} years ago, in 2002.", "20", "30"),
    ("The bridge, built in 1922, is {} years old.", "100", "80"),
    ("The {}-year-old bridge, built in 1922, is shut.", "100", "80"),
    ("The school, opened in 1972, celebrates its {}th anniversary this year.", "50", "60"),
    ("The company, founded in 1922, turns {} this year.", "100", "110"),
    ("It is {} years since Mozart’s birth in 1756.", "266", "256"),
    ("It happened {} decades ago, in 2002.", "two", "three"),
]
SILENT = [
    "He was born in 1950, and his son, 40, runs the farm.",
    "Mr Hale, 40, whose father was born in 1950, runs it.",
    "He was born in 1950 and was 20 when he left Leeds.",
    "Mr Hale, then 30, was born in 1950.",
    "He has led the club since 2004, and was a player for 28 years.",
    "The bridge, built in 1922, was 40 years old when it was shut.",
    "The firm, founded in 1922, has a 20-year lease.",
    "For five years since 2004 she has lived abroad.",
    "Ann Hale, 40, plays Jean, born in 1950.",
    "The 25th anniversary of the 1972 fire was a quiet affair.",
    "On the 50th anniversary of the 1972 fire, nobody spoke of the one in 1992.",
]


def verdicts(text: str, day: date | None = DAY) -> set[str]:
    return {f.verdict for f in check(text, dateline=day).findings if f.rule in {"elapsed", "age-dates"}}


@pytest.mark.parametrize("text, right, wrong", RIGHT_AND_WRONG)
def test_years_are_counted_to_the_day_of_publication(text: str, right: str, wrong: str) -> None:
    assert verdicts(text.format(right)) == {"consistent"}
    assert verdicts(text.format(wrong)) == {"inconsistent"}


@pytest.mark.parametrize("text, right, wrong", RIGHT_AND_WRONG)
def test_without_that_day_nothing_is_said(text: str, right: str, wrong: str) -> None:
    assert verdicts(text.format(right), None) == verdicts(text.format(wrong), None) == set()


@pytest.mark.parametrize("text", SILENT)
def test_other_years_and_other_people_are_left_alone(text: str) -> None:
    assert verdicts(text) <= {"consistent"}
