"""Measure the weights by which two figures are taken for one fact (factcheck/extract/link).

usage: python tools/train_links.py FOLDS… --write factcheck/lexicon/measured/links.json

FOLDS are JSON lines (gzip) of `id`, `title`, `text` that nobody marked. Arithmetic is the teacher: two mentions of one fact nearly always have one
value, so that of each pair only its words are looked at (digits are masked) and whether its values agree is what is learnt from, less the chance that
they would agree anyhow. Expectation and maximisation over an L2 logistic regression (Fellegi and Sunter 1969). What a slip is like where they
differ is learnt by train_repeated.py.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from altered import chance_of
from cached import cached_parses
from differ import articles
from logistic import Rows, fit, probabilities

from factcheck.ceilings import MOST_FIGURES
from factcheck.extract import claims
from factcheck.extract.link.agree import agree
from factcheck.extract.link.levels import levels
from factcheck.extract.link.links import pairs, ranked
from factcheck.extract.link.told import Told, told
from factcheck.extract.quantities import figures
from factcheck.extract.speakers import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.model import Article

ROUNDS: Final = 4
SEEN: Final = 40  # levels seen in fewer pairs have no weight
SEEN_WORD: Final = 8
ERRORS: Final = 0.03  # of one fact told twice, so much may be printed with two values


class Pair(NamedTuple):
    """Two figures of an article: the levels of their words, whether their values agree, and how often they would by chance."""

    levels: tuple[str, ...]
    alike: bool | None
    chance: float


def all_told(paths: Iterable[Path]) -> Iterator[list[Told]]:
    """The figures of each article."""
    with cached_parses():
        for path in paths:
            for article in articles(path):
                yield told(lines_of(article))


def lines_of(article: Article) -> Sequence[Line]:
    """The sentences of an article with their figures; no ties are looked for."""
    tokens, found = figures(article.text, MOST_FIGURES)
    spans = [(block.start, block.end) for block in article.blocks]
    sentences = next(
        iter(
            claims.parsed(  # type: ignore[attr-defined]
                [(article.text, spans, [figure.start for figure in found])]
            )
        )
    )
    quotes = quoted_spans(article.text, spans)
    return claims._lines(  # noqa: SLF001  (a tool of the house)
        article, (tokens, [token.start for token in tokens]), found, sentences, quotes
    )


def telling_words(found: Iterable[list[Told]]) -> tuple[dict[str, float], float]:
    """How much each word tells, in bits: the rarer the articles that have it, the more; and what one never seen tells."""
    count: Counter[str] = Counter()
    n = 0
    for some in found:
        n += 1
        count.update(set().union(*(one.said for one in some)))
    rare = math.log2(n / 3)
    return {w: round(math.log2(n / k), 1) for w, k in sorted(count.items()) if k >= SEEN_WORD}, round(rare, 1)


def pairs_of(some: list[Told], telling: Callable[[str], float]) -> Iterator[Pair]:
    """The pairs of one article."""
    for one, two, rank in ranked(pairs(some), telling):
        first, second = one.mention.quantity, two.mention.quantity
        yield Pair(tuple(map(sys.intern, levels(one, two, telling, rank))), agree(first, second), chance_of(first))


def link_weights(pairs_: Sequence[Pair]) -> Rows:
    """The weights of the levels of a link."""
    flat = [pair for pair in pairs_ if pair.alike is not None]
    rows = Rows.of([pair.levels for pair in flat], SEEN)
    by_chance = np.array([pair.chance for pair in flat])
    same = np.array([bool(pair.alike) for pair in flat])
    target = np.where(same, 1 - by_chance, 0.0)
    for _ in range(ROUNDS):
        rows = fit(rows, target)
        p = probabilities(rows)
        agreed = p / (p + (1 - p) * by_chance)
        target = np.where(same, agreed, p * ERRORS / (p * ERRORS + (1 - p) * (1 - by_chance)))
    return rows


def main(paths: Sequence[Path], write: Path) -> None:
    """Train on the folds and write the weights."""
    words, rare = telling_words(all_told(paths))
    pairs_ = [
        pair
        for path in paths
        for some in all_told([path])
        for pair in pairs_of(some, lambda root: words.get(root, rare))
    ]
    print(len(pairs_), "pairs", flush=True)
    links = link_weights(pairs_)
    told_ = {
        "measured": datetime.now(UTC).date().isoformat(), "on": [path.name for path in paths], "pairs": len(pairs_),
        "bias": round(links.bias, 3), "levels": links.named(), "rare": rare, "words": words,
    }  # fmt: skip
    write.write_text(json.dumps(told_, indent=1, sort_keys=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    options = parser.parse_args()
    main(options.folds, options.write)
