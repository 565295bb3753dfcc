"""How likely it is that something is wrong: the odds of an error against honest rounding and against a tie that is none.

    odds(error) = P(tied) · e · s_err  :  P(tied) · (1 − e) · r  +  (1 − P(tied)) · s_rnd

e is the share of tied figures that print gets wrong; r the chance that honest rounding leaves a difference this large (rounding.py); s the chance that two
figures differ in the way they do, given an error or given that they have nothing to do with each other. All numbers stand in
`lexicon/measured/odds.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factcheck.lexicon import measured
from factcheck.record import dataclass

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model import Tie
    from factcheck.precision import Interval

MANY_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class Slip:
    """A known way to get a figure wrong: its kind in the table, how many digits show it, and what it is called for people."""

    kind: str
    digits: int
    name: str


def table() -> dict[str, Any]:
    """The measured numbers."""
    return measured("odds")


def tied(tie: Tie) -> float:
    """P(tied): as a guard has it, else as the counts of its form do (tools/measure.py), but never more than its certainty stands for."""
    if tie.probability is not None:
        return tie.probability
    most = float(table()["tied"][tie.certainty])
    return min(most, float(measured("reliability")["tied"].get(tie.via, most)))


def printed_wrong(tie: Tie) -> float:
    """e: how often print gets a figure so tied wrong; what is merely told again is copied, not reckoned, and seldom wrong."""
    numbers = table()
    of = numbers["e_of"]
    return float(of.get(tie.via, of.get(tie.via.partition("/")[0], numbers["e"])))


def wrong(p_tied: float, r: float, slip: Slip | None, within: float = 1.0, e: float | None = None) -> float:
    """The probability that a figure is wrong, given P(tied), the chance r of so large a difference by rounding, and how the two differ.

    `within` is the share of all errors that would still lie in reach of rounding: a slip of the pen seldom falls so near.
    """
    numbers = table()
    e = numbers["e"] if e is None else e
    plain = wrong(p_tied, r, None, within, e) if slip else 0.0  # a slip may speak for an error, never against it
    s_err = numbers["kind"] if slip else numbers["plain"] * within
    s_rnd = s_err / ratio(slip) if slip else s_err
    error = p_tied * e * s_err
    honest = p_tied * (1 - e) * r + (1 - p_tied) * s_rnd
    return max(plain, float(error / (error + honest)) if error else 0.0)


def ratio(slip: Slip | None) -> float:
    """How much likelier a difference of this kind is in an error than between two unrelated figures."""
    if slip is None:
        return 1.0
    return float(table()["ratio"][slip.kind][min(slip.digits, MANY_DIGITS) - 1])


def earned(p_tied: float, chance: float) -> bool:
    """Whether an agreement clears: that figures agree by chance must be less likely than that the text ties them."""
    return p_tied >= float(table()["earned"]) * (p_tied + (1 - p_tied) * chance)


def digit_slip(stated: Fraction, value: Fraction, place: Fraction) -> Slip | None:
    """The slip of the keys that makes one figure of the other, both told to one place; `None` where there is none."""
    if place <= 0:
        return None
    one, two = str(round(abs(stated) / place)), str(round(abs(value) / place))
    if one == two or "0" in (one, two):
        return None
    if len(one) == len(two):
        return _same_length(one, two)
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return Slip("lost", len(shorter), "a digit too few" if longer is two else "a digit too many")
    return None


POWERS: Final = (1, 2, 3, 6)


def power_slip(stated: Interval, printed: Fraction, value: Fraction) -> Slip | None:
    """A power of ten between two figures: a nought or a word of scale too many or too few."""
    if stated.low is None or stated.high is None or not value:
        return None
    digits = len(str(printed.numerator).rstrip("0"))
    for power in POWERS:
        for scaled in (value * 10**power, value / 10**power):
            if stated.low <= scaled <= stated.high:
                return Slip("power", max(1, digits), f"a factor of {10**power:,}")
    return None


def _same_length(one: str, two: str) -> Slip | None:
    """Two neighbours swapped, or one digit another."""
    apart = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(apart) == 1 and len(one.rstrip("0")) > 1:
        return Slip("off", len(one), "one digit")
    first, last = apart[0], apart[-1]
    swapped = len(apart) == len("ab") and last == first + 1 and one[first] == two[last] and one[last] == two[first]
    return Slip("swapped", len(one), "two digits swapped") if swapped else None
