"""Measures converted together: "60 and 70 pounds (27 and 32 kilograms)", "10 by 20 feet (3 by 6 metres)", "6-8in (15-20cm)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.precision import hedged
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Quantity

_JOINTS = (
    ["and"],
    ["to"],
    ["or"],
    ["by"],
    ["x"],
    ["×"],
    [","],
    [",", "and"],
    [",", "or"],
    ["-"],
    ["–"],
    ["and", "about"],
)
_BREAKS = words("units", "conversions", "breaks")
CLOSEST = 4  # so many words may stand between the last measure and the bracket that converts them


def ends(line: Line, mention: Mention) -> tuple[Quantity, ...]:
    """A figure as the numbers it is made of: the two of a range, each in its own place, or itself."""
    q, numbers = mention.quantity, mention.figure.numbers
    if not q.is_range or len(numbers) != 2:
        return (q,)
    low, high = numbers
    parts = []
    for number, start, end in ((low, q.start, line.tokens[low.last - 1].end), (high, _place(line, high), q.end)):
        shift = start - q.start
        interval = hedged(number.printed, number.printed.unrounded(), q.hedge)
        parts.append(
            replace(
                q,
                text=q.text[shift : end - q.start],
                start=start,
                end=end,
                column=q.column + shift,
                value=number.value,
                printed=number.printed,
                interval=interval,
            )
        )
    return tuple(parts)


def _place(line: Line, number: object) -> int:
    first: int = number.first  # type: ignore[attr-defined]
    signed = line.tokens[first - 1].text in "$£€¥" and not line.tokens[first].gap
    return line.tokens[first - signed].start


def converted_together(line: Line, kinds: Sequence[str]) -> Iterator[tuple[Mention, Quantity, Mention, Quantity]]:
    """Each measure of a list or range with the one that stands for it in the bracket behind."""
    some = [m for m in line.mentions if m.kind in kinds]
    for at, token in enumerate(line.tokens[line.first : line.last], line.first):
        if token.text not in "([":
            continue
        inner = _inner(line, some, at)
        outer = _outer(line, some, at) if inner else []
        if not outer or len(outer) + len(inner) == 2:
            continue
        firsts = [(m, q) for m in outer for q in ends(line, m)]
        seconds = [(m, q) for m in inner for q in ends(line, m)]
        if len(firsts) == len(seconds):
            for (one, first), (two, second) in zip(firsts, seconds, strict=True):
                yield one, first, two, second


def _inner(line: Line, some: Sequence[Mention], at: int) -> list[Mention]:
    """The list that fills a bracket from its first word on, up to its end or to a semicolon."""
    found = [m for m in some if m.first > at][:6]
    if not found or not set(line.words(at + 1, found[0].first)) <= words("links", "opening"):
        return []
    series = found[:1]
    for mention in found[1:]:
        if not _joined(line, series[-1], mention):
            break
        series.append(mention)
    return series if line.lower(series[-1].last) in (")", "]", ";") else []


def _outer(line: Line, some: Sequence[Mention], at: int) -> list[Mention]:
    """The list that ends just before a bracket."""
    found = [m for m in some if m.last <= at]
    if not found or at - found[-1].last > CLOSEST or _BREAKS & set(line.words(found[-1].last, at)):
        return []
    if any(found[-1].last <= m.first < at for m in line.mentions):
        return []
    series = found[-1:]
    for mention in reversed(found[:-1]):
        if not _joined(line, mention, series[0]):
            break
        series.insert(0, mention)
    return series


def _joined(line: Line, one: Mention, two: Mention) -> bool:
    return one.quantity.unit == two.quantity.unit and one.kind == two.kind and line.gap(one, two) in _JOINTS
