"""Train the finder of ties: from sentences written for it and from articles without marks, to the weights in factcheck/lexicon/measured.

usage: python tools/train_finder.py POOL [--folds 0-19] [--more ARTICLES …]

The written sentences (tools/written/*.tsv: what follows from what is marked in them, and look-alikes in which nothing does) show the wordings; POOL, a
folder of `fold_NN.jsonl.gz`, shows what print is like where nothing follows from anything. In the pool arithmetic is the teacher: a candidate that does
not add up counts as none, one that does as a tie by the odds against chance. Needs scikit-learn and scipy.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from cached import cached_parses
from differ import articles
from marks import Mark, marks
from passages import SILENT, written
from pool import asked
from stood import stood
from train_guard import THIRDS, fitted, keep, matrix_of, posterior, sigmoid, unseen

from factcheck.extract.claims import read_claims
from factcheck.finder import LISTED, standing
from factcheck.finder.near import nearby
from factcheck.finder.weights import SIZE
from factcheck.finder.wording import Wording, features
from factcheck.guard.slips import PAIRED, named, slip_levels, weighed
from factcheck.pipeline import told_in_words
from factcheck.readers import from_text
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.guard.candidates import Candidate, Cue
    from factcheck.model import Article, Change, Claims, Directed, Quantity

ROOT: Final = Path(__file__).parent.parent
MEASURED: Final = ROOT / "factcheck" / "lexicon" / "measured"
# What may tie the marked figure of a sentence to the others, by what its writer called it.
SUMS: Final = {
    "change": {"change", "multiple", "size"},
    "amount": {"amount", "points"},
    "size": {"size", "change", "share"},
    "share": {"share", "size"},
    "part": {"share"},
    "points": {"points"},
    "multiple": {"multiple", "change"},
    "equal": {"equal", "total"},
    "mean": {"mean", "amount"},
    "pace": {"pace", "product"},
    "order": {"order", "direction"},
    "total": {"total"},
    "rest": {"amount", "total", "points", "hundred", "left"},
    "hundred": {"hundred"},
    "years": {"years", "amount", "days"},
    "dates": {"years", "amount", "days"},
    "elapsed": {"years", "days"},
    "product": {"product", "pace"},
    "average": {"product", "mean", "pace"},
    "direction": {"direction"},
    "count": {"count"},
    "bound": {"bound"},
    "range": {"range"},
    "within": set[str](),  # a part beside its whole: no family yet (docs/measurements.md)
    "none": set[str](),
}
SUMS["any"] = set.union(*SUMS.values())
ALIKE: Final = {
    "none": 2.0,
    SILENT: 24.0,
}  # ... and a look-alike, the more so one of the project's own, which is to be left alone whatever else is learnt
EACH: Final = 1000.0
SLIP_PENALTY: Final = 0.1
FORMED: Final = 0.4  # a tie of the pool that a form of words tells ...
OWN_WEIGHT: Final = 5.0  # a written sentence beside a candidate of the pool ...
PENALTY: Final = 1.0
OWN: Final = "written-"
COUNTED: Final = "list_count"  # what readers call it
SEEN: Final = 2  # a feature seen seldomer is left out
ROUNDS: Final = 3
RARE: Final = 0.01  # how many candidates of the pool are ties, at the first guess
SCORES: Final = range(-1, 7)
# From which score a tie is worth a doubt: so that of what does not add up beyond it on folds that it did not learn from hardly anything is left.
BOUNDS: Final = {
    "amount": 4.9,
    "bound": 2.9,
    "change": 3.25,
    "count": 3.6,  # not asked: trees weigh lists (stood.py)
    "days": 3.0,
    "direction": 2.35,
    "equal": 1.2,
    "hundred": 3.9,
    "left": 2.3,
    "mean": 2.5,
    "multiple": 2.85,
    "order": 1.8,
    "pace": 2.7,
    "points": 3.5,
    "product": 3.6,
    "range": 4.0,
    "share": 3.85,
    "size": 5.25,
    "total": 5.55,
    "years": 5.2,
}


MANY: Final = 14  # figures in an article; where there are fewer the bounds lie lower, as each set of them is the likelier to be a tie ...
EASE: Final = 4.0  # ... and by so much at most: of what does not add up in the pool that lets in twice as much, of the written ties two in five more
TIED: Final = 0.97  # P(tied) beyond the bound: the least from which the judge doubts (docs/measurements.md says how many do add up)


class Row(NamedTuple):
    """A candidate: its features, whether it adds up and by what chance; `tied` where that is known.

    `slip` is how its figure differs where it does not add up, and of a written tie how it does where the marked figure is wrong.
    """

    family: str
    places: Any
    fits: bool
    chance: float
    source: str
    starts: tuple[int, ...]
    tied: bool | None = None
    weight: float = 1.0
    slip: tuple[str, ...] | None = None
    standing: tuple[str, ...] = ()  # of a number beside a list: its levels without the score
    marked: bool = False  # by a reader

    @property
    def own(self) -> bool:
        """Whether it is of a written passage."""
        return self.source.startswith(OWN)


def rows(told: Iterable[Article]) -> Iterator[Row]:
    """The candidates of articles: tied are those that a form of words tells and that add up; of the others nobody says whether they are."""
    for article, claims in read_claims(told):
        formed = Formed(article, claims)
        read = [mark for mark in marks().get(article.path, ()) if mark.kind == COUNTED and mark.stands(article.text)]
        for one in _candidates(claims):
            row = one.row(article.path)._replace(marked=one.fits and any(_marks(mark, one.candidate) for mark in read))
            yield row._replace(tied=True, weight=FORMED) if one.fits and formed.tell(one.candidate) else row


def _marks(mark: Mark, candidate: Candidate) -> bool:
    """Whether a mark of a list is of a candidate: it has both the number and the list."""
    places = (mark.place, *mark.inputs)
    told = (candidate.stated.quantity, candidate.cue)
    return candidate.family == standing.FAMILY and all(
        one is not None and any(_touch(one, place) for place in places) for one in told
    )


def _touch(figure: Quantity | Cue, place: tuple[int, int]) -> bool:
    return figure.start < place[1] and place[0] < figure.end


class Formed:
    """What the forms of words tell of an article and what adds up: ties as print words them, which the written sentences are not like."""

    def __init__(self, article: Article, claims: Claims) -> None:
        self._sums = {
            frozenset(ref.start for ref in (finding.stated, *finding.inputs))
            for finding in told_in_words(article, claims, RULES)
            if finding.verdict == "consistent" and (finding.inputs or finding.rule == LISTED)
        }
        self._ways: dict[frozenset[int], set[str]] = defaultdict(set)
        ways: list[Directed | Change] = [*claims.directions, *claims.changes]
        for told in ways:
            if told.after is not None and told.before is not None:
                self._ways[frozenset((told.after.start, told.before.start))].add(told.word.lower())

    def tell(self, candidate: Candidate) -> bool:
        """Whether they tell of all its figures together, and of its word of direction."""
        places = frozenset(m.quantity.start for m in candidate.mentions)
        if places not in self._sums:
            return False
        return candidate.family not in PAIRED or (
            candidate.cue is not None and any(candidate.cue.text.lower() in word for word in self._ways[places])
        )


class Seen(NamedTuple):
    """A candidate of a text with its features and, of a number beside a list, its levels without the score."""

    candidate: Candidate
    places: Any
    fits: bool
    chance: float
    standing: tuple[str, ...]

    def row(self, source: str) -> Row:
        """It as a row, of which nobody says whether it is tied."""
        starts = tuple(m.quantity.start for m in self.candidate.mentions)
        slip = None if self.fits else slip_levels(self.candidate)
        return Row(self.candidate.family, self.places, self.fits, self.chance, source, starts, slip=slip, standing=self.standing)  # fmt: skip


def _candidates(claims: Claims) -> Iterator[Seen]:
    held: dict[tuple[int, ...], Wording] = {}
    listings = standing.listings_of(claims)
    for near in nearby(_lines(claims)):
        key = tuple(line.number for line in near.lines)
        row = held[key] if key in held else held.setdefault(key, Wording(near.lines))
        listed = near.candidate.family == standing.FAMILY
        told = tuple(map(sys.intern, standing.levels(near, row, listings))) if listed else ()
        places = np.array(sorted(features(near.candidate, row)), np.int32)
        yield Seen(near.candidate, places, near.fits, near.chance, told)


def own_rows() -> Iterator[Row]:
    """The candidates of the written sentences: those that the marked figure follows from are tied, all others are not."""
    told = list(written())
    texts = (from_text(one.right, f"{OWN}{number}") for number, one in enumerate(told))
    altered = (from_text(one.wrong, f"wrong-{number}") for number, one in enumerate(told))
    for one, (article, claims), (_, wrong) in zip(told, read_claims(texts), read_claims(altered), strict=True):
        found = []
        start, end = one.place
        slips = _slips(wrong) if end else {}
        order = _order(claims)
        for seen in _candidates(claims):
            candidate = seen.candidate
            told_by = candidate.mentions if candidate.cue is None or candidate.by is not None else (candidate.cue,)
            marked = any(m.quantity.start < end and start < m.quantity.end for m in told_by)
            tied = marked and seen.fits and candidate.family in SUMS.get(one.follows, ())
            another = one.follows == "any" or marked or candidate.family in PAIRED
            if tied or not seen.fits or not another:  # another sum that comes out is neither
                row = seen.row(article.path)
                slip = slips.get((candidate.family, *(order.get(at, -1) for at in row.starts))) if tied else None
                found.append(row._replace(tied=tied, slip=slip))
        ties = sum(bool(row.tied) for row in found)
        if ties or not end:
            other = ALIKE.get(one.follows, 1.0)
            yield from (row._replace(weight=1 / ties if row.tied else other) for row in found)


def _order(claims: Claims) -> dict[int, int]:
    """The number of each figure among those of a text, by its place."""
    starts = {m.quantity.start for line in _lines(claims) for m in line.mentions}
    return {start: at for at, start in enumerate(sorted(starts))}


def _slips(claims: Claims) -> dict[tuple[object, ...], tuple[str, ...]]:
    """How the figure of each candidate that does not add up differs, by the family and the numbers of its figures."""
    order, lines = _order(claims), _lines(claims)
    return {
        (one.family, *(order.get(m.quantity.start, -1) for m in one.mentions)): slip_levels(one)
        for one in (near.candidate for near in nearby(lines) if not near.fits)
    }


def _lines(claims: Claims) -> Sequence[Any]:
    return claims.lines


def slips_learnt(rows: Sequence[Row]) -> dict[str, Any]:
    """How much each level of a difference speaks for a slip: written ones against candidates of the pool that do not add up."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    told = [row for row in rows if row.slip and (row.tied is True or row.tied is None)]
    wrong = np.array([row.tied is True for row in told])
    count = Counter((row.family, row.tied) for row in told)
    # As many wrong as unrelated ones: what is learnt is their ratio.
    weight = [EACH / count[row.family, row.tied] for row in told]
    names = DictVectorizer()
    matrix = names.fit_transform([dict.fromkeys(named(row.family, row.slip or ()), 1) for row in told])
    found = LogisticRegression(C=SLIP_PENALTY, max_iter=500).fit(matrix, wrong, sample_weight=weight)
    steps = {name: round(float(step), 3) for name, step in zip(names.feature_names_, found.coef_[0], strict=True)}
    return {
        "level": round(float(found.intercept_[0]), 3),
        "levels": {name: step for name, step in steps.items() if step},
    }


class Family(NamedTuple):
    """What was learnt of one family, and the scores of its rows as those saw them that did not learn from them."""

    places: Any
    weights: Any
    level: float
    unseen: Any


def _guess(mine: Sequence[Row], tied: Any) -> Any:  # noqa: ANN401
    """P(tied) of each row: as it is known, else by its score where it adds up, and nothing where it does not."""
    fits, chance = np.array([row.fits for row in mine]), np.array([row.chance for row in mine])
    known = np.array([row.tied is not None for row in mine])
    return np.where(known, [bool(row.tied) for row in mine], posterior(tied, fits, chance) * fits)


def learnt(mine: Sequence[Row]) -> Family:
    """Expectation and maximisation over the rows of one family; of the written ones it is known what they are."""
    matrix, kept = matrix_of([row.places for row in mine], SEEN, SIZE)
    weight = np.array([row.weight * (OWN_WEIGHT if row.tied is not None else 1.0) for row in mine])
    group = np.array([crc32(row.source.encode()) % THIRDS for row in mine])
    tied = np.full(len(mine), RARE)
    for _ in range(ROUNDS):
        scores = unseen(matrix, _guess(mine, tied), weight, group, PENALTY)
        tied = sigmoid(scores)
    weights, level = fitted(matrix, _guess(mine, tied), weight, PENALTY)
    return Family(kept, weights, level, scores)


def counted(mine: Sequence[Row], scores: Any) -> Iterator[tuple[int, dict[str, float]]]:  # noqa: ANN401
    """By score: of the candidates of the pool at least so likely how many add up, how many would by chance, how many do not; of written ties how many are found."""
    own = Counter(row.source.startswith(OWN) for row in mine if row.tied)
    for least in SCORES:
        found: Counter[str] = Counter()
        chance = 0.0
        for row, score in zip(mine, scores, strict=True):
            if score >= least:
                if row.tied is None:
                    found["adds up" if row.fits else "does not"] += 1
                    chance += row.chance
                elif row.tied:
                    found["written" if row.source.startswith(OWN) else "formed"] += 1
                else:
                    found["look-alikes"] += 1
        yield least, {"adds up": found["adds up"], "by chance": round(chance, 1), "does not": found["does not"],
                      "written": round(found["written"] / max(own[True], 1), 2),
                      "formed": round(found["formed"] / max(own[False], 1), 2), "look-alikes": found["look-alikes"]}  # fmt: skip


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Learn, and write the weights with what goes with them."""
    many = 0
    found: list[Row] = []
    with cached_parses():
        for path in (*folds, *more):
            told = list(articles(path))
            many += len(told)
            found += rows(told)
        found += own_rows()
    save(
        found,
        many,
        f"{len(folds)} folds of news, {len(marks())} articles of it read, {len(more)} further file(s), {sum(1 for _ in written())} written passages",
    )


def save(found: Sequence[Row], many: int, data: str) -> None:
    """Learn from rows, print how often each family held, and write the weights."""
    families: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        families[row.family].append(row)
    steps, told, slips = np.zeros(SIZE), {}, slips_learnt(found)
    for name, mine in sorted(families.items()):
        family = learnt(mine)
        if name == standing.FAMILY:
            stood(mine, family.unseen, many, data)
        steps[family.places] += family.weights
        table = dict(
            counted(mine, family.unseen + [weighed(named(name, row.slip), slips) if row.slip else 0.0 for row in mine])
        )
        told[name] = {
            "level": round(family.level, 4),
            "bound": BOUNDS[name],
            "counted": {str(at): row for at, row in table.items()},
        }
        print(
            f"{name}: {len(mine)} candidates", *(f"{at}: {row}" for at, row in table.items()), sep="\n    ", flush=True
        )
    step = keep("finder", steps)
    head = {
        "data": data,
        "date": datetime.now(UTC).date().isoformat(),
        "step": step,
        "tied": TIED,
        "many": MANY,
        "ease": EASE,
        "families": told,
    }
    (MEASURED / "slips.json").write_text(json.dumps(slips, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (MEASURED / "finder.json").write_text(json.dumps(head, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asked(__doc__, main)
