"""The formula of every rule over intervals: sound (no true result falls outside) and tight (the corners are reached)."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from importlib import import_module
from inspect import isfunction, signature
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from interval_draws import closed, corners, decimal, intervals, member, positives, widths

from factcheck.model import Claims, Quantity, Sampling, Tie
from factcheck.precision import POWERS, Interval, Printed
from factcheck.rules import RULES
from factcheck.rules.age_dates import age_at
from factcheck.rules.attainable_percent import nearest_share
from factcheck.rules.average import mean_of
from factcheck.rules.change_amount import difference
from factcheck.rules.change_direction import step_between
from factcheck.rules.compound import compounded
from factcheck.rules.currency import rate
from factcheck.rules.lead import lead_of
from factcheck.rules.magnitude import power_of_ten
from factcheck.rules.margin_of_error import MarginOfError, margin
from factcheck.rules.multiple import ratio, times_more
from factcheck.rules.multiple_percent import rise_of
from factcheck.rules.p_value import two_tailed
from factcheck.rules.per_head import each_of
from factcheck.rules.percent_change import change_of_later, percent_change, size_of
from factcheck.rules.percent_of_amount import part_of
from factcheck.rules.percent_or_points import points
from factcheck.rules.percent_sum import rest_of
from factcheck.rules.rank import step_of
from factcheck.rules.rate_total import total_of
from factcheck.rules.remainder import left_of
from factcheck.rules.rule import magnitude
from factcheck.rules.share import share_of
from factcheck.rules.total import sum_of
from factcheck.rules.turnout import cast_of, turnout_of
from factcheck.rules.unit_price import price_of
from factcheck.rules.vote_margin import majority_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.rules import Rule
    from factcheck.rules.age_dates import Day

    Sets = list[Interval]
    Values = list[Fraction]


@dataclass(frozen=True)
class Formula:
    """A rule's formula over sets and the same over values; `size` where the rule takes |x| of what `true` gives."""

    of_sets: Callable[..., Interval]
    true: Callable[[Values], Fraction]
    inputs: int = 2
    size: bool = False
    listed: bool = False

    def __call__(self, sets: Sets) -> Interval:
        """Work the formula out over sets."""
        return self.of_sets(sets) if self.listed else self.of_sets(*sets)


FORMULAS = {
    "percent_change": Formula(percent_change, lambda v: (v[1] / v[0] - 1) * 100, size=True),
    "change_of_later, up": Formula(partial(change_of_later, up=True), lambda v: v[0] / (v[1] - v[0]) * 100, size=True),
    "change_of_later, down": Formula(partial(change_of_later, up=False), lambda v: v[0] / (v[1] + v[0]) * 100),
    "difference": Formula(difference, lambda v: v[1] - v[0], size=True),
    "points": Formula(points, lambda v: v[1] - v[0], size=True),
    "ratio": Formula(ratio, lambda v: v[1] / v[0]),
    "rise_of": Formula(rise_of, lambda v: (v[0] - 1) * 100, inputs=1, size=True),
    "share_of": Formula(share_of, lambda v: v[0] / v[1] * 100),
    "part_of": Formula(part_of, lambda v: v[0] * v[1] / 100),
    "sum_of": Formula(sum_of, lambda v: sum(v, Fraction(0)), inputs=4, listed=True),
    "mean_of": Formula(mean_of, lambda v: sum(v, Fraction(0)) / len(v), inputs=3, listed=True),
    "left_of": Formula(
        lambda whole, *parts: left_of(whole, list(parts), [Fraction(0)] * 2), lambda v: v[0] - sum(v[1:]), inputs=3
    ),
    "left_of, a share": Formula(
        lambda whole, share: left_of(whole, [share], [Fraction(1, 100)]), lambda v: v[0] * (1 - v[1] / 100)
    ),
    "rest_of": Formula(rest_of, lambda v: 100 - sum(v, Fraction(0)), inputs=3, listed=True),
    "total_of": Formula(total_of, lambda v: v[0] * v[1]),
    "price_of": Formula(price_of, lambda v: v[0] * v[1]),
    "each_of": Formula(each_of, lambda v: v[0] / v[1]),
    "size_of": Formula(size_of, lambda v: v[0] / v[1] * 100, size=True),
    "step_between": Formula(step_between, lambda v: v[1] - v[0]),
    "times_more": Formula(times_more, lambda v: v[1] / v[0] - 1),
    "rate": Formula(rate, lambda v: v[1] / v[0]),
    "lead_of": Formula(lead_of, lambda v: v[0] - v[1], size=True),
    "compounded": Formula(partial(compounded, years=3), lambda v: (1 + v[0] / 100) ** 3, inputs=1),
    "turnout_of": Formula(turnout_of, lambda v: v[0] / v[1] * 100),
    "cast_of": Formula(cast_of, lambda v: sum(v, Fraction(0)), inputs=3, listed=True),
    "step_of": Formula(step_of, lambda v: v[0] - v[1]),
    "majority_of": Formula(majority_of, lambda v: v[0] - v[1], size=True),
}
each_formula = pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS.keys())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_formula_of_a_rule_is_tested_here(rule: Rule) -> None:
    module = import_module(type(rule).__module__)
    own = {name: found for name, found in vars(module).items() if getattr(found, "__module__", "") == module.__name__}
    formulas = {name for name, found in own.items() if isfunction(found) and not name.startswith("_")}
    of_intervals = {name for name in formulas if signature(own[name]).return_annotation == "Interval"}
    assert of_intervals <= {name.partition(",")[0] for name in FORMULAS}


@each_formula
@given(data=st.data())
def test_sound(formula: Formula, data: st.DataObject) -> None:
    sets = [data.draw(closed(positives)) for _ in range(formula.inputs)]
    true = [data.draw(member(each)) for each in sets]
    try:
        value = formula.true(true)
    except ZeroDivisionError:
        assume(condition=False)
    assert formula(sets).contains(abs(value) if formula.size else value)


@each_formula
@given(data=st.data())
def test_tight(formula: Formula, data: st.DataObject) -> None:
    sets = [data.draw(closed(positives)) for _ in range(formula.inputs)]
    result = formula(sets)
    assume(result.low is not None and result.high is not None)
    reached = [formula.true(list(corner)) for corner in corners(sets)]
    least, most = min(reached), max(reached)
    if not formula.size:
        assert result == Interval(least, most)
    elif least <= 0 <= most:
        assert result == Interval(Fraction(0), max(-least, most))
    else:
        assert result == Interval(min(abs(least), abs(most)), max(abs(least), abs(most)))


@given(closed(positives), widths, widths)
def test_a_change_as_large_as_the_later_amount_has_no_bound(amount: Interval, less: Fraction, more: Fraction) -> None:
    assert amount.low is not None
    after = Interval(max(amount.low - less, Fraction(1, 1000)), amount.low + more)
    assert change_of_later(amount, after, up=True).high is None


@given(st.data(), closed(positives), closed(positives), st.booleans())
def test_a_change_is_the_same_from_either_amount(
    data: st.DataObject, one: Interval, other: Interval, up: object
) -> None:
    """The size beside the later amount alone gives what both amounts give."""
    before, after = (data.draw(member(each)) for each in (one, other))
    assume((after > before) if up else (after < before))
    both = percent_change(Interval.exactly(before), Interval.exactly(after))
    later = change_of_later(Interval.exactly(abs(after - before)), Interval.exactly(after), up=bool(up))
    assert both == later


@given(st.data(), intervals())
def test_size_is_sound(data: st.DataObject, interval: Interval) -> None:
    assert magnitude(interval).contains(abs(data.draw(member(interval))))


@given(closed(), st.fractions(min_value=0, max_value=2000, max_denominator=100))
def test_size_is_tight(interval: Interval, size: Fraction) -> None:
    assert magnitude(interval).contains(size) == (interval.contains(size) or interval.contains(-size))


@given(st.data(), intervals())
def test_sizes_are_of_members_to_the_very_ends(data: st.DataObject, interval: Interval) -> None:
    """No size is below nothing, and an end counts where it or its mirror is a member: |[-5, 5)| holds 5."""
    sizes = magnitude(interval)
    ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
    for size in (Fraction(0), *ends, *(-end for end in ends if end), data.draw(positives)):
        assert sizes.contains(size) == (size >= 0 and (interval.contains(size) or interval.contains(-size)))


@pytest.mark.parametrize(
    "ends, sizes",
    [
        ((Fraction(-5), Fraction(5), False, True), (Fraction(0), Fraction(5), False, False)),
        ((Fraction(-5), Fraction(5), True, True), (Fraction(0), Fraction(5), False, True)),
        ((Fraction(0), Fraction(5), True, False), (Fraction(0), Fraction(5), True, False)),
        ((Fraction(-5), Fraction(0), False, True), (Fraction(0), Fraction(5), True, False)),
        ((Fraction(-5), None, True, False), (Fraction(0), None, False, False)),
        ((None, Fraction(5), False, False), (Fraction(0), None, False, False)),
    ],
)
def test_sizes_by_hand(
    ends: tuple[Fraction | None, Fraction | None, bool, bool],
    sizes: tuple[Fraction | None, Fraction | None, bool, bool],
) -> None:
    assert magnitude(Interval(*ends)) == Interval(*sizes)


@given(st.dates(date(1850, 1, 1), date(2030, 12, 31)), st.dates(date(1850, 1, 1), date(2030, 12, 31)))
def test_full_dates_give_one_age(born: date, ended: date) -> None:
    assume(born <= ended)
    age = _age(born, ended)
    assert age_at((born.year, born.month, born.day), (ended.year, ended.month, ended.day)) == (age, age)


@given(st.dates(date(1850, 1, 1), date(1990, 12, 31)), st.dates(date(1991, 1, 1), date(2030, 12, 31)))
def test_years_give_two_ages_and_months_no_more(born: date, ended: date) -> None:
    age = _age(born, ended)
    youngest, oldest = age_at((born.year, None, None), (ended.year, None, None))
    assert (youngest, oldest) == (ended.year - born.year - 1, ended.year - born.year)
    assert youngest <= age <= oldest
    by_month = age_at((born.year, born.month, None), (ended.year, ended.month, None))
    assert by_month[0] <= age <= by_month[1]
    assert (by_month[0] == by_month[1]) == (born.month != ended.month)


@given(st.integers(1850, 1990), st.integers(1991, 2030))
def test_both_ages_of_two_years_are_reached(born: int, ended: int) -> None:
    ages = {_age(date(born, *birth), date(ended, *end)) for birth, end in (((12, 31), (1, 1)), ((1, 1), (12, 31)))}
    assert tuple(sorted(ages)) == age_at((born, None, None), (ended, None, None))


def _age(born: date, ended: date) -> int:
    """Count the birthdays; one on 29 February falls on 1 March in other years."""
    day = (3, 1) if (born.month, born.day) == (2, 29) and not isleap(ended.year) else (born.month, born.day)
    return ended.year - born.year - ((ended.month, ended.day) < day)


@pytest.mark.parametrize(
    "born, ended, ages",
    [
        ((1940, None, None), (2020, 5, 1), (79, 80)),
        ((1940, 5, 1), (2020, None, None), (79, 80)),
        ((1940, 5, None), (2020, 5, 1), (79, 80)),
        ((1940, 5, 1), (2020, 5, None), (79, 80)),
        ((1940, 5, None), (2020, 6, None), (80, 80)),
        ((1940, 6, None), (2020, 5, 31), (79, 79)),
    ],
)
def test_ages_of_dates_that_are_told_in_part(born: Day, ended: Day, ages: tuple[int, int]) -> None:
    assert age_at(born, ended) == ages


def test_no_part_is_more_than_the_whole() -> None:
    """150% of eight people are eight at the most."""
    assert nearest_share(Fraction(150), 8) == (8, Fraction(100))


@pytest.mark.parametrize("years", [1, 3])
def test_a_rate_without_a_bound_comes_to_what_has_none(years: int) -> None:
    """ "Over 5% a year" comes to more than what 5% comes to; the ends are open where the rate's are."""
    each = Fraction(21, 20) ** years
    above, below = (compounded(Interval(*ends), years) for ends in ((Fraction(5), None), (None, Fraction(5))))
    assert (above.low, above.high, below.low, below.high) == (each, None, None, each)
    for ends in ((True, False), (False, True), (True, True)):
        assert compounded(Interval(Fraction(0), Fraction(5), *ends), years) == Interval(Fraction(1), each, *ends)


@given(st.integers(2, 100), st.fractions(min_value=0, max_value=100, max_denominator=100))
def test_no_whole_number_has_a_nearer_share(whole: int, share: Fraction) -> None:
    part, nearest = nearest_share(share, whole)
    assert nearest == Fraction(part * 100, whole)
    assert all(abs(nearest - share) <= abs(Fraction(n * 100, whole) - share) for n in range(whole + 1))


@given(st.data(), st.integers(2, 99), st.integers(0, 2))
def test_a_share_of_a_few_that_is_printed_rightly_is_attainable(data: st.DataObject, whole: int, places: int) -> None:
    part = data.draw(st.integers(0, whole))
    exact = Fraction(part * 100 * 10**places, whole)
    printed = Printed.of(decimal(int(exact + Fraction(1, 2)), places))
    assert printed.unrounded().contains(nearest_share(printed.value, whole)[1])


@given(st.integers(1, 10**6))
def test_margin_is_the_root_of_a_quarter_over_the_sample(sample: int) -> None:
    """Held against its square, so that no float comes near it: right to a ten-thousandth of the root."""
    root = margin(Fraction(sample)) / 196
    assert root**2 <= Fraction(1, 4 * sample) < (root + Fraction(1, 10**4)) ** 2


@given(st.integers(10, 10**5))
def test_a_margin_may_be_a_fifth_smaller_or_twice_as_large(sample: int) -> None:
    """Weighting widens a poll's margin, up to a design effect of two; a narrow one may come of strata, down to 0.8."""
    people = _figure(Fraction(sample))
    (found,) = MarginOfError().find(Claims(samplings=(Sampling(_figure(Fraction(3)), people, Tie("sure", ())),)))
    (reading,) = found.readings
    assert reading.value == margin(Fraction(sample))
    assert reading.interval == Interval(reading.value * Fraction(4, 5), reading.value * 2)


@pytest.mark.parametrize("sample, points", [(1000, "3.1"), (400, "4.9"), (10_000, "0.98"), (1067, "3.0")])
def test_margins_by_hand(sample: int, points: str) -> None:
    """What polls print: a thousand people give 3.1 points at 95 per cent."""
    assert abs(margin(Fraction(sample)) - Fraction(points)) < Fraction(1, 20)


def test_margin_of_a_thousand_is_three_points() -> None:
    assert round(margin(Fraction(1000)), 1) == Fraction("3.1")
    assert round(margin(Fraction(2400)), 1) == 2


@given(positives, st.sampled_from(POWERS))
def test_power_of_ten_between_two_figures(value: Fraction, power: int) -> None:
    assert power_of_ten(_figure(value), _figure(value * power)) == power
    assert power_of_ten(_figure(value * power), _figure(value)) == power


@given(positives, positives)
def test_other_figures_are_no_power_of_ten_apart(one: Fraction, other: Fraction) -> None:
    found = power_of_ten(_figure(one), _figure(other))
    assert (found is None) == (max(one, other) / min(one, other) not in POWERS)


def _figure(value: Fraction) -> Quantity:
    printed = Printed(value, Fraction(1), Fraction(1))
    return Quantity("q0", "", 0, 0, 1, 1, 1, value, printed, Interval.exactly(value), "count")


# The last digit of what R prints for 2*pt(-t, df), pf(F, a, b, lower=FALSE), pchisq(x, df, lower=FALSE), 2*pnorm(-z).
P_VALUES = [
    ("t", (28,), "2.20", "0.036225"),
    ("t", (1,), "1", "0.5"),
    ("t", (2,), "1.5", "0.272393"),
    ("f", (2, 2), "3", "0.25"),
    ("f", (1, 1), "1", "0.5"),
    ("chi2", (2,), "2", "0.367879"),
    ("chi2", (1,), "3.84", "0.050044"),
    ("z", (), "1.96", "0.049996"),
    ("z", (), "0", "1"),
    ("r", (1,), "0.5", "0.666667"),
    ("r", (48,), "1", "0"),
]


@pytest.mark.parametrize("name, degrees, size, chance", P_VALUES)
def test_chance_of_a_statistic(name: str, degrees: tuple[int, ...], size: str, chance: str) -> None:
    found = two_tailed(name, tuple(map(Fraction, degrees)), Fraction(size))
    assert abs(found - Fraction(chance)) < Fraction(1, 10**6)


@given(st.sampled_from(["t", "f", "chi2", "r", "z"]), st.data())
def test_a_larger_statistic_is_less_likely(name: str, data: st.DataObject) -> None:
    most = 1 if name == "r" else 50
    sizes = st.fractions(min_value=0, max_value=most, max_denominator=1000)
    small, large = sorted((data.draw(sizes), data.draw(sizes)))
    degrees = tuple(Fraction(data.draw(st.integers(1, 500))) for _ in range({"f": 2, "z": 0}.get(name, 1)))
    assert 0 <= two_tailed(name, degrees, large) <= two_tailed(name, degrees, small) <= 1


@given(st.integers(1, 200), st.fractions(min_value=0, max_value=20, max_denominator=100))
def test_the_square_of_t_is_f(degrees: int, size: Fraction) -> None:
    """Two distributions, two routines: where they agree neither is misread."""
    as_t = two_tailed("t", (Fraction(degrees),), size)
    as_f = two_tailed("f", (Fraction(1), Fraction(degrees)), size * size)
    assert abs(as_t - as_f) < Fraction(1, 10**6)


@given(st.fractions(min_value=-200, max_value=100, max_denominator=100), st.integers(1, 60))
def test_no_rate_leaves_less_than_nothing(rate: Fraction, years: int) -> None:
    """A fall of more than all each year is all; else the power is that of plain arithmetic."""
    each = max(Fraction(0), 1 + rate / 100)
    assert compounded(Interval.exactly(rate), years) == Interval.exactly(each**years)
