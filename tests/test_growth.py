"""Time that grows as the text does, measured in lines of Python run, not in seconds; and numbers that blow nothing up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hostile import NUMBERS, PIECES

from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.reporters import FORMATS, reporter
from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from types import FrameType

SIZE = 1_500  # characters, and then twice as many
STEEPEST = 2.5  # where twice the text is twice the lines; four times would be quadratic
SLIGHT = 60_000  # lines: below this the growth of something small beside something large is not told apart


def lines_run(text: str) -> int:
    """Count the lines of factcheck that a check runs, the parser's own left out."""
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
        list(check_articles([from_text(text)]))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    times = SIZE // len(piece)
    once, twice = (lines_run(f"It rose 5 {piece * n} 5 per cent.") for n in (times, 2 * times))
    assert twice < SLIGHT or twice < STEEPEST * once, f"{once:,} lines, then {twice:,}"


@pytest.mark.parametrize("text", NUMBERS, ids=lambda text: text[:20])
def test_no_number_is_too_much(text: str) -> None:
    (report,) = check_articles([from_text(text)])
    for name in FORMATS:
        for claims in (False, True):
            assert "".join(reporter(name, claims=claims)([report], Page())) or name == "concise"
