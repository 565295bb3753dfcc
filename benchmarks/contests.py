"""What is measured: a cold start, many texts, one text that grows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peers import Peer

FIXTURES = Path(__file__).parent.parent / "fixtures" / "consistent"
SENTENCES = [
    sentence
    for path in sorted(FIXTURES.glob("*.txt"))
    for sentence in re.split(r"(?<=[.!?”])\s+|\n+", path.read_text(encoding="utf-8"))
    if any(character.isdigit() for character in sentence)
]
QUIET = {
    "PYTHONWARNINGS": "ignore",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPATH": "",  # each tool is taken from its own environment
}


@dataclass(frozen=True)
class Measured:
    """One run: seconds of the processor, how many texts they were for, and the most memory that it held, in MB."""

    seconds: float
    done: int
    peak: int


@dataclass(frozen=True)
class Contest:
    """A set of texts of which the first warms up; `whole` counts the start too, else the program's own clock counts.

    `amount` is what all but the first hold, in `unit`s a second; a tool that takes longer than `patience` seconds is ended.
    """

    title: str
    texts: list[str]
    unit: str
    amount: float
    whole: bool = False
    patience: int = 300

    def run(self, peer: Peer, texts: Path) -> Measured | str:
        """Run a tool once on the texts; a word where it fails or takes too long."""
        with texts.with_suffix(".out").open("w+") as out, texts.with_suffix(".err").open("w+") as err:
            process = subprocess.Popen(
                [*peer.command, str(texts)], stdout=out, stderr=err, env={**os.environ, **QUIET, **peer.environment}
            )
            end = time.monotonic() + self.patience
            pid = 0
            while not pid:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if not pid and time.monotonic() > end:
                    process.kill()
                    os.wait4(process.pid, 0)
                    process.returncode = -9
                    return f"stopped after {self.patience} s"
                time.sleep(0.01)
            process.returncode = os.waitstatus_to_exitcode(status)
            if status:
                err.seek(0)
                return f"failed: {(err.read().strip().splitlines() or ['no word'])[-1][:120]}"
            out.seek(0)
            seconds, done = json.loads(out.readlines()[-1])
        peak = usage.ru_maxrss // 1000
        return Measured(usage.ru_utime + usage.ru_stime, 1, peak) if self.whole else Measured(seconds, done, peak)

    def each(self, measured: Measured) -> float:
        """Return the seconds for a text of the contest, which compares tools that read not all of them."""
        return measured.seconds / measured.done


def _long(times: int) -> str:
    return "\n\n".join(SENTENCES * times)


def _growth(times: int) -> Contest:
    text = _long(times)
    return Contest(f"One text of {len(text) // 1000} kB", [SENTENCES[0], text], "kB a second", len(text) / 1000)


CONTESTS = {
    "cold": Contest("From nothing to the first sentence", SENTENCES[:1], "runs a second", 1, whole=True),
    "many": Contest(f"{len(SENTENCES)} sentences, warm", SENTENCES, "sentences a second", len(SENTENCES) - 1),
    "growth-1": _growth(1),
    "growth-4": _growth(4),
    "growth-16": _growth(16),
}
