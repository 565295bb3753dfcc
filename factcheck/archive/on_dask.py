"""The engine of many machines: the shards are sent to the workers of a Dask cluster, and come back as files to write."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from factcheck.archive.forked import made_apart
from factcheck.archive.made_with import made_with
from factcheck.archive.shard import make
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.archive.shard import Made, Task

PATIENCE: Final = 30  # seconds until there is a scheduler, and a worker
AHEAD: Final = 2  # shards for each thread of a worker: one that it is at, one that waits
LOOK: Final = 0.5  # seconds


def made_on(address: str, tasks: Iterator[Task], tick: Callable[[], None]) -> Iterator[Made]:
    """Yield shards as they are done; one that ends its workers again and again is made carefully on this machine."""
    from distributed import CancelledError, TimeoutError, wait  # noqa: A004 - its own name

    with _client(address) as client:
        waiting: dict[Any, Task] = {}
        while _submitted(client, tasks, waiting):
            tick()
            try:
                with client.as_current():  # `wait` asks the client of the thread; it is nobody else's
                    done = wait(list(waiting), timeout=LOOK, return_when="FIRST_COMPLETED").done
            except (TimeoutError, CancelledError):
                done = {future for future in waiting if future.done()}
            for future in done:
                yield _made(future, waiting.pop(future))


@contextmanager
def _client(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise FactcheckError(f"{address}: no scheduler of Dask answers there ({_first_line(error)}).") from error
    try:
        _look_at(client, address)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")  # articles are what there is to send
            yield client
    finally:
        client.close()


def _look_at(client: Any, address: str) -> None:  # noqa: ANN401 - distributed has no types
    """See that there are workers, and that they have the very tool that is here."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        theirs = client.run(made_with)
    except OSError as error:
        raise FactcheckError(f"{address}: this scheduler has no worker.") from error
    except Exception as error:
        raise FactcheckError(
            f"{address}: a worker there has no factcheck of this version ({_first_line(error)})."
        ) from error
    for worker, told in theirs.items():
        other = [name for name in {**made_with(), **told} if made_with().get(name) != told.get(name)]
        if other:
            raise FactcheckError(
                f"{worker}: this worker has {other[0]} {told.get(other[0])}, and here it is {made_with().get(other[0])}."
            )


def _submitted(client: Any, tasks: Iterator[Task], waiting: dict[Any, Task]) -> bool:  # noqa: ANN401
    """Send as much as the workers of now can use; false where all is done."""
    most = AHEAD * max(1, sum(client.nthreads().values()))
    while len(waiting) < most and (task := next(tasks, None)):
        waiting[client.submit(make, task, pure=False)] = task
    return bool(waiting)


def _made(future: Any, task: Task) -> Made:  # noqa: ANN401
    from distributed.scheduler import KilledWorker

    if future.status == "cancelled":
        raise FactcheckError("the scheduler is gone; what is done is kept, and the same command goes on.")
    error = future.exception()
    if isinstance(error, (KilledWorker, MemoryError)):
        return made_apart(task)
    if error is not None:
        raise FactcheckError(f"factcheck itself failed at shard {task.shard} ({type(error).__name__}: {error}).")
    made: Made = future.result()
    if made.made_with != made_with():
        raise FactcheckError("a worker that came later has another version of factcheck; what is done is kept.")
    return made


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
