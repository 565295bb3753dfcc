"""The command leaves at once when all is done, and never before: output is flushed, files are there, children have gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIGURES = "Sales rose 20% to £60m from £50m, and 12 of 48 shops (25%) shut.\n\n"
# Python's own end, which takes everything down, and ours.
SLOWLY = [sys.executable, "-c", "import sys\nfrom factcheck.__main__ import run\nsys.exit(run())"]
AT_ONCE = [sys.executable, "-m", "factcheck"]
ENDED = "import sys\nfrom factcheck.__main__ import command\nsys.argv = ['factcheck', 'rules']\n{}\ncommand()"
posix = pytest.mark.skipif(os.name != "posix", reason="a shell of Unix")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name, times in (("a.txt", 2), ("b.txt", 3), ("long.txt", 10)):  # its JSON is 90 kB, a pipe holds 64
        (tmp_path / name).write_text(FIGURES * times, encoding="utf-8")
    return tmp_path


ENDS = (
    "a.txt",
    "long.txt --output-format json | head -c 10",
    "a.txt > /dev/full",
    "-j 2 a.txt b.txt a.txt b.txt --output-format json",
)
MORE_ENDS = (
    "a.txt gone.txt",
    "long.txt --output-format json | (sleep 1; cat)",  # more than a pipe holds
    "a.txt 2> /dev/full",
    "gone.txt 2> /dev/full",
    "a.txt >&-",
    "a.txt 2>&-",
    "a.txt -o out.json --output-format json; cat out.json",
    "a.txt -o /dev/full",
    "-j 2 a.txt b.txt | true",
    "--write-baseline known.json a.txt; cat known.json",
)


@pytest.mark.slow
@posix
@pytest.mark.parametrize("rest", [*ENDS, *(pytest.param(it, marks=pytest.mark.slow) for it in MORE_ENDS)])
def test_it_ends_as_python_would_end_it(rest: str, articles: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    script = f'"$@" {rest}; echo "${{PIPESTATUS[*]}}"'
    slowly, at_once = (
        subprocess.run(["/bin/bash", "-c", script, "bash", *way], cwd=articles, env=environment, capture_output=True, check=False)
        for way in (SLOWLY, AT_ONCE)
    )  # fmt: skip
    # Where standard error cannot be flushed Python's own end says 120, which tells nothing of the run: ours says 2, as the run does.
    assert at_once.stdout == (b"2\n" if slowly.stdout == b"120\n" else slowly.stdout)
    assert at_once.stderr == slowly.stderr


def _ended(before: str) -> subprocess.CompletedProcess[str]:
    code = ENDED.format(before)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "before, said",
    [
        ("import atexit; atexit.register(sys.stderr.write, 'put away')", "put away"),
        ("import threading, time; threading.Timer(0.5, lambda: print('done', file=sys.stderr)).start()", "done\n"),
        ("sys.stderr = open(2, 'w', buffering=9999, closefd=False); sys.stderr.write('held back')", "held back"),
    ],
)
def test_what_is_left_to_do_is_done(before: str, said: str) -> None:
    run = _ended(before)
    assert (run.returncode, run.stderr) == (0, said)


@posix
def test_children_are_waited_for(tmp_path: Path) -> None:
    out = tmp_path / "out"
    child = f"open({str(out)!r}, 'w').write('done')"
    forked = f"""
import multiprocessing, time
def late():
    time.sleep(0.5)
    {child}
multiprocessing.get_context('fork').Process(target=late).start()
"""
    assert _ended(forked).returncode == 0
    assert out.read_text() == "done"


def test_nothing_is_taken_down_when_all_is_done() -> None:
    """What the tests above compare is two ways: this one skips what Python does at its end with all that was loaded."""
    run = _ended("class Last:\n    def __del__(self): print('taken down', file=sys.stderr)\nlast = Last()")
    assert (run.returncode, run.stderr) == (0, "")
    assert "percent-change" in run.stdout
