"""Score `factcheck claims` on the Recognizers-Text specifications, whose files each list figures of one kind alone.

usage: python tools/score_by_kind.py ../shared/data/rt_specs ../shared/tools

For each file: value F1 over all figures (as `score_extraction.py` counts them), and with figures of other kinds left out unless they
hit the gold ("25% of cases ... aged 3" holds a true 25% that the file of ages does not list). Rows whose gold has no value are left out.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from factcheck.extract.quantities import figures

DEGREES: Final = ("celsius", "fahrenheit", "kelvin", "degree")
KINDS: Final = {
    "Percent": ("percent", "percentage_points"), "Currency": ("money",), "Dimension": ("measure",), "Age": ("age",),
    "Temperature": ("measure",),
}  # fmt: skip


def main(folder: Path, tools: Path) -> None:
    """Print a line a file."""
    sys.path.insert(0, str(tools))
    gold = importlib.import_module("quantity_score")
    for name in KINDS:
        rows = [json.loads(line) for line in (folder / f"{name}Model.jsonl").read_text("utf-8").splitlines()]
        valued = [row for row in rows if all(q["value"] is not None for q in row["quantities"])]
        told = {row["id"]: _told(row["text"]) for row in valued}
        others = {row["id"]: _others(gold, name, row, told[row["id"]]) for row in valued}
        every = _score(gold, valued, told)
        fair = _score(
            gold, valued, {i: [q for n, q in enumerate(found) if n not in others[i]] for i, found in told.items()}
        )
        crowded = [i for i, found in others.items() if found]
        left = len(rows) - len(valued)
        print(
            f"{name:12} rows {len(valued)} ({left} without a value left out)  value F1 {every}  of its own kind {fair}"
        )
        print(f"{'':12} rows that hold figures of other kinds: {len(crowded)}")


def _told(text: str) -> list[dict[str, Any]]:
    return [
        {"value": _value(figure.value), "unit": figure.unit, "change": None, "kind": figure.kind}
        for figure in figures(text)[1]
        if figure.kind != "date"
    ]


def _value(value: Any) -> Any:  # noqa: ANN401 - a fraction, or two
    return [float(end) for end in value] if isinstance(value, tuple) else float(value)


def _others(gold: Any, name: str, row: dict[str, Any], found: list[dict[str, Any]]) -> set[int]:  # noqa: ANN401
    """Return which figures are of another kind than the file's and hit nothing."""
    _, pairs = gold.max_match(row["quantities"], found, gold.TESTS["value"])
    hits = set(pairs.values())
    return {n for n, q in enumerate(found) if n not in hits and not _is_own(name, q)}


def _is_own(name: str, quantity: dict[str, Any]) -> bool:
    degrees = quantity["unit"] in DEGREES
    fits = {"Temperature": degrees, "Dimension": not degrees}.get(name, True)
    return quantity["kind"] in KINDS[name] and fits


def _score(gold: Any, rows: list[dict[str, Any]], told: dict[str, list[dict[str, Any]]]) -> float:  # noqa: ANN401
    return float(gold.score(rows, {i: {"quantities": found} for i, found in told.items()})["value"]["F1"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
