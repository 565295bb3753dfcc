"""A sentence as a row of words and figures: what every finder of ties reads."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import field
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.extract.kinds import COUNTS, NO_AMOUNTS
from factcheck.extract.tokens import is_hyphen
from factcheck.record import dataclass

FINITE: Final = ("VBD", "VBZ", "VBP", "MD")  # tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.grammar import Context
    from factcheck.extract.parse import Sentence
    from factcheck.extract.tokens import Token
    from factcheck.model import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in its sentence: the tokens `first:last` of the article, what it is and its context."""

    quantity: Quantity
    figure: Figure
    context: Context

    @property
    def first(self) -> int:
        """The index of its first token, the hedge included."""
        return self.figure.first

    @property
    def last(self) -> int:
        """The index after its last token."""
        return self.figure.last

    @property
    def kind(self) -> str:
        """The figure's kind."""
        return self.quantity.kind


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens `first:last` of one sentence, its mentions in order, and the tag of each token.

    `joints` keeps what was found between two of its tokens, lest a long list be read again from each of its members.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    mentions: tuple[Mention, ...]
    sentence: Sentence
    number: int
    paragraph: int
    block: str
    tags: dict[int, str] = field(default_factory=dict)
    inside: frozenset[int] = frozenset()
    joints: dict[tuple[int, int], str | None] = field(default_factory=dict, compare=False, repr=False)

    def follows(self, other: Line) -> bool:
        """True where no sentence without a figure stands between this one and the other, only the marks of a quotation."""
        return 0 <= self.first - other.last <= 2

    def tag(self, at: int) -> str:
        """The Penn tag of a token, "" where the parser cut it otherwise."""
        return self.tags.get(at, "")

    def lower(self, at: int) -> str:
        """The token in lower case; "" outside the sentence."""
        return self.tokens[at].lower if self.first <= at < self.last else ""

    def words(self, first: int, last: int) -> list[str]:
        """The tokens of a stretch in lower case."""
        return [t.lower for t in self.tokens[max(first, self.first) : min(last, self.last)]]

    def gap(self, one: Mention, two: Mention) -> list[str]:
        """The tokens between two mentions."""
        return self.words(one.last, two.first)

    def figures(self, first: int, last: int) -> list[Mention]:
        """The mentions whose tokens all lie in a stretch, dates and ordinals left out."""
        return [m for m in self.mentions if m.first >= first and m.last <= last and m.kind not in NO_AMOUNTS]

    def compound(self, mention: Mention) -> bool:
        """ "Five-star ratings": what is told of a thing, and no level."""
        behind = mention.last + 1 < self.last and is_hyphen(self.tokens, mention.last)
        return behind and mention.kind in COUNTS and not self.tokens[mention.last + 1].gap

    def elapsed(self, mention: Mention) -> bool:
        """ "Over the last 30 years": a time that went by, and no level."""
        the, relative = self.lower(mention.first - 2), self.lower(mention.first - 1)
        return mention.kind == "duration" and the == "the" and relative in lexicon.words("periods", "relative")

    def verb(self, first: int, last: int) -> bool:
        """True where a finite verb stands in a stretch."""
        return any(self.tag(i) in FINITE for i in range(first, last))

    def covered(self, at: int) -> bool:
        """True where the token is part of a figure."""
        return at in self.inside


def tags_of(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> dict[int, str]:
    """The Penn tags of a sentence's words for the article's tokens, matched by where they begin."""
    starts = [w.start for w in sentence.words]
    found: dict[int, str] = {}
    for index in range(first, last):
        at = bisect_left(starts, tokens[index].start)
        if at < len(starts) and starts[at] == tokens[index].start:
            found[index] = sentence.words[at].tag
    return found
