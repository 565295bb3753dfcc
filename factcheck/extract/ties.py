"""How sure it is that the figures of a change belong together, with the reasons that a desk would give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from factcheck.extract.kinds import COUNTS, RATIOS
from factcheck.extract.leftward import level_left
from factcheck.extract.measures import compared_over, same_scale, scale_after
from factcheck.lexicon import table, words
from factcheck.model import Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention

_JOINED = re.compile(r"\d[-‑–][A-Za-z]")
SPAN = 3  # words that say what span a level is for


def tie(frame: Frame, after: Mention | None, before: Mention | None) -> Tie:
    """How sure it is that these figures belong to this change, with the reasons that a desk would give."""
    via = _via(frame, after, before)
    doubts = [*frame.doubtful, *(why for why, holds in DOUBTS if holds(frame, after, before))]
    if after is not None and before is not None:
        doubts += (why for why, holds in OF_LEVELS if holds(frame, after, before))
    return Tie("loose", tuple(doubts), via) if doubts else Tie("sure", tuple(_reasons(frame, after, before)), via)


def _reasons(frame: Frame, after: Mention | None, before: Mention | None) -> Iterator[str]:
    yield "same sentence"
    line = frame.line
    if before is not None:
        link = line.lower(before.first - 1)
        word = " ".join([*line.words(frame.anchor.at, frame.anchor.end), "…", link]).removeprefix("… ")
        yield f"“{word}”" if link.isalpha() else "one change word"
        if after is not None:
            yield "same unit"
    if frame.inherited and frame.anchor.form == "verb":
        yield "shared subject"


def _two_levels(frame: Frame, after: Mention | None, before: Mention | None) -> bool:
    """Whether another level could be meant: one to the left of "up to 4 from 3", or one that "to" leads to behind "5, up from 3"."""
    if frame.anchor.form != "particle":
        return False
    if not frame.lefted:
        if frame.after is None or frame.before is None or frame.before.last >= frame.after.first:
            return False
        left = level_left(frame, (), frame.anchor.at)
        return left is not None and left.first not in (frame.after.first, frame.before.first)
    line = frame.line
    behind = line.figures(frame.anchor.end, frame.limit) if after is not None and before is not None else []
    led = (m for m in behind if m.last > frame.anchor.end and m is not before and line.lower(m.first - 1) == "to")
    return any(line.words(m.first - 2, m.first) != ["compared", "to"] for m in led)


def _different_things(_: Frame, after: Mention, before: Mention) -> bool:
    nouns = {after.context.noun, before.context.noun}
    return after.kind in COUNTS and len(nouns) > 1 and None not in nouns and "" not in nouns


def _via(frame: Frame, after: Mention | None, before: Mention | None) -> str:
    """The name of how these figures were tied: the form of the change word, the words that lead to its levels, and who lent what."""
    steps = [
        frame.anchor.form,
        *(_led(frame, level) for level in (after, before) if level is not None),
        *(name for name, taken in (("left", frame.lefted), ("shared", frame.inherited)) if taken),
    ]
    return f"change/{'-'.join(steps)}"


def _led(frame: Frame, level: Mention) -> str:
    """What leads to a level: "to", "at", "from", "than", another word of the sort, or nothing but its side of the change word."""
    word = frame.line.lower(level.first - 1)
    if word in words("changes", "doubts", "thing"):
        return word
    for sort, name in (("before", "against"), ("after", "reaching")):
        if word in words("changes", "links", sort):
            return name
    return "behind" if level.first >= frame.anchor.end else "ahead"


def _names_a_thing(level: Mention) -> bool:
    """ "Lighter than the 60-litre bag": a measure joined to its unit says which one, and is no level."""
    return level.kind == "measure" and bool(_JOINED.search(level.quantity.text))


def _apart(frame: Frame, after: Mention | None) -> bool:
    """True for "150mm in May, and 90mm above the average of 900mm": what is above the average need not be the 150mm."""
    amount = frame.anchor.amount
    if frame.anchor.form != "more" or not frame.lefted or after is None or amount is None or after.last > amount.first:
        return False
    between = frame.line.words(after.last, amount.first)
    return bool(words("changes", "gaps", "apart") & set(between)) and not frame.line.verb(after.last, amount.first)


def _in_a_place(frame: Frame, level: Mention) -> bool:
    """ "From £3.06 in Hereford to £5.20 in London": how it differs from place to place, and no move."""
    line, at = frame.line, level.last
    while line.tag(at) in ("NN", "NNS") and at < level.last + 2:
        at += 1
    place = line.tag(at + 1).startswith("NNP") and line.lower(at + 1) not in table("dates")["months"]
    return line.lower(at) in ("in", "at") and place and not line.lower(at + 2).isdecimal()


def _rebased(frame: Frame, after: Mention | None, before: Mention | None) -> bool:
    """True where a stock split, a record or the like stands by the figures: the two levels are not like for like."""
    ends = [m for m in (after, before, *frame.amounts) if m is not None]
    first, last = min(m.first for m in ends), max(m.last for m in ends)
    near = set(frame.line.words(first - 4, last + 8))
    return bool(near & words("changes", "unwords", "rebased"))


ASIDE: Final = 12  # tokens of an aside


def _beside_base(frame: Frame, before: Mention) -> bool:
    """Whether "rose 15% to 56, against 66 a year earlier" is one comparison: a share of amounts, and no comma or a year between."""
    line = frame.line
    if frame.after is None or frame.after.first < frame.amounts[0].first:
        return True
    gap = line.words(frame.after.last, before.first)
    spans = [line.words(level.last, level.last + SPAN) for level in (frame.after, before)]
    if spans[0] == spans[1] and spans[0][:1] in (["for"], ["in"], ["during"]):
        return (
            True  # "to $37.1m for the year ended June 30, compared to $35.0m for the year ended": two spans of one kind
        )
    if "," not in gap:
        return True
    behind = _behind_aside(line, before.last)
    scale = scale_after(line, behind, min(behind + 8, line.last), upto_comma=True)
    # "Climbed 14% from a year ago to $1.15bn, compared with $1.01bn.": the change itself says since when.
    own = scale is None and compared_over(line, frame.anchor.at, frame.after.first) is not None
    yearly = scale == "year" or (own and line.lower(before.last) in (".", ""))
    return yearly and frame.amounts[0].kind in RATIOS and before.kind != "percent"


def _behind_aside(line: Line, at: int) -> int:
    """Behind the aside of "compared with $92.9m, or $1.18 a share, the year earlier": what follows it is said of the figure before it."""
    if line.words(at, at + 2) != [",", "or"]:
        return at
    return next((i + 1 for i in range(at + 2, min(at + ASIDE, line.last)) if line.lower(i) == ","), at)


def _one_period(frame: Frame, before: Mention) -> bool:
    """False where the size is said over one span ("on the week") and the earlier figure is of another ("a year ago")."""
    line = frame.line
    size = frame.amounts[-1]
    own = compared_over(line, size.last, min(size.last + 6, line.last))
    if own is not None and "since" in line.words(line.first, frame.anchor.at):
        return False  # "since 2010 the number has risen from 1,770 to 4,100, up 16 per cent in the last year"
    end = before.first if before.first > size.last else min(size.last + 8, line.last)
    change = compared_over(line, size.last, end)
    if change is None:
        change = compared_over(line, frame.anchor.at - 3, size.first)
    level = scale_after(line, before.last, min(before.last + 8, line.last), upto_comma=True)
    return same_scale(change, level)


def _begun_anew(frame: Frame, before: Mention) -> bool:
    """True for "rose by $90 in the city and from $1,440 to $1,500 in the town": what stands behind "and" is a change of its own."""
    joined = frame.line.words(before.first - 2, before.first) == ["and", "from"]
    return joined and any(amount.last <= before.first - 2 for amount in frame.amounts)


_Doubt: TypeAlias = "Callable[[Frame, Mention | None, Mention | None], bool]"
_OfLevels: TypeAlias = "Callable[[Frame, Mention, Mention], bool]"

# What may be wrong with a change, each with the test for it, in the order in which it is told.
DOUBTS: Final[tuple[tuple[str, _Doubt], ...]] = (
    ("two levels could be meant", _two_levels),
    ("two percentages stand by one change", lambda frame, *_: len(frame.percents) > 1),
    (
        "the size and the earlier figure are of different periods",
        lambda frame, _, before: before is not None and bool(frame.amounts) and not _one_period(frame, before),
    ),
    (
        "the comparison may be another than that of the change",
        lambda frame, _, before: (
            frame.compared and bool(frame.amounts) and before is not None and not _beside_base(frame, before)
        ),
    ),
    ("the size may be of another figure than the one before it", lambda frame, after, _: _apart(frame, after)),
    ("the two levels may be of different bases", _rebased),
    (
        "another subject may begin between the size and the levels",
        lambda frame, _, before: before is not None and _begun_anew(frame, before),
    ),
    ("the size is on another basis", lambda frame, *_: frame.adjusted),
    (
        "a size that tells which thing is meant",
        lambda _, *levels: any(level is not None and _names_a_thing(level) for level in levels),
    ),
)
WORLDS: Final = 5_000  # times: more than a thousand too many, and a rise besides


def _worlds_apart(after: Mention, before: Mention) -> bool:
    """ "To 4.80 from 3.50 billion": the word for the scale is left out, or another thing is meant."""
    small, large = sorted((abs(after.quantity.scalar), abs(before.quantity.scalar)))
    return 0 < small * WORLDS < large


OF_LEVELS: Final[tuple[tuple[str, _OfLevels], ...]] = (
    ("the two levels are of two places", lambda frame, *levels: all(_in_a_place(frame, level) for level in levels)),
    ("the two levels count different things", _different_things),
    ("a range", lambda _, *levels: any(level.quantity.is_range for level in levels)),
    ("one level is thousands of times the other", lambda _, after, before: _worlds_apart(after, before)),
)
