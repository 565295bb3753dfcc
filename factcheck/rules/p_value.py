"""The p of a test statistic."""

from __future__ import annotations

from fractions import Fraction
from importlib.util import find_spec
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

from factcheck.extras import command_for
from factcheck.model import Derivation, Notice, Reading
from factcheck.precision import Interval
from factcheck.record import replace
from factcheck.rules.rule import Rule, magnitude, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Significance

ALPHA = Fraction(5, 100)  # the level at which a result is called significant
FINE = 10**9  # a p is worked out in floats: its bounds are let out to the next step
ONE_TAILED = frozenset("tzr")
NAMES = {"f": "F", "chi2": "χ²"}


class PValue(Rule):
    """A p must be what its own test statistic gives.

    Recomputed two-tailed from t, F, χ², r or z and the degrees of freedom, over the rounding of the printed statistic. Half of
    it clears too (a one-tailed test) unless the text says two-tailed. A wrong p is an error only where it changes the
    conclusion at the level of .05; else it is a doubt, since a correction that is not named may lie behind it. Needs SciPy (the extra `science`).

    Source: Nuijten et al. 2016, Behavior Research Methods, statcheck; its "decision error" is what is called wrong here.
    """

    name = "p-value"
    code = "FC802"
    priority = "P3"
    consistent = (
        "Memory improved in the group that slept, t(28) = 2.20, p = .036.",
        "The groups differed on the scale (F(2, 45) = 3.25, p < .05).",
        "Men were more often late than women, χ²(1, N = 90) = 3.84, p = .05.",
        "Sleep and mood went together (r(48) = .31, p = .03).",
        "The effect was at the very edge (z = 1.96, p = 0.05).",
        "Those who walked to work weighed less, t(58) = −2.75, p < .01.",
        "There was no difference between the teas, t(40) = 0.85, n.s.",
        "The gain was expected beforehand and tested one-tailed, t(30) = 1.75, p = .045.",
        "Left-handers scored no higher (chi2(2) = 1.90; p > 0.05).",
        "Caffeine cut the time by a second, F(1, 24) = 9.63, η² = .29, p = .005.",
    )
    inconsistent = (
        "Memory improved in the group that slept, t(28) = 1.20, p = .03.",
        "The groups differed on the scale (F(2, 45) = 1.25, p < .05).",
        "Men were more often late than women, χ²(1, N = 90) = 1.84, p = .01.",
        "Sleep and mood went together (r(48) = .13, p = .03).",
        "The effect was plain (z = 1.26, p = 0.02).",
        "Those who walked to work weighed less, t(58) = −0.75, p < .01.",
        "There was no difference between the teas, t(40) = 3.85, n.s.",
        "Left-handers scored no higher (chi2(2) = 19.0; p > 0.05).",
        "Caffeine cut the time by a second, F(1, 24) = 0.63, η² = .29, p = .005.",
        "It was higher in those on the pill, the authors wrote (t(58) = 1.10, p = .03).",
    )
    silent = (
        "The study found a link (p < .05) among the 28 men, and none among the 30 women.",
        "The difference was highly significant (p < .001).",
        "The trial, with t(28) = 2.20 in its first arm, had a second arm in which p = .4 was found for the women.",
        "She played in 28 matches for the club, and won 2.20 of three.",
        "The p-value was 0.04, just under the 0.05 that journals ask for.",
        "Results are in Fig. 2 (n = 45), and the mean was 3.1.",
        "In the model, r = 5 metres is the radius of the pond.",
        "The clause, F(2), took 45 days to pass, and p. 36 has the text.",
        "Memory improved, t(28) = 2.20, and the second test had 28 people in it.",
        "The slope was steep (b = 0.41, SE = 0.12, p = .001).",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each statistic with its p; none where SciPy is missing, which a notice says."""
        if claims.significances and can_compute():
            for found in claims.significances:
                yield _derived(found)

    def unchecked(self, claims: Claims) -> Iterator[Notice]:
        """Each statistic, where SciPy is missing."""
        for found in claims.significances if claims.significances and not can_compute() else ():
            what = f"the p of “{found.statistic.text}” was left unchecked, since SciPy is missing"
            message = f"{what}: run `{command_for('science')}`."
            yield Notice(found.statistic.line, message, found.statistic.start)


def can_compute() -> bool:
    """Whether SciPy is there: it is loaded only once a statistic stands in a text."""
    return find_spec("scipy") is not None


def two_tailed(name: str, degrees: tuple[Fraction, ...], size: Fraction) -> Fraction:
    """The chance of a statistic of that size or more either way, to a billionth."""
    from scipy import special

    value, df = float(size), [float(d) for d in degrees]
    if name == "r":
        value, name = (value * sqrt(df[0] / (1 - value * value)) if value < 1 else float("inf")), "t"
    if name == "t":
        p = 2 * special.stdtr(df[0], -value)
    elif name == "z":
        p = 2 * special.ndtr(-value)
    else:
        p = special.fdtrc(df[0], df[1], value) if name == "f" else special.chdtrc(df[0], value)
    return Fraction(round(float(p) * FINE), FINE)


def _spread(found: Significance, share: Fraction) -> Interval:
    """Every p that the printed statistic may stand for: the larger the statistic, the smaller."""
    sizes = magnitude(found.statistic.interval)
    high = two_tailed(found.name, found.degrees, sizes.low or Fraction(0)) * share
    low = two_tailed(found.name, found.degrees, sizes.high) * share if sizes.high is not None else Fraction(0)
    return Interval(Fraction(floor(low * FINE) - 1, FINE), Fraction(ceil(high * FINE) + 1, FINE))


def _derived(found: Significance) -> Derivation:
    """The p of a statistic, both ways, and one way where that may be meant."""
    p = found.p
    said = p.interval if p is not None else Interval(ALPHA, None)
    size = abs(found.statistic.scalar)
    value = two_tailed(found.name, found.degrees, size)
    plain = Reading(_formula(found, size, both=True), value, _spread(found, Fraction(1)))
    half = Reading(_formula(found, size, both=False), value / 2, _spread(found, Fraction(1, 2)), "as a one-tailed test")
    one_way = found.name in ONE_TAILED and not found.two_tailed and p is not None
    return Derivation(
        stated=p if p is not None else found.statistic,
        inputs=(found.statistic,),
        readings=(plain, half) if one_way else (plain,),
        tie=found.tie
        if _decides(said, plain.interval)
        else replace(found.tie, certainty="guess", reasons=(*found.tie.reasons, "the conclusion stands")),
        show=lambda chance: number(chance, 3) if chance >= Fraction(1, 1000) else "less than 0.001",
        stated_interval=said,
        stated_text=found.none or None,
    )


def _decides(said: Interval, given: Interval) -> bool:
    """Whether the printed p and the recomputed one lie on either side of the level of significance."""
    below = said.high is not None and said.high <= ALPHA
    above = said.low is not None and said.low >= ALPHA
    return (below and given.low is not None and given.low > ALPHA) or (
        above and given.high is not None and given.high < ALPHA
    )


def _formula(found: Significance, size: Fraction, *, both: bool) -> str:
    name = NAMES.get(found.name, found.name)
    one_sided = found.name not in ONE_TAILED or not both
    chance = f"P({name} > {number(size, 4)})"
    degrees = " and ".join(number(d) for d in found.degrees)
    free = f" at {degrees} degree{'s' if degrees != '1' else ''} of freedom" if degrees else ""
    return f"{'' if one_sided else '2 × '}{chance}{free}"
