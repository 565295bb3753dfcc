"""Find the same amount in two units or two currencies: "30ft (9m)", "$100m (£80m)"."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.units import sizes
from factcheck.lexicon import words
from factcheck.model import Conversion, Exchange, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_BRACKETED = Tie("sure", ("in brackets beside it",))
CLOSEST = 4  # so many words may stand between a measure and the bracket that converts it
_CHANGES = frozenset(
    [
        "target",
        "limit",
        "goal",
        "threshold",
        "pre-industrial",
        "preindustrial",
        "industrial",
        "averages",
        "average",
        "rise",
        "rose",
        "risen",
        "warm",
        "warmer",
        "warming",
        "warmed",
        "above",
        "below",
        "hotter",
        "cooler",
        "increase",
        "increased",
        "fall",
        "fell",
        "drop",
        "dropped",
        "higher",
        "lower",
        "difference",
        "by",
        "cooling",
        "heating",
    ]
)


def pairs(lines: Sequence[Line]) -> Iterator[Conversion | Exchange]:
    """Every pair of measures or amounts of money that stand side by side as one."""
    for line in lines:
        figures = [m for m in line.mentions if m.kind in ("measure", "money")]
        for index, (one, two) in enumerate(itertools.pairwise(figures)):
            if one.kind != two.kind or one.quantity.unit == two.quantity.unit or not _beside(line, one, two):
                continue
            if one.kind == "money":
                if _single(line, figures, index):
                    yield Exchange(one.quantity, two.quantity, _BRACKETED)
                    third = figures[index + 2] if index + 2 < len(figures) else None
                    if (
                        third is not None
                        and third.kind == "money"
                        and line.gap(two, third) in ([";"], [","], [",", "or"])
                        and line.lower(third.last) == ")"
                    ):
                        yield Exchange(one.quantity, third.quantity, _BRACKETED)
                continue
            conversion = _conversion(line, one, two)
            if conversion is not None and _single(line, figures, index):
                yield conversion


def _beside(line: Line, one: Mention, two: Mention) -> bool:
    gap = line.gap(one, two)
    if any(m.first >= one.last and m.last <= two.first for m in line.mentions):
        return False
    if (
        gap[-1:] == ["("]
        or gap[-1:] == ["["]
        or gap[-2:] in (["(", "or"], ["(", "about"], ["(", "some"], ["(", "around"], ["(", "roughly"])
    ):
        inner = gap[: max(i for i, w in enumerate(gap) if w in ("(", "["))]
        if len(inner) > CLOSEST or any(w in (",", ";", "and", "to", "or", ")") for w in inner):
            return False
        return one.quantity.is_range == two.quantity.is_range
    return (
        gap in (["or"], [",", "or"], ["/"], [",", "or", "about"])
        and one.quantity.is_range == two.quantity.is_range
        and two.kind == "measure"
    )


def _single(line: Line, figures: Sequence[Mention], index: int) -> bool:
    """False for lists converted together: "60 pounds and 70 pounds (27 kilograms and 32 kilograms)"."""
    one, two = figures[index], figures[index + 1]
    if (
        index
        and figures[index - 1].quantity.unit == one.quantity.unit
        and line.gap(figures[index - 1], one) in (["and"], ["to"], ["or"], [",", "and"], ["by"], ["x"], ["×"], [","])
    ):
        return False
    after = figures[index + 2] if index + 2 < len(figures) else None
    if (
        after is not None
        and after.quantity.unit == two.quantity.unit
        and line.gap(two, after) in (["and"], ["to"], ["or"], ["by"], ["x"], ["×"], ["-"], ["–"])
    ):
        return False
    closing = line.words(two.last, two.last + 6)
    return line.lower(two.first - 1) not in ("(", "[") or ")" in closing or "]" in closing or ";" in closing


def _conversion(line: Line, one: Mention, two: Mention) -> Conversion | None:
    first, second = sizes(one.quantity.unit or ""), sizes(two.quantity.unit or "")
    if first is None or second is None or first[0] != second[0]:
        return None
    tie = Tie("sure", ("side by side, one measure in two units",))
    if first[0] == "temperature":
        return _temperature(line, one, two, tie)
    ratios = tuple(sorted({a / b for a in first[1] for b in second[1]}))
    main = first[1][0] / second[1][0]
    ordered = (main, *(r for r in ratios if r != main))
    return Conversion(one.quantity, two.quantity, ordered, Fraction(0), bare=False, tie=tie)


def _temperature(line: Line, one: Mention, two: Mention, tie: Tie) -> Conversion | None:
    """Degrees: with the offset for a level, without for a difference, which the words around tell."""
    units = (one.quantity.unit, two.quantity.unit)
    near = set(line.words(max(line.first, one.first - 25), two.last + 15))
    bare = bool(near & _CHANGES)
    moved = _moved(line, one)
    if units == ("celsius", "fahrenheit"):
        return Conversion(
            one.quantity, two.quantity, (Fraction(9, 5),), Fraction(0 if moved else 32), bare=bare, tie=tie
        )
    if units == ("fahrenheit", "celsius"):
        return Conversion(
            one.quantity,
            two.quantity,
            (Fraction(5, 9),),
            Fraction(0) if moved else Fraction(-160, 9),
            bare=bare,
            tie=tie,
        )
    return None


def _moved(line: Line, one: Mention) -> bool:
    """ "Has risen by 4C", "a rise of 4C": a difference, whatever else it might be."""
    back = line.words(one.first - 4, one.first)
    if not back or back[-1] not in ("by", "of"):
        return False
    return any(
        word in words("changes", way, kind) for word in back for way in ("up", "down") for kind in ("verbs", "nouns")
    )
