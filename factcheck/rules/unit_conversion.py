"""One measure in two units."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import converted, rough_factor
from factcheck.record import replace
from factcheck.rules.rule import Rule, plain, shown_like, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Conversion, Quantity
    from factcheck.precision import Interval


ROUGH = ("one measure in two units", "so near that a rounded factor, or a second source, may be all there is")


class UnitConversion(Rule):
    """A measure and the conversion beside it must be the same amount.

    30ft is 9m, and 60 and 70 pounds are 27 and 32 kilograms. The coarser of the two prints decides how close is close enough, since a round number stays round when it is
    converted. Gallons may be imperial or American, tons short, long or metric, unless the text names them; miles by the
    sea may be nautical. A difference in degrees has no offset.

    Source: NIST Special Publication 811, 2008 edition, appendix B (exact factors).
    """

    name = "unit-conversion"
    code = "FC502"
    consistent = (
        "The wall is 30ft (9m) high.",
        "The road is 30 miles (48km) long.",
        "Winds of 70mph (113km/h) were recorded on the coast.",
        "It was 95F (35C) in the shade.",
        "The farm covers 50 acres (20 hectares).",
        "The pig weighed 200lb (91kg).",
        "The tank holds 50 litres (11 gallons).",
        "The shark was 4.5 metres (15ft) long.",
        "Some 12 inches (30cm) of snow fell overnight.",
        "The site is of 1,000 sq ft (93 sq m).",
        "The car does 40mpg (7.1 litres per 100km).",
        "The cubs weigh 60 and 70 pounds (27 and 32 kilograms).",
        "He is 6ft 5in (1.96m) tall and weighs 11st 4lb (72kg).",
        "The shed is 10 by 20 feet (3 by 6 metres).",
        "The tanker holds 5,000 US gallons (18,900 litres).",
        "The ship does 20 knots (37km/h; 23mph).",
        "It was 2C (3.6F) warmer than in May.",
        "The wreck lies 12 miles (22km) offshore.",
        "The bar holds 250 calories (1,046kJ).",
        "The town was at 120 degrees (49 Celsius) by noon.",
        "The ship held a million gallons (3.8 million litres) of fuel.",
    )
    inconsistent = (
        "The road is 30 miles (88km) long.",
        "The road is 30 miles (84km) long.",
        "Winds of 70mph (131km/h) were recorded on the coast.",
        "It was 95F (53C) in the shade.",
        "The farm covers 50 acres (40 hectares).",
        "The pig weighed 200lb (19kg).",
        "The tank holds 50 litres (21 gallons).",
        "The shark was 4.5 metres (25ft) long.",
        "Some 12 inches (3cm) of snow fell overnight.",
        "The site is of 1,000 sq ft (39 sq m).",
        "The car does 40mpg (10.1 litres per 100km).",
        "The cubs weigh 60 and 70 pounds (27 and 52 kilograms).",
        "He is 6ft 5in (1.69m) tall.",
        "The shed is 10 by 20 feet (3 by 9 metres).",
        "The tanker holds 5,000 US gallons (22,700 litres).",
        "The ship does 20 knots (37km/h; 43mph).",
        "The sea has warmed by 2C (35.6F) in a century.",
        "Snow of 6 to 8 inches (15 to 40cm) fell.",
        "The bar holds 250 calories (1,460kJ).",
    )
    silent = (
        "The wall is 30ft high and 9m from the road.",
        "The road is 30 miles long, and its bridge is 84 metres high.",
        "The pig weighed 200lb, and ate 19kg of feed a week.",
        "It was 95F in Texas and 12C in Leeds.",
        "The wall is 30ft high (it stands 4m from the road).",
        "He ran 10 miles and then swam 4km.",
        "The shark was 4.5 metres long and the boat 25ft.",
        "The tank holds 50 litres and the lorry 21 gallons.",
        "A pint costs £5, and 500ml of wine £9.",
        "She is 5ft 6in and weighs 60kg.",
        "The walks are 10 and 20 miles (16km of it by road).",
        "He ran 5 and 10 miles (in 30 and 70 minutes).",
        "The boxes weigh 5kg and 10kg (11lb the smaller).",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each measure with its conversion."""
        for found in claims.conversions:
            yield _derived(found)


def _derived(found: Conversion) -> Derivation:
    first, second = found.first, found.second
    show = shown_like(second)
    readings = tuple(_reading(found, *ratio) for ratio in _ratios(found))
    stated = _print(second, Fraction(1), Fraction(0))
    fits = any(reading.interval.overlaps(stated) for reading in readings)
    return Derivation(
        stated=second,
        inputs=(first,),
        readings=readings,
        tie=replace(found.tie, certainty="guess", reasons=ROUGH)
        if not fits and rough_factor(readings[0].value, second.scalar)
        else found.tie,
        show=show,
        stated_interval=stated,
        slips=() if found.inverse else (("the conversion the other way round", first.scalar / found.ratios[0]),),
    )


def _reading(found: Conversion, ratio: Fraction, offset: Fraction, note: str) -> Reading:
    first = found.first
    formula = f"{plain(first)} in {units(found.second)}"
    if found.inverse:
        value = ratio / first.scalar if first.scalar else Fraction(0)
        return Reading(formula, value, _print(first, Fraction(1), Fraction(0)).reciprocal() * ratio, note)
    return Reading(formula, first.scalar * ratio + offset, _print(first, ratio, offset), note)


def _print(quantity: Quantity, ratio: Fraction, offset: Fraction) -> Interval:
    """What a print stands for in other units; a bound ("at least 6ft (1.8m)") is of both, and so of neither."""
    hedged = quantity.interval if quantity.hedge == "about" else quantity.printed.unrounded()
    return converted(quantity.printed, hedged, ratio, offset)


def _ratios(found: Conversion) -> Iterator[tuple[Fraction, Fraction, str]]:
    yield found.ratios[0], found.offset, ""
    for ratio in found.ratios[1:]:
        yield ratio, found.offset, "the unit of another country or trade"
    if found.bare:
        yield found.ratios[0], Fraction(0), "a difference of degrees"
