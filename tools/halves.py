"""Pairs that differ, as printed or made so, and the trees that tell the one from the other: what train_repeated.py and train_dates.py have in common.

What is counted of each half of the articles was learnt from the other.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from altered import drawn
from boosted import GROWN, grown, matrix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Shares = Callable[[Sequence["Row"]], Any]

HOW: Final = {**GROWN, "learning_rate": 0.06, "max_iter": 300, "max_leaf_nodes": 16, "min_samples_leaf": 60}  # fmt: skip


class Row(NamedTuple):
    """A pair that differs, as printed or made: its article, whether it is made, how much it counts, its levels."""

    article: str
    made: bool
    share: float
    levels: tuple[str, ...]


def rows_in(paths: Sequence[Path], read: Callable[[Path], tuple[int, list[Row]]]) -> tuple[int, list[Row]]:
    """How many articles some files hold, and their rows; two files are read at a time."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(read, paths, chunksize=1)
    return sum(number for number, _ in found), [row for _, some in found for row in some]


def crowded(rows: Sequence[Row], room: int, power: float) -> Any:  # noqa: ANN401
    """How much each row counts: less where an article has more of them than there is room for."""
    crowd = Counter((row.article, row.made) for row in rows)
    return np.array([row.share / max(1.0, (crowd[row.article, row.made] / room) ** power) for row in rows])


def taught(rows: Sequence[Row], fields: Mapping[str, Sequence[str]], shares: Shares) -> Any:  # noqa: ANN401
    """Trees that tell the pairs that were made from those as printed."""
    return grown([row.levels for row in rows], fields, [row.made for row in rows], shares(rows), HOW)


def by_halves(rows: Sequence[Row], fields: Mapping[str, Sequence[str]], shares: Shares, own: Sequence[Row] = ()) -> Any:  # noqa: ANN401
    """The score of each row, by trees that were grown from the other half of the articles, and from the project's own."""
    half = np.array([drawn(row.article).random() < 1 / 2 for row in rows])
    scores = np.zeros(len(rows))
    for part in (half, ~half):
        model = taught([*(row for row, mine in zip(rows, part, strict=True) if not mine), *own], fields, shares)
        asked = [row.levels for row, mine in zip(rows, part, strict=True) if mine]
        scores[part] = model.decision_function(matrix_of(asked, fields))
    return scores


def highest(rows: Sequence[Row], scores: Any) -> list[float]:  # noqa: ANN401
    """The highest score of each article as printed, falling: of so many of them each score is the bound."""
    best: dict[str, float] = {}
    for row, score in zip(rows, map(float, scores), strict=True):
        if not row.made:
            best[row.article] = max(best.get(row.article, score), score)
    return sorted(best.values(), reverse=True)
