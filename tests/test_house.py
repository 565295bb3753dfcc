"""The house's own rules: what is registered, what is fresh, what starts quickly, what never varies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.reporters.rule_page import markdown, summary
from factcheck.rules import RULES

ROOT = Path(__file__).parent.parent
HEAVY = ("spacy", "quantulum3", "numpy", "dateutil", "charset_normalizer", "text_to_num", "inflect", "scipy")
NOT_RULES = {"__init__", "rule", "base"}
LOADED = "import sys, json\nfrom factcheck.cli import main\nmain(sys.argv[1:])\nprint(json.dumps(list(sys.modules)))"


def loaded_after(*arguments: str) -> set[str]:
    """Run the command line in a new process and return the modules that it imported."""
    run = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "--help"],
        ["--version"],
        ["rules"],
        ["rule", "percent-change"],
        ["--nonsense"],
        ["gone.txt"],
    ],
)
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    assert not loaded_after(*arguments) & set(HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--nonsense"]])
def test_help_does_without_rich(arguments: list[str]) -> None:
    assert not {name for name in loaded_after(*arguments) if name.startswith("rich")}


@pytest.mark.slow
def test_scipy_waits_for_a_statistic() -> None:
    assert "scipy" not in loaded_after("fixtures/inconsistent/knife-crime-figures.txt")
    assert "scipy" in loaded_after("fixtures/inconsistent/heartburn-drug-risk.txt")


def test_importing_the_package_is_light() -> None:
    code = "import sys, factcheck; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not set(run.stdout.split()) & {*HEAVY, "click", "rich", "factcheck.model"}


def test_every_file_of_rules_is_registered() -> None:
    files = {file.stem for file in (ROOT / "factcheck" / "rules").glob("*.py")} - NOT_RULES
    registered = {type(rule).__module__.rpartition(".")[2] for rule in RULES}
    assert files == registered


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_documented_and_has_examples(rule: object) -> None:
    assert summary(rule).endswith(".")  # type: ignore[arg-type]
    assert "Source: " in (rule.__doc__ or "")
    for examples in ("consistent", "inconsistent", "silent"):
        accuses = examples == "consistent" and rule.accuses_only  # type: ignore[attr-defined]
        assert getattr(rule, examples) or accuses, examples


def test_names_and_codes_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len({rule.code for rule in RULES}) == len(RULES)


def test_the_pages_of_the_rules_are_fresh() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert page == markdown(RULES) + "\n", "run: python tools/make_docs.py"


def test_output_does_not_vary_with_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Profit rose 45% to £60m from £50m, up 3% on 2019.\n", "utf-8")
    runs = [
        subprocess.run(
            [sys.executable, "-m", "factcheck", "a.txt", "--output-format", "json"],
            cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] != b""
