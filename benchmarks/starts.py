"""How long the answers take that need no model, in empty starts of Python: `python benchmarks/run.py starts`."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from contests import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peers import Peer

ROUNDS = 30
AIM = 3.0  # empty starts
PLAIN = "It rained on the moors, and nobody came.\n\nThe sisters walked home.\n"
QUESTIONS = (
    ("--help",),
    ("--version",),
    ("rules",),
    ("rule", "percent-change"),
    ("rule", "percent-chance"),
    ("--bad", "plain.txt"),
    ("--basline", "plain.txt"),
    ("plain.txt",),
)


def starts(ours: Peer, rounds: int = ROUNDS) -> Iterator[str]:
    """Yield the rows of a table: each question asked of the module and of the installed command, in turn with an empty start."""
    python = ours.command[0]
    ways = {"python -m factcheck": [python, "-m", "factcheck"], "factcheck": [str(Path(python).parent / "factcheck")]}
    commands = {(name, question): [*way, *question] for question in QUESTIONS for name, way in ways.items()}
    times: dict[object, list[float]] = {key: [] for key in ("", *commands)}
    with tempfile.TemporaryDirectory() as room:
        (Path(room) / "plain.txt").write_text(PLAIN, encoding="utf-8")
        for number in range(rounds + 1):  # the first round only fills the machine's caches
            for key, command in (("", [python, "-c", "pass"]), *commands.items()):
                seconds = _seconds(command, room)
                if number:
                    times[key].append(seconds)
    empty = median(times[""])
    yield f"\nAnswers without a model; an empty start of Python takes {1000 * empty:.1f} ms\n"
    yield f"| asked | {' | '.join(ways)} |\n|---|{'---|' * len(ways)}"
    for question in QUESTIONS:
        cells = [f"{median(times[name, question]) / empty:.2f}" for name in ways]
        yield f"| `{' '.join(question)}` | {' | '.join(cells)} |"
    slowest = max(median(times[key]) for key in commands) / empty
    yield f"\nThe slowest takes {slowest:.2f} empty starts; {AIM:.0f} is what we aim at."


def _seconds(command: Sequence[str], room: str) -> float:
    """Run a command once and return its time of the processor."""
    process = subprocess.Popen(
        command, cwd=room, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **QUIET}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime
