"""Boosted trees over named levels (factcheck/extract/trees.py): grown by scikit-learn, written as arrays."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from factcheck.extract.trees import columns_of, matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

SEEN: Final = 15  # a value of a field that is seen in fewer rows is none
MOST: Final = 250  # ... nor is one beyond so many of a field, the commonest first: a limit is a byte
BYTE: Final = 256  # columns that a byte can tell apart
STEP: Final = 1 / 1024  # of the log odds; a leaf is so many
GROWN: Final = {"learning_rate": 0.1, "max_iter": 160, "max_leaf_nodes": 8, "min_samples_leaf": 40, "l2_regularization": 5.0, "random_state": 0}  # fmt: skip


def fields_of(rows: Iterable[Iterable[str]], wanted: Sequence[bool] = ()) -> dict[str, list[str]]:
    """Each field with its values in order: numbers by size, others by name.

    With `wanted` others are in the order of how many of the rows that have them are, so that one limit parts them best (W. D. Fisher, On grouping for
    maximum homogeneity, JASA 53, 1958): then it is learnt from these rows, and others must be asked of.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    for row, hit in zip(rows, wanted or itertools.repeat(0), strict=bool(wanted)):
        for level in row:
            field, _, value = level.rpartition(" ")
            name, value = (field, value) if field else (value, "")
            seen[name][value] += 1
            hits[name][value] += bool(hit)
    rates = {
        name: {value: (hits[name][value] + 1) / (count + 2) for value, count in counts.items() if wanted}
        for name, counts in seen.items()
    }
    return fields_by(seen, rates)


def fields_by(
    seen: Mapping[str, Counter[str]], rates: Mapping[str, Mapping[str, float]] = MappingProxyType({}), least: int = SEEN
) -> dict[str, list[str]]:
    """The same, of how often each value of each field is seen: those in `least` rows or more."""
    told: dict[str, list[str]] = {}
    for name, counts in sorted(seen.items()):
        rate = rates.get(name, {})
        kept = [value for value, count in counts.most_common(MOST) if count >= least]
        told[name] = sorted(kept, key=lambda value: (_size(value), rate.get(value, 0.0), value))
    return {field: values for field, values in told.items() if values}


def _size(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


def matrix_of(rows: Sequence[Iterable[str]], fields: Mapping[str, Sequence[str]]) -> Any:  # noqa: ANN401
    """The rows of levels as the trees see them."""
    return matrix(rows, columns_of(fields), len(fields))


def grown(
    rows: Sequence[Iterable[str]],
    fields: Mapping[str, Sequence[str]],
    wanted: Sequence[bool],
    share: Sequence[float],
    how: Mapping[str, float] = GROWN,
) -> Any:  # noqa: ANN401
    """Trees that tell the wanted rows from the others; `share` is how much each row counts, `how` they are grown."""
    return grown_on(matrix_of(rows, fields), wanted, share, how)


def grown_on(cells: Any, wanted: Any, share: Any, how: Mapping[str, float] = GROWN) -> Any:  # noqa: ANN401
    """The same on rows that are a matrix already."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(**how).fit(cells, wanted, sample_weight=share)


def written(model: Any, fields: Mapping[str, Sequence[str]], place: Path) -> dict[str, Any]:  # noqa: ANN401
    """Write the nodes of the trees to a file of arrays; the fields, and how the steps of the leaves are to be read, are returned."""
    roots: list[int] = []
    rows: list[tuple[int, int, int, int, int]] = []
    depth = 0
    for (tree,) in model._predictors:  # noqa: SLF001  (scikit-learn has no public way to a tree of these)
        first = len(rows)
        roots.append(first)
        depth = max(depth, int(tree.nodes["depth"].max()))
        for at, node in enumerate(tree.nodes, first):
            if node["is_leaf"]:
                rows.append((0, 255, at, at, round(float(node["value"]) / STEP)))
            else:
                limit = int(node["num_threshold"])
                rows.append((int(node["feature_idx"]), limit, first + int(node["left"]), first + int(node["right"]), 0))
    told = np.array(rows)
    np.savez_compressed(
        place, roots=np.array(roots, np.int32), asks=told[:, 0].astype(np.uint8 if len(fields) <= BYTE else np.uint16), limits=told[:, 1].astype(np.uint8),
        least=told[:, 2].astype(np.int32), most=told[:, 3].astype(np.int32), leaves=told[:, 4].astype(np.int32),
    )  # fmt: skip
    level = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001
    return {
        "fields": {field: list(values) for field, values in fields.items()},
        "depth": depth,
        "level": round(level, 4),
        "step": STEP,
    }
