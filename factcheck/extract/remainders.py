"""Find what is left of a whole: "of 96 appeals 41 were allowed, and the remaining 55 dismissed"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.measures import COUNTS, comparable
from factcheck.lexicon import fractions, words
from factcheck.model import Remainder, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

SURE = Tie("sure", ("same sentence", "the whole, its parts and what remains"), via="remainder/whole-and-rest")


def remainders(lines: Sequence[Line]) -> Iterator[Remainder]:
    """Every rest with its whole and its parts, in one sentence."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for index, rest in enumerate(figures):
            if index and _remains(line, rest):
                found = (
                    _shares(line, figures[:index], rest)
                    if rest.kind == "percent"
                    else _counts(line, figures[:index], rest)
                )
                if found is not None:
                    yield found


def _remains(line: Line, mention: Mention) -> bool:
    """ "The remaining 55", "the other 55", "the rest (29 per cent)"."""
    back = line.words(mention.first - 3, mention.first)
    return bool(back) and (
        (back[-1] in ("remaining", "other") and "the" in back)
        or back[-2:] in (["rest", "("], ["remainder", "("], ["rest", ","], ["remainder", ","])
    )


def _counts(line: Line, before: Sequence[Mention], rest: Mention) -> Remainder | None:
    """The whole that "of" opens the sentence with, and the parts behind it."""
    if any(m.quantity.is_range for m in (*before, rest)) or rest.kind not in COUNTS:
        return None
    whole = before[0]
    opened = "of" in line.words(max(line.first, whole.first - 3), whole.first)
    parts = [m for m in before[1:] if m.kind in COUNTS]
    if not opened or whole.kind not in COUNTS or not 1 <= len(parts) <= 3 or len(parts) != len(before) - 1:
        return None
    named = line.tag(rest.last) in ("NNS", "NNPS") or line.tag(rest.last + 1) in ("NNS", "NNPS")
    if named and rest.context.noun is not None and whole.context.noun is not None and not comparable(rest, whole):
        return None  # "the other four parties" are no seats
    if any(p.quantity.scalar >= whole.quantity.scalar for p in parts) or rest.quantity.scalar > whole.quantity.scalar:
        return None
    return Remainder(whole.quantity, tuple(p.quantity for p in parts), rest.quantity, SURE)


def _shares(line: Line, before: Sequence[Mention], rest: Mention) -> Remainder | None:
    """Shares that with what remains make up a hundred: "48 per cent ..., 37 per cent ... and the remaining 15 per cent"."""
    parts = [m for m in before if m.kind == "percent" and not m.quantity.is_range]
    if not parts or len(parts) > 6 or rest.quantity.is_range or _fraction(line, rest):
        return None
    if line.lower(parts[0].first - 2) == "of" or any(
        line.words(p.last, p.last + 2) in (["of", "them"], ["of", "which"], ["of", "whom"], ["of", "those"])
        for p in parts
    ):
        return None  # shares of a share
    told = set(line.words(line.first, rest.first))
    if told & words("changes", "links", "before") & {"from", "than", "compared", "against"}:
        return None
    sure = len(parts) > 1 or "and" in line.words(parts[-1].last, rest.first)
    tie = SURE if sure else Tie("guess", ("the parts may not be all",), via="remainder/parts-of-hundred")
    return Remainder(None, tuple(p.quantity for p in parts), rest.quantity, tie)


def _fraction(line: Line, rest: Mention) -> bool:
    """Whether one of the parts is a fraction: "a third went by bus, 40% by train and the rest, 27%, by car"."""
    told = line.words(line.first, rest.first)
    names = fractions("numbers", "fractions")
    return any(one in ("a", "one", "half") and (one == "half" or two in names) for one, two in itertools.pairwise(told))
