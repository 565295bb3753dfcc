"""Several processes give the same bytes as one, and a process that dies costs its article alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import crew
from factcheck.desk import Job, checked_together
from factcheck.reporters import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Report

ROOT = Path(__file__).parent.parent
ARTICLES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("fixtures/*/*.txt"))[::7]
LISTED = (*ARTICLES, "there-is-no-such-article.txt")  # an error has its place in the order too
COMMAND = (sys.executable, "-m", "factcheck")


@pytest.mark.parametrize("form", FORMATS)
def test_two_processes_give_the_same_bytes(form: str) -> None:
    command = [*COMMAND, *LISTED, "--output-format", form, "-j"]
    one, two = (subprocess.run([*command, jobs], cwd=ROOT, capture_output=True, check=False) for jobs in ("1", "2"))
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert two.returncode == one.returncode == 2


def _dying(paths: Sequence[str], job: Job) -> list[Report]:
    if any(path.endswith("fatal.txt") for path in paths):
        os.kill(os.getpid(), signal.SIGKILL)
    return checked_together(paths, job)


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in reaches a process that is a copy of this one alone")
def test_a_death_costs_one_article(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crew, "checked_together", _dying)
    paths = [tmp_path / f"{number:02}{'fatal' if number == 5 else ''}.txt" for number in range(40)]
    for path in paths:
        path.write_text("It rained on the moors.", encoding="utf-8")
    reports = list(crew.reports_by(2, [str(path) for path in paths], Job()))
    assert [report.path for report in reports] == [str(path) for path in paths]
    errors = [report.error for report in reports if report.error is not None]
    assert errors == [
        f"{paths[5]}: the process that checked it was killed by SIGKILL; with -j 1 it has the memory to itself."
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a group of processes is asked by /proc")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nobody_works_on_when_the_run_is_stopped(stop: signal.Signals, tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    article.write_text("Sales rose 20% to £60m from £50m, and 12 of 48 shops (25%) shut.\n\n" * 4000, encoding="utf-8")
    run = subprocess.Popen(
        [*COMMAND, "-j", "2", str(article), str(article)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    group = run.pid
    _wait(lambda: len(_members(group)) >= 3)
    if stop is signal.SIGINT:
        os.killpg(group, stop)  # as Ctrl-C does
    else:
        run.send_signal(stop)
    _, said = run.communicate(timeout=60)
    if stop is signal.SIGINT:
        assert said.decode().strip() == "factcheck: stopped before the check was done."
        assert run.returncode == 2
    _wait(lambda: not _members(group))


def _members(group: int) -> list[int]:
    """The live processes of a group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


def _wait(until: object, seconds: float = 60) -> None:
    assert callable(until)
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)
