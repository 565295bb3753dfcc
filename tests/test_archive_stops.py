"""An archive that is killed, from without and in the midst, or that has no room left, goes on to the same bytes."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from archives import ROWS, content, json_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent
OPTIONS = ("--isolated", "--figures", "--shard-size", "1", "-j", "2")
MANY = [{**row, "id": f"{row['id']}-{n}", "text": "\n\n".join([row["text"]] * 8)} for n in range(2) for row in ROWS]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a process has below it is asked by /proc")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "a.jsonl"
    path.write_bytes(json_lines(MANY))
    return path


@pytest.fixture(scope="module")
def whole(source: Path) -> dict[str, str]:
    out = source.parent / "whole"
    assert _begun(source, out).wait(300) == 1
    return content(out)


@pytest.mark.slow
@pytest.mark.parametrize(
    "victim, after", [
        ("worker", 3), ("worker", 15), ("driver", 0), ("driver", 1), ("driver", 5), ("driver", 18), ("driver", 21), ("all", 7), ("workers", 9),
    ],
)  # fmt: skip
def test_killed_it_goes_on_to_the_same_bytes(
    victim: str, after: int, source: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run = _begun(source, out)
    _wait(lambda: len(list((out / "done").glob("*.json"))) >= after and len(_below(run.pid)) >= 2)
    below = _below(run.pid)
    victims = {"driver": [run.pid], "worker": below[:1], "workers": below, "all": [run.pid, *below]}[victim]
    for pid in victims:
        os.kill(pid, signal.SIGKILL)
    if run.pid in victims:
        assert run.wait(60) == -signal.SIGKILL
        _wait(lambda: not any(map(_lives, below)))  # nobody works on
        assert content(out) != whole
        run = _begun(source, out)
    assert run.wait(300) == 1
    assert content(out) == whole


@pytest.mark.slow
def test_with_a_limit_of_file_size_it_ends_in_a_sentence(source: Path, whole: dict[str, str], tmp_path: Path) -> None:
    """EFBIG is what a quota says; the manifest fits, and a table does not."""
    out = tmp_path / "out"
    said = _said(source, out, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500)))
    assert (
        "there is no room left (File too large); what is done is kept: make room, and the same command goes on." in said
    )
    assert not list(out.rglob("*.tmp"))
    assert _begun(source, out).wait(300) == 1
    assert content(out) == whole


@pytest.mark.slow
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_does_and_goes_on(
    by: signal.Signals, source: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    heard = lambda: signal.signal(signal.SIGINT, signal.default_int_handler)  # noqa: E731 - CI may ignore it
    with subprocess.Popen(_command(source, out), cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heard) as run:  # noqa: PLW1509
        _wait(lambda: len(list((out / "done").glob("*.json"))) >= 4)
        below = _below(run.pid)
        run.send_signal(by)
        _, said = run.communicate(timeout=100)
    assert (run.returncode, said) == (2, "factcheck: stopped; what is done is kept, and the same command goes on.\n")
    _wait(lambda: not any(map(_lives, below)))
    assert _begun(source, out).wait(300) == 1
    assert content(out) == whole


@pytest.mark.slow
def test_on_a_full_disk_it_ends_in_a_sentence(source: Path, whole: dict[str, str], tmp_path: Path) -> None:
    """A disk of 200 kB, where this user may make one; then it is made larger, and the run goes on."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if _ran("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk):
        pytest.skip("no disk can be mounted by this user")
    try:
        said = _said(source, disk / "out")
        assert "there is no room left (No space left on device); what is done is kept" in said
        assert 0 < len(list((disk / "out" / "done").glob("*.json"))) < len(MANY)
        assert _ran("mount", "-o", "remount,size=50m", disk) == 0
        assert _begun(source, disk / "out").wait(300) == 1
        assert content(disk / "out") == whole
    finally:
        _ran("umount", disk)


def _ran(name: str, *arguments: str | Path) -> int:
    command = shutil.which(name)
    return subprocess.run([command, *arguments], capture_output=True, check=False).returncode if command else -1


def _begun(source: Path, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        _command(source, out), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    )


def _said(source: Path, out: Path, before: Callable[[], None] | None = None) -> str:
    """What a run says that cannot be ended."""
    run = subprocess.run(
        _command(source, out), cwd=ROOT, capture_output=True, text=True, check=False, timeout=300, preexec_fn=before
    )
    assert run.returncode == 2
    return run.stderr


def _command(source: Path, out: Path) -> Sequence[str]:
    return (sys.executable, "-m", "factcheck", "archive", str(source), "-o", str(out), *OPTIONS)


def _below(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _wait(until: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.02)
