"""What the levels of a pair weigh, as measured on text that nobody marked; `tools/train_links.py` measures it."""

from __future__ import annotations

import math
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from factcheck import lexicon
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Words(dict[str, float]):
    """How much each word tells, and as much as a rare one what was never seen; it is looked up for every pair of figures."""

    def __init__(self, told: Mapping[str, float], rare: float) -> None:
        super().__init__(told)
        self._rare = rare

    def __missing__(self, _root: str) -> float:
        return self._rare


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds of a link by level, how much a word tells (in bits, by its root), and what one never seen tells."""

    levels: Mapping[str, float]
    bias: float
    words: Words

    @property
    def telling(self) -> Callable[[str], float]:
        """How much it tells that two sentences share a word."""
        return self.words.__getitem__

    def probability(self, levels: Iterable[str]) -> float:
        """The chance that two mentions at these levels are of one fact."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.bias + sum(map(self.levels.get, levels, repeat(0.0)))))))


@cache
def measured() -> Weights:
    """The weights that are shipped."""
    told = lexicon.measured("links")
    return Weights(told["levels"], told["bias"], Words(told["words"], told["rare"]))
