"""Measure the weights by which two figures are taken for one fact (factcheck/extract/link), and those of a slip between them.

usage: python tools/train_links.py FOLDS… --write factcheck/lexicon/measured/links.json

FOLDS are JSON lines (gzip) of `id`, `title`, `text` that nobody marked. Arithmetic is the teacher: two mentions of one fact nearly always have one
value, so that of each pair only its words are looked at (digits are masked) and whether its values agree is what is learnt from, less the chance that
they would agree anyhow. Expectation and maximisation over an L2 logistic regression (Fellegi and Sunter 1969). For slips, one figure of each agreeing
pair is altered as print alters it (misprints.py), and told from the pairs that differ as printed.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from altered import altered, chance_of, drawn
from cached import cached_parses
from differ import articles
from logistic import Rows, fit, probabilities

from factcheck.ceilings import MOST_FIGURES
from factcheck.extract import claims
from factcheck.extract.link.agree import agree
from factcheck.extract.link.apart import apart
from factcheck.extract.link.levels import levels
from factcheck.extract.link.links import LEAST, Link, pairs, ranked
from factcheck.extract.link.slips import slip_levels, web
from factcheck.extract.link.told import Told, told
from factcheck.extract.quantities import figures
from factcheck.extract.speakers import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.model import Article, Quantity

ROUNDS: Final = 4
SEEN: Final = 40  # levels seen in fewer pairs have no weight
SEEN_WORD: Final = 8
ERRORS: Final = 0.03  # of one fact told twice, so much may be printed with two values
PRINTED_WRONG: Final = 0.018  # of figures that are tied, so many print gets wrong (facts.md, 4)
REVIEW: Final = 0.35  # of what is flagged, so many at least are expected to be wrong ...
CROWD: Final = 20  # pairs of one article beyond these count less each


class Pair(NamedTuple):
    """Two figures of an article, the levels of their words, and whether their values agree."""

    one: Told
    two: Told
    levels: tuple[str, ...]
    alike: bool | None


def all_told(paths: Iterable[Path]) -> Iterator[list[Told]]:
    """The figures of each article."""
    with cached_parses():
        for path in paths:
            for article in articles(path):
                yield told(_lines_of(article))


def _lines_of(article: Article) -> Sequence[Line]:
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


def read(paths: Sequence[Path], telling: Callable[[str], float]) -> list[tuple[list[Told], list[Pair]]]:
    """The pairs of each article, without their sentences."""
    return [_lean(some, telling) for some in all_told(paths)]


def _lean(some: list[Told], telling: Callable[[str], float]) -> tuple[list[Told], list[Pair]]:
    rows = [
        (a.order, b.order, tuple(map(sys.intern, levels(a, b, telling, rank))))
        for a, b, rank in ranked(pairs(some), telling)
    ]
    quantities = [one.mention.quantity for one in some]
    lean = [_without(one) for one in some]
    return lean, [Pair(lean[a], lean[b], at, agree(quantities[a], quantities[b])) for a, b, at in rows]


def _without(one: Told) -> Told:
    """A figure without its sentence, which would fill the memory."""
    return _changed(
        one, line=None, mention=SimpleNamespace(quantity=one.mention.quantity), near=frozenset(), said=frozenset()
    )


def _changed(one: Told, **fields: Any) -> Told:  # noqa: ANN401
    """A figure with other fields, of whatever type."""
    return replace(one, **fields)


def link_weights(data: Sequence[tuple[list[Told], list[Pair]]]) -> Rows:
    """The weights of the levels of a link."""
    flat = [pair for _, some in data for pair in some if pair.alike is not None]
    rows = Rows.of([pair.levels for pair in flat], SEEN)
    by_chance = np.array([chance_of(pair.one.mention.quantity) for pair in flat])
    same = np.array([bool(pair.alike) for pair in flat])
    target = np.where(same, 1 - by_chance, 0.0)
    for _ in range(ROUNDS):
        rows = fit(rows, target)
        p = probabilities(rows)
        agreed = p / (p + (1 - p) * by_chance)
        target = np.where(same, agreed, p * ERRORS / (p * ERRORS + (1 - p) * (1 - by_chance)))
    return rows


def linked(rows: Sequence[Pair], weights: Rows) -> list[Link]:
    """The links of an article, weighed."""
    told_links = [Link(pair.one, pair.two, pair.levels, weights.chance(pair.levels), pair.alike) for pair in rows]
    return [link for link in told_links if link.probability >= LEAST]


def slip_rows(
    data: Sequence[tuple[list[Told], list[Pair]]], weights: Rows
) -> Iterator[tuple[int, bool, float, tuple[str, ...]]]:
    """Each pair that differs as printed, and each that agrees with one figure altered: its article, which, its weight, its levels."""
    for number, (some, rows) in enumerate(data):
        links = linked(rows, weights)
        whole = web(some, links)
        for link in links:
            first, second = link.one.mention.quantity, link.two.mention.quantity
            if link.alike is False and apart(link) is None:
                yield number, False, 1.0, tuple(slip_levels(whole, link, first, second))
            elif link.alike and (told_ := misprint(link, number)) is not None:
                made, sure = told_
                if apart(_as(link, *made)) is None:
                    yield number, True, sure, tuple(slip_levels(whole, link, *made))


def misprint(link: Link, number: int) -> tuple[tuple[Quantity, Quantity], float] | None:
    """The figures of a pair that agrees with one of them altered, so that they differ, and how sure it is that they are of one fact."""
    first, second = link.one.mention.quantity, link.two.mention.quantity
    made = altered(first, second, drawn(number, link.one.order, link.two.order))
    if made is None or agree(*made) is not False:
        return None
    return made, link.probability / (link.probability + (1 - link.probability) * chance_of(first))


def _as(link: Link, first: Quantity, second: Quantity) -> Link:
    one, two = (
        _changed(told_, mention=SimpleNamespace(quantity=q)) for told_, q in ((link.one, first), (link.two, second))
    )
    return replace(link, one=one, two=two)


def _curve(scores: Any, made: Any, share: Any, articles_: int) -> Iterator[dict[str, float]]:  # noqa: ANN401
    """For each score: of 100 articles so many flags as printed, so many of the altered figures found, and P(wrong) of what is flagged."""
    most = 0.0
    for at in np.arange(0.0, 4.25, 0.25):
        flags = float(((scores >= at) & ~made).sum())
        found = float(share[(scores >= at) & made].sum())
        expected = PRINTED_WRONG * found
        most = max(most, expected / (expected + flags + 1))  # of few flags none is surer than of many
        yield {
            "score": float(at),
            "flags_per_100": round(100 * flags / articles_, 2),
            "altered_found": round(found / float(share[made].sum()), 3),
            "altered_per_100": round(100 * found / articles_, 1),
            "wrong": round(most, 3),
        }


def main(paths: Sequence[Path], write: Path) -> None:
    """Train on the folds and write the weights, with what a cross-check by halves says of them."""
    words, rare = telling_words(all_told(paths))
    data = read(paths, lambda root: words.get(root, rare))
    print(len(data), "articles,", sum(len(rows) for _, rows in data), "pairs", flush=True)
    half = len(data) // 2
    parts = data[:half], data[half:]
    halves = [link_weights(part) for part in parts]
    slips = [row for part, other in zip(parts, halves[::-1], strict=True) for row in slip_rows(part, other)]
    crowd = Counter((number, made) for number, made, _, _ in slips)
    share = np.array([sure / max(1.0, (crowd[number, made] / CROWD) ** 0.5) for number, made, sure, _ in slips])
    made = np.array([row[1] for row in slips])
    rows = fit(Rows.of([row[3] for row in slips], 15), made.astype(float), share)
    links = link_weights(data)
    curve = list(_curve(rows.scores(), made, share, len(data)))
    review = next((row["score"] for row in curve if row["wrong"] >= REVIEW), curve[-1]["score"])
    told_ = {
        "measured": datetime.now(UTC).date().isoformat(), "on": [path.name for path in paths], "articles": len(data),
        "pairs": sum(len(some) for _, some in data), "curve": curve, "review": review,
        "bias": round(links.bias, 3), "levels": links.named(), "slip_bias": round(rows.bias, 3), "slips": rows.named(), "rare": rare, "words": words,
        "apart": json.loads(write.read_text(encoding="utf-8"))["apart"],  # to be measured anew (measure_apart.py)
    }  # fmt: skip
    write.write_text(json.dumps(told_, indent=1, sort_keys=False) + "\n", encoding="utf-8")
    print(json.dumps(curve, indent=1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    options = parser.parse_args()
    main(options.folds, options.write)
