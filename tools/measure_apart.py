"""Measure how much surer a slip must be where something tells two figures apart (factcheck/extract/link/apart.py): the bounds in links.json.

usage: python tools/measure_apart.py POOL --folds 11-27

As in train_links.py one figure of each pair that agrees is altered, and told from the pairs that differ as printed. By where the two stand and by what tells
them apart, the bound is the least score from which print has so few pairs that differ that what is flagged may be an error. The folds are others than those that the
weights learnt from.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from pool import asked
from train_links import _as, all_told, misprint

from factcheck.extract.link.again import told_by, where
from factcheck.extract.link.links import links_of
from factcheck.extract.link.slips import slip_levels, web
from factcheck.extract.link.weights import measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.link.told import Told

LINKS: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured" / "links.json"
ALTERED: Final = 12.0  # so many altered pairs found for one that differs as printed, where nothing tells them apart ...
TOLD_APART: Final = 25.0  # ... or where something does ...
LEAST: Final = 8.0  # ... and no fewer altogether: print gets one fact in fifty wrong
MOST_OF_ONE: Final = 2.0  # of one article: some print a table twice
SILENT: Final = frozenset(
    ("headline|another thing|money", "headline|another thing|figures")
)  # "seeks $40m for dam", "half of the $80m loan"; "mourns 18 miners", "60 miners were at work": our own look-alikes say so
SCORES: Final = np.arange(0.5, 4.01, 0.25)


def pairs_of(some: list[Told], number: int) -> Iterator[tuple[str, bool, float, float]]:
    """Each linked pair that differs, or is made to: where it stands and what tells it apart, whether it is altered, its weight and its score."""
    weights = measured()
    links = links_of(some, weights)
    whole = web(some, links)
    for link in links:
        first, second = link.one.mention.quantity, link.two.mention.quantity
        if link.alike is False:
            yield f"{where(link)}|{told_by(link)}", False, 1.0, weights.slip(slip_levels(whole, link, first, second))
        elif link.alike and (told := misprint(link, number)) is not None:
            made, sure = told
            key = f"{where(link)}|{told_by(replace(_as(link, *made), alike=False))}"
            yield key, True, sure, weights.slip(slip_levels(whole, link, *made))


def bounds_of(found: dict[str, list[tuple[int, bool, float, float]]]) -> Iterator[tuple[str, float, str]]:
    """The bound of each place and reason, if it has one, with what was counted there."""
    for key, rows in sorted(found.items()):
        for at in SCORES:
            printed = {number for number, made, _, score in rows if not made and score >= at}
            each: dict[int, float] = defaultdict(float)
            for number, made, sure, score in rows:
                if made and score >= at:
                    each[number] += sure
            told = sum(min(MOST_OF_ONE, one) for one in each.values())
            least = ALTERED if "|nothing|" in key else TOLD_APART
            if key not in SILENT and told >= max(LEAST, least * len(printed)):
                yield key, float(at), f"{told:.0f} altered, {len(printed)} as printed"
                break


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Measure, print, and write the bounds beside the weights."""
    found: dict[str, list[tuple[int, bool, float, float]]] = defaultdict(list)
    number = 0
    for number, some in enumerate(all_told((*folds, *more))):
        for key, made, sure, score in pairs_of(some, number):
            found[key].append((number, made, sure, score))
    bounds: dict[str, Any] = {}
    for key, bound, counted in bounds_of(found):
        bounds[key] = bound
        print(key, bound, counted)
    told = json.loads(LINKS.read_text(encoding="utf-8"))
    told["apart"] = {"articles": number + 1, "bounds": bounds}
    LINKS.write_text(json.dumps(told, indent=1, sort_keys=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asked(__doc__, main)
