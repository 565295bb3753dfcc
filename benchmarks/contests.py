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
QUIET = {"PYTHONWARNINGS": "ignore", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Measured:
    """One run: seconds of the processor, and the most memory that it held, in MB."""

    seconds: float
    peak: int


@dataclass(frozen=True)
class Contest:
    """A set of texts; `whole` counts the start too, else the program's own clock counts all but the first text."""

    title: str
    texts: list[str]
    unit: str
    amount: float
    whole: bool = False
    patience: int = 300

    def run(self, peer: Peer, texts: Path) -> Measured | None:
        """Run a tool once on the texts; `None` where it fails or takes too long."""
        with texts.with_suffix(".out").open("w+") as out, open(os.devnull, "w") as nowhere:  # noqa: PTH123
            process = subprocess.Popen(
                [*peer.command, str(texts)], stdout=out, stderr=nowhere, env={**os.environ, **QUIET}
            )
            end = time.monotonic() + self.patience
            pid = 0
            while not pid:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if not pid and time.monotonic() > end:
                    process.kill()
                time.sleep(0.01)
            process.returncode = status
            if status:
                return None
            out.seek(0)
            seconds = usage.ru_utime + usage.ru_stime if self.whole else json.loads(out.readlines()[-1])
        return Measured(seconds, usage.ru_maxrss // 1000)


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
