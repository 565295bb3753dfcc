"""The weights of the guard as they were learnt, and what they make of a candidate's features."""

from __future__ import annotations

from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from factcheck.lexicon import HERE, measured

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    Named = tuple[str, Iterable[bytes]]  # features by what their names begin with, and how each goes on

BITS: Final = 18
SIZE: Final = 1 << BITS
LAST: Final = SIZE - 1
FAR: Final = 7.0  # log odds beyond which nothing was seen


def table() -> dict[str, Any]:
    """What goes with the weights: levels and slopes of each family, the second step, the bounds, the data and the day."""
    return measured("guard")


@cache
def _steps(name: str) -> Any:  # noqa: ANN401  (an array of numpy, which is loaded only where something is weighed)
    """The weight of each hashed feature, in steps."""
    import numpy as np

    with np.load(HERE / "measured" / f"{name}.npz", allow_pickle=False) as held:
        return held["steps"]


def steps_of(name: str, places: Any) -> int:  # noqa: ANN401
    """What the weights of `measured/NAME.npz` make of features together, in steps; each is told by its place, in a list or an array."""
    return int(_steps(name)[places].sum(dtype="int64"))


def hashed(features: Iterable[Named], before: str, last: int = LAST) -> set[int]:
    """The places of features among the weights, of which `last` is the last; `before` is what the name of each begins with."""
    begun = crc32(before.encode())
    return {
        crc32(rest, led) & last for lead, rests in features for led in (crc32(lead.encode(), begun),) for rest in rests
    }


def coded(text: str) -> bytes:
    """A part of a feature's name, as it is hashed."""
    return text.encode("utf-8", "surrogatepass")


def score(family: str, features: Collection[int]) -> float:
    """P(tied) of a candidate of a family by its features alone."""
    told = table()["families"][family]
    total = steps_of("guard", [*features]) * told["step"]
    return sigmoid(told["level"] + told["slope"] * total)


def second(evidence: Iterable[tuple[str, float]]) -> float:
    """The log odds of the second step: the evidence weighed, and made as sharp as print has it."""
    told = table()["second"]
    total = told["level"] + sum(told["weights"].get(name, 0.0) * value for name, value in evidence)
    return float(told["sharp"][0] + told["sharp"][1] * total)


def easier(told: Mapping[str, Any], figures: int) -> float:
    """How much more a tie is to be expected where an article has few figures for it, or less where it has many, by the `many` and `ease` of a table.

    Sets of figures grow with the square of their number, ties do not: so do the log odds fall that one of these sets is a tie.
    """
    return min(float(told["ease"]), 2 * log(told["many"] / max(figures, 1)))


def sigmoid(value: float) -> float:
    """From log odds to a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


def log_odds(probability: float) -> float:
    """From a probability to log odds, no further than what was seen."""
    return max(-FAR, min(FAR, log(max(probability, 1e-9) / max(1 - probability, 1e-9))))
