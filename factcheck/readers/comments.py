"""Comments in Markdown and HTML (`<!-- … -->`): no reader of the page sees them, but some are meant for us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Comment

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN: Final = "<!--"
CLOSE: Final = "-->"
SUFFIXES: Final = (".md", ".markdown", ".html", ".htm", ".xhtml")


def comments_in(text: str) -> tuple[Comment, ...]:
    """List the comments of a source text, each with its place; one that is never closed ends with the text."""
    return tuple(_comments(text))


def _comments(text: str) -> Iterator[Comment]:
    start, line, counted = text.find(OPEN), 1, 0
    while start >= 0:
        line, counted = line + text.count("\n", counted, start), start
        close = text.find(CLOSE, start + len(OPEN))
        end = close + len(CLOSE) if close >= 0 else len(text)
        inside = text[start + len(OPEN) : close if close >= 0 else len(text)]
        yield Comment(" ".join(inside.split()), start, end, line)
        start = text.find(OPEN, end)
