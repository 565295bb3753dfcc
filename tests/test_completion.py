"""What the shell is told to complete."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def completed(line: str, shell: str = "bash") -> list[str]:
    words = line.split(" ")
    environment = {
        **os.environ,
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_FACTCHECK_COMPLETE": f"{shell}_complete",
    }
    run = subprocess.run(
        [sys.executable, "-m", "factcheck"], env=environment, capture_output=True, text=True, check=False
    )
    assert not run.stderr
    return run.stdout.splitlines()


@pytest.mark.parametrize(
    "line, expected",
    [
        ("factcheck --select percent-o", ["plain,percent-or-points", "plain,percent-of-amount"]),
        ("factcheck a.txt --ignore share,weekd", ["plain,share,weekday-date"]),
        ("factcheck rule tot", ["plain,total"]),
        ("factcheck --output-form", ["plain,--output-format"]),
        ("factcheck cl", ["plain,claims", "file,cl"]),
        ("factcheck a.txt cl", ["file,cl"]),
        ("factcheck claims c", ["file,c"]),
    ],
)
def test_completion(line: str, expected: list[str]) -> None:
    assert completed(line)[: len(expected)] == expected
