"""From a file, bytes or a text to an `Article`: decoded, its blocks told apart, its dateline read."""

from __future__ import annotations

from factcheck.ceilings import MEGABYTE
from factcheck.errors import FactcheckError
from factcheck.model import Article
from factcheck.readers.comments import SUFFIXES, comments_in
from factcheck.readers.dateline import find_dateline
from factcheck.readers.decoding import SIZE_LIMIT, decode
from factcheck.readers.opening import file_bytes
from factcheck.readers.plain import blocks_of

__all__ = ["SIZE_LIMIT", "from_text", "read", "read_bytes"]


def read(path: str, most: int | None = None) -> Article:
    """Read a file of at most so many bytes; what is wrong with it is said in one sentence."""
    return read_bytes(file_bytes(path, (most or SIZE_LIMIT) + 1), path, most)


def read_bytes(data: bytes, path: str, most: int | None = None) -> Article:
    """Make an article of a file's bytes; `path` is its name in the report."""
    limit = most or SIZE_LIMIT
    if len(data) > limit:
        raise FactcheckError(f"{path}: this file is over {limit // MEGABYTE} MB; cut it into single articles.")
    return from_text(decode(data, path), path)


def from_text(text: str, path: str = "<text>") -> Article:
    """Make an article of a text that is decoded already; not a character of it is changed."""
    blocks = blocks_of(text)
    comments = comments_in(text) if path.lower().endswith(SUFFIXES) else ()
    return Article(path, text, blocks, find_dateline(text, blocks), comments)
