"""Long work shows how far it is: on a terminal, on standard error, and gone before the report; in a pipe, nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from factcheck.progress import progress

pty = pytest.importorskip("pty", reason="this system has no terminals to try it on")

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "factcheck", "--output-format", "concise"]
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    """More articles than are read at once, the last of them hostile by name."""
    names = [f"article{n}.txt" for n in range(17)] + ["[bold]\x1b[31m.txt"]
    for name in names:
        (tmp_path / name).write_text("Profit rose 45% to £60m from £50m.\n", "utf-8")
    return [str(tmp_path / name) for name in names]


def on_a_terminal(arguments: list[str], **environment: str) -> tuple[str, str]:
    """Run with a terminal as standard error and a pipe as standard output."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment},
    ) as run:
        os.close(theirs)
        told = b""
        try:
            while piece := os.read(ours, 65536):
                told += piece
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        assert run.stdout is not None
        return run.stdout.read().decode(), told.decode()


def last_line(told: str) -> str:
    """Return what stands on the line of the cursor at the end: what is behind the last time that it was wiped."""
    return ESCAPE.sub("", told.rpartition("\x1b[2K")[2]).strip()


def test_many_files_show_a_bar_that_is_gone_afterwards(articles: list[str]) -> None:
    out, told = on_a_terminal(articles)
    assert len(out.splitlines()) == len(articles)
    assert "\x1b" not in out
    assert re.search(r"Checking .*\d+/18", ESCAPE.sub("", told))
    assert r"[bold]\x1b[31m.txt" in ESCAPE.sub("", told) or "…" in told
    assert last_line(told) == ""
    assert told.count("\x1b[?25l") == told.count("\x1b[?25h") > 0  # the cursor is back


def test_one_file_shows_its_name_and_the_time(articles: list[str]) -> None:
    _, told = on_a_terminal(articles[:1])
    assert re.search(r"Checking .*\d:\d\d:\d\d", ESCAPE.sub("", told))
    assert last_line(told) == ""


def test_a_terminal_that_cannot_move_its_cursor_is_left_alone(articles: list[str]) -> None:
    out, told = on_a_terminal(articles[:2], TERM="dumb")
    assert len(out.splitlines()) == 2
    assert "\x1b" not in told


def test_none_when_piped(articles: list[str]) -> None:
    run = subprocess.run([*COMMAND, *articles], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert len(run.stdout.splitlines()) == len(articles)


def test_silence_costs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(3) as say:
        say(1, "article.txt")
    assert capsys.readouterr() == ("", "")


def test_what_was_done_before_ctrl_c_is_kept(tmp_path: Path) -> None:
    """Standard output a terminal too: each article is shown as it is done, and stays."""
    names = [f"a{n:02}.txt" for n in range(45)]
    for name in names:
        (tmp_path / name).write_text("Profit rose 45% to £60m from £50m.\n" * 20, "utf-8")
    ours, theirs = pty.openpty()
    heard = lambda: signal.signal(signal.SIGINT, signal.default_int_handler)  # noqa: E731 - CI may ignore it
    command = [*COMMAND, "--isolated", *names]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, cwd=tmp_path, preexec_fn=heard) as run:  # noqa: PLW1509
        os.close(theirs)
        told = b""
        while b"a02.txt:20:" not in told:  # the last line of the third
            told += os.read(ours, 65536)
        assert b"a40.txt:" not in told
        run.send_signal(signal.SIGINT)
        with suppress(OSError):
            while piece := os.read(ours, 65536):
                told += piece
    os.close(ours)
    assert run.returncode == 2
    for name in names[:3]:
        assert told.count(f"{name}:".encode()) == 20
    assert b"stopped before the check was done" in told
