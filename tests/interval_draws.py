"""Intervals and their members for hypothesis to draw: exact fractions, open and closed ends, no bound at all."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from factcheck.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEPS = 1000


def thousandths(least: int, most: int) -> st.SearchStrategy[Fraction]:
    """Numbers between two whole ones, in steps of a thousandth."""
    return st.integers(least, most).map(lambda number: Fraction(number, STEPS))


values = thousandths(-1000 * STEPS, 1000 * STEPS)
positives = thousandths(1, 1000 * STEPS)
widths = thousandths(0, 50 * STEPS)


@st.composite
def closed(draw: st.DrawFn, lowest: st.SearchStrategy[Fraction] = values) -> Interval:
    """Two bounds, both members, perhaps one and the same."""
    low = draw(lowest)
    return Interval(low, low + draw(widths))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any set that is not empty: bounded or not, with open ends or without."""
    low, width = draw(values), draw(widths)
    high = low + width
    below, above = draw(st.booleans()), draw(st.booleans())
    low_open, high_open = (draw(st.booleans()), draw(st.booleans())) if width else (False, False)
    return Interval(low if below else None, high if above else None, low_open and below, high_open and above)


@st.composite
def member(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Draw a value of the set; its ends too where they belong to it."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        low, high = _bounded(low, high, draw(positives))
    if low == high:
        return low
    share = Fraction(draw(st.integers(int(interval.low_open), STEPS - int(interval.high_open))), STEPS)
    return low + share * (high - low)


def _bounded(low: Fraction | None, high: Fraction | None, width: Fraction) -> tuple[Fraction, Fraction]:
    """Set a bound where there is none."""
    if low is not None:
        return low, low + width
    return (high - width, high) if high is not None else (-width, width)


def corners(sets: Sequence[Interval]) -> Iterator[tuple[Fraction, ...]]:
    """Every choice of one end from each of some bounded sets."""
    ends = [[end for end in (each.low, each.high) if end is not None] for each in sets]
    return product(*ends)


def decimal(digits: int, places: int) -> str:
    """Print so many thousandths, hundredths or wholes: `decimal(520, 2)` is "5.20"."""
    text = f"{digits:0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}" if places else text
