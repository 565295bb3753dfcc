"""From a file, bytes or a text to an `Article`: decoded, its blocks told apart, its dateline read."""

from __future__ import annotations

from factcheck.ceilings import MEGABYTE
from factcheck.errors import TooLargeError
from factcheck.model import Article
from factcheck.readers.comments import SUFFIXES, comments_in
from factcheck.readers.dateline import find_dateline
from factcheck.readers.formats import needs_watching, reader_for, size_limit
from factcheck.readers.invisible import origin_of
from factcheck.readers.opening import file_bytes
from factcheck.readers.plain import blocks_of, line_ends

__all__ = ["file_bytes", "from_text", "needs_watching", "read", "read_bytes", "size_limit"]


def read(path: str, most: int | None = None) -> Article:
    """Read a file of at most so many bytes; what is wrong with it is said in one sentence."""
    return read_bytes(file_bytes(path, (most or size_limit(path)) + 1), path, most)


def read_bytes(data: bytes, path: str, most: int | None = None) -> Article:
    """Make an article of a file's bytes; `path` is its name in the report, and its suffix tells the format."""
    limit = most or size_limit(path)
    if len(data) > limit:
        raise TooLargeError(f"{path}: this file is over {limit // MEGABYTE} MB; cut it into single articles.")
    return reader_for(path, data)(data, path)


def from_text(text: str, path: str = "<text>") -> Article:
    """Make an article of a text that is decoded already; how its white space is set changes nothing but its offsets."""
    origin = origin_of(text)
    if joints := line_ends(text if origin is None else origin.prose):
        origin = origin_of(text, joints if origin is None else [origin.outward(*joint) for joint in joints])
    prose = text if origin is None else origin.prose
    blocks = blocks_of(prose)
    comments = comments_in(text) if path.lower().endswith(SUFFIXES) else ()
    return Article(path, prose, blocks, find_dateline(prose, blocks), comments, origin)
