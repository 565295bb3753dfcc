"""The main job end to end, on an article of the seed's figures in words of our own, and on copies with one thing changed."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from factcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads((files("factcheck") / "schema" / "report.v1.json").read_text("utf-8"))
ARTICLE = """Police sift a mountain of leads on web predators

By Nora Quill, Crime Correspondent

MORE than 400,000 people in Britain searched for illegal pictures of children on hidden sites within a single month, \
the National Crime Agency believes.

Detectives said the number of online abuse cases handed to police forces rose by almost 20 per cent last year.

In the year from March 2021 to the end of February, forces took in 17,022 cases, up from the 14,260 the previous year.

Its analysts counted over 400,000 British people searching for illegal pictures of children on hidden sites in one month.

Officers think there are 550,000 – 850,000 adults who may be a danger.

“We make over 850 arrests and bring more than 1,000 children to safety every month,” said a senior officer.
"""
FLAGGED = [
    pytest.param("almost 20 per cent", "almost 30 per cent", "percent-change", id="30 for 20 per cent"),
    pytest.param("14,260", "12,460", "percent-change", id="12,460 for 14,260"),
    pytest.param("17,022", "17,702", "percent-change", id="17,702 for 17,022"),
    pytest.param("up from", "down from", "change-direction", id="down for up"),
    pytest.param("rose by", "fell by", "change-direction", id="fell for rose"),
    pytest.param("550,000 – 850,000", "850,000 – 550,000", "range-order", id="the range turned round"),
    pytest.param("MORE than 400,000", "FEWER than 400,000", "conflicting-bounds", id="fewer than"),
    pytest.param("rose by almost 20 per cent", "almost doubled", "multiple", id="almost doubled"),
]
DOUBTED = [
    pytest.param("over 400,000", "over 40,000", "magnitude", id="40,000 for 400,000"),
    pytest.param("end of February", "end of December", "period-length", id="December for February"),
    pytest.param("20 per cent", "20 percentage points", "percent-or-points", id="points for per cent"),
]


def run(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """Check a text through the command line; its JSON is held against the published schema."""
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    code = main([str(path), "--output-format", "json"])
    output = json.loads(capsys.readouterr().out)
    jsonschema.validate(output, SCHEMA, jsonschema.Draft202012Validator)
    return code, output["articles"][0]


def flags(article: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings that are not consistent."""
    return [finding for finding in article["findings"] if finding["verdict"] != "consistent"]


@pytest.mark.parametrize(
    "old, new",
    [
        ("almost", "almost"),
        ("20 per cent", "20%"),
        ("550,000 – 850,000", "550,000–850,000"),
        ("almost 20 per cent", "almost a fifth"),
    ],
    ids=["as it is", "per cent sign", "close dash", "a fifth"],
)
def test_what_adds_up_is_silent(old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, article = run(ARTICLE.replace(old, new), tmp_path, capsys)
    assert code == 0
    assert flags(article) == []
    by_rule = {finding["rule"]: finding for finding in article["findings"]}
    assert by_rule["percent-change"]["recomputed"]["text"] == "+19.4%"
    assert by_rule["percent-change"]["formula"] == "(17,022 − 14,260) ÷ 14,260"
    assert by_rule["period-length"]["recomputed"]["value"] == 12
    assert {"conflicting-bounds", "range-order"} <= set(by_rule)


def test_every_figure_is_listed_with_its_hedge_and_noun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, article = run(ARTICLE, tmp_path, capsys)
    listed = {q["text"]: q for q in article["quantities"]}
    assert listed["MORE than 400,000"]["hedge"] == "over"
    assert listed["MORE than 400,000"]["unit"] == "person"
    assert listed["almost 20 per cent"]["hedge"] == "almost"
    assert listed["almost 20 per cent"]["direction"] == "up"
    assert listed["17,022"]["unit"] == "case"
    assert listed["550,000 – 850,000"]["value"] == [550_000, 850_000]
    assert listed["over 850"]["quoted"]


@pytest.mark.parametrize("old, new, rule", FLAGGED)
def test_a_changed_copy_is_flagged(
    old: str, new: str, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ARTICLE.replace(old, new, 1)
    code, article = run(text, tmp_path, capsys)
    assert code == 1
    wrong = [f for f in article["findings"] if f["verdict"] == "inconsistent" and f["rule"] == rule]
    start = text.index(new)
    refs = [ref for finding in wrong for ref in (finding["stated"], *finding["inputs"])]
    near = [ref for ref in refs if ref["start"] < start + len(new) + 60 and start - 60 < ref["end"]]
    assert near


@pytest.mark.parametrize("old, new, rule", DOUBTED)
def test_a_doubtful_copy_is_not_passed_over(
    old: str, new: str, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, article = run(ARTICLE.replace(old, new, 1), tmp_path, capsys)
    assert rule in {finding["rule"] for finding in flags(article)}
