"""What a whole archive costs: articles a second and memory of `factcheck archive` by processes, beside spaCy's whole small pipeline.

    python benchmarks/archive.py articles.jsonl --ways 1 2 spacy killed

`killed` is two processes of which one is killed after a quarter of the shards and the whole run after a half; then the same command goes on, and with
`--keep` it is told whether the bytes are those of way 2. Each way is run in turn in processes of its own. The processor's time counts what all of them
used; memory is what they have together, what they share counted once, looked at each second.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
SPACY: Final = """
import itertools, json, sys, spacy
names = [name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm")]
nlp = spacy.load(names[0])
count, most = sum(1 for _ in open(sys.argv[1], encoding="utf-8")), int(sys.argv[2])
step = max(1, count // most)  # a sample is taken from all through the file
lines = itertools.islice(itertools.islice(open(sys.argv[1], encoding="utf-8"), 0, None, step), most)
texts = (json.loads(line)["text"] for line in lines)
print(sum(1 for _ in nlp.pipe(texts, batch_size=64)))
"""


def main() -> None:
    """Run each way and tell."""
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("articles", help="JSON Lines with id, title, date, desk and text")
    asks.add_argument("--ways", nargs="+", default=["1", "2", "spacy"], help="numbers of processes, or spacy")
    asks.add_argument("--figures", action="store_true")
    asks.add_argument("--shard-size", type=int, default=500)
    asks.add_argument(
        "--sample", type=int, default=0, help="how many articles spaCy is given, from all through the file (0: all)"
    )
    asks.add_argument("--keep", help="keep the results of N processes in KEEP-N")
    asked = asks.parse_args()
    with open(asked.articles, "rb") as file:  # noqa: PTH123
        count = sum(1 for _ in file)
    sample = asked.sample or count
    for way in asked.ways:
        with tempfile.TemporaryDirectory() as folder:
            out = f"{asked.keep}-{way}" if asked.keep else f"{folder}/out"
            if way == "killed":
                _kill(_command("2", asked, out), Path(out), count // asked.shard_size)
            articles = min(sample, count) if way == "spacy" else count
            _measured(way, _command(way.replace("killed", "2"), asked, out), articles)
            if way == "killed" and asked.keep:
                print("the same bytes as way 2:", _content(Path(out)) == _content(Path(f"{asked.keep}-2")), flush=True)


def _kill(command: list[str], out: Path, shards: int) -> None:
    """Kill a process of two after a quarter of the shards, and the run after a half."""
    with subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL) as run:
        for share, victim in ((4, "worker"), (2, "run")):
            while len(list((out / "done").glob("*.json"))) < shards // share:
                time.sleep(0.2)
            below = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text("ascii").split()
            os.kill(int(below[0]) if victim == "worker" else run.pid, signal.SIGKILL)
    print(f"killed with {len(list((out / 'done').glob('*.json')))} shards done", flush=True)


def _content(out: Path) -> dict[str, str]:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(out)): sha256(path.read_bytes()).hexdigest() for path in files}


def _command(way: str, asked: argparse.Namespace, out: str) -> list[str]:
    if way == "spacy":
        return [sys.executable, "-c", SPACY, asked.articles, str(asked.sample or sys.maxsize)]
    more = [*(["--figures"] if asked.figures else []), "--shard-size", str(asked.shard_size)]
    return [sys.executable, "-m", "factcheck", "archive", "--isolated", asked.articles, "-o", out, "-j", way, *more]


def _measured(way: str, command: list[str], count: int) -> None:
    memory: list[int] = []
    before, began = os.times(), time.monotonic()
    with subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL) as run:
        while run.poll() is None:
            memory.append(_memory(run.pid))
            time.sleep(1)
    after, seconds = os.times(), time.monotonic() - began
    used = after.children_user + after.children_system - before.children_user - before.children_system
    steps = [max(memory[n : n + max(1, len(memory) // 8)]) for n in range(0, len(memory), max(1, len(memory) // 8))]
    print(
        f"{way}: {count} articles in {seconds:.1f} s ({count / seconds:.1f} a second), {used:.1f} s of the processor "
        f"({count / used:.1f} a second of it); memory at most {max(memory)} MB, over time {' '.join(map(str, steps))}; "
        f"load {os.getloadavg()[0]:.1f}; exit code {run.returncode}",
        flush=True,
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}


def _memory(pid: int) -> int:
    """The megabytes of a process and all below it, what they share counted once (Linux)."""
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)
    return own // 1000 + sum(_memory(int(child)) for child in below)


if __name__ == "__main__":
    main()
