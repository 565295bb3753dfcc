"""Every tool is timed alike: the first text warms it up, the others count.

The last line printed is a JSON list: the seconds of the processor for those others, and how many of them were read.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = float(os.environ.get("BENCHMARK_SECONDS", "60"))  # of the processor, for a tool that reads text by text


def timed_together(read: Callable[[list[str]], Any]) -> None:
    """Give `read` the first text of the file named, then all others at once, for it works on several at a time."""
    first, others = _texts()
    read([first])
    start = process_time()
    if others:
        read(others)
    print(json.dumps([process_time() - start, len(others)]))


def timed_singly(read: Callable[[str], Any]) -> None:
    """Give `read` one text after another, until all are read or it has taken too long."""
    first, others = _texts()
    read(first)
    start = process_time()
    done = 0
    while done < len(others) and process_time() - start < PATIENCE:
        read(others[done])
        done += 1
    print(json.dumps([process_time() - start, done]))


def _texts() -> tuple[str, list[str]]:
    first, *others = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    return first, others
