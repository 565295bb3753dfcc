"""Find two mentions of one fact: the same thing counted, at the same time, of the same group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import SameFact, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

CLOSE = 0.4  # the share of the smaller topic that both mentions have in common
SAME = 0.6
MOST = 400  # mentions compared in one article, nearest first, so that time stays linear in its length


def same_facts(lines: Sequence[Line]) -> Iterator[SameFact]:
    """Pairs of mentions in different sentences whose words describe one thing."""
    index: dict[tuple[str, str | None], list[tuple[Line, Mention]]] = {}
    for line in lines:
        for mention in line.mentions:
            if not _statable(mention) or _numbered(line, mention):
                continue
            seen = index.setdefault((mention.kind, mention.quantity.unit), [])
            for other_line, other in seen[-30:]:
                if other_line.number != line.number:
                    tie = _tie(other_line, other, line, mention)
                    if tie is not None:
                        yield SameFact(other.quantity, mention.quantity, tie)
            seen.append((line, mention))


def _statable(mention: Mention) -> bool:
    """Whether a figure states a fact that may be told again: a count or an amount of some size, of a named thing."""
    q = mention.quantity
    if mention.kind not in ("count", "money") or q.is_range or q.modality != "actual" or q.per is not None:
        return False
    least = 2 if mention.kind == "money" else 3
    return q.direction is None and len(mention.context.topic) >= least and abs(q.scalar) >= 10


def _numbered(line: Line, mention: Mention) -> bool:
    """ "12 of 25 photos": a place in a series, not a count."""
    return (line.lower(mention.last) == "of" and any(m.first == mention.last + 1 for m in line.mentions)) or (
        line.lower(mention.first - 1) == "of" and any(m.last == mention.first - 1 for m in line.mentions)
    )


def _tie(one_line: Line, one: Mention, two_line: Line, two: Mention) -> Tie | None:
    topics = one.context.topic, two.context.topic
    shared = topics[0] & topics[1]
    smaller = min(len(t) for t in topics)
    ratio = len(shared) / smaller if smaller else 0
    same_value = one.quantity.scalar == two.quantity.scalar
    near = two_line.number - one_line.number <= 1 and one.kind == "money"
    if near and len(shared) >= 2 and _ten_fold(one, two):
        return Tie(
            "guess",
            (
                "the same digits in the next sentence, a power of ten apart",
                f"shared words: {', '.join(sorted(shared)[:5])}",
            ),
        )
    if one.context.noun != two.context.noun or len(shared) < 3 or ratio < CLOSE:
        return None
    if _later(one_line) or _later(two_line):
        return None
    if same_value and len(shared) >= 4:
        return Tie("sure", ("the same figure of the same thing", f"shared words: {', '.join(sorted(shared)[:5])}"))
    if _ten_fold(one, two) and _one_time(one, two):
        return Tie(
            "guess",
            (
                "the same digits of the same thing, a power of ten apart",
                f"shared words: {', '.join(sorted(shared)[:5])}",
            ),
        )
    if not same_value and ratio >= SAME and len(shared) >= 5 and _one_time(one, two):
        return Tie(
            "guess", ("the two sentences speak of the same thing", f"shared words: {', '.join(sorted(shared)[:5])}")
        )
    return None


def _ten_fold(one: Mention, two: Mention) -> bool:
    """True where two figures have the same digits, 40,000 and 400,000."""
    small, large = sorted((abs(one.quantity.scalar), abs(two.quantity.scalar)))
    return small > 0 and any(large == small * power for power in (10, 100, 1000, 1_000_000))


def _later(line: Line) -> bool:
    """True where the sentence says that a figure changed, or is another's."""
    low = {line.lower(i) for i in range(line.first, line.last) if not line.covered(i)}
    return bool(low & (words("facts", "updates") | words("facts", "others")))


def _one_time(one: Mention, two: Mention) -> bool:
    """False where both name their time in one way, and differently; "last year" and "in 2021" may be one."""
    first, second = one.quantity.period, two.quantity.period
    if first is None or second is None or first.lower() == second.lower():
        return True
    return _absolute(first) != _absolute(second)


def _absolute(period: str) -> bool:
    return any(c.isdecimal() for c in period)
