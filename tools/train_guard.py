"""Train the guard: from articles without marks, with arithmetic as the teacher, to the weights in factcheck/lexicon/measured.

usage: python tools/train_guard.py POOL [--folds 0-19] [--more ARTICLES …]

POOL is a folder of `fold_NN.jsonl.gz`; ARTICLES are further files of JSON lines; the project's own sentences (tests/ties, the examples of the rules) are
taken in as well. Needs scikit-learn and scipy.

Every candidate (factcheck/guard/candidates.py) is a row: its hashed features, whether its sum holds, and how often it would by chance. Whether its figures
are tied is hidden. The first guess is what the forms of words propose; then, three times over, a logistic regression is fitted to the guess, scored
on articles that it did not see, calibrated against the sums, and the guess is made anew from both. A second, small regression weighs that score
with the form that proposed the tie, over the tool's own derivations.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from cached import cached_parses
from differ import articles
from passages import written
from pool import asked

from factcheck.extract.claims import read_claims
from factcheck.guard import evidence
from factcheck.guard.candidates import Candidate, candidates
from factcheck.guard.doubted import adjoining, doubted
from factcheck.guard.features import features
from factcheck.guard.fits import agreement
from factcheck.guard.weights import SIZE
from factcheck.readers import from_text
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.model import Article, Tie

ROOT: Final = Path(__file__).parent.parent
MEASURED: Final = ROOT / "factcheck" / "lexicon" / "measured"
WRONG: Final = 0.02  # tied figures whose sum does not hold all the same
SEEDS: Final = {"sure": 0.95, "guess": 0.6, "loose": 0.25}
COMMON: Final = 0.02  # and a candidate that no form proposes
ROUNDS: Final = 4
THIRDS: Final = 3
MOST: Final = 60  # candidates of one figure
SEEN: Final = 3  # a feature seen seldomer is left out
FAINT: Final = 1  # weights of so many steps of 127 tell nothing
PENALTY, SECOND_PENALTY = 0.1, 0.3
POOL_WEIGHT, MORE_WEIGHT, OWN_WEIGHT = 3.0, 1.0, 0.6  # the pool is what will be read; the rest is richer in ties
SHARP: Final = (0.18, 2.33)  # see docs/measurements.md: the second step, held against flags that were read
ACCUSE, DOUBT = (
    0.998,
    0.968,
)  # P(tied) from which a plain difference is an error more likely than not by nine to one, and than one in three
# Log odds of the second step from which a flag was worth an accusation, or a doubt: flags of the tool on the folds, all read, and ties that hold.
MANY, EASE = 14, 1.0  # figures of an article, and by how much at most the log odds rise where there are fewer
BOUNDS: Final = {
    "amount": (3.6, 2.3),
    "change": (4.4, 3.6),
    "multiple": (1.5, 0.5),
    "points": (3.0, 1.5),
    "share": (5.0, 3.5),
    "size": (5.0, 4.0),
    "total": (4.2, 3.2),
}


class Row(NamedTuple):
    """A candidate: its features, whether its sum holds, by what chance, and what a form says of it."""

    family: str
    places: Any
    fits: bool
    chance: float
    group: int
    weight: float
    tie: Tie | None


def own_sentences() -> Iterator[Article]:
    """The written passages and the project's own sentences, as they are right."""
    examples = (text for rule in RULES for text in rule.consistent)
    for number, text in enumerate((*(one.right for one in written()), *examples)):
        yield from_text(text, f"own-{number}")


def rows(told: Iterable[Article], weight: float) -> Iterator[Row]:
    """The candidates of articles; those that a form proposes have its tie."""
    for article, claims in read_claims(told):
        lines: Sequence[Any] = claims.lines
        group = crc32(article.path.encode()) % THIRDS
        ties = {}
        for rule in RULES:
            for found in rule.find(claims):
                told_of = doubted(found, lines) if found.parts else None
                if told_of is not None:
                    ties[_key(told_of.candidate)] = (told_of, found.tie)
        for at, line in enumerate(lines):
            for candidate, places in _candidates(line, at, lines):
                held = ties.pop(_key(candidate), None)
                yield from _row(candidate, places, group, weight, held[1] if held else None)
        for told_of, tie in ties.values():
            yield from _row(told_of.candidate, told_of.lines, group, weight, tie)


def _key(candidate: Candidate) -> tuple[object, ...]:
    return candidate.family, tuple(m.quantity.start for m in candidate.mentions)


def _candidates(line: Line, at: int, lines: Sequence[Line]) -> Iterator[tuple[Candidate, Sequence[Line]]]:
    beside = adjoining(lines, at)
    by_number = {other.number: other for other in (line, *beside)}
    for mention in line.mentions:
        if mention.kind not in ("date", "ordinal", "age", "duration"):
            for count, candidate in enumerate(candidates(mention, line, beside)):
                if count >= MOST:
                    break
                numbers = sorted({m.quantity.sentence for m in candidate.mentions})
                yield candidate, [by_number[number] for number in numbers]


def _row(candidate: Candidate, lines: Sequence[Line], group: int, weight: float, tie: Tie | None) -> Iterator[Row]:
    try:
        fits, chance = agreement(candidate)
    except (ZeroDivisionError, OverflowError):
        return
    yield Row(
        candidate.family,
        np.array(sorted(features(candidate, lines)), np.int32),
        fits,
        chance,
        group,
        weight,
        tie,
    )


def posterior(tied: Any, fits: Any, chance: Any) -> Any:  # noqa: ANN401
    """P(tied) once it is known whether the sum holds."""
    held = tied * (1 - WRONG) / (tied * (1 - WRONG) + (1 - tied) * chance)
    missed = tied * WRONG / (tied * WRONG + (1 - tied) * (1 - chance))
    return np.where(fits, held, missed)


def fitted(matrix: Any, guess: Any, weight: Any, penalty: float) -> tuple[Any, float]:  # noqa: ANN401
    """A logistic regression on a guess: each row counts as tied by its probability, and as not tied by the rest of it."""
    import scipy.sparse as sp
    from sklearn.linear_model import LogisticRegression

    kept = guess > 1e-3  # noqa: PLR2004
    both = sp.vstack([matrix, matrix[kept]]).tocsr()
    labels = np.r_[np.zeros(matrix.shape[0]), np.ones(kept.sum())]
    weights = np.r_[(1 - guess) * weight, guess[kept] * weight[kept]]
    found = LogisticRegression(C=penalty, max_iter=200, tol=1e-3).fit(both, labels, sample_weight=weights)
    return found.coef_[0], float(found.intercept_[0])


def calibrated(scores: Any, fits: Any, chance: Any) -> tuple[float, float]:  # noqa: ANN401
    """The level and slope with which scores best foretell how often the sums hold."""
    from scipy.optimize import minimize

    def surprise(at: Any) -> float:  # noqa: ANN401
        tied = sigmoid(at[0] + np.exp(at[1]) * scores)
        holds = np.clip(tied * (1 - WRONG) + (1 - tied) * chance, 1e-6, 1 - 1e-6)
        return float(-np.log(np.where(fits, holds, 1 - holds)).sum() + at[1] ** 2 / 2)

    found = minimize(surprise, [0.0, 0.0], method="Nelder-Mead", options={"maxiter": 400}).x
    return float(found[0]), float(np.exp(found[1]))


def sigmoid(value: Any) -> Any:  # noqa: ANN401
    """From log odds to probabilities."""
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))


def matrix_of(places: Sequence[Any], least: int, size: int = SIZE) -> tuple[Any, Any]:
    """The rows of hashed features as a matrix of noughts and ones, of those features that are seen often enough; and which these are."""
    import scipy.sparse as sp

    ends = np.cumsum([0, *map(len, places)])
    held = np.concatenate(places)
    full = sp.csr_matrix((np.ones(len(held), np.float32), held, ends), shape=(len(places), size))
    kept = np.where(np.asarray(full.sum(0)).ravel() >= least)[0]
    return full[:, kept].tocsr(), kept


def unseen(matrix: Any, guess: Any, weight: Any, group: Any, penalty: float) -> Any:  # noqa: ANN401
    """The score of each row as a regression has it that learnt from the other thirds."""
    scores = np.zeros(matrix.shape[0])
    for third in range(THIRDS):
        seen = group != third
        weights, level = fitted(matrix[seen], guess[seen], weight[seen], penalty)
        scores[~seen] = matrix[~seen] @ weights + level
    return scores


def keep(name: str, weights: Any) -> float:  # noqa: ANN401
    """Write weights in whole steps, the faintest left out for size; and return the step."""
    step = float(np.abs(weights).max()) / 127
    steps = np.round(weights / step).astype(np.int8)
    np.savez_compressed(MEASURED / f"{name}.npz", steps=np.where(np.abs(steps) <= FAINT, 0, steps).astype(np.int8))
    return step


class Family(NamedTuple):
    """What was learnt of one family: its weights, level and slope, and P(tied) of its rows as those saw it that did not learn from them."""

    places: Any
    weights: Any
    level: float
    slope: float
    unseen: Any


def learnt(mine: Sequence[Row]) -> Family:
    """Expectation and maximisation over the rows of one family."""
    matrix, kept = matrix_of([row.places for row in mine], SEEN)
    fits, chance = np.array([row.fits for row in mine]), np.array([row.chance for row in mine])
    group, one = np.array([row.group for row in mine]), np.ones(len(mine))
    tied = np.array([SEEDS[row.tie.certainty] if row.tie else COMMON for row in mine])
    for _ in range(ROUNDS):
        guess = posterior(tied, fits, chance)
        scores = unseen(matrix, guess, one, group, PENALTY)
        begin, slope = calibrated(scores, fits, chance)
        tied = sigmoid(begin + slope * scores)
    weights, level = fitted(matrix, guess, one, PENALTY)
    return Family(kept, weights, begin + slope * level, slope, tied)


def second_step(proposed: Sequence[tuple[Row, float]]) -> dict[str, Any]:
    """The weights of the second step, over the rows that a form proposed."""
    from sklearn.feature_extraction import DictVectorizer

    told = [dict(evidence(row.family, row.tie, alone)) for row, alone in proposed if row.tie is not None]
    names = DictVectorizer()
    matrix = names.fit_transform(told).tocsr()
    fits, chance = np.array([row.fits for row, _ in proposed]), np.array([row.chance for row, _ in proposed])
    weight = np.array([row.weight for row, _ in proposed])
    tied = np.where(fits, 0.95, 0.3)
    for _ in range(ROUNDS):
        weights, level = fitted(matrix, posterior(tied, fits, chance), weight, SECOND_PENALTY)
        tied = sigmoid(matrix @ weights + level)
    named = zip(names.feature_names_, weights, strict=True)
    return {
        "level": round(level, 4),
        "weights": {name: round(float(value), 4) for name, value in named},
        "sharp": SHARP,
    }


def show(proposed: Sequence[tuple[Row, float]], told: dict[str, Any]) -> None:
    """Print where the bounds of a family may lie: the log odds of what a form proposed in the pool, as the first step saw it unseen."""
    for name in BOUNDS:
        seen: dict[bool, list[float]] = {True: [], False: []}
        for row, alone in proposed:
            if row.family == name and row.weight == POOL_WEIGHT and row.tie is not None:
                total = told["level"] + sum(
                    told["weights"].get(key, 0.0) * value for key, value in evidence(name, row.tie, alone)
                )
                seen[row.fits].append(round(told["sharp"][0] + told["sharp"][1] * total, 2))
        held, missed = sorted(seen[True]), sorted(seen[False], reverse=True)
        tenths = [held[len(held) * tenth // 20] for tenth in (1, 2, 4, 6, 10)] if held else []
        print(
            f"{name}: {len(held)} that hold, at 5, 10, 20, 30 and 50% {tenths}; {len(missed)} that do not, from above {missed[:30]}"
        )


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Learn, and write the weights with what goes with them."""
    with cached_parses():
        found = [row for path in folds for row in rows(articles(path), POOL_WEIGHT)]
        found += [row for path in more for row in rows(articles(path), MORE_WEIGHT)]
        found += rows(own_sentences(), OWN_WEIGHT)
    families: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        families[row.family].append(row)
    steps = np.zeros(SIZE)
    told, proposed = {}, []
    for name, mine in sorted(families.items()):
        family = learnt(mine)
        steps[family.places] += family.weights
        told[name] = {"level": round(family.level, 4), "slope": round(family.slope, 4)}
        proposed += [
            (row, float(alone))
            for row, alone in zip(mine, family.unseen, strict=True)
            if row.tie is not None and row.tie.certainty != "loose"
        ]
        print(
            f"{name:9} {len(mine):6} candidates, {sum(row.fits for row in mine):5} hold, {len(family.places):6} features"
        )
    step = keep("guard", steps)
    for levels in told.values():
        levels["step"] = step
    data = f"{len(folds)} folds of news without marks, {len(more)} further file(s), the project's own sentences; {len(found)} candidates"
    table: dict[str, Any] = {
        "data": data,
        "date": datetime.now(UTC).date().isoformat(),
        "accuse": ACCUSE,
        "doubt": DOUBT,
        "bounds": BOUNDS,
        "many": MANY,
        "ease": EASE,
        "families": told,
        "second": second_step(proposed),
    }
    show(proposed, table["second"])
    (MEASURED / "guard.json").write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asked(__doc__, main)
