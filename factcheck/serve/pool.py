"""The worker processes: so many checks at a time, a queue of bounded length, and an end to what takes too long."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import CancelledError
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from pebble import ProcessExpired, ProcessPool

from factcheck.errors import FactcheckError, TooLargeError
from factcheck.serve.problems import Problem
from factcheck.serve.work import warm_up, work

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from factcheck.serve.work import Answer, Task

TASKS: Final = 2_000  # of one process, before another takes its place: what it held on to goes with it
PATIENCE: Final = 5  # seconds for checks under way when the service ends


class Pool:
    """Hands tasks to the workers; `waiting` are those that are not answered yet."""

    def __init__(self, jobs: int, seconds: int, most_waiting: int) -> None:
        self.jobs = jobs
        self.seconds = seconds
        self.most_waiting = most_waiting
        self.waiting = 0
        self.is_warm = False
        self._pool: Any = ProcessPool(jobs, TASKS, warm_up, context=_context())

    async def warm(self, task: Task) -> None:
        """Have each worker do something, so that the first who asks need not wait."""
        await asyncio.gather(*(asyncio.wrap_future(self._pool.schedule(work, (task,))) for _ in range(self.jobs)))
        self.is_warm = True

    async def run(self, task: Task, gone: Callable[[], Awaitable[None]]) -> Answer:
        """Return what a worker makes; where nobody waits any more (`gone`) it is not begun."""
        if self.waiting >= self.most_waiting:
            raise Problem(503, "busy", "Too many checks are waiting; ask again in a few seconds.", {"Retry-After": "5"})
        self.waiting += 1
        try:
            return await self._answer(task, gone)
        except TimeoutError as error:
            raise Problem(
                422, "too-long", f"{task.name}: checking this took over {self.seconds} s; cut it into single articles."
            ) from error
        except TooLargeError as error:
            raise Problem(413, "too-large", str(error)) from error
        except FactcheckError as error:
            raise Problem(422, "unreadable", str(error)) from error
        except ProcessExpired as error:
            raise Problem(500, "failed", f"{task.name}: the process that checked it ended too early.") from error
        finally:
            self.waiting -= 1

    async def _answer(self, task: Task, gone: Callable[[], Awaitable[None]]) -> Answer:
        future: Any = self._pool.schedule(work, (task,), timeout=self.seconds)
        answer: asyncio.Future[Answer] = asyncio.wrap_future(future)
        left: asyncio.Future[None] = asyncio.ensure_future(gone())
        try:
            both: list[asyncio.Future[Any]] = [answer, left]
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done() and not future.running():
                answer.cancel()
            return await answer
        except (CancelledError, asyncio.CancelledError) as error:
            raise Problem(499, "malformed", "Nobody waits for this answer any more.") from error
        finally:
            left.cancel()

    def close(self) -> None:
        """Let what is under way end, for a while; then end it."""
        self._pool.close()
        try:
            self._pool.join(PATIENCE)
        except TimeoutError:
            self._pool.stop()
            self._pool.join()


def _context() -> Any:  # noqa: ANN401 - of multiprocessing, whose types differ by system
    """Fork from a server that has the model loaded, where forking is safe; elsewhere each worker loads it."""
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["factcheck.serve.warm"])
    return context
