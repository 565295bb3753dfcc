"""Find the longest phrase of a lexicon table that ends or begins at a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.extract.tokens import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.tokens import Token

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of up to a few words, each with what it means."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take the phrases as printed, in any case; of two alike the first counts."""
        self._meanings: dict[tuple[str, ...], T] = {}
        for text, meaning in entries:
            self._meanings.setdefault(phrase(text), meaning)
        self._longest = max((len(key) for key in self._meanings), default=0)
        self._last = {key[-1] for key in self._meanings if key}
        self._first: dict[str, list[int]] = {}  # how long the phrases are that begin with a word
        for key in sorted(filter(None, self._meanings), key=len, reverse=True):
            if len(key) not in self._first.setdefault(key[0], []):
                self._first[key[0]].append(len(key))

    def each(self, tokens: Sequence[Token]) -> Iterator[tuple[T, int, int]]:
        """The longest phrase at each token where one begins: its meaning, its first token and the index after its last."""
        for start, token in enumerate(tokens):
            if token.lower in self._first:
                found = self.beginning(tokens, start)
                if found is not None:
                    yield found[0], start, found[1]

    def ending(self, tokens: Sequence[Token], end: int) -> tuple[T, int] | None:
        """The longest phrase whose last token is `tokens[end - 1]`: its meaning and the index where it begins."""
        if end <= 0 or tokens[end - 1].lower not in self._last:
            return None
        for length in range(min(self._longest, end), 0, -1):
            meaning = self._meanings.get(tuple(t.lower for t in tokens[end - length : end]))
            if meaning is not None:
                return meaning, end - length
        return None

    def beginning(self, tokens: Sequence[Token], start: int) -> tuple[T, int] | None:
        """The longest phrase whose first token is `tokens[start]`: its meaning and the index after it."""
        for length in self._first.get(tokens[start].lower, ()) if start < len(tokens) else ():
            meaning = self._meanings.get(tuple(t.lower for t in tokens[start : start + length]))
            if meaning is not None and start + length <= len(tokens):
                return meaning, start + length
        return None
