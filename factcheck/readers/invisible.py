"""What is read is what a reader sees, whatever white space it is set in.

Characters that take no room (zero-width spaces, soft hyphens, marks of direction) come with text that was pasted from a page or
a message, and sometimes on purpose. Left in, "17,0" and "22" with a zero-width space between them would be two figures; so they
are left out. A no-break or a thin space is a space, as are two behind a full stop. An `Origin` leads every place back to the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.origin import INVISIBLE, UNSEEN, Origin, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ODD: Final = re.compile(rf"[{UNSEEN}]|[^\S\r\n ]|(?<! )  (?! )")
STRETCH: Final = re.compile(rf"[{UNSEEN}]+|[^\S\r\n]+")
TWO: Final = 2  # spaces behind a full stop; more, or two between digits, are a column's


def origin_of(text: str, joints: Sequence[tuple[int, int]] = ()) -> Origin | None:
    """The text as it is read, with the way back; `None` where it is read as it stands. `joints` are line ends that are a space."""
    if not joints and not ODD.search(text):
        return None
    runs = tuple(_joined(text, joints)) or (Run("", 0, 0),)
    starts, at = [], 0
    for run in runs:
        starts.append(at)
        at += len(run.text)
    return Origin(text, "".join(run.text for run in runs), tuple(starts), runs)


def _joined(text: str, joints: Sequence[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in joints:
        yield from seen(Run(text[at:start], at, start))
        yield Run(" ", start, end)
        at = end
    yield from seen(Run(text[at:], at, len(text)))


def seen(run: Run) -> Iterator[Run]:
    """Yield what can be seen of a run; one that stands for a whole place ("&shy;") still does."""
    text = run.text
    if not ODD.search(text):
        if text:
            yield run
    elif len(text) != run.end - run.start:
        if plain := STRETCH.sub(lambda odd: _plain(text, odd), text):
            yield Run(plain, run.start, run.end)
    else:
        at = 0
        for odd in STRETCH.finditer(text):
            plain = _plain(text, odd)
            if plain == odd.group():
                continue
            if odd.start() > at:
                yield Run(text[at : odd.start()], run.start + at, run.start + odd.start())
            if plain:
                yield Run(plain, run.start + odd.start(), run.start + odd.end())
            at = odd.end()
        if at < len(text):
            yield Run(text[at:], run.start + at, run.end)


def _plain(text: str, odd: re.Match[str]) -> str:
    """What is read of white space or of what cannot be seen; the gap between two columns of digits stays one."""
    space = odd.group()
    if not space.isspace():
        return ""
    between = text[odd.start() - 1 : odd.start()].isdecimal() and text[odd.end() : odd.end() + 1].isdecimal()
    if between and space in {"\t", "  "}:
        return "  "
    return " " if len(space) == TWO else " " * len(space)


def is_nothing(character: str) -> bool:
    """True for white space and for what cannot be seen."""
    return character.isspace() or INVISIBLE.match(character) is not None
