"""The chance that honest rounding explains a difference: what a derivation's figures may stand for, put together.

Each figure of a formula moves the result by what it may be off (rounding.py); what is stated is off by its own rounding, or is a set where a hedge, a
word or a bound stands with it. The chance r is that of a difference at least as large as the one there is.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from factcheck.precision import HALF, LOOSELY, Interval, last_digit, loose
from factcheck.rounding import HEDGE, TWICE, Slack, reach, slacks, worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.model import Derivation, Quantity, Reading, Term

Errors: TypeAlias = (
    "Callable[[], Sequence[Sequence[Slack]]]"  # of each figure of a formula, worked out where it is asked for
)
_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
NEAR: Final = 0.012  # a set that is no formula, missed by its edge alone


def honest(derivation: Derivation, reading: Reading) -> float:
    """The chance r that rounding and hedging of the printed figures leave a difference at least as large as there is."""
    stated = derivation.stated_interval or derivation.stated.interval
    if reading.work is None:
        return _by_sets(derivation, reading, stated)
    errors = cache(lambda: [error_of(reading, at, company_of(derivation, t)) for at, t in enumerate(reading.terms)])
    if derivation.strict:
        return _in_order(errors, reading.value, stated)
    known = told(derivation, stated)
    if known is None:
        wide = _stretched(derivation, stated)
        return (1 - LOOSELY) * _into(errors, reading.value, stated) + LOOSELY * _into(errors, reading.value, wide)
    value, readings = known
    gap = value - reading.value
    if abs(gap) <= min(s.high for s in readings if s.weight >= HALF) or not gap:
        return 1.0
    backwards = [[Slack(s.weight, -s.high, -s.low, s.name) for s in readings]]  # what is stated lies off the other way
    return min(1.0, 2 * reach(_turned([*errors(), *backwards], up=gap > 0), abs(gap)))


def _turned(errors: Sequence[Sequence[Slack]], *, up: bool) -> list[list[Slack]]:
    """Errors seen from the side of a gap: a hedge gives way as far as it goes, since no value within it is likelier than another."""
    turned = [[s if up else Slack(s.weight, -s.high, -s.low, s.name) for s in group] for group in errors]
    return [[Slack(s.weight, s.high, s.high, s.name) if s.name == HEDGE else s for s in group] for group in turned]


def _by_sets(derivation: Derivation, reading: Reading, stated: Interval) -> float:
    """The same where no formula is known: certain where the two sets share a value, slight where they miss each other by the edge."""
    if meets(reading.interval, derivation):
        return 1.0
    if derivation.strict or reading.note:
        return 0.0
    edge = stated if derivation.stated.kind == "ratio" else last_digit(derivation.stated.printed, stated)
    near = reading.interval.overlaps(edge) or reading.interval.overlaps(_stretched(derivation, stated))
    return NEAR if near else 0.0


def reachable(derivation: Derivation, reading: Reading) -> float:
    """Whether some reading of every print, however unlikely, would make the figures agree: 0 if not, else the share of the result that these readings span."""
    if derivation.strict or reading.work is None:
        return 0.0
    sets = [_widest(term, company_of(derivation, term)) * term.factor for term in reading.terms]
    given = reading.work(*sets)
    known = told(derivation, derivation.stated_interval or derivation.stated.interval)
    if known is None:
        return float(meets(given, derivation))
    value, readings = known
    plain = [s for s in readings if s.name != TWICE]
    told_ = Interval(value + min(s.low for s in plain), value + max(s.high for s in plain))
    if not given.overlaps(told_):
        return 0.0
    if None in (given.low, given.high) or not reading.value:
        return 1.0
    return float(min(Fraction(1), (given.high - given.low) / abs(reading.value)))  # type: ignore[operator]


def _widest(term: Term, company: Fraction | None) -> Interval:
    """All that a figure may stand for beside its company."""
    figure = term.quantity
    if figure.hedge is not None or figure.is_range or figure.kind == "ratio":
        return figure.interval
    readings = [
        s for s in slacks(figure.printed, figure.interval, None, kind=figure.kind, company=company) if s.name != TWICE
    ]
    return Interval(figure.scalar + min(s.low for s in readings), figure.scalar + max(s.high for s in readings))


def meets(given: Interval, derivation: Derivation) -> bool:
    """Whether what is worked out and what is stated share a value, or the edge at which both may have been rounded."""
    stated = derivation.stated_interval or derivation.stated.interval
    edge = derivation.stated.hedge is None and not derivation.strict
    return given.overlaps(stated) or (edge and _touch(given, stated))


def _touch(one: Interval, other: Interval) -> bool:
    """True where two bounded sets meet at an end: what lies half-way may have been rounded either way."""
    ends = (one.low, one.high, other.low, other.high)
    return None not in ends and (one.high == other.low or other.high == one.low)


def _stretched(derivation: Derivation, stated: Interval) -> Interval:
    """What a stated figure is said of when its hedge is used loosely."""
    figure = derivation.stated
    return loose(figure.printed, stated, figure.hedge, word=figure.kind == "ratio", scale=derivation.scale)


def told(derivation: Derivation, stated: Interval) -> tuple[Fraction, Sequence[Slack]] | None:
    """The stated value with its readings, in units of the result; `None` where it is a set: hedged, a word, a bound, a headline."""
    figure = derivation.stated
    if (
        figure.hedge not in (None, "exactly")
        or figure.kind == "ratio"
        or figure.is_range
        or worded(figure.printed, figure.interval)
    ):
        return None
    if stated.low is None or stated.high is None or not figure.printed.value:
        return None
    scale: Fraction = (stated.low + stated.high) / 2 / figure.printed.value
    plain = figure.interval
    if (
        plain.low is None
        or plain.high is None
        or plain.high - plain.low != (stated.high - stated.low) / abs(scale or Fraction(1))
    ):
        return None
    company = _finest([t.quantity for reading in derivation.readings for t in reading.terms], figure)
    found = slacks(figure.printed, plain, None, kind=figure.kind, company=company)
    return figure.printed.value * scale, [
        Slack(s.weight, s.low * abs(scale), s.high * abs(scale), s.name) for s in found
    ]


def company_of(derivation: Derivation, term: Term) -> Fraction | None:
    """The finest place to which the figures beside a term are told, in their own units; `None` where it stands alone."""
    return _finest([*derivation.inputs, derivation.stated], term.quantity)


def _finest(figures: Sequence[Quantity], of: Quantity) -> Fraction | None:
    """The finest place to which the figures beside one, of its kind and unit, are told; `None` where it stands alone.

    What is told in a smaller scale says nothing of it: £1.2bn is as round beside £642.4m as it is alone.
    """
    counts, scale = ("count", "number"), _scale(of)
    places = [
        q.printed.round_place
        for q in figures
        if q is not of
        and q.hedge is None
        and q.unit == of.unit
        and (q.kind == of.kind or {q.kind, of.kind} <= set(counts))
        and _scale(q) >= scale
    ]
    if of.kind in counts:
        places += [
            q.printed.round_place
            for q in figures
            if q is not of and q.hedge is None and q.kind in counts and q.unit != of.unit
        ]
    return min(places, default=None)


def _scale(figure: Quantity) -> Fraction:
    """What a printed number is told in, by its digits: millions, thousands, or ones where it has none."""
    digits = _DIGITS.search(figure.text)
    number = Fraction(digits.group().replace(",", "")) if digits else None
    return abs(figure.printed.value / number) if number else Fraction(1)


def error_of(reading: Reading, index: int, company: Fraction | None) -> list[Slack]:
    """How far the rounding of one of its figures moves the result, the others being as printed."""
    assert reading.work is not None  # noqa: S101  (the caller has looked)
    term = reading.terms[index]
    figure = term.quantity
    points = [Interval.exactly(t.quantity.scalar * t.factor) for t in reading.terms]
    if figure.is_range:
        found: tuple[Slack, ...] = (
            Slack(Fraction(1), _end(figure, 0) - figure.scalar, _end(figure, 1) - figure.scalar, HEDGE),
        )
    else:
        found = slacks(figure.printed, figure.interval, figure.hedge, kind=figure.kind, company=company)
    moved = []
    for slack in found:
        if slack.low == slack.high == 0:
            moved.append(slack)
            continue
        points[index] = Interval(figure.scalar + slack.low, figure.scalar + slack.high) * term.factor
        result = reading.work(*points)
        far = abs(reading.value) + 1  # a result without bounds: as far off as the figure is large
        low = -far if result.low is None else result.low - reading.value
        high = far if result.high is None else result.high - reading.value
        moved.append(Slack(slack.weight, min(low, Fraction(0)), max(high, Fraction(0)), slack.name))
    return moved


def _end(figure: Quantity, at: int) -> Fraction:
    return figure.value[at] if isinstance(figure.value, tuple) else figure.value


def _into(errors: Errors, value: Fraction, wanted: Interval) -> float:
    """The chance that errors bring a value into a set."""
    if wanted.contains(value):
        return 1.0
    below = wanted.low is not None and value <= wanted.low
    end = wanted.low if below else wanted.high
    assert end is not None  # noqa: S101  (else the value were inside)
    return reach(_turned(errors(), up=below), abs(end - value)) if end != value else _touching(errors())


def _in_order(errors: Errors, value: Fraction, wanted: Interval) -> float:
    """The chance that two figures stand in an order in which they are not printed: any value within a hedge is as likely as another.

    Figures rounded to one place keep their order.
    """
    if wanted.contains(value):
        return 1.0
    plain = [[s for s in group if s.name != TWICE] for group in errors()]
    turned = plain if wanted.high is None else [[Slack(s.weight, -s.high, -s.low) for s in group] for group in plain]
    return reach(turned, abs(value))


def _touching(errors: Sequence[Sequence[Slack]]) -> float:
    """The chance to be on the right side of an open end that is reached exactly."""
    return float(HALF) if any(s.low < s.high for group in errors for s in group) else 0.0
