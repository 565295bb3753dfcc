"""Learn what tells that a figure differs from a table (lexicon/measured/sources.json, "table"), and tell what is found and accused.

    python tools/train_tables.py PAIRS.jsonl

A line is a claim about a table: {"right": text, "wrong": the same with a figure changed, "table": file, "half": "read" or "unread"}; a claim beside a table
that has nothing to do with it is a line without "wrong". The weights are learnt on the half that is read; of the other only the totals are told.
"""

from __future__ import annotations

import json
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from logistic import Rows, fit

from factcheck.readers import from_text
from factcheck.sources.gather import gathered
from factcheck.sources.passages import read_document
from factcheck.sources.tables.doubt import probability
from factcheck.sources.tables.ties import DOUBT, DOUBT_OF_ASKED, weighed
from factcheck.sources.tables.weigh import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logistic import Floats

WEIGHTS: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured" / "sources.json"
SEEN: Final = 25  # figures that must have a name, for it to have a weight
RIDGE: Final = 20.0
OWN: Final = 8.0
READ: Final = "read"


class Figure(NamedTuple):
    """A figure of a claim: what speaks for and against it, whether it is the one that was changed, whether there is a rival to it, and from where it is doubted."""

    told: dict[str, float]
    changed: bool
    rival: bool
    bound: float = DOUBT


class Claim(NamedTuple):
    """A claim with its figures, right and wrong."""

    half: str
    own: bool
    right: tuple[Figure, ...]
    wrong: tuple[Figure, ...]


def figures(text: str, path: str, other: str = "") -> Iterator[Figure]:
    """The figures of a text beside a table; those are changed that the `other` text has not."""
    matcher = SequenceMatcher(None, other, text, autojunk=False)
    spans = [(b, d) for tag, _, _, b, d in matcher.get_opcodes() if tag != "equal"] if other else []
    document = read_document(from_text(text))
    tables = gathered((path,)).library.tables
    for passage in document.passages:
        for mark in passage.marks:
            if tables and mark.sort in NUMBERS and not mark.bare:
                found, rivals, told = weighed(document, passage, mark, tables[0])
                changed = any(first <= mark.end and mark.start <= last for first, last in spans)
                yield Figure(told, changed, bool(rivals), DOUBT_OF_ASKED.get(found.asks or "", DOUBT))


def claims_of(path: Path) -> Iterator[Claim]:
    """Every claim of a file."""
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        right, wrong = one["right"], one.get("wrong", "")
        told = tuple(figures(wrong, one["table"], right)) if wrong else ()
        yield Claim(one["half"], one.get("own", False), tuple(figures(right, one["table"])), told)


def learnt(claims: Sequence[Claim]) -> dict[str, float]:
    """The weights that tell the changed figures from those of the right claims."""
    some = [(f, c.own) for c in claims if c.half == READ for f in (*c.right, *(f for f in c.wrong if f.changed))]
    count: dict[str, int] = {}
    for figure, _ in some:
        for name, value in figure.told.items():
            count[name] = count.get(name, 0) + bool(value)
    names = {
        name: at for at, name in enumerate(sorted(n for n, number in count.items() if number >= SEEN and n != "bias"))
    }
    cells = np.zeros((len(some), len(names) + 1))
    cells[:, -1] = 1
    for row, (figure, _) in enumerate(some):
        for name in figure.told.keys() & names.keys():
            cells[row, names[name]] = figure.told[name]
    spread: Floats = np.append(cells[:, :-1].std(axis=0) + 1e-6, 1.0)
    target = np.array([float(figure.changed) for figure, _ in some])
    share = np.array([OWN if own else 1.0 for _, own in some])
    rows = fit(Rows(names, cells / spread, np.zeros(len(names) + 1)), target, share, RIDGE)
    weights = {name: round(float(rows.weights[at] / spread[at]), 3) for name, at in names.items()}
    return {"bias": round(rows.bias, 3)} | {name: weight for name, weight in weights.items() if weight}


def is_flagged(found: Sequence[Figure]) -> bool:
    """Whether one of the figures of a claim is doubted."""
    return any(f.rival and not f.told["only named"] and probability(f.told) >= f.bound for f in found)


def main() -> None:
    """Learn, write the weights, and tell the totals by the weights that were there before."""
    claims = list(claims_of(Path(sys.argv[1])))
    for half in sorted({claim.half for claim in claims}):
        some = [claim for claim in claims if claim.half == half]
        wrong = [claim for claim in some if claim.wrong]
        found, accused = sum(is_flagged(c.wrong) for c in wrong), sum(is_flagged(c.right) for c in some)
        sys.stdout.write(f"{half}: {found} of {len(wrong)} found, {accused} of {len(some)} right ones accused\n")
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    kept["table"] = dict(sorted(learnt(claims).items()))
    WEIGHTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
