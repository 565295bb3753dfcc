"""A regular expression matched the way `re` does, by trying and going back, with every step counted.

`re` cannot tell how hard it works. This reads the same parse tree, so that growth is measured in steps, on any machine.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Rest = Callable[[int], bool]

CANDIDATES: Final = 'a1 .,-"\x01éA\n/(#'
REPEATS: Final = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


class TooManyStepsError(Exception):
    """The pattern went on for longer than anybody waits."""


class Counter:
    """Matches one pattern against one text and counts the steps."""

    def __init__(self, pattern: re.Pattern[str], most: int = 1_000_000) -> None:
        sys.setrecursionlimit(30_000)
        self.tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self.most = most
        self.text = ""
        self.steps = 0

    def match(self, text: str, at: int = 0) -> bool:
        """True where the pattern matches at a place."""
        return self._end(text, at) is not None

    def _end(self, text: str, at: int) -> int | None:
        self.text = text
        ends: list[int] = []
        self._all(self.tree, 0, at, self._ignores(), lambda end: not ends.append(end))  # type: ignore[func-returns-value]
        return ends[0] if ends else None

    def search(self, text: str) -> None:
        """Look for every match, each behind the last, as `finditer` does."""
        at = 0
        while at <= len(text):
            end = self._end(text, at)
            at = at + 1 if end is None else max(end, at + 1)

    def _ignores(self) -> bool:
        return bool(self.tree.state.flags & re.IGNORECASE)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError

    def _all(self, items: Any, n: int, at: int, fold: bool, rest: Rest) -> bool:  # noqa: ANN401, FBT001
        if n == len(items):
            return rest(at)
        self._step()
        return self._one(items[n], at, fold, lambda end: self._all(items, n + 1, end, fold, rest))

    def _one(self, item: Any, at: int, fold: bool, rest: Rest) -> bool:  # noqa: ANN401, FBT001
        op, value = item
        if op in REPEATS:
            return self._repeat(value, at, fold, rest, greedy=op is not sre.MIN_REPEAT)
        if op is sre.SUBPATTERN:
            _, add, minus, body = value
            inner = (fold or bool(add & re.IGNORECASE)) and not minus & re.IGNORECASE
            return self._all(body, 0, at, inner, rest)
        if op is sre.ATOMIC_GROUP:
            ends: list[int] = []
            found = self._all(value, 0, at, fold, lambda end: not ends.append(end))  # type: ignore[func-returns-value]
            return found and rest(ends[0])
        if op is sre.BRANCH:
            return any(self._all(body, 0, at, fold, rest) for body in value[1])
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return self._looks(value, at, fold) == (op is sre.ASSERT) and rest(at)
        if op is sre.AT:
            return self._stands(value, at) and rest(at)
        return at < len(self.text) and fits(item, self.text[at], fold=fold) and rest(at + 1)

    def _looks(self, value: Any, at: int, fold: bool) -> bool:  # noqa: ANN401, FBT001
        direction, body = value
        if direction > 0:
            return self._all(body, 0, at, fold, lambda _end: True)
        start = at - body.getwidth()[0]
        return start >= 0 and self._all(body, 0, start, fold, lambda end: end == at)

    def _stands(self, where: Any, at: int) -> bool:  # noqa: ANN401
        text = self.text
        if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0
        if where in (sre.AT_END, sre.AT_END_STRING):
            return at == len(text) or (where is sre.AT_END and at == len(text) - 1 and text[at] == "\n")
        left, right = at > 0 and _in_word(text[at - 1]), at < len(text) and _in_word(text[at])
        return (left != right) == (where is sre.AT_BOUNDARY)

    def _repeat(self, value: Any, at: int, fold: bool, rest: Rest, *, greedy: bool) -> bool:  # noqa: ANN401, FBT001
        low, high, body = value
        if len(body) == 1 and body[0][0] not in (*REPEATS, sre.SUBPATTERN, sre.BRANCH, sre.ATOMIC_GROUP):
            return self._run(low, high, body[0], at, fold, rest, greedy=greedy)
        return self._again(low, high, body, at, fold, rest, 0)

    def _run(self, low: int, high: Any, item: Any, at: int, fold: bool, rest: Rest, *, greedy: bool) -> bool:  # noqa: ANN401, FBT001, PLR0913, PLR0917
        """Repeat what is one character long: all at once, then back one by one."""
        end = at
        while end < len(self.text) and end - at < high and fits(item, self.text[end], fold=fold):
            self._step()
            end += 1
        ends = range(end, at + low - 1, -1) if greedy else range(at + low, end + 1)
        return any(self._then(rest, place) for place in ends)

    def _then(self, rest: Rest, at: int) -> bool:
        self._step()
        return rest(at)

    def _again(self, low: int, high: Any, body: Any, at: int, fold: bool, rest: Rest, count: int) -> bool:  # noqa: ANN401, FBT001, PLR0913, PLR0917
        if count < high and self._all(body, 0, at, fold, partial(self._more, low, high, body, at, fold, rest, count)):
            return True
        return count >= low and rest(at)

    def _more(self, low: int, high: Any, body: Any, before: int, fold: bool, rest: Rest, count: int, end: int) -> bool:  # noqa: ANN401, FBT001, PLR0913, PLR0917
        return end > before and self._again(low, high, body, end, fold, rest, count + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def fits(item: Any, character: str, *, fold: bool = False) -> bool:  # noqa: ANN401
    """True where one item of a parse tree takes a character."""
    if fold and any(fits(item, other) for other in {character.lower(), character.upper(), character}):
        return True
    op, value = item
    match op:
        case sre.LITERAL:
            return ord(character) == int(value)
        case sre.NOT_LITERAL:
            return ord(character) != int(value)
        case sre.ANY:
            return character != "\n"
        case sre.RANGE:
            return bool(value[0] <= ord(character) <= value[1])
        case sre.CATEGORY:
            return _is_of(value, character)
        case sre.IN:
            negated = value[0][0] is sre.NEGATE
            return any(fits(one, character) for one in value[negated:]) != negated
    raise NotImplementedError(op)


def _is_of(category: Any, character: str) -> bool:  # noqa: ANN401
    name = str(category).removeprefix("CATEGORY_")
    known = {"DIGIT": character.isdecimal(), "SPACE": character.isspace(), "WORD": _in_word(character)}
    return known[name.removeprefix("NOT_")] != name.startswith("NOT_")


def samples(items: Sequence[Any], most: int = 6) -> list[str]:
    """A few texts that a parse tree matches, or nearly."""
    texts = [""]
    for item in items:
        texts = [text + more for text in texts for more in _samples(item)][:most]
    return texts


def _samples(item: Any) -> list[str]:  # noqa: ANN401
    op, value = item
    if op in REPEATS:
        return [text * max(1, value[0]) for text in samples(value[2])]
    if op is sre.SUBPATTERN:
        return samples(value[3])
    if op is sre.ATOMIC_GROUP:
        return samples(value)
    if op is sre.BRANCH:
        return [text for body in value[1] for text in samples(body, 2)][:40]
    if op in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
        return [""]
    if op is sre.LITERAL:
        return [chr(value)]
    ranges = [chr(one[1][0]) for one in value if one[0] is sre.RANGE] if op is sre.IN else []
    literals = [chr(one[1]) for one in value if one[0] is sre.LITERAL] if op is sre.IN else []
    return [c for c in (*CANDIDATES, *ranges, *literals) if fits(item, c)][:3] or ["x"]


def pieces(items: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """What to repeat to wear a pattern out, each with what stands before it: every part of it, and its beginnings."""
    for n, item in enumerate(items):
        before = samples(items[:n], 1)[0]
        for text in _samples(item)[:3]:
            yield before, text
            yield "", before + text
        op, value = item
        bodies = [value[2]] if op in REPEATS else [value[3]] if op is sre.SUBPATTERN else []
        bodies += value[1] if op is sre.BRANCH else []
        for body in bodies:
            yield from ((before + first, text) for first, text in pieces(body))
