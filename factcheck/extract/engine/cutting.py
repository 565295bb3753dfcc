"""A text cut into words as spaCy's tokenizer cuts it: chunks between spaces, affixes off, special cases whole."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.engine import Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_CHUNK: Final = re.compile(r"\S+ ?|\s+")
# Most articles are made of these alone, and patterns without all other characters are compiled in a tenth of the time.
_COMMON: Final = re.compile("[\0-\xff‐-‿₠-₿]*")
KEPT: Final = 20_000  # chunks whose words are remembered


@cache
def _pattern(path: Path, name: str) -> re.Pattern[str]:
    """One of the model's patterns, compiled when it is first asked for."""
    return re.compile(json.loads(path.read_text(encoding="utf-8"))[name])


class Cutter:
    """The tokenizer: `rules` are special cases, `affixed` those that can be met in several pieces, with these pieces."""

    def __init__(self, rules: Mapping[str, Sequence[str]], affixed: Mapping[str, Sequence[str]], folder: Path) -> None:
        self._patterns, self._common = folder / "patterns.json", folder / "common_patterns.json"
        self._rules = rules
        self._kept: dict[str, list[Token]] = {}
        self._affixed: dict[str, list[tuple[str, ...]]] = {}
        for pieces in affixed.values():
            self._affixed.setdefault(pieces[0], []).append(tuple(pieces))

    def tokens(self, text: str) -> list[Token]:
        """All of a text as words: a space behind a word is told with it, any other space is a word."""
        found: list[Token] = []
        for chunk in _CHUNK.findall(text):
            found += self._kept.get(chunk) or self._words(chunk)
        return self._with_special_cases(found)

    def _words(self, chunk: str) -> list[Token]:
        """The words of a chunk, with a space behind it or of spaces alone, which is remembered."""
        if len(self._kept) >= KEPT:
            self._kept.clear()
        *words, last = self._cut(bare := chunk if chunk.isspace() else chunk.removesuffix(" "))
        self._kept[chunk] = [*(Token(word, spaced=False) for word in words), Token(last, bare != chunk)]
        return self._kept[chunk]

    def _cut(self, chunk: str) -> list[str]:
        path = self._common if _COMMON.fullmatch(chunk) else self._patterns
        before, behind, size = list[str](), list[str](), 0
        while len(chunk) != size and chunk not in self._rules:
            size = len(chunk)
            chunk = self._without_affixes(path, chunk, before, behind)
        return [*before, *self._inner(path, chunk), *reversed(behind)]

    def _without_affixes(self, path: Path, chunk: str, before: list[str], behind: list[str]) -> str:
        """The chunk without one prefix and one suffix, which are added to the lists."""
        found = _pattern(path, "prefix_search").search(chunk)
        first = len(found.group()) if found else 0
        if first and chunk[first:] in self._rules:
            before.append(chunk[:first])
            return chunk[first:]
        found = _pattern(path, "suffix_search").search(chunk[first:])
        last = len(chunk) - (len(found.group()) if found else 0)
        if chunk[:last] in self._rules:
            first = 0
        before += [chunk[:first]] if first else []
        behind += [chunk[last:]] if last < len(chunk) else []
        return chunk[first:last]

    def _inner(self, path: Path, chunk: str) -> Sequence[str]:
        """What is left within the affixes: a special case, an address, or cut at hyphens and the like."""
        if chunk in self._rules:
            return self._rules[chunk]
        if "." in chunk and _pattern(path, "url_match").match(chunk):
            return [chunk]
        words, start = [], 0
        for found in _pattern(path, "infix_finditer").finditer(chunk):
            begin, end = found.span()
            if begin:
                words += [chunk[start:begin], chunk[begin:end]]
                start = end
        return [word for word in (*words, chunk[start:]) if word]

    def _with_special_cases(self, tokens: list[Token]) -> list[Token]:
        """The words with special cases that were met in pieces put together again; of those that overlap, the longest."""
        spans = [
            (at, at + len(pieces))
            for at, token in enumerate(tokens)
            if token.text in self._affixed
            for pieces in self._affixed[token.text]
            if tuple(t.text for t in tokens[at : at + len(pieces)]) == pieces
        ]
        taken: set[int] = set()
        chosen = []
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if start not in taken and end - 1 not in taken:
                chosen.append((start, end))
            taken.update(range(start, end))
        for start, end in sorted(chosen, reverse=True):
            whole = "".join(t.text + " " * t.spaced for t in tokens[start : end - 1]) + tokens[end - 1].text
            if words := self._rules.get(whole):
                spaced = [False] * (len(words) - 1) + [tokens[end - 1].spaced]
                tokens[start:end] = map(Token, words, spaced)
        return tokens
