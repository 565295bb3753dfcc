"""An archive on a Dask cluster: the same bytes, with workers killed in the midst, and with an article that ends each worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from archives import ROWS, archive, content, json_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
MANY = [{**row, "id": f"{row['id']}-{n}", "text": "\n\n".join([row["text"]] * 8)} for n in range(2) for row in ROWS]
OPTIONS = ("--shard-size", "2", "--figures")
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, *(worker.pid for worker in cluster.workers.values()), flush=True)
        while order := sys.stdin.readline().strip():
            print(*(worker.pid for worker in cluster.workers.values()), flush=True)
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="workers are found by /proc")]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, int]]:
    (tmp_path / "cluster.py").write_text(CLUSTER)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "cluster.py")], cwd=tmp_path, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        yield run.stdout.readline().split()[0], run.pid
        run.communicate("", timeout=60)


@pytest.mark.parametrize("killed", [0, 3])
def test_the_same_bytes_with_workers_killed(killed: int, cluster: tuple[str, int], tmp_path: Path) -> None:
    address, pid = cluster
    source = tmp_path / "a.jsonl"
    source.write_bytes(json_lines(MANY))
    assert archive(source, "-o", tmp_path / "whole", *OPTIONS, "-j", "2") == 1
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "archive",
        "--isolated",
        str(source),
        "-o",
        str(tmp_path / "out"),
        *OPTIONS,
    ]
    with subprocess.Popen([*command, "--engine", "dask", "--scheduler", address], cwd=ROOT) as run:
        for at in range(2, 2 + 3 * killed, 3):
            _wait(tmp_path / "out", at)
            os.kill(_workers(pid)[0], signal.SIGKILL)
        assert run.wait(400) == 1
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_who_is_no_scheduler_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.archive.on_dask.PATIENCE", 2)
    (tmp_path / "a.jsonl").write_bytes(json_lines())
    arguments = ("-o", tmp_path / "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert archive(tmp_path / "a.jsonl", *arguments) == 2
    assert "tcp://127.0.0.1:9: no scheduler of Dask answers there" in capsys.readouterr().err


def _workers(pid: int) -> list[int]:
    """The processes that a cluster's nannies have begun; multiprocessing's own helpers are none."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split() + _of_threads(pid):
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"spawn_main" in command and int(child) not in found:
            found.append(int(child))
    return found


def _of_threads(pid: int) -> list[str]:
    return [child for told in Path(f"/proc/{pid}/task").glob("*/children") for child in told.read_text("ascii").split()]


def _wait(out: Path, shards: int) -> None:
    end = time.monotonic() + 300
    while len(list((out / "done").glob("*.json"))) < shards:
        assert time.monotonic() < end
        time.sleep(0.05)
