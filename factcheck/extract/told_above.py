"""Hold a change that a headline gives in per cent against the two amounts of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Tie
from factcheck.precision import headline_reading
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Change

HEADS = ("headline", "standfirst")
EARLY = 12  # so many sentences of the story are looked through
ABOVE = Tie(
    "guess",
    ("the headline has the change, its story the two amounts", "one thing is named in both"),
    via="change/headline-story",
)


def told_above(lines: Sequence[Line], changes: Sequence[Change]) -> Iterator[Change]:
    """Every change of a headline without its amounts, with each pair of amounts of its story that it may be of.

    A percentage that the story gives too is left to the comparison of headline and story.
    """
    heads = [(line, c) for line in lines[:3] if line.block in HEADS for c in changes if _bare(line, c)]
    if not heads:
        return
    mentions = {m.quantity.id: (line, m) for line in lines[:EARLY] for m in line.mentions}
    story = [m for line in lines if line.block not in HEADS for m in line.mentions if m.kind == "percent"]
    for line, head in heads:
        stated = head.percents[0]
        reading = headline_reading(stated.printed, stated.interval)
        if any(reading.contains(abs(m.quantity.scalar)) for m in story):
            continue
        for change in changes:
            if _fits(head, change) and _one_thing(line, change, mentions):
                yield replace(head, after=change.after, before=change.before, pairs=(), tie=ABOVE)


def _bare(line: Line, change: Change) -> bool:
    """Whether a change is one of a headline that gives nothing but its size in per cent."""
    plain = len(change.percents) == 1 and change.after is None and change.before is None and not change.amounts
    own = plain and change.percents[0].sentence == line.number and not change.percents[0].is_range
    return own and change.direction is not None and not change.adjusted and change.percents[0].modality == "actual"


def _fits(head: Change, change: Change) -> bool:
    """Whether a change of the story has both its amounts, goes the same way and has no percentage of its own."""
    if change.after is None or change.before is None or change.percents or change.multiples:
        return False
    plain = change.after.kind in ("count", "number", "money", "measure") and not change.adjusted and not change.inverse
    ranged = change.after.is_range or change.before.is_range
    return plain and not ranged and change.direction == head.direction and change.tie.certainty == "sure"


def _one_thing(line: Line, change: Change, mentions: dict[str, tuple[Line, Mention]]) -> bool:
    """Whether a noun of the headline is what the amounts of the story count or what they are said of."""
    told = [mentions[q.id] for q in (change.after, change.before) if q is not None and q.id in mentions]
    if len(told) != 2 or any(other.block in HEADS for other, _ in told):
        return False
    nouns = {w.lemma for w in line.sentence.words if w.tag.startswith("NN") and len(w.lemma) > 2}
    named = {word for _, m in told for word in (m.context.noun, m.context.subject, *m.context.topic) if word}
    return bool(nouns & named)
