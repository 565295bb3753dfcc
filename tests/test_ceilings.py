"""What one file may cost: time that is over is over, in a library's C code too, and no text is far dearer than news."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_growth import lines_run

from factcheck.ceilings import Ceilings
from factcheck.desk import Job, reports_on
from factcheck.errors import FactcheckError
from factcheck.pipeline import check_articles
from factcheck.readers import from_text, read_bytes
from factcheck.stopping import within

if TYPE_CHECKING:
    from collections.abc import Callable

NEWS = Path(__file__).parent.parent / "fixtures" / "consistent"
ATTRIBUTES = " ".join(f"a{n}" for n in range(150_000))
PAGE = "<article><p {}>It rose 5% to 6 from 4.</p></article>"
HOSTILE = {
    "attributes.html": PAGE.format(ATTRIBUTES),
    "links.html": "<article><p>" + "<a href=x>5</a> men " * 20_000 + "</p></article>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_library_is_stopped_in_its_own_code(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.readers.html.ATTRIBUTES", 1_000_000)  # else it is not even begun
    page = tmp_path / name
    page.write_text(HOSTILE[name], encoding="utf-8")
    start = time.monotonic()
    (report,) = reports_on([str(page)], Job(ceilings=Ceilings(seconds=1)))
    assert "took over 1 s" in str(report.error)
    assert time.monotonic() - start < 10  # on a machine that others use too


@pytest.mark.parametrize("attributes", [ATTRIBUTES, ATTRIBUTES.replace(" ", "/"), ATTRIBUTES.replace(" ", "='1'")])
def test_a_tag_of_attributes_without_end_is_refused_before_it_is_parsed(attributes: str) -> None:
    start = time.monotonic()
    with pytest.raises(FactcheckError, match="over 5,000 attributes"):
        read_bytes(PAGE.format(attributes).encode(), "a.html")
    assert time.monotonic() - start < 10  # 150,000 took a minute


def test_a_long_value_is_no_attribute() -> None:
    article = read_bytes(PAGE.format(f"style='{'a: b; ' * 6_000}'").encode(), "a.html")
    assert article.text == "It rose 5% to 6 from 4."


def test_who_catches_every_error_does_not_catch_this_one() -> None:
    with pytest.raises(FactcheckError, match="took over 1 s"), within(1, "a.txt"):
        _go_on_whatever_comes()


def _go_on_whatever_comes() -> None:
    while True:
        with suppress(Exception):  # as libraries do
            time.sleep(5)


def _read(piece: str, name: str) -> Callable[[int], int]:
    return lambda n: lines_run(lambda: read_bytes(f"# A\n\n<p>It rose. {piece * n}".encode(), name))


@pytest.mark.parametrize(
    "piece, name",
    [("a<br>", "a.html"), ("<h1>a</h1>", "a.html"), ("a<br>", "a.md"), ("a\\\n", "a.md"), ("\n\na\n=\n", "a.md")],
)
def test_twice_the_lines_broken_by_hand_are_twice_the_work(piece: str, name: str) -> None:
    once, twice = map(_read(piece, name), (150, 300))
    assert twice < 2.5 * once


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["5, ", "June 5 ", "2020 X + ", "in 2020 ", "“5” ", "5 of "])
def test_no_text_is_far_dearer_than_news(piece: str) -> None:
    """Thirty times the lines of our own code are less than ten times the time, since the parser's share does not grow."""
    assert _cost(piece * (1_500 // len(piece))) < 30 * _cost_of_news()


@cache
def _cost_of_news() -> float:
    return _cost("\n\n".join(path.read_text(encoding="utf-8") for path in sorted(NEWS.glob("*.txt"))[:3]))


def _cost(text: str) -> float:
    """Count the lines of code that are run for each character."""
    return lines_run(lambda: list(check_articles([from_text(text)]))) / len(text)


def test_what_reading_took_comes_off_the_time_for_checking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and checking have one limit together: each had the whole of it, so that twice the time could pass."""
    story = tmp_path / "story.txt"
    story.write_text("Profit rose 12% to £56m from £50m.\n" * 400, encoding="utf-8")
    times = iter((0.0, 9.0))
    monkeypatch.setattr("factcheck.desk.monotonic", lambda: next(times))
    (report,) = reports_on([str(story)], Job(ceilings=Ceilings(seconds=9)))
    assert report.error is not None
    assert "took over 9 s" in report.error
