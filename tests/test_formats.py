"""The formats for programs: each valid whatever an article holds, with places that its reader counts the same way."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from conftest import AMEND, OK, QUANTITIES, REVIEW, TEXT
from hypothesis import given, settings
from hypothesis import strategies as st
from published import valid

from factcheck.cli import FORMATS as OFFERED
from factcheck.model import Notice, Ref, Report
from factcheck.reporters import FORMATS, OF_FINDINGS, reporter
from factcheck.reporters.page import Page
from factcheck.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

HELD_TO_A_FORM = (*sorted(OF_FINDINGS - {"docx"}), "json-lines")
HOSTILE = (
    "::set-output name=x::y",
    "\n::add-mask::a\r::error::b",
    "##[add-mask]secret",
    "  ::stop-commands::t",
    "%0A::set-env name=PATH::x",
    "]]></failure><script>",
    "&lt; <b> \x00\x1b]8;;x\x07\x85\ufffe\uffff",
    "\ud800 \U0001f600",
    "{0} [link](https://a.example) {{",
    "a,line=1::",
    "\u2028\u202e\u200b",
)
texts = st.text(max_size=40) | st.sampled_from(HOSTILE) | st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join)
names = texts.filter(lambda name: "\0" not in name and name)


def rendered(form: str, *reports: Report, encoding: str = "utf-8") -> str:
    return "".join(reporter(form)(reports, Page(encoding=encoding)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of which every word that an article, a file name or an error gives is somebody else's."""
    if draw(st.booleans()):
        return Report(draw(names), error=draw(texts.filter(bool)))
    before, figure, behind = draw(texts), draw(texts.filter(bool)), draw(texts)
    stated = Ref(None, figure, len(before), len(before) + len(figure))
    findings = [
        replace(
            draw(st.sampled_from((AMEND, REVIEW, OK))),
            stated=stated,
            inputs=(stated, Ref("q1", draw(texts), 0, 3)),
            formula=draw(texts),
            message=draw(texts.filter(bool)),
            suggestions=(draw(texts),),
            reasons=(draw(texts),),
            slip=draw(st.none() | texts),
            sentence=draw(texts),
            quoted=draw(st.booleans()),
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    notices = tuple(Notice(1, message) for message in draw(st.lists(texts.filter(bool), max_size=1)))
    return Report(draw(names), text=before + figure + behind, findings=tuple(findings), notices=notices)


@pytest.mark.slow
@pytest.mark.parametrize("form", HELD_TO_A_FORM)
@settings(deadline=None)  # of SARIF the rules alone take a while
@given(drawn=st.lists(reports(), max_size=3), encoding=st.sampled_from(("utf-8", "ascii")))
def test_valid_whatever_an_article_holds(form: str, drawn: list[Report], encoding: str) -> None:
    text = rendered(form, *drawn, encoding=encoding)
    text.encode(encoding)
    found = valid(form, text)
    count = sum(finding.severity is not None for report in drawn for finding in report.findings)
    errors = sum(report.error is not None for report in drawn)
    notices = sum(len(report.notices) for report in drawn)
    match form:
        case "github":
            assert {name for name, _, _ in found} <= {"error", "warning", "notice"}
            assert len(found) == count + errors + notices
            assert all(set(properties) <= PROPERTIES for _, properties, _ in found)
        case "gitlab":
            assert len(found) == len({issue["fingerprint"] for issue in found}) == count + errors
        case "rdjson":
            assert len(found["diagnostics"]) == count + errors
        case "sarif":
            (run,) = found["runs"]
            assert len(run["results"]) == sum(len(report.findings) for report in drawn)
            assert len(run["invocations"][0]["toolExecutionNotifications"]) == errors + notices
        case "junit":
            assert len(list(found)) == len(drawn)
            assert (found.errors, found.failures) == (errors, _failures(drawn))


PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def _failures(drawn: list[Report]) -> int:
    return sum(finding.severity == "error" for report in drawn for finding in report.findings)


def test_every_format_is_held_to_something() -> None:
    assert OFFERED == FORMATS  # the command line names them itself, since --help loads no reporter
    assert set(FORMATS) - set(HELD_TO_A_FORM) <= {"full", "concise", "json", "html", "docx"}


def sarif(*reports: Report) -> Any:  # noqa: ANN401 - whatever the format holds
    (run,) = valid("sarif", rendered("sarif", *reports))["runs"]
    return run


def test_sarif(report: Report, failed: Report) -> None:
    amend = replace(AMEND, column=QUANTITIES[0].column)
    run = sarif(replace(report, findings=(amend, REVIEW, OK)), failed)
    assert run["columnKind"] == "unicodeCodePoints"
    first, second, third = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "none"]
    assert [result["kind"] for result in run["results"]] == ["fail", "fail", "pass"]
    assert first["ruleId"] == "FC101"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "FC101"
    assert first["partialFingerprints"] == {"factcheck/v1": AMEND.fingerprint}
    region = first["locations"][0]["physicalLocation"]["region"]
    line = TEXT.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "almost 30 per cent"
    related = [(place["id"], place["message"]["text"]) for place in first["relatedLocations"]]
    assert related == [(1, "14,260"), (2, "17,022 cases")]
    assert "do not reword" in second["message"]["text"]
    assert third["ruleId"] == "FC501"
    assert sarif(replace(report, notices=(Notice(2, "not needed"),)))["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [
                {
                    "level": "note",
                    "message": {"text": "not needed"},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": "article.txt", "uriBaseId": "%SRCROOT%"},
                                "region": {"startLine": 2},
                            }
                        }
                    ],
                }
            ],
        }
    ]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == failed.error
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.txt"


def test_sarif_describes_every_rule() -> None:
    assert sarif()["tool"]["driver"]["informationUri"].startswith("urn:factcheck")
    described = sarif()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in RULES]
    for rule in described:
        assert "helpUri" not in rule  # a link that leads nowhere
        assert rule["help"]["text"].endswith(f"factcheck rule {rule['properties']['rule']}")
        assert len(rule["fullDescription"]["text"]) <= 1000
        assert rule["shortDescription"]["text"] in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    assert sarif()["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    "path, uri",
    [
        ("desk/a b.txt", "desk/a%20b.txt"),
        ("./a.txt", "a.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("naïve 100%.txt", "na%C3%AFve%20100%25.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("../a.txt", "../a.txt"),
        ("/elsewhere/a b.txt", "file:///elsewhere/a%20b.txt"),
        ("{cwd}/desk/a.txt", "desk/a.txt"),
    ],
)
def test_paths(path: str, uri: str, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    there = replace(report, path=path.format(cwd=tmp_path))
    place = sarif(there)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == ({"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"})
    if not uri.startswith("file:") and "%" not in uri:
        assert valid("gitlab", rendered("gitlab", there))[0]["location"]["path"] == uri
        assert valid("rdjson", rendered("rdjson", there))["diagnostics"][0]["location"]["path"] == uri


def test_columns_behind_an_astral_character(report: Report) -> None:
    line = "\U0001f600 é £ up "
    stated = Ref(None, "45%", len(line) + 3, len(line) + 6)
    finding = replace(AMEND, stated=stated, inputs=(), line=2, column=len(line) + 1)
    moved = replace(report, text=f"ab\n{line}45%.\n", findings=(finding,), quantities=())
    region = sarif(moved)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, len(line) + 1, len(line) + 4)
    place = valid("rdjson", rendered("rdjson", moved))["diagnostics"][0]["location"]["range"]
    column = len(line.encode()) + 1
    assert place == {"start": {"line": 2, "column": column}, "end": {"line": 2, "column": column + 3}}


def test_a_figure_broken_over_two_lines(report: Report) -> None:
    stated = Ref(None, "30 per\ncent", 3, 14)
    moved = replace(report, text="up 30 per\ncent", findings=(replace(AMEND, stated=stated, line=1, column=4),))
    region = sarif(moved)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert [region[end] for end in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 4, 2, 5]
    place = valid("rdjson", rendered("rdjson", moved))["diagnostics"][0]["location"]["range"]
    assert place == {"start": {"line": 1, "column": 4}, "end": {"line": 2, "column": 5}}
    ((_, properties, _), *_) = valid("github", rendered("github", moved))
    assert "col" not in properties  # GitHub refuses columns over several lines
    assert (properties["line"], properties["endLine"]) == ("1", "2")


def test_github_puts_the_worst_first_and_ten_of_a_kind(report: Report, failed: Report) -> None:
    many = replace(report, findings=(REVIEW,) * 12 + (AMEND,) * 300)
    log = rendered("github", many, failed)
    found = valid("github", log)
    assert [name for name, _, _ in found] == ["error"] * 10 + ["warning"] * 10
    assert found[0][1:] == ({"file": "gone.txt", "title": "not checked"}, failed.error)
    assert found[1][1]["title"] == "percent-change (FC101)"
    assert found[1][2].startswith(AMEND.message)
    assert "291 more errors in the log below." in log
    assert "2 more warnings in the log below." in log
    assert log.count("AMEND  paragraph") == 300


def test_github_obeys_no_article() -> None:
    orders = "::set-output name=a::b ##[add-mask]c"
    finding = replace(AMEND, message=orders, sentence=orders, stated=Ref(None, "::set-output", 0, 12))
    log = rendered("github", Report("::x,line=9::y.txt", text=orders, findings=(finding,)))
    ((name, properties, message),) = valid("github", log)
    assert (name, properties["file"]) == ("error", "::x,line=9::y.txt")
    assert message.startswith("::set-output name=a::b \\x23#[add-mask]c")


def test_gitlab_tells_two_of_a_kind_apart(report: Report) -> None:
    twice = replace(report, findings=(AMEND, AMEND))
    other = replace(report, path="other.txt")
    issues = valid("gitlab", rendered("gitlab", twice, other))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    moved = replace(report, findings=(replace(AMEND, line=99),))
    assert valid("gitlab", rendered("gitlab", moved))[0]["fingerprint"] == issues[0]["fingerprint"]


def test_junit(report: Report, failed: Report) -> None:
    suites = valid("junit", rendered("junit", report, failed, replace(report, findings=(), path="fine.txt")))
    first, second, third = suites
    assert (first.tests, first.failures, first.skipped, first.errors) == (3, 1, 1, 0)
    assert (second.tests, second.errors) == (1, 1)
    assert [case.name for case in third] == ["every figure that could be checked adds up"]
    assert [case.classname for case in first] == ["article.txt"] * 3


def test_json_lines_are_the_articles_of_the_json(report: Report, failed: Report) -> None:
    lines = valid("json-lines", rendered("json-lines", report, failed))
    assert lines == json.loads(rendered("json", report, failed))["articles"]


def test_json_lines_come_one_by_one(report: Report) -> None:
    taken: list[Report] = []

    def given_one_by_one() -> Any:  # noqa: ANN401
        for _ in range(3):
            taken.append(report)
            yield report

    lines = reporter("json-lines")(given_one_by_one(), Page())
    assert json.loads(next(lines))["path"] == "article.txt"
    assert len(taken) == 1
