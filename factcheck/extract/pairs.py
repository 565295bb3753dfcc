"""Find the same amount in two units or two currencies: "30ft (9m)", "$100m (£80m)"."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.kinds import MEASURED
from factcheck.extract.series import CLOSEST, converted_together, ends
from factcheck.extract.units import entry_of, sizes
from factcheck.lexicon import words
from factcheck.model import Conversion, Exchange, Tie
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Quantity

_BRACKETED = Tie("sure", ("in brackets beside it",), via="pair/bracket")
_TOGETHER = Tie("sure", ("in brackets behind the list", "as many figures as the list has"), via="pair/bracket-list")
_SIDE_BY_SIDE = Tie("sure", ("side by side, one measure in two units",), via="pair/side-by-side")
_MORE = ([";"], [","], [",", "or"], ["or"], ["/"], [";", "or"])
_CLAUSES = words("units", "conversions", "clauses")
CONSUMED = Fraction(100)  # litres for so many kilometres


def pairs(lines: Sequence[Line]) -> Iterator[Conversion | Exchange]:
    """Every pair of measures or amounts of money that stand side by side as one."""
    for line in lines:
        figures = [m for m in line.mentions if m.kind in MEASURED]
        for index, (one, two) in enumerate(itertools.pairwise(figures)):
            if one.kind != two.kind or one.quantity.unit == two.quantity.unit or not _beside(line, one, two):
                continue
            if _single(line, figures, index):
                yield from _paired(line, one, two)
                third = figures[index + 2] if index + 2 < len(figures) else None
                if third is not None and _also(line, one, two, third):
                    yield from _paired(line, one, third)
                    if one.kind == "money":  # two prices of one amount give the rate between their currencies too
                        yield from _paired(line, two, third)
        if len(figures) > 2 or any(m.quantity.is_range for m in figures):
            yield from _together(line)


def _paired(line: Line, one: Mention, two: Mention) -> Iterator[Conversion | Exchange]:
    """The pair, or for two ranges the pair of their lower and that of their upper ends."""
    firsts, seconds = ends(line, one), ends(line, two)
    if len(firsts) > len(seconds):
        firsts = firsts[-1:]  # "between 500m and 600m euros (up to $700m)": the upper end is converted
    for first, second in zip(firsts, seconds, strict=True):
        if one.kind == "money":
            yield Exchange(first, second, _BRACKETED, _year_of(line, one, two))
        else:
            conversion = _conversion(line, (one, first), (two, second), _SIDE_BY_SIDE)
            if conversion is not None:
                yield conversion


def _year_of(line: Line, one: Mention, two: Mention) -> int | None:
    """The one year that the clause of a pair names: "in 1990 it fetched $100m (£60m)"."""
    first = next((at for at in range(one.first, line.first, -1) if line.lower(at - 1) in _CLAUSES), line.first)
    last = next((at for at in range(two.last, line.last) if line.lower(at) in _CLAUSES), line.last)
    years = {
        m.figure.date.year
        for m in line.mentions
        if m.figure.date is not None and m.figure.date.year is not None and first <= m.first < last
        if line.lower(m.first - 1) in words("dates", "spans", "of_then")
    }
    return years.pop() if len(years) == 1 else None


def _also(line: Line, one: Mention, two: Mention, third: Mention) -> bool:
    """Whether a third figure in the bracket is the first again: "20 knots (37km/h; 23mph)"."""
    if third.kind != one.kind or third.quantity.is_range != one.quantity.is_range:
        return False
    if third.quantity.unit in (one.quantity.unit, two.quantity.unit):
        return False
    return line.gap(two, third) in _MORE and line.lower(third.last) == ")"


def _together(line: Line) -> Iterator[Conversion | Exchange]:
    """Lists converted together: "60 and 70 pounds (27 and 32 kilograms)"."""
    for kind in ("measure", "money"):
        for one, first, two, second in converted_together(line, (kind,)):
            if first.unit == second.unit:
                continue
            if kind == "money":
                yield Exchange(first, second, _TOGETHER, _year_of(line, one, two))
                continue
            conversion = _conversion(line, (one, first), (two, second), _TOGETHER)
            if conversion is not None:
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
        if len(inner) > CLOSEST or any(w in words("units", "conversions", "apart") for w in inner):
            return False
        upper = one.quantity.is_range and two.quantity.hedge == "at_most" and one.kind == "money"
        return upper or one.quantity.is_range == two.quantity.is_range
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


def _conversion(
    line: Line, one: tuple[Mention, Quantity], two: tuple[Mention, Quantity], tie: Tie
) -> Conversion | None:
    one, two = _scaled(one, two), _scaled(two, one)
    first, second = _sizes(line, *one), _sizes(line, *two)
    if first is None or second is None:
        return None
    if first[0] == second[0] == "temperature":
        return _temperature(line, one, two, tie)
    if {first[0], second[0]} == {"fuel economy", "fuel consumption"}:
        economy = first if first[0] == "fuel economy" else second
        ratios = tuple(CONSUMED / size for size in economy[1])
        return Conversion(one[1], two[1], ratios, Fraction(0), bare=False, tie=tie, inverse=True)
    if first[0] != second[0]:
        return None
    ratios = tuple(sorted({a / b for a in first[1] for b in second[1]}))
    main = first[1][0] / second[1][0]
    ordered = (main, *(r for r in ratios if r != main))
    return Conversion(one[1], two[1], ordered, Fraction(0), bare=False, tie=tie)


def _scaled(one: tuple[Mention, Quantity], other: tuple[Mention, Quantity]) -> tuple[Mention, Quantity]:
    """A bare "120 degrees" beside 49 Celsius is of the other scale."""
    scales = {"celsius": "fahrenheit", "fahrenheit": "celsius"}
    scale = scales.get(other[1].unit or "") if one[1].unit == "degree" else None
    return one if scale is None else (one[0], replace(one[1], unit=scale))


def _sizes(line: Line, mention: Mention, quantity: Quantity) -> tuple[str, tuple[Fraction, ...]] | None:
    """The sizes that a unit may have here: only the one that is named ("US gallons"), a nautical mile only near the sea."""
    known = sizes(quantity.unit or "")
    if known is None:
        return None
    entry = entry_of(quantity.unit or "")
    said = mention.quantity.text.lower().replace("u.s.", "us").split()
    for word, size in sorted(entry.get("named", {}).items()):
        if word in said:
            return known[0], (Fraction(size),)
    if "at_sea" in entry and words("units", "conversions", "sea") & set(line.words(line.first, line.last)):
        return known[0], (*known[1], Fraction(entry["at_sea"]))
    return known


def _temperature(
    line: Line, one: tuple[Mention, Quantity], two: tuple[Mention, Quantity], tie: Tie
) -> Conversion | None:
    """Degrees: with the offset for a level, without for a difference, which the words around tell."""
    ways = {
        ("celsius", "fahrenheit"): (Fraction(9, 5), Fraction(32)),
        ("fahrenheit", "celsius"): (Fraction(5, 9), Fraction(-160, 9)),
    }
    way = ways.get((one[1].unit or "", two[1].unit or ""))
    if way is None:
        return None
    ratio, offset = way
    near = set(line.words(max(line.first, one[0].first - 25), two[0].last + 15))
    moved = _moved(line, one[0])
    return Conversion(
        one[1],
        two[1],
        (ratio,),
        Fraction(0) if moved else offset,
        bare=bool(near & words("links", "differing")),
        tie=tie,
    )


def _moved(line: Line, one: Mention) -> bool:
    """ "Has risen by 4C", "a rise of 4C", "warmed 2C": a difference, whatever else it might be."""
    stretch = words("units", "conversions", "stretch")
    at = one.first - 1
    while at >= line.first and line.lower(at) in stretch and one.first - at < 8:
        at -= 1
    if line.lower(at) in words("units", "conversions", "risen"):
        return True
    back = line.words(one.first - 4, one.first)
    return back[-1:] in (["by"], ["of"]) and any(
        word in words("changes", way, kind) for word in back for way in ("up", "down") for kind in ("verbs", "nouns")
    )
