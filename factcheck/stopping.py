"""Being stopped: by a person, by the system, or because one file takes too long."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# Ctrl-C is one of Python's own; SIGKILL nobody can answer. Windows has no SIGHUP.
STOPS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def stoppable() -> Iterator[None]:
    """Take a request to end as Ctrl-C, so that what was begun is tidied up; `nohup` keeps its word."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {stop: signal.signal(stop, _stop) for stop in STOPS if signal.getsignal(stop) is signal.SIG_DFL}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def within(seconds: int, what: str) -> Iterator[None]:
    """Raise `FactcheckError` where the work takes longer; without a limit on Windows and outside the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def too_long(_signal: int, _frame: FrameType | None) -> None:
        raise FactcheckError(
            f"{what}: checking this took over {seconds} s; cut it into single articles, or allow more (--max-seconds)."
        )

    before = signal.signal(signal.SIGALRM, too_long)
    # Again every second: a library may catch the first one.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
