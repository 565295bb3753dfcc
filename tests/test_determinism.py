"""The same article gives the same bytes, whatever the order of hashes, the locale or the time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLES = ("fixtures/inconsistent/knife-crime-figures.txt", "fixtures/consistent/brackenfold-by-election.txt")
# Five orders of hashes; both locales and both time zones meet more than once.
ENVIRONMENTS = [
    {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    for seed, locale, zone in (
        ("0", "C", "UTC"),
        ("1", "C.UTF-8", "Pacific/Kiritimati"),
        ("2", "C", "Pacific/Kiritimati"),
        ("3", "C.UTF-8", "UTC"),
        ("4294967295", "C", "UTC"),
    )
]


def test_json_is_the_same_bytes_everywhere() -> None:
    command = [sys.executable, "-m", "factcheck", *ARTICLES, "--output-format", "json"]
    runs = [
        subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE)
        for environment in ENVIRONMENTS
    ]
    outputs = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [1] * len(runs)
    assert b'"percent-change"' in outputs[0]
    assert len(set(outputs)) == 1
