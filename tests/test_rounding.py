"""Rounding is a likelihood: what was rounded honestly is never accused, what is wider is never likelier to be wrong, and sums of roundings are exact."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from interval_draws import decimal

from factcheck.judge import judge
from factcheck.model import Derivation, Quantity, Tie
from factcheck.odds import Slip, digit_slip, earned, power_slip, wrong
from factcheck.precision import Interval, Printed, rounded, rounded_percent
from factcheck.rounding import Slack, reach, slacks
from factcheck.rules.percent_change import percent_change
from factcheck.rules.rule import number, worked
from factcheck.rules.total import sum_of

if TYPE_CHECKING:
    from factcheck.model import Kind

F = Fraction
SURE = Tie("sure", ("same sentence",))


def figure(digits: str, kind: Kind = "money", start: int = 0) -> Quantity:
    """A figure as printed, of a kind and at a place."""
    printed = Printed.of(digits, exact=kind == "count" and "." not in digits)
    wide = rounded_percent(printed) if kind == "percent" else printed.unrounded()
    return Quantity(
        f"q{start}", digits, start, start + len(digits), 1, 1, 1, printed.value, printed, wide, kind, unit=kind
    )


def half_up(value: Fraction, places: int) -> str:
    """A value as a desk rounds it."""
    return decimal(int(value * 10**places + F(1, 2)), places)


def change(before: str, after: str, stated: str) -> Derivation:
    """A rise in per cent between two amounts."""
    one, two, size = figure(before), figure(after, start=20), figure(stated, "percent", start=40)
    return Derivation(size, (two, one), (worked("b ÷ a − 1", percent_change, one, two),), SURE, number)


@given(st.integers(1000, 10**7), st.integers(1000, 10**7), st.integers(0, 2), st.integers(0, 2))
def test_a_change_rounded_honestly_is_never_accused(before: int, after: int, places: int, digits: int) -> None:
    true = F(after, before) - 1
    assume(true > 0)
    printed = [half_up(F(value, 1000), places) for value in (before, after)]
    assume(float(printed[0]) > 0)
    found = judge("percent-change", "FC101", change(printed[0], printed[1], half_up(true * 100, digits)), "")
    assert found is None or found.verdict != "inconsistent"


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=9), st.integers(0, 2))
def test_a_sum_rounded_honestly_is_never_accused(parts: list[int], places: int) -> None:
    printed = [half_up(F(part, 1000), places) for part in parts]
    terms = [figure(part, start=20 * index) for index, part in enumerate(printed)]
    total = figure(half_up(sum((F(part, 1000) for part in parts), F(0)), places), start=500)
    reading = worked("a + b", lambda *sizes: sum_of(list(sizes)), *terms)
    found = judge("total", "FC203", Derivation(total, tuple(terms), (reading,), SURE, number), "")
    assert found is None or found.verdict != "inconsistent"


@pytest.mark.parametrize(
    "before, after, stated, verdict",
    [
        ("200", "220", "10", "consistent"),
        ("200", "220", "15", "review"),
        ("1000", "1300", "20", "review"),
        ("1000", "1300", "80", "inconsistent"),
        ("41.2", "47.9", "16", "consistent"),
        ("41.2", "47.9", "19", "inconsistent"),
    ],
)
def test_a_round_figure_excuses_no_plain_error(before: str, after: str, stated: str, verdict: str) -> None:
    found = judge("percent-change", "FC101", change(before, after, stated), "")
    assert found is not None
    assert found.verdict == verdict


def test_what_a_round_figure_would_have_to_stand_for_is_said() -> None:
    found = judge("percent-change", "FC101", change("200", "220", "15"), "")
    assert found is not None
    assert "adds up only if" in found.message
    assert "as printed it is 10" in found.message


widths = st.integers(0, 400).map(lambda n: F(n, 10))
errors = st.lists(st.tuples(widths, widths).map(lambda ends: [Slack(F(1), -ends[0], ends[1])]), min_size=1, max_size=4)


@given(errors, st.integers(1, 500), st.integers(0, 3), widths)
def test_widening_a_reading_by_both_its_ends_never_raises_the_probability(
    given_: list[list[Slack]], gap: int, at: int, by: Fraction
) -> None:
    """A symmetric error that grows reaches a gap beyond its half at least as often: what is wrong is never likelier for it."""
    even = [[Slack(F(1), -s.high, s.high)] for (s,) in given_]
    wider = list(even)
    (slack,) = wider[at % len(wider)]
    wider[at % len(wider)] = [Slack(F(1), -slack.high - by, slack.high + by)]
    far = F(gap, 10)
    one, other = reach(even, far), reach(wider, far)
    assert other >= one - 1e-9
    assert wrong(0.998, other, None) <= wrong(0.998, one, None) + 1e-9


@given(errors, st.integers(1, 600))
def test_the_sum_of_errors_is_counted_right(given_: list[list[Slack]], gap: int) -> None:
    """Held against a grid of the box that the errors fill."""
    steps = 12
    far = F(gap, 10)
    points = [[s.low + (s.high - s.low) * F(2 * i + 1, 2 * steps) for i in range(steps)] for (s,) in given_]
    if len(points) > len("three"[:3]):
        points = points[:3]
    kept = given_[: len(points)]
    hits = sum(sum(choice) >= far for choice in product(*points))
    assert abs(reach(kept, far) - hits / steps ** len(points)) <= 0.15


def test_many_errors_are_near_enough_to_normal_and_reach_no_further_than_all_of_them() -> None:
    five = [[Slack(F(1), F(-1, 2), F(1, 2))] for _ in range(9)]
    assert reach(five, F(5)) == 0.0
    assert 0.04 < reach(five, F(3, 2)) < 0.05


def test_the_weights_of_every_print_add_up_to_one() -> None:
    for digits, kind, company in product(
        ("300", "317", "5.2", "40", "2000"), ("count", "money", "percent"), (None, F(1), F(1, 100), F(1000))
    ):
        q = figure(digits, kind)  # type: ignore[arg-type]
        assert sum(s.weight for s in slacks(q.printed, q.interval, None, kind=kind, company=company)) == 1


def test_a_round_number_beside_exact_ones_is_exact() -> None:
    fives = Printed.of("2000", exact=True)
    wide = [
        sum(s.weight for s in slacks(fives, fives.unrounded(), None, kind="count", company=company) if s.high >= 50)
        for company in (F(1), None)
    ]
    assert wide[0] < wide[1]
    assert slacks(Printed.of("40"), rounded(F(40), F(5)), None, kind="percent", company=F(1))[0].high == F(1, 2)


@pytest.mark.parametrize(
    "stated, value, kind",
    [
        ("5172", "5712", "swapped"),
        ("17202", "17022", "swapped"),
        ("3817", "3877", "off"),
        ("1234", "12345", "lost"),
        ("500", "731", None),
    ],
)
def test_slips_of_the_keys(stated: str, value: str, kind: str | None) -> None:
    slip = digit_slip(F(stated), F(value), F(1))
    assert (slip.kind if slip else None) == kind


def test_a_power_of_ten_is_told_by_its_digits() -> None:
    slip = power_slip(Interval.exactly(F(850)), F(850), F(85))
    assert slip == Slip("power", 2, "a factor of 10")


def test_the_odds_are_as_the_formula_says() -> None:
    assert wrong(0.998, 0.0, None) == pytest.approx(0.9, abs=0.01)
    assert wrong(0.95, 0.0, Slip("swapped", 5, "")) == pytest.approx(0.9, abs=0.01)
    assert wrong(0.9985, 0.02, None) < 0.35
    assert wrong(0.97, 0.0, None) < 0.5


def test_a_slip_speaks_for_an_error_and_never_against_it() -> None:
    assert wrong(0.9985, 0.01, Slip("off", 2, "")) == wrong(0.9985, 0.01, None)


def test_agreement_by_chance_clears_nothing() -> None:
    assert earned(0.9985, 1.0)
    assert earned(0.5, 0.05)
    assert not earned(0.5, 0.5)
