"""What a rule is, and the few things that every rule writes the same way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Derivation, Quantity

PARTS = {"cent": Fraction(1, 100), "penny": Fraction(1, 100)}


class Rule(ABC):
    """One relation between figures that can be recomputed.

    The docstring of each rule is its page in the docs; its examples are its tests.
    """

    name: ClassVar[str]
    code: ClassVar[str]
    priority: ClassVar[str] = "P1"
    consistent: ClassVar[tuple[str, ...]] = ()
    inconsistent: ClassVar[tuple[str, ...]] = ()
    silent: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each stated figure with what it should follow from."""


def number(value: Fraction, places: int = 1) -> str:
    """A value as a desk writes it: commas, a true minus, no needless decimals."""
    size = abs(value)
    rounded = Fraction(round(size * 10**places), 10**places)
    if rounded.denominator == 1:
        text = f"{int(rounded):,}"
    else:
        text = f"{int(rounded):,}.{int(round((rounded % 1) * 10**places)):0{places}d}".rstrip("0")
    return ("−" if value < 0 and rounded else "") + text


def percent(value: Fraction) -> str:
    """A share of a hundred: "19.4%", with as many places as tell it from nothing."""
    places = 1 if abs(value) >= 1 or value == 0 else 3
    return f"{number(value, places)}%"


def signed(value: Fraction) -> str:
    """A percentage with its sign: "+19.4%"."""
    return ("+" if value > 0 else "") + percent(value)


def like(quantity: Quantity) -> Fraction:
    """The factor that brings pence and cents into the units of their currency."""
    return PARTS.get(quantity.unit or "", Fraction(1))


def amount(quantity: Quantity, other: Quantity) -> Fraction:
    """The factor from one figure's units to the other's, for money in its hundredth parts."""
    if quantity.kind == other.kind == "money" and quantity.unit != other.unit:
        return like(quantity) / like(other)
    return Fraction(1)


def plain(quantity: Quantity) -> str:
    """A figure as printed, without its hedge: what goes into a formula."""
    text = " ".join(quantity.text.split())
    for at, sign in enumerate(text):
        if sign.isdecimal() or sign in "£$€¥₹−-½¼¾⅓⅔(":
            return text[at:]
    return text.split()[-1] if quantity.word else text


def shown_like(quantity: Quantity):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """A function that writes a value in the units and scale of a printed figure."""
    signs = {"GBP": "£", "USD": "$", "EUR": "€"}
    unit = quantity.unit or ""

    def show(value: Fraction) -> str:
        sign = signs.get(unit, "")
        size = abs(value)
        for scale, name in ((Fraction(10**12), "tn"), (Fraction(10**9), "bn"), (Fraction(10**6), "m")):
            if size >= scale and quantity.printed.place >= scale / 1000:
                return f"{'−' if value < 0 else ''}{sign}{number(size / scale, 2)}{name}"
        places = 0 if quantity.printed.place >= 1 and size >= 100 else 2  # noqa: PLR2004
        text = f"{'−' if value < 0 else ''}{sign}{number(size, places)}"
        if quantity.kind == "percent":
            return text + "%"
        if quantity.kind in ("measure", "duration") or unit in ("penny", "cent"):
            return f"{text} {_plural(unit, size)}"
        return text

    return show


def _plural(unit: str, size: Fraction) -> str:
    irregular = {"foot": "feet", "inch": "inches", "penny": "pence", "celsius": "°C", "fahrenheit": "°F", "stone": "stone", "century": "centuries"}
    if size == 1:
        return {"celsius": "°C", "fahrenheit": "°F"}.get(unit, unit)
    head, _, tail = unit.partition(" per ")
    word = irregular.get(head, head + "s")
    return f"{word} per {tail}" if tail else word
