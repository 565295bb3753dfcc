"""A document as its sentences: what each is about, as stems, and the figures that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table, words
from factcheck.record import dataclass
from factcheck.sources.marks import Mark, read_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.tokens import Token
    from factcheck.model import Article

STOP: Final = re.compile(r"[.!?][\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]?[A-Z0-9£$€])|\n\s*\n|\n")
SHORT: Final = 3  # letters of an abbreviation before its stop, and of the shortest stem
BESIDE: Final = 6  # tokens on either side of a figure that tell what it is of
AFTER: Final = 4  # tokens behind it, where its noun stands
ABBREVIATED: Final = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|St|No|vs|Inc|Co|Ltd|Jr|Sr|[ap]\.m|U\.S|U\.K|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document: `text[start:end]`, the tokens `first:last`, its stems, and its figures."""

    number: int
    start: int
    end: int
    first: int
    last: int
    stems: frozenset[str]
    marks: tuple[Mark, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: where it comes from, its tokens, its stems by token, its sentences in order."""

    article: Article
    tokens: Sequence[Token]
    stems: Sequence[str]
    passages: tuple[Passage, ...]

    def beside(self, mark: Mark, passage: Passage, reach: int = BESIDE) -> frozenset[str]:
        """The stems around a figure within its sentence."""
        first, last = max(passage.first, mark.first - reach), min(passage.last, mark.last + reach)
        return frozenset(s for s in (*self.stems[first : mark.first], *self.stems[mark.last : last]) if s)

    def after(self, mark: Mark, passage: Passage) -> tuple[str, ...]:
        """The stems right behind a figure, where what it counts is named."""
        return tuple(s for s in self.stems[mark.last : min(passage.last, mark.last + AFTER)] if s)


def read_document(article: Article) -> Document:
    """Cut an article into its sentences with their figures."""
    tokens, marks = read_marks(article.text)
    stems = [_stem_of(token) for token in tokens]
    starts, marked = [t.start for t in tokens], [m.start for m in marks]
    found: list[Passage] = []
    for start, end in _sentences(article):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        mine = marks[bisect_left(marked, start) : bisect_left(marked, end)]
        about = frozenset(s for s in stems[first:last] if s)
        named = frozenset(stems[at] for at in range(first + 1, last) if stems[at] and tokens[at].text[0].isupper())
        found.append(Passage(len(found), start, end, first, last, about, tuple(mine), named))
    return Document(article, tokens, stems, tuple(found))


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    for block in article.blocks:
        begin = block.start
        for stop in STOP.finditer(article.text, block.start, block.end):
            if stop[0][0] == "." and ABBREVIATED.search(article.text, max(begin, stop.start() - 8), stop.start()):
                continue
            if article.text[begin : stop.end()].strip():
                yield begin, stop.end()
            begin = stop.end()
        if article.text[begin : block.end].strip():
            yield begin, block.end


def around(article: Article, at: int) -> tuple[str, ...]:
    """The paragraph at a place of a document, with the one before and the one behind it."""
    number = max(0, bisect_right([block.start for block in article.blocks], at) - 1)
    near = article.blocks[max(0, number - 1) : number + 2]
    return tuple(" ".join(article.text[block.start : block.end].split()) for block in near)


def place_of(article: Article, at: int) -> tuple[int | None, int]:
    """The page and the paragraph of a place in a document."""
    starts = [block.start for block in article.blocks]
    block = article.blocks[max(0, bisect_right(starts, at) - 1)]
    return block.page, block.paragraph


def _stem_of(token: Token) -> str:
    return stem(token.lower) if token.kind == "word" else ""


@cache
def stem(word: str) -> str:
    """A word cut so that its forms are one; "" for one that tells nothing."""
    word = word.removesuffix("’s").removesuffix("'s")
    if word in words("sources", "words", "empty") or len(word) < SHORT:
        return ""
    for ending in table("sources")["words"]["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") if len(word) > SHORT else word
