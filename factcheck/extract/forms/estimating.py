"""Estimates with the interval that a study gives for each, by the forms of `relations/interval.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.kinds import COUNTS
from factcheck.extract.measures import comparable
from factcheck.extract.statistics import P_VALUE, STATISTIC
from factcheck.lexicon import words
from factcheck.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention
    from factcheck.model import Quantity

LEVELS: Final = (80, 89, 90, 95, 98, 99)
USUAL: Final = 95
NEAR: Final = 6  # words before an estimate that say what it is


def confidence(found: Match) -> Iterator[Confidence]:
    """An estimate with the two ends of its interval, and the p behind them where that is of the same interval."""
    said, (low, high), estimate = _said(found), _ends(found), found.quantity("ESTIMATE")
    p = next((q for q in found.quantities("PVALUE") if q.unit == P_VALUE), None)
    usual = all(q.scalar == USUAL for q in found.quantities("LEVEL")[:1])
    none = 1 if said & words("science", "ratio", "words") else 0
    known = none or said & words("science", "difference", "words")
    tie = found.tie("the interval stands right behind the estimate")
    fall = bool(high[1] <= 0 < estimate.scalar)
    yield Confidence(estimate, low, high, p if usual else None, none if known else None, fall=fall, tie=tie)


def _ends(found: Match) -> tuple[tuple[Quantity, Fraction], tuple[Quantity, Fraction]]:
    """The two ends with their values: of one printed range, or of two figures."""
    if "RANGE" in found.parts:
        q = found.figure("RANGE").quantity
        low, high = q.value if isinstance(q.value, tuple) else (q.value, q.value)
        return (q, low), (q, high)
    one, two = found.figure("LOW").quantity, found.figure("HIGH").quantity
    return (one, one.scalar), (two, two.scalar)


def _said(found: Match) -> frozenset[str]:
    """The words, alone and in twos and threes, that stand close before an estimate."""
    at = found.parts["ESTIMATE"][0][0]
    near = found.told.lower(at - NEAR, at)
    return frozenset(" ".join(near[i : i + n]) for n in (1, 2, 3) for i in range(len(near) - n + 1))


def an_interval(found: Match) -> bool:
    """An estimate that is none of the levels nor a measure of spread, and the two ends of an interval in its unit."""
    estimate, at = found.figure("ESTIMATE"), found.parts["ESTIMATE"][0][0]
    if any(m.quantity.scalar not in LEVELS and m.quantity.unit != "point" for m in found.figures("LEVEL")):
        return False
    spread = set(found.told.lower(at - 3, at)) & words("science", "spread", "words")
    level = estimate.kind == "percent" and estimate.quantity.scalar in LEVELS
    other = estimate.kind == "ratio" and not estimate.figure.multiple  # "one in eight (10 to 15)"
    named = estimate.quantity.unit in (P_VALUE, STATISTIC) or estimate.quantity.is_range
    return not (spread or level or other or named) and _alike(found, estimate)


def _alike(found: Match, estimate: Mention) -> bool:
    """Whether an estimate and its interval are in one unit: a bare interval takes that of the estimate, its scale not."""
    ends = [m for part in ("RANGE", "LOW", "HIGH") for m in found.figures(part)]
    (_, low), (_, high) = _ends(found)
    if low >= high or any(m.quantity.hedge is not None or m.kind == "date" for m in ends):
        return False
    if ends[0].kind == "percent" and estimate.kind != "percent":
        return False
    if ends[-1].kind not in COUNTS:
        return all(comparable(estimate, end) for end in ends)
    scaled = any(number.scaled for number in estimate.figure.numbers)
    # "A quarter less, 25% (0.6 to 0.9)": the interval is of the ratio.
    of_ratio = estimate.kind == "percent" and max(abs(low), abs(high)) < 3 <= estimate.quantity.scalar
    return not scaled and not of_ratio


def named_so(found: Match) -> bool:
    """Words between the two that name an interval."""
    first = min(found.parts.get("LOW", found.parts.get("RANGE", [])))[0]
    text = f" {' '.join(found.told.lower(found.parts['ESTIMATE'][0][1], first))} "
    return any(f" {name} " in text for name in words("science", "interval", "names"))


def of_a_ratio(found: Match) -> bool:
    """An estimate that is called a ratio."""
    return bool(_said(found) & words("science", "ratio", "words"))
