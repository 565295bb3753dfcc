"""Files that are there whole or not at all, on the disk and not only in its cache."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def put(path: Path, content: bytes) -> None:
    """Write beside the file, to the disk, and give it its name in one step; of one that fails nothing is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = beside_of(path)
    try:
        _write(beside, content)
        beside.replace(path)
        _settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _told(path, error) from error


def beside_of(path: Path) -> Path:
    """Where a file is written before it has its name; what a kill leaves there is written over."""
    return path.with_name(f".{path.name}.tmp")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the new name on the disk too, where a folder can be asked for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _told(path: Path, error: OSError) -> FactcheckError:
    if error.errno in FULL:
        return FactcheckError(
            f"{path}: there is no room left ({error.strerror}); what is done is kept: make room, and the same command goes on."
        )
    return FactcheckError(f"{path}: this file cannot be written ({error.strerror}).")


def as_json(value: Mapping[str, object]) -> bytes:
    """Write what a person may read too."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
