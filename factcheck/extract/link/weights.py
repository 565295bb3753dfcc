"""What the levels of a pair weigh, as measured on text that nobody marked; `tools/train_links.py` measures it."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise, repeat
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
    """Log odds by level (of a link, and of a slip with the score it is told from), how much a word tells (in bits, by its root), and what one never seen tells."""

    levels: Mapping[str, float]
    bias: float
    slips: Mapping[str, float]
    slip_bias: float
    review: float
    bounds: Mapping[str, float]  # by where two figures stand and what tells them apart
    wrong: tuple[tuple[float, float], ...]
    words: Words

    @property
    def telling(self) -> Callable[[str], float]:
        """How much it tells that two sentences share a word."""
        return self.words.__getitem__

    def probability(self, levels: Iterable[str]) -> float:
        """The chance that two mentions at these levels are of one fact."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.bias + sum(map(self.levels.get, levels, repeat(0.0)))))))

    def slip(self, levels: Iterable[str]) -> float:
        """The log odds, over those of chance, that one of two linked figures is a slip."""
        return self.slip_bias + sum(map(self.slips.get, levels, repeat(0.0)))

    def chance_of_slip(self, score: float) -> float:
        """How many of those that score so high are expected to be wrong: between the scores it was measured at, in proportion."""
        for (low, at), (high, then) in pairwise(self.wrong):
            if score < high:
                return at + (then - at) * max(0.0, score - low) / (high - low)
        return self.wrong[-1][1]


@cache
def measured() -> Weights:
    """The weights that are shipped."""
    told = lexicon.measured("links")
    return Weights(
        told["levels"],
        told["bias"],
        told["slips"],
        told["slip_bias"],
        told["review"],
        told["apart"]["bounds"],
        tuple((row["score"], row["wrong"]) for row in told["curve"]),
        Words(told["words"], told["rare"]),
    )
