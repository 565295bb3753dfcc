"""Several processes give the same bytes as one, and a process that dies costs its article alone."""

from __future__ import annotations

import json
import multiprocessing.util
import os
import shutil
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
from factcheck.stopping import stoppable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Report

ROOT = Path(__file__).parent.parent
ARTICLES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("fixtures/*/*.txt"))[::7]
LISTED = (*ARTICLES, "there-is-no-such-article.txt")  # an error has its place in the order too
FEW = 4  # of them for each format, once JSON has told of all
COMMAND = (sys.executable, "-m", "factcheck")


@pytest.mark.parametrize(
    "form", [form if form == "concise" else pytest.param(form, marks=pytest.mark.slow) for form in FORMATS]
)
def test_two_processes_give_the_same_bytes(form: str) -> None:
    listed = LISTED if form == "json" else LISTED[-FEW:]
    command = [*COMMAND, *listed, "--output-format", form, "-j"]
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
@pytest.mark.parametrize("is_told_to_all", [False, True], ids=["parent", "group"])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda stop: stop.name)
def test_nobody_works_on_when_the_run_is_stopped(stop: signal.Signals, is_told_to_all: object, tmp_path: Path) -> None:
    """Ctrl-C goes to the whole group, `kill` to one process; the old report stays, and nothing beside it."""
    report = tmp_path / "out.json"
    report.write_text("the old report", encoding="utf-8")
    run = _at_work(LONG, tmp_path, "-o", str(report))
    if is_told_to_all:
        os.killpg(run.pid, stop)
    else:
        run.send_signal(stop)
    out, said = run.communicate(timeout=60)
    assert out == b""
    if stop is signal.SIGKILL:
        assert (run.returncode, said) == (-signal.SIGKILL, b"")
    else:
        assert (run.returncode, said) == (2, b"factcheck: stopped before the check was done.\n")
    _wait(lambda: not _members(run.pid))
    assert report.read_text(encoding="utf-8") == "the old report"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.txt", "1.txt", "out.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process is no copy of this one")
def test_a_copy_told_to_stop_before_it_begins_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A copy has the handlers of the one who hired it, which raise, until it sets its own."""
    monkeypatch.setattr(multiprocessing.util, "_close_stdin", lambda: os.kill(os.getpid(), signal.SIGTERM))
    with stoppable():
        process, _ = crew.hired(str)
        process.join(20)
    assert process.exitcode == -signal.SIGTERM
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="a group of processes is asked by /proc")
@pytest.mark.slow
def test_a_process_killed_from_without_costs_its_article(tmp_path: Path) -> None:
    """As the system does where memory is short: the other articles are reported, and the exit code is 2."""
    run = _at_work(WORTH_SECONDS, tmp_path, "--output-format", "json")
    os.kill(max(_members(run.pid)), signal.SIGKILL)
    out, said = run.communicate(timeout=100)
    errors = [article["error"] for article in json.loads(out)["articles"]]
    assert run.returncode == 2
    assert [error for error in errors if error is None] == [None]
    (lost,) = [error for error in errors if error is not None]
    assert lost.endswith(": the process that checked it was killed by SIGKILL; with -j 1 it has the memory to itself.")
    assert said == b""  # the object says it
    assert not _members(run.pid)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="/dev/full and a shell of Unix")
@pytest.mark.parametrize(
    "shell, code, said",
    [
        ("{} > /dev/full", 2, "the report cannot be written to standard output (No space left on device)."),
        pytest.param(
            "{} -o /dev/full",
            2,
            "/dev/full: the report cannot be written there (No space left on device).",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "{} >&-",
            2,
            "standard output is closed; give it a place, or write to a file with -o.",
            marks=pytest.mark.slow,
        ),
        ("{} | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}", 1, ""),
    ],
)
def test_a_full_disk_and_a_closed_pipe_with_two_processes(shell: str, code: int, said: str) -> None:
    command = shell.format(f"'{sys.executable}' -m factcheck -j 2 --show-checked {' '.join(ARTICLES[-4:])}")
    run = subprocess.run(
        [shutil.which("bash") or "bash", "-c", command], cwd=ROOT, capture_output=True, timeout=100, check=False
    )
    assert (run.returncode, run.stderr.decode()) == (code, said and f"factcheck: {said}\n")


LINE = "Sales rose 20% to £60m from £50m, and 12 of 48 shops (25%) shut.\n\n"
WORTH_SECONDS, LONG = 150, 4000


def _at_work(lines: int, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run of two processes over two articles, and wait until both are at work."""
    articles = [folder / "0.txt", folder / "1.txt"]
    for article in articles:
        article.write_text(LINE * lines, encoding="utf-8")
    run = subprocess.Popen(
        [*COMMAND, "-j", "2", *map(str, articles), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - CI may ignore it
    )
    _wait(lambda: len(_members(run.pid)) >= 3)
    return run


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
