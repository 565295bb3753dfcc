"""What the levels of two moments weigh, as measured on text that nobody marked; `tools/train_moments.py` measures it."""

from __future__ import annotations

import math
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from factcheck.lexicon import measured
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds by level: that two moments are of one event, and that one of two that differ is a slip; and the least of each that counts."""

    levels: Mapping[str, float]
    bias: float
    slips: Mapping[str, float]
    slip_bias: float
    clear: float
    review: Mapping[str, float]  # by part of a date

    def probability(self, levels: Iterable[str]) -> float:
        """The chance that two moments at these levels are of one event."""
        return 1 / (1 + math.exp(-self.bias - sum(map(self.levels.get, levels, repeat(0.0)))))

    def slip(self, levels: Iterable[str]) -> float:
        """The log odds, over those of chance, that one of two moments is a slip."""
        return self.slip_bias + sum(map(self.slips.get, levels, repeat(0.0)))


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    told = measured("moments")
    return Weights(*(told[name] for name in ("levels", "bias", "slips", "slip_bias", "clear", "review")))
