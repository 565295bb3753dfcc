"""Two levels of one thing, as a link ties them: "8% from 6%", "from 6% to 8%", "8%, against 6%", "8% (2019: 6%)"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.extract.change_words import change_word, sizes_before
from factcheck.extract.kinds import COUNTS, DATED, SPANS
from factcheck.extract.measures import in_one_unit, included, led_behind
from factcheck.extract.parse import once
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction

DESCRIBED = 12  # words at most between a link and its figure: "from the previous year's revised total of"
ASIDE = 24  # words at most between the later level and the link: "in the seven months to May"
ON = 4  # words at most from "on" to what another figure was made on: "on sales of £60m"
LED = 6  # words at most from "to" to its level: "to last year's level of 8%"
RUN = 10  # words at most between the levels of "from 6% in 2019 to 8%"
NEAR = 5  # words before a level that say whether it is a profit or a loss
SCALE = 100  # so many times the other a level may be whose "billion" is left out
SCALED = 1000  # what is told in thousands, millions or more
FAR = 5  # so many times the other a level may be whose "a share" is left out
KINDS = frozenset(("count", "number", "money", "measure", "percent", "percentage_points", "duration"))
_FINITE = ("VBD", "VBZ", "VBP", "MD", "VB")


@dataclass(frozen=True, slots=True)
class LevelPair:
    """Two levels, the link that ties them and the token where it stands; `way` where the link says which is higher."""

    after: Mention
    before: Mention
    link: str
    at: int
    way: Direction | None = None


def level_pairs(line: Line) -> Iterator[LevelPair]:
    """Every pair of levels that a link of the sentence ties."""
    if "respectively" in line.words(line.first, line.last):
        return
    figures = [
        m
        for m in line.figures(line.first, line.last)
        if m.kind in KINDS and not (_slice(line, m) or _bid(line, m) or line.compound(m))
    ]
    earlier: set[int] = set()  # a level that is itself held against another is no later one
    for before in figures:
        pair = _pair(line, figures, before)
        if pair is None or pair.after.first in earlier or unordered(line, pair.after, pair.before):
            continue
        earlier.add(before.first)
        yield pair


def _pair(line: Line, figures: list[Mention], before: Mention) -> LevelPair | None:
    found = link_before(line, before)
    if found is None:
        return None
    link, at = found
    later = next((m for m in figures if m.first >= before.last), None)
    if link == "from" and later is not None and _runs_to(line, at, before, later):
        return LevelPair(later, before, "from-to", at)
    after = _after(line, figures, before, at, any_size=link == "own")
    if after is None or (link == "own" and not set(line.words(after.last, at)) <= words("directions", "own", "joints")):
        return None
    return LevelPair(after, before, link, at, _own(line, at) if link == "own" else None)


def described(line: Line, first: int, last: int) -> bool:
    """True where nothing but description stands in a stretch: no other figure, no clause, nothing that parts."""
    dates = _dates(line)
    for at in range(first, last):
        if line.covered(at):
            if at not in dates:
                return False
        elif line.lower(at) in words("directions", "not", "parting") or (
            line.tag(at) in _FINITE and line.lower(at) not in words("changes", "gaps", "participles")
        ):
            return False
    return True


@once
def _dates(line: Line) -> frozenset[int]:
    """The tokens of the dates of a sentence, and of its ordinals."""
    return frozenset(at for m in line.mentions if m.kind in DATED for at in range(m.first, m.last))


def _bid(line: Line, mention: Mention) -> bool:
    """ "1.5130/40": a price bid and asked, mostly of one currency in another, and so the wrong way round."""
    return "/" in (line.lower(mention.first - 1), line.lower(mention.last))


def _slice(line: Line, mention: Mention) -> bool:
    """ "The bottom 90%": a part of the people, and no level."""
    return line.lower(mention.first - 1) in words("directions", "not", "slices")


@cache
def _links() -> dict[str, str]:
    own = dict.fromkeys((w for way in ("up", "down") for w in table("directions")["own"][way]), "own")
    return own | {word: name for name, listed in table("directions")["links"].items() for word in listed}


def _own(line: Line, at: int) -> Direction:
    return "up" if line.lower(at) in words("directions", "own", "up") else "down"


def link_before(line: Line, before: Mention) -> tuple[str, int] | None:
    """The link that leads to a figure, and its token; "earlier" only where no other link stands before it."""
    weak: tuple[str, int] | None = None
    for at in range(before.first - 1, max(line.first, before.first - DESCRIBED) - 1, -1):
        link = _links().get(line.lower(at)) if not line.covered(at) else None
        if link == "was":
            weak = None if _end(line, at, before) else (link, at)
        elif link is not None:
            return (link, at) if _leads(line, link, at, before) else None
        if not described(line, at, at + 1) and not _dated(line, at, before):
            break
    return weak


def _end(line: Line, at: int, before: Mention) -> bool:
    """ "Having touched a high earlier of 797p": the end of a scale, and no level of an earlier time."""
    ends = words("directions", "ends", "high") | words("directions", "ends", "low")
    return bool(ends & set(line.words(at - 3, before.first)))


def _dated(line: Line, at: int, before: Mention) -> bool:
    """The colon of "(2019: 45)"."""
    return line.lower(at) == ":" and at == before.first - 1


def _leads(line: Line, link: str, at: int, before: Mention) -> bool:
    """Whether a link leads to a level: not "(45)" alone, "from placing 45", "rather than 45", "after arrivals of 45"."""
    if link == "bracket":
        return line.lower(before.first - 1) == ":" and before.first - at <= 4
    if link == "after":
        return before.first - at == 1
    if line.lower(at) in ("over", "under"):
        return line.lower(at - 1) in words("directions", "own", "degree")
    if link == "on" or line.lower(at) in ("short", "ahead"):
        return change_word(line, at - 1) is not None if link == "on" else line.lower(at + 1) == "of"
    if link == "than" and (line.lower(at + 1) == "in" or line.lower(before.first - 1) == "at"):
        return False  # "fewer than in the three to March", "dearer than last year at 99p"
    if link == "from" and "to" in line.words(at + 1, before.first):
        return False  # "rose 30% from a year earlier to 106,396"
    behind = line.tag(at + 1) == "VBG" or line.lower(at + 1) in words("directions", "not", "linked")
    return not behind and line.lower(at - 1) not in words("directions", "not", "linked")


def _runs_to(line: Line, at: int, before: Mention, later: Mention) -> bool:
    """ "From 6% in 2019 to 8%": the second level, led by "to", in the same clause."""
    gap = line.gap(before, later)
    parted = set(gap) & (words("directions", "not", "clause") | {"(", ")", "from"}) or line.lower(at - 1) in words(
        "directions", "not", "ranging"
    )
    return (
        "to" in gap[-LED:]
        and len(gap) <= RUN
        and not parted
        and not line.verb(before.last, later.first)
        and alike(line, later, before)
    )


def _after(line: Line, figures: list[Mention], before: Mention, at: int, *, any_size: bool) -> Mention | None:
    """The nearest level of the same kind before the link: no size of a change, and none beyond a semicolon."""
    for mention in reversed([m for m in figures if m.last <= at]):
        gap = line.words(mention.last, at)
        if len(gap) > ASIDE or ";" in gap:
            return None
        sized = size(line, mention, gap) and not (any_size and before.kind == mention.kind == "percent")
        aside = ")" in gap and "(" not in gap  # "£12m ($15m), from £10m": the bracket is the same again
        if alike(line, mention, before) and not sized and not aside:
            unclear = _whole(line, mention) or _base(line, mention) or _nearer(figures, mention, before)
            return None if unclear else mention
    return None


def alike(line: Line, one: Mention, two: Mention) -> bool:
    """Whether two figures may be levels of one thing: in one unit, for the same head or share, or near each other where that is left out."""
    if not (in_one_unit(one, two) or {one.kind, two.kind} == SPANS):
        return False
    small, large = sorted((abs(one.quantity.scalar), abs(two.quantity.scalar)))
    places = (one.quantity.printed.place, two.quantity.printed.place)
    if large > SCALE * small and min(places) < SCALED <= max(places):
        return False  # "from $17.5 to $1.2bn"
    pers = {None if line.lower(m.last) in words("directions", "not", "ago") else m.quantity.per for m in (one, two)}
    if {one.kind, two.kind} == SPANS:
        return line.lower(two.last) in (".", ",", "")
    bare = {"number"} < {one.kind, two.kind}
    if bare and large > SCALE * small:
        return False
    near = large < FAR * small or one.quantity.unit != two.quantity.unit  # pence beside pounds
    return len(pers) == 1 or (None in pers and near)


def _whole(line: Line, mention: Mention) -> bool:
    """ "31 of the council's 140 seats, up from 28", "… up from 120": the part may have moved, or the whole."""
    part = next((m for m in reversed(line.mentions) if m.last <= mention.first), None)
    gap = line.words(part.last, mention.first) if part is not None else []
    return gap[:1] == ["of"] and len(gap) <= NEAR and not words("directions", "not", "leading") & set(gap)


def _nearer(figures: list[Mention], mention: Mention, before: Mention) -> bool:
    """ "174 bursts faster than 20 mph, up from 70": the level without a unit is that of the count before."""
    bare = before.quantity.unit is None and before.kind in COUNTS and mention.kind not in COUNTS
    return bare and any(m.last <= mention.first and m.kind in COUNTS for m in figures)


def _base(line: Line, mention: Mention) -> bool:
    """ "A profit of £4m on sales of £60m, up from £3m", "£870m including a gain of £45m, from £661m": what follows is of the figure before."""
    return included(line, mention) or led_behind(line, mention, words("directions", "links", "on"), ON)


def size(line: Line, mention: Mention, gap: list[str]) -> bool:
    """Whether a figure is by how much something moved: "rose just 3%", "by 12", "a fall of 40", "12 more than"."""
    at = mention.first - 1
    while line.tag(at) == "RB" and change_word(line, at) is None:
        at -= 1
    if line.lower(at) == "by" or ("," not in gap and change_word(line, at) is not None):
        return True
    nouns = (found.form == "noun" for i in range(at - 4, at) if (found := change_word(line, i)) is not None)
    bare = gap in (["up"], ["down"])  # "7.6%, or 8.4% down from 9%"
    return (line.lower(at) == "of" and any(nouns)) or (sizes_before(line, mention.last) and not bare)


@cache
def _results() -> frozenset[str]:
    return words("changes", "unwords", "results") | words("directions", "not", "leads")


def unordered(line: Line, after: Mention, before: Mention) -> bool:
    """Where no way leads from one to the other: "a loss of £5m from a profit of £3m" (the sign is not printed), "by from 6% to 8%"."""
    losses, results = words("changes", "unwords", "losses"), _results()
    near = [{*line.words(m.first - NEAR, m.first), *line.words(m.last, m.last + 2)} for m in (after, before)]
    crossed = any(one & losses and other & results and not other & losses for one, other in (near, near[::-1]))
    # "Cash flow rose to £2m from a deficit of £5m"
    turned = bool(near[1] & losses) and not losses & {*line.words(line.first, after.last + 2)}
    small, large = sorted(abs(m.quantity.scalar) for m in (after, before))
    if small and large > SCALE * small:
        return True  # "revenues of $1.85bn, a decline from profits of $32m"
    return crossed or turned or line.lower(min(after.first, before.first) - 2) in words("directions", "not", "ranging")
