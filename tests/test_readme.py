"""README.md tells the truth: its commands run, its example is what the tool prints, its files are there."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "console" for line in block.splitlines() if line]


def test_two_commands_set_everything_up() -> None:
    first, second = (line for line in COMMANDS if "venv" in line)
    fixture = first.split()[-1]
    assert (ROOT / fixture).is_file()
    assert first.endswith(f".venv/bin/factcheck {fixture}")
    assert second.endswith(".venv/bin/pytest -q")


@pytest.mark.parametrize("command", [line for line in COMMANDS if "venv" not in line])
def test_commands_run(command: str, tmp_path: Path) -> None:
    article = ROOT / "fixtures" / "inconsistent" / "knife-crime-figures.txt"
    (tmp_path / "article.txt").write_bytes(article.read_bytes())
    line = command.partition("#")[0].strip()
    here = f"{shlex.quote(sys.executable)} -m factcheck"
    run = subprocess.run(
        ["/bin/bash", "-c", line.replace("factcheck", here, 1)],
        cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    checks = not line.startswith(("factcheck claims", "factcheck rule"))
    assert run.returncode == int(checks), run.stderr
    assert run.stderr == ""
    assert run.stdout or "-o" in line


def test_the_report_is_what_the_tool_prints() -> None:
    fresh = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["readme"]()
    assert fresh == README, "run: python tools/make_docs.py"


def test_the_picture_shows_the_same_report() -> None:
    picture = (ROOT / "docs" / "report.svg").read_text("utf-8")
    shown = unescape(re.sub(r"<[^>]+>", " ", picture)).split()
    (report,) = (block for kind, block in BLOCKS if kind == "text")
    words = re.sub(r"[][]", "", report).split()  # with colour, the figures are underlined instead
    assert set(words) <= set(shown), "run: python tools/make_docs.py"


def test_python_example(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = (block for kind, block in BLOCKS if kind == "python")
    exec(example, {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith("percent-change inconsistent ")


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / link).exists(), link
