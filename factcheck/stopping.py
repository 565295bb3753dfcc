"""Being stopped: by a person, by the system, or because one file takes too long."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from factcheck.errors import TooLongError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# SIGKILL nobody can answer; Windows has no SIGHUP.
STOPS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
LEAST_LEFT: Final = 0.01  # seconds: none would be no limit
UNTOUCHED: Final = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(BaseException):
    """Somebody asked the program to end.

    Not `KeyboardInterrupt`: where that passes through a library's C code, Python ends with the signal and not with our code.
    """


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise `Stopped` on a request to end, so that what was begun is tidied up; `nohup` keeps its word."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {stop: signal.signal(stop, _stop) for stop in STOPS if signal.getsignal(stop) in UNTOUCHED}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


@contextmanager
def held_back() -> Iterator[None]:
    """Let no request to end arrive inside, here or in a process begun inside (that one calls `let_through`); Windows has no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through() -> None:
    """Hear again what was held back where this process began."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


class TooLong(BaseException):
    """The time of one file is over; not an `Exception`, for libraries catch each of these."""


@contextmanager
def within(seconds: int, what: str, spent: float = 0.0) -> Iterator[None]:
    """Raise `FactcheckError` where the work takes longer, with what was `spent` on it before; without a limit on Windows and outside the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def too_long(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, too_long)
    # Again every second: a library may catch the first one.
    signal.setitimer(signal.ITIMER_REAL, max(LEAST_LEFT, seconds - spent), 1)
    try:
        yield
    except TooLong:
        raise took_too_long(what, seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def took_too_long(what: str, seconds: int) -> TooLongError:
    """Say that the time of one file is over."""
    return TooLongError(
        f"{what}: checking this took over {seconds} s; cut it into single articles, or allow more (--max-seconds)."
    )
