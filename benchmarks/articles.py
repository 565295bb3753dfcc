"""One article that grows, through the installed command: seconds of the processor and the most memory held."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from contests import FIXTURES, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peers import Peer

SIZES = (500_000, 1_000_000, 2_500_000, 5_000_000)  # bytes
PLAIN = (  # the fixtures hold a figure in every ten words: with these between them it is one in twenty, still twice the usual
    "Nobody at the council would say what had been decided, or why the papers had not been shown to those who asked. "
    "The families said that they had waited long enough, and that letters to the office had gone without an answer. "
    "A spokesman said that the matter was under review and that it would not be right to say more before the summer. "
)
MARGIN = ("--max-figures", "1000000", "--max-seconds", "3600", "--fail-level", "never")


def articles(ours: Peer) -> Iterator[str]:
    """Yield the rows of a table: articles made of our fixtures again and again, with plain paragraphs between them."""
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(FIXTURES.glob("*.txt"))]
    text = "\n\n".join(f"{text}\n\n{PLAIN * round(1.3 * len(text) / len(PLAIN))}" for text in texts)
    yield "\nOne article, checked by the command (JSON)\n"
    yield "| kB | figures | seconds | seconds for 1,000 kB | peak memory |\n|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as room:
        for size in SIZES:
            article = Path(room) / "article.txt"
            body = (text + "\n\n") * (1 + size // len(text.encode()))
            article.write_bytes(body.encode()[:size].decode("utf-8", "ignore").encode())
            seconds, peak, figures = _checked(ours, article, Path(room) / "report.json")
            each = seconds / size * 1_000_000
            yield f"| {size // 1000} | {figures} | {seconds:.1f} | {each:.1f} | {peak} MB |"


def _checked(ours: Peer, article: Path, report: Path) -> tuple[float, int, int]:
    command = [ours.command[0], "-m", "factcheck", str(article), "--output-format", "json", "-o", str(report), *MARGIN]
    process = subprocess.Popen(command, env={**os.environ, **QUIET})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    figures = json.loads(report.read_text(encoding="utf-8"))["articles"][0]["summary"]["quantities"]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1000, figures
