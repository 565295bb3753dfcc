"""What the levels of a pair weigh, as measured on text that nobody marked; `tools/train_links.py` measures it."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck import lexicon
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds by level (of a link, and of a slip with the score it is told from), how much a word tells (in bits, by its root), and what one never seen tells."""

    levels: Mapping[str, float]
    bias: float
    slips: Mapping[str, float]
    slip_bias: float
    review: float
    wrong: tuple[tuple[float, float], ...]
    words: Mapping[str, float]
    rare: float

    def telling(self, root: str) -> float:
        """How much it tells that two sentences share a word."""
        return self.words.get(root, self.rare)

    def probability(self, levels: Iterable[str]) -> float:
        """The chance that two mentions at these levels are of one fact."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.bias + sum(self.levels.get(one, 0.0) for one in levels)))))

    def slip(self, levels: Iterable[str]) -> float:
        """The log odds, over those of chance, that one of two linked figures is a slip."""
        return self.slip_bias + sum(self.slips.get(one, 0.0) for one in levels)

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
        tuple((row["score"], row["wrong"]) for row in told["curve"]),
        told["words"],
        told["rare"],
    )
