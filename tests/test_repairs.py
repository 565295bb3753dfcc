"""What users and attackers ran into, each once more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factcheck import check, desk
from factcheck.cli import main
from factcheck.readers import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Article, Report

STORY = "Profit rose 45% to £60m from £50m."


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
@pytest.mark.parametrize("link", ["itself", "symbolic", "hard"])
def test_no_article_is_written_over(option: str, link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    target = article if link == "itself" else tmp_path / "b.txt"
    if link == "symbolic":
        target.symlink_to(article)
    elif link == "hard":
        target.hardlink_to(article)
    assert main([str(article), option, str(target)]) == 2
    assert "not written over" in capsys.readouterr().err
    assert article.read_text(encoding="utf-8") == STORY


def test_a_page_of_headings_is_read_once() -> None:
    page = "<html><body><article><h1>Profit rose 45% to £60m from £50m</h1><h2>It rains</h2></article></body></html>"
    assert read_bytes(page.encode(), "a.html").text.count("£60m") == 1


def test_cells_without_end_tags_nest_no_deeper() -> None:
    rows = "<tr><td><p>5<td>6" * 300
    article = read_bytes(f"<article><p>It rose.</p><table>{rows}</table></article>".encode(), "a.html")
    assert len(article.blocks) > 300


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "utf-7", "unicode_escape"])
def test_an_encoding_that_is_none_is_not_obeyed(name: str) -> None:
    page = f'<meta charset="{name}"><p>It rose 5% to £6m from £4m\xa0+ADw-b+AD4- \\x41.</p>'
    article = read_bytes(page.encode("cp1252"), "a.html")
    assert "+ADw-b" in article.text
    assert "\\x41" in article.text


def test_a_long_chain_of_settings_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for n in range(100):
        (tmp_path / f"{n}.toml").write_text(f'extend = "{n + 1}.toml"\n', encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    assert main([str(article), "--config", str(tmp_path / "0.toml")]) == 2
    assert "extend" in capsys.readouterr().err


def test_a_fault_of_ours_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    monkeypatch.setattr("factcheck.folders.find_articles", lambda *_a, **_k: 1 / 0)
    assert main([str(article)]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("document", [{"version": 1, "findings": {}}, {"version": True, "findings": []}])
def test_what_is_no_baseline_is_said(document: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.json").write_text(json.dumps(document), encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    assert main([str(article), "--isolated", "--baseline", str(tmp_path / "b.json")]) == 2
    assert "no baseline" in capsys.readouterr().err


def test_at_a_terminal_each_article_is_shown_as_it_is_done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    paths = []
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(STORY, encoding="utf-8")
        paths.append(str(tmp_path / f"{n}.txt"))
    read: list[str] = []
    whole = desk.article_at

    def noted(path: str, name: str, job: desk.Job) -> Article | Report:
        read.append(path)
        return whole(path, name, job)

    monkeypatch.setattr(desk, "article_at", noted)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    next(desk.reports_on(paths, desk.Job()))
    assert read == paths[:1]


@pytest.mark.parametrize(
    "edited, same",
    [
        ("At the plant, profit rose 45% last year, to £60m from £50m, it said.", True),
        ("Profit rose 46% to £60m from £50m.", False),
        ("Profit rose 45% to £60m from £51m.", False),
        ("Profit fell 45% to £50m from £60m.", False),
    ],
)
def test_a_fingerprint_outlives_an_edit_of_the_words_and_of_no_figure(edited: str, same: bool) -> None:  # noqa: FBT001
    names = [{f.fingerprint for f in check(text).findings if f.rule == "percent-change"} for text in (STORY, edited)]
    assert names[0]
    assert (names[0] == names[1]) is same


def test_two_findings_alike_stay_apart() -> None:
    findings = check(f"{STORY}\n\nIt rained.\n\n{STORY}").findings
    names = [f.fingerprint for f in findings if f.rule == "percent-change"]
    assert len(names) == len(set(names)) == 2


def test_rules_are_chosen_in_python_too() -> None:
    assert {f.rule for f in check(STORY, select=["FC101"]).findings} == {"percent-change"}
    assert "percent-change" not in {f.rule for f in check(STORY, ignore=["percent-change"]).findings}


def test_what_is_no_text_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not NoneType"):
        check(None)  # type: ignore[arg-type]
