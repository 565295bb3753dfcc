"""The articles of `fixtures/`: consistent ones are silent, of the others each named figure is found.

What is known not to be found yet stands in `fixtures/known_gaps.toml`.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from measured import accused

from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.rules import RULES

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.rules import Rule

FOLDER = Path(__file__).parent.parent / "fixtures"
SILENT = sorted([*FOLDER.glob("consistent/*.txt"), *FOLDER.glob("documented/*.corrected.txt")])
FAULTY = sorted([*FOLDER.glob("inconsistent/*.json"), *FOLDER.glob("documented/*.json")])
KNOWN = tomllib.loads((FOLDER / "known_gaps.toml").read_text("utf-8"))
GAPS, ALARMS = ({tuple(one) for one in KNOWN[name]} for name in ("gaps", "alarms"))


@cache
def report(path: Path, dateline: str | None = None) -> Report:
    """Check one fixture."""
    article = from_text(path.read_text("utf-8"), str(path))
    if dateline:
        article = replace(article, dateline=date.fromisoformat(dateline))
    return next(iter(check_articles([article])))


@pytest.mark.parametrize("path", SILENT, ids=lambda p: p.name)
def test_a_consistent_article_is_silent(path: Path) -> None:
    found = {(path.stem, f.rule, f.stated.text) for f in report(path).findings if f.verdict != "consistent"}
    assert found - ALARMS == set()


def _expected() -> list[Any]:
    cases = []
    for path in FAULTY:
        table = json.loads(path.read_text("utf-8"))
        for wanted in table["expect"]:
            known = (path.stem, wanted["rule"], wanted["figure"]) in GAPS
            marks = [pytest.mark.xfail(reason="a known gap", strict=True)] if known else []
            name = f"{path.stem}-{wanted['rule']}-{wanted['figure']}"
            cases.append(pytest.param(path, table.get("dateline"), wanted, id=name, marks=marks))
    return cases


@pytest.mark.parametrize("path, dateline, wanted", _expected())
def test_a_wrong_figure_is_found(path: Path, dateline: str | None, wanted: dict[str, str]) -> None:
    figure = wanted["figure"]
    found = [f for f in report(path.with_suffix(".txt"), dateline).findings if f.rule == wanted["rule"]]
    near = [f for f in found if any(figure in r.text or r.text in figure for r in (f.stated, *f.inputs))]
    assert [f for f in near if f.verdict == wanted["verdict"] or (wanted["verdict"] == "inconsistent" and accused(f))]


@pytest.mark.parametrize("path", FAULTY, ids=lambda p: p.name)
def test_nothing_else_is_flagged(path: Path) -> None:
    table = json.loads(path.read_text("utf-8"))
    figures = [wanted["figure"] for wanted in table["expect"]]
    extra = {
        (path.stem, f.rule, f.stated.text)
        for f in report(path.with_suffix(".txt"), table.get("dateline")).findings
        if f.verdict != "consistent"
        and not any(w in r.text or r.text in w for w in figures for r in (f.stated, *f.inputs))
    }
    assert extra - ALARMS == set()


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
