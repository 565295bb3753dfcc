"""The part that each figure behind a change word plays, told by the words that lead to it: by, to, from, on, against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.anchors import ways
from factcheck.extract.clauses import only_described, verb_between
from factcheck.extract.frames import FILLERS
from factcheck.extract.kinds import MEASURED, SHARES
from factcheck.extract.measures import comparable
from factcheck.extract.placing import place
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.extract.frames import Frame, Role
    from factcheck.extract.line import Line, Mention


def fill(frame: Frame, limit: int, taken: set[int], start: int | None = None) -> None:
    """Give each figure behind the change word (or behind `start`) its part, by the words that lead to it."""
    line, at = frame.line, frame.anchor.end if start is None else start
    if frame.anchor.form == "multiple" and frame.anchor.amount is not None:
        at = frame.anchor.amount.last
    passed: Mention | None = None  # a figure of another part that stands before
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
            place(frame, mention, "before", gap)  # "16 per cent — 106,214 to 123,587"
            at = mention.last
            continue
        role = _role(frame, gap, gap_first, mention)
        if role == "or" and passed is not None:
            role = "other"  # "up 12 on last year, when 398, or 34%, …": the share is of the figure beside it
        if role == "other" and gap in _OR and (frame.after is not None or frame.before is not None):
            at, passed = mention.last, mention  # "to 88bn yen ($618m) from 77bn yen": the level again, in other units
            continue
        if _of_the_passed(frame, role, gap, passed, mention):
            break
        if role == "other":
            if frame.after is not None or frame.before is not None or len(gap) > FILLERS + 5:
                break
            at, passed = mention.last, mention
            continue
        place(frame, mention, role, gap)
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

_SET_OFF = (["("], ["—"], ["–"], ["-"], [","])


def _of_the_passed(frame: Frame, role: Role, gap: list[str], passed: Mention | None, mention: Mention) -> bool:
    """Whether a figure belongs with one passed over and not with the change.

    It is a share as that was one: "to 2.5m, or 10 per cent, from 2.2m, or 9 per cent"; or it is held against that one:
    "orders of £1.4bn, up 9%, with a further £310m to come, against £270m".
    """
    if passed is None:
        return False
    if role == "amount":
        return passed.kind == mention.kind == "percent"
    held = role == "before" and frame.after is None and bool(words("changes", "anchor", "held") & set(gap))
    return held and comparable(passed, mention)


def _runs_to(line: Line, mention: Mention, limit: int) -> bool:
    """ "From 1 million to 2 million": the two levels of a change, whatever clause stands before them."""
    later = next((m for m in line.figures(mention.last, limit)), None)
    return later is not None and line.gap(mention, later) == ["to"] and comparable(mention, later)


class _Case(NamedTuple):
    """A figure behind a change word whose part is asked for: the words of the gap before it, the last link among them, and what follows that."""

    frame: Frame
    gap: list[str]
    first: int
    mention: Mention
    link: str
    ahead: list[str]
    tail: list[str]

    @property
    def placed(self) -> int:
        """How many of its levels the change has."""
        return (self.frame.after is not None) + (self.frame.before is not None)

    @property
    def ends(self) -> bool:
        """Whether the figure ends what is told."""
        return _ends_told(self.frame.line, self.gap, self.mention)


def _role(frame: Frame, gap: list[str], first: int, mention: Mention) -> Role:
    """The part of a figure: what the first step that knows it says."""
    links = table("changes")["roles"]
    at = next((i for i in range(len(gap) - 1, -1, -1) if gap[i] in links), None)
    if at is None or (gap[at] == "on" and not _on_base(frame, mention)):
        case = _Case(frame, gap, first, mention, "", [], [])
    else:
        case = _Case(frame, gap, first, mention, gap[at], gap[:at], gap[at + 1 :])
    role: Role = next((found for step in STEPS if (found := step(case)) is not None), "other")
    return "other" if role in ("after", "before") and frame.line.compound(mention) else role


def _in_per_cent(case: _Case) -> Role | None:
    told = case.mention.kind == "percent" and _amount_told(case.frame) and case.ends
    return "amount" if told else None


def _set_off(case: _Case) -> Role | None:
    """ "Down 22% – 1,414 against 1,818"."""
    held = case.frame.line.lower(case.mention.last) in words("changes", "anchor", "held")
    return "after" if case.gap in _SET_OFF and case.frame.amounts and not case.placed and held else None


def _said_again(case: _Case) -> Role | None:
    """ "To 40bn yen, or 16 yen a share": the level again, not the size."""
    if case.gap not in _OR or not case.frame.amounts:
        return None
    return "other" if case.placed else "or"


def _said_behind(case: _Case) -> Role | None:
    """ "The increase, of 12%, took ..."; "the increase, from 50 to 56, is 12%"; "from 50 to 56, or 12%"; "was up on last year's 404 by 25%"."""
    frame, kind, both = case.frame, case.mention.kind, case.placed > 1
    alone = frame.line.lower(case.mention.last) in (".", ",", "")
    told = case.gap == [",", "of"] or (case.gap in ([",", "is"], [",", "was"]) and both and alone)
    if told and frame.anchor.form == "noun" and kind == "percent" and not frame.amounts:
        return "amount"
    if both and kind in SHARES and case.ends:
        return "amount"
    by = case.gap[-1:] == ["by"] and len(case.gap) <= 2 and frame.anchor.form == "particle"
    return "amount" if by and frame.before is not None and not frame.amounts else None


def _compared(case: _Case) -> Role | None:
    """ "Compared to", "close to": not every "to" leads to a level."""
    if case.frame.anchor.form == "compare" and case.gap in (["to"], ["with"]):
        return "before"
    before = case.ahead[-1] if case.link == "to" and case.ahead else ""
    if before == "compared":
        return "before" if only_described(case.frame.line, case.tail, case.mention) else "other"
    if before in words("changes", "roles_not", "to"):
        return "after" if before == "close" else "other"
    return None


def _bracketed(case: _Case) -> Role | None:
    bracket = case.link in words("changes", "roles_not", "before_bracket") and case.tail[-1:] == ["("]
    if not bracket or not _ends_told(case.frame.line, case.tail, case.mention):
        return None
    return _linked(case.link) if case.frame.amounts else "other"


def _led(case: _Case) -> Role | None:
    """What the last link leads to, unless it leads elsewhere."""
    if not case.link:
        return None
    return "other" if any(step(case) for step in ELSEWHERE) else _linked(case.link)


def _linked(link: str) -> Role:
    role: Role = table("changes")["roles"][link]
    return role


def _size(case: _Case) -> Role | None:
    sized = case.frame.anchor.form in ("verb", "particle", "noun", "multiple") and not case.frame.amounts
    return "amount" if sized and not case.placed and _amount_gap(case.frame, case.gap, case.mention) else None


def _otherwise_described(case: _Case) -> bool:
    joined = case.link == "compared" and case.tail[:1] in (["with"], ["to"])
    return not only_described(case.frame.line, case.tail[joined:], case.mention)


def _passed(case: _Case) -> bool:
    """ "To £304,054, above the old record of £303,887"; "rose above 40"; "up 15% from a year earlier but below forecasts of £4.3bn"."""
    beyond, frame = words("changes", "anchor", "beyond"), case.frame
    record = frame.after is not None and "," in case.ahead
    again = bool(words("changes", "gaps", "apart") & {*case.ahead})
    return (case.link in beyond and (record or again)) or (case.link in (*beyond, "than") and not frame.amounts)


# The steps that tell the part of a figure, in order, and what makes a link lead elsewhere than to a level.
STEPS: Final[tuple[Callable[[_Case], Role | None], ...]] = (
    _in_per_cent,
    _set_off,
    _said_again,
    _said_behind,
    _compared,
    _bracketed,
    _led,
    _size,
)
ELSEWHERE: Final[tuple[Callable[[_Case], bool], ...]] = (
    _otherwise_described,
    _passed,
    lambda case: case.link == "to" and _bound_for(case.frame.line, case.tail, case.mention),
    lambda case: case.frame.line.elapsed(case.mention),
    lambda case: case.tail == ["in", "the"],  # "54,000 fewer than in the three to February": what they were counted in
    lambda case: case.link == "on" and _of_another(case.tail),
    lambda case: ";" in case.ahead or verb_between(case.frame.line, case.first, case.first + len(case.ahead)),
)


def _amount_told(frame: Frame) -> bool:
    """Whether the size has been told as an amount, with the level it led to: "fell by £12m to £88m, or 12 per cent"."""
    size, after = frame.amounts[:1], frame.after
    if not size or after is None or frame.before is not None or frame.percents:
        return False
    # Beside a count it may be the share that the count is: "down by 29,000 to 1,460,000, or 4.9 per cent of all".
    return size[0].last < after.first and comparable(size[0], after) and size[0].kind in MEASURED


def _ends_told(line: Line, gap: list[str], mention: Mention) -> bool:
    """ "From 1,414 in 2021 to 1,818 last year, or 29%": the size behind both levels, a time at most between."""
    tail = max((link for link in _OR if gap[-len(link) :] == link), key=len, default=None)
    between = gap[: len(gap) - len(tail)] if tail is not None else ["?"]
    timed = all(
        w in words("changes", "gaps", "times") or (w.isdecimal() and len(w) == 4) or w in table("dates")["months"]
        for w in between
    )
    return timed and len(between) <= 4 and line.lower(mention.last) in (".", ")", ",", ";", "—", "–", "")


def _of_another(tail: list[str]) -> bool:
    """ "A profit of £12m, up 9%, on sales of £310m": another amount, and no earlier level."""
    told = {"the", "’s", "'s"} & set(tail) or words("periods", "relative") & set(tail)
    return tail[-1:] == ["of"] and not told and not set(tail[-2:-1]) <= words("changes", "levels", "nouns")


def _bound_for(line: Line, tail: list[str], mention: Mention) -> bool:
    """ "Exports to the islands 4.45m": "to" leads to a place, not to the figure."""
    first = mention.first - len(tail)
    nouns = [w for i, w in enumerate(tail) if line.tag(first + i) in ("NNP", "NNPS", "NNS", "NN")]
    return bool(nouns) and tail[-1:] != ["of"] and not set(nouns) <= words("changes", "levels", "nouns")


def _on_base(frame: Frame, mention: Mention) -> bool:
    """ "Up 12% on £2.9m": a base, where the figure is an amount like the level and not a day or a street."""
    sized = bool(frame.amounts) or frame.line.lower(mention.last) == "by"
    return sized and mention.kind in ("money", "number", "count", "measure", "percent")


def _amount_gap(frame: Frame, gap: list[str], mention: Mention) -> bool:
    """Whether the words between the change word and a figure let it be the size: "rose by some", "an increase of", "a rise in X of"."""
    if not gap:
        return frame.anchor.form != "noun" or frame.line.lower(frame.anchor.at) in ways("verbs")
    if len(gap) > FILLERS:
        return False
    if gap[-1] in words("changes", "links", "by") and not any(w in words("changes", "roles_not", "size") for w in gap):
        return not verb_between(frame.line, frame.anchor.end, mention.first)
    if frame.anchor.form == "noun":
        return gap in (["was"], ["is"]) and mention.kind in ("percent", "money", "percentage_points")
    if mention.kind == "percent" and frame.anchor.form == "verb" and len(gap) <= 4:
        tags = {frame.line.tag(i) for i in range(frame.anchor.end, mention.first)}
        if tags <= {"NN", "NNS", "NNP", "JJ", "DT", "PRP$", "POS"}:
            return True  # "raised wages 10 per cent": the object stands between
    return set(gap) <= words("changes", "anchor", "light") | words("changes", "gaps", "size")
