"""Years and ages held against the day of publication: anniversaries, foundations, tenures, ages told with the birth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from factcheck import check
from factcheck.clock import this_year

CheckIn = Callable[[int], None]
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
UNDATED = [
    "The engine first ran in 1999 – 88 years ago.",
    "The engine first ran 88 years ago, in 1999.",
    "She laid flowers on the 95th anniversary of the 1965 floods.",
    "It is 88 years since the mill shut in 1999.",
    "The bridge, built in 1972, is 108 years old.",
    "The choir, founded in 1985, celebrates its 85th anniversary this year.",
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
    pytest.param(
        "On the 50th anniversary of the 1972 fire, nobody spoke of the one in 1992.",
        marks=pytest.mark.xfail(
            reason="a known false alarm of the finder, which takes 1992 for the anniversary", strict=True
        ),
    ),
]


@pytest.fixture
def check_in(monkeypatch: pytest.MonkeyPatch) -> CheckIn:
    """Set the year in which the check is made."""

    def set_year(year: int) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(year, 7, 1, tzinfo=UTC).timestamp())))

    return set_year


def verdicts(text: str, day: date | None = DAY) -> set[str]:
    return {f.verdict for f in check(text, dateline=day).findings if f.rule in {"elapsed", "age-dates"}}


@pytest.mark.parametrize("text, right, wrong", RIGHT_AND_WRONG)
def test_years_are_counted_to_the_day_of_publication(text: str, right: str, wrong: str) -> None:
    assert verdicts(text.format(right)) == {"consistent"}
    assert verdicts(text.format(wrong)) == {"inconsistent"}


@pytest.mark.parametrize("text, right, wrong", RIGHT_AND_WRONG)
def test_without_that_day_no_year_that_has_been_is_wrong(text: str, right: str, wrong: str, check_in: CheckIn) -> None:
    check_in(2042)
    assert {*verdicts(text.format(right), None), *verdicts(text.format(wrong), None)} <= {"consistent"}


@pytest.mark.parametrize("text", UNDATED)
def test_without_that_day_a_year_to_come_is_wrong(text: str, check_in: CheckIn) -> None:
    check_in(2026)
    assert verdicts(text, None) == {"inconsistent"}
    check_in(2090)
    assert verdicts(text, None) == {"consistent"}


def test_an_anniversary_may_lie_ahead(check_in: CheckIn) -> None:
    text = "A feast is planned for the 100th anniversary of the 1934 fire."
    check_in(2026)
    assert verdicts(text, None) == {"consistent"}
    check_in(2012)
    assert verdicts(text, None) == {"inconsistent"}


@pytest.mark.parametrize("told", ["", "soon", "-1", "9" * 30, "٢٠٢٦"])
def test_a_time_of_the_source_that_is_none_is_left_alone(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    assert this_year() == datetime.now(UTC).year


@pytest.mark.parametrize("text", SILENT)
def test_other_years_and_other_people_are_left_alone(text: str) -> None:
    assert verdicts(text) <= {"consistent"}
