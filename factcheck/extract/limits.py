"""Find percentages that are held to a hundred: what falls, and what is a share of people or things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Limit, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Change

WHOLE = 100
FALL = "nothing that is counted can fall by more than all of it"
SHARE = "no more than 100% of a group can do anything"


def limits(lines: Sequence[Line], changes: Sequence[Change]) -> Iterator[Limit]:
    """Every percentage that its verb or its noun holds to a hundred."""
    falls = {q.id: c for c in changes if c.direction == "down" for q in c.percents}
    for line in lines:
        signed = bool(_words(line) & words("things", "signed"))
        for mention in line.mentions:
            if mention.kind != "percent" or mention.quantity.is_range or mention.quantity.scalar <= WHOLE:
                continue
            change = falls.get(mention.quantity.id)
            if change is not None and not change.adjusted and not signed:
                yield Limit(
                    mention.quantity,
                    FALL,
                    Tie("sure", ("a fall, and no word of profit or loss near it",), via="limit/fall"),
                )
            elif change is None and _people(line, mention):
                yield Limit(
                    mention.quantity,
                    SHARE,
                    Tie("sure", ("a share of people or things that are counted",), via="limit/share"),
                )


def _words(line: Line) -> set[str]:
    return set(line.words(line.first, line.last))


def _people(line: Line, mention: Mention) -> bool:
    """ "105% of pupils passed": the noun right behind "of" is counted, and nothing says "more" or "up"."""
    gap = line.words(mention.last, mention.last + 4)
    if gap[:1] != ["of"] or mention.context.noun is None or mention.quantity.hedge in ("under", "at_most"):
        return False
    counted = words("things", "people") | words("things", "counted")
    if line.words(mention.last, mention.last + 7)[3:] and set(line.words(mention.last + 2, mention.last + 6)) & words(
        "shares", "limited", "for_whom"
    ):
        return False  # "130% of the people it was built for"
    behind = [w for w in gap[1:] if w not in words("shares", "limited", "described")]
    return (
        mention.context.noun in counted
        and bool(behind)
        and line.lower(mention.first - 1) not in words("shares", "limited", "sized")
    )
