"""How `factcheck serve` bears a desk: so many clients who check again and again, with the time that a person takes between.

    python benchmarks/load.py --clients 50 --seconds 60

Each client sends an article of about 400 words, no two alike, waits for the answer, thinks, and sends it again with a word changed.
Told are the failed requests, the times, and the memory of each process, looked at all along: what is flat is seen to be.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx2 as httpx

ROOT: Final = Path(__file__).parent.parent
WORDS: Final = 400
ADDRESS: Final = re.compile(r"serving on (http://\S+)/ ")


@dataclass
class Told:
    """What came of the requests."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def main() -> None:
    """Run a service, load it, and tell."""
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--clients", type=int, default=50)
    asks.add_argument("--seconds", type=float, default=60)
    asks.add_argument(
        "--think", type=float, default=15, help="seconds between an answer and the next request, on average"
    )
    asks.add_argument("--every", type=float, default=20, help="seconds between two looks at the memory")
    asked = asks.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--isolated", "--rate", "1000000"]
        with log.open("wb") as out, subprocess.Popen(command, stderr=out, cwd=ROOT) as service:
            try:
                asyncio.run(_loaded(_address(log), service.pid, asked))
            finally:
                service.terminate()


def _address(log: Path) -> str:
    while not (found := ADDRESS.search(log.read_text("utf-8"))):
        time.sleep(0.1)
    return found[1]


def article(rng: random.Random) -> str:
    """An article of about 400 words, put together from paragraphs of the fixtures, with names that no other has."""
    files = sorted((ROOT / "fixtures" / "consistent").glob("*.txt"))
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
        found = [part for part in rng.choice(files).read_text("utf-8").split("\n\n")[1:] if part.strip()]
        paragraphs += found[:1] if not found else [rng.choice(found)]
    return "\n\n".join([f"News from {rng.randrange(10**9):x}", *paragraphs])


async def _loaded(url: str, pid: int, asked: argparse.Namespace) -> None:
    limits = httpx.Limits(max_connections=asked.clients)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        while (await client.get("/ready")).status_code != httpx.codes.OK:  # noqa: ASYNC110 - another process tells
            await asyncio.sleep(0.1)
        alone = Told()
        rng = random.Random(1)  # noqa: S311 - which articles, no secrets
        for _ in range(20):
            await _ask(client, article(rng), alone)
        told, looks = Told(), [memory(pid)]
        looking = asyncio.create_task(_look(pid, asked.every, looks))
        until = time.monotonic() + asked.seconds
        await asyncio.gather(*(_client(client, n, until, asked, told) for n in range(asked.clients)))
        looking.cancel()
        print(f"one alone: median {_at(alone, 50)}, p95 {_at(alone, 95)} (of {len(alone.seconds)})")
        rate = len(told.seconds) / asked.seconds
        print(
            f"{asked.clients} clients, {asked.seconds:g} s, {asked.think:g} s to think: {len(told.seconds)} answers ({rate:.1f} a second)"
        )
        print(
            f"failed {len(told.failed)} {sorted(set(told.failed))[:3]}; median {_at(told, 50)}, p95 {_at(told, 95)}, most {max(told.seconds) * 1000:.0f} ms"
        )
        print(f"p95 under load is {_value(told, 95) / _value(alone, 50):.1f} times one check alone")
        _tell_memory([*looks, memory(pid)], asked.every)


async def _look(pid: int, every: float, looks: list[dict[int, int]]) -> None:
    while True:
        await asyncio.sleep(every)
        looks.append(memory(pid))


def _tell_memory(looks: list[dict[int, int]], every: float) -> None:
    """Tell what all processes had at each look, and each of them: the service first, then the one that the workers are copied from."""
    print(f"memory of all processes, every {every:g} s: {' '.join(str(sum(look.values())) for look in looks)} MB")
    for one in sorted({one for look in looks for one in look}):
        print(f"  process {one}: {' '.join(str(look.get(one, '-')) for look in looks)}")


async def _client(client: httpx.AsyncClient, n: int, until: float, asked: argparse.Namespace, told: Told) -> None:
    rng = random.Random(100 + n)  # noqa: S311
    text = article(rng)
    await asyncio.sleep(rng.random() * asked.think)
    while time.monotonic() < until:
        await _ask(client, text, told)
        text = text.replace("the", rng.choice(("the", "this", "that")), 1)
        await asyncio.sleep(rng.uniform(0.5, 1.5) * asked.think)


async def _ask(client: httpx.AsyncClient, text: str, told: Told) -> None:
    began = time.perf_counter()
    try:
        answer = await client.post("/v1/check", json={"text": text})
        if answer.status_code != httpx.codes.OK:
            told.failed.append(str(answer.status_code))
    except httpx.HTTPError as error:
        told.failed.append(type(error).__name__)
    told.seconds.append(time.perf_counter() - began)


def _value(told: Told, percent: int) -> float:
    return statistics.quantiles(told.seconds, n=100)[percent - 1]


def _at(told: Told, percent: int) -> str:
    return f"{_value(told, percent) * 1000:.0f} ms"


def memory(pid: int) -> dict[int, int]:
    """Return the memory of a process and of all below it, in MB, each its part of what they share (PSS)."""
    told: dict[int, int] = {}
    for one in (pid, *_below(pid)):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.MULTILINE)
        told[one] = int(found[1]) // 1000 if found else 0
    return told


def _below(pid: int) -> list[int]:
    children = [
        int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [one for child in children for one in (child, *_below(child))]


if __name__ == "__main__":
    main()
