"""The bytes of a file: never more than are wanted, and never of what is no file. A link is followed, as everywhere."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from typing import Final

from factcheck.errors import FactcheckError

# `factcheck <(pandoc …)` names a pipe that another program writes to already: that one does not hang.
OPEN_ALREADY: Final = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
# A named pipe would wait for a writer that may never come.
AT_ONCE: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SORTS: Final = (
    (stat.S_ISDIR, "a folder", "name the articles in it."),
    (stat.S_ISFIFO, "a pipe and no file", "send it to standard input and name '-' instead."),
    (stat.S_ISSOCK, "a socket and no file", "save the article and name that file."),
    (stat.S_ISCHR, "a device and no file", "save the article and name that file."),
    (stat.S_ISBLK, "a device and no file", "save the article and name that file."),
)


def file_bytes(path: str, most: int) -> bytes:
    """Return the first `most` bytes of a file; what is wrong with it is said in one sentence."""
    try:
        return regular_bytes(path, most)
    except FileNotFoundError as error:
        raise FactcheckError(f"{path}: there is no such file.") from error
    except PermissionError as error:
        raise FactcheckError(f"{path}: you may not read this file.") from error
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            if sort := _sort(os.stat(path), path):  # noqa: PTH116 - a socket or a folder, which some systems do not even open
                raise FactcheckError(f"{path}: this is {'; '.join(sort)}") from error
        reason = getattr(error, "strerror", None) or str(error)
        raise FactcheckError(f"{path}: this file cannot be read ({reason}).") from error


def regular_bytes(path: str, most: int) -> bytes:
    """Return the first `most` bytes; `OSError` where that cannot be done, and for a pipe or a device, without a wait."""
    descriptor = os.open(path, AT_ONCE)
    with os.fdopen(descriptor, "rb") as file:
        if sort := _sort(os.fstat(descriptor), path):
            raise OSError(errno.EINVAL, f"it is {sort[0]}")
        os.set_blocking(descriptor, True)
        return file.read(most)


def stdin_bytes(name: str, most: int) -> bytes:
    """Return the first `most` bytes of standard input."""
    if sys.stdin is None:
        raise FactcheckError(f"{name}: standard input is closed; name a file.")
    return sys.stdin.buffer.read(most)


def _sort(status: os.stat_result, path: str) -> tuple[str, str] | None:
    """Tell what it is that is no file, and what to do about it."""
    if path.startswith(OPEN_ALREADY) and not stat.S_ISDIR(status.st_mode):
        return None
    return next(((name, advice) for is_such, name, advice in SORTS if is_such(status.st_mode)), None)
