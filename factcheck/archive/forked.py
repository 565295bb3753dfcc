"""The engine of one machine: processes copied from this one, with the model loaded, each at one shard."""

from __future__ import annotations

import os
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import connection
from typing import TYPE_CHECKING, Final

from factcheck.archive.shard import make
from factcheck.crew import hired
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from factcheck.archive.shard import Made, Task

RENEWED: Final = (
    8  # shards of one process, before a fresh copy takes its place: the words that it has seen fill its memory
)
CAREFUL: Final = 2  # deaths at a shard, from which each article is given a process of its own ...
HOPELESS: Final = 5  # ... and from which something else must be wrong
PATIENCE: Final = 0.5  # seconds between two looks at the clock


def made_by(size: int, tasks: Iterator[Task], tick: Callable[[], None]) -> Iterator[Made]:
    """Yield shards as they are done, with so many processes (0: one for each core)."""
    import factcheck

    factcheck.warm()  # once, for all that are copied from this process
    crew = _Crew(size or os.cpu_count() or 1, tasks)
    try:
        yield from crew.made(tick)
    finally:
        crew.dismiss()


def made_apart(task: Task) -> Made:
    """Make a shard carefully, in a process that is no copy of this one, which may have threads."""
    process, pipe = hired(attempt, afresh=True)
    try:
        pipe.send(replace(task, careful=True))
        return _answer(pipe.recv())
    except (EOFError, OSError) as error:
        raise _hopeless(task) from error
    finally:
        process.terminate()
        process.join()


def attempt(task: Task) -> Made | str:
    """Make a shard; what goes wrong is told, but for a lack of memory, which ends the process."""
    try:
        return make(task)
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - it is raised again by the one who waits
        return f"factcheck itself failed at shard {task.shard} ({type(error).__name__}: {error})."


@dataclass(slots=True)
class _Crew:
    """The processes, each with the shard that it is at and how many it made."""

    size: int
    tasks: Iterator[Task]
    idle: list[tuple[BaseProcess, Connection, int]] = field(default_factory=list)
    busy: dict[Connection, tuple[BaseProcess, Task, int]] = field(default_factory=dict)
    again: deque[Task] = field(default_factory=deque)
    deaths: Counter[int] = field(default_factory=Counter)

    def made(self, tick: Callable[[], None]) -> Iterator[Made]:
        self._hand_out()
        while self.busy:
            tick()
            for pipe in connection.wait(list(self.busy), PATIENCE):
                made = self._collected(pipe)  # type: ignore[arg-type]  # what was given comes back
                self._hand_out()
                if made is not None:
                    yield made

    def _hand_out(self) -> None:
        while len(self.busy) < self.size and (task := self.again.popleft() if self.again else next(self.tasks, None)):
            process, pipe, count = self.idle.pop() if self.idle else (*hired(attempt), 0)
            self.busy[pipe] = process, task, count + 1
            with suppress(OSError):  # it died before its work came: its pipe tells
                pipe.send(task)

    def _collected(self, pipe: Connection) -> Made | None:
        process, task, count = self.busy.pop(pipe)
        try:
            answer = pipe.recv()
        except (EOFError, OSError):
            pipe.close()
            process.join()
            self.again.append(self._after_death(task))
            return None
        if count < RENEWED:
            self.idle.append((process, pipe, count))
        else:
            pipe.close()
            process.terminate()  # a copy holds our end of its pipe too, and would wait for ever
            process.join()
        return _answer(answer)

    def _after_death(self, task: Task) -> Task:
        self.deaths[task.shard] += 1
        if self.deaths[task.shard] >= HOPELESS:
            raise _hopeless(task)
        return replace(task, careful=self.deaths[task.shard] >= CAREFUL)

    def dismiss(self) -> None:
        for process in [one[0] for one in (*self.idle, *self.busy.values())]:
            process.terminate()
            process.join()


def _answer(answer: Made | str) -> Made:
    if isinstance(answer, str):
        raise FactcheckError(answer)
    return answer


def _hopeless(task: Task) -> FactcheckError:
    return FactcheckError(
        f"the processes that checked shard {task.shard} ended too early, each time; what is done is kept: "
        "with more memory, or fewer processes (-j), the same command goes on."
    )
