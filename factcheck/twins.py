"""A figure that would make a sum come out to the digit if two of its digits were swapped.

"3,210 of 7,800, 40 per cent" is 41%, which a round percentage may stand for; 3,120 would be 40% to the digit. That figures agree by loose rounding alone,
and exactly once two neighbours change places, happens to strangers too seldom to call such a figure right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.honest import told
from factcheck.precision import HALF, TO_THE_DIGIT, WORD_ROOM, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from factcheck.model import Derivation, Quantity, Reading

LEAST: Final = 3  # digits of a figure whose neighbours are swapped: of two digits a twin says little


def exact_twin(derivation: Derivation, reading: Reading) -> bool:
    """Whether a reading that does not give what is printed, to its last digit, would give it exactly with two neighbours of one figure swapped."""
    figure, work = derivation.stated, reading.work
    if work is None or figure.hedge is not None or figure.is_range or not figure.printed.value:
        return False
    known = told(derivation, derivation.stated_interval or figure.interval)
    if known is None and figure.kind != "ratio":
        return False
    stated = figure.printed.value * derivation.scale if known is None else known[0]
    scale = stated / figure.printed.value
    room = abs(stated) * WORD_ROOM if known is None else figure.printed.place * HALF * abs(scale)
    if abs(reading.value - stated) <= room:
        return False
    if known is not None and any(_same(twin * scale, reading.value) for twin in swapped(figure)):
        return True
    points = [Interval.exactly(term.quantity.scalar * term.factor) for term in reading.terms]
    for at, term in enumerate(reading.terms):
        for twin in swapped(term.quantity):
            with_twin = [*points[:at], Interval.exactly(twin * term.factor), *points[at + 1 :]]
            result = work(*with_twin).low
            if result is not None and _same(result, stated):
                return True
    return False


def swapped(figure: Quantity) -> Iterator[Fraction]:
    """The values of a figure with two neighbouring digits swapped, in its own units."""
    printed = figure.printed
    digits = str(abs(printed.value) / printed.place) if printed.place > 0 else ""
    if len(digits) < LEAST or not digits.isdigit() or figure.is_range:
        return
    for at in range(len(digits) - 1):
        one, two = digits[at], digits[at + 1]
        if one != two and (at or two != "0"):
            yield int(digits[:at] + two + one + digits[at + 2 :]) * printed.place * (figure.scalar / printed.value)


def _same(one: Fraction, two: Fraction) -> bool:
    return abs(one - two) <= abs(two) * TO_THE_DIGIT
