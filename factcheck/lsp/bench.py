"""Where documents are checked: a process of its own, which can be ended when nobody waits for it any more."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any

from factcheck.crew import hired
from factcheck.lsp.checking import Checked, check_document

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


class Bench:
    """Checks one document at a time; the thread only waits for the process."""

    def __init__(self) -> None:
        self._waiting = ThreadPoolExecutor(1, "bench")
        self._lock = Lock()
        self._hired: tuple[BaseProcess, Connection] | None = None
        self._is_closed = False

    async def check(self, text: str, path: str) -> Checked | None:
        """Check a text as if it stood at a path; `None` where it was given up."""
        return await asyncio.get_running_loop().run_in_executor(self._waiting, self._ask, text, path)

    def give_up(self) -> None:
        """End what is under way, in the middle of it."""
        with self._lock:
            process, self._hired = self._hired, None
            if process is not None:
                process[0].kill()

    def close(self) -> None:
        """Give up, and begin nothing more."""
        self._is_closed = True
        self.give_up()
        self._waiting.shutdown(wait=False, cancel_futures=True)

    def _ask(self, text: str, path: str) -> Checked | None:
        with self._lock:
            if self._is_closed:
                return None
            if self._hired is None or not self._hired[0].is_alive():
                self._hired = hired(checked, afresh=True)
            pipe = self._hired[1]
        with suppress(EOFError, OSError):  # it was ended
            pipe.send((text, path))
            found = pipe.recv()
            return found if isinstance(found, Checked) else None
        return None


def checked(task: Any) -> Checked:  # noqa: ANN401 - what came through the pipe
    """Check a text and a path that came through a pipe."""
    return check_document(*task)
