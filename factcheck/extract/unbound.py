"""A figure after "than the", "above the" or "up to … from" is held against another: what looks like a hedge is a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.record import replace

if TYPE_CHECKING:
    from factcheck.extract.line import Line, Mention

BEHIND = 8  # words at most from "up to 30" to the "from" that makes it a level


def unbound(line: Line) -> Line:
    """The sentence with such words free of their figures."""
    mentions = tuple(_unbound(line, m) for m in line.mentions)
    if mentions == line.mentions:
        return line
    return replace(line, mentions=mentions, inside=frozenset(at for m in mentions for at in range(m.first, m.last)))


def _unbound(line: Line, mention: Mention) -> Mention:
    hedge = mention.figure.hedge
    if (
        hedge is None
        or hedge.first != mention.first
        or not (_held_against(line, mention) or _up_to_from(line, mention))
    ):
        return mention
    first = hedge.last + (line.lower(hedge.last) == "the")
    figure = replace(mention.figure, first=first, hedge=None)
    return replace(
        mention,
        figure=figure,
        quantity=replace(mention.quantity, hedge=None, interval=mention.quantity.printed.unrounded()),
    )


def _held_against(line: Line, mention: Mention) -> bool:
    """ "More than the 35", "above the 53": a figure that is known."""
    hedge = mention.figure.hedge
    assert hedge is not None  # noqa: S101
    bound = hedge.name in ("over", "under")
    return (
        bound
        and "the" in line.words(hedge.last, mention.figure.core)
        and line.lower(mention.last) not in words("directions", "not", "marks")
    )


def _up_to_from(line: Line, mention: Mention) -> bool:
    """ "Went up to 30 from 25"."""
    hedge = mention.figure.hedge
    assert hedge is not None  # noqa: S101
    return line.words(hedge.first, hedge.last) == ["up", "to"] and "from" in line.words(
        mention.last, mention.last + BEHIND
    )
