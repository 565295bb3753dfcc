"""Where a report goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable


def page_for(color: str, output_file: str | None) -> Page:
    """Measure the page: a file is UTF-8 and has no terminal's width."""
    width = shutil.get_terminal_size((80, 24)).columns
    if output_file is not None:
        return Page(width, color=color == "always")
    return Page(width, color=_has_color(color), encoding=getattr(sys.stdout, "encoding", None) or "utf-8")


def _has_color(color: str) -> bool:
    """Decide on colour: the option goes first, then NO_COLOR, then FORCE_COLOR, then whether a person looks on."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write(pieces: Iterable[str], output_file: str | None) -> None:
    """Write the pieces as they come; all are taken, even where nobody reads on."""
    if output_file is not None:
        _write_file("".join(pieces), Path(output_file))
        return
    is_open = True
    for piece in pieces:
        is_open = is_open and _print(piece)


def _print(piece: str) -> bool:
    """Print at once; false where the reader has gone, as `head` does."""
    if sys.stdout is None:
        raise FactcheckError("standard output is closed; give it a place, or write to a file with -o.")
    try:
        sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more at exit: let that go nowhere instead of into a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return False
        raise FactcheckError(f"the report cannot be written to standard output ({error.strerror}).") from error
    return True


def _write_file(text: str, path: Path) -> None:
    """Write beside the file and put it in its place in one step; what is no file (`/dev/null`) is written to."""
    try:
        target = Path(os.path.realpath(path))  # what a link leads to is written, and the link stays
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            return
        _replace(text, target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FactcheckError(f"{path}: the report cannot be written there ({reason}).") from error


def _replace(text: str, path: Path) -> None:
    """Write a new file whole, then let it take the old one's name; nothing is left of one that fails."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp", delete=False
    ) as file:
        written = Path(file.name)
        try:
            file.write(text)
            file.close()
            written.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            written.replace(path)
        except BaseException:  # Ctrl-C too must leave nothing behind
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                written.unlink()
            raise


def _umask() -> int:
    """Read the mask of new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
