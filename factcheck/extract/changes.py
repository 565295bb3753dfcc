"""Find what moved: by how much, to what, from what.

A change word (a verb, a noun, "up", "12% more than") opens a frame (anchors.py); the words that lead to each figure
behind it (by, to, from, on, against) tell its part (roles.py). What stands to the left is taken in where the frame lacks
it (completing.py), what another change word of the same move states is shared (lending.py), and the tie is
weighed (ties.py). What is told over two sentences comes last (across.py); forms of their own are data (forms/changing.py).
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.across import over_sentences
from factcheck.extract.anchors import anchors
from factcheck.extract.completing import complete
from factcheck.extract.frames import Frame, pairs
from factcheck.extract.lending import bare_pair, lend
from factcheck.extract.level_pairs import unordered
from factcheck.extract.measures import comparable, price_of_money
from factcheck.extract.placing import annual
from factcheck.extract.roles import fill
from factcheck.extract.ties import tie
from factcheck.lexicon import words
from factcheck.model import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.frames import Anchor
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Quantity


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
            frame.adjusted = annual(anchor.amount)
        fill(frame, limit, taken)
        frame.adjusted = frame.adjusted or _yearly_mean(line, anchor)
        found.append(frame)
    for index, frame in enumerate(found):
        complete(frame, found[:index])
    for one, two in itertools.pairwise(found):
        lend(one, two)
    return found


def _yearly_mean(line: Line, anchor: Anchor) -> bool:
    """ "An average annual increase of 5%": the mean of the steps, not the way from the first level to the last."""
    back = set(line.words(anchor.at - 3, anchor.at))
    meant, stepped, compounded = (
        words("changes", "unwords", name) & back for name in ("mean", "stepped", "compounded")
    )
    return bool(compounded or (meant and stepped))


def _otherwise(line: Line, amount: Mention) -> list[Mention]:
    """The other form of a size that stands before it: "£60 or 5.1 per cent more than"."""
    before = max((m for m in line.figures(line.first, amount.first)), key=lambda m: m.last, default=None)
    if before is None or line.gap(before, amount) not in (["or"], [",", "or"]) or before.kind == amount.kind:
        return []
    if line.lower(before.first - 1) in words("changes", "anchor", "level_before"):
        return []  # "at £4.1m or £4.2m, or 5 per cent below the level of 2018"
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
            line.lower(at) in words("changes", "clauses", "another") and line.lower(at - 1) == ","
        ):
            return at
    return max(limit, found[index].end)


def changes(lines: Sequence[Line]) -> Iterator[Change]:
    """Every change that the article states, in order, those told over two sentences included."""
    told = [(line, frames(line)) for line in lines]
    for index, (line, found) in enumerate(told):
        for frame in found:
            if frame.anchor.form == "compare" and not bare_pair(frame, found):
                continue
            change = _change(frame, line)
            if change is None:
                continue
            sized = change.percents or change.multiples or change.points
            if frame.anchor.form == "noun" and frame.anchor.way is None:
                sized = ()  # "a gap of 26 points" is between two figures of its own sentence
            if sized and change.after is None and change.before is None and frame.anchor.form != "compare":
                yield from over_sentences(frame, change, told, index)
            yield change


def _change(frame: Frame, line: Line) -> Change | None:
    after, before = frame.after, frame.before
    if after is not None and before is not None and not comparable(after, before):
        if frame.inherited or frame.lefted:
            after = None
        elif after.kind == "duration" or before.kind == "duration":
            after = before = None
        else:
            before = None
    if any(amount is level for amount in frame.amounts for level in (after, before)):
        return None  # "cut its loss to £3m, against a loss of £3.1m": that is a level, and no size
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
        pairs=pairs(frame),
        tie=tie(frame, after, before),
        adjusted=frame.adjusted,
        inverse=_way_unsaid(line, after, before)
        or line.lower(frame.anchor.end - 1) in words("changes", "valued", "verbs"),
        subject=context.subject_text,
        word=line.lower(frame.anchor.end - 1),
        more=frame.anchor.form != "multiple",
        lent=frame.inherited,
    )


def _way_unsaid(line: Line, after: Mention | None, before: Mention | None) -> bool:
    """Where up is not more: a price of money, a profit after a loss, a range."""
    both = after is not None and before is not None
    return price_of_money(line) or (both and unordered(line, after, before))  # type: ignore[arg-type]


def _of_kind(frame: Frame, kind: str) -> tuple[Quantity, ...]:
    return tuple(m.quantity for m in frame.amounts if m.kind == kind)
