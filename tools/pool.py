"""What the trainers and the counts read: folds of news without marks, and further files of articles."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def asked(doc: str | None, run: Callable[[Sequence[Path], Sequence[Path]], None]) -> None:
    """Run on the folds and the further files that the command line names: `POOL [--folds 0-19] [--more ARTICLES …]`."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pool", type=Path)
    parser.add_argument("--folds", default="0-19", help="the first and the last, 0-19")
    parser.add_argument("--more", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    first, last = map(int, options.folds.split("-"))
    run([options.pool / f"fold_{fold:02}.jsonl.gz" for fold in range(first, last + 1)], options.more)
