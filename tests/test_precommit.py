"""What pre-commit makes of this repository: it builds an environment from the registry, so this is slow.

`pytest -m slow` runs it; `.ci/run` does so once.
"""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="this is no git repository"),
]


# An environment for one run: of its packages what is imported is compiled, and no more.
UNCOMPILED = {"PIP_COMPILE": "0"}
PAGE = "<html><body><article><h1>Profit jumps</h1><p>Profit rose 20% to £60m from £50m, the company said on Monday.</p></article></body></html>"


def document() -> bytes:
    from docx import Document

    it, file = Document(), io.BytesIO()
    it.add_paragraph("Profit rose 45% to £60m from £50m.")
    it.save(file)
    return file.getvalue()


def test_one_bad_and_one_good_article_are_one_failure(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    (desk / "articles").mkdir(parents=True)
    (desk / "articles" / "bad.txt").write_text("Profit rose 45% to £60m from £50m.\n", "utf-8")
    (desk / "articles" / "good.txt").write_text("Profit rose 20% to £60m from £50m.\n", "utf-8")
    (desk / "articles" / "old.txt").write_text("Profit rose 45% to £60m from £50m.\n", "utf-8")
    (desk / "articles" / "good.html").write_text(PAGE, "utf-8")
    (desk / "articles" / "bad.docx").write_bytes(document())
    (desk / "articles" / "picture.png").write_bytes(b"\x89PNG")
    (desk / "factcheck.toml").write_text('extend-exclude = ["old.txt"]\noutput-format = "concise"\n')
    subprocess.run(["git", "init", "--quiet"], cwd=desk, check=True)  # noqa: S607 - the git of the machine
    subprocess.run(["git", "add", "."], cwd=desk, check=True)  # noqa: S607
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SKIP")}
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "factcheck", "--all-files", "--color", "never"],
        cwd=desk, env={**environment, **UNCOMPILED, "PRE_COMMIT_HOME": str(tmp_path / "home")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1, run.stdout + run.stderr
    assert run.stdout.count("Failed") == 1
    assert "- exit code: 1" in run.stdout
    found = [line for line in run.stdout.splitlines() if line.startswith("articles/")]
    assert [line.partition(" ")[0] for line in sorted(found)] == ["articles/bad.docx:1:13:", "articles/bad.txt:1:13:"]
    assert "cannot all be right" in found[0]
