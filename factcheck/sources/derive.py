"""A figure of the article that its source does not print but gives: a sum, a difference, a change, a rest, the years between."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Final

from factcheck.record import dataclass
from factcheck.sources.agree import cited, comparable, measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.precision import Interval
    from factcheck.sources.marks import Mark

HUNDRED: Final = 100
MOST: Final = 24  # figures of the passages that are tried with one another
YEAR: Final = 365


@dataclass(frozen=True, slots=True)
class Worked:
    """What two figures of a source give, and how."""

    working: str
    value: Fraction
    inputs: tuple[Mark, ...]
    kind: str


def worked(mark: Mark, near: Sequence[Mark]) -> Worked | None:
    """The plainest working of figures that stand together which gives a figure of the article, if there is one."""
    if mark.unit == "point":
        mark = replace(mark, sort="points")  # "ahead by five points", between two shares
    given = [other for other in near if other.upper is None and not other.bare][:MOST]
    room = cited(mark) * measured(mark).factor
    for found in _workings(mark, given):
        if room.contains(found.value) or _at_last_digit(mark, found, room):
            return found
    return None


def _at_last_digit(mark: Mark, found: Worked, room: Interval) -> bool:
    """A change in per cent may be off by the rounding of what it was worked out from."""
    printed = mark.sort in ("percent", "points")  # a word such as "half" has no last digit
    return (
        printed
        and found.kind == "change"
        and room.widened(measured(mark).factor * mark.place / 2).contains(found.value)
    )


def _workings(mark: Mark, given: Sequence[Mark]) -> Iterator[Worked]:
    if mark.sort in ("percent", "share"):
        yield from _rests(mark, given)
        yield from _changes(given)
    if mark.sort == "duration" and mark.unit in ("year", "decade"):
        yield from _years(given)
    if mark.sort in ("number", "money", "measure", "duration", "percent", "points"):
        yield from _sums(mark, given)


def _rests(mark: Mark, given: Sequence[Mark]) -> Iterator[Worked]:
    for other in given:
        if other.sort == mark.sort:
            value = 1 - other.value * measured(other).factor
            yield Worked(
                f"{'100%' if other.sort == 'percent' else 'the whole'} − {other.text}", value, (other,), "rest"
            )


def _changes(given: Sequence[Mark]) -> Iterator[Worked]:
    levels = [m for m in given if m.sort in ("number", "money", "measure") and m.value]
    for one, two in combinations(levels, 2):
        if comparable(one, two):
            for after, before in ((two, one), (one, two)):
                yield Worked(
                    f"({after.text} − {before.text}) ÷ {before.text}",
                    abs(_base(after) / _base(before) - 1),
                    (after, before),
                    "change",
                )
                if after.value < before.value:
                    yield Worked(
                        f"{after.text} ÷ {before.text}", _base(after) / _base(before), (after, before), "share"
                    )


def _years(given: Sequence[Mark]) -> Iterator[Worked]:
    years = [m for m in given if m.sort == "year"]
    for one, two in combinations(years, 2):
        early, late = sorted((one, two), key=lambda m: m.value)
        yield Worked(f"{late.text} − {early.text}", (late.value - early.value) * YEAR, (early, late), "years")


def _sums(mark: Mark, given: Sequence[Mark]) -> Iterator[Worked]:
    alike = [m for m in given if comparable(mark, m) and m.sort != "vague"]
    for one, two in combinations(alike, 2):
        yield Worked(f"{one.text} + {two.text}", _base(one) + _base(two), (one, two), "sum")
        more, less = sorted((one, two), key=_base, reverse=True)
        yield Worked(f"{more.text} − {less.text}", _base(more) - _base(less), (more, less), "difference")
    if len(alike) > 2:  # noqa: PLR2004 - of two the sum is above
        yield Worked(
            " + ".join(m.text for m in alike), sum((_base(m) for m in alike), Fraction(0)), tuple(alike), "sum"
        )


def _base(mark: Mark) -> Fraction:
    return mark.value * measured(mark).factor
