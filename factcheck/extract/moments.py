"""Find every moment that a text names: days, months, years, weekdays, quarters, seasons, with the sentence that each stands in.

They are no figures: the finders of ties never see them. No grammar is needed, so that a sentence with a weekday alone is not parsed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from factcheck.extract.dates import read_date
from factcheck.extract.parse import LONGEST_SENTENCE
from factcheck.extract.tokens import HYPHENS, lower_at
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.dates import DateSpan
    from factcheck.extract.figure import Figure
    from factcheck.extract.tokens import Token
    from factcheck.model import Block

    Parts: TypeAlias = tuple[tuple[str, int], ...]  # what is told of a moment, coarse to fine
    Read: TypeAlias = tuple[int, int, Parts]

STOPS: Final = ".?!"
QUOTES: Final = "\"”’')"
_CLOSING: Final = frozenset(STOPS + QUOTES)
CENTURY: Final = 10000  # a span of years as one number: 20132014


@dataclass(frozen=True, slots=True)
class Timing:
    """A moment as printed in `tokens[first:last]`, in the sentence `tokens[opening:closing]`."""

    first: int
    last: int
    opening: int
    closing: int
    sentence: int
    block: Block
    parts: Parts

    @property
    def finest(self) -> str:
        """The finest part that is told."""
        return self.parts[-1][0]


def moments(tokens: Sequence[Token], found: Sequence[Figure], blocks: Sequence[Block]) -> list[Timing]:
    """Every moment, in order."""
    figures = {f.first: f for f in found if f.kind in ("date", "ordinal")}
    covered = {at for f in found if f.kind not in ("date", "ordinal") for at in range(f.first, f.last)}
    told: list[Timing] = []
    for number, (block, opening, closing) in enumerate(sentences(tokens, blocks)):
        at = opening
        while at < closing:
            read = None if at in covered else _read(tokens, at, figures.get(at))
            if read is not None:
                told.append(Timing(read[0], read[1], opening, max(closing, read[1]), number, block, read[2]))
            at = at + 1 if read is None else max(read[1], at + 1)
    return told


def sentences(tokens: Sequence[Token], blocks: Sequence[Block]) -> Iterator[tuple[Block, int, int]]:
    """Each sentence as a stretch of tokens, with its block, as the signs tell them apart; a longer one is cut, as the parser's are."""
    at = 0
    for block in blocks:
        while at < len(tokens) and tokens[at].start < block.start:
            at += 1
        opening = at
        while at < len(tokens) and tokens[at].start < block.end:
            at += 1
            stops = tokens[at - 1].text in _CLOSING and _ends(tokens, at - 1)
            if stops or at - opening == LONGEST_SENTENCE:
                yield block, opening, at
                opening = at
        if opening < at:
            yield block, opening, at


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends with a token."""
    last = at - 1 if tokens[at].text in QUOTES and at else at
    if tokens[last].text not in STOPS or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if not after.gap or after.text[0].islower():
        return False
    before = lower_at(tokens, last - 1)
    short = len(before) == 1 or before in words("moments", "abbreviations", "words")
    return tokens[last].text != "." or not short


def _read(tokens: Sequence[Token], at: int, figure: Figure | None) -> Read | None:
    if figure is not None and figure.date is not None:
        parts = _parts(figure.date)
        return (figure.first, figure.last, parts) if parts else None
    lower = tokens[at].lower
    if figure is not None or lower in _counted():
        return _part(tokens, at)
    bare = lower.removesuffix("'s").removesuffix("’s")
    if tokens[at].text[0].isupper():
        if bare in table("dates")["weekdays"]:
            weekday = weekday_at(tokens, at)
            return None if weekday is None else (at, at + 1, (("weekday", weekday),))
        if bare in table("dates")["months"]:
            return _month(tokens, at, bare)
    return _season(tokens, at, bare) if bare in table("moments")["seasons"] else None


@cache
def _counted() -> dict[str, int]:
    return dict(table("moments")["parts"]["counted"])


def _parts(span: DateSpan) -> Parts:
    if span.until is not None:
        return (("years", (span.year or 0) * CENTURY + span.until),)
    told = (("weekday", span.weekday), ("year", span.year), ("month", span.month), ("day", span.day))
    return tuple((name, value) for name, value in told if value is not None)


def _part(tokens: Sequence[Token], at: int) -> Read | None:
    """ "The third quarter", "a second-half goal"."""
    number, step = _counted().get(tokens[at].lower), at + 1
    while step < len(tokens) and tokens[step].text in HYPHENS:
        step += 1
    for name in ("quarter", "half"):
        if number is not None and lower_at(tokens, step) in words("moments", "parts", name):
            return at, step + 1, ((name, number),)
    return None


def weekday_at(tokens: Sequence[Token], at: int) -> int | None:
    """The weekday that a token names, from Monday as 0, unless it is in a name: "Black Friday", "the Sunday Times"."""
    bare = tokens[at].lower.removesuffix("'s").removesuffix("’s")
    weekday: int | None = table("dates")["weekdays"].get(bare) if tokens[at].text[0].isupper() else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    titled = behind is not None and behind.text[0].isupper() and behind.lower in words("moments", "names", "behind")
    if titled or not bare.endswith("day") or lower_at(tokens, at - 1) in words("moments", "names", "ahead"):
        return None
    return weekday


def _month(tokens: Sequence[Token], at: int, bare: str) -> Read | None:
    """A month alone, where a word before it says that it is one: "in May", "last May"; or "May’s"."""
    before = lower_at(tokens, at - 1)
    owns = tokens[at].lower != bare and before not in words("moments", "names", "months")
    festive = lower_at(tokens, at + 1) in words("moments", "names", "festive")
    fourth = before == "of" and lower_at(tokens, at - 2) in words("moments", "names", "fourth")
    if festive or fourth or not (owns or before in words("moments", "before", "months")):
        return None
    span = None if owns else read_date(tokens, at)
    if span is not None and span.day is not None:
        return span.first, span.last, _parts(span)
    return at, at + 1, (("month", table("dates")["months"][bare]),)


def _season(tokens: Sequence[Token], at: int, bare: str) -> Read | None:
    if lower_at(tokens, at - 1) not in words("moments", "before", "seasons"):
        return None
    return at, at + 1, (("season", table("moments")["seasons"][bare]),)
