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
ARTICLE = """Files on web predators pile up at police desks

By Nora Quill, Crime Correspondent

MORE than 400,000 people in the UK hunted for unlawful pictures of children in a single month, according to the \
National Crime Agency.

Its analysts say that hidden corners of the web have made such people bolder.

The number of files on online abuse that local forces were sent rose by almost 20 per cent last year.

Detectives opened 17,022 of these files in the year from March 2021 to the end of February, up from 14,260 a year earlier.

“Behind each of them is a child in somebody’s house,” said Marian Tolley, who runs the agency’s referral desk.

Ms Tolley said a study of web traffic had counted over 400,000 people in the UK hunting for unlawful pictures of \
children in one month.

Her team believes that 550,000 – 850,000 adults may be a danger to the young.

“The range is wide because most of them have never been caught,” she said.

“Arrests run at over 850 a month, and more than 1,000 children are taken out of harm’s way in the same time,” she added.

Ministers have promised a law that would make the owners of websites answer for what is posted there.

A charity for families said that they had waited long enough.

“Nobody can police the internet from the kitchen table,” its director said.
"""

# What is changed, for what, the rule that must say so, and the figure of the copy that must stand in its finding.
FLAGGED = [
    pytest.param("almost 20", "almost 30", "percent-change", "almost 30 per cent", id="30 for 20 per cent"),
    pytest.param("14,260", "12,460", "percent-change", "12,460", id="12,460 for 14,260"),
    pytest.param("17,022", "17,702", "percent-change", "17,702", id="17,702 for 17,022"),
    pytest.param("up from", "down from", "change-direction", "14,260", id="down for up"),
    pytest.param("rose by", "fell by", "change-direction", "almost 20 per cent", id="fell for rose"),
    pytest.param("550,000 – 850,000", "850,000 – 550,000", "range-order", "850,000 – 550,000", id="range reversed"),
    pytest.param("MORE than", "FEWER than", "conflicting-bounds", "FEWER than 400,000", id="fewer than, first"),
    pytest.param("over 400,000", "fewer than 400,000", "conflicting-bounds", "fewer than 400,000", id="then"),
    pytest.param("rose by almost 20 per cent", "almost doubled", "multiple", "almost doubled", id="almost doubled"),
]
DOUBTED = [
    pytest.param("MORE than 400,000", "MORE than 40,000", "magnitude", "MORE than 40,000", id="40,000, first"),
    pytest.param("over 400,000", "over 40,000", "magnitude", "over 40,000", id="40,000, then"),
    pytest.param("end of February", "end of December", "period-length", "March 2021", id="December for February"),
    pytest.param("per cent", "percentage points", "percent-or-points", "almost 20 percentage points", id="points"),
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


def figures(finding: dict[str, Any]) -> list[str]:
    """The figures that a finding names."""
    return [ref["text"] for ref in (finding["stated"], *finding["inputs"])]


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
    listed = [(q["text"], q["kind"], q["unit"], q["hedge"]) for q in article["quantities"] if q["kind"] != "date"]
    assert listed == [
        ("MORE than 400,000", "count", "person", "over"),
        ("almost 20 per cent", "percent", "percent", "almost"),
        ("17,022", "count", "file", None),
        ("14,260", "count", "file", None),  # the noun is left out, as print does
        ("over 400,000", "count", "person", "over"),
        ("one month", "duration", "month", None),
        ("550,000 – 850,000", "count", "adult", None),
        ("over 850", "number", None, "over"),
        ("more than 1,000", "count", "child", "over"),
    ]
    by_text = {q["text"]: q for q in article["quantities"]}
    assert by_text["almost 20 per cent"]["direction"] == "up"
    assert by_text["550,000 – 850,000"]["value"] == [550_000, 850_000]
    assert [q["text"] for q in article["quantities"] if q["quoted"]] == ["over 850", "more than 1,000"]
    assert article["summary"]["quantities"] == len(article["quantities"])


@pytest.mark.parametrize("old, new, rule, figure", FLAGGED)
def test_a_changed_copy_is_flagged(  # noqa: PLR0913, PLR0917 - the case and pytest's fixtures
    old: str, new: str, rule: str, figure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, article = run(ARTICLE.replace(old, new, 1), tmp_path, capsys)
    assert code == 1
    wrong = [finding for finding in flags(article) if finding["verdict"] == "inconsistent"]
    assert figure in [text for finding in wrong if finding["rule"] == rule for text in figures(finding)]


@pytest.mark.parametrize("old, new, rule, figure", DOUBTED)
def test_a_doubtful_copy_is_not_passed_over(  # noqa: PLR0913, PLR0917 - as above
    old: str, new: str, rule: str, figure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, article = run(ARTICLE.replace(old, new, 1), tmp_path, capsys)
    found = flags(article)
    assert figure in [text for finding in found if finding["rule"] == rule for text in figures(finding)]
    assert code == int(any(finding["severity"] == "error" for finding in found))


def test_a_fact_in_other_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ARTICLE.replace("hunted for", "went looking for").replace("MORE than", "FEWER than")
    _, article = run(text, tmp_path, capsys)
    assert "conflicting-bounds" in {finding["rule"] for finding in flags(article)}
