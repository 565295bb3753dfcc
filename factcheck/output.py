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
    from collections.abc import Iterable, Sequence


def page_for(color: str, output_file: str | None) -> Page:
    """Measure the page: a file is UTF-8 and has no terminal's width."""
    width = shutil.get_terminal_size((80, 24)).columns
    if output_file is not None:
        return Page(width, color=color == "always")
    return Page(width, color=_has_color(color), encoding=sys.stdout.encoding or "utf-8")


def _has_color(color: str) -> bool:
    """Decide on colour: the option goes first, then NO_COLOR, then FORCE_COLOR, then whether a person looks on."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def refuse_document(articles: Sequence[str], output_file: str | None) -> None:
    """Say why a document cannot be given back there, before anything is checked."""
    if len(articles) != 1 or articles[0] == "-":
        raise FactcheckError("docx gives one document back with comments; name one .docx file.")
    if not articles[0].lower().endswith(".docx"):
        raise FactcheckError(f"{articles[0]}: only a Word document (.docx) can be given back with comments.")
    if output_file is None and sys.stdout.isatty():
        raise FactcheckError("a Word document is nothing for a terminal; say where it goes with -o FILE.")
    if output_file is not None and _is_same(Path(articles[0]), Path(output_file)):
        raise FactcheckError(f"{output_file}: the article itself is not written over; name another file.")


def _is_same(one: Path, two: Path) -> bool:
    try:
        return one.samefile(two)
    except OSError:
        return False


def write(pieces: Iterable[str | bytes], output_file: str | None) -> None:
    """Write the pieces as they come; all are taken, even where nobody reads on."""
    if output_file is not None:
        _write_file(b"".join(map(_as_bytes, pieces)), Path(output_file))
        return
    is_open = True
    for piece in pieces:
        is_open = is_open and _print(piece)


def _as_bytes(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece


def _print(piece: str | bytes) -> bool:
    """Print at once; false where the reader has gone, as `head` does."""
    try:
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit: let that go nowhere instead of into a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _write_file(content: bytes, path: Path) -> None:
    """Write beside the file and put it in its place in one step."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        _settle(Path(file.name), path)
    except OSError as error:
        raise FactcheckError(f"{path}: the report cannot be written there ({error.strerror}).") from error


def _settle(written: Path, path: Path) -> None:
    try:
        written.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        written.replace(path)
    except OSError:
        with suppress(OSError):
            written.unlink()
        raise


def _umask() -> int:
    """Read the mask of new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
