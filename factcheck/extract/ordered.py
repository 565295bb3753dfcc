"""Find the ranges whose lower end should stand first: those that are typed with a dash rather than told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Ranged, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

TYPED = Tie("sure", ("one printed range",), via="range/typed")
TOLD = Tie("guess", ("a range in words, which may be told from its upper end",), via="range/told")
NO_RANGES = ("date", "age", "ordinal", "duration", "ratio")
NEAR = 12  # so many words before a range are looked at for what it is of


def ordered(lines: Sequence[Line]) -> Iterator[Ranged]:
    """Every range in order, and each that is turned round but for a contest, a gap or a fall."""
    for line in lines:
        for mention in line.mentions:
            value = mention.quantity.value
            if not isinstance(value, tuple) or mention.kind in NO_RANGES:
                continue
            if value[0] <= value[1]:
                yield Ranged(mention.quantity, TYPED)
            elif not (_told_down(line, mention) if mention.figure.spread else _contested(line, mention)):
                typed = not mention.figure.spread and mention.kind != "number"
                yield Ranged(mention.quantity, TYPED if typed else TOLD)


def _told_down(line: Line, mention: Mention) -> bool:
    """ "The gap between 40% and 30%", "shrank to between 900 and 700 acres": the larger comes first for a reason."""
    near = set(line.words(mention.first - NEAR, mention.first))
    fell = any(near & words("changes", "down", kind) for kind in ("verbs", "nouns", "particles"))
    bare = mention.kind == "number"
    return bare or fell or line.lower(mention.first - 1) == "from" or bool(near & words("order", "between", "gaps"))


def _contested(line: Line, mention: Mention) -> bool:
    """ "Voted 12,400–9,800 to strike", "52 per cent–48 per cent": two sides, the winner first."""
    return mention.kind == "percent" or bool(
        set(line.words(line.first, line.last)) & words("order", "between", "contests")
    )
