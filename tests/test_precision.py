"""Intervals are sound (no true value falls outside) and tight (the corners are reached); prints stand for what they may."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.precision import (
    Interval,
    Printed,
    converted,
    drifted,
    far_bound,
    fraction_word,
    further,
    headline_reading,
    hedged,
    last_digit,
    loose,
    multiple_word,
    one_in,
    rounded_percent,
    to_the_unit,
)

values = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)
shares = st.fractions(min_value=0, max_value=1, max_denominator=20)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """A bounded, closed interval."""
    one, two = draw(values), draw(values)
    return Interval(min(one, two), max(one, two))


def member(interval: Interval, share: Fraction) -> Fraction:
    """A value inside a bounded interval."""
    assert interval.low is not None
    assert interval.high is not None
    return interval.low + share * (interval.high - interval.low)


@given(intervals(), intervals(), shares, shares)
def test_arithmetic_is_sound(a: Interval, b: Interval, s: Fraction, t: Fraction) -> None:
    x, y = member(a, s), member(b, t)
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert (-a).contains(-x)
    if y:
        assert (a / b).contains(x / y)


@given(intervals(), intervals())
def test_arithmetic_is_tight(a: Interval, b: Interval) -> None:
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high) if x is not None and y is not None]
    assert (a * b).low == min(corners)
    assert (a * b).high == max(corners)
    assert a.low is not None
    assert a.high is not None
    assert b.low is not None
    assert b.high is not None
    assert (a + b) == Interval(a.low + b.low, a.high + b.high)
    assert (a - b) == Interval(a.low - b.high, a.high - b.low)


@given(intervals())
def test_a_reciprocal_over_zero_is_unbounded(a: Interval) -> None:
    assume(a.low is not None and a.high is not None and a.low < 0 < a.high)
    assert a.reciprocal() == Interval(None, None)


@given(intervals(), intervals())
def test_overlap_is_symmetric_and_the_hull_holds_both(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.hull(b).overlaps(a)
    assert a.hull(b).overlaps(b)


def test_open_bounds_do_not_touch() -> None:
    below = Interval(None, Fraction(5), high_open=True)
    assert not below.overlaps(Interval(Fraction(5), None))
    assert not below.contains(Fraction(5))
    assert below.overlaps(Interval(Fraction(4), Fraction(5)))


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=0, max_value=3))
def test_what_rounds_to_a_print_is_inside(whole: int, places: int) -> None:
    value = Fraction(whole, 1000)
    half_up = Fraction(int(value * 10**places + Fraction(1, 2)), 10**places)
    print_ = f"{float(half_up):.{places}f}"
    assert Printed.of(print_).unrounded().contains(value)


@pytest.mark.parametrize(
    "digits, low, high",
    [("5.2", "5.15", "5.25"), ("5.20", "5.195", "5.205"), ("400000", "350000", "450000"), ("1200", "1150", "1250")],
)
def test_trailing_zeros_count(digits: str, low: str, high: str) -> None:
    assert Printed.of(digits).unrounded() == Interval(Fraction(low), Fraction(high), high_open=True)


def test_ends_are_half_open_so_that_28_is_never_below_27() -> None:
    assert not Printed.of("27").unrounded().overlaps(Printed.of("28").unrounded())
    assert not (-Printed.of("27").unrounded()).overlaps(-Printed.of("28").unrounded())


def test_a_count_to_its_last_digit_is_exact() -> None:
    assert Printed.of("17022", exact=True).unrounded() == Interval.exactly(Fraction(17022))


def test_a_scale_is_taken_along() -> None:
    assert Printed.of("3.2", Fraction(10**6)).unrounded() == Interval(
        Fraction(3_150_000), Fraction(3_250_000), high_open=True
    )


@pytest.mark.parametrize(
    "hedge, inside, outside",
    [
        ("almost", ("18", "19.4", "19.99"), ("20", "17.9", "21")),
        ("over", ("20.1", "40"), ("20", "19")),
        ("at_least", ("20", "40"), ("19.9",)),
        ("under", ("19.9", "1"), ("20", "21")),
        ("at_most", ("20", "1"), ("20.1",)),
        ("about", ("19.5", "20.5"), ("16", "24")),
    ],
)
def test_hedges(hedge: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    printed = Printed.of("20")
    interval = hedged(printed, printed.unrounded(), hedge)  # type: ignore[arg-type]
    assert all(interval.contains(Fraction(v)) for v in inside)
    assert not any(interval.contains(Fraction(v)) for v in outside)


def test_almost_is_loose_before_it_is_wrong() -> None:
    printed = Printed.of("20")
    interval = hedged(printed, printed.unrounded(), "almost")
    stretched = loose(printed, interval, "almost")
    assert stretched.contains(Fraction("16"))
    assert not stretched.contains(Fraction("14.9"))


@pytest.mark.parametrize("value, inside, outside", [(2, "1.85", "2.4"), (3, "2.75", "3.4"), (4, "4.3", "4.5")])
def test_words_for_multiples(value: int, inside: str, outside: str) -> None:
    assert multiple_word(Fraction(value)).contains(Fraction(inside))
    assert not multiple_word(Fraction(value)).contains(Fraction(outside))
    assert multiple_word(1 / Fraction(value)).contains(1 / Fraction(inside))


def test_words_for_fractions() -> None:
    assert fraction_word(Fraction(1, 3)).contains(Fraction("0.345"))
    assert not fraction_word(Fraction(1, 3)).contains(Fraction("0.36"))
    assert one_in(Fraction(1), Fraction(4)).contains(Fraction("0.27"))
    assert not one_in(Fraction(1), Fraction(4)).contains(Fraction("0.30"))
    assert one_in(Fraction(6), Fraction(10)).contains(Fraction("0.64"))


def test_percentages_that_end_in_zero() -> None:
    assert rounded_percent(Printed.of("20")).contains(Fraction("19.4"))
    assert not rounded_percent(Printed.of("21")).contains(Fraction("20.4"))
    assert not to_the_unit(Printed.of("40")).contains(Fraction("40.6"))


def test_the_rest_of_the_table() -> None:
    printed = Printed.of("5.2")
    assert last_digit(printed, printed.unrounded()).contains(Fraction("5.3"))
    assert headline_reading(Printed.of("223", exact=True), Interval.exactly(Fraction(223))).contains(Fraction("223.9"))
    assert converted(Printed.of("30"), Printed.of("30").unrounded(), Fraction("0.3048"), Fraction(0)).contains(
        Fraction(9)
    )
    assert drifted(Interval.exactly(Fraction(2))).contains(Fraction("2.05"))
    assert not drifted(Interval.exactly(Fraction(2))).contains(Fraction("2.2"))
    assert far_bound(Fraction(300), Fraction(225))
    assert not far_bound(Fraction(20), Fraction(19))
    assert further(Fraction(2)) > 3


def test_nought_times_no_bound_is_nought() -> None:
    product = Interval(Fraction(0), Fraction(5)) * Interval(Fraction(1), None)
    assert (product.low, product.low_open, product.high) == (Fraction(0), False, None)
    product = Interval(Fraction(0), Fraction(0)) * Interval(None, None)
    assert (product.low, product.high) == (Fraction(0), Fraction(0))
