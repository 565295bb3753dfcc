"""Times of day, exact ages, denied bounds, shares with a noun between, sums over three sentences, and digits whose swap makes a sum exact."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import factcheck
from factcheck.extract.claims import read_claims
from factcheck.finder.clocks import clocks
from factcheck.readers import from_text
from factcheck.twins import swapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Quantity

# A sentence that holds a figure, and its times of day: hour, minute, and whether the half of the day is told.
TIMES: tuple[tuple[str, list[tuple[int, int, bool]]], ...] = (
    ("The alarm went at 4.12am and the crew was out by 4.19, 7 minutes on.", [(4, 12, True), (4, 19, False)]),
    ("The lift stuck at 17:40 with 9 people in it.", [(17, 40, True)]),
    ("At half past six 30 people were there, and at a quarter to nine 90.", [(6, 30, False), (8, 45, False)]),
    ("She rose at eight in the morning and slept at ten at night, for 9 hours.", [(8, 0, True), (22, 0, True)]),
    ("From noon until midnight it took 40 calls.", [(12, 0, True), (0, 0, True)]),
    ("It rose by 3.25 per cent to 4.15m, and 5 to seven people came.", []),
    ("A mark of 2:33:15 would be 40 seconds better.", []),
)

FOUND = (
    ("elapsed", "The alarm went at 4.12am and the first boat was away at 4.29, {17|27} minutes on."),
    ("elapsed", "Power failed at 15:05 and came back at 18:35, after {three and a half|two and a half} hours."),
    ("age", "The sculptor, who was born on 9 May 1931 and died on 2 March 2014, aged {82|83}, left no will."),
    ("bound", "The club will not take more than £400 from any member, and the vicar gave {£350|£750} to it."),
    (
        "change",
        "The parish had 840 oaks before the gale. It has 630 now. That is {25|35} per cent fewer, the warden says.",
    ),
)


@pytest.mark.parametrize("text, times", TIMES)
def test_times_of_day_are_read_as_print_tells_them(text: str, times: list[tuple[int, int, bool]]) -> None:
    _, claims = next(iter(read_claims([from_text(text)])))
    lines: Sequence[Any] = claims.lines
    told = [clock for line in lines for clock in clocks(line)]
    assert [(clock.at // 60, clock.at % 60, clock.half) for clock in told] == times


@pytest.mark.parametrize("kind, text", FOUND)
def test_what_follows_is_found_where_it_is_wrong_and_left_alone_where_it_is_right(kind: str, text: str) -> None:
    before, _, rest = text.partition("{")
    choice, _, behind = rest.partition("}")
    right, _, wrong = choice.partition("|")
    assert not [f for f in factcheck.check(before + right + behind).findings if f.verdict != "consistent"], kind
    assert [f for f in factcheck.check(before + wrong + behind).findings if f.verdict != "consistent"], kind


@pytest.mark.parametrize(
    "text, hedge",
    [
        ("The fund will never pay more than £900 for a horse.", "at_most"),
        ("No room there costs less than £70 a night.", "at_least"),
        ("The hall could not seat fewer than 300 people.", "at_least"),
        ("He has not been seen for more than 30 days.", "over"),
        ("Nobody was hurt when more than 500 people ran.", "over"),
        ("It cost more than £900, and no one paid.", "over"),
    ],
)
def test_a_bound_that_its_clause_denies_is_turned_round(text: str, hedge: str) -> None:
    assert [q.hedge for q in factcheck.check(text).quantities if q.hedge] == [hedge]


@pytest.mark.parametrize(
    "text, value",
    [
        ("One farmer in five, a survey says, has no heir.", Fraction(1, 5)),
        ("Three pupils in ten are late.", Fraction(3, 10)),
        ("Two goals in 5 games were his.", None),
        ("They met one day in 10 Downing Street.", None),
    ],
)
def test_a_share_may_have_its_noun_between(text: str, value: Fraction | None) -> None:
    ratios = [q.value for q in factcheck.check(text).quantities if q.kind == "ratio"]
    assert ratios == ([] if value is None else [value])


def _figure(text: str) -> Quantity:
    return factcheck.check(f"There were {text} geese.").quantities[0]


def test_two_neighbouring_digits_are_swapped() -> None:
    assert list(swapped(_figure("3,210"))) == [2310, 3120, 3201]
    assert list(swapped(_figure("505"))) == [550]
    assert not list(swapped(_figure("31")))


def test_what_only_rounding_clears_is_not_called_right_where_a_swap_makes_it_exact() -> None:
    told = "Of the {} herring gulls on the island 3,210, or 40 per cent, were young."
    assert [f.verdict for f in factcheck.check(told.format("8,025")).findings] == ["consistent"]
    assert not factcheck.check(told.format("7,800")).findings


def test_a_word_of_direction_is_no_sum_that_a_swap_could_make_exact() -> None:
    found = factcheck.check("The choir's grant is to be cut to £1.35m, from £1.8m, says its treasurer.").findings
    assert [(f.rule, f.verdict) for f in found] == [("change-direction", "consistent")]
