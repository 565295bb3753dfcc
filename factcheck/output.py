"""Where a report goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
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


def refuse_overwriting(articles: Sequence[str], outputs: Sequence[str | Path | None]) -> None:
    """Say no where a report or a baseline would be written over an article that is read, through a link too."""
    for output in outputs:
        if output and any(article != "-" and _is_same(Path(article), Path(output)) for article in articles):
            raise FactcheckError(f"{output}: the article itself is not written over; name another file.")


def _is_same(one: Path, two: Path) -> bool:
    try:
        return one.samefile(two)
    except (OSError, ValueError):  # a name that no file can have
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
    if sys.stdout is None:
        raise FactcheckError("standard output is closed; give it a place, or write to a file with -o.")
    try:
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more at exit: let that go nowhere instead of into a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return False
        raise FactcheckError(f"the report cannot be written to standard output ({error.strerror}).") from error
    return True


def _write_file(content: bytes, path: Path) -> None:
    """Write beside the file and put it in its place in one step; what is no file (`/dev/null`) is written to."""
    try:
        target = Path(os.path.realpath(path))  # what a link leads to is written, and the link stays
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.write(content)
            return
        _replace(content, target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FactcheckError(f"{path}: the report cannot be written there ({reason}).") from error


def _replace(content: bytes, path: Path) -> None:
    """Write a new file whole, then let it take the old one's name; nothing is left of one that fails."""
    import tempfile

    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp", delete=False
    ) as file:
        written = Path(file.name)
        try:
            file.write(content)
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
