"""The level that stands to the left of a change word: "111,853 trucks, up 16.5%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.clauses import verb_between
from factcheck.extract.kinds import BARE, COUNTS, NO_LEVELS
from factcheck.extract.measures import comparable, included
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention


def level_left(frame: Frame, earlier: Sequence[Frame], edge: int) -> Mention | None:
    """The nearest figure to the left that the change is said of: "111,853 trucks, up 16.5%"."""
    line = frame.line
    used = {m.first for f in earlier for m in [*f.amounts, f.before] if m is not None} | {
        m.first for m in frame.amounts
    }
    like = frame.before or next(
        (m for m in frame.amounts if m.kind not in ("percent", "ratio", "percentage_points")), None
    )
    for mention in reversed(line.figures(line.first, edge)):
        if (
            mention.first in used
            or _any_at_all(mention)
            or line.compound(mention)
            or included(line, mention)
            or restated(line, mention)
            or (like is not None and _aside(line, mention, like))
        ):
            continue
        between = line.words(mention.last, edge)
        if line.lower(mention.last) == "(" and ")" in between:
            between = between[between.index(")") + 1 :]  # "8.1bn yuan ($1.2bn; 1.1bn euros), up from 7.4bn"
        if ";" in between or len(between) > 24:
            return None
        if _clause_break(line, mention.last, edge - _amounting(frame, edge)):
            return None
        if like is not None and not comparable(mention, like):
            if mention.kind == "percent" and like.kind == "number" and like.quantity.printed.place < 1:
                return None  # "of 412,100 flights, 78.4 per cent left on time, down from 81.1": a share as well
            if mention.kind == "duration" or (mention.kind == "percent" and like.kind != "percent"):
                continue
            return None
        if like is None and mention.kind in NO_LEVELS:
            return None
        return _whole_of_list(line, mention)
    return None


def _any_at_all(mention: Mention) -> bool:
    """The "at least one" of "271,000 homes got at least one notice, up 55 per cent from 175,000": no level."""
    return mention.quantity.hedge == "at_least" and mention.quantity.scalar == 1


def _whole_of_list(line: Line, last: Mention) -> Mention:
    """The 42 of "42 schools, 31 primary and 11 secondary, up from 26": what is told of is the whole, not its last part."""
    before = line.figures(line.first, last.first)[-2:]
    if len(before) < 2 or {m.kind for m in (*before, last)} - COUNTS:
        return last
    whole, one = before
    listed = line.gap(whole, one)[-1:] in ([","], [":"], ["("], ["—"], ["–"]) and line.gap(one, last)[-1:] == ["and"]
    return whole if listed and whole.quantity.scalar == one.quantity.scalar + last.quantity.scalar else last


def restated(line: Line, mention: Mention) -> bool:
    """True where a figure stands in brackets right behind another: "8.1bn yuan ($1.2bn; 1.1bn euros)"."""
    opened = next((i for i in range(mention.first - 1, line.first, -1) if line.lower(i) in ("(", ")")), None)
    if opened is None or line.lower(opened) == ")" or ")" not in line.words(mention.last, line.last):
        return False
    return mention.kind == "money" and any(m.last == opened and m.kind in BARE for m in line.mentions)


def _amounting(frame: Frame, edge: int) -> int:
    """The verb that "£5m represents a 12% increase" has before its size, with the article: words that break no clause."""
    if frame.anchor.form != "noun":
        return 0
    back = frame.line.words(edge - 2, edge)
    article = len(back) > 1 and back[1] in ("a", "an")
    return 2 if article and back[0] in words("told", "amounts_to", "words") else 0


def _aside(line: Line, mention: Mention, like: Mention) -> bool:
    """A figure that cannot be the level: "or $1.07 a share" beside billions, the "four" of "April four"."""
    behind = line.words(mention.last, mention.last + 2)
    shared = behind in (["a", "share"], ["per", "share"], ["a", "head"])
    bracketed = line.lower(mention.first - 1) == "(" and line.lower(mention.last) == ")"
    # As in "41.9bn yen (290m dollars), 42% down on 73bn yen" and "$3.6bn in the top 100 apps, up 16% from $3.1bn".
    if not comparable(mention, like) and (bracketed or (like.kind == "money" and mention.kind == "count")):
        return True
    return (shared and line.words(like.last, like.last + 2) != behind) or line.lower(mention.first - 1) in table(
        "dates"
    )["months"]


def _clause_break(line: Line, first: int, last: int) -> bool:
    """True where a clause with a subject and verb of its own lies between a figure and what is said of it."""
    verb = _own_verb(line, first, last)
    for at in range(first, last):
        word = line.lower(at)
        if at == verb:
            continue
        if word in words("changes", "clauses", "contrast") and at > first:
            return True
        if word == "and" and verb_between(line, at, last):
            return True
        if line.tag(at) in ("VBD", "VBZ", "VBP") and word not in words("changes", "gaps", "carrying"):
            return True
    return False


def _own_verb(line: Line, first: int, last: int) -> int | None:
    """The verb that the figure is the subject of: "some 6,000 protesters marched through the town, up 20% from ..."."""
    at = first
    while at < last and line.tag(at)[:2] in ("NN", "JJ", "CC"):
        at += 1
    own = first < at < last and line.tag(at) in ("VBD", "VBP") and "," in line.words(at, last)
    return at if own and ("," in line.words(at + 1, at + 3) or not line.verb(at + 1, last)) else None
