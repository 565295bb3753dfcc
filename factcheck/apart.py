"""Work in a process of its own, which can be ended in the middle of a library's C code: no alarm is heard there."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from factcheck.errors import FactcheckError
from factcheck.stopping import held_back, let_through, took_too_long

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
CAN: Final = sys.platform == "linux"  # elsewhere a copy of a process is not safe with the libraries that are loaded


def apart(work: Callable[[], Made], seconds: int, what: str) -> Made:
    """Return what the work makes, or raise what it raises; where a process cannot be copied it is done here."""
    if not CAN:
        return work()
    ours, theirs = os.pipe()
    with warnings.catch_warnings():  # of a thread, such as that of a bar: the copy needs none of its locks
        warnings.simplefilter("ignore", DeprecationWarning)
        with held_back():  # the copy has our handlers until it sets its own
            child = os.fork()
            if child == 0:
                _answer(work, seconds, theirs)
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb") as pipe:
            answer = pipe.read()
    except BaseException:
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == -signal.SIGALRM:
        raise took_too_long(what, seconds)
    if code:
        raise FactcheckError(f"{what}: this file brought the library down that reads it; save its text instead.")
    made, error = pickle.loads(answer)  # noqa: S301 - written by ourselves
    if error is not None:
        raise error
    return made  # type: ignore[no-any-return]


def _answer(work: Callable[[], Made], seconds: int, pipe: int) -> None:
    """Do the work and end; the system ends it when its time is over, whatever code it is in."""
    code = 1
    try:
        for stop in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, signal.SIG_DFL)
        let_through()
        signal.setitimer(signal.ITIMER_REAL, seconds)
        with os.fdopen(pipe, "wb") as file:
            file.write(_answered(work))
        code = 0
    finally:
        os._exit(code)


def _answered(work: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps((work(), None))
    except Exception as error:  # noqa: BLE001 - it is raised again by the one who waits
        try:
            return pickle.dumps((None, error))
        except Exception:  # noqa: BLE001 - what cannot be sent is told
            return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
