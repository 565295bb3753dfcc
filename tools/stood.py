"""Grow the trees that tell the list of a number's own things from the others near it (factcheck/finder/standing.py); `train_finder.py` calls this."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Final
from zlib import crc32

from boosted import GROWN, fields_of, grown, matrix_of, written
from train_guard import MEASURED

from factcheck.finder.standing import NAME, score_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from train_finder import Row

FLAGS: Final = 0.18  # of 100 articles so many may have a number of another list that is put to review
READ: Final = 5.0  # a number and its list that a reader marked, beside what only agrees
FEW: Final = {**GROWN, "learning_rate": 0.06, "max_iter": 100, "min_samples_leaf": 25}  # ten thousand rows, no more
OWN: Final = 3.0  # ... and one of the project's own look-alikes at most


def stood(rows: Sequence[Row], scores: Sequence[float], many: int, data: str) -> None:
    """Grow the trees by the levels of rows and the scores of those weights that did not learn from them, and write them.

    The bound is where FLAGS of 100 of the `many` articles have a number that disagrees with a list and agrees with none as likely, half by half weighed by
    trees of the other half.
    """
    told = [(*row.standing, score_level(score)) for row, score in zip(rows, scores, strict=True)]
    fits = [row.fits for row in rows]
    fields = fields_of(told, fits)
    share = [READ if row.marked else 1.0 if row.tied is None else min(OWN, row.weight) for row in rows]
    beyond = _crossed(rows, told, share)
    agreeing: dict[tuple[str, tuple[int, ...]], float] = {}
    for row, score in zip(rows, beyond, strict=True):
        if row.fits:
            agreeing[row.source, row.starts] = max(agreeing.get((row.source, row.starts), score), score)
    best: dict[str, float] = {}
    for row, score in zip(rows, beyond, strict=True):
        if not row.fits and not row.own and score > agreeing.get((row.source, row.starts), -inf):
            best[row.source] = max(best.get(row.source, score), score)
    highest = sorted(best.values(), reverse=True)
    curve = [_at(rows, beyond, flags, highest[round(flags * many / 100)]) for flags in (FLAGS / 2, FLAGS, 2 * FLAGS)]
    print(*curve, sep="\n", flush=True)
    trees = written(grown(told, fields, fits, share, FEW), fields, MEASURED / f"{NAME}.npz")
    head = {"data": data, "date": datetime.now(UTC).date().isoformat(), "curve": curve}
    found = {**head, "bound": curve[1]["score"], "trees": trees}
    (MEASURED / f"{NAME}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _crossed(rows: Sequence[Row], told: Sequence[tuple[str, ...]], share: Sequence[float]) -> list[float]:
    """The score of each row, by trees that were grown from the other half of the articles."""
    halves: tuple[list[int], list[int]] = ([], [])
    for at, row in enumerate(rows):
        halves[crc32(row.source.encode()) % 2].append(at)
    beyond = [0.0] * len(rows)
    for asked, taught in (halves, halves[::-1]):
        levels, fits = [told[at] for at in taught], [rows[at].fits for at in taught]
        fields = fields_of(levels, fits)
        trees = grown(levels, fields, fits, [share[at] for at in taught], FEW)
        scores = trees.decision_function(matrix_of([told[at] for at in asked], fields))
        for at, score in zip(asked, scores, strict=True):
            beyond[at] = float(score)
    return beyond


def _at(rows: Sequence[Row], beyond: Sequence[float], flags: float, bound: float) -> dict[str, float]:
    """What is found beyond a bound: of the pool how many agree, and the share of those that readers marked and of the written ones."""
    tied = [(row, score > bound) for row, score in zip(rows, beyond, strict=True) if row.fits]
    told = {
        "marked": [found for row, found in tied if row.marked],
        "written": [found for row, found in tied if row.own],
    }
    agree = sum(found for row, found in tied if not row.own)
    shares = {name: round(sum(found) / max(1, len(found)), 3) for name, found in told.items()}
    return {"flags_per_100": flags, "score": round(bound, 3), "agree": agree, **shares}
