"""The words that say something moved: verbs, nouns, "up" and "down", "more than", and a bare "compared with"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from factcheck.extract.frames import FILLERS, Anchor
from factcheck.extract.kinds import DATED
from factcheck.lexicon import table, words
from factcheck.record import replace

if TYPE_CHECKING:
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction

ASIDE: Final = 3  # words at most from "including" to what is included


@cache
def ways(kind: str) -> dict[str, Direction]:
    """The way that each change word of a kind (verbs, nouns, particles, more) says a figure moved."""
    up: dict[str, Direction] = dict.fromkeys(words("changes", "up", kind), "up")
    return up | dict.fromkeys(words("changes", "down", kind), "down")


def anchors(line: Line) -> list[Anchor]:
    """The change words of a sentence, in order."""
    found: list[Anchor] = []
    for at in range(line.first, line.last):
        anchor = _covered(line, at) if line.covered(at) else _anchor(line, at)
        if anchor is None:
            continue
        if found and _merges(found[-1], anchor):
            found[-1] = replace(anchor, at=found[-1].at)
            continue
        found.append(anchor)
    return found


def _covered(line: Line, at: int) -> Anchor | None:
    """A change word that is itself a figure ("doubled"), or the "up to" of a figure that is no hedge ("up to 4.2 from 4.1")."""
    index = bisect_left(line.mentions, at, key=attrgetter("first"))
    mention = line.mentions[index] if index < len(line.mentions) else None
    if mention is None or mention.first != at:
        return None
    if mention.figure.multiple and line.tokens[mention.figure.core].lower in _verb_multiples():
        return Anchor(mention.first, mention.first, None, "multiple", mention)
    if mention.quantity.hedge == "at_most" and line.words(at, at + 2) == ["up", "to"]:
        later = line.mentions[index + 1] if index + 1 < len(line.mentions) else None
        if later is not None and later.first - mention.last <= FILLERS and line.gap(mention, later)[-1:] == ["from"]:
            return Anchor(at, at, "up", "particle")
    return None


@cache
def _verb_multiples() -> frozenset[str]:
    return frozenset(word for entry in table("multiples")["multiple"] for word in entry["verb"])


def _anchor(line: Line, at: int) -> Anchor | None:
    word, tag = line.lower(at), line.tag(at)
    verbs, nouns, particles = ways("verbs"), ways("nouns"), ways("particles")
    if word in ways("more") and (more := _more(line, at)) is not None:
        return more
    if word in particles:
        return _particle(line, at)
    if _still(line, at, noun=word in nouns):
        return None
    if word in nouns and (
        tag.startswith("NN") or (word in words("changes", "anchor", "growth") and _amount_before(line, at) is not None)
    ):
        return Anchor(at, at + 1, nouns[word], "noun", _amount_before(line, at))
    if word in verbs and (
        tag.startswith("VB")
        or not tag
        or word in words("changes", "anchor", "plain_past")
        or (tag in ("JJ", "NN") and word.endswith("ed"))
    ):
        return Anchor(at, at + 1, verbs[word], "verb")
    if word in words("changes", "anchor", "gaps") and tag.startswith("NN"):
        return Anchor(at, at + 1, None, "noun")
    if word in words("changes", "neither", "verbs") and tag.startswith("VB") and line.tag(at - 1) not in ("DT", "JJ"):
        return Anchor(at, at + 1, None, "verb")
    held = word in words("changes", "anchor", "held") and (
        word != "compared" or line.lower(at + 1) in words("changes", "anchor", "compared")
    )
    return Anchor(at, at + 1, None, "compare") if held else None


def _still(line: Line, at: int, *, noun: bool) -> bool:
    """ "Its growth forecast", "drop out of school", "including a gain of £45m", "a £676m loss, against a £375m profit": nothing that moved."""
    if line.lower(at + 1) in words("directions", "not", "out"):
        return True
    item = line.lower(at + 1) == "of" and words("changes", "unwords", "aside") & set(line.words(at - ASIDE, at))
    if noun and (item or line.lower(at + 1) in words("changes", "unwords", "compound")):
        return True
    results = words("changes", "unwords", "results") & set(line.words(line.first, line.last))
    return bool(results) and line.lower(at) in words("changes", "unwords", "losses")


def _amount_before(line: Line, at: int) -> Mention | None:
    """The figure of "a 12 per cent (year-on-year) rise", "a £3m cut"."""
    mention = max((m for m in line.figures(line.first, at) if m.last <= at), key=lambda m: m.last, default=None)
    if mention is None or at - mention.last > 3:
        return None
    between = line.words(mention.last, at)
    if set(between) & words("changes", "anchor", "parts_size"):
        return None
    if mention.kind == "count" and any(line.tag(i) in ("NNS", "NNPS") for i in range(mention.last, at)):
        return None  # "two supermarkets cut ...": the figure counts another thing
    return (
        mention
        if mention.kind in ("percent", "percentage_points", "money", "number", "count", "measure", "ratio")
        else None
    )


def _more(line: Line, at: int) -> Anchor | None:
    """ "12% more than B", "34 pct down on B", "20 higher than B"."""
    mention = max((m for m in line.figures(line.first, at) if m.last <= at), key=lambda m: m.last, default=None)
    if mention is None or at - mention.last > 2:
        return None
    twice = line.words(mention.last, at) == [","] and line.words(mention.first - 2, mention.first) == [",", "or"]
    if any(not w.isalpha() for w in line.words(mention.last, at)) and not twice:
        return None  # "closed 12p, or 3%, lower at 412p" has a comma on either side
    if any(line.tag(i) in ("VBD", "VBZ", "VBP") for i in range(mention.last, at)):
        return None  # "505 was up on last year's 404": the level
    following = line.lower(at + 1)
    if line.lower(at) in words("changes", "anchor", "beyond"):
        if at > mention.last or _in_the_course(line, at):
            return None
        return Anchor(at, at, ways("more")[line.lower(at)], "more", mention)
    back = line.words(mention.first - 2, mention.first)
    ends = back[-1:] == [","] and mention.kind == "percent" and following in (".", "")
    again = following == "," and line.lower(at + 2) in ways("particles")  # "was 3% lower, down 11.2p at £3.18"
    ends = ends or (again and mention.kind == "percent" and line.verb(mention.first - 1, mention.first))
    alone = ends or (following in (".", ",", "") and back in (["which", "is"], ["which", "was"]))
    bracketed = (
        line.tag(at + 1).startswith("NN")
        and ")" in line.words(at + 1, at + 10)
        and "than" in line.words(at + 1, at + 12)
    )
    parted = following == "," and line.lower(at + 2) == "at" and "than" in line.words(at + 3, at + 10)
    # Or with the level between: "was 6% higher, at £6.1bn, than", "12% fewer thefts last year (1,414) than in 2021 (1,818)".
    led = following in words("changes", "anchor", "led") or _based(line, at + 1) or bracketed or parted
    if not led and not alone:
        return None
    if line.lower(mention.first - 1) in ways("particles"):
        return None
    return Anchor(at, at + 1, ways("more")[line.lower(at)], "more", mention)


def _in_the_course(line: Line, at: int) -> bool:
    """ "From £400 to £160 over a year", "over the next decade"; not "12% over a year ago" nor "over last year"."""
    if line.lower(at) != "over":
        return False
    units = {*table("periods")["units"], *words("periods", "spans")}
    ahead = line.words(at + 1, at + 5)
    unit = next((i for i, word in enumerate(ahead) if word in units or word.removesuffix("s") in units), None)
    if not unit or line.lower(at + 2 + unit) in words("periods", "markers"):
        return False
    return ahead[0] in words("changes", "anchor", "determined") and not words("changes", "anchor", "past") & set(
        ahead[:unit]
    )


def _based(line: Line, at: int) -> bool:
    """True where "on", "from" or "at" leads to a level or a time: "2m more on the year"; not "a million more at risk"."""
    if line.lower(at) not in words("changes", "anchor", "based"):
        return False
    near = next((m for m in line.mentions if m.first > at), None)
    levelled = near is not None and near.first - at <= FILLERS and not line.verb(at, near.first)
    return levelled or bool(set(line.words(at + 1, at + 4)) & words("changes", "anchor", "since"))


def _particle(line: Line, at: int) -> Anchor | None:
    """ "Up 12%", "down from 40", "was 3% higher"; not "set up 12 offices"."""
    way = ways("particles")[line.lower(at)]
    previous = line.lower(at - 1)
    following = line.lower(at + 1)
    near = next((m for m in line.mentions if m.first > at), None)
    close = (
        near is not None
        and near.first - at <= 4
        and set(line.words(at + 1, near.first)) <= words("changes", "anchor", "light")
        and near.kind not in DATED
    )
    if line.lower(at) in words("changes", "anchor", "adjectives") and not (
        following in words("changes", "anchor", "behind_adjective") or close
    ):
        return None
    if line.lower(at) in words("changes", "anchor", "leads") and following == "by":
        return None  # a lead, not a move
    verb_before = (
        line.tag(at - 1).startswith("VB")
        and previous not in words("changes", "anchor", "before_particle")
        and not moves(previous)
    )
    if verb_before and following != "from" and not _brought(line, at):
        return None
    if close or following in words("changes", "anchor", "behind_particle"):
        if following == "on" and near is None:
            return None
        return Anchor(at, at + 1, way, "particle")
    return None


def _brought(line: Line, at: int) -> bool:
    """ "Could come down to 100,000 by 2008, from 146,000": both levels follow; not "it came down to 12 votes"."""
    levels = [m for m in line.figures(at, line.last) if m.kind not in ("duration", "ratio")][:2]
    brought = line.lower(at - 1) in words("changes", "anchor", "brought") and line.lower(at + 1) == "to"
    two = len(levels) > 1 and levels[0].first - at <= 2 and line.lower(levels[1].first - 1) == "from"
    return brought and two


def moves(word: str) -> bool:
    """True for a verb that says a figure moved, whichever way."""
    return word in ways("verbs") or word in words("changes", "neither", "verbs")


def _merges(one: Anchor, two: Anchor) -> bool:
    """True where two change words are one: "went up", "closed down", "edged lower", "a fall of ... down"."""
    if two.at - one.end > 1 or (one.amount is not None and one.form != "verb"):
        return False
    if one.form == "verb" and two.form == "particle":
        return two.at == one.end
    if one.form == "compare":
        return False
    return one.form == "verb" and two.form == "noun" and two.at - one.end <= 1 and one.way is None
