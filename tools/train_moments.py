"""Learn from text that nobody marked which moments are of one event (factcheck/extract/twice); of those that differ train_dates.py tells the slips.

usage: python tools/train_moments.py FOLD.jsonl.gz … --write factcheck/lexicon/measured/moments.json

Every two moments of an article that tell one part of a date, in two sentences, are a row of levels that never look at their values. The teacher is whether
they agree: more often than by chance only where they are of one event; expectation and maximisation tell the two apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from differ import articles
from logistic import Rows, fit, probabilities

from factcheck.ceilings import MOST_FIGURES
from factcheck.extract.events import events
from factcheck.extract.moments import moments
from factcheck.extract.quantities import figures
from factcheck.extract.same_events import KINDS, MOST, shared, story
from factcheck.extract.speakers import quoted_spans
from factcheck.extract.twice.levels import levels
from factcheck.extract.twice.mention import mentions

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from factcheck.extract.events import Event
    from factcheck.extract.tokens import Token
    from factcheck.extract.twice.mention import Mention
    from factcheck.model import Article

CLEAR: Final = 0.8  # from so likely a link on two that agree are cleared
BY_CHANCE: Final = {"weekday": 0.42, "month": 0.16, "year": 0.22, "day": 0.06, "quarter": 0.45, "half": 0.5, "season": 0.4}  # fmt: skip
ERRORS: Final = 0.03  # of one event told twice, so much may be printed with two values
ROUNDS: Final = 3
SEEN: Final = 25  # levels seen in fewer pairs have no weight
LINK_RIDGE: Final = 20.0
YEARS: Final = (1, -1, 1, -1, 2, -2, 10, -10)
DAYS: Final = (1, -1, 10, -10, 2, -2)
MONTHS: Final = (1, -1, 1, -1, 1, -1, 2, -2, 3, -3, 4, 6)
STEPS: Final = {"weekday": (1, -1, 1, -1, 1, -1, 2, 3, -2, -3), "month": MONTHS, "quarter": (1, 2, 3), "half": (1,), "season": (1, 2, 3)}  # fmt: skip
SIZES: Final = {"weekday": (0, 7), "month": (1, 12), "quarter": (1, 4), "half": (1, 2), "season": (0, 4)}


class Row(NamedTuple):
    """Two moments of an article: the part of a date that both tell, whether they agree, and the levels of their words."""

    article: int
    part: str
    alike: bool
    levels: tuple[str, ...]


def moments_of(article: Article) -> tuple[list[Token], list[Event], list[Mention]]:
    """The tokens of an article, its moments as events, and these as mentions."""
    tokens, found = figures(article.text, MOST_FIGURES)
    placed = events(tokens, moments(tokens, found, article.blocks))
    quotes = quoted_spans(article.text, [(b.start, b.end) for b in article.blocks])
    return tokens, placed, mentions(tokens, placed, article.blocks, quotes)


def _rows(article: Article, number: int) -> Iterator[Row]:
    tokens, placed, told = moments_of(article)
    of = story(tokens, placed, article.blocks)
    for at, two in enumerate(told):
        for one in told[max(0, at - MOST) : at]:
            part = shared(one, two)
            if part is not None:
                yield Row(
                    number, part, one.parts[part] == two.parts[part], tuple(map(sys.intern, levels(one, two, part, of)))
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


def main(paths: Sequence[Path], write: Path) -> None:
    """Learn from the folds and write the weights."""
    told_ = [article for path in paths for article in articles(path)]
    rows = [row for number, article in enumerate(told_) for row in _rows(article, number)]
    print(len(told_), "articles,", len(rows), "pairs", flush=True)
    whole = link_weights(rows)
    told = {
        "measured": datetime.now(UTC).date().isoformat(), "on": [path.name for path in paths], "articles": len(told_), "pairs": len(rows),
        "clear": CLEAR, "kinds": list(KINDS), "bias": round(whole.bias, 3), "levels": whole.named(),
    }  # fmt: skip
    write.write_text(json.dumps(told, indent=1, sort_keys=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    options = parser.parse_args()
    main(options.folds, options.write)
