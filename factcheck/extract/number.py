"""A number as read, before its unit is known."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.precision import Interval, Printed
from factcheck.record import dataclass

QUARTER: Final = Fraction(1, 4)
LONGEST_DIGITS: Final = 20  # a longer run of digits is a reference, not a figure


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from `tokens[first:last]`.

    `interval` is set where the form of words has a width of its own ("a third"); `share` is true for a part of a whole;
    `worded` where no digit stands in it; `scaled` where a scale word or letter does.
    """

    printed: Printed
    first: int
    last: int
    interval: Interval | None = None
    share: bool = False
    worded: bool = False
    scaled: bool = False

    @property
    def value(self) -> Fraction:
        """The value as printed."""
        return self.printed.value

    def times(self, scale: Fraction) -> Number:
        """The same number in units of a scale that a neighbour states ("$10 to $15 billion")."""
        return Number(self.printed.scaled(scale), self.first, self.last, None, self.share, self.worded, scaled=True)


def exact(value: Fraction) -> Printed:
    """A value whose print has no decimal places to round at: its place is a part of its own denominator, a quarter beside halves."""
    place = min(Fraction(1, value.denominator), QUARTER) if value.denominator > 1 else Fraction(1)
    return Printed(value, place, place)
