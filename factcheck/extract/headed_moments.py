"""Find a headline's day, month, weekday, year or quarter that its story does not tell, where the story opens with another.

Of 248 such moments in the headlines of ten teaching folds (4,972 articles) 178 are told again below; of the others, one stands over a story that
shares a word about the moment and opens with another moment of its sort, and is no error: where the two differ, a reader has to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.events import Event
    from factcheck.extract.moments import Timing

PARTS: Final = ("weekday", "day", "month", "quarter", "half", "season", "year")
DATELINE: Final = frozenset(("day", "year"))  # a headline with both tells when it was posted
FAR: Final = 10  # years
OPENING: Final = 4  # sentences below a headline that tell what it is about
FORM: Final = "headline-alone"  # of words, as those of same_events.py


def headed_moments(
    placed: Sequence[Event],
) -> Iterator[tuple[Timing, Timing, str, tuple[str, ...], str | None]]:
    """Each headline's moment with the one that its story tells in its place, and the part of the date in which they differ."""
    story = [one for one in placed if one.moment.block.kind != "headline"]
    known = {part for one in story for part in one.moment.parts}
    for head in placed:
        if head.moment.block.kind == "headline" and not dict(head.moment.parts).keys() >= DATELINE:
            for part, value in head.moment.parts:
                rival = None if part not in PARTS or (part, value) in known else _rival(head, story, part)
                if rival is not None:
                    yield head.moment, rival.moment, part, ("place head-lead",), FORM
                    break


def _rival(head: Event, story: Sequence[Event], part: str) -> Event | None:
    """The moment of the opening that tells the part and shares most words about it with the headline."""
    opening = [one for one in story if part in dict(one.moment.parts) and _near(head, one, part)]
    best = max(opening, key=lambda one: len(head.near.keys() & one.near.keys()), default=None)
    return best if best is not None and head.near.keys() & best.near.keys() else None


def _near(head: Event, one: Event, part: str) -> bool:
    """Whether a moment stands in the story's opening and may be the headline's with a slip: no year of another age."""
    away = abs(dict(head.moment.parts)[part] - dict(one.moment.parts)[part])
    return one.moment.sentence - head.moment.sentence <= OPENING and (part != "year" or away <= FAR)
