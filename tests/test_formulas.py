"""Every formula of a rule is sound (no true value falls outside) and tight (its corners are reached)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.precision import Interval
from factcheck.rules.age_dates import age_at
from factcheck.rules.attainable_percent import nearest_share
from factcheck.rules.average import mean_of
from factcheck.rules.change_amount import difference
from factcheck.rules.currency import rate
from factcheck.rules.lead import lead_of
from factcheck.rules.margin_of_error import margin
from factcheck.rules.multiple import ratio
from factcheck.rules.multiple_percent import rise_of
from factcheck.rules.per_head import each_of
from factcheck.rules.percent_change import change_of_later, percent_change
from factcheck.rules.percent_of_amount import part_of
from factcheck.rules.percent_or_points import points
from factcheck.rules.percent_sum import rest_of
from factcheck.rules.rate_total import total_of
from factcheck.rules.remainder import left_of
from factcheck.rules.share import share_of
from factcheck.rules.total import sum_of
from factcheck.rules.unit_price import price_of
from factcheck.rules.vote_margin import majority_of

if TYPE_CHECKING:
    from collections.abc import Callable

positive = st.fractions(min_value=Fraction(1, 10), max_value=1000, max_denominator=20)
shares = st.fractions(min_value=0, max_value=1, max_denominator=10)
TWO: dict[str, tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]]] = {
    "percent-change": (percent_change, lambda b, a: abs(a / b - 1) * 100),
    "change-amount": (difference, lambda b, a: abs(a - b)),
    "multiple": (ratio, lambda b, a: a / b),
    "percent-or-points": (points, lambda b, a: abs(a - b)),
    "share": (share_of, lambda p, w: p / w * 100),
    "percent-of-amount": (part_of, lambda r, w: r * w / 100),
    "currency": (rate, lambda f, s: s / f),
    "lead": (lead_of, lambda a, b: abs(a - b)),
    "vote-margin": (majority_of, lambda a, b: abs(a - b)),
    "rate-total": (total_of, lambda e, n: e * n),
    "unit-price": (price_of, lambda e, n: e * n),
    "per-head": (each_of, lambda t, n: t / n),
    "total": (lambda a, b: sum_of([a, b]), lambda a, b: a + b),
    "remainder": (lambda w, p: left_of(w, [p]), lambda w, p: w - p),
    "percent-sum": (lambda a, b: rest_of([a, b]), lambda a, b: 100 - a - b),
    "average": (lambda a, b: mean_of([a, b]), lambda a, b: (a + b) / 2),
}


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """A bounded interval of positive values."""
    one, two = draw(positive), draw(positive)
    return Interval(min(one, two), max(one, two))


def ends(interval: Interval) -> tuple[Fraction, Fraction]:
    """Both ends of a bounded interval."""
    assert interval.low is not None
    assert interval.high is not None
    return interval.low, interval.high


def inside(interval: Interval, share: Fraction) -> Fraction:
    """A member of a bounded interval."""
    low, high = ends(interval)
    return low + share * (high - low)


@pytest.mark.parametrize("name", TWO)
@given(a=intervals(), b=intervals(), s=shares, t=shares)
def test_formula(name: str, a: Interval, b: Interval, s: Fraction, t: Fraction) -> None:
    formula, truth = TWO[name]
    result = formula(a, b)
    assert result.contains(truth(inside(a, s), inside(b, t)))
    corners = [truth(x, y) for x in ends(a) for y in ends(b)]
    low, high = ends(result)
    assert high == max(corners)
    assert low in {min(corners), Fraction(0)}  # a size may reach nothing between the corners
    if low not in corners:
        assert a.overlaps(b)


@given(st.tuples(positive, positive, shares, shares), st.booleans())
def test_change_from_the_later_amount(drawn: tuple[Fraction, Fraction, Fraction, Fraction], up: bool) -> None:  # noqa: FBT001
    size, rest, s, t = drawn
    amount, after = Interval(size, size * 2), Interval(size * 2 + rest, size * 2 + rest * 2)
    d, level = inside(amount, s), inside(after, t)
    base = level - d if up else level + d
    assert change_of_later(amount, after, up=up).contains(d / base * 100)


@given(intervals(), shares)
def test_a_multiple_in_per_cent(multiple: Interval, share: Fraction) -> None:
    assert rise_of(multiple).contains(abs(inside(multiple, share) - 1) * 100)


@given(st.integers(min_value=2, max_value=99), st.fractions(min_value=0, max_value=100, max_denominator=10))
def test_the_nearest_share_is_of_whole_people(whole: int, share: Fraction) -> None:
    part, nearest = nearest_share(share, whole)
    assert 0 <= part <= whole
    assert nearest == Fraction(part * 100, whole)
    assert abs(nearest - share) <= Fraction(50, whole)


@given(st.dates(date(1900, 1, 1), date(1950, 1, 1)), st.dates(date(1951, 1, 1), date(2025, 1, 1)))
def test_an_age_is_a_count_of_birthdays(born: date, ended: date) -> None:
    youngest, oldest = age_at((born.year, born.month, born.day), (ended.year, ended.month, ended.day))
    birthdays = ended.year - born.year - ((ended.month, ended.day) < (born.month, born.day))
    assert youngest == oldest == birthdays
    assert age_at((born.year, None, None), (ended.year, None, None)) == (
        ended.year - born.year - 1,
        ended.year - born.year,
    )


@pytest.mark.parametrize("sample, wanted", [(1000, "3.1"), (400, "4.9"), (2400, "2.0")])
def test_margins_of_error(sample: int, wanted: str) -> None:
    assert abs(margin(Fraction(sample)) - Fraction(wanted)) < Fraction(1, 20)
