"""A change word and the end of a scale that it leads to or from: "rose to a 15-month high", "fell from its peak"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.change_words import change_word
from factcheck.extract.measures import price_of_money
from factcheck.extract.stand_ins import stand_in
from factcheck.extract.tokens import is_hyphen
from factcheck.lexicon import words
from factcheck.model import Extreme, Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.model import Direction

FORMS: Final = ("verb", "noun", "particle")
PHRASAL: Final = "RP"  # the "off" of "show off"
DESCRIBED: Final = ("NN", "JJ")  # "low levels", but a "low in May"
ENDING: Final = (":", ",", ".")
LEADING: Final = ("IN", "TO")
AHEAD: Final = 6  # tokens from the change word to what leads to the end of the scale, and from there to the end


def extremes(lines: Sequence[Line]) -> Iterator[Extreme]:
    """Each change word with the high or the low that it leads to, or from."""
    for line in lines:
        tokens = range(line.first, line.last)
        if line.mentions and any(_is_end(line, at) for at in tokens) and not price_of_money(line):
            yield from filter(None, (_led(line, at) for at in tokens))


def _led(line: Line, at: int) -> Extreme | None:
    word = change_word(line, at)
    if word is None or word.form not in FORMS or line.covered(at) or line.tag(at) == PHRASAL:
        return None
    end = _end(line, at)
    if end is None or words("directions", "not", "negated") & set(line.words(at - 3, at)):
        return None
    link, last, way = end
    leads_to = line.lower(link) in words("directions", "ends", "to")
    under = line.lower(link) in words("directions", "ends", "under")
    wanted: Direction = "up" if not under and leads_to == (way == "up") else "down"
    first, second = (stand_in(line, (one, one + 1), 1, "count").quantity for one in (at, last))
    return Extreme(
        first,
        word.way,
        second,
        wanted,
        line.lower(link),
        Tie("guess", ("one clause leads to the other",), via="direction/extreme"),
    )


def _end(line: Line, at: int) -> tuple[int, int, Direction] | None:
    """What leads from a change word to the end of a scale, that end, and which it is; nothing else may move in between."""
    link = _next(line, at, _is_link)
    last = None if link is None else _next(line, link, _is_end, LEADING) or _apposed(line, link)
    if link is None or last is None:
        return None
    return link, last, "up" if line.lower(last) in words("directions", "ends", "high") else "down"


def _apposed(line: Line, link: int) -> int | None:
    """The end of the scale that a level is told to be: "to 5.2%, its lowest since March"."""
    level = next(iter(line.figures(link + 1, min(line.last, link + 1 + AHEAD))), None)
    if level is None or line.lower(level.last) != ",":
        return None
    return _next(line, level.last, _is_end, LEADING)


def _next(line: Line, at: int, wanted: Callable[[Line, int], bool], other: Sequence[str] = ()) -> int | None:
    """The first token behind another that is wanted, if no clause ends, and no verb and no word of other tags stands before it."""
    for one in range(at + 1, min(line.last, at + 1 + AHEAD)):
        if wanted(line, one):
            return one
        parting = line.lower(one) in words("directions", "not", "parting") or line.tag(one) in ENDING
        if parting or line.tag(one)[:2] == "VB" or line.tag(one) in other or change_word(line, one) is not None:
            return None
    return None


def _is_link(line: Line, at: int) -> bool:
    return any(line.lower(at) in words("directions", "ends", name) for name in ("to", "from", "under"))


def _is_end(line: Line, at: int) -> bool:
    word = line.lower(at)
    plain = word in words("directions", "ends", "high") | words("directions", "ends", "low")
    described = line.tag(at + 1)[:2] in DESCRIBED or is_hyphen(line.tokens, at + 1)  # "low levels", "high-growth"
    return plain and (word.endswith("est") or not described)
