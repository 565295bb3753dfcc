"""What a desk sees: the rendered reports themselves, at three widths and without colour."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING

import jsonschema
import pytest

from factcheck.cli import main
from factcheck.model import Report, Summary
from factcheck.precision import Interval
from factcheck.reporters import FORMATS, reporter
from factcheck.reporters.legible import legible
from factcheck.reporters.numbers import bounds, closing, number
from factcheck.reporters.page import Page
from factcheck.reporters.rule_page import explained
from factcheck.reporters.working import working
from factcheck.selection import find_rule

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

SCHEMA = json.loads((files("factcheck") / "schema" / "report.v1.json").read_text("utf-8"))
HOSTILE = "\x1b[31mred\x1b]8;;http://x\x07 [bold]\u202eevil\u200b[/bold] :smile: \ud800 {0}"


def rendered(
    report: Report, width: int = 80, *, form: str = "full", claims: bool = False, encoding: str = "utf-8"
) -> str:
    return "".join(reporter(form, claims=claims)([report], Page(width, encoding=encoding)))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal_report(report: Report, width: int, snapshot: SnapshotAssertion) -> None:
    shown = rendered(report, width)
    assert max(map(len, shown.splitlines())) <= width
    assert shown == snapshot


@pytest.mark.parametrize("width", [40, 80, 120])
def test_table_of_figures(report: Report, width: int, snapshot: SnapshotAssertion) -> None:
    shown = rendered(report, width, claims=True)
    assert max(map(len, shown.splitlines())) <= width
    assert shown == snapshot


@pytest.mark.parametrize("width", [40, 80, 120])
def test_page_of_a_rule(width: int, snapshot: SnapshotAssertion) -> None:
    shown = explained(find_rule("percent-or-points"), Page(width))
    assert max(map(len, shown.splitlines())) <= width
    assert shown == snapshot


@pytest.mark.parametrize("width", [40, 80, 120])
def test_errors(
    width: int,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(width))
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    for arguments in (["gone.txt"], ["binary.txt"], ["rule", "percent-chnage"], ["--fail-level", "no", "a.txt"], []):
        assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == snapshot


@pytest.mark.parametrize(
    "formula, text, shown",
    [
        ("(17,022 − 14,260) ÷ 14,260", "+19.4%", "17,022 − 14,260 = 2,762; ÷ 14,260 = +19.4%"),
        ("(5.05 − 4.6) ÷ 4.6", "+9.8%", "5.05 − 4.6 = 0.45; ÷ 4.6 = +9.8%"),
        ("(£60m − £50m) ÷ £50m", "+20%", "(£60m − £50m) ÷ £50m = +20%"),
        ("5 ≤ 7", "", "5 ≤ 7"),
    ],
)
def test_working(report: Report, formula: str, text: str, shown: str) -> None:
    finding = report.findings[0]
    assert working(replace(finding, formula=formula, recomputed=replace(finding.recomputed, text=text))) == shown


def test_concise(report: Report, snapshot: SnapshotAssertion) -> None:
    assert rendered(report, form="concise") == snapshot
    assert rendered(report, form="concise", claims=True) == snapshot


@pytest.mark.parametrize("width", [1, 40, 200, 5000])
@pytest.mark.parametrize("claims", [False, True])
def test_any_width_is_readable(report: Report, width: int, claims: bool) -> None:  # noqa: FBT001
    lines = rendered(report, width, claims=claims).splitlines()
    assert max(map(len, lines)) <= min(max(width, 40), 200)


def test_colour_marks_figures_without_brackets(report: Report) -> None:
    shown = "".join(reporter("full")([report], Page(color=True)))
    assert "\x1b[1;4malmost 30 per cent\x1b[0m" in shown
    assert "[almost 30 per cent]" not in shown
    assert "[almost 30 per cent]" in rendered(report)


@pytest.mark.parametrize("claims", [False, True])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_ascii_is_enough(report: Report, width: int, claims: bool) -> None:  # noqa: FBT001
    shown = rendered(report, width, claims=claims, encoding="ascii")
    assert shown.isascii()
    assert "GBP 3.2m" in shown
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("form", ["full", "concise"])
@pytest.mark.parametrize("claims", [False, True])
def test_hostile_text_stays_text(report: Report, form: str, claims: bool) -> None:  # noqa: FBT001
    finding = replace(report.findings[0], sentence=HOSTILE, message=HOSTILE, formula=HOSTILE, suggestions=(HOSTILE,))
    figure = replace(report.quantities[0], text=HOSTILE, measure=HOSTILE, period=HOSTILE, unit=HOSTILE)
    hostile = replace(report, path=HOSTILE, findings=(finding,), quantities=(figure,))
    shown = rendered(hostile, 200, form=form, claims=claims)
    assert not set(shown) & set("\x1b\x07\u202e\u200b\ud800")
    assert "[bold]" in shown
    assert ":smile:" in shown


def test_hostile_text_in_json_is_escaped(report: Report) -> None:
    shown = rendered(replace(report, path=HOSTILE), form="json")
    assert not set(shown) & set("\x1b\x07\u202e\u200b\ud800")
    assert json.loads(shown)["articles"][0]["path"] == HOSTILE


def test_json_follows_its_schema(report: Report, failed: Report) -> None:
    document = json.loads("".join(reporter("json")([report, failed], Page())))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(document, SCHEMA, jsonschema.Draft202012Validator)
    good, bad = document["articles"]
    assert bad["error"] == "gone.txt: there is no such file."
    assert bad["findings"] == []
    assert good["dateline"] == "2022-03-06"
    assert good["quantities"][-1]["value"] == [550_000, 850_000]
    assert good["findings"][0]["recomputed"]["value"] == 19.3688639551
    assert good["findings"][0]["stated"] == {
        "quantity": good["quantities"][0]["id"],
        "text": "almost 30 per cent",
        "start": good["quantities"][0]["start"],
        "end": good["quantities"][0]["end"],
    }


def test_the_schema_refuses_what_the_contract_does_not_have(report: Report) -> None:
    document = json.loads(rendered(report, form="json"))
    document["articles"][0]["findings"][0]["verdict"] = "wrong"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA, jsonschema.Draft202012Validator)


def test_json_survives_enormous_numbers(report: Report) -> None:
    vast = Fraction(10**400 * 2 + 1, 2)
    figure = replace(report.quantities[0], value=vast, interval=Interval(vast, None))
    assert json.loads(rendered(replace(report, quantities=(figure,)), form="json"))


def test_several_articles_are_summed_up(report: Report, failed: Report) -> None:
    shown = "".join(reporter("full")([report, failed, report], Page(120)))
    assert shown.endswith(
        "2 articles. 14 figures: 2 checked, 2 to amend, 2 to review, 8 with nothing to check against\n"
    )


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"docx"}))  # which gives a file back, so it needs one
def test_no_figures(form: str) -> None:
    assert rendered(Report("empty.txt"), form=form) or form == "concise"


def test_a_text_without_sentences_is_cut(report: Report) -> None:
    long = "word " * 5000
    start = len(long)
    text = f"{long}30 {long}"
    stated = replace(report.findings[0].stated, start=start, end=start + 2)
    finding = replace(report.findings[0], stated=stated, inputs=(), sentence=text)
    shown = rendered(replace(report, text=text, findings=(finding,)))
    assert "[30]" in shown
    assert len(shown) < 2500


@pytest.mark.parametrize(
    "value, shown",
    [
        (Fraction(17022), "17,022"),
        (Fraction(-5), "−5"),
        (Fraction(2762, 14260) * 100, "19.37"),
        (Fraction(1, 3000), "0.0003333"),
        (Fraction(70001, 2), "35,000.5"),
        (Fraction(5, 2), "2.5"),
    ],
)
def test_numbers(value: Fraction, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    "low, high, shown",
    [
        (Fraction(1), Fraction(2), "between 1 and 2"),
        (Fraction(1), Fraction(1), ""),
        (None, Fraction(2), "at most 2"),
        (Fraction(1), None, "at least 1"),
        (None, None, ""),
    ],
)
def test_bounds(low: Fraction | None, high: Fraction | None, shown: str) -> None:
    assert bounds(low, high) == shown


def test_closing_line() -> None:
    assert closing(Summary(31, 9, 1, 2, 19)) == (
        "31 figures: 9 checked, 1 to amend, 2 to review, 19 with nothing to check against"
    )
    assert closing(Summary(1, 0, 0, 0, 1)).startswith("1 figure: ")


@pytest.mark.parametrize(
    "text, encoding, shown",
    [
        ("a\r\nb\tc\u00a0d", "utf-8", "a  b c d"),
        ("\x1b\u202e\u200b\ufeff", "utf-8", r"\x1b\u202e\u200b\ufeff"),
        ("£5 − 3 “x”", "ascii", 'GBP 5 - 3 "x"'),
        ("café −", "latin-1", "café -"),
        ("ł", "ascii", r"\u0142"),
    ],
)
def test_legible(text: str, encoding: str, shown: str) -> None:
    assert legible(text, encoding) == shown
