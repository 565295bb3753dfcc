"""Learn what a sentence asks a table for (measured/tabled.*) and what tells that its figure is wrong (measured/doubted.*); tell what is found and accused.

    python tools/train_tables.py PAIRS.jsonl

A line is a claim about a table: {"right": text, "wrong": the same with a figure changed, "table": file, "half": "read" or "unread"}; a claim beside a table
that has nothing to do with it has "strange": true and no "wrong", one that is ours "own": true, and "share" is how much a claim counts.
Both are learnt on the half that is read, of which two thirds at a time are learnt from and the third is told of; of the other only the totals are told.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from boosted import fields_by, fields_of, grown_on, matrix_of, written

from factcheck.extract.trees import columns_of
from factcheck.readers import from_text
from factcheck.sources.gather import gathered
from factcheck.sources.passages import read_document
from factcheck.sources.tables.doubt import DOUBTED, levels
from factcheck.sources.tables.readings import ASKED, LEAST, Reading, of_readings
from factcheck.sources.tables.ties import DOUBT, weighed
from factcheck.sources.tables.weigh import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    import numpy.typing as npt

    Codes = npt.NDArray[np.int64]

MEASURED: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured"
ASKS: Final = {"learning_rate": 0.12, "max_iter": 200, "max_leaf_nodes": 16, "min_samples_leaf": 60, "l2_regularization": 5.0, "random_state": 0}  # fmt: skip
DOUBTS: Final = {"learning_rate": 0.06, "max_iter": 300, "max_leaf_nodes": 12, "min_samples_leaf": 40, "l2_regularization": 10.0, "random_state": 0}  # fmt: skip
OWN: Final = 12.0  # our own claims hold, whatever else is learnt
FOLDS: Final = 3
CHUNK: Final = 5_000  # figures that are weighed at once
TAUGHT: Final = 0.6  # of the figures of right claims, whose readings are a million
FEWEST: Final = 150  # readings that must have a sign
SEEN: Final[dict[str, int]] = {}
UNREAD: Final = 0.15  # of the figures are learnt from a second time as beside a table of many rows, whose readings nobody goes through
READ: Final = "read"


class Figure(NamedTuple):
    """A figure of a claim: what speaks for and against it, what its sentence may ask for with the numbers of its signs, and whether it is the one that was changed."""

    told: dict[str, float]
    common: Codes
    signs: Codes
    lengths: Codes  # how many of the signs are of each reading
    read: tuple[Reading, ...]
    value: Fraction
    changed: bool
    rival: bool


class Claim(NamedTuple):
    """A claim with its figures, right and wrong."""

    half: str
    table: str
    strange: bool
    share: float
    right: tuple[Figure, ...]
    wrong: tuple[Figure, ...]


@lru_cache(maxsize=64)
def _tables(path: str) -> Sequence[Any]:
    return gathered((path,)).library.tables


def figures(text: str, path: str, other: str | None = None) -> Iterator[Figure]:
    """The figures of a text beside a table; those are changed that the `other` text has not."""
    matcher = SequenceMatcher(None, other or "", text, autojunk=False)
    spans = [(b, d) for tag, _, _, b, d in matcher.get_opcodes() if tag != "equal"] if other is not None else []
    document, tables = read_document(from_text(text)), _tables(path)
    for passage in document.passages:
        for mark in passage.marks:
            if tables and mark.sort in NUMBERS and not mark.bare:
                found, rivals, told, read = weighed(document, passage, mark, tables[0])
                changed = any(first <= mark.end and mark.start <= last for first, last in spans)
                signs = [_codes(one.option.levels) for one in read.readings]
                plain = tuple(one._replace(option=one.option._replace(levels=())) for one in read.readings)
                lengths, every = np.array([len(one) for one in signs], np.int64), np.concatenate([_codes(()), *signs])
                yield Figure(told, _codes(read.common), every, lengths, plain, found.mark.value, changed, bool(rivals))


def _codes(levels_: Sequence[str]) -> Codes:
    """The numbers of some levels; there are as many of them as words in sentences, and each stands in thousands of rows."""
    return np.array([SEEN.setdefault(level, len(SEEN)) for level in levels_], np.int64)


def claims_of(path: Path) -> Iterator[Claim]:
    """Every claim of a file."""
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        right, wrong, table = one.get("right", ""), one.get("wrong", ""), one["table"]
        share = OWN if one.get("own") else one.get("share", 1.0)
        changed = tuple(figures(wrong, table, right)) if wrong else ()
        yield Claim(one["half"], table, one.get("strange", False), share, tuple(figures(right, table)), changed)


def _fold(claim: Claim) -> int:
    """The third of the tables that a claim is of; those of the half that is not read are of none."""
    return int(hashlib.sha256(f"f{claim.table}".encode()).hexdigest(), 16) % FOLDS if claim.half == READ else FOLDS


class Fields(NamedTuple):
    """The fields of the trees, and for each level its column and its place in it."""

    told: dict[str, list[str]]
    columns: Codes
    places: Codes

    @classmethod
    def of(cls, figures_: Sequence[Figure]) -> Fields:
        """The fields of the readings of some figures."""
        count = np.zeros(len(SEEN))
        for figure in figures_:
            np.add.at(count, figure.common, len(figure.read))
            np.add.at(count, figure.signs, 1)
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for level, code in SEEN.items():
            field, _, value = level.rpartition(" ")
            seen[field][value] = int(count[code])
        told = fields_by(seen, least=FEWEST)
        columns = columns_of(told)
        found = [columns.get(level, (len(told), 0)) for level in SEEN]
        return cls(told, np.array([one for one, _ in found]), np.array([two for _, two in found]))

    def cells(self, figures_: Sequence[Figure]) -> Any:  # noqa: ANN401
        """The readings of some figures as the trees see them."""
        cells = np.zeros((sum(len(figure.read) for figure in figures_), len(self.told) + 1), np.uint8)
        first = 0
        for figure in figures_:
            last = first + len(figure.read)
            cells[first:last, self.columns[figure.common]] = self.places[figure.common]
            rows = np.repeat(np.arange(first, last), figure.lengths)
            cells[rows, self.columns[figure.signs]] = self.places[figure.signs]
            first = last
        return cells[:, :-1]


def asked(claims: Sequence[Claim], name: str = ASKED) -> list[tuple[Reading, ...]]:
    """Learn what right claims ask for and write it; the readings of all figures in turn, weighed by what was not learnt from their tables."""
    rng = random.Random(0)  # noqa: S311  (draws no secret)
    right = [(_fold(c), f) for c in claims if c.half == READ and not c.strange for f in c.right if f.read]
    taught = [(fold, f) for fold, f in right if rng.random() < TAUGHT]
    fields = Fields.of([f for _, f in taught])
    cells = fields.cells([f for _, f in taught])
    wanted = np.array([one.agrees for _, f in taught for one in f.read])
    of = np.array([fold for fold, f in taught for _ in f.read])
    models = [grown_on(cells[of != fold], wanted[of != fold], None, ASKS) for fold in range(FOLDS)]
    models.append(grown_on(cells, wanted, None, ASKS))
    _write(models[-1], fields.told, name)
    every = [(_fold(c), f) for c in claims for f in (*c.right, *c.wrong)]
    told: list[tuple[Reading, ...]] = [()] * len(every)
    for fold, model in enumerate(models):
        own = [at for at, (of_, f) in enumerate(every) if of_ == fold and f.read]
        for first in range(0, len(own), CHUNK):
            some = own[first : first + CHUNK]
            scores = iter(model.decision_function(fields.cells([every[at][1] for at in some])).tolist())
            for at in some:
                told[at] = tuple(one._replace(score=max(LEAST, next(scores))) for one in every[at][1].read)
    return told


def doubted(claims: Sequence[Claim], read: Sequence[tuple[Reading, ...]], name: str = DOUBTED) -> list[list[float]]:
    """Learn what tells the changed figures from those of right claims and write it; the highest chance of each claim, right and wrong."""
    rng = random.Random(0)  # noqa: S311  (draws no secret)
    each = [
        (at, c, wrong, f) for at, c in enumerate(claims) for wrong, some in enumerate((c.right, c.wrong)) for f in some
    ]
    rows = [levels({**f.told, **of_readings(f.value, one)}) for (_, _, _, f), one in zip(each, read, strict=True)]
    taught = [at for at, (_, c, wrong, f) in enumerate(each) if c.half == READ and (not wrong or f.changed)]
    bare = [at for at in taught if rng.random() < UNREAD]
    learnt = [rows[at] for at in taught] + [levels(each[at][3].told) for at in bare]
    taught += bare
    hits = np.array([each[at][2] for at in taught], bool)
    share = np.array([each[at][1].share for at in taught])
    of = np.array([_fold(each[at][1]) for at in taught])
    fields = fields_of(learnt)
    cells = matrix_of(learnt, fields)
    models = [grown_on(cells[of != fold], hits[of != fold], share[of != fold], DOUBTS) for fold in range(FOLDS)]
    models.append(grown_on(cells, hits, share, DOUBTS))
    _write(models[-1], fields, name)
    chances = [[0.0, 0.0] for _ in claims]
    for fold, model in enumerate(models):
        own = [at for at, (_, c, _, f) in enumerate(each) if _fold(c) == fold and f.rival and not f.told["only named"]]
        scores = model.decision_function(matrix_of([rows[at] for at in own], fields)) if own else ()
        for at, score in zip(own, scores, strict=True):
            number, _, wrong, _ = each[at]
            chances[number][wrong] = max(chances[number][wrong], 1 / (1 + math.exp(-float(score))))
    return chances


def _write(model: Any, fields: dict[str, list[str]], name: str) -> None:  # noqa: ANN401
    told = {"trees": written(model, fields, MEASURED / f"{name}.npz")}
    (MEASURED / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def main() -> None:
    """Learn, write what was learnt, and tell the totals at the bound that there is."""
    claims = list(claims_of(Path(sys.argv[1])))
    told = doubted(claims, asked(claims))
    for half in sorted({claim.half for claim in claims}):
        some = [(c, chances) for c, chances in zip(claims, told, strict=True) if c.half == half]
        wrong = [chances[1] for c, chances in some if c.wrong]
        found, accused = sum(one >= DOUBT for one in wrong), sum(chances[0] >= DOUBT for _, chances in some)
        sys.stdout.write(f"{half}: {found} of {len(wrong)} found, {accused} of {len(some)} right ones accused\n")


if __name__ == "__main__":
    main()
