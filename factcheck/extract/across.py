"""A change told over two sentences: its size in the one, its two levels in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.frames import pairs
from factcheck.extract.kinds import COUNTS, NO_LEVELS
from factcheck.extract.lending import bare_pair
from factcheck.extract.measures import comparable, compared_over, same_scale, scale_after
from factcheck.lexicon import table, words
from factcheck.model import Tie
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line
    from factcheck.model import Change


def over_sentences(
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
        full = [f for f in full if f.anchor.form != "compare" or bare_pair(f, found)]
        for pair in full:
            if pair.percents or pair.after is None or pair.before is None or pair.after.kind in NO_LEVELS:
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
                pairs=pairs(pair),
                tie=_distant(frame, pair, len(full), step),
            )


def _distant(frame: Frame, pair: Frame, pairs: int, step: int) -> Tie:
    """A tie across sentences is sure only where the thing counted is named in both, and nothing else could be meant."""
    assert pair.after is not None  # noqa: S101
    line = frame.line
    topic = frame.amounts[0].context.topic
    noun = pair.after.context.noun
    named = noun is not None and noun in topic
    if set(pair.line.words(pair.line.first, pair.line.last)) & words("changes", "unwords", "records"):
        return Tie("loose", ("a record, which may be of another span",), via="change/across-record")
    shared = topic & pair.after.context.topic
    alone = pairs == 1 and len(line.figures(line.first, line.last)) == 1
    if alone and _points_back(line, pair.line, noun, step) and _yearly(frame, pair):
        return Tie(
            "sure",
            ("two sentences, the later of which points back", "no other pair of figures near by"),
            via="change/across-points-back",
        )
    fresh = _named_anew(line, pair.line)
    if named and step == 1 and alone and not fresh and pair.after.kind in COUNTS and _yearly(frame, pair):
        return Tie(
            "sure",
            ("the next sentence", f"the same thing counted: {noun}", "no other pair of figures near by"),
            via="change/across-same-noun",
        )
    done = step == 1 and _done(frame, pair)
    if done and alone and _yearly(frame, pair) and not fresh:
        return Tie(
            "sure",
            ("the next sentence", "which tells of the same deed", "no other pair of figures near by"),
            via="change/across-deed",
        )
    if (named or done or len(shared) >= 2) and step == 1 and not fresh and _yearly(frame, pair):
        return Tie("guess", ("named in both sentences, but it may be another figure",), via="change/across-named")
    return Tie("loose", ("another sentence, and nothing names the figure",), via="change/across-loose")


def _done(frame: Frame, pair: Frame) -> bool:
    """ "Sales rose 12%. It sold 1,212 cars, against 1,082": the verb of the second tells of what the first counts."""
    assert pair.after is not None  # noqa: S101
    subject, clause = frame.amounts[0].context.subject, pair.after.context.clause
    told = pair.line.sentence.words
    verbs = table("deeds")["verbs"].get(subject or "", ())
    if pair.after.kind not in COUNTS and subject not in words("deeds", "money", "words"):
        return False
    return 0 <= clause < len(told) and told[clause].lemma in verbs


def _named_anew(size: Line, pair: Line) -> bool:
    """True where the second sentence is of a place or a brand that the first does not name: "in Wales", "of its Fords"."""
    known = set(size.words(size.first, size.last)) | set(table("dates")["months"])
    led = words("changes", "across", "led")
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
            and size.lower(size.first) in words("changes", "across", "back")
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
