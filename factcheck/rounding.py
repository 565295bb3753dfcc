"""How far a printed figure may lie from the value behind it, and how likely: rounding is a likelihood, not a licence.

A print has a few readings, each with a weight: exact, rounded to its last digit, cut or rounded twice, and for a whole number that ends in noughts
rounded further, the less likely the more exact its company is. Figures that are worked out from several prints differ from what is stated by a sum of
such roundings, and `reach` gives the chance that the sum is as large as a difference. The sum of a few uniform errors is exact (Irwin 1927, Hall
1927, for unequal widths Bradley and Gupta 2002), of many it is near enough to normal. All is worked out in whole numbers or in one fixed order, so that the answer is
the same on every run.

Sources: Nuijten et al. 2016 (statcheck) and scrutiny's `unround` for the readings; the weights in `precision.py` were measured on news.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

from factcheck.precision import (
    BOUND_FAR,
    BOUND_REACH,
    FAR_FINER,
    FAR_SHARE,
    FINER_COMPANY,
    FIVE,
    HALF,
    NOUGHTS_LEFT_OUT,
    ROUND_NUMBER_CAP,
    TEN,
    TO_COMPANY,
    TO_FIVE,
    TO_ONE,
    TWICE_HALF,
    TWICE_ROUNDED,
    WHOLE_PRICE,
    Interval,
    Printed,
    tens_of,
)
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.precision import Hedge

GRAIN: Final = 2**40  # a difference is cut into so many equal parts, and all widths are counted in them
EXACT_UP_TO: Final = 4  # sums of more roundings than these are taken as normal
TWICE: Final = "rounded twice"
HEDGE: Final = "hedged"
NEGLIGIBLE: Final = Fraction(1, 10**6)  # a combination of readings less likely than this is left out


@dataclass(frozen=True, slots=True)
class Slack:
    """One reading of a print: with weight `weight` the value lies between `low` and `high` of it, each as likely (units of the print)."""

    weight: Fraction
    low: Fraction
    high: Fraction
    name: str = ""


def slacks(
    printed: Printed, interval: Interval, hedge: Hedge | None, *, kind: str, company: Fraction | None = None
) -> tuple[Slack, ...]:
    """The readings of a print, as distances from its value; the weights add up to one.

    `company` is the finest place to which the figures beside it are told: next to 43 a 40 is no round number.
    """
    if hedge is not None or kind == "ratio" or worded(printed, interval):
        return _hedged(printed.value, interval)
    place, percents = printed.place, kind in ("percent", "percentage_points")
    coarse = _tens(printed) if percents else printed.round_place
    finer = company is not None and company < coarse
    if coarse > place and not (percents and finer):  # next to 44% a 40% is no round number
        price = kind == "money" and place == 1 and finer  # beside £450 a rent of £400 is that
        return _round_number(printed, coarse, company, prices=price)
    if printed.exact and kind != "number":
        return (_point(),)
    if company is not None and company < place:  # "from 5% to 4.75%": the noughts behind the 5 are left out
        rounded = (1 - NOUGHTS_LEFT_OUT) * min(Fraction(1), TEN * company / place)
        return (*_last_place(company, 1 - rounded), *_last_place(place, rounded))
    whole = WHOLE_PRICE if kind in ("money", "number") and place == 1 else Fraction(0)
    return (*([_point(whole)] if whole else []), *_last_place(place, 1 - whole))


def worded(printed: Printed, interval: Interval) -> bool:
    """True for "half a point" and the like, whose words stand for a set of their own and have no last digit."""
    return None not in (interval.low, interval.high) and 0 < interval.high - interval.low < printed.place  # type: ignore[operator]


def _tens(printed: Printed) -> Fraction:
    """The place to which a percentage may have been rounded: 20 to tens, 15 to fives at most."""
    if printed.place != 1 or not printed.value or printed.value % FIVE:
        return printed.place
    return FIVE if printed.value % TEN else tens_of(printed)


def _point(weight: Fraction = Fraction(1)) -> Slack:
    return Slack(weight, Fraction(0), Fraction(0), "as printed")


def _last_place(place: Fraction, weight: Fraction) -> tuple[Slack, ...]:
    """Rounded to the last digit; now and then cut there, or rounded twice: one digit off either way."""
    return (
        Slack(weight * (1 - TWICE_ROUNDED), -place * HALF, place * HALF, "to the last digit"),
        Slack(weight * TWICE_ROUNDED, -place * TWICE_HALF, place, TWICE),
    )


def _round_number(printed: Printed, coarse: Fraction, company: Fraction | None, *, prices: bool) -> tuple[Slack, ...]:
    """A number that ends in noughts: as printed, to the place of its company, to five, or to its last digit that is none."""
    place, cap = printed.place, abs(printed.value) * ROUND_NUMBER_CAP
    alone = company is None or company >= coarse
    fine = coarse if alone or company is None else max(place, company)
    likely = (
        [] if alone else [(fine * HALF, next(w for least, w in TO_COMPANY if fine >= least * place), "as its company")]
    )
    far = Fraction(1) if alone else FINER_COMPANY if coarse < FAR_FINER * fine and not prices else Fraction(0)
    likely += [(coarse * HALF * HALF, TO_FIVE * far, "to five"), (coarse * HALF, TO_ONE * far, "to one digit")]
    wide = [Slack(w, -min(h, cap), min(h, cap), name) for h, w, name in likely if w and min(h, cap) > place * HALF]
    rest = Fraction(1) - sum((slack.weight for slack in wide), Fraction(0))
    return (*((_point(rest),) if printed.exact else _last_place(place, rest)), *wide)


def _hedged(value: Fraction, interval: Interval) -> tuple[Slack, ...]:
    """What a hedge leaves open; a bound is said of what lies near it, seldom of what lies far."""
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return (Slack(Fraction(1), low - value, high - value, HEDGE),)
    near, far = abs(value) * BOUND_REACH, abs(value) * BOUND_FAR
    return tuple(
        Slack(weight, -room if low is None else low - value, room if high is None else high - value, HEDGE)
        for weight, room in ((1 - FAR_SHARE, near), (FAR_SHARE, far))
    )


def reach(errors: Sequence[Sequence[Slack]], gap: Fraction) -> float:
    """The chance that independent errors add up to `gap` or more, `gap` being above nothing."""
    if gap <= 0:
        return 1.0
    if len(errors) > EXACT_UP_TO:
        return _normal(errors, gap)
    total = 0.0
    for choice in product(*errors):
        weight = math.prod((slack.weight for slack in choice), start=Fraction(1))
        if weight > NEGLIGIBLE and sum(slack.high for slack in choice) >= gap:
            total += float(weight) * _uniform(choice, gap)
    return min(1.0, total)


def _uniform(choice: Sequence[Slack], gap: Fraction) -> float:
    """The chance that a sum of uniform errors reaches a gap, by inclusion and exclusion over the corners of their box."""
    widths = [width for slack in choice if (width := _grains(slack.high - slack.low, gap))]
    top = sum(_grains(slack.high, gap) for slack in choice) - GRAIN
    if not widths:
        return 1.0 if top >= 0 else 0.0
    count = len(widths)
    corners = sum(
        (-1) ** sum(chosen) * max(0, top - sum(w for w, here in zip(widths, chosen, strict=True) if here)) ** count
        for chosen in product((0, 1), repeat=count)
    )
    return float(Fraction(corners, math.factorial(count) * math.prod(widths)))


def _grains(size: Fraction, gap: Fraction) -> int:
    return round(size * GRAIN / gap)


def _normal(errors: Sequence[Sequence[Slack]], gap: Fraction) -> float:
    """The same for many errors, by their means and variances; nothing beyond what all of them can reach together."""
    if sum(max(slack.high for slack in readings) for readings in errors) < gap:
        return 0.0
    mean = variance = 0.0
    for readings in errors:
        first = sum(float(s.weight * (s.low + s.high) / 2) for s in readings)
        square = sum(float(s.weight * (s.low**2 + s.low * s.high + s.high**2) / 3) for s in readings)
        mean += first
        variance += square - first**2
    if not variance:
        return 1.0 if mean >= gap else 0.0
    return math.erfc((float(gap) - mean) / math.sqrt(2 * variance)) / 2
