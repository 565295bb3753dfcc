"""Learn from text that nobody marked which moments are of one event, and which of two that differ are slips.

usage: python tools/train_moments.py FOLD.jsonl.gz … --write factcheck/lexicon/measured/moments.json [--show 60]

Every two moments of an article that tell one part of a date, in two sentences, are a row of levels that never look at their values. The teacher is whether
they agree: more often than by chance only where they are of one event; expectation and maximisation tell the two apart. For slips the pairs that
differ in print, nearly all of two events, are held against pairs that agree of which one was given another value. What each measure says of
an article was learnt from the other half of the articles; the bound is the score at which FLAGS of 100 articles as printed have a pair, for each part of a
date so that the most altered pairs are found. With
`--show` so many pairs as printed are shown, the highest scores first, one of each article, to be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from altered import drawn
from differ import articles
from logistic import Rows, fit, probabilities

from factcheck.ceilings import MOST_FIGURES
from factcheck.extract.events import events
from factcheck.extract.moments import moments
from factcheck.extract.quantities import figures
from factcheck.extract.same_events import KINDS, LEAST, MOST, asked, shared, story
from factcheck.extract.speakers import quoted_spans
from factcheck.extract.twice.levels import levels
from factcheck.extract.twice.mention import mentions
from factcheck.extract.twice.slips import Web, linked_to, slip_levels

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from factcheck.extract.moments import Timing
    from factcheck.extract.tokens import Token
    from factcheck.extract.twice.mention import Mention
    from factcheck.model import Article

FLAGS: Final = 0.05  # of 100 articles so many may have a pair that is put to review
LOWEST: Final = 3.1  # no bound is lower: of a part that few articles tell twice none is surer than of others (dev articles: 7 flags -> 1)
HIGHEST: Final = 4.1  # nor is one higher: of weekdays, whose bound alone would be (5.1), that lets one pair of 3,950 articles in (folds 20 to 27)
CLEAR: Final = 0.8  # from so likely a link on two that agree are cleared
BY_CHANCE: Final = {"weekday": 0.42, "month": 0.16, "year": 0.22, "day": 0.06, "quarter": 0.45, "half": 0.5, "season": 0.4}  # fmt: skip
ERRORS: Final = 0.03  # of one event told twice, so much may be printed with two values
ROUNDS: Final = 3
SEEN: Final = 25  # levels seen in fewer pairs have no weight
SEEN_SLIP: Final = 15
LINK_RIDGE: Final = 20.0
SLIP_RIDGE: Final = 7.0
TOLD: Final = 0.25  # what is altered is at least so likely of one event
CROWD: Final = 10  # pairs of one article beyond these count less each
FEWER: Final = 0.7
MOST_FLAGS: Final = 400  # of each part
ROOM: Final = 170  # characters shown before a moment and behind it
YEARS: Final = (1, -1, 1, -1, 2, -2, 10, -10)
DAYS: Final = (1, -1, 10, -10, 2, -2)
MONTHS: Final = (1, -1, 1, -1, 1, -1, 2, -2, 3, -3, 4, 6)
STEPS: Final = {"weekday": (1, -1, 1, -1, 1, -1, 2, 3, -2, -3), "month": MONTHS, "quarter": (1, 2, 3), "half": (1,), "season": (1, 2, 3)}  # fmt: skip
SIZES: Final = {"weekday": (0, 7), "month": (1, 12), "quarter": (1, 4), "half": (1, 2), "season": (0, 4)}


class Row(NamedTuple):
    """Two moments of an article by their number, the part of a date that both tell, whether they agree, and the levels of their words."""

    article: int
    one: int
    two: int
    part: str
    alike: bool
    levels: tuple[str, ...]


class Slip(NamedTuple):
    """A pair that differs, as printed or made: its row, how much it counts, its levels."""

    row: Row
    made: bool
    share: float
    levels: tuple[str, ...]


class Read(NamedTuple):
    """The moments of an article, the weekday on which it was published, if it says so, and each moment with the words about it."""

    told: list[Mention]
    today: int | None
    printed: list[str]


def read(paths: Sequence[Path]) -> tuple[list[Read], list[Row]]:
    """The moments of all articles, and their pairs."""
    all_read: list[Read] = []
    rows: list[Row] = []
    for path in paths:
        for article in articles(path):
            rows += _rows(article, len(all_read), all_read)
    return all_read, rows


def _rows(article: Article, number: int, all_read: list[Read]) -> Iterator[Row]:
    tokens, found = figures(article.text, MOST_FIGURES)
    placed = events(tokens, moments(tokens, found, article.blocks))
    quotes = quoted_spans(article.text, [(b.start, b.end) for b in article.blocks])
    told = mentions(tokens, placed, article.blocks, quotes)
    printed = [f"{article.path} s{m.moment.sentence} {_about(article.text, tokens, m.moment)}" for m in told]
    all_read.append(Read(told, article.dateline.weekday() if article.dateline else None, printed))
    of = story(tokens, placed, article.blocks)
    for at, two in enumerate(told):
        for one in told[max(0, at - MOST) : at]:
            part = shared(one, two)
            if part is not None:
                named = tuple(map(sys.intern, levels(one, two, part, of)))
                yield Row(number, one.at, two.at, part, one.parts[part] == two.parts[part], named)


def _about(text: str, tokens: Sequence[Token], moment: Timing) -> str:
    """The sentence of a moment, or as much of it as stands about it, with the moment marked."""
    first, last = tokens[moment.first].start, tokens[moment.last - 1].end
    opens, closes = tokens[moment.opening].start, tokens[moment.closing - 1].end
    return " ".join(
        f"{text[max(opens, first - ROOM) : first]}{{{text[first:last]}}}{text[last : min(closes, last + ROOM)]}".split()
    )


def link_weights(rows: Sequence[Row]) -> Rows:
    """The weights of the levels of a link."""
    found = Rows.of([row.levels for row in rows], SEEN)
    by_chance = np.array([BY_CHANCE[row.part] for row in rows])
    same = np.array([row.alike for row in rows])
    target = np.where(same, 1 - by_chance, 0.0)
    for _ in range(ROUNDS):
        found = fit(found, target, to=LINK_RIDGE)
        p = probabilities(found)
        agreed = p / (p + (1 - p) * by_chance)
        target = np.where(same, agreed, p * ERRORS / (p * ERRORS + (1 - p) * (1 - by_chance)))
    return found


def slips(all_read: Sequence[Read], rows: Sequence[Row], p: Sequence[float]) -> Iterator[Slip]:
    """Each pair that differs as printed, and each that agrees with either moment altered."""
    of: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        of.setdefault(row.article, []).append(at)
    for number, some in of.items():
        told, today, _ = all_read[number]
        links = linked_to((rows[at].one, rows[at].two, p[at]) for at in some)
        printed = Web(told, links, today)
        for at in some:
            row = rows[at]
            if not row.alike and p[at] >= LEAST and asked(printed, row.part, row.levels):
                found = slip_levels(printed, told[row.one], told[row.two], row.part, p[at])
                yield Slip(row, False, 1.0, (*row.levels, *found))  # noqa: FBT003
            elif row.alike and p[at] >= TOLD:
                yield from _made(row, p[at], (told, links, today))


def _made(row: Row, p: float, of: tuple[list[Mention], Any, int | None]) -> Iterator[Slip]:
    told, links, today = of
    sure = p / (p + (1 - p) * BY_CHANCE[row.part])
    for at in (row.one, row.two):
        value = altered(row.part, told[at].parts[row.part], drawn(row.article, row.one, row.two, at))
        web = None if value is None else Web(told, links, today, (at, row.part, value))
        if web is not None and asked(web, row.part, row.levels):
            found = slip_levels(web, told[row.one], told[row.two], row.part, p)
            yield Slip(row, True, sure / 2, (*row.levels, *found))  # noqa: FBT003


def altered(part: str, value: int, chance: random.Random) -> int | None:
    """Another value for a part of a date, as a slip of a writer's makes one: mostly the next, or with a digit exchanged or two swapped."""
    if part in SIZES:
        first, many = SIZES[part]
        return (value - first + chance.choice(STEPS[part])) % many + first
    digits = f"{value:02}"
    made = [value + step for step in (YEARS if part == "year" else DAYS)]
    swapped = [digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(1 if part == "year" else 0, len(digits) - 1)]  # fmt: skip
    least, most = (1500, 2100) if part == "year" else (1, 28)
    made = [other for other in (*made, *map(int, swapped)) if least <= other <= most and other != value]
    return chance.choice(made) if made else None


def shares(found: Sequence[Slip]) -> Any:  # noqa: ANN401
    """How much each pair counts: less where an article has many."""
    crowd = Counter((slip.row.article, slip.made) for slip in found)
    return np.array([s.share / max(1.0, (crowd[s.row.article, s.made] / CROWD) ** FEWER) for s in found])


def slip_weights(found: Sequence[Slip]) -> Rows:
    """The weights of the levels of a slip; as printed and as made count alike."""
    made, share = np.array([slip.made for slip in found]), shares(found)
    share = np.where(made, share * share[~made].sum() / share[made].sum(), share)
    return fit(Rows.of([slip.levels for slip in found], SEEN_SLIP), made.astype(float), share, SLIP_RIDGE)


def _scores(weights: Rows, found: Sequence[Slip]) -> list[float]:
    named = weights.named()
    return [weights.bias + sum(named.get(level, 0.0) for level in slip.levels) for slip in found]


def _curve(found: Sequence[Slip], scores: Sequence[float], many: int) -> Iterator[dict[str, Any]]:
    """For so many flags in 100 articles as printed: the bound of each part, its flags, and how many of its altered pairs are found."""
    parts = sorted({slip.row.part for slip in found})
    told = {part: _found(found, scores, part) for part in parts}
    for flags in (FLAGS, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2):
        chosen = _chosen({part: some[1] for part, some in told.items()}, round(flags * many / 100))
        hits = {part: told[part][1][at] for part, at in chosen.items()}
        every = {part: some[2] for part, some in told.items()}
        yield {
            "flags_per_100": flags,
            "score": {part: round(told[part][0][at], 2) for part, at in chosen.items()},
            "flags": chosen,
            "altered_found": {part: round(hits[part] / (every[part] or 1), 3) for part in parts},
            "found": round(sum(hits.values()) / sum(every.values()), 3),
            "found_per_100": round(100 * sum(hits.values()) / many, 1),
        }


def _found(found: Sequence[Slip], scores: Sequence[float], part: str) -> tuple[list[float], list[float], float]:
    """The highest score of each article as printed, falling; how many altered pairs score higher than each; and how many there are."""
    first: dict[int, float] = {}
    for slip, score in zip(found, scores, strict=True):
        if not slip.made and slip.row.part == part:
            first[slip.row.article] = max(score, first.get(slip.row.article, -99.0))
    bounds = sorted(first.values(), reverse=True)[:MOST_FLAGS]
    made = sorted((score, count) for slip, score, count in zip(found, scores, shares(found), strict=True) if slip.made and slip.row.part == part)  # fmt: skip
    told = np.array([count for _, count in made])
    above = [float(told[bisect_right(made, (bound, 9.0)) :].sum()) for bound in bounds]
    return bounds, above, float(told.sum())


def _chosen(above: dict[str, list[float]], allowed: int) -> dict[str, int]:
    """How many flags each part may have, that together the most altered pairs are found."""
    price = 1e4
    chosen = dict.fromkeys(above, 0)
    while price > 1e-3:  # noqa: PLR2004
        best = {part: max(range(len(some)), key=lambda at, some=some: some[at] - price * at) for part, some in above.items()}  # type: ignore[misc]  # fmt: skip
        if sum(best.values()) > allowed:
            break
        chosen, price = best, price * 0.97
    return chosen


def _shown(found: Sequence[Slip], over: Sequence[float], all_read: Sequence[Read], many: int) -> None:
    """Print the pairs as printed that score highest over their bounds, one of each article."""
    seen: set[int] = set()
    for score, slip in sorted(zip(over, found, strict=True), key=lambda row: -row[0]):
        row = slip.row
        if not slip.made and row.article not in seen and len(seen) < many:
            seen.add(row.article)
            printed = all_read[row.article].printed
            print(f"#{len(seen)} {score:.2f} {row.part}\n   {printed[row.one]}\n   {printed[row.two]}")


def main(paths: Sequence[Path], write: Path, show: int) -> None:
    """Train on the folds and write the weights, with what a cross-check by halves says of them."""
    all_read, rows = read(paths)
    print(len(all_read), "articles,", len(rows), "pairs", flush=True)
    halves = [[row for row in rows if row.article % 2 == half] for half in (0, 1)]
    links = [link_weights(half) for half in halves]
    found = [list(slips(all_read, half, [other.chance(row.levels) for row in half])) for half, other in zip(halves, links[::-1], strict=True)]  # fmt: skip
    print(*map(len, found), "pairs that differ", flush=True)
    by_half = [slip_weights(half) for half in found]
    scores = [score for half, other in zip(found, by_half[::-1], strict=True) for score in _scores(other, half)]
    every = [slip for half in found for slip in half]
    curve = list(_curve(every, scores, len(all_read)))
    review = {
        part: min(HIGHEST, max(LOWEST, at))
        for row in curve
        if row["flags_per_100"] == FLAGS
        for part, at in row["score"].items()
    }
    over = [score - review[slip.row.part] for score, slip in zip(scores, every, strict=True)]
    _shown(every, over, all_read, show)
    whole, final = link_weights(rows), slip_weights(every)
    told = {
        "measured": datetime.now(UTC).date().isoformat(), "on": [path.name for path in paths], "articles": len(all_read), "pairs": len(rows),
        "curve": curve, "clear": CLEAR, "review": review, "kinds": list(KINDS),
        "bias": round(whole.bias, 3), "levels": whole.named(), "slip_bias": round(final.bias, 3), "slips": final.named(),
    }  # fmt: skip
    write.write_text(json.dumps(told, indent=1, sort_keys=False) + "\n", encoding="utf-8")
    print(json.dumps(curve, indent=1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    main(options.folds, options.write, options.show)
