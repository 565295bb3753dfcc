"""Every two figures near each other of which one may be the other in another unit, or for another length of time."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.extract.forms.rating import held, per_period
from factcheck.extract.measures import COUNTS, in_one_unit
from factcheck.extract.units import sizes
from factcheck.guard.candidates import Candidate
from factcheck.lexicon import table, words
from factcheck.precision import Interval
from factcheck.rules.rule import HUNDRED, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Quantity

BETWEEN: Final = 2  # figures between the two
BEHIND: Final = 6  # words from a figure to the time that it is for
DEGREE: Final = "degree"  # of what scale is not told
UNTIMED: Final = frozenset(("date", "ordinal", "age", "duration", "ratio", "percent", "percentage_points"))


def told_twofold(window: Sequence[Line]) -> Iterator[Candidate]:
    """One quantity in two units or as a fraction and a percentage, and one rate for two lengths of time."""
    told = [(line, m) for line in window for m in line.mentions if not m.quantity.is_range]
    for at, (line, one) in enumerate(told):
        for other, two in told[at + 1 : at + 2 + BETWEEN]:
            ratio = _converted(one.quantity, two.quantity)
            if ratio is not None:
                yield Candidate("equal", ("again", "told"), (two, one), by=Interval.exactly(ratio))
            elif one.kind not in UNTIMED and two.kind not in UNTIMED and _alike(one, two):
                yield from _paced((line, one), (other, two))


def _converted(one: Quantity, two: Quantity) -> Fraction | None:
    """What one figure is to be multiplied by to be told as another is; `None` where it cannot be, or is told so already."""
    kinds = {one.kind, two.kind}
    if kinds == {"ratio", "percent"} and (one if one.kind == "ratio" else two).scalar < 1:
        return Fraction(HUNDRED) if one.kind == "ratio" else Fraction(1, HUNDRED)
    if (
        len(kinds) > 1
        or one.kind not in ("measure", "duration")
        or one.unit == two.unit
        or DEGREE in (one.unit, two.unit)
    ):
        return None
    return steps(one.unit, two.unit) or _ratio(one.unit, two.unit)


def _ratio(unit: str | None, other: str | None) -> Fraction | None:
    one, two = sizes(unit or ""), sizes(other or "")
    return one[1][0] / two[1][0] if one and two and one[0] == two[0] != "temperature" else None


def _alike(one: Mention, two: Mention) -> bool:
    return in_one_unit(one, two) or {one.kind, two.kind} <= COUNTS


def _paced(one: tuple[Line, Mention], two: tuple[Line, Mention]) -> Iterator[Candidate]:
    spans = _span(*one), _span(*two)
    if spans[0] != spans[1]:
        for (total, long), (each, short) in (
            ((one[1], spans[0]), (two[1], spans[1])),
            ((two[1], spans[1]), (one[1], spans[0])),
        ):
            count = held(long, short) if long and short else None
            if count is not None:
                yield Candidate("pace", ("total", "each"), (total, each), by=count)


def _span(line: Line, mention: Mention) -> str | None:
    """The time that a figure is for: "a year", "each week", "over the month"."""
    told = per_period(line, mention)
    if told is not None:
        return told
    adverbs = table("rates")["adverb_of"]
    adjective = next((word for word in line.words(mention.first - 2, mention.first) if word in adverbs), None)
    if adjective is not None:
        return str(adverbs[adjective])  # "a weekly £250"
    behind = line.words(mention.last, mention.last + BEHIND)
    leading = next((at for at, word in enumerate(behind) if word in words("rates", "over", "words")), len(behind))
    return next((word for word in behind[leading + 1 :] if word in table("rates")["holds"]), None)
