"""How often each form of extract/directions.py is seen on real text, and how often its word agrees with its levels: the numbers of lexicon/measured/directions.toml.

usage: python tools/measure_directions.py FOLD… > factcheck/lexicon/measured/directions.toml

FOLDs are articles as JSON lines (differ.py); only teaching folds, and never those that figures at first sight come from.
The word agrees with its levels in all but an error; articles whose print was read and is wrong are named in REAL and left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cached import cached_parses
from differ import articles

from factcheck.extract.claims import read_claims
from factcheck.extract.directions import kind_of
from factcheck.rules.rule import factor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims

REAL: Final = frozenset(("reut-10637", "reut-2423"))
FAMILY: Final = "direction/"
LEAST: Final = 2  # a form seen once tells nothing


def seen(claims: Claims) -> Iterator[tuple[str, bool]]:
    """Each form found, and whether its figures go the way of its word; figures printed alike go neither way."""
    for found in claims.directions:
        step = found.after.scalar * factor(found.after, found.before) - found.before.scalar
        if step:
            yield found.tie.via.removeprefix(FAMILY), (step > 0) == (found.way == "up")
    for head in claims.headed:
        yield head.tie.via.removeprefix(FAMILY), head.way == head.below


def main(paths: list[Path]) -> None:
    """Count, and write the table."""
    count: Counter[str] = Counter()
    held: Counter[str] = Counter()
    with cached_parses():
        for article, claims in read_claims(article for path in paths for article in articles(path)):
            for via, agrees in seen(claims) if article.path not in REAL else ():
                for form in {via, kind_of(via)} if via.split("/")[0] not in ("headline", "own", "next") else {via}:
                    count[form] += 1
                    held[form] += agrees
    print(
        "# How often each form of extract/directions.py was seen on the teaching folds, and how often its word agreed with its levels (tools/measure_directions.py)."
    )
    print("[forms]")
    for form, times in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        if times >= LEAST:
            print(f'"{form}" = [{times}, {held[form]}]')


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
