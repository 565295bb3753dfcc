"""A baseline: what was known stays quiet, whatever its line or file name; what is new fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main

WRONG = "Profit rose 45% to £60m from £50m."
SALES = "Sales rose 45% to £60m from £50m."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article that is wrong, and a baseline that knows it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG + "\n")
    assert main(["a.txt", "--write-baseline", "base.json"]) == 0
    return tmp_path


def summary_of(*arguments: str) -> Any:  # noqa: ANN401
    main([*arguments, "--output-format", "json", "-o", "report.json"])
    (article,) = json.loads(Path("report.json").read_text("utf-8"))["articles"]
    assert article["summary"]["quantities"] == sum(article["summary"].values()) - article["summary"]["quantities"]
    return article["summary"]


def test_what_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["a.txt", "--write-baseline", "base.json"]) == 0
    out, err = capsys.readouterr()
    assert "nothing new to amend" in out
    assert "1 known" in out
    assert err == "factcheck: base.json: 1 known finding of 1 article written.\n"
    text = (folder / "base.json").read_text("utf-8")
    assert json.loads(text) == {
        "version": 1,
        "findings": [{"fingerprint": "6607ce43576ca01c", "rule": "percent-change", "count": 1, "articles": ["a.txt"]}],
    }
    (folder / "b.txt").write_text(f"{SALES}\n\n{WRONG}\n")
    main(["a.txt", "b.txt", "--write-baseline", "one.json"])
    main(["b.txt", "a.txt", "--write-baseline", "two.json"])
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()
    assert [entry["articles"] for entry in json.loads((folder / "one.json").read_text())["findings"]] == [
        ["a.txt", "b.txt"],
        ["b.txt"],
    ]
    assert not list(folder.glob("tmp*"))


@pytest.mark.parametrize(
    "text, code, known",
    [
        (WRONG, 0, 1),
        (f"Profit up\n\nNobody was there.\n\n{WRONG}\n", 0, 1),
        ("Profit rose  45%  to £60m\nfrom £50m.\n", 0, 1),
        ("“Profit rose 45% to £60m from £50m.”\n", 0, 1),
        ("Profit rose 46% to £60m from £50m.", 1, 0),
        (f"{WRONG}\n\n{SALES}", 1, 1),
        (f"{WRONG}\n\n{WRONG}\n", 1, 1),
        ("Profit rose 20% to £60m from £50m.", 0, 0),
    ],
)
def test_only_what_is_new_fails(text: str, code: int, known: int, folder: Path) -> None:
    (folder / "other.txt").write_text(text, "utf-8")
    assert main(["other.txt", "--baseline", "base.json"]) == code
    summary = summary_of("other.txt", "--baseline", "base.json")
    assert summary["known"] == known
    assert summary["inconsistent"] == code


def test_twice_in_one_article_is_known_twice(folder: Path) -> None:
    (folder / "twice.txt").write_text(f"{WRONG}\n\nNobody was there.\n\n{WRONG}\n")
    main(["twice.txt", "--write-baseline", "twice.json"])
    assert main(["twice.txt", "--baseline", "twice.json"]) == 0
    (folder / "twice.txt").write_text(f"{WRONG}\n\n{WRONG}\n\nNobody was there.\n\n{WRONG}\n")
    assert main(["twice.txt", "--baseline", "twice.json"]) == 1


def test_the_settings_may_name_it(folder: Path) -> None:
    (folder / "factcheck.toml").write_text('baseline = "base.json"\n')
    assert main(["a.txt"]) == 0
    assert main(["a.txt", "--isolated"]) == 1
    (folder / "a.txt").write_text(SALES)
    assert main(["a.txt"]) == 1
    assert main(["a.txt", "--write-baseline", "base.json"]) == 0
    assert main(["a.txt"]) == 0


def test_suppressed_findings_are_not_written(folder: Path) -> None:
    (folder / "sic.txt").write_text("Profit rose 45% [sic] to £60m from £50m.\n")
    main(["sic.txt", "--write-baseline", "sic.json"])
    assert json.loads((folder / "sic.json").read_text())["findings"] == []


def test_what_is_not_there_any_more_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("Profit rose 20% to £60m from £50m.\n")
    (folder / "b.txt").write_text("Ten.\n")
    capsys.readouterr()
    assert main(["b.txt", "--baseline", "base.json"]) == 0
    assert not capsys.readouterr().err
    assert main(["a.txt", "--baseline", "base.json"]) == 0
    assert capsys.readouterr().err == (
        "factcheck: base.json: 6607ce43576ca01c (percent-change) is not in a.txt any more.\n"
    )


@pytest.mark.parametrize(
    "text, sentence",
    [
        (None, "base.json: there is no such baseline; --write-baseline makes one."),
        ("", "base.json: this is no baseline; --write-baseline makes one."),
        ("{}", "this is no baseline"),
        ("[]", "this is no baseline"),
        ("[" * 100_000, "this is no baseline"),
        ('{"version": 1, "findings": [{}]}', "this is no baseline"),
        (
            '{"version": 1, "findings": [{"fingerprint": "x", "rule": "y", "count": "z", "articles": []}]}',
            "no baseline",
        ),
        ('{"version": 2, "findings": []}', "this baseline is of another version; write it anew."),
        ("\udcff", "this is no baseline"),
    ],
)
def test_a_broken_one_is_an_error(
    text: str | None, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "base.json").unlink()
    if text is not None:
        (folder / "base.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    capsys.readouterr()
    assert main(["a.txt", "--baseline", "base.json"]) == 2
    out, err = capsys.readouterr()
    assert sentence in err
    assert not out


def test_a_folder_is_no_baseline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--baseline", str(folder)]) == 2
    assert "this baseline cannot be read (Is a directory)" in capsys.readouterr().err
    assert main(["a.txt", "--write-baseline", "no/such/folder/base.json"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_an_article_that_cannot_be_checked_is_said_and_the_rest_is_written(folder: Path) -> None:
    assert main(["gone.txt", "a.txt", "--write-baseline", "some.json"]) == 2
    assert len(json.loads((folder / "some.json").read_text())["findings"]) == 1
