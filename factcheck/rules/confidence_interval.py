"""An estimate and its confidence interval."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.record import replace
from factcheck.rules.rule import Rule, number, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Confidence, Quantity

LEVEL = Fraction(5, 100)  # an interval of 95% leaves out what has a p under .05


class ConfidenceInterval(Rule):
    """An estimate must lie inside its own confidence interval.

    A fall may be printed without its minus. A p beside the interval is held against it too, as a doubt: an interval of 95% that
    leaves out the value of no effect (one for a ratio, nought for a difference) goes with a p under .05. Whether the
    estimate is in the middle is not asked: intervals of ratios and of small samples lean to one side.

    Source: Altman and Bland 2011, BMJ 343:d2304, how to obtain the P value from a confidence interval.
    """

    name = "confidence-interval"
    code = "FC803"
    priority = "P3"
    consistent = (
        "The odds ratio for the night shift was 1.8 (95% CI 1.2 to 2.6).",
        "Those on the drug did better (hazard ratio 0.75 (0.6–0.9)).",
        "The risk of a fall rose 12% (95% confidence interval 8% to 15%).",
        "The estimate was 1,240, with a 95% confidence interval of 1,100 to 1,390.",
        "Labour is on 44 per cent, with a margin of error of three points either side: 41 to 47.",
        "Weight fell by 3.2 kg (95% CI 1.1 to 5.3 kg).",
        "The virus has an R number of 1.1 (95% credible interval 0.9 to 1.3).",
        "The odds ratio was 1.8 (95% CI: 1.2–2.6; p = .004).",
        "Deaths fell by 14 per cent (95% CI -20 to -8).",
        "The share of smokers was 14.2% (95% CI, 12.1%-16.3%) in the north.",
    )
    inconsistent = (
        "The odds ratio for the night shift was 2.8 (95% CI 1.2 to 2.6).",
        "Those on the drug did better (hazard ratio 0.47 (0.6–0.9)).",
        "The risk of a fall rose 21% (95% confidence interval 8% to 15%).",
        "The estimate was 1,420, with a 95% confidence interval of 1,100 to 1,390.",
        "Labour is on 49 per cent, with a margin of error of three points either side: 41 to 47.",
        "Weight fell by 6.2 kg (95% CI 1.1 to 5.3 kg).",
        "The virus has an R number of 1.7 (95% credible interval 0.9 to 1.3).",
        "The odds ratio was 0.8 (95% CI: 1.2–2.6; p = .004).",
        "Deaths fell by 41 per cent (95% CI -20 to -8).",
        "The share of smokers was 41.2% (95% CI, 12.1%-16.3%) in the north.",
    )
    silent = (
        "The mean age was 41.2 (SD 3.1; 95% CI 39.8 to 42.6).",
        "Risk fell by 25% (hazard ratio 0.75, 95% CI 0.6 to 0.9).",
        "The team won 3 (1 to 2 down at half-time) and lost four.",
        "The survey of 1,200 people (1,100 to 1,390 were invited) cost £9,000.",
        "Prices rose 12% (from 8 to 9 pounds).",
        "The trust has 44 staff, with a margin of error of three points in its poll.",
        "The interval was 20 minutes, and 8 to 15 people left.",
        "The flat has 3.4 metres of shelf (between 1.2 and 5.6 a room elsewhere).",
        "Risk fell by 25% (95% CI 0.6 to 0.9 for the ratio).",
        "At £1.2m (95% CI 1.0 to 1.4) the scheme is dear, the audit said.",
        "A pint is £5.10 (£4 to £4.60 in the north), the survey found.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each estimate with its interval, and each p with one."""
        for found in claims.confidences:
            yield _derived(found)
            if found.p is not None and found.none is not None:
                yield from _significance(found.p, found, Fraction(found.none))


def _between(found: Confidence) -> Interval:
    """The whole interval, the rounding of its ends taken in."""
    (low, below), (high, above) = found.low, found.high
    return Interval(below - low.printed.place / 2, above + high.printed.place / 2)


def _derived(found: Confidence) -> Derivation:
    (low, below), (high, above) = found.low, found.high
    inside, middle = _between(found), (below + above) / 2
    text = f"{number(below, 4)} to {number(above, 4)}"
    readings = [Reading(f"middle of {text}", middle, inside)]
    if found.fall:
        readings.append(Reading(f"middle of {text}", -middle, -inside, "as the size of a fall"))
    return Derivation(
        stated=found.estimate,
        inputs=(low,) if low is high else (low, high),
        readings=tuple(readings),
        tie=found.tie,
        show=shown_like(found.estimate),
        message=f"“{plain(found.estimate)}” is outside its own interval, {text}.",
    )


def _significance(p: Quantity, found: Confidence, none: Fraction) -> Iterator[Derivation]:
    """The p that an interval allows: under .05 where it leaves out no effect, over that where it takes it in."""
    (low, below), (high, above) = found.low, found.high
    if _between(found).contains(none) and not below + low.printed.place < none < above - high.printed.place:
        return  # an end rounds to no effect: either may be true
    outside = not below < none < above
    allowed = Interval(Fraction(0), LEVEL) if outside else Interval(LEVEL, Fraction(1))
    verb = "leaves out" if outside else "takes in"
    yield Derivation(
        stated=p,
        inputs=(low,) if low is high else (low, high),
        readings=(Reading(f"p of an interval that {verb} {number(none)}", LEVEL, allowed),),
        tie=replace(
            found.tie,
            certainty="guess",
            reasons=(*found.tie.reasons, "the interval and the p may be of two tests"),
        ),
        show=lambda value: ("under " if outside else "over ") + number(value, 2),
    )
