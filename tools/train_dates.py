"""Grow the trees that tell a slip from two events where two moments that may be of one event differ (factcheck/extract/same_events.py).

usage: python tools/train_dates.py POOL [--folds 0-27] [--more ARTICLES …]

Of each pair of moments that agrees in text that nobody marked either is given another value, as a writer's slip gives it; so are the moments that readers
marked (marks.py). These are told from the pairs that differ as printed, nearly all of two events. How likely two moments are of one event was learnt
before, by train_moments.py. The bound is the score at which FLAGS of 100 articles as printed have a pair, each half of the articles weighed by trees of
the other.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from altered import drawn
from boosted import fields_of, written
from differ import articles
from halves import Row, by_halves, crowded, highest, rows_in, taught
from marks import Mark, marks
from pool import asked as asked_for
from train_moments import BY_CHANCE, altered, moments_of

from factcheck.extract.same_events import DATED, LEAST, asked, compared, story
from factcheck.extract.twice.slips import Web, linked_to, slip_levels
from factcheck.readers import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.same_events import Pair
    from factcheck.model import Article

MEASURED: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured"
FLAGS: Final = 0.2  # of 100 articles as printed so many may have a pair that is put to review
CURVE: Final = (0.05, 0.1, 0.2, 0.3, 0.5, 0.8)
READ: Final = 10.0  # a moment that a reader marked, beside one that only agrees
CROWD: Final = 10  # pairs of one article beyond these count less each
FEWER: Final = 0.7


class Told(NamedTuple):
    """The moments of an article, their pairs and how likely each is of one event."""

    tokens: Sequence[Any]
    mentions: Sequence[Any]
    pairs: Sequence[Pair]
    today: int | None

    def web(self, changed: tuple[int, str, int] | None = None) -> Web:
        """All of them put together; `changed` gives one another value."""
        links = linked_to((pair.one.at, pair.two.at, pair.probability) for pair in self.pairs)
        return Web(self.mentions, links, self.today, changed)


def told_of(article: Article) -> Told:
    """What an article tells of moments."""
    tokens, placed, mentions = moments_of(article)
    pairs = list(compared(mentions, story(tokens, placed, article.blocks)))
    return Told(tokens, mentions, pairs, article.dateline.weekday() if article.dateline else None)


def rows_of(article: Article) -> Iterator[Row]:
    """Each pair of an article that differs, and each that agrees with either moment altered."""
    told = told_of(article)
    printed = told.web()
    for pair in told.pairs:
        if not pair.alike:
            yield from _row(article, pair, printed, made=False, share=1.0)
            continue
        sure = pair.probability / (pair.probability + (1 - pair.probability) * BY_CHANCE[pair.part])
        for one in (pair.one, pair.two):
            value = altered(pair.part, one.parts[pair.part], drawn(article.path, pair.one.at, pair.two.at, one.at))
            if value is not None:
                yield from _row(article, pair, told.web((one.at, pair.part, value)), made=True, share=sure / 2)


def _row(article: Article, pair: Pair, web: Web, *, made: bool, share: float) -> Iterator[Row]:
    if pair.probability >= LEAST and asked(web, pair.part, pair.levels):
        found = slip_levels(web, pair.one, pair.two, pair.part, pair.probability)
        yield Row(article.path, made, share, tuple(map(sys.intern, (*pair.levels, *found))))


def marked(article: Article, read: Sequence[Mark]) -> Iterator[Row]:
    """Each moment that a reader marked, replaced as he would have it, beside those that it then differs from."""
    for mark in read:
        if "f" in mark.flags and mark.stands(article.text):
            first, last = mark.place
            changed = from_text(article.text[:first] + mark.wrong + article.text[last:], article.path)
            told = told_of(changed)
            web, end = told.web(), first + len(mark.wrong)
            for pair in told.pairs:
                spans = [(told.tokens[m.moment.first].start, told.tokens[m.moment.last - 1].end) for m in pair[:2]]
                if not pair.alike and any(a < end and first < b for a, b in spans):
                    yield from _row(changed, pair, web, made=True, share=READ)


def _of_file(path: Path) -> tuple[int, list[Row]]:
    told = list(articles(path))
    return len(told), [row for one in told for row in (*rows_of(one), *marked(one, marks().get(one.path, ())))]


def shares(rows: Sequence[Row]) -> Any:  # noqa: ANN401
    """How much each row counts: less where an article has many, and what was made as much in all as what was printed."""
    share = crowded(rows, CROWD, FEWER)
    made = np.array([row.made for row in rows])
    plain = np.array([row.share < READ for row in rows])
    return np.where(made & plain, share * share[~made].sum() / share[made & plain].sum(), share)


def _curve(rows: Sequence[Row], scores: Any, many: int) -> Iterator[dict[str, float]]:  # noqa: ANN401
    """For so many of 100 articles with a pair as printed: the score, and how many of the altered and of the marked pairs are found."""
    bounds = highest(rows, scores)
    share, made = shares(rows), np.array([row.made for row in rows])
    read = np.array([row.share == READ for row in rows])
    for flags in CURVE:
        at = bounds[round(flags * many / 100)]
        found, every = (float(share[made & ~read & beyond].sum()) for beyond in (scores > at, scores > -np.inf))
        yield {
            "flags_per_100": flags,
            "score": round(at, 3),
            "altered_found": round(found / every, 3),
            "marked_found": round(float((scores[read] > at).mean()), 3),
        }


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Grow the trees, and write them with what a cross-check by halves says of them."""
    many, rows = rows_in([*folds, *more], _of_file)
    print(many, "articles,", len(rows), "pairs", flush=True)
    fields = fields_of(row.levels for row in rows)
    curve = list(_curve(rows, by_halves(rows, fields, shares), many))
    model = taught(rows, fields, shares)
    told = {
        "measured": datetime.now(UTC).date().isoformat(), "on": [path.name for path in (*folds, *more)], "articles": many, "pairs": len(rows),
        "curve": curve, "bound": next(row["score"] for row in curve if row["flags_per_100"] == FLAGS),
        "trees": written(model, fields, MEASURED / f"{DATED}.npz"),
    }  # fmt: skip
    (MEASURED / f"{DATED}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(len(fields), "fields", *curve, sep="\n")


if __name__ == "__main__":
    asked_for(__doc__, main)
