"""Figures altered as print alters them: a digit exchanged, two swapped.

No nought too many or too few: of eleven pairs a power of ten apart that were doubted on folds 39 to 42 none was a slip (70 pages, seven journalists).
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.precision import Interval

if TYPE_CHECKING:
    from factcheck.model import Quantity

TRIES: Final = 20
FEW: Final = 12
STEPS: Final = (-3, -2, -1, -1, 1, 1, 2, 2, 3, 4)
# How often two figures of the same sort agree that have nothing to do with one another, by how fine they are printed.
BY_CHANCE: Final = {1: 0.12, 2: 0.04}
FINE_BY_CHANCE: Final = 0.02
WORD_BY_CHANCE: Final = 0.3


def drawn(*key: object) -> random.Random:
    """A source of chance that is the same on every run."""
    return random.Random("-".join(map(str, key)))  # noqa: S311


def chance_of(quantity: Quantity) -> float:
    """How often another figure would agree with this one by accident."""
    if quantity.word:
        return WORD_BY_CHANCE
    digits = str(int(abs(quantity.scalar) / quantity.printed.round_place))
    return BY_CHANCE.get(len(digits), FINE_BY_CHANCE)


def altered(one: Quantity, two: Quantity, chance: random.Random) -> tuple[Quantity, Quantity] | None:
    """Two figures with one of them altered, or `None` where it cannot be."""
    if chance.random() < 1 / 2:
        made = misprinted(one, chance)
        return None if made is None else (made, two)
    made = misprinted(two, chance)
    return None if made is None else (one, made)


def misprinted(quantity: Quantity, chance: random.Random) -> Quantity | None:
    """A figure with its digits changed."""
    digits = int(abs(quantity.scalar) / quantity.printed.round_place)
    if quantity.word or not digits:
        return None
    for _ in range(TRIES):
        wrong = _few(digits, chance) if digits <= FEW else _many(digits, chance)
        if wrong > 0 and wrong != digits:
            return _scaled(quantity, wrong / digits)
    return None


def _few(digits: int, chance: random.Random) -> Fraction:
    return Fraction(digits + chance.choice(STEPS))


def _many(digits: int, chance: random.Random) -> Fraction:
    way, printed = chance.random(), list(str(digits))
    if way < 0.3:  # noqa: PLR2004
        at = chance.randrange(len(printed) - 1)
        printed[at], printed[at + 1] = printed[at + 1], printed[at]
    else:
        at = 0 if chance.random() < 0.7 else chance.randrange(len(printed))  # noqa: PLR2004
        printed[at] = chance.choice("123456789")
    return Fraction(int("".join(printed)))


def _scaled(quantity: Quantity, by: Fraction) -> Quantity:
    low, high = (None if end is None else end * by for end in (quantity.interval.low, quantity.interval.high))
    within = Interval(low, high, quantity.interval.low_open, quantity.interval.high_open)
    printed = replace(quantity.printed, value=quantity.printed.value * by)
    return replace(quantity, value=quantity.scalar * by, printed=printed, interval=within)
