"""Read a list of figures that may be parts of one whole: "nine in Leeds, five in York and two at sea"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import COUNTS, comparable
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.line import Line, Mention

LONG = 12  # so many words one member of a list may have
MOST = 30  # figures in one list; more are a table
LED = 4  # so many words may lead from the comma to the figure: "and a further", "and their"


def listed(line: Line, figures: Sequence[Mention]) -> list[list[Mention]]:
    """The figures of the list that begins with each of these, joined by commas and one closing "and"; read from the last."""
    own = [_of_them(line, figure) for figure in figures]
    ends = list(range(1, len(figures) + 1))
    for at in reversed(range(len(figures) - 1)):
        one, two = figures[at : at + 2]
        joint = joined(line, one, two)
        if joint is not None and _addable(one, two) and not own[at + 1]:
            ends[at] = at + 2 if joint in words("told", "listing", "closing") else ends[at + 1]
    return [[] if own[at] or end - at > MOST else list(figures[at:end]) for at, end in enumerate(ends)]


def joined(line: Line, one: Mention, two: Mention) -> str | None:
    """The comma or "and" that leads to the next member of a list, and to nothing else; `None` where it is no list."""
    place = one.last, two.first
    if place not in line.joints:
        line.joints[place] = _joint(line, one, two)
    return line.joints[place]


def _joint(line: Line, one: Mention, two: Mention) -> str | None:
    gap = line.gap(one, two)
    at = max((i for i, word in enumerate(gap) if word in words("told", "listing", "joints")), default=None)
    if at is None or len(gap) > LONG or words("told", "listing", "never") & set(gap):
        return None
    led = range(one.last + at + 1, two.first)
    plain = len(led) <= LED and not any(line.tag(i)[:2] in ("IN", "VB", "TO", "MD", "WD", "WP", "WR") for i in led)
    articled = {"a", "an"} & set(gap[:-1]) and gap[at + 1 :][:1] != ["a"]
    said = line.lower(one.last) in words("told", "listing", "states")  # "five were named by the left and three by ..."
    if not plain or articled or said or line.verb(one.last + 1, two.first):
        return None  # "one suspected of killing a policewoman and four hostages"
    return gap[at]


def closed(line: Line, parts: Sequence[Mention], *, commas: bool = False) -> bool:
    """Whether the list is over with its last figure: "and" leads to it, and no further member follows."""
    joint = joined(line, parts[-2], parts[-1]) if len(parts) > 1 else None
    return joint in words("told", "listing", "closing") and _ends(line, parts[-1], commas=commas)


def stated(line: Line, last: Mention) -> bool:
    """Whether the last figure of a list is the subject of a verb: "16 homes: 14 men and seven women were held"."""
    for at in range(last.last, line.last):
        if line.lower(at) in (",", ";", ")", ".") or dash(line, at):
            return False
        if line.verb(at, at + 1):
            return True
    return False


def stops(line: Line, last: Mention) -> bool:
    """Whether the sentence halts behind the noun of the last figure: nothing is told of it alone ("and 50 women hurt")."""
    behind = range(last.last, last.last + 1 + (last.kind == "count"))
    return not stated(line, last) and not any(line.tag(at) in ("VBN", "VBD") for at in behind)


def _of_them(line: Line, part: Mention) -> bool:
    """ "Nine of them gold", "12 of whom are women": what is told so may be true of the others in the list too."""
    behind = line.words(part.last, part.last + 2)
    return behind[:1] == ["of"] and bool(words("told", "listing", "back") & set(behind))


def _addable(one: Mention, two: Mention) -> bool:
    """Whether two figures can be parts of one sum: any two counts, or amounts of one unit."""
    coins = bool({one.quantity.unit, two.quantity.unit} & {"cent", "penny"})
    return (one.kind in COUNTS and two.kind in COUNTS) or comparable(one, two) or coins


def _ends(line: Line, last: Mention, *, commas: bool) -> bool:
    """Whether a dash, a bracket, a source or the end of the sentence closes the list before any further member."""
    for at in range(last.last, line.last):
        word = line.lower(at)
        if word in ("—", "–", ")", ".", ";") or dash(line, at):
            return True
        if word == ",":
            return _sourced(line, at + 1) or (commas and _resumes(line, at + 1))
        if word in words("told", "listing", "more"):
            return False
    return True


def dash(line: Line, at: int) -> bool:
    """Whether a token is a dash: a hyphen is one where it stands free ("12 people - nine men")."""
    word = line.lower(at)
    return word in ("—", "–", "--") or (word == "-" and line.tokens[at].gap)


def _sourced(line: Line, first: int) -> bool:
    """ "..., a spokesman said.": what follows the list is only who says so."""
    rest = line.words(first, line.last)
    said = (words("speech", "verbs") | words("speech", "hearsay")) & set(rest)
    return bool(said) and not line.figures(first, line.last) and not {"and", "plus"} & set(rest[:2])


def _resumes(line: Line, first: int) -> bool:
    """Whether the sentence goes on with its own verb, and not with more of the list."""
    return line.lower(first) not in words("told", "listing", "more") and not line.covered(first)
