"""README.md and the pages in docs/ tell the truth: their commands run, its example is what the tool prints, its files are there."""

from __future__ import annotations

import json
import re
import runpy
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.cli import main
from factcheck.reporters import OF_FINDINGS
from factcheck.settings import Shelf
from factcheck.settings.chosen import rules_for
from factcheck.settings.keys import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {
    name: (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    for name in ("command-line", "settings", "ci", "other-linters")
}
PAGES = "\n".join((README, *DOCS.values()))
BLOCKS = list(dict.fromkeys(re.findall(r"```(\w+)\n(.*?)```", PAGES, re.DOTALL)))
MOST_LINES = 250
COMMANDS = list(
    dict.fromkeys(line for kind, block in BLOCKS if kind == "console" for line in block.splitlines() if line)
)


def test_two_commands_set_everything_up() -> None:
    first, second = (line for line in COMMANDS if "venv" in line)
    fixture = first.split()[-1]
    assert (ROOT / fixture).is_file()
    assert first.endswith(f".venv/bin/factcheck {fixture}")
    assert second.endswith(".venv/bin/pytest -q")


def _needs_a_shell(line: str) -> bool:
    return any(sign in line.partition("#")[0] for sign in "*<|>")


@pytest.mark.parametrize("command", [line for line in COMMANDS if "venv" not in line and not _needs_a_shell(line)])
def test_commands_are_understood(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, which takes a tenth of the time of a new one."""
    _set_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    code = main(shlex.split(command, comments=True)[1:])
    told = capsys.readouterr()
    _as_said(command.partition("#")[0].strip(), code, told.out, told.err)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(line, marks=[] if _needs_a_shell(line) or not n else [pytest.mark.slow])
        for n, line in enumerate(line for line in COMMANDS if "venv" not in line)
    ],
)
def test_commands_run(command: str, tmp_path: Path) -> None:
    _set_out(tmp_path)
    line = command.partition("#")[0].strip()
    here = f"{shlex.quote(sys.executable)} -m factcheck"
    run = subprocess.run(
        ["/bin/bash", "-c", line.replace("factcheck", here, 1)],
        cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    _as_said(line, run.returncode, run.stdout, run.stderr)


def _set_out(folder: Path) -> None:
    article = ROOT / "fixtures" / "inconsistent" / "knife-crime-figures.txt"
    (folder / "article.txt").write_bytes(article.read_bytes())
    (folder / "articles").mkdir()
    (folder / "articles" / "article.txt").write_bytes(article.read_bytes())
    (folder / "factcheck-baseline.json").write_text('{"version": 1, "findings": []}')


def _as_said(line: str, code: int, out: str, said: str) -> None:
    checks = not line.startswith(("factcheck claims", "factcheck rule", "factcheck suppress")) and "--write" not in line
    assert code == int(checks), said
    assert ("known finding" in said) if "--write" in line else said == ""
    assert out or "-o" in line


def test_the_report_is_what_the_tool_prints() -> None:
    fresh = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["readme"]()
    assert fresh == README, "run: python tools/make_docs.py"


def test_the_picture_shows_the_same_report() -> None:
    picture = (ROOT / "docs" / "report.svg").read_text("utf-8")
    shown = unescape(re.sub(r"<[^>]+>", " ", picture)).split()
    (report,) = (block for kind, block in BLOCKS if kind == "text")
    words = re.sub(r"[][]", "", report).split()  # with colour, the figures are underlined instead
    assert set(words) <= set(shown), "run: python tools/make_docs.py"


def test_every_setting_is_explained_and_the_example_is_one(tmp_path: Path) -> None:
    table = DOCS["settings"].partition("| key | holds |")[2].partition("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert sorted(re.findall(r"`([\w-]+)`", " ".join(first_cells))) == sorted(KEYS)
    (example,) = (block for kind, block in BLOCKS if kind == "toml")
    (tmp_path / "desk").mkdir()
    (tmp_path / "factcheck.toml").write_text("")
    (tmp_path / "desk" / "factcheck.toml").write_text(example)
    settings = Shelf().settings_for(str(tmp_path / "desk" / "letters" / "a.txt"))
    assert settings.fail_level == "warning"
    assert len(settings.files) == 2
    assert not {"range-order", "currency", "magnitude"} & {
        rule.name for rule in rules_for(settings, tmp_path / "desk/letters/a")
    }


def test_the_comments_shown_suppress_and_are_needed(tmp_path: Path) -> None:
    (example,) = (block for kind, block in BLOCKS if kind == "markdown")
    article = tmp_path / "a.md"
    article.write_text(example)
    report = factcheck.check_file(str(article))
    assert [finding.rule for finding in report.suppressed] == ["percent-change"]
    assert not [finding for finding in report.findings if finding.verdict != "consistent"]
    assert not [notice for notice in report.notices if "suppresses nothing" not in notice.message]


def test_the_hook_shown_is_the_one_there_is() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    shown = next(block for kind, block in BLOCKS if kind == "yaml" and "repos:" in block)
    assert re.findall(r"- id: (\S+)", hooks) == re.findall(r"- id: (\S+)", shown) == ["factcheck"]
    assert "--force-exclude" in hooks


CI_COMMANDS = re.findall(r"(factcheck articles/ [^|\n]*)", "".join(block for kind, block in BLOCKS if kind == "yaml"))


@pytest.mark.parametrize("command", CI_COMMANDS)
def test_what_runs_in_ci_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = ROOT / "fixtures" / "inconsistent" / "knife-crime-figures.txt"
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "article.txt").write_bytes(article.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)[1:]) == 1


def test_every_format_is_shown() -> None:
    table = DOCS["ci"].partition("| format | for |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE)) == (OF_FINDINGS - {"docx"}) | {"json-lines"}
    shown = {command.split("--output-format ")[1].split()[0] for command in CI_COMMANDS}
    assert shown == {"github", "sarif", "gitlab", "rdjson"}


def test_python_example(capsys: pytest.CaptureFixture[str]) -> None:
    example, service = (block for kind, block in BLOCKS if kind == "python")
    exec(example, {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith("percent-change inconsistent ")
    names: dict[str, Any] = {}
    exec(service, names)  # noqa: S102 - our own page
    code, body = names["answer"]("Profit rose 25% to £60m from £50m.".encode())
    assert (code, json.loads(body)["articles"][0]["summary"]["inconsistent"]) == (200, 1)
    assert names["answer"](b"\xff")[0] == 422


def test_links_lead_somewhere() -> None:
    for folder, page in ((ROOT, README), *((ROOT / "docs", page) for page in DOCS.values())):
        for link in re.findall(r"\]\((?!http)([^)#]+)", page):
            assert (folder / link).exists(), link


def test_it_is_short_and_begins_with_the_sub_editor() -> None:
    assert len(README.splitlines()) <= MOST_LINES
    headings = re.findall(r"(?m)^## (.*)", README)
    assert headings[0] == "On a page, without a terminal"


def test_no_command_needs_a_name_that_no_index_has() -> None:
    places = (
        ROOT / "README.md",
        ROOT / ".pre-commit-hooks.yaml",
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "factcheck").rglob("*.py"),
    )
    assert [str(path) for path in places if re.search(r"install[^\n]*factcheck-desk", path.read_text("utf-8"))] == []
