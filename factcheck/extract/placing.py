"""Put a figure into its part of a change, with what the words before it make doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame, Role
    from factcheck.extract.line import Mention


def place(frame: Frame, mention: Mention, role: Role, gap: list[str]) -> None:
    """Give a figure its part in a change, unless the part is taken, and note what the words before it (`gap`) make doubtful."""
    if role in ("amount", "or"):
        frame.amounts.append(mention)
        if set(gap) & words("changes", "unwords", "basis") or annual(mention):
            frame.adjusted = True
    elif role == "after" and frame.after is None:
        frame.after = mention
        _doubts(frame, gap)
    elif role == "before" and frame.before is None:
        if set(gap) & words("changes", "unwords", "forecast") and not set(gap) & words(
            "changes", "unwords", "first_told"
        ):
            frame.doubtful.append("the figure it is held against is a forecast")
        if gap[-1:] == ["of"] and set(gap) & words("changes", "unwords", "bases"):
            frame.doubtful.append("the figure it is held against is a base")
        frame.before = mention
        frame.compared = bool(set(gap) & words("changes", "anchor", "held"))
        held = frame.compared or set(gap) & words("changes", "anchor", "beyond")
        if held and gap[-1:] == ["of"] and set(gap[-2:-1]) <= words("changes", "unwords", "extremes"):
            frame.doubtful.append("the figure it is held against is a peak or an average")
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
    return noun not in told and noun not in words("changes", "unwords", "forecast")


def annual(mention: Mention) -> bool:
    """True for "grew 12% a year": the size of each step, not of the way from the first level to the last."""
    return mention.kind == "percent" and mention.quantity.per in ("year", "annum", "month", "quarter", "week")


def _doubts(frame: Frame, gap: list[str]) -> None:
    """A change "on a comparable basis" is not that of the figures beside it."""
    if set(gap) & words("changes", "unwords", "losses"):
        frame.doubtful.append("a loss, whose sign is not printed")
    if set(gap) & words("changes", "unwords", "other_basis"):
        frame.adjusted = True
    joined = " ".join(gap)
    if any(phrase in joined for phrase in words("changes", "unwords", "other_basis_phrases")):
        frame.adjusted = True
