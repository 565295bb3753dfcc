"""From offsets into a text to the positions of the protocol and back.

The protocol ends a line at a line feed, a carriage return or both, and nowhere else; within a line it counts in the units that
editor and server agreed on, UTF-16 unless they said otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from lsprotocol.types import Position, Range

if TYPE_CHECKING:
    from collections.abc import Callable

LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Places:
    """The lines of one text; `units` counts a string in the units of the editor."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self.text = text
        self.units = units
        ends = list(LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.ends = [*(end.start() for end in ends), len(text)]

    def position(self, offset: int) -> Position:
        """Return the place of an offset; one past the end is the end."""
        offset = min(offset, len(self.text))
        line = bisect_right(self.starts, offset) - 1
        return Position(line, self.units(self.text[self.starts[line] : min(offset, self.ends[line])]))

    def range(self, start: int, end: int) -> Range:
        """Return the place of `text[start:end]`."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Return the offset of a place; one behind the end of its line is the end of the line."""
        if position.line >= len(self.starts):
            return len(self.text)
        at, end, left = self.starts[position.line], self.ends[position.line], position.character
        while at < end and left > 0:
            left -= self.units(self.text[at])
            at += 1
        return at

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]
