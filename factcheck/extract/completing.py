"""What a change lacks, taken in from the left: its level, or the two levels that stand there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.clauses import only_described
from factcheck.extract.leftward import level_left
from factcheck.extract.measures import comparable, sized_by_another
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention


def complete(frame: Frame, earlier: Sequence[Frame]) -> None:
    """Take in what stands to the left: the level, or the size of a frame that has its two levels already."""
    form = frame.anchor.form
    if form == "compare":
        if frame.before is None:
            first = next(iter(frame.line.figures(frame.anchor.end, frame.line.last)), None)
            if first is not None and only_described(
                frame.line,
                [
                    w
                    for w in frame.line.words(frame.anchor.end, first.first)
                    if w not in words("changes", "anchor", "compared")
                ],
                first,
            ):
                frame.before = first
        if frame.before is not None:
            frame.after = frame.after or level_left(frame, earlier, frame.anchor.at)
            frame.compared = True
        return
    if form == "noun" and frame.amounts and frame.after is None and frame.before is None:
        _adopt(frame, earlier)
        if frame.after is None and frame.before is None and _set_off(frame):
            frame.after = level_left(frame, earlier, frame.anchor.at)
        return
    if frame.after is not None and frame.before is not None:
        return
    participle = (
        form == "verb"
        and line_tag(frame) in ("VBG", "VBN")
        and frame.line.lower(frame.anchor.at - 1) in (",", "—", "–", "(", "after")
    )
    if frame.after is None and (participle or form in ("particle", "more") or (form == "noun" and _predicated(frame))):
        edge = frame.anchor.amount.first if frame.anchor.amount is not None else frame.anchor.at
        frame.after = level_left(frame, earlier, edge)
        frame.lefted = frame.after is not None
        if frame.after is None and earlier and earlier[-1].after is not None and _joined(frame):
            frame.after, frame.inherited = earlier[-1].after, True
    if form == "more" and frame.percents and frame.before is None:
        _share_levels(frame, earlier)
    if frame.after is None and form == "verb" and earlier and _joined(frame) and not _of_its_own(frame):
        frame.after, frame.inherited = earlier[-1].after, True


def _set_off(frame: Frame) -> bool:
    """ "There were 723 cases, an increase of 48 on the year": the size is said of the level before the comma."""
    line, last = frame.line, max(m.last for m in frame.amounts)
    of_another = line.lower(last) in words("changes", "anchor", "of_another")  # "12 shops, a rise of 40 in rents"
    return not of_another and line.words(frame.anchor.at - 2, frame.anchor.at) in (
        [",", "an"],
        [",", "a"],
        ["—", "a"],
        ["—", "an"],
    )


def _predicated(frame: Frame) -> bool:
    """Whether a noun of change is said of what stands before it: not "lived 12 months with no weight loss, against nine"."""
    line = frame.line
    at = frame.anchor.at - 1
    kinds = ("JJ", "RB", "NN", "DT", "CD", "VB", "HY")
    while at > line.first and (line.tag(at)[:2] in kinds or "-" in line.words(at - 1, at + 1)):
        at -= 1
    if line.words(at, at + 2) in (["for", "a"], ["for", "an"]):
        return True  # "stood at 83bn for a rise of 12 per cent"
    return line.tag(at) != "IN" or line.lower(at) in ("after", "as", "than")


def _share_levels(frame: Frame, earlier: Sequence[Frame]) -> None:
    """ "Went from 1,414 to 1,818, 29% more than a year before": the levels are those of the change just told."""
    if frame.after is None:
        _adopt(frame, earlier)
    elif earlier and earlier[-1].after is frame.after and not earlier[-1].amounts:
        frame.before = earlier[-1].before


def line_tag(frame: Frame) -> str:
    """The tag of the change word."""
    return frame.line.tag(frame.anchor.at)


def _of_its_own(frame: Frame) -> bool:
    """Whether the verb has an amount for its object: "was valued at $11bn and raised $300m"."""
    return any(m.kind != "percent" and m.first == frame.anchor.end for m in frame.amounts)


def _joined(frame: Frame) -> bool:
    """ "... but rose 43%": the verb shares its subject, hence its level, with the one before."""
    back = frame.line.words(frame.anchor.at - 3, frame.anchor.at)
    return bool(back) and (
        back[-1] in ("but", "and", "or")
        or back[-2:] in (["but", "was"], ["and", "was"], ["but", "were"], ["and", "were"], ["but", "is"], ["and", "is"])
    )


def _adopt(frame: Frame, earlier: Sequence[Frame]) -> None:
    """ "From £5.5bn to £8.2bn, a rise of 49.7%": the size belongs to the levels just stated."""
    line = frame.line
    edge = frame.anchor.amount.first if frame.anchor.amount is not None else frame.anchor.at
    for other in reversed(earlier):
        if other.before is not None and other.after is not None:
            if sized_by_another(frame.amounts, other.before):
                return  # "from £400 to £160 over a year, a loss of £4.62 a week"
            if not other.percents and edge - max(other.before.last, other.after.last) <= 12:
                frame.after, frame.before, frame.inherited = other.after, other.before, True
                frame.compared = other.compared
                frame.doubtful += other.doubtful
            return
    pair = _from_to(line, edge)
    if pair is not None and not sized_by_another(frame.amounts, pair[0]):
        frame.before, frame.after = pair


def _from_to(line: Line, edge: int) -> tuple[Mention, Mention] | None:
    """ "From B to A" with no change word of its own."""
    near = [m for m in line.figures(line.first, edge) if edge - m.last <= 20]
    for one, two in zip(near[-2:], near[-1:], strict=False):
        if line.lower(one.first - 1) == "from" and line.gap(one, two)[-1:] == ["to"] and comparable(one, two):
            return one, two
    return None
