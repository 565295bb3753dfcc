"""The weights of the finder as they were learnt, and what they make of a candidate's features."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.guard.weights import hashed
from factcheck.lexicon import HERE, measured

if TYPE_CHECKING:
    from collections.abc import Iterable


def table() -> dict[str, Any]:
    """What goes with the weights: level, step and bound of each family, how often ties beyond the bound held, the data and the day."""
    return measured("finder")


@cache
def _steps() -> Any:  # noqa: ANN401  (an array of numpy, which is loaded only where there is a candidate)
    """The weight of each hashed feature, in steps."""
    import numpy as np

    with np.load(HERE / "measured" / "finder.npz", allow_pickle=False) as held:
        return held["steps"]


def score(family: str, features: Iterable[str]) -> float:
    """How much the words speak for a tie: the log odds that the sentences which it was learnt from would give."""
    told = table()["families"][family]
    return float(told["level"] + table()["step"] * int(_steps()[hashed(features)].sum(dtype="int64")))
