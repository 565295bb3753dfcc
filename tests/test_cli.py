"""The command line as scripts rely on it: exit codes, streams, and one valid JSON object whatever happens."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from factcheck import desk, pipeline
from factcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from factcheck.model import Article, Report

SCHEMA = json.loads((files("factcheck") / "schema" / "report.v1.json").read_text("utf-8"))
SOUND = "Profit rose 20% to £60m from £50m.\n"
UNSOUND = "Profit rose 45% to £60m from £50m.\n"
COMMAND = [sys.executable, "-m", "factcheck"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles, and the kinds of file that desks really have."""
    (tmp_path / "sound.txt").write_text(SOUND)
    (tmp_path / "unsound.txt").write_text(UNSOUND)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "cp1252.txt").write_bytes(UNSOUND.encode("cp1252"))
    (tmp_path / "bom.txt").write_bytes(UNSOUND.encode("utf-8-sig"))
    (tmp_path / "words.txt").write_text("Nobody counted anything.\n")
    (tmp_path / "huge.txt").write_text("There was nothing that anybody could count.\n\n" * 40_000 + UNSOUND)
    (tmp_path / "vast.txt").write_bytes(b"a" * 10_000_001)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def found(report: Report, monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """Let the pipeline find the report made by hand in every article, and keep the articles that it was given."""
    given: list[Article] = []

    def check_articles(articles: Iterable[Article], *, judge: bool = True, **_: Any) -> Iterator[Report]:  # noqa: ANN401
        for article in articles:
            given.append(article)
            yield replace(report, path=article.path, findings=report.findings if judge else ())

    monkeypatch.setattr(pipeline, "check_articles", check_articles)
    return given


def read_json(text: str) -> Any:  # noqa: ANN401 - whatever the schema says
    document = json.loads(text)
    jsonschema.validate(document, SCHEMA, jsonschema.Draft202012Validator)
    return document


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "name, code, sentence",
    [
        ("sound.txt", 0, "3 of 3 figures were checked"),
        ("unsound.txt", 1, "1 figure to amend"),
        ("bom.txt", 1, "1 figure to amend"),
        ("cp1252.txt", 1, "1 figure to amend"),
        ("words.txt", 0, "no figures found"),
        pytest.param("huge.txt", 1, "line 80001", marks=pytest.mark.slow),
        ("empty.txt", 2, "this file is empty"),
        ("binary.txt", 2, "this looks like a binary file; save the article as plain text."),
        ("vast.txt", 2, "this file is over 10 MB"),
        ("gone.txt", 2, "there is no such file"),
    ],
)
def test_each_sort_of_file(name: str, code: int, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == code
    out, err = capsys.readouterr()
    assert sentence in (err if code == 2 else out)
    assert (code == 2) == bool(err)
    assert main(["check", "--output-format", "json", name]) == code
    out, err = capsys.readouterr()
    (article,) = read_json(out)["articles"]
    assert (article["error"] is not None) == (code == 2)
    assert not err


@pytest.mark.usefixtures("folder")
def test_a_bad_file_does_not_stop_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gone.txt", "sound.txt", "unsound.txt", "--output-format=json"]) == 2
    articles = read_json(capsys.readouterr().out)["articles"]
    assert [bool(article["error"]) for article in articles] == [True, False, False]
    assert "inconsistent" in {finding["verdict"] for finding in articles[2]["findings"]}
    for quantity in articles[2]["quantities"]:
        assert UNSOUND[quantity["start"] : quantity["end"]] == quantity["text"]


@pytest.mark.usefixtures("folder", "found")
@pytest.mark.parametrize(
    "options, code, count",
    [
        ([], 1, 2),
        (["--fail-level", "warning"], 1, 2),
        (["--fail-level", "never"], 0, 2),
        (["--min-severity", "error"], 1, 1),
        (["--min-severity", "error", "--fail-level", "never"], 0, 1),
        (["--show-checked"], 1, 3),
    ],
)
def test_levels(options: list[str], code: int, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sound.txt", "--output-format", "concise", *options]) == code
    assert len(capsys.readouterr().out.splitlines()) == count


@pytest.mark.usefixtures("folder")
def test_a_review_fails_only_where_asked(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = replace(report, findings=report.findings[1:])
    monkeypatch.setattr(pipeline, "check_articles", lambda _articles, **_: iter([doubtful]))
    assert main(["sound.txt"]) == 0
    assert main(["sound.txt", "--fail-level", "warning"]) == 1


@pytest.mark.usefixtures("folder", "found")
def test_json_tells_what_adds_up_unless_told_not_to(capsys: pytest.CaptureFixture[str]) -> None:
    main(["sound.txt", "--output-format", "json"])
    assert len(read_json(capsys.readouterr().out)["articles"][0]["findings"]) == 3
    main(["sound.txt", "--output-format", "json", "--no-show-checked"])
    assert len(read_json(capsys.readouterr().out)["articles"][0]["findings"]) == 2


@pytest.mark.usefixtures("folder", "found")
def test_claims_judge_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "sound.txt"]) == 0
    assert "7 figures" in capsys.readouterr().out
    assert main(["claims", "sound.txt", "--output-format", "json"]) == 0
    assert read_json(capsys.readouterr().out)["articles"][0]["findings"] == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ([], "ARTICLE"),
        (["--nonsense", "sound.txt"], "--nonsense"),
        (["sound.txt", "--output-format", "word"], "'full', 'concise', 'json'"),
        (["sound.txt", "--select", "percent-chance"], "did you mean 'percent-change'?"),
        (["sound.txt", "--ignore", "FC1O1"], "did you mean 'FC101'?"),
        (["sound.txt", "--select", "percent-change", "--ignore", "FC101"], "no rule is left"),
        (["sound.txt", "--dateline", "6 March"], "2022-03-06"),
        (["sound.txt", "-o", "no/such/folder/report.txt"], "cannot be written"),
        (["rule", "percent-chance"], "did you mean 'percent-change'?"),
        (["rule"], "NAME"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert sentence in err
    assert not out
    assert "Traceback" not in err


@pytest.mark.usefixtures("folder", "found")
def test_an_internal_error_costs_one_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    working = pipeline.check_articles

    def failing(articles: Iterable[Article], **options: Any) -> Iterator[Report]:  # noqa: ANN401
        for article in articles:
            if article.path == "sound.txt":
                raise ZeroDivisionError("a bug")
            yield from working([article], **options)

    monkeypatch.setattr(pipeline, "check_articles", failing)
    names = ["gone.txt", "unsound.txt", "sound.txt", "empty.txt", "words.txt"]
    assert main([*names, "--output-format", "json"]) == 2
    out, err = capsys.readouterr()
    articles = read_json(out)["articles"]
    assert [article["path"] for article in articles] == names
    assert [bool(article["findings"]) for article in articles] == [False, True, False, False, True]
    assert "factcheck itself failed here (ZeroDivisionError: a bug)" in articles[2]["error"]
    assert not err
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    main(["sound.txt"])
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_articles_are_checked_some_at_a_time(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []

    def check_articles(articles: Sequence[Article], **_: Any) -> Iterator[Report]:  # noqa: ANN401
        given.append(len(articles))
        return (replace(report, path=article.path) for article in articles)

    monkeypatch.setattr(pipeline, "check_articles", check_articles)
    main(["gone.txt", *["sound.txt"] * 20])
    assert given == [15, 5]
    monkeypatch.setattr(desk, "TEXT_AT_ONCE", 2 * len(SOUND) - 1)
    main(["sound.txt"] * 5)
    assert given[2:] == [2, 2, 1]


@pytest.mark.usefixtures("folder")
def test_report_file(found: list[Article], capsys: pytest.CaptureFixture[str]) -> None:
    from pathlib import Path

    report = Path("report.json")
    report.write_text("old")
    assert main(["sound.txt", "--output-format", "json", "-o", str(report)]) == 1
    assert read_json(report.read_text("utf-8"))
    assert capsys.readouterr().out == ""
    assert not list(Path().glob("tmp*"))
    assert len(found) == 1


def test_standard_input_has_a_name(
    found: list[Article], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SOUND.encode())))
    main(["-", "--stdin-filename", "desk/lead.txt", "--output-format", "json"])
    assert read_json(capsys.readouterr().out)["articles"][0]["path"] == "desk/lead.txt"
    assert [article.path for article in found] == ["desk/lead.txt"]


@pytest.mark.usefixtures("folder")
def test_dateline(found: list[Article]) -> None:
    from pathlib import Path

    Path("dated.txt").write_text(f"Profit up\n\nPublished 6 March 2022\n\n{SOUND}")
    main(["dated.txt"])
    main(["dated.txt", "--dateline", "2024-06-03"])
    assert [article.dateline for article in found] == [date(2022, 3, 6), date(2024, 6, 3)]


@pytest.mark.usefixtures("folder", "found")
def test_colour(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def has_color(*options: str, **environment: str) -> bool:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        main(["sound.txt", *options])
        return "\x1b[" in capsys.readouterr().out

    assert not has_color()
    assert has_color(FORCE_COLOR="1")
    assert not has_color(FORCE_COLOR="1", NO_COLOR="1")
    assert has_color("--color=always", NO_COLOR="1")
    assert not has_color("--color=never", FORCE_COLOR="1")


def test_an_article_may_be_named_like_a_verb(
    folder: Path, found: list[Article], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rules").write_text(SOUND)
    main(["./rules"])
    main(["check", "rules"])
    main(["--", "rules"])
    assert [article.path for article in found] == ["./rules", "rules", "rules"]
    capsys.readouterr()
    main(["rules"])
    assert "FC101" in capsys.readouterr().out


def test_rule_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert main(["rule", "percent-change"]) == 0
    by_name = capsys.readouterr().out.partition("percent-change (FC101)")
    assert main(["rule", "fc101"]) == 0
    assert capsys.readouterr().out == by_name[1] + by_name[2]
    assert "Adds up" in by_name[2]
    assert "Does not add up" in by_name[2]


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "--fail-level" in shown
    assert "claims" in shown
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("factcheck 0.")


@pytest.mark.usefixtures("folder")
def test_ctrl_c(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: Any, **__: Any) -> Iterator[Report]:  # noqa: ANN401
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check_articles", interrupted)
    assert main(["sound.txt"]) == 2
    assert "stopped" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    names = ["words.txt"] * 3000
    shell = subprocess.run(
        ["/bin/bash", "-c", 'set -o pipefail; "$@" | head -1', "bash", *COMMAND, *names],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert shell.returncode == 0
    assert shell.stderr == ""


def test_output_is_legible_where_only_ascii_is(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([*COMMAND, "unsound.txt"], cwd=folder, env=environment, capture_output=True, check=False)
    assert run.returncode == 1
    assert run.stdout.isascii()
    assert b"GBP 60m" in run.stdout


def test_without_scipy_a_p_is_left_unchecked_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "study.txt"
    article.write_text("Memory improved in the group that slept, t(28) = 1.20, p = .03.\n", "utf-8")
    assert main([str(article)]) == 1
    assert "SciPy" not in capsys.readouterr().err
    monkeypatch.setattr("factcheck.rules.p_value.find_spec", lambda _name: None)
    assert main([str(article)]) == 0
    assert "[science]'`." in capsys.readouterr().err
