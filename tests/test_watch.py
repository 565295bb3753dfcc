"""`factcheck watch`, run as somebody runs it who writes: each save gives a report, Ctrl-C ends it."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING

import pytest

from factcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RIGHT = "Profit rose 20% to £60m from £50m.\n"
WRONG = "Profit rose 45% to £60m from £50m.\n"
WAIT = 90  # seconds: the machine may be busy


class Watch:
    """The command at work, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "factcheck", "watch", *arguments]
        self.lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - CI may ignore it
        )  # fmt: skip
        streams = [stream for stream in (self.process.stdout, self.process.stderr) if stream]
        self.listeners = [threading.Thread(target=self._listen, args=(stream,), daemon=True) for stream in streams]
        for listener in self.listeners:
            listener.start()

    def _listen(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self.lines.put(line.rstrip("\n"))

    def stop(self) -> None:
        """End the command, whatever it is at."""
        self.process.kill()
        self.process.wait(WAIT)
        for listener in self.listeners:
            listener.join(WAIT)

    def hear(self, words: str) -> str:
        """Wait for a line that holds the words."""
        while words not in (line := self.lines.get(timeout=WAIT)):
            pass
        return line

    def interrupt(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(WAIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "article.txt").write_text(RIGHT, "utf-8")
    return tmp_path


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def begin(*arguments: str) -> Watch:
        started.append(Watch(folder, *arguments))
        return started[-1]

    yield begin
    for watch in started:
        watch.stop()


def replace(path: Path, text: str) -> None:
    """Save as many editors do: a new file is put in the place of the old one."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


@pytest.mark.skipif(os.name == "nt", reason="signals are others on Windows")
def test_each_save_gives_a_report(folder: Path, start: Callable[..., Watch]) -> None:
    article = folder / "desk" / "article.txt"
    watch = start("desk/article.txt", "--output-format", "concise")
    watch.hear("watching desk/article.txt")
    replace(article, WRONG)
    assert watch.hear("desk/article.txt:1:13").startswith("desk/article.txt:1:13: error percent-change")
    article.write_text(f"\n{WRONG}", "utf-8")
    watch.hear("desk/article.txt:2:13: error")
    article.unlink()
    watch.hear("article.txt: this file is gone")
    article.write_text(f"\n\n{WRONG}", "utf-8")
    watch.hear("desk/article.txt:3:13: error")
    article.write_bytes(b"")
    watch.hear("this file is empty")
    (folder / "factcheck.toml").write_text("nonsense = 1\n")
    replace(article, WRONG)
    watch.hear("there is no setting 'nonsense'")
    (folder / "factcheck.toml").unlink()
    replace(article, f"\n\n\n{WRONG}")
    watch.hear("desk/article.txt:4:13: error")
    assert watch.interrupt() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are others on Windows")
def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path, start: Callable[..., Watch]) -> None:
    article = folder / "desk" / "article.txt"
    watch = start("desk/article.txt", "--output-format", "concise")
    watch.hear("watching desk/article.txt")
    for lines in (1, 2):
        shutil.rmtree(folder / "desk")
        if lines == 2:
            watch.hear("this file is gone")
        (folder / "desk").mkdir()
        replace(article, "\n" * lines + WRONG)
        assert re.match(r"factcheck: \d\d:\d\d:\d\d  desk/article.txt", watch.hear("  desk/article.txt"))
        watch.hear(f"desk/article.txt:{lines + 1}:13: error")
    assert watch.interrupt() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are others on Windows")
def test_a_folder_a_link_and_a_file_to_come(folder: Path, start: Callable[..., Watch]) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "real.txt").write_text(RIGHT, "utf-8")
    (folder / "link.txt").symlink_to("elsewhere/real.txt")
    watch = start("desk", "link.txt", "later.txt", "--output-format", "concise")
    watch.hear("later.txt: there is no such file")
    watch.hear("watching 3 articles")
    replace(folder / "elsewhere" / "real.txt", WRONG)
    watch.hear("link.txt:1:13: error")
    (folder / "later.txt").write_text(f"\n{WRONG}", "utf-8")
    watch.hear("later.txt:2:13: error")
    (folder / "desk" / "new.txt").write_text(f"\n\n{WRONG}", "utf-8")
    watch.hear("desk/new.txt:3:13: error")
    assert watch.interrupt() == 0


def test_what_cannot_be_watched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "-"]) == 2
    assert "standard input cannot be watched" in capsys.readouterr().err
    assert main(["watch", str(folder / "nowhere" / "article.txt")]) == 2
    assert "there is no such folder to watch" in capsys.readouterr().err
    assert main(["watch"]) == 2
