"""What a print may stand for: intervals sound and tight, and every line of the table of hedges."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from interval_draws import closed, corners, decimal, intervals, member, positives, values, widths

from factcheck.precision import (
    LAST_DIGIT_SHARE,
    Hedge,
    Interval,
    Printed,
    almost_width,
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

if TYPE_CHECKING:
    from collections.abc import Callable

OPERATIONS = {"+": operator.add, "−": operator.sub, "×": operator.mul, "÷": operator.truediv}
each_operation = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
HEDGES: tuple[Hedge | None, ...] = (None, "exactly", "about", "almost", "over", "at_least", "under", "at_most")
F = Fraction


@st.composite
def prints(draw: st.DrawFn) -> Printed:
    """A number as a paper prints it: up to three decimals, perhaps with zeros at its end."""
    places = draw(st.integers(0, 3))
    digits = draw(st.integers(1, 99_999))
    zeros = draw(st.integers(0, 4)) if not places else 0
    text = f"{digits}{'0' * zeros}" if not places else decimal(digits, places)
    return Printed.of(text, draw(st.sampled_from((F(1), F(1000), F(10**6)))), exact=draw(st.booleans()))


# Intervals


@each_operation
@given(data=st.data())
def test_arithmetic_is_sound(operation: Callable[..., Interval], data: st.DataObject) -> None:
    one, two = data.draw(intervals()), data.draw(intervals())
    a, b = data.draw(member(one)), data.draw(member(two))
    assume(b != 0 or operation is not operator.truediv)
    exact = operation(Interval.exactly(a), Interval.exactly(b)).low
    assert exact is not None
    assert operation(one, two).contains(exact)


@each_operation
@given(one=closed(), two=closed())
def test_arithmetic_is_tight(operation: Callable[..., Interval], one: Interval, two: Interval) -> None:
    assume(operation is not operator.truediv or not two.contains(F(0)))
    reached = [operation(Interval.exactly(a), Interval.exactly(b)).low for a, b in corners((one, two))]
    ends = [end for end in reached if end is not None]
    assert operation(one, two) == Interval(min(ends), max(ends))


@each_operation
@given(one=closed(positives), two=closed(positives), ends=st.tuples(*[st.booleans()] * 4))
def test_an_end_that_an_open_end_makes_is_open(
    operation: Callable[..., Interval], one: Interval, two: Interval, ends: tuple[bool, bool, bool, bool]
) -> None:
    """Of positive sets each end of a result is made by one end of either: the same, or for − and ÷ the other."""
    assume(one.low != one.high and two.low != two.high)
    opened = operation(Interval(one.low, one.high, *ends[:2]), Interval(two.low, two.high, *ends[2:]))
    low, high = ends[2:] if operation in (operator.add, operator.mul) else (ends[3], ends[2])
    closed_ = operation(one, two)
    assert opened == Interval(closed_.low, closed_.high, ends[0] or low, ends[1] or high)


@given(values, values)
def test_arithmetic_on_single_values_is_arithmetic(a: Fraction, b: Fraction) -> None:
    assert Interval.exactly(a) + Interval.exactly(b) == Interval.exactly(a + b)
    assert Interval.exactly(a) - Interval.exactly(b) == Interval.exactly(a - b)
    assert Interval.exactly(a) * Interval.exactly(b) == Interval.exactly(a * b)
    assume(b)
    assert Interval.exactly(a) / Interval.exactly(b) == Interval.exactly(a / b)


@each_operation
@given(interval=closed(), value=values)
def test_a_plain_number_is_the_interval_of_it(
    operation: Callable[..., Interval], interval: Interval, value: Fraction
) -> None:
    assume(value or operation is not operator.truediv)
    assert operation(interval, value) == operation(interval, Interval.exactly(value))


@given(intervals())
def test_nothing_times_anything_is_nothing(interval: Interval) -> None:
    assert interval * 0 == Interval.exactly(F(0))


@given(st.data(), intervals())
def test_negation_is_sound_and_its_own_inverse(data: st.DataObject, interval: Interval) -> None:
    negated = -interval
    assert negated.contains(-data.draw(member(interval)))
    assert -negated == interval


@pytest.mark.parametrize(
    "interval, expected",
    [
        (Interval(F(2), F(4)), Interval(F(1, 4), F(1, 2))),
        (Interval(F(-4), F(-2), high_open=True), Interval(F(-1, 2), F(-1, 4), low_open=True)),
        (Interval(F(2), None), Interval(F(0), F(1, 2), low_open=True)),
        (Interval(F(0), F(4)), Interval(F(1, 4), None, high_open=True)),
        (Interval(F(-1), F(1)), Interval(None, None)),
        (Interval(F(0), F(0)), Interval(None, None)),
    ],
    ids=str,
)
def test_reciprocal(interval: Interval, expected: Interval) -> None:
    found = interval.reciprocal()
    assert (found.low, found.high, found.low_open) == (expected.low, expected.high, expected.low_open)


@given(st.data(), intervals(), intervals())
def test_sets_overlap_where_a_value_is_in_both(data: st.DataObject, one: Interval, two: Interval) -> None:
    value = data.draw(member(one))
    if two.contains(value):
        assert one.overlaps(two)
    assert one.overlaps(two) == two.overlaps(one)
    assert one.contains(value)


@given(closed(), widths)
def test_sets_that_only_touch_overlap_unless_an_end_is_open(one: Interval, width: Fraction) -> None:
    assert one.high is not None
    beside = Interval(one.high, one.high + width)
    assert one.overlaps(beside)
    assert not one.overlaps(Interval(one.high, one.high + width + 1, low_open=True))
    assert not one.overlaps(beside + F(1, 1000))


@given(intervals(), positives)
def test_values_outside_are_no_members(interval: Interval, step: Fraction) -> None:
    assert interval.low is None or not interval.contains(interval.low - step)
    assert interval.high is None or not interval.contains(interval.high + step)
    assert interval.low is None or interval.contains(interval.low) != interval.low_open
    assert interval.high is None or interval.contains(interval.high) != interval.high_open


@given(st.data(), intervals(), widths)
def test_widened_reaches_just_so_far(data: st.DataObject, interval: Interval, by: Fraction) -> None:
    value = data.draw(member(interval))
    wide = interval.widened(by)
    assert wide.contains(value - by)
    assert wide.contains(value + by)
    assert wide.low == (None if interval.low is None else interval.low - by)
    assert wide.high == (None if interval.high is None else interval.high + by)


@given(st.data(), intervals(), intervals())
def test_hull_holds_both_and_ends_where_they_end(data: st.DataObject, one: Interval, two: Interval) -> None:
    hull = one.hull(two)
    assert hull == two.hull(one)
    assert hull.contains(data.draw(member(one)))
    assert hull.contains(data.draw(member(two)))
    assert hull.low in (one.low, two.low)
    assert hull.high in (one.high, two.high)
    for end in (hull.low, hull.high):
        assert end is None or hull.contains(end) == (one.contains(end) or two.contains(end))


@given(closed(), widths, st.booleans(), st.booleans())
def test_an_end_of_a_hull_is_open_where_it_is_of_both(
    one: Interval, by: Fraction, first: object, second: object
) -> None:
    low, high = one.low, one.widened(by + 1).high
    hull = Interval(low, high, low_open=bool(first)).hull(Interval(low, high, low_open=bool(second)))
    assert hull == Interval(low, high, low_open=bool(first and second))


# Prints


@pytest.mark.parametrize(
    "digits, scale, exact, low, high",
    [
        ("17022", 1, True, "17022", "17022"),
        ("5.2", 1, False, "5.15", "5.25"),
        ("5.20", 1, False, "5.195", "5.205"),
        ("3.2", 10**6, False, "3150000", "3250000"),
        ("400000", 1, False, "350000", "450000"),
        ("400000", 1, True, "350000", "450000"),
        ("1200", 1, False, "1150", "1250"),
        ("100", 1, False, "87.5", "112.5"),
        ("50", 1, False, "49.5", "50.5"),
        ("50", 1, True, "50", "50"),
        ("0.07", 1, False, "0.065", "0.075"),
        ("0", 1, False, "-0.5", "0.5"),
        ("120.5", 1, False, "120.45", "120.55"),
        ("1200.50", 1, False, "1200.495", "1200.505"),
        ("0.10", 10**9, False, "95000000", "105000000"),
    ],
)
def test_what_a_print_stands_for(digits: str, scale: int, exact: object, low: str, high: str) -> None:
    printed = Printed.of(digits, F(scale), exact=bool(exact))
    assert printed.unrounded() == Interval(F(low), F(high), high_open=low != high)


@given(st.data(), prints())
def test_every_value_that_rounds_to_the_last_digit_is_held(data: st.DataObject, printed: Printed) -> None:
    assume(not printed.exact)
    off = data.draw(st.fractions(min_value=F(-1, 2), max_value=F(499, 1000), max_denominator=1000))
    assert printed.unrounded().contains(printed.value + off * printed.place)
    assert to_the_unit(printed).contains(printed.value + off * printed.place)


@given(prints())
def test_the_print_is_the_middle_and_zeros_are_rounded_by_an_eighth_at_most(printed: Printed) -> None:
    interval = printed.unrounded()
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low + interval.high == 2 * printed.value
    half = interval.high - printed.value
    assert half <= max(printed.place / 2, min(printed.round_place / 2, printed.value / 8))
    assert half >= (0 if printed.exact else printed.place / 2)


@given(prints(), st.sampled_from((F(1), F(1000), F(10**6))))
def test_a_scaled_print_stands_for_as_much_in_its_units(printed: Printed, scale: Fraction) -> None:
    assume(not printed.exact)
    assert printed.scaled(scale).unrounded() == printed.unrounded() * scale


@given(st.integers(1, 99_999), st.integers(0, 3), st.sampled_from((F(1), F(1000), F(10**6))), st.booleans())
def test_a_print_in_units_is_the_print_scaled(digits: int, places: int, scale: Fraction, exact: object) -> None:
    """ "£3.2m" is read as 3.2 and then scaled, or at once; only a count printed to its last digit is exact."""
    text = decimal(digits, places)
    plain, scaled = Printed.of(text, exact=bool(exact)), Printed.of(text, scale, exact=bool(exact))
    assert plain.scaled(scale) == scaled
    assert (scaled.value, scaled.place) == (F(text) * scale, F(1, 10**places) * scale)
    assert scaled.round_place == plain.round_place * scale
    assert scaled.exact == (bool(exact) and scale == 1)


@given(prints())
def test_to_the_unit_is_one_place_wide(printed: Printed) -> None:
    interval = to_the_unit(printed)
    assert interval == Interval(printed.value - printed.place / 2, printed.value + printed.place / 2, high_open=True)


@pytest.mark.parametrize(
    "digits, low, high",
    [
        ("20", "17.5", "22.5"),
        ("21", "20.5", "21.5"),
        ("60", "55", "65"),
        ("20.0", "19.95", "20.05"),
        ("0", "-.5", ".5"),
    ],
)
def test_a_percentage_may_be_rounded_to_tens(digits: str, low: str, high: str) -> None:
    assert rounded_percent(Printed.of(digits)) == Interval(F(low), F(high), high_open=True)


@pytest.mark.parametrize("digits, held", [("223", "223.9"), ("5.2", "5.29"), ("17022", "17022.5")])
def test_a_headline_may_cut_its_figure(digits: str, held: str) -> None:
    printed = Printed.of(digits)
    reading = headline_reading(printed, printed.unrounded())
    assert reading.contains(F(held))
    assert reading.low == printed.unrounded().low
    assert not reading.contains(printed.value + printed.place)


# Hedges


@pytest.mark.parametrize(
    "digits, hedge, near, expected",
    [
        ("20", "almost", False, Interval(F(18), F(20), high_open=True)),
        ("400000", "almost", False, Interval(F(360_000), F(400_000), high_open=True)),
        ("400000", "over", False, Interval(F(400_000), None, low_open=True)),
        ("400000", "at_least", False, Interval(F(400_000), None)),
        ("400000", "under", False, Interval(None, F(400_000), high_open=True)),
        ("400000", "at_most", False, Interval(None, F(400_000))),
        ("20", "over", True, Interval(F(20), F(22), low_open=True)),
        ("400000", "about", False, Interval(F(350_000), F(450_000), high_open=True)),
        ("20", None, False, Interval(F("19.5"), F("20.5"), high_open=True)),
        ("20", "exactly", False, Interval(F("19.5"), F("20.5"), high_open=True)),
    ],
)
def test_the_table_of_hedges(digits: str, hedge: Hedge | None, near: object, expected: Interval) -> None:
    printed = Printed.of(digits)
    assert hedged(printed, printed.unrounded(), hedge, near=bool(near)) == expected


@given(prints())
def test_bounds_are_half_lines_that_end_at_the_print(printed: Printed) -> None:
    interval = printed.unrounded()
    over, least = hedged(printed, interval, "over"), hedged(printed, interval, "at_least")
    under, most = hedged(printed, interval, "under"), hedged(printed, interval, "at_most")
    assert (over.low, over.high, least.low, least.high) == (printed.value, None, printed.value, None)
    assert (under.low, under.high, most.low, most.high) == (None, printed.value, None, printed.value)
    assert over.contains(printed.value) == printed.exact
    assert not under.contains(printed.value)
    assert least.contains(printed.value)
    assert most.contains(printed.value)


@given(prints())
def test_almost_is_below_the_print_by_a_tenth_at_most(printed: Printed) -> None:
    interval = hedged(printed, printed.unrounded(), "almost")
    width = max(printed.round_place / 20, printed.value / 10)
    assert almost_width(printed) == width
    assert interval == Interval(printed.value - width, printed.value, high_open=True)


@given(prints())
def test_just_over_is_above_the_print_by_a_tenth_or_a_digit(printed: Printed) -> None:
    interval = hedged(printed, printed.unrounded(), "over", near=True)
    assert interval.low == printed.value
    assert interval.high == printed.value + max(printed.round_place, printed.value / 10)


@given(prints())
def test_about_holds_the_tables_width_and_little_more(printed: Printed) -> None:
    interval = hedged(printed, printed.unrounded(), "about")
    room = max(printed.place / 2, min(printed.round_place / 2, printed.value / 10))
    assert interval.contains(printed.value - room)
    assert interval.contains(printed.value + room)
    most = max(printed.place / 2, printed.value / 8)
    assert interval.low is not None
    assert interval.high is not None
    assert printed.value - most <= interval.low < interval.high <= printed.value + most


@given(prints())
def test_about_is_the_tables_width_where_the_print_alone_is_exact(printed: Printed) -> None:
    """Half the printed unit, or half the place of the last digit up to a tenth; a twentieth of a figure of three digits at least."""
    rough = printed.value / 20 if printed.value < 200 * printed.round_place else 0
    room = max(printed.place / 2, min(printed.round_place / 2, printed.value / 10), rough)
    interval = hedged(printed, Interval.exactly(printed.value), "about")
    assert interval == Interval(printed.value - room, printed.value + room)


@pytest.mark.parametrize("digits, room", [("3", ".5"), ("7", ".5"), ("17", ".85"), ("1200", "60"), ("100", "10")])
def test_about_by_hand(digits: str, room: str) -> None:
    printed = Printed.of(digits, exact=True)
    interval = hedged(printed, Interval.exactly(printed.value), "about")
    assert interval == Interval(printed.value - F(room), printed.value + F(room))


def test_almost_nothing_is_a_twentieth_of_the_last_place() -> None:
    assert almost_width(Printed.of("0")) == F(1, 20)
    assert almost_width(Printed.of("0.0")) == F(1, 200)


@given(prints(), st.sampled_from(HEDGES))
def test_no_hedge_but_almost_and_its_like_leaves_the_print_outside(printed: Printed, hedge: Hedge | None) -> None:
    excluded = hedge in ("almost", "under") or (hedge == "over" and not printed.exact)
    assert hedged(printed, printed.unrounded(), hedge).contains(printed.value) != excluded


def test_hedges_of_a_share_stay_within_the_whole() -> None:
    half = Printed(F(1, 2), F(1, 100), F(1, 100))
    word = fraction_word(F(1, 2))
    assert hedged(half, word, "over", share=True).high == F(3, 4)
    assert hedged(half, word, "over", near=True, share=True).high == F(3, 5)
    assert hedged(half, word, "almost", share=True) == Interval(F(1, 2) - F(13, 200), F(1, 2), high_open=True)
    assert hedged(half, word, "about", share=True) == Interval(F(9, 20), F(11, 20))
    tenth = Printed(F(1, 10), F(1, 100), F(1, 100))
    assert hedged(tenth, fraction_word(F(1, 10)), "almost", share=True).low == F(1, 10) - F(1, 100) - F(1, 100)
    most = Printed(F(4, 5), F(1, 100), F(1, 100))
    assert hedged(most, fraction_word(F(4, 5)), "over", share=True).high == 1


@given(st.fractions(min_value=0, max_value=1, max_denominator=12))
def test_a_fraction_in_words_is_within_a_point_and_a_half(value: Fraction) -> None:
    assert fraction_word(value) == Interval(value - F(3, 200), value + F(3, 200))


@given(st.integers(1, 50), st.integers(2, 100))
def test_one_in_n_is_half_an_n_either_way(part: int, whole: int) -> None:
    assume(part < whole)
    interval = one_in(F(part), F(whole))
    assert interval.contains(F(part, whole))
    if part == 1:
        assert interval == Interval(1 / (whole + F(1, 2)), 1 / (whole - F(1, 2)))
    else:
        half = min(F(1, 2 * whole), F(1, 20))  # "three in four" is no more than five points either way
        assert interval == Interval(F(part, whole) - half, F(part, whole) + half)


@pytest.mark.parametrize(
    "multiple, low, high",
    [
        ("3/2", "27/20", "33/20"),
        ("2", "9/5", "23/10"),
        ("3", "27/10", "33/10"),
        ("5", "9/2", "11/2"),
        ("10", "9", "11"),
    ],
)
def test_a_multiple_and_its_mirror(multiple: str, low: str, high: str) -> None:
    value = F(multiple)
    assert multiple_word(value) == Interval(F(low), F(high))
    assert multiple_word(1 / value) == Interval(1 / F(high), 1 / F(low))


def test_once_is_within_a_tenth() -> None:
    assert multiple_word(F(1)) == Interval(F(9, 10), F(11, 10))


@given(st.integers(2, 100))
def test_more_than_doubled_stops_past_the_next_multiple(multiple: int) -> None:
    stop = further(F(multiple))
    assert stop == (multiple + 1) * F(11, 10)
    assert Interval(None, stop).contains(F(multiple + 1))


# What only a reader can tell


@given(prints())
def test_last_digit_is_half_a_unit_more_on_either_side(printed: Printed) -> None:
    """And never more than a share of the figure: where "1" is printed, half a unit more would excuse anything."""
    interval = printed.unrounded()
    room = min(printed.place / 2, printed.value * LAST_DIGIT_SHARE)
    assert last_digit(printed, interval) == interval.widened(room)
    if room == printed.place / 2:
        assert last_digit(printed, to_the_unit(printed)).contains(printed.value + printed.place)


def test_twice_as_much_is_no_slip_of_the_last_digit() -> None:
    assert last_digit(Printed.of("1"), Interval(F("0.5"), F("1.5"))) == Interval(F("0.3"), F("1.7"))
    assert not last_digit(Printed.of("0.1"), Printed.of("0.1").unrounded()).contains(F("0.2"))


@given(prints(), st.sampled_from(HEDGES))
def test_loose_use_goes_beyond_the_hedge(printed: Printed, hedge: Hedge | None) -> None:
    interval = hedged(printed, printed.unrounded(), hedge)
    wide = loose(printed, interval, hedge)
    assert wide.hull(interval) == wide
    assert (wide == interval) == (hedge in (None, "exactly"))


def test_almost_is_wrong_below_two_and_a_half_widths() -> None:
    printed = Printed.of("20")
    wide = loose(printed, hedged(printed, printed.unrounded(), "almost"), "almost")
    assert wide.contains(F(15))
    assert not wide.contains(F("14.9"))
    assert not wide.contains(F(21))
    assert wide == Interval(F(15), F("20.5"))


@pytest.mark.parametrize("scale", [1, 100])
def test_almost_in_a_word_is_loose_to_a_point_and_a_half_over(scale: int) -> None:
    """ "Almost a third" of 34.8 per cent is for a reader; of 35 it is wrong."""
    third = Printed(F(1, 3), F(1, 100), F(1, 100))
    wide = loose(third, Interval.exactly(F(1, 3)), "almost", word=True, scale=scale)
    assert wide == Interval(F(1, 3) - F(5, 2) * F(1, 30), F(1, 3) + F(3, 200)) * scale


@given(prints(), st.sampled_from(("over", "at_least", "under", "at_most")))
def test_a_bound_is_loose_for_half_a_unit(printed: Printed, hedge: Hedge) -> None:
    interval = hedged(printed, printed.unrounded(), hedge)
    assert loose(printed, interval, hedge) == interval.widened(printed.place / 2)


@given(prints())
def test_about_is_loose_for_twice_its_width(printed: Printed) -> None:
    interval = hedged(printed, printed.unrounded(), "about")
    wide = loose(printed, interval, "about")
    assert wide.low is not None
    assert wide.high is not None
    assert interval.low is not None
    assert interval.high is not None
    assert wide.high - wide.low == 2 * (interval.high - interval.low)
    assert wide.high + wide.low == interval.high + interval.low


@pytest.mark.parametrize("scale", [1, 100])
def test_a_loose_word_has_a_point_and_a_half_of_room(scale: int) -> None:
    third = Printed(F(1, 3), F(1, 100), F(1, 100))
    stated = fraction_word(F(1, 3)) * scale
    assert loose(third, stated, None, word=True, scale=scale) == stated
    room = scale * max(F(3, 200), F(1, 3) / 20)
    assert loose(third, stated, "about", word=True, scale=scale) == stated.widened(room)


# Other units, other days


@given(st.data(), prints(), positives, values)
def test_a_conversion_holds_what_was_rounded_before_it_or_after(
    data: st.DataObject, printed: Printed, ratio: Fraction, offset: Fraction
) -> None:
    interval = printed.unrounded()
    wide = converted(printed, interval, ratio, offset)
    for near in (interval, to_the_unit(printed)):
        assert wide.contains(data.draw(member(near)) * ratio + offset)


@pytest.mark.parametrize(
    "digits, low, high",
    [
        ("30", "26.25", "33.75"),
        ("60", "55", "65"),
        ("100", "87.5", "112.5"),
        ("31", "30.5", "31.5"),
        ("1200", "1150", "1250"),
        ("6.2", "6.15", "6.25"),
    ],
)
def test_a_conversion_is_no_wider_than_a_round_number(digits: str, low: str, high: str) -> None:
    printed = Printed.of(digits)
    assert converted(printed, printed.unrounded(), F(1), F(0)) == Interval(F(low), F(high))
    assert converted(printed, printed.unrounded(), F(9, 5), F(32)) == Interval(
        F(low) * F(9, 5) + 32, F(high) * F(9, 5) + 32
    )


@given(closed(positives))
def test_a_rate_of_exchange_drifts_by_a_twenty_fifth(rate: Interval) -> None:
    assert rate.low is not None
    assert rate.high is not None
    assert drifted(rate) == Interval(rate.low * F(24, 25), rate.high * F(26, 25))


@given(positives, positives)
def test_a_bound_is_far_from_a_fifth_of_the_larger_on(one: Fraction, other: Fraction) -> None:
    assert far_bound(one, other) == far_bound(other, one) == (min(one, other) < F(4, 5) * max(one, other))


def test_more_than_four_hundred_thousand_may_be_half_a_million_but_no_million() -> None:
    assert not far_bound(F(80), F(100))
    assert far_bound(F(79), F(100))
    assert not far_bound(F(400_000), F(500_000))
    assert far_bound(F(400_000), F(1_000_000))
