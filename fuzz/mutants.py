"""Run mutmut on the functions of some modules with the tests that are near them, and show each mutant that survives.

    pip install mutmut
    python fuzz/mutants.py factcheck/judge.py --tests tests/test_judge.py
    python fuzz/mutants.py factcheck/precision.py --tests tests/test_precision.py tests/test_precision_properties.py

A name of a function picks its mutants alone: `--only 'factcheck.rules.*.x_[a-z]*'`. The work is done in a copy of the project
in a temporary folder, since mutmut has its settings and its results beside the code. Our own conftest makes figures as it
is imported, which mutmut takes for a fault of the command, so the copy has one that only sets hypothesis up. mutmut leaves
the constants of a module alone: `fuzz/mutate.py` is for them.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

COPIED: Final = ("factcheck", "tests", "tools", "docs", "fixtures", "pyproject.toml", "README.md")
CONFTEST: Final = """from hypothesis import settings

settings.register_profile("mutants", deadline=None, database=None, derandomize=True, max_examples=50)
settings.load_profile("mutants")
"""
SURVIVED: Final = re.compile(r"^\s*(\S+): (survived|no tests|timeout|suspicious)", re.MULTILINE)


def settings(modules: list[str], tests: list[str]) -> str:
    """Settings of mutmut: which files are changed and which tests may notice."""
    lists = {"only_mutate": modules, "pytest_add_cli_args_test_selection": tests, "also_copy": [*COPIED]}
    lists["source_paths"] = ["factcheck"]
    # It lists the functions of a module, among which mutmut sets its own.
    lists["pytest_add_cli_args"] = [
        "-pno:cacheprovider",
        "--deselect=tests/test_formulas.py::test_every_formula_of_a_rule_is_tested_here",
    ]
    return "[mutmut]\n" + "".join(f"{key}=\n" + "".join(f"    {v}\n" for v in values) for key, values in lists.items())


def copy(folder: Path, modules: list[str], tests: list[str]) -> None:
    """Copy the project with the settings of mutmut; pytest runs in one process there."""
    for name in COPIED:
        if Path(name).is_dir():
            shutil.copytree(name, folder / name)
        else:
            shutil.copy(name, folder / name)
    (folder / "tests" / "conftest.py").write_text(CONFTEST, "utf-8")
    project = folder / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace(', "-n", "auto"]', "]"), "utf-8")
    (folder / "setup.cfg").write_text(settings(modules, tests), "utf-8")


def main() -> None:
    """Make the copy, run mutmut in it, and print each survivor as a diff and the score."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="+", metavar="MODULE")
    parser.add_argument("--tests", nargs="+", required=True)
    parser.add_argument("--only", nargs="*", default=[], help="names of mutants, with * for any letters")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy(folder, options.modules, options.tests)
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

        def mutmut(*words: str) -> str:
            command = [sys.executable, "-m", "mutmut", *words]
            run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
            if words[0] == "run" and run.returncode:
                sys.exit(run.stdout[-3000:] + run.stderr[-3000:])
            return run.stdout + run.stderr

        ended = mutmut("run", "--max-children", "1", *options.only)
        survivors = SURVIVED.findall(mutmut("results"))
        for mutant, how in survivors:
            if how != "no tests" or not options.only:
                print(f"{how}: {mutmut('show', mutant)}")
        counts = re.findall(r"\d+/\d+  \W[^\r\n]*", ended)
        print(
            f"noticed 🎉, survived 🙁, without end ⏰, without tests 🫥: {counts[-1]}"
            if counts
            else "mutmut did not run"
        )


if __name__ == "__main__":
    main()
