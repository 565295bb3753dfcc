"""Growth year upon year."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval, to_the_unit
from factcheck.record import replace
from factcheck.rules.rule import HUNDRED, Rule, factor, number, percent, plain, shown_like, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.model import Claims, Quantity
    from factcheck.model import Compound as Growth


class Compound(Rule):
    """Growth of so much a year must come to what the years make of it, each on top of the last.

    10% a year for three years is 1.1 × 1.1 × 1.1, a rise of 33.1%. The simple sum (30%) is a doubt, unless the text says that
    the growth is compound: then it is an error. Where the text speaks of simple interest or of the original amount, or gives
    two amounts, the sum clears.

    Source: Blastland and Dilnot, The Tiger That Isn't; Bank of England, KnowledgeBank, on compound interest.
    """

    name = "compound"
    code = "FC307"
    priority = "P3"
    consistent = (
        "Rents grew 10% a year for three years, 33% in all.",
        "At 7% a year an investment doubles in ten years.",
        "Fares will rise by 5 per cent a year for four years, a total of 21.6 per cent.",
        "Sales rose 10% a year from £100m to £133.1m over three years.",
        "Output fell 5% a year for five years, 22.6% in total.",
        "At 3 per cent a year, £1,000 grows to £1,344 over 10 years.",
        "Prices went up 4 per cent a year for six years, or 26.5 per cent in all.",
        "The fund made a compound 8% a year over nine years, which doubled its value.",
        "The simple interest of 5% a year comes to 50% in all over 10 years.",
        "The herd grew by 20 per cent a year for two years, an overall rise of 44 per cent.",
    )
    inconsistent = (
        "Rents grew 10% a year for three years, 43% in all.",
        "At 2% a year an investment doubles in ten years.",
        "Fares will rise by 5 per cent a year for four years, a total of 31.6 per cent.",
        "Sales rose 20% a year from £100m to £133.1m over three years.",
        "Output fell 5% a year for five years, 32.6% in total.",
        "At 3 per cent a year, £1,000 grows to £1,844 over 10 years.",
        "Prices went up 4 per cent a year for six years, or 46.5 per cent in all.",
        "Growth of 10% a year, compounded for three years, is 30% in all.",
        "The herd grew by 20 per cent a year for two years, an overall rise of 54 per cent.",
    )
    silent = (
        "Rents grew 10% a year for three years, and 43% of tenants are in arrears.",
        "Rents grew by an average of 10% a year for three years, 43% in all.",
        "Sales rose 10% a year, and the firm has been open for three years.",
        "Prices rose 4 per cent a year for six years, and then fell by 12 per cent in all.",
        "The loan is at 7% a year for ten years, and the fee is 3%.",
        "The club has doubled its crowd in ten years, and fares rise 7% a year.",
        "Inflation was 10% a year in 1980 and 4% in all of 1983.",
        "Output fell 5% a year for between three and five years, 32.6% in total.",
        "Growth of up to 10% a year for three years would bring 30% in all.",
        "Sales grew 10% a year for three years as the firm doubled its staff.",
        "Wages grew 3% a year for five years, while inflation was 20% in all.",
        "If the multiple went from 8.4 to 10.5 over five years, returns could reach 12% a year.",
        "With inflation at 2% a year, rents doubled in ten years.",
        "The bond pays 5% a year for four years and costs £1,000.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each yearly rate with its years and what they come to."""
        for found in claims.compounds:
            yield _derived(found)


def compounded(rate: Interval, years: int) -> Interval:
    """What a figure is multiplied by after so many years at a rate in per cent; no rate loses more than all."""
    each = rate / HUNDRED + 1
    low = None if each.low is None else max(Fraction(0), each.low) ** years
    high = None if each.high is None else max(Fraction(0), each.high) ** years
    return Interval(low, high, each.low_open, each.high_open)


def _derived(found: Growth) -> Derivation:
    """The result as a percentage, a multiple, or the later of two amounts."""
    years, sign = int(found.years.scalar), -1 if found.down else 1
    # A yearly rate is read to its last digit: tens that are rounded further would excuse the very sums in doubt here.
    rate = _to_the_unit(found.rate) * sign
    factor_, value = compounded(rate, years), (1 + sign * found.rate.scalar / HUNDRED) ** years
    sum_, added = rate * years / HUNDRED + 1, 1 + sign * found.rate.scalar * years / HUNDRED
    each = f"(1 {'−' if found.down else '+'} {number(found.rate.scalar / HUNDRED, 4)})^{years}"
    simple_text = f"{years} × {plain(found.rate)}"
    one = Reading(each, *_as_stated(found, value, factor_))
    other = Reading(
        simple_text, *_as_stated(found, added, sum_), "as simple growth, each year on the first year’s figure"
    )
    stated = _to_the_unit(found.result)
    simply = other.interval.overlaps(stated) and not one.interval.overlaps(stated)
    wide = _as_stated(found, value, compounded(found.rate.interval * sign, years))[1].overlaps(found.result.interval)
    doubt = not found.stated if simply else wide
    why = "the sum of the years, without growth upon growth" if simply else "the yearly rate may be rounded to tens"
    return Derivation(
        stated=found.result,
        inputs=(found.rate, found.years) if found.base is None else (found.rate, found.years, found.base),
        readings=(one, other) if found.simple or (found.base is not None and not found.stated) else (one,),
        tie=replace(found.tie, certainty="guess", reasons=(*found.tie.reasons, why)) if doubt else found.tie,
        show=_show(found),
        stated_interval=stated,
        slips=(("the years added up, not compounded", other.value),),
    )


def _to_the_unit(quantity: Quantity) -> Interval:
    return to_the_unit(quantity.printed) if quantity.kind == "percent" and quantity.hedge is None else quantity.interval


def _as_stated(found: Growth, value: Fraction, interval: Interval) -> tuple[Fraction, Interval]:
    """A multiple of the first figure in the terms that the text puts the result in."""
    if found.base is not None:
        units = factor(found.base, found.result)
        return found.base.scalar * units * value, found.base.interval * units * interval
    if found.result.kind == "ratio":
        return value, interval
    change = (interval - 1) * HUNDRED
    return ((1 - value) * HUNDRED, -change) if found.down else ((value - 1) * HUNDRED, change)


def _show(found: Growth) -> Callable[[Fraction], str]:
    if found.base is not None:
        return shown_like(found.result)
    return times if found.result.kind == "ratio" else percent
