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
    """Log odds by level that two moments are of one event, and the least that clears."""

    levels: Mapping[str, float]
    bias: float
    clear: float

    def probability(self, levels: Iterable[str]) -> float:
        """The chance that two moments at these levels are of one event."""
        return 1 / (1 + math.exp(-self.bias - sum(map(self.levels.get, levels, repeat(0.0)))))


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    told = measured("moments")
    return Weights(*(told[name] for name in ("levels", "bias", "clear")))
