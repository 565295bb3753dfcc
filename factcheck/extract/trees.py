"""Boosted trees over named levels: what a pair's levels make of the log odds, where no sum of their weights tells it.

A level is a field and its value ("near 3"); a tree asks field after field whether the value is beyond a limit. The trees are grown by `tools/boosted.py`
(Friedman 2001, Greedy function approximation: a gradient boosting machine) and shipped as arrays; leaves are whole steps, so that a sum is the same on every machine.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.lexicon import HERE, measured
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of all trees in one row of arrays: of each the column it asks for, its limit, the nodes for up to it and beyond it, and what a leaf adds, in steps."""

    columns: Mapping[str, tuple[int, int]]  # by level: its column, and its place among the values of the field
    roots: Any
    asks: Any
    limits: Any
    least: Any
    most: Any
    leaves: Any
    width: int
    depth: int
    level: float
    step: float

    def scores(self, rows: Sequence[Iterable[str]], common: Iterable[str] = ()) -> list[float]:
        """The log odds of each row of levels with those of other fields that all rows have; a level never seen tells nothing."""
        import numpy as np

        told = matrix(rows, self.columns, self.width) + matrix([common], self.columns, self.width)
        nodes = np.tile(self.roots, (len(rows), 1))
        each = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            beyond = told[each, self.asks[nodes]] > self.limits[nodes]
            nodes = np.where(beyond, self.most[nodes], self.least[nodes])
        steps = self.leaves[nodes].sum(axis=1, dtype="int64")
        return [self.level + self.step * int(total) for total in steps]


def columns_of(fields: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, int]]:
    """By level the column of its field, and its place among the values, from one; nought is a field without any."""
    return {
        f"{field} {value}" if value else field: (column, place)
        for column, (field, values) in enumerate(fields.items())
        for place, value in enumerate(values, 1)
    }


def matrix(rows: Sequence[Iterable[str]], columns: Mapping[str, tuple[int, int]], width: int) -> Any:  # noqa: ANN401  (numpy is loaded only where something is weighed)
    """The rows of levels as the trees see them: an array of places, a column for each field."""
    import numpy as np

    told = np.zeros((len(rows), width), np.uint8)
    for at, row in enumerate(rows):
        for column, place in filter(None, map(columns.get, row)):
            told[at, column] = place
    return told


@cache
def trees(name: str) -> Trees:
    """The trees of `measured/NAME.npz`, with the fields that `measured/NAME.json` tells in the order of their values."""
    import numpy as np

    told = measured(name)["trees"]
    fields = told["fields"]
    with np.load(HERE / "measured" / f"{name}.npz", allow_pickle=False) as held:
        nodes = {key: held[key] for key in ("roots", "asks", "limits", "least", "most", "leaves")}
    return Trees(
        columns_of(fields), **nodes, width=len(fields), depth=told["depth"], level=told["level"], step=told["step"]
    )
