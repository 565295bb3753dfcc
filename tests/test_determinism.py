"""The same article gives the same bytes, whatever the order of hashes, the locale, the time zone or the number of processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLES = ("fixtures/inconsistent/knife-crime-figures.txt", "fixtures/consistent/brackenfold-by-election.txt")
# Twenty orders of hashes; every locale and every time zone meets several of them.
SEEDS = (*range(19), 4294967295)
LOCALES = ("C", "C.UTF-8", "POSIX")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
ENVIRONMENTS = [
    {"PYTHONHASHSEED": str(seed), "LC_ALL": LOCALES[n % len(LOCALES)], "TZ": ZONES[n % len(ZONES)]}
    for n, seed in enumerate(SEEDS)
]
AT_ONCE = 4


def batched(environments: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    return [environments[n : n + AT_ONCE] for n in range(0, len(environments), AT_ONCE)]


@pytest.mark.slow
def test_json_is_the_same_bytes_everywhere() -> None:
    command = [sys.executable, "-m", "factcheck", *ARTICLES, "--output-format", "json", "-j"]
    outputs, codes = [], []
    for some in batched(ENVIRONMENTS):
        runs = [
            subprocess.Popen(
                [*command, str(1 + n % 2)], cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE
            )
            for n, environment in enumerate(some)
        ]
        outputs += [run.communicate()[0] for run in runs]
        codes += [run.returncode for run in runs]
    assert set(codes) == {1}
    assert b'"percent-change"' in outputs[0]
    assert len(set(outputs)) == 1
