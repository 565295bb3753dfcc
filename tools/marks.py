"""What readers marked in articles of the pool: which figure follows from which, by their places alone (tools/read/relations.tsv).

A line is the article, what follows in it, the place of the figure that follows, those of what it follows from, how far these stand, `s` for sure, `r` for right as
printed, `f` for fair to ask of a program, a replacement that contradicts the rest, and a checksum of the figure; or the article and `none`. The text is
the article's title, an empty line and its text, and stays where it is. Thirteen readers marked 1,480 articles in November 2026; a third of them is kept shut.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS: Final = Path(__file__).parent / "read" / "relations.tsv"
PARTS: Final = 3
SHUT: Final = 0  # the part of the articles that nothing learns from


class Mark(NamedTuple):
    """What follows in an article, and from what."""

    kind: str
    place: tuple[int, int]
    inputs: tuple[tuple[int, int], ...]
    right: bool
    check: str

    def stands(self, text: str) -> bool:
        """Whether the text is the one that was marked."""
        return f"{crc32(text[slice(*self.place)].encode()):08x}" == self.check


@cache
def marks() -> Mapping[str, tuple[Mark, ...]]:
    """The marks of each article that was read and may be learnt from."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        article, kind, *rest = line.split("\t")
        if hashlib.sha256(article.encode()).digest()[1] % PARTS == SHUT:
            continue
        mine = found[article]
        if rest:
            place, inputs, _, flags, _, check = rest
            mine.append(Mark(kind, _span(place), tuple(map(_span, inputs.split())), "r" in flags, check))
    return {article: tuple(mine) for article, mine in found.items()}


def _span(told: str) -> tuple[int, int]:
    start, end = told.split("-")
    return int(start), int(end)
