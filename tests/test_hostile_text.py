"""Articles that nobody would write: whatever they hold, every report is valid, plain and the same."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hostile import PIECES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.pipeline import check_articles
from factcheck.readers import from_text, read_bytes
from factcheck.reporters import FORMATS, OF_FINDINGS, reporter
from factcheck.reporters.page import Page

SET: Final = tuple(name for name in FORMATS if name != "docx")  # a Word document is given back, never made of a text
QUICK: Final = ("full", "json", "github", "html")  # one of each way to escape; the others are slow
REGRESSIONS: Final = sorted((Path(__file__).parent / "regressions").glob("*"))
DEAR: Final = ("decimals-in-words.txt",)  # six seconds
CONTROLS: Final = (
    "\x1b[31m", "\x1b]8;;http://x\x07", "\x9b2J", "\x07", "\x08", "\x7f", "\0", "\r", "\u200b", "\u202e", "\u2066", "\u2028",
    "\ufeff", "\xad", "\U000e0041", "\ud800", "\udfff", "[bold]", "<script>", "]]>", "&", "%0A", "::error::", "|", "`", "\\",
)  # fmt: skip
TEXTS: Final = st.lists(st.one_of(st.sampled_from((*PIECES, *CONTROLS)), st.text(max_size=8)), max_size=30).map("".join)
CHANGES: Final = (
    "rose 45% to £60m from £50m",
    "Of the 50 people, 30 (70%) were men",
    "up from 17,022 to 14,260, or 5%",
)
SLOW: Final = (HealthCheck.too_slow, HealthCheck.data_too_large)


def is_plain(character: str) -> bool:
    """False for what moves a cursor, turns a line round or cannot be seen."""
    return character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("name", [pytest.param(it, marks=[] if it in QUICK else [pytest.mark.slow]) for it in SET])
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(before=TEXTS, change=st.sampled_from(CHANGES), after=TEXTS)
def test_no_output_holds_a_control(name: str, before: str, change: str, after: str) -> None:
    (report,) = check_articles([from_text(f"{before} {change}{after}")])
    for claims in {False, name not in OF_FINDINGS}:
        for page in (Page(), Page(encoding="ascii")):
            shown = "".join(reporter(name, claims=claims)([report], page))
            assert [ascii(c) for c in shown if not is_plain(c)] == []
            assert page.is_unicode or shown.isascii()
            if name in {"json", "gitlab", "sarif"}:
                json.loads(shown)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        article = read_bytes(data, "a.txt")
    except FactcheckError:
        return
    assert all(0 <= block.start < block.end <= len(article.text) for block in article.blocks)


@pytest.mark.parametrize(
    "text, values",
    [
        ("It rose ５％ to １７ from １２．", [5, 17, 12]),
        ("It rose ٥٥% to ٦٦ from ۵۰.", [55, 66, 50]),
        ("There were 1٧,022 people.", [17022]),
        ("There were ⅷ men, ③ boys and 5² girls.", []),
        ("There were l7 men and О people.", []),
    ],
)
def test_digits_of_other_scripts(text: str, values: list[int]) -> None:
    (report,) = check_articles([from_text(text)])
    assert [q.value for q in report.quantities] == values
    assert all(text[q.start : q.end] == q.text for q in report.quantities)


def test_lines_end_as_on_any_machine() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(("Profit rose 45%", "to £60m", "from £50m."))
        (report,) = check_articles([from_text(text)])
        assert [(q.line, q.column) for q in report.quantities] == [(1, 13), (2, 4), (3, 6)]


@pytest.mark.parametrize(
    "path",
    [pytest.param(it, marks=[pytest.mark.slow] if it.name in DEAR else []) for it in REGRESSIONS],
    ids=lambda path: path.name,
)
def test_what_once_broke_it(path: Path) -> None:
    try:
        article = read_bytes(path.read_bytes(), path.name)
    except FactcheckError:
        return
    (report,) = check_articles([article])
    for name in SET:
        "".join(reporter(name)([report], Page())).encode("utf-8")
