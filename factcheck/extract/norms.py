"""Find what lies above or below what is usual, where the units differ: "43C (109F), 32F above the average of 25C (77F)".

Where all three figures are in one unit, without brackets, the words "above" and "below" are read as any other change (changes.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Change, Tie
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction, Quantity

FAR = 8
ANGLE = "degree"
# What may stand between a figure and the difference that is told of it.
_BESIDE = ([","], ["—"], ["–"], ["("], [",", "or"], [",", "which", "is"], [",", "which", "was"], [",", "a", "full"])
IN_SENTENCE = Tie(
    "sure", ("same sentence", "the difference stands between the figure and what it is held against"), via="change/norm"
)
FROM_STORY = Tie("guess", ("the headline has the difference, its story the two figures",), via="change/norm-headline")


def norms(lines: Sequence[Line]) -> Iterator[Change]:
    """Every difference from what is usual, with the two figures that it lies between."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for index, mention in enumerate(figures):
            found = _in_sentence(line, figures, index) if mention.kind == "measure" else None
            if found is not None:
                yield found
    yield from _from_story(lines)


def _in_sentence(line: Line, figures: Sequence[Mention], index: int) -> Change | None:
    difference = figures[index]
    base = next((m for m in figures[index + 1 :] if not _brackets(line, difference, m)), None)
    way = _way(line, difference, base) if base is not None else None
    if base is None or way is None or difference.quantity.is_range:
        return None
    level = _level(line, figures[:index], difference)
    if level is None:
        return None
    pair = _alike(difference, _forms(line, figures, level), _forms(line, figures, base))
    return None if pair is None else _change(way, difference, *pair, IN_SENTENCE)


def _way(line: Line, difference: Mention, base: Mention) -> Direction | None:
    """The way of the word that compares, where nothing but the name of the norm follows it."""
    gap = line.gap(difference, base)
    if gap[:1] == ["("] and ")" in gap:
        gap = gap[gap.index(")") + 1 :]
    plain = 0 < len(gap) <= FAR and not {",", ";", "(", "and", "or"} & set(gap)
    if not plain or line.verb(difference.last, base.first):
        return None
    if gap[0] in words("changes", "up", "more"):
        return "up"
    return "down" if gap[0] in words("changes", "down", "more") else None


def _level(line: Line, before: Sequence[Mention], difference: Mention) -> Mention | None:
    """The figure that is compared: right before the difference, or what the sentence opens with ("At 12C, the night was")."""
    if not before:
        return None
    last = before[-1]
    first = before[-2] if len(before) > 1 and _brackets(line, before[-2], last) else last
    gap = line.words(last.last, difference.first)
    gap = gap[1:] if gap[:1] == [")"] else gap
    opened = (
        line.words(line.first, first.first) == ["at"] and gap[:1] == [","] and gap[-1:] in (["was"], ["is"], ["were"])
    )
    return first if gap in _BESIDE or (opened and gap.count(",") == 1) else None


def _brackets(line: Line, one: Mention, two: Mention) -> bool:
    return one.kind == two.kind and line.gap(one, two) == ["("] and line.lower(two.last) == ")"


def _forms(line: Line, figures: Sequence[Mention], one: Mention) -> list[Quantity]:
    """A figure and what stands in brackets behind it."""
    return [one.quantity, *(m.quantity for m in figures if _brackets(line, one, m))]


def _alike(
    difference: Mention, levels: Sequence[Quantity], bases: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """The level and the base in the unit of the difference; bare degrees are those of the unit that is printed first."""
    unit = difference.quantity.unit if difference.quantity.unit != ANGLE else levels[0].unit
    level = next((q for q in levels if q.unit == unit and not q.is_range), None)
    base = next((q for q in bases if q.unit == unit and not q.is_range), None)
    return (level, base) if level is not None and base is not None else None


def _change(way: Direction, difference: Mention, level: Quantity, base: Quantity, tie: Tie) -> Change:
    size = replace(difference.quantity, unit=level.unit)  # bare degrees are those of the level
    return Change(direction=way, amounts=(size,), after=level, before=base, tie=tie)


def _from_story(lines: Sequence[Line]) -> Iterator[Change]:
    """ "68F above average" in a headline, and "43C (109F), compared with an average of 25C (77F)" in its story."""
    for head in lines:
        for difference in head.mentions if head.block == "headline" else ():
            way = _usual(head, difference)
            if way is not None:
                found = next((c for line in lines for c in _compared(line, difference, way)), None)
                if found is not None:
                    yield found


def _usual(line: Line, difference: Mention) -> Direction | None:
    """The way of "32F above average", where no figure says what the average is."""
    at = difference.last
    at += line.lower(at + 1) == "than" if line.lower(at) in ("warmer", "hotter", "colder", "cooler") else 0
    norm = line.lower(at + 1) in words("units", "conversions", "norms")
    if difference.kind != "measure" or not norm or difference.quantity.is_range:
        return None
    word = line.lower(difference.last)
    if word in words("changes", "up", "more"):
        return "up"
    return "down" if word in words("changes", "down", "more") else None


def _compared(line: Line, difference: Mention, way: Direction) -> Iterator[Change]:
    """The figures of a sentence of the story that holds one against an average."""
    figures = line.figures(line.first, line.last) if line.block == "body" else []
    for index, base in enumerate(figures):
        lead = line.words(base.first - 6, base.first)
        named = words("units", "conversions", "norms") & set(lead) and lead[-1:] == ["of"]
        before = [m for m in figures[:index] if m.kind == base.kind]
        if not named or not before or not {"compared", "against"} & set(line.words(before[-1].last, base.first)):
            continue
        level = before[-2] if len(before) > 1 and _brackets(line, before[-2], before[-1]) else before[-1]
        pair = _alike(difference, _forms(line, figures, level), _forms(line, figures, base))
        if pair is not None:
            yield _change(way, difference, *pair, FROM_STORY)
