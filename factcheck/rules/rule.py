"""What a rule is, and the few things that every rule writes the same way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from factcheck.model import Reading, Term
from factcheck.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.model import Claims, Derivation, Notice, Quantity

HUNDREDTHS = frozenset(("cent", "penny"))
COUNTED = frozenset(("count", "number"))
SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥", "INR": "₹"}
PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "penny": "pence",
    "stone": "stone",
    "century": "centuries",
    "person": "people",
}
DEGREES = {"celsius": "°C", "fahrenheit": "°F"}
# Units of one sort, in the smallest of them. A month is no number of days, nor a mile one of kilometres: print rounds there.
SIZES: Final[tuple[Mapping[str | None, int], ...]] = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800},
    {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200},
    {"millimetre": 1, "centimetre": 10, "metre": 1000, "kilometre": 1_000_000},
    {"inch": 1, "foot": 12, "yard": 36, "mile": 63_360},
    {"milligram": 1, "gram": 1000, "kilogram": 1_000_000, "tonne": 1_000_000_000},
    {"ounce": 1, "pound": 16, "stone": 224},
    {"millilitre": 1, "centilitre": 10, "litre": 1000},
    {"celsius": 1, "degree": 1},
    {"fahrenheit": 1, "degree": 1},
)
SCALES = ((Fraction(10**12), "tn"), (Fraction(10**9), "bn"), (Fraction(10**6), "m"))
HUNDRED = 100
ONE: Final = Fraction(1)
KEPT: Final = 500  # pairs of units


class Rule(ABC):
    """One relation between figures that can be recomputed.

    The docstring of each rule is its page in the docs; its examples are its tests.
    """

    name: ClassVar[str]
    code: ClassVar[str]
    priority: ClassVar[str] = "P1"
    # A rule may only ever accuse (nothing is recomputed where all is well), or only ever doubt.
    accuses_only: ClassVar[bool] = False
    doubts_only: ClassVar[bool] = False
    # What the examples are held against, where a rule runs with sources alone.
    source: ClassVar[str] = ""
    consistent: ClassVar[tuple[str, ...]] = ()
    inconsistent: ClassVar[tuple[str, ...]] = ()
    silent: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each stated figure with what it should follow from."""

    def unchecked(self, claims: Claims) -> Iterator[Notice]:  # noqa: ARG002  (for the rule that overrides it)
        """What the rule had to leave alone for want of something that is not installed: as a rule nothing."""
        yield from ()


def magnitude(interval: Interval) -> Interval:
    """Every size |x| of a set."""
    if interval.low is not None and interval.low >= 0:
        return interval
    if interval.high is not None and interval.high <= 0:
        return -interval
    both = interval.hull(-interval)
    return Interval(Fraction(0), both.high, high_open=both.high_open)


def factor(quantity: Quantity, like: Quantity) -> Fraction:
    """The factor that brings a figure into the units of another: money in its hundredth parts (pence, cents), minutes and hours, feet and inches."""
    if quantity.unit == like.unit or quantity.kind != like.kind:
        return ONE
    if quantity.kind == "money":
        ours = Fraction(1, HUNDRED) if quantity.unit in HUNDREDTHS else Fraction(1)
        theirs = Fraction(1, HUNDRED) if like.unit in HUNDREDTHS else Fraction(1)
        return ours / theirs
    return steps(quantity.unit, like.unit) or ONE


def sized_like(quantity: Quantity, like: Quantity) -> Fraction:
    """What a figure says, in the units of another."""
    by = factor(quantity, like)
    return quantity.scalar if by is ONE else quantity.scalar * by


@lru_cache(KEPT)
def steps(unit: str | None, like: str | None) -> Fraction | None:
    """How many of one unit go into another that is counted by it: 60 minutes into an hour; `None` for two that are not told of one length."""
    for sizes in SIZES:
        if unit in sizes and like in sizes:
            return Fraction(sizes[unit], sizes[like])
    return None


def to_percent(share: Quantity) -> int:
    """What brings a share to per cent: fractions and words for them are of one."""
    return HUNDRED if share.kind == "ratio" else 1


def alike(one: Quantity, two: Quantity) -> bool:
    """True where two figures are in units that can be added."""
    if one.kind in COUNTED and two.kind in COUNTED:
        return True
    if one.kind != two.kind:
        return {one.kind, two.kind} & COUNTED != set() and (one if one.kind in COUNTED else two).kind == "number"
    hundredths = one.kind == "money" and bool({one.unit, two.unit} & HUNDREDTHS)
    return one.unit == two.unit or hundredths or steps(one.unit, two.unit) is not None


OFTEN: Final = 0.3  # so often a reading is meant that the words allow as well
UNLIKELY: Final = 0.03  # so often a reading is meant that the words do not state


def worked(
    formula: str,
    work: Callable[..., Interval],
    *figures: tuple[Quantity, Fraction] | Quantity,
    note: str = "",
    weight: float | None = None,
) -> Reading:
    """A reading of printed figures (each, if need be, with the factor that brings it into the units of the others) by a formula.

    The value is worked out from the figures as printed, the interval from all that they may stand for. A reading with a `note` counts little
    unless its `weight` says otherwise.
    """
    pairs = [figure if isinstance(figure, tuple) else (figure, Fraction(1)) for figure in figures]
    terms = tuple(Term(quantity, factor_, shown_like(quantity)) for quantity, factor_ in pairs)
    point = work(*(Interval.exactly(t.quantity.scalar * t.factor) for t in terms))
    wide = work(*(t.quantity.interval * t.factor for t in terms))
    likely = weight if weight is not None else UNLIKELY if note else 1.0
    return Reading(formula, point.low if point.low is not None else Fraction(0), wide, note, likely, work, terms)


def number(value: Fraction, places: int = 1) -> str:
    """A value as a desk writes it: commas, a true minus, no needless decimals."""
    size = abs(value)
    rounded = Fraction(round(size * 10**places), 10**places)
    decimals = f"{round((rounded % 1) * 10**places):0{places}d}".rstrip("0")
    text = f"{int(rounded):,}" + (f".{decimals}" if rounded.denominator != 1 else "")
    return ("−" if value < 0 and rounded else "") + text


def percent(value: Fraction) -> str:
    """A share of a hundred: "19.4%", with as many places as tell it from nothing."""
    places = 1 if abs(value) >= 1 or value == 0 else 3
    return f"{number(value, places)}%"


def moved(*, up: bool) -> Callable[[Fraction], str]:
    """A function that writes the size of a change in per cent with its sign: "+19.4%"."""
    return lambda value: ("+" if up else "−") + percent(value)


def times(value: Fraction) -> str:
    """A ratio: "1.6 times"."""
    return f"{number(value, 2)} times"


def plain(quantity: Quantity) -> str:
    """A figure as printed, without its hedge: what goes into a formula."""
    text = " ".join(quantity.text.split())
    for at, sign in enumerate(text):
        joins = sign == "-" and not text[at + 1 : at + 2].isdecimal()  # "two-thirds"
        if sign.isdecimal() or (sign in "£$€¥₹−-½¼¾⅓⅔(" and not joins):
            return text[at:]
    return text.split()[-1] if quantity.word else text


def shown_like(quantity: Quantity) -> Callable[[Fraction], str]:
    """A function that writes a value in the units and scale of a printed figure."""
    unit = quantity.unit or ""

    def show(value: Fraction) -> str:
        size = abs(value)
        lead = ("−" if value < 0 else "") + SIGNS.get(unit, "")
        for scale, name in SCALES:
            if size >= scale and quantity.printed.place >= scale / 1000:
                return f"{lead}{number(size / scale, 2)}{name}"
        text = f"{lead}{number(size, 0 if quantity.printed.place >= 1 and size >= HUNDRED else 2)}"
        if quantity.kind in ("percent", "percentage_points"):
            return text + ("%" if quantity.kind == "percent" else " points")
        if quantity.kind in ("measure", "duration") or unit in HUNDREDTHS:
            return f"{text} {_plural(unit, size)}"
        return text

    return show


def units(quantity: Quantity) -> str:
    """The units of a figure as a word: "feet", "miles per hour", "°C"."""
    return _plural(quantity.unit or "", Fraction(2))


def _plural(unit: str, size: Fraction) -> str:
    if unit in DEGREES:
        return DEGREES[unit]
    head, _, tail = unit.partition(" per ")
    word = head if size == 1 else PLURALS.get(head, head + "s")
    return f"{word} per {tail}" if tail else word
