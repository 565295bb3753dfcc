"""A text that is plainly not English: it is read as English all the same, and that is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import words
from factcheck.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article

WORD: Final = re.compile(r"[^\W\d_]{1,40}")
ENOUGH: Final = 40  # words below which nothing can be said
SEEN: Final = 2000  # words that are looked at
FEW: Final = (
    0.08  # common words of English to all words; running English has some 0.35, a bare list of names and figures 0.1
)
SENTENCE: Final = "this text does not look like English; figures are read by the words of English, so that much may be missed or misread."


def notices(article: Article) -> Iterator[Notice]:
    """Say so where hardly a word is one that English texts are full of."""
    found: list[str] = []
    for block in article.blocks:
        if block.kind in {"body", "standfirst"} and len(found) < SEEN:
            found += WORD.findall(article.text[block.start : block.end].lower())
    common = words("english", "words", "common")
    if len(found) >= ENOUGH and sum(word in common for word in found) < FEW * len(found):
        yield Notice(1, SENTENCE)
