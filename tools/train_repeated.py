"""Grow the trees that tell a slip from two facts where two figures that may be of one fact differ (factcheck/extract/link/slips.py).

usage: python tools/train_repeated.py POOL [--folds 0-27]

Of each pair of figures that agrees in text that nobody marked one is altered as print alters it (altered.py); so are the figures that readers marked as told
twice (marks.py). These are told from the pairs that differ as printed, of which hardly any is an error, and from the project's own look-alikes. What is
counted of each half of the articles was learnt from the other; the bound is the score at which FLAGS of 100 articles as printed have a pair.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from altered import altered, chance_of, drawn
from boosted import fields_of
from boosted import written as written_trees
from cached import cached_parses
from differ import articles
from halves import Row, by_halves, crowded, highest, rows_in, taught
from marks import Mark, marks
from passages import written
from pool import asked
from train_links import lines_of

from factcheck.extract.link.agree import agree
from factcheck.extract.link.links import Link, links_of
from factcheck.extract.link.slips import Web, slip_levels, web
from factcheck.extract.link.told import told
from factcheck.extract.link.weights import measured
from factcheck.readers import from_text
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Article, Quantity

MEASURED: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured"
FLAGS: Final = 0.8  # of 100 articles as printed so many may have a pair that is put to review
READ: Final = 12.0  # a pair that a reader marked, beside one that only agrees
OWN: Final = 40.0  # a pair of the project's own passages, which are to be left alone or found whatever else is learnt
WHOLE: Final = 10.0  # ... and one of a whole article of ours, in which all is right
PRINTED_WRONG: Final = 0.018  # of figures that are tied, so many print gets wrong (facts.md, 4)
LEAST: Final = 0.35  # P(wrong) from which the judge puts to review ...
MOST: Final = 0.85  # ... and accuses nobody
CROWD: Final = 20  # pairs of one article beyond these count less each
CURVE: Final = (0.3, 0.5, 0.8, 1.2, 2.0, 3.0)
TOLD_TWICE: Final = frozenset(("repeated_figure", "magnitude", "conflicting_bound"))
PASSAGES: Final = frozenset(("again", "headline"))
LOOKALIKES: Final = frozenset(("none", "silent"))


def _linked(article: Article) -> tuple[list[Link], Web]:
    """The links of an article, and all of them put together."""
    some = told(lines_of(article))
    links = links_of(some, measured())
    return links, web(some, links)


def rows_of(article: Article) -> Iterator[Row]:
    """Each pair of an article that differs, and each that agrees with one figure altered."""
    links, whole = _linked(article)
    for link in links:
        first, second = link.one.mention.quantity, link.two.mention.quantity
        if link.alike is False:
            yield Row(article.path, False, 1.0, tuple(map(sys.intern, slip_levels(whole, link, first, second))))  # noqa: FBT003
        elif link.alike and (made := _misprint(link, article.path)) is not None:
            levels = tuple(map(sys.intern, slip_levels(whole, link, *made)))
            sure = link.probability / (link.probability + (1 - link.probability) * chance_of(first))
            yield Row(article.path, True, sure, levels)  # noqa: FBT003


def _misprint(link: Link, article: str) -> tuple[Quantity, Quantity] | None:
    """The figures of a pair that agrees with one of them altered, so that they differ."""
    made = altered(link.one.mention.quantity, link.two.mention.quantity, drawn(article, link.one.order, link.two.order))
    return None if made is None or agree(*made) is not False else made


def marked(article: Article, told_twice: Sequence[Mark]) -> Iterator[Row]:
    """Each figure that a reader marked as told twice, replaced as he would have it, beside those that it follows from."""
    for mark in told_twice:
        if not (mark.kind in TOLD_TWICE and "f" in mark.flags and mark.stands(article.text)):
            continue
        first, last = mark.place
        text = article.text[:first] + mark.wrong + article.text[last:]
        by = len(mark.wrong) - (last - first)
        inputs = [(a + by, b + by) if a >= last else (a, b) for a, b in mark.inputs]
        yield from _touching(from_text(text, article.path), [(first, last + by)], inputs, READ)


def _touching(
    article: Article, places: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], share: float
) -> Iterator[Row]:
    """The pairs that differ and have a figure at one of the places, and one at one of the others (anywhere, if there are none)."""
    links, whole = _linked(article)
    for link in links:
        both = link.one.mention.quantity, link.two.mention.quantity
        stated = [any(q.start < b and a < q.end for a, b in places) for q in both]
        other = [not others or any(q.start < b and a < q.end for a, b in others) for q in both]
        if link.alike is False and ((stated[0] and other[1]) or (stated[1] and other[0])):
            yield Row(article.path, True, share, tuple(slip_levels(whole, link, *both)))  # noqa: FBT003


def own_rows() -> Iterator[Row]:
    """The pairs of the project's own passages: those with a figure that is wrong where it is told again, and those of look-alikes."""
    with cached_parses():
        for number, one in enumerate(written()):
            if one.follows in PASSAGES and one.place != (0, 0):
                start, end = one.place
                place = start, end + len(one.wrong) - len(one.right)
                yield from _touching(from_text(one.wrong, f"own-{number}"), [place], (), OWN)
            elif one.follows in LOOKALIKES:
                yield from _printed(one.right, number)
            elif one.place == (0, 0):
                yield from (row._replace(share=WHOLE) for row in _printed(one.right, number))
        for rule in RULES:
            if rule.name == "repeated-figure":
                for number, text in enumerate(rule.inconsistent):
                    yield from (row._replace(made=True) for row in _printed(text, number))


def _printed(text: str, number: int) -> Iterator[Row]:
    for row in rows_of(from_text(text, f"own-{number}")):
        if not row.made:
            yield row._replace(share=OWN)


def _of_fold(path: Path) -> tuple[int, list[Row]]:
    told_ = list(articles(path))
    with cached_parses():
        rows = [row for one in told_ for row in (*rows_of(one), *marked(one, marks().get(one.path, ())))]
    return len(told_), rows


def shares(rows: Sequence[Row]) -> Any:  # noqa: ANN401
    """How much each row counts: less where an article has many."""
    return crowded(rows, CROWD, 1 / 2)


def _curve(rows: Sequence[Row], scores: Any, many: int) -> Iterator[dict[str, float]]:  # noqa: ANN401
    """For so many of 100 articles with a pair as printed: the score, how many of the altered pairs are found, and P(wrong) of what is flagged."""
    flagged = highest(rows, scores)
    share, made = shares(rows), np.array([row.made for row in rows])
    for flags in CURVE[::-1]:
        at = flagged[round(flags * many / 100)]
        found = float(share[made & (scores > at)].sum())
        expected = PRINTED_WRONG * found
        wrong = min(MOST, max(LEAST, expected / (expected + flags * many / 100)))
        yield {"flags_per_100": flags, "score": round(at, 3), "altered_found": round(found / float(share[made].sum()), 3), "wrong": round(wrong, 3)}  # fmt: skip


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Grow the trees, and write them with what a cross-check by halves says of them."""
    many, rows = rows_in([*folds, *more], _of_fold)
    own = list(own_rows())
    print(many, "articles,", len(rows), "pairs,", len(own), "of our own", flush=True)
    fields = fields_of(row.levels for row in rows)
    curve = list(_curve(rows, by_halves(rows, fields, shares, own), many))
    bound = next(row["score"] for row in curve if row["flags_per_100"] == FLAGS)
    model = taught([*rows, *own], fields, shares)
    told_ = {
        "measured": datetime.now(UTC).date().isoformat(), "on": [path.name for path in (*folds, *more)], "articles": many, "pairs": len(rows),
        "curve": curve, "bound": bound,
        "trees": written_trees(model, fields, MEASURED / "repeated.npz"),
    }  # fmt: skip
    (MEASURED / "repeated.json").write_text(json.dumps(told_, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(curve, indent=1))


if __name__ == "__main__":
    asked(__doc__, main)
