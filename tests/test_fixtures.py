"""The articles of `fixtures/`: consistent ones are silent, of the others each named figure is found, whatever white space they wear.

What is known not to be found yet stands in `fixtures/known_gaps.toml`.
"""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from fixture_reports import ARTICLES, FOLDER, faults, read, report_of, text_of, told
from measured import accused

from factcheck.pipeline import check_articles
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.rules import Rule

SILENT = sorted([*FOLDER.glob("consistent/*.txt"), *FOLDER.glob("documented/*.corrected.txt")])
FAULTY = sorted([*FOLDER.glob("inconsistent/*.json"), *FOLDER.glob("documented/*.json")])
KNOWN = tomllib.loads((FOLDER / "known_gaps.toml").read_text("utf-8"))
GAPS, ALARMS = ({tuple(one) for one in KNOWN[name]} for name in ("gaps", "alarms"))


@pytest.mark.parametrize("path", SILENT, ids=lambda p: p.name)
def test_a_consistent_article_is_silent(path: Path) -> None:
    found = {(path.stem, f.rule, f.stated.text) for f in report_of(path).findings if f.verdict != "consistent"}
    assert found - ALARMS == set()


def _expected() -> list[Any]:
    cases = []
    for path in FAULTY:
        table = json.loads(path.read_text("utf-8"))
        for wanted in table["expect"]:
            known = (path.stem, wanted["rule"], wanted["figure"]) in GAPS
            marks = [pytest.mark.xfail(reason="a known gap", strict=True)] if known else []
            name = f"{path.stem}-{wanted['rule']}-{wanted['figure']}"
            cases.append(pytest.param(path, wanted, id=name, marks=marks))
    return cases


@pytest.mark.parametrize("path, wanted", _expected())
def test_a_wrong_figure_is_found(path: Path, wanted: dict[str, str]) -> None:
    figure = wanted["figure"]
    found = [f for f in report_of(path.with_suffix(".txt")).findings if f.rule == wanted["rule"]]
    near = [f for f in found if any(figure in r.text or r.text in figure for r in (f.stated, *f.inputs))]
    assert [f for f in near if f.verdict == wanted["verdict"] or (wanted["verdict"] == "inconsistent" and accused(f))]


@pytest.mark.parametrize("path", FAULTY, ids=lambda p: p.name)
def test_nothing_else_is_flagged(path: Path) -> None:
    table = json.loads(path.read_text("utf-8"))
    figures = [wanted["figure"] for wanted in table["expect"]]
    extra = {
        (path.stem, f.rule, f.stated.text)
        for f in report_of(path.with_suffix(".txt")).findings
        if f.verdict != "consistent"
        and not any(w in r.text or r.text in w for w in figures for r in (f.stated, *f.inputs))
    }
    assert extra - ALARMS == set()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_every_place_leads_to_what_it_speaks_of(path: Path) -> None:
    report = report_of(path)
    assert report.text == text_of(path)
    assert report.quantities
    assert faults(report) == []


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


WINDOWS = "line ends of Windows"
CLOTHES: dict[str, Callable[[str], str]] = {
    "no-break": lambda text: text.replace(" ", "\xa0"),
    "thin": lambda text: text.replace(" ", "\u202f"),
    "tabs": lambda text: re.sub(r"(?<!\d) | (?!\d)", "\t", text),
    "two spaces": spaced,
    "wrapped at 40": wrapped(40),
    "wrapped at 80": wrapped(80),
    WINDOWS: lambda text: text.replace("\n", "\r\n"),
    "space at line ends": lambda text: text.replace("\n", "  \n"),
}
# Of every seven articles one, on which two kinds of clothes are quickly tried; all else is slow.
SEVENTHS = range(7)
QUICKLY = ("no-break", "two spaces")
WORN = [(clothes, seventh) for seventh in SEVENTHS for clothes in CLOTHES]


def wearers(clothes: str) -> list[Path]:
    """Those that may wear them: wrapped as an editor would are paragraphs that were one line each."""
    if clothes == WINDOWS:
        return ARTICLES
    ours = [path for path in ARTICLES if path.parent.name != "documented"]
    return [p for p in ours if not re.search(r"\S\n\S", text_of(p))] if clothes.startswith("wrapped") else ours


@pytest.mark.parametrize(
    "clothes, seventh",
    [pytest.param(*it, marks=[] if it in {(one, 0) for one in QUICKLY} else [pytest.mark.slow]) for it in WORN],
)
def test_other_clothes_are_the_same_figures_and_findings(clothes: str, seventh: int) -> None:
    paths = wearers(clothes)[seventh :: len(SEVENTHS)]
    assert len(paths) > 40 / len(SEVENTHS)
    others = list(check_articles(read(path, CLOTHES[clothes]) for path in paths))
    for path, other in zip(paths, others, strict=True):
        assert told(other) == told(report_of(path)), path.name
        assert other.text == CLOTHES[clothes](text_of(path))
        assert faults(other) == []


def test_no_gap_is_of_an_entry_that_is_gone() -> None:
    entries = {(p.stem, w["rule"], w["figure"]) for p in FAULTY for w in json.loads(p.read_text("utf-8"))["expect"]}
    assert entries >= GAPS


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_each_rule_is_shown_in_three_articles(rule: Rule) -> None:
    shown = [p.stem for p in FAULTY if rule.name in {w["rule"] for w in json.loads(p.read_text("utf-8"))["expect"]}]
    assert len(shown) >= 3 or rule.source, shown  # those that need a source have pairs: test_sources.py


def test_there_are_enough_fixtures() -> None:
    assert len(SILENT) + len(FAULTY) >= 60
    words = [len(path.read_text("utf-8").split()) for path in SILENT]
    assert all(120 <= count <= 560 for count in words)
