"""Several processes at the articles of one run: the same reports in the same order, sooner.

A process that dies costs its article alone; those that it had beside it are checked again by another.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from factcheck.desk import AT_ONCE, Job, checked_together, printable, reports_on
from factcheck.errors import FactcheckError
from factcheck.model import Report
from factcheck.progress import progress
from factcheck.stopping import STOPS, held_back, let_through

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

SHARES: Final = 4  # pieces of work for each process, so that all of them end at about the same time
PATIENCE: Final = 2  # seconds for a process to end
AHEAD: Final = 4  # pieces for each process that may wait for their turn: reports in waiting fill the memory

Piece = tuple[tuple[int, str], ...]  # articles with their numbers, from 0


def reports_by(size: int, paths: Sequence[str], job: Job) -> Iterator[Report]:
    """Check the articles with so many processes (0: one for each core); standard input is read by one alone."""
    size = min(size or os.cpu_count() or 1, len(paths))
    if size < 2 or "-" in paths:  # noqa: PLR2004 - one process needs no crew
        yield from reports_on(paths, job)
        return
    crew = _Crew(size, paths, job)
    try:
        yield from crew.reports()
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Crew:
    """The processes at work, each with its piece, and the reports that wait for their turn."""

    size: int
    paths: Sequence[str]
    job: Job
    idle: list[tuple[BaseProcess, Connection]] = field(default_factory=list)
    busy: dict[Connection, tuple[BaseProcess, Piece]] = field(default_factory=dict)
    done: dict[int, Report] = field(default_factory=dict)

    def reports(self) -> Iterator[Report]:
        """Yield the reports in order, and let no process run far ahead of the one that is waited for."""
        each = max(1, min(AT_ONCE, len(self.paths) // (self.size * SHARES)))
        pieces = deque(_pieces(self.paths, each))
        # Before a bar runs: a copy of a process with threads is not safe.
        self._hire()
        for number in range(len(self.paths)):
            if number not in self.done:
                with progress(len(self.paths)) as say:
                    while number not in self.done:
                        self._hand_out(pieces, number + self.size * AHEAD * each, say)
                        self._collect(pieces)
            yield self.done.pop(number)

    def _hire(self) -> None:
        """Hire as many as the system lets us; where it lets us nobody, that is an error."""
        while len(self.idle) < self.size:
            try:
                self.idle.append(self._hired())
            except OSError as error:  # too many open files, or processes
                self.size = len(self.idle)
                if not self.size:
                    raise FactcheckError(f"no process can be started ({error.strerror}); try -j 1.") from error

    def _hired(self) -> tuple[BaseProcess, Connection]:
        return hired(partial(checked_together, job=self.job))

    def _hand_out(self, pieces: deque[Piece], limit: int, say: Callable[[int, str], None]) -> None:
        while pieces and pieces[0][0][0] < limit and (self.idle or len(self.busy) < self.size):
            process, pipe = self.idle.pop() if self.idle else self._hired()
            piece = pieces.popleft()
            self.busy[pipe] = process, piece
            say(piece[0][0] + 1, printable(piece[0][1]))
            with suppress(OSError):  # it died before its work came: its pipe tells below
                pipe.send([path for _, path in piece])

    def _collect(self, pieces: deque[Piece]) -> None:
        """Take what is ready; the piece of a process that died is checked again, article by article."""
        from multiprocessing import connection

        ready = connection.wait(list(self.busy))
        for pipe in [pipe for pipe in self.busy if pipe in ready]:
            process, piece = self.busy.pop(pipe)
            try:
                reports = pipe.recv()
            except (EOFError, OSError):
                process.join()
                if len(piece) > 1:
                    pieces.extendleft((article,) for article in reversed(piece))
                    continue
                reports = [_lost(piece[0][1], process.exitcode)]
            else:
                self.idle.append((process, pipe))
            self.done.update(zip((number for number, _ in piece), reports, strict=True))

    def dismiss(self) -> None:
        """Send everyone home, in the middle of their work too."""
        for process in [process for process, _ in (*self.idle, *self.busy.values())]:
            process.terminate()
        for process in [process for process, _ in (*self.idle, *self.busy.values())]:
            process.join(PATIENCE)
            if process.is_alive():  # it was stopped, and hears nothing
                process.kill()
                process.join()


def _pieces(paths: Sequence[str], each: int) -> Iterator[Piece]:
    numbered = enumerate(paths)
    while piece := tuple(islice(numbered, each)):
        yield piece


def hired(do: Callable[[Any], object], *, afresh: bool = False) -> tuple[BaseProcess, Connection]:
    """A process that does what comes through its pipe: a copy of this one where that is safe, since it starts at once, and not `afresh`."""
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform == "linux" and not afresh else "spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, do), daemon=True)  # type: ignore[attr-defined]
    # A copy has our handlers until it sets its own: what comes before that waits for it.
    with held_back():
        process.start()
    theirs.close()
    return process, ours


def _work(pipe: Connection, do: Callable[[Any], object]) -> None:
    """Do what comes through the pipe until nothing more does; Ctrl-C is for the one who hired."""
    for stop in STOPS:
        if signal.getsignal(stop) is not signal.SIG_IGN:  # `nohup` keeps its word
            signal.signal(stop, signal.SIG_IGN if stop is signal.SIGINT else signal.SIG_DFL)
    let_through()
    Thread(target=leave_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(do(pipe.recv()))


def leave_with_parent() -> None:
    """End with the process that hired this one, however that one ended: nothing must go on working unseen."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _lost(path: str, code: int | None) -> Report:
    name = printable(path)
    how = f"was killed by {signal.Signals(-code).name}" if code is not None and code < 0 else "ended too early"
    return Report(name, error=f"{name}: the process that checked it {how}; with -j 1 it has the memory to itself.")
