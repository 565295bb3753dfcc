"""Every tool is timed alike: the first text warms it up, the others count; the last line printed is their seconds."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(read: Callable[[list[str]], Any]) -> None:
    """Give `read` the first text of the file named, then all others at once."""
    first, *others = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    read([first])
    start = process_time()
    if others:
        read(others)
    print(json.dumps(process_time() - start))
