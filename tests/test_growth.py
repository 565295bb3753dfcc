"""Time that grows as the text does, measured in lines of Python run, not in seconds; and numbers that blow nothing up."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hostile import NUMBERS, PIECES

from factcheck.extract.events import events
from factcheck.extract.moments import moments
from factcheck.extract.quantities import figures
from factcheck.extract.same_events import linked
from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.reporters import FORMATS, OF_FINDINGS, reporter
from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

STORIES: Final = Path(__file__).parent.parent / "fixtures" / "consistent"
SIZE = 1_500  # characters, and then twice as many ...
PARSED = 800  # ... where they go through the parser too
# What is held against other figures, paragraph by paragraph: this goes through the parser too.
TIED = (
    "5 ", "5 people, ", "of the 5 ", "5 people. ", "rose 5% to ", "total of 5 ", "5 people in the year to June. ",
    "profit rose 5% to 6 from 4. ", "of the 5 people, 3 men and 2 women. ", "5\n", "(", "“5” ",
)  # fmt: skip
DATED = ("June 5 ", "2020 X + ")
# Figures with hardly a word between them: by their length they may cost so many times what stories full of figures do.
CROWDED = ("Of 5, 6. ", "5 6 ", "5, ", "5 of 6. ", "5 and 6. ", "June 5 ", "2020 X + ", "5% ")
DEAREST = 5
STEEPEST = 2.7  # where twice the text is twice the lines, and somewhat more where one kind of work begins between; four times would be quadratic
SLIGHT = 30_000  # lines: below this the growth of something small beside something large is not told apart


def lines_run(work: Callable[[], object]) -> int:
    """Count the lines of factcheck that some work runs, the parser's own left out."""
    count = 0

    def on_line(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - a trace function
        nonlocal count
        count += event == "line"
        return on_line

    def on_call(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - a trace function
        return on_line if "/factcheck/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def assert_linear(piece: str, work: Callable[[str], object], size: int = SIZE) -> None:
    """Repeat a piece, then twice as often: the work must be about twice as much."""
    texts = [f"It rose 5 {piece * (n * size // len(piece))} 5 per cent." for n in (1, 2)]
    once, twice = (lines_run(lambda: work(text)) for text in texts)  # noqa: B023 - called at once
    assert twice < SLIGHT or twice < STEEPEST * once, f"{once:,} lines, then {twice:,}"


@pytest.mark.parametrize(
    "piece", [pytest.param(it, marks=[pytest.mark.slow] if n % 8 else []) for n, it in enumerate(PIECES)], ids=ascii
)
def test_twice_the_text_is_read_in_twice_the_lines(piece: str) -> None:
    assert_linear(piece, lambda text: figures(from_text(text).text))


@pytest.mark.slow
@pytest.mark.parametrize("piece", TIED, ids=ascii)
def test_twice_the_text_is_checked_in_twice_the_lines(piece: str) -> None:
    assert_linear(piece, lambda text: list(check_articles([from_text(text)])), PARSED)


@pytest.mark.parametrize(
    "piece", [pytest.param(it, marks=[pytest.mark.slow] if n else []) for n, it in enumerate(CROWDED)]
)
def test_figures_without_words_cost_little_more_than_news(piece: str) -> None:
    assert _cost(piece * (SIZE // len(piece))) < DEAREST * _cost_of_news()


@cache
def _cost_of_news() -> float:
    return _cost("\n\n".join(path.read_text("utf-8") for path in sorted(STORIES.glob("*.txt")))[: 4 * SIZE])


def _cost(text: str) -> float:
    """Count the lines of code that are run for each character."""
    return lines_run(lambda: list(check_articles([from_text(text)]))) / len(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [pytest.param(it, marks=[pytest.mark.slow] if n else []) for n, it in enumerate(DATED)]
)
def test_moments_without_end_are_held_against_those_near_them(piece: str) -> None:
    """A sentence without a stop is cut, so that its moments are not each held against all of it."""

    def work(text: str) -> None:
        blocks = from_text(text).blocks
        tokens, found = figures(text)
        list(linked(tokens, events(tokens, moments(tokens, found, blocks)), blocks))

    assert_linear(piece, work, 2 * SIZE)


@pytest.mark.slow
@pytest.mark.parametrize("text", NUMBERS, ids=lambda text: text[:20])
def test_no_number_is_too_much(text: str) -> None:
    (report,) = check_articles([from_text(text)])
    for name in (name for name in FORMATS if name != "docx"):  # which gives a file back
        for claims in {False, name not in OF_FINDINGS}:
            assert "".join(reporter(name, claims=claims)([report], Page())) or name == "concise"
