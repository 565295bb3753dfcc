"""L2 logistic regression over named levels, each there or not: what the trainers of weights share."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[Any]

RIDGE: Final = 3.0
STEPS: Final = 4


@dataclass(frozen=True)
class Rows:
    """Rows of levels as a matrix of noughts and ones, the last column always one; with a weight for each column."""

    names: dict[str, int]
    cells: Floats
    weights: Floats

    @classmethod
    def of(cls, levels: Sequence[Iterable[str]], seen: int) -> Rows:
        """Make the matrix of all levels that are seen in so many rows at least."""
        count = Counter(name for row in levels for name in row)
        names = {name: at for at, name in enumerate(sorted(name for name, n in count.items() if n >= seen))}
        cells = np.zeros((len(levels), len(names) + 1), np.float32)
        cells[:, -1] = 1
        for at, row in enumerate(levels):
            for name in row:
                if name in names:
                    cells[at, names[name]] = 1
        return cls(names, cells, np.zeros(len(names) + 1))

    @property
    def bias(self) -> float:
        """The weight of the column that is always one."""
        return float(self.weights[-1])

    def named(self) -> dict[str, float]:
        """The weights by level, those of no weight left out."""
        told = {name: round(float(self.weights[at]), 3) for name, at in self.names.items()}
        return {name: weight for name, weight in told.items() if weight}

    def scores(self) -> Floats:
        """The log odds of each row."""
        return np.asarray(self.cells @ self.weights)

    def chance(self, levels: Iterable[str]) -> float:
        """The probability of a row that need not be among these."""
        score = self.bias + sum(float(self.weights[self.names[one]]) for one in levels if one in self.names)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def probabilities(rows: Rows) -> Floats:
    """The probability of each row."""
    return np.asarray(1 / (1 + np.exp(-np.clip(rows.scores(), -30, 30))))


def fit(rows: Rows, target: Floats, share: Floats | None = None, to: float = RIDGE) -> Rows:
    """The weights that explain the targets, by Newton's steps; `share` is how much each row counts, `to` how strongly weights are held to nought."""
    share = np.ones(len(target)) if share is None else share
    ridge = np.full(len(rows.weights), to)
    ridge[-1] = 1e-3
    for _ in range(STEPS):
        p = probabilities(rows)
        slope = rows.cells.T @ (share * (p - target)) + ridge * rows.weights
        bend = (rows.cells * (share * p * (1 - p))[:, None].astype(np.float32)).T @ rows.cells + np.diag(ridge)
        rows = replace(rows, weights=rows.weights - np.linalg.solve(bend, slope))
    return rows
