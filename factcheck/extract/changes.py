"""Find what moved: by how much, to what, from what.

A change word (a verb, a noun, "up", "12% more than") opens a frame; the words that lead to each figure behind it (by, to,
from, on, against) tell its part. What stands to the left is taken in where the frame lacks it.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extract.frames import Anchor, Frame
from factcheck.extract.levels import (
    bracketed_year,
    modifying,
    number_told,
    referred,
    side_by_side,
    told_after,
    told_before,
    told_next,
    two_told,
    when_told,
)
from factcheck.extract.measures import comparable, compared_over, currency_price, same_scale, scale_after
from factcheck.lexicon import table, words
from factcheck.model import Change, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.frames import Role
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction, Quantity

FILLERS = 9  # at most so many words may stand between a link and its figure


@cache
def _ways(kind: str) -> dict[str, Direction]:
    up: dict[str, Direction] = dict.fromkeys(words("changes", "up", kind), "up")
    return up | dict.fromkeys(words("changes", "down", kind), "down")


_GROWTH = frozenset(("increase", "rise", "growth", "gain", "drop", "fall", "decline", "decrease", "reduction", "cut"))
_BEFORE_PARTICLE = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "been",
        "be",
        "being",
        "closed",
        "close",
        "ended",
        "end",
        "finished",
        "now",
        "currently",
        "was,",
        ",",
        "(",
        "—",
        "–",
        "-",
        "and",
        "or",
        "but",
        "or,",
        "still",
        "already",
        "also",
    ]
)
_PARTICLE_NEXT = frozenset(("from", "on", "against", "compared", "versus", "vs", "at", "by"))
_LIGHT = frozenset(
    [
        "by",
        "a",
        "an",
        "some",
        "another",
        "about",
        "around",
        "just",
        "only",
        "further",
        "more",
        "of",
        "the",
        "as",
        "much",
        "nearly",
        "almost",
        "over",
        "fully",
        "slightly",
        "sharply",
        "roughly",
        "more",
        "than",
        "well",
        "to",
    ]
)


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
    mention = next((m for m in line.mentions if m.first == at), None)
    if mention is None:
        return None
    if mention.figure.multiple and line.tokens[mention.figure.core].lower in _verb_multiples():
        return Anchor(mention.first, mention.first, None, "multiple", mention)
    if mention.quantity.hedge == "at_most" and line.words(at, at + 2) == ["up", "to"]:
        index = line.mentions.index(mention)
        later = line.mentions[index + 1] if index + 1 < len(line.mentions) else None
        if later is not None and later.first - mention.last <= FILLERS and line.gap(mention, later)[-1:] == ["from"]:
            return Anchor(at, at, "up", "particle")
    return None


@cache
def _verb_multiples() -> frozenset[str]:
    from factcheck.lexicon import table

    return frozenset(word for entry in table("multiples")["multiple"] for word in entry["verb"])


def _anchor(line: Line, at: int) -> Anchor | None:
    word, tag = line.lower(at), line.tag(at)
    verbs, nouns, particles = _ways("verbs"), _ways("nouns"), _ways("particles")
    if word in _ways("more"):
        more = _more(line, at)
        if more is not None:
            return more
    if word in particles:
        return _particle(line, at)
    if word in nouns and line.lower(at + 1) in words("changes", "unwords", "compound"):
        return None  # "its growth forecast": no growth is told
    if word in nouns and (tag.startswith("NN") or (word in _GROWTH and _amount_before(line, at) is not None)):
        return Anchor(at, at + 1, nouns[word], "noun", _amount_before(line, at))
    if word in verbs and (
        tag.startswith("VB") or not tag or _plain_past(word) or (tag in ("JJ", "NN") and word.endswith("ed"))
    ):
        return Anchor(at, at + 1, verbs[word], "verb")
    if word in ("gap", "difference") and tag.startswith("NN"):
        return Anchor(at, at + 1, None, "noun")
    if word in words("changes", "neither", "verbs") and tag.startswith("VB") and line.tag(at - 1) not in ("DT", "JJ"):
        return Anchor(at, at + 1, None, "verb")
    if word in ("compared", "against", "versus", "vs") and not (
        word == "compared" and line.lower(at + 1) not in ("with", "to")
    ):
        return Anchor(at, at + 1, None, "compare")
    return None


def _plain_past(word: str) -> bool:
    return word in (
        "rose",
        "fell",
        "grew",
        "climbed",
        "dropped",
        "increased",
        "declined",
        "decreased",
        "jumped",
        "soared",
        "plunged",
        "slumped",
        "slid",
        "gained",
    )


def _amount_before(line: Line, at: int) -> Mention | None:
    """The figure of "a 12 per cent (year-on-year) rise", "a £3m cut"."""
    mention = max((m for m in line.figures(line.first, at) if m.last <= at), key=lambda m: m.last, default=None)
    if mention is None or at - mention.last > 3:
        return None
    between = line.words(mention.last, at)
    if any(
        w in between
        for w in (
            ",",
            "(",
            ")",
            "and",
            "to",
            "from",
            "of",
            "in",
            "the",
            "than",
            ";",
            "a",
            "was",
            "were",
            "vs",
            "versus",
            "against",
            "or",
        )
    ):
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
    if mention is None or at - mention.last > 2 or any(not w.isalpha() for w in line.words(mention.last, at)):
        return None
    if any(line.tag(i) in ("VBD", "VBZ", "VBP") for i in range(mention.last, at)):
        return None  # "505 was up on last year's 404": the level
    following = line.lower(at + 1)
    if line.lower(at) in ("above", "below", "over", "under"):
        if at > mention.last:
            return None
        return Anchor(at, at, _ways("more")[line.lower(at)], "more", mention)
    back = line.words(mention.first - 2, mention.first)
    ends = back[-1:] == [","] and mention.kind == "percent" and following in (".", "")
    alone = ends or (following in (".", ",", "") and back in (["which", "is"], ["which", "was"]))
    if following not in ("than", "on", "from", "compared", "against") and not alone:
        return None
    if line.lower(mention.first - 1) in _ways("particles"):
        return None
    return Anchor(at, at + 1, _ways("more")[line.lower(at)], "more", mention)


def _particle(line: Line, at: int) -> Anchor | None:
    """ "Up 12%", "down from 40", "was 3% higher"; not "set up 12 offices"."""
    way = _ways("particles")[line.lower(at)]
    previous = line.lower(at - 1)
    following = line.lower(at + 1)
    near = next((m for m in line.mentions if m.first > at), None)
    close = (
        near is not None
        and near.first - at <= 4
        and set(line.words(at + 1, near.first)) <= _LIGHT
        and near.kind not in ("date", "ordinal")
    )
    if line.lower(at) in ("higher", "lower", "short", "ahead") and not (
        following in ("from", "at", "than", "on", "to", "by") or close
    ):
        return None
    if line.lower(at) in ("ahead", "short") and following == "by":
        return None  # a lead, not a move
    verb_before = line.tag(at - 1).startswith("VB") and previous not in _BEFORE_PARTICLE and not _moves(previous)
    if verb_before and following != "from":
        return None
    if close or following in ("from", "on", "against", "compared", "versus"):
        if following == "on" and near is None:
            return None
        return Anchor(at, at + 1, way, "particle")
    return None


def _moves(word: str) -> bool:
    return word in _ways("verbs") or word in words("changes", "neither", "verbs")


def _merges(one: Anchor, two: Anchor) -> bool:
    """True where two change words are one: "went up", "closed down", "edged lower", "a fall of ... down"."""
    if two.at - one.end > 1 or (one.amount is not None and one.form != "verb"):
        return False
    if one.form == "verb" and two.form == "particle":
        return two.at == one.end
    if one.form == "compare":
        return False
    return one.form == "verb" and two.form == "noun" and two.at - one.end <= 1 and one.way is None


def frames(line: Line) -> list[Frame]:
    """The changes that one sentence states, each with the figures that its own words give it."""
    found_anchors = anchors(line)
    taken = {a.amount.first for a in found_anchors if a.amount is not None and a.form in ("noun", "more")}
    found: list[Frame] = []
    for index, anchor in enumerate(found_anchors):
        limit = _limit(line, found_anchors, index)
        frame = Frame(anchor, line, limit=limit)
        if anchor.amount is not None:
            frame.amounts += [*_otherwise(line, anchor.amount), anchor.amount]
            frame.adjusted = _annual(anchor.amount)
        _fill(frame, limit, taken)
        found.append(frame)
    for index, frame in enumerate(found):
        _complete(frame, found[:index])
    for one, two in itertools.pairwise(found):
        _lend(one, two)
    return found


def _lend(one: Frame, two: Frame) -> None:
    """Two change words of one move: "rose 18% to 131, up from 111"; "rose 44%, increasing from 16 to 23"; "from 50 to 60, up 20%"."""
    if (
        two.anchor.form == "compare"
        and one.amounts
        and one.after is None
        and one.percents
        and two.after is not None
        and two.before is not None
    ):
        last = one.amounts[-1].last
        if (
            (one.before is None or one.before is two.before)
            and last < two.after.first
            and _led_on(one, two.after, one.line.words(last, two.after.first))
        ):
            one.after, one.before, one.compared = two.after, two.before, True
        return
    if _total_going(one, two):
        one.after, one.before = two.after, two.before
        return
    if _way(one) != _way(two) or _way(one) is None or "compare" in (one.anchor.form, two.anchor.form):
        return
    last = max((m.last for m in (*one.amounts, one.after, one.before) if m is not None), default=one.anchor.end)
    between = one.line.words(last, two.anchor.at)
    if len(between) > 8 or set(between) & {";", "and", "but", "while"}:
        return
    if one.anchor.form == "multiple" and "which" in between:
        return  # "aims to treble its spending, which rose from"
    if "since" in between or (
        one.amounts and two.before is not None and not _one_thing(one.amounts[0], two.after or two.before)
    ):
        return
    same = two.after is None or one.after is None or one.after.first == two.after.first
    if not same:
        return
    if one.amounts and one.before is None and two.before is not None and not two.amounts:
        one.after, one.before = one.after or two.after, two.before
    elif two.amounts and two.before is None and one.before is not None and one.after is not None and not one.amounts:
        two.after, two.before, two.compared = one.after, one.before, one.compared
    elif (
        two.percents
        and two.after is not None
        and two.before is None
        and one.after is None
        and _like(two.after, *one.amounts)
    ):
        two.amounts += one.amounts  # "tumbled 59.8 points, falling 2.12% to 2,762.13"
    elif _sizes_alone(two) and one.percents and one.before is None and _like(one.after, two.amounts[0]):
        one.amounts.append(two.amounts[0])  # "rose 4% to 312p, a gain of 12p"


def _total_going(one: Frame, two: Frame) -> bool:
    """ "Jumped 25% in a year, with the total going from 404 to 505": the levels belong to the move just told."""
    if not one.amounts or one.after is not None or one.before is not None or two.amounts:
        return False
    told = one.line.words(max(m.last for m in one.amounts), two.anchor.at)
    named = bool(set(told[-2:]) & words("told", "number", "subjects"))
    return two.anchor.form == "verb" and two.anchor.way is None and named and len(told) <= 10 and two.after is not None


def _led_on(frame: Frame, after: Mention, between: list[str]) -> bool:
    """Whether "with" or a colon leads from the size of a change to its levels: "down 22%: 1,414 against 1,818"."""
    if "with" in between:
        return True
    topic = frame.amounts[0].context.topic | {frame.amounts[0].context.subject}
    noun = after.context.noun
    return ":" in between and (noun is None or noun in topic or noun in ("person", "people"))


def _sizes_alone(frame: Frame) -> bool:
    """True for "a gain of 12p" with no level of its own."""
    alone = frame.anchor.form == "noun" and bool(frame.amounts) and frame.after is None and frame.before is None
    return alone and frame.line.lower(frame.amounts[0].last) in (".", ",", ";", "")


def _like(level: Mention | None, *sizes: Mention) -> bool:
    """True where each size is an amount of what the level is of."""
    return (
        level is not None and bool(sizes) and all(size.kind != "percent" and comparable(size, level) for size in sizes)
    )


def _way(frame: Frame) -> Direction | None:
    """The way of a change: that of its word, or that of a multiple ("tripled")."""
    amount = frame.anchor.amount
    if frame.anchor.form == "multiple" and amount is not None and not amount.quantity.is_range:
        return "up" if amount.quantity.scalar > 1 else "down"
    return frame.anchor.way


def _one_thing(amount: Mention, level: Mention) -> bool:
    """False where the size counts another thing than the level: "cut 12 jobs" beside "48 branches, down from 61"."""
    return amount.kind != "count" or level.kind not in ("count", "number") or comparable(amount, level)


def _otherwise(line: Line, amount: Mention) -> list[Mention]:
    """The other form of a size that stands before it: "£60 or 5.1 per cent more than"."""
    before = max((m for m in line.figures(line.first, amount.first)), key=lambda m: m.last, default=None)
    if before is None or line.gap(before, amount) not in (["or"], [",", "or"]) or before.kind == amount.kind:
        return []
    return [before]


def _limit(line: Line, found: Sequence[Anchor], index: int) -> int:
    """Where the frame ends: at the next change word (not at a mere "compared with"), or at a semicolon."""
    limit = line.last
    for later in found[index + 1 :]:
        if later.form == "compare" and found[index].form != "compare":
            continue
        limit = later.amount.first if later.amount is not None and later.form in ("noun", "more") else later.at
        break
    for at in range(found[index].end, limit):
        if line.lower(at) == ";" or (
            line.lower(at) in ("while", "whereas", "although", "though", "which") and line.lower(at - 1) == ","
        ):
            return at
    return max(limit, found[index].end)


def _fill(frame: Frame, limit: int, taken: set[int]) -> None:
    """Give each figure behind the change word its part, by the words that lead to it."""
    line, at = frame.line, frame.anchor.end
    if frame.anchor.form == "multiple" and frame.anchor.amount is not None:
        at = frame.anchor.amount.last
    for mention in line.figures(at, max(limit, at)):
        if mention.first in taken or mention is frame.anchor.amount:
            continue
        gap_first = at
        gap = line.words(gap_first, mention.first)
        if frame.anchor.form == "particle" and mention.quantity.hedge == "at_most" and mention.first == frame.anchor.at:
            gap = ["to"]
        if any(gap[i : i + 2] == [",", "and"] for i in range(len(gap) - 1)):
            break  # another clause begins
        if (
            frame.amounts
            and frame.before is None
            and gap in (["—"], ["–"], ["("], [":"], [",", "from"])
            and _runs_to(line, mention, limit)
        ):
            _place(frame, mention, "before", gap)  # "16 per cent — 106,214 to 123,587"
            at = mention.last
            continue
        role = _role(frame, gap, gap_first, mention)
        if role == "other" and gap[-1:] == ["from"] and frame.before is None and _runs_to(line, mention, limit):
            role = "before"
        if role == "other":
            if frame.after is not None or frame.before is not None or len(gap) > FILLERS + 5:
                break
            at = mention.last
            continue
        _place(frame, mention, role, gap)
        at = mention.last


_OR = (
    ["or"],
    [",", "or"],
    ["("],
    [",", "an"],
    ["—"],
    ["–"],
    ["or", "by"],
    [",", "or", "by"],
    [",", "or", "a"],
    [",", "a"],
)


def _runs_to(line: Line, mention: Mention, limit: int) -> bool:
    """ "From 1 million to 2 million": the two levels of a change, whatever clause stands before them."""
    later = next((m for m in line.figures(mention.last, limit)), None)
    return later is not None and line.gap(mention, later) == ["to"] and comparable(mention, later)


def _role(frame: Frame, gap: list[str], first: int, mention: Mention) -> Role:
    """The part of a figure, told by the last link among the words before it."""
    line = frame.line
    links = {
        "to": "after",
        "at": "after",
        "into": "after",
        "reach": "after",
        "reaching": "after",
        "totalling": "after",
        "totaling": "after",
        "from": "before",
        "against": "before",
        "versus": "before",
        "vs": "before",
        "compared": "before",
        "than": "before",
        "on": "before",
        "over": "before",
        "above": "before",
        "below": "before",
        "under": "before",
    }
    placed = frame.after is not None or frame.before is not None
    if gap in _OR and frame.amounts and not _aside_size(frame, gap, mention):
        return "other" if placed else "or"  # "to 40bn yen, or 16 yen a share": the level again, not the size
    both = frame.after is not None and frame.before is not None
    alone = line.lower(mention.last) in (".", ",", "")
    told = gap == [",", "of"] or (gap in ([",", "is"], [",", "was"]) and both and alone)
    if told and frame.anchor.form == "noun" and mention.kind == "percent" and not frame.amounts:
        return "amount"  # "the increase, of 12%, took ..."; "the increase, from 50 to 56, is 12%"
    if _aside_size(frame, gap, mention) or (
        _ends_told(line, gap, mention)
        and frame.after is not None
        and frame.before is not None
        and mention.kind in ("percent", "percentage_points")
    ):
        return "amount"
    by = gap[-1:] == ["by"] and len(gap) <= 2 and frame.anchor.form == "particle"
    if by and frame.before is not None and not frame.amounts:
        return "amount"  # "was up on last year's 404 by 25%"
    last = next((i for i in range(len(gap) - 1, -1, -1) if gap[i] in links), None)
    if frame.anchor.form == "compare" and gap in (["to"], ["with"]):
        return "before"
    if last is not None and gap[last] == "on" and not _on_base(frame, mention):
        last = None
    if last is not None:
        tail = gap[last + 1 :]
        if gap[last] == "compared" and tail[:1] in (["with"], ["to"]):
            tail = tail[1:]
        if last and gap[last] == "to" and gap[last - 1] == "compared":
            return "before" if _fillers(line, tail, mention) else "other"
        if gap[last] == "to" and last and gap[last - 1] in ("close", "due", "according", "compared"):
            return "before" if gap[last - 1] == "compared" else "after" if gap[last - 1] == "close" else "other"
        if gap[last] in ("than", "on") and tail[-1:] == ["("] and _ends_told(line, tail, mention):
            return links[gap[last]] if frame.amounts else "other"  # type: ignore[return-value]
        if not _fillers(line, tail, mention):
            return "other"
        if gap[last] == "to" and _bound_for(line, tail, mention):
            return "other"
        if any(w == ";" for w in gap[:last]) or _verb_between(line, first, first + last):
            return "other"
        if gap[last] in ("above", "below", "under", "over", "than") and not frame.amounts:
            return "other"
        return links[gap[last]]  # type: ignore[return-value]
    if (
        frame.anchor.form in ("verb", "particle", "noun", "multiple")
        and not frame.amounts
        and not placed
        and _amount_gap(frame, gap, mention)
    ):
        return "amount"
    return "other"


def _aside_size(frame: Frame, gap: list[str], mention: Mention) -> bool:
    """ "Fell 32p, 15%, to 180p": the size again, in per cent and between commas."""
    told = len(frame.amounts) == 1 and frame.amounts[0].kind in ("money", "measure") and frame.after is None
    return told and gap == [","] and mention.kind == "percent" and frame.line.lower(mention.last) == ","


def _ends_told(line: Line, gap: list[str], mention: Mention) -> bool:
    """ "From 1,414 in 2021 to 1,818 last year, or 29%": the size behind both levels, a time at most between."""
    tail = max((link for link in _OR if gap[-len(link) :] == link), key=len, default=None)
    between = gap[: len(gap) - len(tail)] if tail is not None else ["?"]
    timed = all(w in _TIMES or (w.isdecimal() and len(w) == 4) or w in table("dates")["months"] for w in between)
    return timed and len(between) <= 4 and line.lower(mention.last) in (".", ")", ",", ";", "—", "–", "")


_TIMES = frozenset(
    ("last", "this", "the", "year", "month", "week", "quarter", "in", "a", "ago", "before", "earlier", "now")
)


def _bound_for(line: Line, tail: list[str], mention: Mention) -> bool:
    """ "Exports to the islands 4.45m": "to" leads to a place, not to the figure."""
    first = mention.first - len(tail)
    nouns = [w for i, w in enumerate(tail) if line.tag(first + i) in ("NNP", "NNPS", "NNS", "NN")]
    return bool(nouns) and tail[-1:] != ["of"] and not set(nouns) <= words("changes", "levels", "nouns")


def _on_base(frame: Frame, mention: Mention) -> bool:
    """ "Up 12% on £2.9m": a base, where the figure is an amount like the level and not a day or a street."""
    sized = bool(frame.amounts) or frame.line.lower(mention.last) == "by"
    return sized and mention.kind in ("money", "number", "count", "measure", "percent")


def _verb_between(line: Line, first: int, last: int) -> bool:
    """True where a finite verb of its own stands in the stretch ("said", "was sold"): another clause begins."""
    return any(
        line.tag(i) in ("VBD", "VBZ", "VBP", "MD")
        and not _moves(line.lower(i))
        and line.lower(i) not in ("ended", "ending")
        and line.lower(i) not in words("told", "brought", "words")
        for i in range(first, last)
    )


def _fillers(line: Line, tail: list[str], mention: Mention) -> bool:
    """Whether nothing but description stands between a link and its figure ("from the previous year's record 1.8bn")."""
    if len(tail) > FILLERS:
        return False
    first = mention.first - len(tail)
    for index, word in enumerate(tail):
        tag = line.tag(first + index)
        if word in (
            ",",
            ";",
            ":",
            "(",
            ")",
            "—",
            "–",
            "and",
            "but",
            "or",
            "when",
            "while",
            "that",
            "who",
            "which",
            "as",
            "by",
        ):
            return False
        if tag in ("VBD", "VBZ", "VBP", "MD", "VB") and word not in (
            "revised",
            "reported",
            "estimated",
            "forecast",
            "recorded",
            "adjusted",
        ):
            return False
    return True


def _amount_gap(frame: Frame, gap: list[str], mention: Mention) -> bool:
    """Whether the words between the change word and a figure let it be the size: "rose by some", "an increase of", "a rise in X of"."""
    if not gap:
        return frame.anchor.form != "noun" or frame.line.lower(frame.anchor.at) in _ways("verbs")
    if len(gap) > FILLERS:
        return False
    if gap[-1] in ("by", "of") and not any(w in (",", ";", "and", "but", "to", "from") for w in gap):
        return not _verb_between(frame.line, frame.anchor.end, mention.first)
    if frame.anchor.form == "noun":
        return gap in (["was"], ["is"]) and mention.kind in ("percent", "money", "percentage_points")
    if mention.kind == "percent" and frame.anchor.form == "verb" and len(gap) <= 4:
        tags = {frame.line.tag(i) for i in range(frame.anchor.end, mention.first)}
        if tags <= {"NN", "NNS", "NNP", "JJ", "DT", "PRP$", "POS"}:
            return True  # "raised wages 10 per cent": the object stands between
    return set(gap) <= _LIGHT | {
        "a",
        "modest",
        "sharp",
        "total",
        "combined",
        "seasonally",
        "adjusted",
        "whopping",
        "record",
        "respectable",
        "estimated",
        "revised",
        "net",
        "up",
        "down",
        "back",
        "an",
        "average",
        "massive",
        "mere",
        "healthy",
        "strong",
        "provisional",
        "steeply",
        "sharply",
        "slightly",
        "steadily",
        "dramatically",
        "marginally",
        "modestly",
    }


def _place(frame: Frame, mention: Mention, role: Role, gap: list[str]) -> None:
    if role in ("amount", "or"):
        frame.amounts.append(mention)
        if set(gap) & words("changes", "unwords", "basis") or _annual(mention):
            frame.adjusted = True
    elif role == "after" and frame.after is None:
        frame.after = mention
        _doubts(frame, gap)
    elif role == "before" and frame.before is None:
        if set(gap) & words("changes", "unwords", "forecast") and not set(gap) & {
            "revised",
            "original",
            "initial",
            "earlier",
        }:
            frame.doubtful.append("the figure it is held against is a forecast")
        if gap[-1:] == ["of"] and set(gap) & words("changes", "unwords", "bases"):
            frame.doubtful.append("the figure it is held against is a base")
        frame.before = mention
        frame.compared = bool(set(gap) & {"against", "compared", "versus", "vs"})
        if frame.compared and _of_another_thing(frame, mention):
            frame.doubtful.append("the figure it is held against is of another thing")
        _doubts(frame, gap)


def _of_another_thing(frame: Frame, mention: Mention) -> bool:
    """ "Exports were up 12% on the year, against imports of £4bn": the noun before the figure is not what moved."""
    line = frame.line
    noun = line.lower(mention.first - 2)
    if line.lower(mention.first - 1) != "of" or line.tag(mention.first - 2) not in ("NNS", "NN"):
        return False
    told = set(line.words(line.first, frame.anchor.end)) | words("changes", "levels", "nouns")
    return noun not in told and not _named_before(noun, told) and noun not in words("changes", "unwords", "forecast")


def _named_before(noun: str, told: set[str]) -> bool:
    """True where the noun stands before in another number: "profits", "a profit of"."""
    return any(noun.rstrip("s") == word.rstrip("s") for word in told)


def _annual(mention: Mention) -> bool:
    """True for "grew 12% a year": the size of each step, not of the way from the first level to the last."""
    return mention.kind == "percent" and mention.quantity.per in ("year", "annum", "month", "quarter", "week")


def _doubts(frame: Frame, gap: list[str]) -> None:
    """A change "on a comparable basis" is not that of the figures beside it."""
    if set(gap) & words("changes", "unwords", "losses"):
        frame.doubtful.append("a loss, whose sign is not printed")
    if "basis" in gap or set(gap) & {
        "comparable-store",
        "comparable",
        "same-store",
        "like-for-like",
        "organic",
        "underlying",
        "excluding",
    }:
        frame.adjusted = True
    joined = " ".join(gap)
    if any(
        phrase in joined
        for phrase in (
            "comparable - store",
            "like - for - like",
            "same - store",
            "constant curren",
            "pro forma",
            "in real terms",
        )
    ):
        frame.adjusted = True


def _complete(frame: Frame, earlier: Sequence[Frame]) -> None:
    """Take in what stands to the left: the level, or the size of a frame that has its two levels already."""
    form = frame.anchor.form
    if form == "compare":
        if frame.before is None:
            first = next(iter(frame.line.figures(frame.anchor.end, frame.line.last)), None)
            if first is not None and _fillers(
                frame.line,
                [w for w in frame.line.words(frame.anchor.end, first.first) if w not in ("with", "to")],
                first,
            ):
                frame.before = first
        if frame.before is not None:
            frame.after = frame.after or _level(frame, earlier, frame.anchor.at)
            frame.compared = True
        return
    if frame.before is None and (frame.amounts or form == "multiple"):
        frame.before = when_told(frame)
    if form == "noun" and frame.amounts and frame.after is None and frame.before is None:
        _adopt(frame, earlier)
        return
    if frame.after is not None and frame.before is not None:
        return
    participle = (
        form == "verb"
        and line_tag(frame) in ("VBG", "VBN")
        and frame.line.lower(frame.anchor.at - 1) in (",", "—", "–", "(", "after")
    )
    if frame.after is None and (participle or form in ("particle", "noun", "more")):
        edge = frame.anchor.amount.first if frame.anchor.amount is not None else frame.anchor.at
        frame.after = _level(frame, earlier, edge)
        frame.lefted = frame.after is not None
        if frame.after is None and earlier and earlier[-1].after is not None and _joined(frame):
            frame.after, frame.inherited = earlier[-1].after, True
        if frame.after is None and form == "particle":
            frame.after = told_after(frame)
    if form in ("verb", "multiple") and frame.before is None and frame.after is not None:
        frame.before = told_before(frame) or modifying(frame)
    if form in ("verb", "particle") and frame.before is None:
        bracketed_year(frame)
    if form == "more" and frame.percents and frame.before is None:
        _share_levels(frame, earlier)
    if frame.after is None and form == "verb" and earlier and _joined(frame):
        frame.after, frame.inherited = earlier[-1].after, True


def _share_levels(frame: Frame, earlier: Sequence[Frame]) -> None:
    """ "Went from 1,414 to 1,818, 29% more than a year before": the levels are those of the change just told."""
    if frame.after is None:
        _adopt(frame, earlier)
    elif earlier and earlier[-1].after is frame.after and not earlier[-1].amounts:
        frame.before = earlier[-1].before


def line_tag(frame: Frame) -> str:
    """The tag of the change word."""
    return frame.line.tag(frame.anchor.at)


def _joined(frame: Frame) -> bool:
    """ "... but rose 43%": the verb shares its subject, hence its level, with the one before."""
    back = frame.line.words(frame.anchor.at - 3, frame.anchor.at)
    return bool(back) and (
        back[-1] in ("but", "and", "or")
        or back[-2:] in (["but", "was"], ["and", "was"], ["but", "were"], ["and", "were"], ["but", "is"], ["and", "is"])
    )


def _level(frame: Frame, earlier: Sequence[Frame], edge: int) -> Mention | None:
    """The nearest figure to the left that the change is said of: "111,853 trucks, up 16.5%"."""
    line = frame.line
    used = {m.first for f in earlier for m in [*f.amounts, f.before] if m is not None} | {
        m.first for m in frame.amounts
    }
    like = frame.before or next(
        (m for m in frame.amounts if m.kind not in ("percent", "ratio", "percentage_points")), None
    )
    for mention in reversed(line.figures(line.first, edge)):
        if mention.first in used or (like is not None and _aside(line, mention, like)):
            continue
        between = line.words(mention.last, edge)
        if ";" in between or len(between) > 24:
            return None
        if _clause_break(line, mention.last, edge - _amounting(frame, edge)):
            return None
        if like is not None and not comparable(mention, like):
            if mention.kind == "duration" or (mention.kind == "percent" and like.kind != "percent"):
                continue
            return None
        if like is None and mention.kind in ("duration", "percent", "ratio"):
            return None
        return mention
    return None


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
        if word in ("while", "whereas", "although", "but") and at > first:
            return True
        if word == "and" and _verb_between(line, at, last):
            return True
        if line.tag(at) in ("VBD", "VBZ", "VBP") and word not in (
            "was",
            "were",
            "is",
            "are",
            "said",
            "has",
            "had",
            "have",
            "did",
            "which",
            "recorded",
            "reported",
            "counted",
        ):
            return True
    return False


def _own_verb(line: Line, first: int, last: int) -> int | None:
    """The verb that the figure is the subject of: "some 6,000 protesters marched, up 20% from ..."."""
    at = first
    while at < last and line.tag(at)[:2] in ("NN", "JJ", "CC"):
        at += 1
    closed = "," in (line.lower(at + 1), line.lower(at + 2))
    return at if first < at < last and line.tag(at) in ("VBD", "VBP") and closed else None


def _adopt(frame: Frame, earlier: Sequence[Frame]) -> None:
    """ "From £5.5bn to £8.2bn, a rise of 49.7%": the size belongs to the levels just stated."""
    line = frame.line
    edge = frame.anchor.amount.first if frame.anchor.amount is not None else frame.anchor.at
    for other in reversed(earlier):
        if other.before is not None and other.after is not None:
            if not other.percents and edge - max(other.before.last, other.after.last) <= 12:
                frame.after, frame.before, frame.inherited = other.after, other.before, True
                frame.compared = other.compared
                frame.doubtful += other.doubtful
            return
    pair = _from_to(line, edge) or two_told(frame, edge) or side_by_side(frame, edge)
    if pair is not None:
        frame.before, frame.after = pair


def _from_to(line: Line, edge: int) -> tuple[Mention, Mention] | None:
    """ "From B to A" with no change word of its own."""
    near = [m for m in line.figures(line.first, edge) if edge - m.last <= 20]
    for one, two in zip(near[-2:], near[-1:], strict=False):
        if line.lower(one.first - 1) == "from" and line.gap(one, two)[-1:] == ["to"] and comparable(one, two):
            return one, two
    return None


def changes(lines: Sequence[Line]) -> Iterator[Change]:
    """Every change that the article states, in order, those told over two sentences included."""
    told = [(line, frames(line)) for line in lines]
    for index, (line, found) in enumerate(told):
        for frame in found:
            if index and frame.after is None and frame.before is not None and frame.anchor.form in ("more", "particle"):
                frame.after = referred(frame, told[index - 1][0])
                frame.reasons = ["the sentence before"] if frame.after is not None else []
            if index and frame.before is None and frame.anchor.form in ("verb", "multiple") and frame.amounts:
                frame.before = number_told(frame, told[index - 1][0])
                frame.reasons = ["the sentence before"] if frame.before is not None else []
            if frame.before is None and frame.after is not None and frame.amounts and index + 1 < len(told):
                frame.before = told_next(frame, told[index + 1][0])
                frame.reasons = ["the next sentence"] if frame.before is not None else []
            if frame.anchor.form == "compare" and not _bare_pair(frame, found):
                continue
            change = _change(frame, line)
            if change is None:
                continue
            sized = change.percents or change.multiples or change.points
            if frame.anchor.form == "noun" and frame.anchor.way is None:
                sized = ()  # "a gap of 26 points" is between two figures of its own sentence
            if sized and change.after is None and change.before is None and frame.anchor.form != "compare":
                yield from _over_sentences(frame, change, told, index)
            yield change


def _bare_pair(frame: Frame, found: Sequence[Frame]) -> bool:
    """A "compared with" that no other frame of the sentence uses."""
    return not any(
        f is not frame
        and f.before is not None
        and frame.before is not None
        and f.before.first == frame.before.first
        and f.anchor.form != "compare"
        for f in found
    )


def _change(frame: Frame, line: Line) -> Change | None:
    after, before = frame.after, frame.before
    if after is not None and before is not None and not comparable(after, before):
        if frame.inherited or frame.lefted:
            after = None
        elif after.kind == "duration" or before.kind == "duration":
            after = before = None
        else:
            before = None
    if not frame.amounts and (after is None or before is None):
        return None
    way = frame.anchor.way
    if frame.anchor.form == "multiple" and frame.anchor.amount is not None:
        value = frame.anchor.amount.quantity.scalar
        way = "up" if value > 1 else "down"
    context = (after or frame.amounts[0] if frame.amounts or after else before).context  # type: ignore[union-attr]
    return Change(
        direction=way,
        percents=_of_kind(frame, "percent"),
        points=_of_kind(frame, "percentage_points")
        + tuple(m.quantity for m in frame.amounts if m.quantity.unit == "point" and m.kind == "number"),
        amounts=tuple(
            m.quantity for m in frame.amounts if m.kind not in ("percent", "percentage_points", "ratio", "duration")
        ),
        multiples=tuple(m.quantity for m in frame.amounts if m.kind == "ratio"),
        after=after.quantity if after else None,
        before=before.quantity if before else None,
        pairs=_pairs(frame),
        tie=_tie(frame, after, before),
        adjusted=frame.adjusted,
        inverse=currency_price(line) or line.lower(frame.anchor.end - 1) in words("changes", "valued", "verbs"),
        subject=context.subject_text,
        word=line.lower(frame.anchor.end - 1),
        more=frame.anchor.form != "multiple",
    )


def _of_kind(frame: Frame, kind: str) -> tuple[Quantity, ...]:
    return tuple(m.quantity for m in frame.amounts if m.kind == kind)


def _pairs(frame: Frame) -> tuple[tuple[Quantity, Quantity], ...]:
    """Other pairs of like figures of the sentence: workings that may clear the change."""
    near = frame.line.figures(frame.line.first, frame.line.last)[:12]
    chosen = {m.first for m in (frame.after, frame.before) if m is not None}
    return tuple(
        (one.quantity, two.quantity)
        for one in near
        for two in near
        if one is not two
        and comparable(one, two)
        and {one.first, two.first} != chosen
        and one.kind not in ("percent", "ratio", "duration", "percentage_points")
    )


def _tie(frame: Frame, after: Mention | None, before: Mention | None) -> Tie:
    """How sure it is that these figures belong to this change, with the reasons that a desk would give."""
    reasons = frame.reasons or ["same sentence"]
    doubts = list(frame.doubtful)
    line = frame.line
    if frame.anchor.form == "particle" and not frame.lefted and frame.after is not None and frame.before is not None:
        left = _level(frame, (), frame.anchor.at)
        if (
            left is not None
            and left.first not in (frame.after.first, frame.before.first)
            and frame.before.last < frame.after.first
        ):
            doubts.append("two levels could be meant")
    if (
        frame.lefted
        and frame.anchor.form == "particle"
        and after is not None
        and before is not None
        and any(
            m.last > frame.anchor.end
            and m is not before
            and line.words(m.first - 2, m.first) != ["compared", "to"]
            and line.lower(m.first - 1) == "to"
            for m in line.figures(frame.anchor.end, frame.limit)
        )
    ):
        doubts.append("two levels could be meant")
    if before is not None:
        link = line.lower(before.first - 1)
        reasons.append(
            f"“{' '.join([*line.words(frame.anchor.at, frame.anchor.end), '…', link]).removeprefix('… ')}”"
            if link.isalpha()
            else "one change word"
        )
    if len(frame.percents) > 1:
        doubts.append("two percentages stand by one change")
    if before is not None and frame.amounts and not _one_period(frame, before):
        doubts.append("the size and the earlier figure are of different periods")
    if frame.compared and frame.amounts and before is not None and not _beside_base(frame, before):
        doubts.append("the comparison may be another than that of the change")
    if _rebased(frame, after, before):
        doubts.append("the two levels may be of different bases")
    if frame.adjusted:
        doubts.append("the size is on another basis")
    if after is not None and before is not None:
        if (
            after.context.noun
            and before.context.noun
            and after.context.noun != before.context.noun
            and after.kind in ("count", "number")
        ):
            doubts.append("the two levels count different things")
        else:
            reasons.append("same unit")
    if after is not None and before is not None and (after.quantity.is_range or before.quantity.is_range):
        doubts.append("a range")
    if frame.inherited and frame.anchor.form == "verb":
        reasons.append("shared subject")
    return Tie("loose", tuple(doubts)) if doubts else Tie("sure", tuple(reasons))


def _rebased(frame: Frame, after: Mention | None, before: Mention | None) -> bool:
    """True where a stock split, a record or the like stands by the figures: the two levels are not like for like."""
    ends = [m for m in (after, before, *frame.amounts) if m is not None]
    first, last = min(m.first for m in ends), max(m.last for m in ends)
    near = set(frame.line.words(first - 4, last + 8))
    return bool(near & words("changes", "unwords", "rebased"))


def _beside_base(frame: Frame, before: Mention) -> bool:
    """Whether "rose 15% to 56, against 66 a year earlier" is one comparison: a share of amounts, and no comma or a year between."""
    line = frame.line
    if frame.after is None or frame.after.first < frame.amounts[0].first:
        return True
    gap = line.words(frame.after.last, before.first)
    if "," not in gap:
        return True
    yearly = scale_after(line, before.last, min(before.last + 8, line.last), upto_comma=True) == "year"
    return yearly and frame.amounts[0].kind in ("percent", "ratio") and before.kind != "percent"


def _one_period(frame: Frame, before: Mention) -> bool:
    """False where the size is said over one span ("on the week") and the earlier figure is of another ("a year ago")."""
    line = frame.line
    size = frame.amounts[-1]
    end = before.first if before.first > size.last else min(size.last + 8, line.last)
    change = compared_over(line, size.last, end)
    if change is None:
        change = compared_over(line, frame.anchor.at - 3, size.first)
    level = scale_after(line, before.last, min(before.last + 8, line.last), upto_comma=True)
    return same_scale(change, level)


def _over_sentences(
    frame: Frame, change: Change, told: Sequence[tuple[Line, list[Frame]]], index: int
) -> Iterator[Change]:
    """A percentage in one sentence, its two amounts in the next (or, less often, the one before)."""
    line = frame.line
    if len([f for f in told[index][1] if f.amounts]) > 1 or frame.adjusted:
        return
    for step in (1, -1, 2):
        if not 0 <= index + step < len(told):
            continue
        other, found = told[index + step]
        if abs(other.paragraph - line.paragraph) > 1:
            continue
        full = [f for f in found if f.after is not None and f.before is not None and comparable(f.after, f.before)]
        full = [f for f in full if f.anchor.form != "compare" or _bare_pair(f, found)]
        for pair in full:
            if (
                pair.percents
                or pair.after is None
                or pair.before is None
                or pair.after.kind in ("percent", "ratio", "duration")
            ):
                continue
            if (
                pair.anchor.way is not None
                and change.direction is not None
                and pair.anchor.way != change.direction
                and step == 2
            ):
                continue
            yield replace(
                change,
                after=pair.after.quantity,
                before=pair.before.quantity,
                tie=_distant(frame, pair, len(full), step),
            )


def _distant(frame: Frame, pair: Frame, pairs: int, step: int) -> Tie:
    """A tie across sentences is sure only where the thing counted is named in both, and nothing else could be meant."""
    assert pair.after is not None  # noqa: S101
    line = frame.line
    topic = frame.amounts[0].context.topic
    noun = pair.after.context.noun
    named = noun is not None and noun in topic
    if set(pair.line.words(pair.line.first, pair.line.last)) & {"record", "peak"}:
        return Tie("loose", ("a record, which may be of another span",))
    shared = topic & pair.after.context.topic
    alone = pairs == 1 and len(line.figures(line.first, line.last)) == 1
    if alone and _points_back(line, pair.line, noun, step) and _yearly(frame, pair):
        return Tie("sure", ("two sentences, the later of which points back", "no other pair of figures near by"))
    fresh = _named_anew(line, pair.line)
    if named and step == 1 and alone and not fresh and pair.after.kind in ("count", "number") and _yearly(frame, pair):
        return Tie("sure", ("the next sentence", f"the same thing counted: {noun}", "no other pair of figures near by"))
    done = step == 1 and _done(frame, pair)
    if done and alone and _yearly(frame, pair) and not fresh:
        return Tie("sure", ("the next sentence", "which tells of the same deed", "no other pair of figures near by"))
    if (named or done or len(shared) >= 2) and step == 1 and not fresh and _yearly(frame, pair):
        return Tie("guess", ("named in both sentences, but it may be another figure",))
    return Tie("loose", ("another sentence, and nothing names the figure",))


def _done(frame: Frame, pair: Frame) -> bool:
    """ "Sales rose 12%. It sold 1,212 cars, against 1,082": the verb of the second tells of what the first counts."""
    assert pair.after is not None  # noqa: S101
    subject, clause = frame.amounts[0].context.subject, pair.after.context.clause
    told = pair.line.sentence.words
    verbs = table("deeds")["verbs"].get(subject or "", ())
    if pair.after.kind not in ("count", "number") and subject not in words("deeds", "money", "words"):
        return False
    return 0 <= clause < len(told) and told[clause].lemma in verbs


def _named_anew(size: Line, pair: Line) -> bool:
    """True where the second sentence is of a place or a brand that the first does not name: "in Wales", "of its Fords"."""
    known = set(size.words(size.first, size.last)) | set(table("dates")["months"])
    led = ("in", "at", "for", "of", "across")
    return any(
        pair.tag(i) in ("NNP", "NNPS") and pair.lower(i) not in known and pair.lower(i - 1) in led
        for i in range(pair.first + 1, pair.last)
        if pair.lower(i + 1) not in words("speech", "verbs") and pair.lower(i + 3) not in words("speech", "verbs")
    )


def _points_back(size: Line, pair: Line, noun: str | None, step: int) -> bool:
    """ "That is a 29% increase." behind its levels; "There were 1,818 last year, compared with 1,414" behind its size."""
    if step == -1:
        first = next(iter(size.figures(size.first, size.last)), None)
        near = first is not None and first.first - size.first <= 5
        return (
            near
            and size.lower(size.first) in ("that", "this")
            and size.lower(size.first + 1) in words("told", "amounts_to", "words")
        )
    opened = pair.words(pair.first, pair.first + 2)
    placed = any(pair.tag(i) in ("NNP", "NNPS") for i in range(pair.first + 1, pair.last))
    return step == 1 and noun is None and not placed and " ".join(opened) in words("told", "points_back", "phrases")


def _yearly(frame: Frame, pair: Frame) -> bool:
    """True unless the two sentences speak of spans of different length."""
    assert pair.before is not None  # noqa: S101
    size = frame.amounts[0]
    one = compared_over(frame.line, frame.anchor.at, min(size.last + 8, frame.line.last))
    two = scale_after(pair.line, pair.before.last, min(pair.before.last + 8, pair.line.last), upto_comma=False)
    return same_scale(one, two)
