"""Whether the figures of a candidate agree, and how often they would by accident. Rough and in floats: no verdict rests on it."""

from __future__ import annotations

from itertools import product
from math import inf, log1p, log10
from typing import TYPE_CHECKING, Final

from factcheck.extract.parse import lately, once
from factcheck.extract.years import LENGTHS, aged_between, day_of, in_time, year_of
from factcheck.rules.age_dates import age_at
from factcheck.rules.rule import factor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from factcheck.guard.candidates import Candidate
    from factcheck.model import Quantity

CROWD: Final = 10.0  # percentages in print crowd below this one
DECADES: Final = 5.0  # amounts in print spread over so many powers of e
WHOLE: Final = 100.0
LIKELIEST: Final = 0.9
LEAST: Final = 0.001
COMMON: Final = (
    (1.8, 2.3, 0.5),
    (0.43, 0.56, 0.4),
    (2.3, 5.5, 0.12),
)  # "doubled", "halved": how many multiples in print are these
RARE: Final = 0.03
MEASURED: Final = {
    "amount": 0.5,
    "total": 0.55,
    "points": 0.5,
}  # of what the formulas say, so much was met among candidates without a tie
FAR: Final = 3.0  # a misprint is seldom further off ...
COUNTED: Final = ("count", "days")  # nothing is reckoned: what the others give is told by the candidate
SAME: Final = 0.02  # ... but for a nought or a word of scale
FRACTION: Final = 0.12  # of the fractions in words so many are the one that a share happens to be


def agreement(candidate: Candidate) -> tuple[bool, float]:
    """Whether the sum holds within the rounding of the figures, and the chance of that for figures that are not tied."""
    low, high = _told(candidate)
    chance = sum(_chance(candidate, ends, high - low) for ends in derived(candidate))
    return fitting(candidate), min(LIKELIEST, max(LEAST, chance * MEASURED.get(candidate.family, 1.0)))


def fitting(candidate: Candidate) -> bool:
    """Whether the sum holds within the rounding of the figures."""
    low, high = _told(candidate)
    return any(one <= high * (1 + 1e-12) and low <= two * (1 + 1e-12) for one, two in derived(candidate))


def near(candidate: Candidate) -> bool:
    """Whether the stated figure is so near to what the others give that it may be a misprint of it: within a factor, or a power of ten off."""
    low, high = _told(candidate)
    for one, two in derived(candidate):
        middle, stated = (one + two) / 2, (low + high) / 2
        if 0 < middle < inf and stated:
            times = max(stated, middle) / min(stated, middle)
            power = 10.0 ** round(log10(times))
            if times <= FAR or (power > 1 and abs(times / power - 1) < SAME):
                return True
    return False


@once
def _told(candidate: Candidate) -> tuple[float, float]:
    """The ends of the stated figure, in what the others give."""
    scale = scale_of(candidate)
    low, high = sorted(abs(end) * scale for end in _ends(candidate.stated.quantity))
    return low, high


def scale_of(candidate: Candidate) -> float:
    """What one of the stated figure is in what the others give: a fraction is told in hundredths."""
    stated = candidate.stated.quantity
    if stated.unit == "basis_point":
        return 0.01
    return 100.0 if stated.kind == "ratio" and candidate.family != "multiple" else 1.0


def _chance(candidate: Candidate, ends: tuple[float, float], width: float) -> float:
    """How often a stranger in the place of the stated figure, printed as finely, would agree with what the others give."""
    stated = candidate.stated.quantity
    low, high = ends
    if candidate.family == "multiple":
        return next((often for begin, end, often in COMMON if low < end and begin < high), RARE)
    if stated.kind == "ratio":
        return FRACTION if low < WHOLE else 0.0
    if stated.kind in ("percent", "percentage_points"):
        return _below(high + width / 2) - _below(low - width / 2)
    step = float(stated.printed.place) if width == 0 == high - low else 0.0
    return (width + high - low + step) / (DECADES * (high + step)) if high + step else LIKELIEST


def _below(value: float) -> float:
    """The share of the percentages in print that are below one."""
    return log1p(min(max(value, 0.0), WHOLE) / CROWD) / log1p(WHOLE / CROWD)


@once
def derived(candidate: Candidate) -> list[tuple[float, float]]:
    """What the others give, by each sum of the family: the least and the most."""
    figures = [m.quantity for m in candidate.mentions]
    if candidate.family == "total":
        ends = _all_ends(figures)
        return [(sum(low for low, _ in ends), sum(high for _, high in ends))]
    if candidate.family == "hundred":
        shares = [[end * (WHOLE if q.kind == "ratio" else 1.0) for end in _ends(q)] for q in figures[1:]]
        return [(max(0.0, WHOLE - sum(high for _, high in shares)), max(0.0, WHOLE - sum(low for low, _ in shares)))]
    if candidate.family == "years":
        if aged_between(candidate.stated, candidate.mentions[1:]):
            youngest, oldest = age_at(*sorted(map(day_of, candidate.mentions[1:]), key=in_time))
            return [(float(youngest), float(oldest))]
        length = LENGTHS.get(figures[0].unit or "", 1)
        years = abs(year_of(candidate.mentions[1]) - year_of(candidate.mentions[2]))
        return [(max(0.0, years - 1.0) / length, (years + 1.0) / length)]
    if candidate.family == "mean":
        ends = _all_ends(figures)
        return [(sum(low for low, _ in ends) / len(ends), sum(high for _, high in ends) / len(ends))]
    by = (1.0, 1.0) if candidate.by is None else (float(candidate.by.low or 0), float(candidate.by.high or 0))
    if candidate.family in COUNTED:
        return [by]
    if len(figures) == 2:  # noqa: PLR2004 - one in the unit, or for the time, of the other
        low, high = _ends(figures[1])
        scale = scale_of(candidate)
        return [(low * by[0] * scale, high * by[1] * scale)]
    one, two = _all_ends(figures)
    if candidate.family == "product":
        one, two = _ends(figures[1], figures[0]), _ends(figures[2])
        two = two[0] * by[0], two[1] * by[1]
    if candidate.family == "left":
        hundred = WHOLE if figures[1].kind == "percent" else 1.0
        one = one[0] / hundred, one[1] / hundred
    if figures[0].kind in ("percent", "percentage_points", "ratio"):
        one, two = _ends(figures[1], figures[2]), _ends(figures[2])
    return [_corners(one, two, sum_) for sum_ in _sums(candidate)]


def _sums(candidate: Candidate) -> tuple[Callable[[float, float], float], ...]:
    """The formulas of a family, those of the level that a size stands beside by its part; where it is not said which level it is, of all three."""
    if candidate.family == "size":
        return SUMS.get(candidate.parts[-1]) or (*SUMS["risen"], *SUMS["fallen"], *SUMS["before"])
    return SUMS.get(candidate.family, (_difference,))


def _percent_of(part: float, whole: float) -> float:
    return 100 * part / whole if whole else inf


def _difference(one: float, two: float) -> float:
    return one - two


# What the other two figures give, by the family: the size of a change may be of the earlier, the later, or the level beside it.
SUMS: Final[dict[str, tuple[Callable[[float, float], float], ...]]] = {
    "change": (lambda after, before: _percent_of(after - before, before),),
    "share": (_percent_of,),
    "multiple": (lambda after, before: after / before if before else inf,),
    "before": (_percent_of,),
    "risen": (lambda size, level: _percent_of(size, level - size) if level > size else inf,),
    "fallen": (lambda size, level: _percent_of(size, level + size),),
    "product": (lambda each, number: each * number,),
    "left": (lambda share, whole: whole * (1 - share),),
}


def _corners(
    one: tuple[float, float], two: tuple[float, float], sum_: Callable[[float, float], float]
) -> tuple[float, float]:
    values = [sum_(a, b) for a, b in product(one, two)]
    low, high = min(values), max(values)
    if low < 0 < high:
        return 0.0, max(-low, high)
    return (low, high) if low >= 0 else (-high, -low)


def _all_ends(figures: Sequence[Quantity]) -> list[tuple[float, float]]:
    """The ends of what the first figure follows from, in its units; a bare number is told in those of the figure beside it."""
    stated, *others = figures
    unit = next((q for q in others if q.kind != "number"), None)
    units = 1.0 if unit is None else float(factor(unit, stated))
    told = [_ends(q, stated) for q in others]
    return [
        (low * units, high * units) if q.kind == "number" else (low, high)
        for q, (low, high) in zip(others, told, strict=True)
    ]


def _ends(quantity: Quantity, like: Quantity | None = None) -> tuple[float, float]:
    low, high = _own_ends(quantity)
    if like is None or like.unit == quantity.unit:
        return low, high
    units = _real(factor(quantity, like))
    return low * units, high * units


@lately
def _own_ends(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.interval.low, quantity.interval.high
    return _real(quantity.scalar if low is None else low), _real(quantity.scalar if high is None else high)


def _real(value: Fraction) -> float:
    """A fraction as a float, as `float` makes it, in a third of its time."""
    above, below = value.as_integer_ratio()
    return above / below
