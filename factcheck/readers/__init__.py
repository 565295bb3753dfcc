"""From a file, bytes or a text to an `Article`: decoded, its blocks told apart, its dateline read."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.model import Article
from factcheck.readers.comments import SUFFIXES, comments_in
from factcheck.readers.dateline import find_dateline
from factcheck.readers.formats import reader_for, size_limit
from factcheck.readers.plain import blocks_of

__all__ = ["file_bytes", "from_text", "read", "read_bytes", "size_limit"]


def read(path: str) -> Article:
    """Read a file; what is wrong with it is said in one sentence."""
    return read_bytes(file_bytes(path), path)


def file_bytes(path: str) -> bytes:
    """Return what a file holds, up to one byte over what its format may."""
    try:
        with Path(path).open("rb") as file:
            return file.read(size_limit(path) + 1)
    except IsADirectoryError as error:
        raise FactcheckError(f"{path}: this is a folder; name the articles in it.") from error
    except FileNotFoundError as error:
        raise FactcheckError(f"{path}: there is no such file.") from error
    except PermissionError as error:
        raise FactcheckError(f"{path}: you may not read this file.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FactcheckError(f"{path}: this file cannot be read ({reason}).") from error


def read_bytes(data: bytes, path: str) -> Article:
    """Make an article of a file's bytes; `path` is its name in the report, and its suffix tells the format."""
    return reader_for(path, data)(data, path)


def from_text(text: str, path: str = "<text>") -> Article:
    """Make an article of a text that is decoded already; not a character of it is changed."""
    blocks = blocks_of(text)
    comments = comments_in(text) if path.lower().endswith(SUFFIXES) else ()
    return Article(path, text, blocks, find_dateline(text, blocks), comments)
