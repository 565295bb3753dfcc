"""The check as CI runs it: the same exit code in every format, a report file that is there whole, no surprises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from published import valid

from factcheck.cli import main
from factcheck.reporters import FORMATS, OF_FINDINGS, SAYS_ALL

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [sys.executable, "-m", "factcheck"]
NOBODY = 65534
OF_TEXT = tuple(form for form in FORMATS if form != "docx")  # a Word document is given back only for a Word document


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sound.txt").write_text("Profit rose 20% to £60m from £50m.\n", encoding="utf-8")
    (tmp_path / "unsound.txt").write_text("Profit rose 45% to £60m from £50m.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_OUTPUT_FORMAT", raising=False)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", OF_TEXT)
@pytest.mark.parametrize(
    "articles, code", [(["sound.txt"], 0), (["unsound.txt"], 1), (["unsound.txt", "gone.txt", "sound.txt"], 2)]
)
def test_exit_codes(form: str, articles: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*articles, "--output-format", form]) == code
    out, err = capsys.readouterr()
    assert out.endswith("\n") or form == "concise"
    assert bool(err) == (code == 2 and form not in SAYS_ALL)
    if code == 2:
        assert "there is no such file" in out + err
    if form in OF_FINDINGS:
        valid(form, out)
    assert main([*articles, "--output-format", form, "-o", "report"]) == code
    assert Path("report").read_text("utf-8") == out
    assert main([*articles, "--output-format", form, "--fail-level", "never"]) == (code if code == 2 else 0)


@pytest.mark.usefixtures("folder")
def test_the_format_may_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_OUTPUT_FORMAT", "json-lines")
    assert main(["unsound.txt"]) == 1
    assert json.loads(capsys.readouterr().out)["path"] == "unsound.txt"
    assert main(["unsound.txt", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("unsound.txt:1:")
    Path("factcheck.toml").write_text('output-format = "concise"\n')
    assert main(["unsound.txt"]) == 1
    assert capsys.readouterr().out.startswith("{")
    monkeypatch.setenv("FACTCHECK_OUTPUT_FORMAT", "")
    assert main(["unsound.txt"]) == 1
    assert capsys.readouterr().out.startswith("unsound.txt:1:")
    monkeypatch.setenv("FACTCHECK_OUTPUT_FORMAT", "word")
    assert main(["unsound.txt"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "FACTCHECK_OUTPUT_FORMAT" in err
    assert "'word' is not one of" in err


@pytest.mark.usefixtures("folder")
def test_nothing_changes_under_github_actions_unless_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["unsound.txt"])
    plain = capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("CI", "true")
    main(["unsound.txt"])
    assert capsys.readouterr().out == plain


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", sorted(OF_FINDINGS - {"docx"}))
def test_claims_have_no_findings_to_write(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "sound.txt", "--output-format", form]) == 2
    assert f"{form} holds findings only" in capsys.readouterr().err


# As an exit code 256 would be nought.
@pytest.mark.parametrize("many", [64, pytest.param(256, marks=pytest.mark.slow)])
def test_many_findings_are_one_exit_code(folder: Path, many: int) -> None:
    lines = [f"Profit at plant {n} rose 45% to £60m from £50m.\n\n" for n in range(1, many + 1)]
    (folder / "many.txt").write_text("".join(lines), encoding="utf-8")
    command = [*COMMAND, "many.txt", "--output-format", "gitlab"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert len(valid("gitlab", run.stdout)) >= many


@contextmanager
def unprivileged() -> Iterator[None]:
    """Act for a while as somebody who may not write everywhere."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="folders are not made read-only this way on Windows")
def test_a_folder_that_may_not_be_written_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unsound.txt", "-o", "report.txt"]) == 1  # and everything is imported
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "unsound.txt").write_bytes((folder / "unsound.txt").read_bytes())
        (place / "report.txt").write_text("old")
        place.chmod(0o555)
        with unprivileged():
            code = main([str(place / "unsound.txt"), "--isolated", "-o", str(place / "report.txt")])
        assert code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "report.txt: the report cannot be written there (Permission denied)." in err
        assert sorted(file.name for file in place.iterdir()) == ["report.txt", "unsound.txt"]
        assert (place / "report.txt").read_text() == "old"
        place.chmod(0o755)
