"""The way back from an article's text to its file, where markup stands between the two."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from typing import Final, NamedTuple

from factcheck.record import dataclass

# Characters that take no room: soft hyphens, joiners, zero-width spaces, marks of direction, selectors of variants, tags.
UNSEEN: Final = (
    "\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
INVISIBLE: Final = re.compile(f"[{UNSEEN}]+")


class Run(NamedTuple):
    """A stretch of text with its place in the file.

    Where both are of one length they match character by character; else the text stands for the whole place, as "£" does
    for "&pound;".
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """`file` is the file's decoded text, `prose` what was read of it: without markup, links or comments.

    `starts` are the offsets into the prose at which the `runs` begin.
    """

    file: str
    prose: str
    starts: tuple[int, ...] = field(repr=False)
    runs: tuple[Run, ...] = field(repr=False)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the file of `prose[start:end]`; markup within it is part of it."""
        return self._to_file(start)[0], self._to_file(max(start, end - 1))[1]

    def _to_file(self, at: int) -> tuple[int, int]:
        """Return the place in the file of one character of the prose."""
        index = max(0, bisect_right(self.starts, at) - 1)
        run, within = self.runs[index], at - self.starts[index]
        if within >= len(run.text):  # between two blocks there is nothing
            return run.end, run.end
        if len(run.text) == run.end - run.start:
            return run.start + within, run.start + within + 1
        return run.start, run.end

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the prose of `file[start:end]`."""
        return self._to_prose(start), self._to_prose(max(start, end - 1), last=True)

    def _to_prose(self, at: int, *, last: bool = False) -> int:
        index = max(0, bisect_right(self.runs, at, key=lambda run: run.start) - 1)
        run, begin = self.runs[index], self.starts[index]
        if at >= run.end or len(run.text) != run.end - run.start:
            return begin + len(run.text) if last or at >= run.end else begin
        return begin + max(0, at - run.start) + last
