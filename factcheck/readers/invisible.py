"""Characters that take no room (zero-width spaces, soft hyphens, marks of direction): what is read is what a reader sees.

They come with text that was pasted from a page or a message, and sometimes on purpose. Left in, "17,0" and "22" with a
zero-width space between them would be two figures; so they are left out, and an `Origin` leads every place back to the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.origin import INVISIBLE, Origin, Run

if TYPE_CHECKING:
    from collections.abc import Iterator


def origin_of(text: str) -> Origin | None:
    """The text without what cannot be seen, with the way back; `None` where there is nothing to leave out."""
    if text.isascii() or not INVISIBLE.search(text):
        return None
    runs = tuple(seen(Run(text, 0, len(text)))) or (Run("", 0, 0),)
    starts, at = [], 0
    for run in runs:
        starts.append(at)
        at += len(run.text)
    return Origin(text, "".join(run.text for run in runs), tuple(starts), runs)


def seen(run: Run) -> Iterator[Run]:
    """Yield what can be seen of a run; one that stands for a whole place ("&shy;") still does."""
    text = run.text
    if text.isascii() or not INVISIBLE.search(text):
        yield run
    elif len(text) != run.end - run.start:
        if plain := INVISIBLE.sub("", text):
            yield Run(plain, run.start, run.end)
    else:
        at = 0
        for gap in INVISIBLE.finditer(text):
            if gap.start() > at:
                yield Run(text[at : gap.start()], run.start + at, run.start + gap.start())
            at = gap.end()
        if at < len(text):
            yield Run(text[at:], run.start + at, run.end)


def is_nothing(character: str) -> bool:
    """True for white space and for what cannot be seen."""
    return character.isspace() or INVISIBLE.match(character) is not None
