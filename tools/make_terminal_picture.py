"""Draw docs/terminal.svg: the terminal while 45 articles are checked, at the moment when the 15th has been shown.

usage: python tools/make_terminal_picture.py
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from io import StringIO
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

ROOT: Final = Path(__file__).parent.parent
PICTURE: Final = ROOT / "docs" / "terminal.svg"
ARTICLES: Final = 45
DONE: Final = 15
LINES, WIDTH = 18, 100
WIPED: Final = "\x1b[2K"  # the line of a bar that is gone: its own, or ...
UP: Final = "\x1b[1A"  # ... the one above
MOVED: Final = re.compile(r"\x1b\[[0-9;?]*[A-LN-Zac-ln-z]|\r")  # whatever is no colour


def main() -> None:
    """Write it."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(
        Text.from_ansi("\n".join(["$ factcheck --output-format concise fixtures/inconsistent/*.txt", "…", *shown()]))
    )
    PICTURE.write_text(console.export_svg(title="15 of 45 articles", unique_id="terminal") + "\n", encoding="utf-8")


def shown() -> list[str]:
    """What stands on the terminal while the next article is checked: results as they came, and below them the bar."""
    told = until(f"{DONE}/{ARTICLES}")
    lines: list[str] = []
    for line in told.split("\n"):
        del lines[len(lines) - line.count(UP + WIPED) :]
        lines.append(MOVED.sub("", line.rpartition(WIPED)[2]).rstrip())
    return [line for line in lines if line][-LINES:]


def until(mark: str) -> str:
    """Run factcheck on a terminal, and end it once a mark is seen."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, WIDTH, 0, 0))
    articles = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "fixtures" / "inconsistent").glob("*.txt"))[
        :ARTICLES
    ]
    command = [sys.executable, "-m", "factcheck", "--isolated", "--output-format", "concise", *articles]
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs, env=environment) as run:  # noqa: S603 - our own
        os.close(theirs)
        told = b""
        while mark.encode() not in told:
            told += os.read(ours, 65536)
        run.terminate()
    os.close(ours)
    return told[: told.index(mark.encode()) + len(mark)].decode("utf-8", "replace")


if __name__ == "__main__":
    main()
