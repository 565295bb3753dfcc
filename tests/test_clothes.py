"""The same article in other clothes: whatever its white space, the same figures and the same findings."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.pipeline import check_articles
from factcheck.readers import from_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Report

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*consistent/*.txt"))]
# Wrapped as an editor would: paragraphs that were one line each.
ONE_LINE = [text for text in TEXTS if not re.search(r"\S\n\S", text)]


def wrapped(width: int) -> Callable[[str], str]:
    """Wrap each paragraph; short ones stay as they are."""

    def wrap(text: str) -> str:
        paragraphs = re.split(r"(\n\s*\n)", text)
        return "".join(
            textwrap.fill(it, width, break_long_words=False, break_on_hyphens=False) if it.strip() else it
            for it in paragraphs
        )

    return wrap


def spaced(text: str) -> str:
    """Two spaces for each, but where digits stand on both sides: that is how columns are set."""
    return re.sub(r"(?<=\S) (?=\S)", lambda m: "  " if not _in_digits(m) else " ", text)


def _in_digits(match: re.Match[str]) -> bool:
    return match.string[match.start() - 1].isdecimal() and match.string[match.end()].isdecimal()


CLOTHES: dict[str, Callable[[str], str]] = {
    "no-break": lambda text: text.replace(" ", "\xa0"),
    "thin": lambda text: text.replace(" ", "\u202f"),
    "tabs": lambda text: re.sub(r"(?<!\d) | (?!\d)", "\t", text),
    "two spaces": spaced,
    "wrapped at 40": wrapped(40),
    "wrapped at 80": wrapped(80),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "space at line ends": lambda text: text.replace("\n", "  \n"),
}


def told(report: Report) -> tuple[list[object], list[object]]:
    """What a report says but for where it stands and how its words are spaced."""
    figures: list[object] = [
        (" ".join(q.text.split()), q.value, q.interval, q.kind, q.unit, q.hedge, q.period) for q in report.quantities
    ]
    return figures, [(f.rule, f.verdict, f.formula) for f in report.findings]


@cache
def _plain(*texts: str) -> list[tuple[list[object], list[object]]]:
    return [told(report) for report in check_articles(map(from_text, texts))]


@pytest.mark.parametrize("clothes", CLOTHES)
@pytest.mark.parametrize("part", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_the_same_figures_and_findings(clothes: str, part: int) -> None:
    texts = (ONE_LINE if clothes.startswith("wrapped") else TEXTS)[::part]
    assert len(texts) > 40 / part
    plain = _plain(*texts)
    other = list(check_articles(from_text(CLOTHES[clothes](text)) for text in texts))
    changed = [(n, a, b) for n, (a, b) in enumerate(zip(plain, map(told, other), strict=True)) if a != b]
    assert changed == []
    for report in other:
        assert all(report.text[q.start : q.end] == q.text for q in report.quantities)


@pytest.mark.parametrize(
    "text, plain",
    [
        ("The council was told on 3 June\n2019 that costs rose in the year.", "The council was told on 3 June 2019 that costs rose in the year."),
        ("The mill was shut for good on June 5,\n2019, after ten years.", "The mill was shut for good on June 5, 2019, after ten years."),
        ("The plane flew at a 10 000-foot height.", "The plane flew at a 10,000-foot height."),
        ("It is the fourth rise since the winter of\n2010. The cost rose 5% to £6m.", "It is the fourth rise since the winter of 2010. The cost rose 5% to £6m."),
        ("The cost of the new road went up\n– 5% in all – in the year.", "The cost of the new road went up – 5% in all – in the year."),
        ("There were 40,\xa0000 people in the town.", "There were 40, 000 people in the town."),
    ],
)  # fmt: skip
def test_read_as(text: str, plain: str) -> None:
    one, two = check_articles([from_text(text), from_text(plain)])
    values = [[(q.value, q.kind, q.unit) for q in report.quantities] for report in (one, two)]
    assert values[0] == values[1]
    assert [f.rule for f in one.findings] == [f.rule for f in two.findings]


STORY = "{}Sales at Harrow Mill up by 45%\n\nSales at Harrow Mill rose 45% to £60m from £50m last year.\n\nIt employs 400 people."


@pytest.mark.parametrize(
    "before",
    [
        "Dear desk, here is what we spoke of yesterday.", "Good morning.", "EMBARGOED UNTIL MONDAY", "** For immediate release **",
        "First told on our site on Monday; a word was put right since then.", "Harrow Mill told us this.",
    ],
)  # fmt: skip
def test_a_paragraph_put_in_front_takes_nothing_of_the_headline(before: str) -> None:
    one, two = check_articles([from_text(STORY.format("")), from_text(STORY.format(f"{before}\n\n"))])
    assert told(two) == told(one)
    assert {f.rule for f in two.findings} == {"change-direction", "percent-change", "repeated-figure"}


@pytest.mark.parametrize("dash", ["-", "–"])
def test_an_aside_that_a_line_begins_with_is_no_item_of_a_list(dash: str) -> None:
    """However unevenly the lines are broken."""
    text = f"Profit at the old mill rose\nlast year, as nobody at all had foreseen,\n {dash} 45% {dash} to £60m from £50m, it\nsaid."
    one, two = check_articles([from_text(text), from_text(" ".join(text.split()))])
    assert len(one.blocks) == 1
    assert told(one) == told(two)


def test_a_list_and_a_crosshead_stay_what_they_are() -> None:
    listed = from_text("Parts of it\n- 45% - mills\n- 30% - shops\n- 25% - farms")
    assert len(listed.blocks) == 4
    headed = from_text(
        "Sales at the mill rose 45%, it said.\n\nWhat comes next for the mill\n\nNobody knows what may come next."
    )
    assert [block.kind for block in headed.blocks] == ["body", "crosshead", "body"]
