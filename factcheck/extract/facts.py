"""Find two mentions of one fact: the same thing counted, at the same time, of the same group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import SameFact, Tie
from factcheck.precision import power_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

NEAR_ALL = 0.8  # of all that the shorter of two clauses tells, the other tells so much too
CLOSE = 0.4  # the share of the smaller topic that both mentions have in common
SAME = 0.6
MANY = 4  # so many content words at least must be shared by two clauses
TEN = 10
LOST_WORD = 1000  # so much apart, a word of scale was left out or mistaken


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
    if mention.kind not in ("count", "money", "percent") or q.is_range or q.per is not None:
        return False
    if q.modality != "actual" and not mention.context.defined:
        return False
    if mention.kind == "percent":
        return q.direction is None and len(mention.context.deed) >= MANY and mention.context.noun is not None
    least = 2 if mention.kind == "money" else 3
    told = len(mention.context.topic) >= least or len(mention.context.deed) >= MANY - mention.context.defined
    return q.direction is None and told and abs(q.scalar) >= 10


def _numbered(line: Line, mention: Mention) -> bool:
    """ "12 of 25 photos": a place in a series, not a count."""
    return (line.lower(mention.last) == "of" and any(m.first == mention.last + 1 for m in line.mentions)) or (
        line.lower(mention.first - 1) == "of" and any(m.last == mention.first - 1 for m in line.mentions)
    )


def _tie(one_line: Line, one: Mention, two_line: Line, two: Mention) -> Tie | None:
    topics = one.context.topic, two.context.topic
    shared = topics[0] & topics[1]
    smaller = min(len(t) for t in topics)
    ratio = len(shared) / smaller if smaller and one.kind != "percent" else 0
    same_value = one.quantity.scalar == two.quantity.scalar
    near = two_line.number - one_line.number <= 1 and one.kind == "money"
    moved = _later(one_line) or _later(two_line)
    alike = max(len(shared), len(one.context.deed & two.context.deed))
    chance = not (_telling(one) and _telling(two)) or moved or alike <= 2
    if near and ((_scale_lost(one, two) and alike >= 2) or (_ten_fold(one, two) and not chance)):
        return Tie(
            "guess",
            (
                "the same digits in the next sentence, a power of ten apart",
                f"shared words: {', '.join(sorted(shared)[:5])}",
            ),
            via="same/next-ten-fold",
        )
    if _later(one_line) or _later(two_line):
        return None
    if one.context.noun != two.context.noun or len(shared) < 3 or ratio < CLOSE:
        return _one_deed(one_line, one, two_line, two)
    if same_value and len(shared) >= 4:
        return Tie(
            "sure",
            ("the same figure of the same thing", f"shared words: {', '.join(sorted(shared)[:5])}"),
            via="same/figure",
        )
    if _ten_fold(one, two) and _one_time(one, two):
        return Tie(
            "guess",
            (
                "the same digits of the same thing, a power of ten apart",
                f"shared words: {', '.join(sorted(shared)[:5])}",
            ),
            via="same/ten-fold",
        )
    if not same_value and ratio >= SAME and len(shared) >= 5 and _one_time(one, two):
        return Tie(
            "guess",
            ("the two sentences speak of the same thing", f"shared words: {', '.join(sorted(shared)[:5])}"),
            via="same/sentences",
        )
    return _one_deed(one_line, one, two_line, two)


def _one_deed(one_line: Line, one: Mention, two_line: Line, two: Mention) -> Tie | None:
    """ "The charity has raised £48,200 for the boat"; "for the boat £42,800 has been raised by the charity"."""
    first, second = one.context, two.context
    shared = first.deed & second.deed
    smaller = min(len(first.deed), len(second.deed))
    least = MANY - 1 if second.defined else MANY
    enough = len(shared) >= least and len(shared) >= NEAR_ALL * smaller and first.noun == second.noun
    apart = bool(first.things - second.deed) and bool(second.things - first.deed)
    if not enough or apart or not _one_time(one, two) or _both(one_line, two) or _both(two_line, one):
        return None
    words_ = f"shared words: {', '.join(sorted(shared)[:5])}"
    return Tie("guess", ("the two clauses tell the same thing", words_), via="same/deed")


def _both(line: Line, other: Mention) -> bool:
    """Whether a sentence gives the figure of the other one too, beside its own."""
    return any(m.kind == other.kind and m.quantity.scalar == other.quantity.scalar for m in line.mentions) or (
        sum(m.kind == other.kind for m in line.mentions) > 1
    )


def _ten_fold(one: Mention, two: Mention) -> bool:
    """True where two figures have the same digits, 40,000 and 400,000."""
    return power_apart(one.quantity.scalar, two.quantity.scalar) is not None


def _scale_lost(one: Mention, two: Mention) -> bool:
    """True for $4.2bn and $4.2m: what is left out or mistaken is the word, and so much apart is not soon chance."""
    return (power_apart(one.quantity.scalar, two.quantity.scalar) or 0) >= LOST_WORD


def _telling(mention: Mention) -> bool:
    """Whether a figure has two digits at least that are no noughts: "$4m" beside "$40m" is soon chance."""
    printed = mention.quantity.printed
    return printed.value >= TEN * printed.round_place


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
