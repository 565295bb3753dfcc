"""Lines set for a terminal, a file or a pipe, as `factcheck.reporters.page` sets them by rich.

Only for text in which every character takes one cell: that of our own pages, and ASCII.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Final, TypeAlias

    Line: TypeAlias = tuple[
        int, tuple[tuple[str, str], ...]
    ]  # how far it is indented, and runs of text with their style

NARROWEST: Final = 40
WIDEST: Final = 200
STYLES: Final = {"bold": "\x1b[1m", "dim": "\x1b[2m"}
PLAIN: Final = "\x1b[0m"
TEXTS: Final = os.path.join(os.path.dirname(__file__), "texts")


def read(name: str) -> str:
    """Return one of the texts that were made beforehand."""
    with open(os.path.join(TEXTS, name), "rb") as file:
        return file.read().decode("utf-8")


def columns() -> int:
    """Return the width of the terminal, as `shutil.get_terminal_size` finds it: 80 where there is none."""
    try:
        told = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        told = 0
    if told > 0:
        return told
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


def has_color() -> bool:
    """Decide on colour as `--color auto` does: NO_COLOR, then FORCE_COLOR, then whether a person looks on."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return os.isatty(1) and os.environ.get("TERM") != "dumb"


def as_file(lines: Iterable[Line]) -> str:
    """Write lines as a text that `from_file` reads: indent, and style and words of each run, between tabs."""
    rows = (("\t".join((str(indent), *(part for run in runs for part in run)))) for indent, runs in lines)
    return "".join(f"{row}\n" for row in rows)


def from_file(text: str) -> Iterator[Line]:
    """Read what `as_file` wrote."""
    for row in text.splitlines():
        indent, *parts = row.split("\t")
        yield int(indent), tuple(zip(parts[::2], parts[1::2], strict=True))


def set_lines(lines: Iterable[Line]) -> str:
    """Set lines one under another; one of a single style is wrapped, one of several fits as it is."""
    width, color = max(NARROWEST, min(columns(), WIDEST)), has_color()
    found: list[str] = []
    for indent, runs in lines:
        pieces = [runs]
        if len(runs) == 1:
            ((style, words),) = runs
            pieces = [((style, piece),) for piece in wrapped(words, width - indent)]
        found += [(" " * indent + _styled(piece, color=color)).rstrip() for piece in pieces]
    return "\n".join(found).rstrip("\n") + "\n"


def _styled(runs: Sequence[tuple[str, str]], *, color: bool) -> str:
    return "".join(f"{STYLES[style]}{words}{PLAIN}" if color and style and words else words for style, words in runs)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text at its spaces, and a word that is too long wherever it must be, as rich does."""
    starts, used, at = [0], 0, 0
    for word in _words(text):
        length = len(word.rstrip(" "))
        if length <= width - used:
            used += len(word)
        elif length > width:
            pieces = range(0, len(word), width)
            starts += [at + piece for piece in pieces if at + piece]
            used = len(word) - pieces[-1]
        elif used and at:
            starts.append(at)
            used = len(word)
        at += len(word)
    lines = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [line[:width] + line[width:].rstrip(" ") for line in lines]


def _words(text: str) -> Iterator[str]:
    """Cut a text before each word, so that the spaces behind it belong to it; those at the head are the first one's."""
    start, inside = 0, False
    for at, character in enumerate(text):
        if character != " " and not inside and text[start:at].strip(" "):
            yield text[start:at]
            start = at
        inside = character != " "
    if text.strip(" "):
        yield text[start:]
