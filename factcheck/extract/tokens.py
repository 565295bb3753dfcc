"""Cut a text into words, numbers and signs, with places.

Numbers keep their commas and points; everything else is letters, or one sign at a time. One pass, linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from factcheck.ceilings import MOST_TOKENS
from factcheck.errors import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Sequence

TokenKind: TypeAlias = Literal["number", "word", "sign"]

HYPHENS = frozenset("-‑")
_LINE_ENDS = frozenset("\r\n")

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.·]\d+)?)"
    r"|(?P<glyph>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<word>[^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]+(?:[’'][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """A word, number or sign: `text[start:end]`.

    `gap` where white space stands before it, `broken` where a line ends there.
    """

    kind: TokenKind
    text: str
    lower: str
    start: int
    end: int
    gap: bool
    broken: bool = False


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    found: list[Token] = []
    last = start
    make, lines = tuple.__new__, not _LINE_ENDS.isdisjoint(text)  # there are very many tokens
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind, piece = match.lastgroup, match.group()
        begin, before = match.start(), last
        last = begin + len(piece)
        broken = lines and begin > before and not _LINE_ENDS.isdisjoint(text[before:begin])
        kind = "sign" if kind == "glyph" else kind
        found.append(make(Token, (kind, piece, piece.lower(), begin, last, begin > before, broken)))
        if len(found) > MOST_TOKENS:
            raise TooLargeError(f"there are over {MOST_TOKENS:,} words and signs in this file; cut it into articles.")
    return found


def is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """True where `tokens[at]` is a hyphen grown on to the token before it."""
    return 0 <= at < len(tokens) and tokens[at].text in HYPHENS and not tokens[at].gap


def past_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The index after a hyphen at `tokens[at]` that something follows, else `at`."""
    return at + 1 if at + 1 < len(tokens) and is_hyphen(tokens, at) else at


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """The lower-case text of `tokens[at]`, empty where there is none."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def lowers(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """The lower-case texts of `tokens[start:end]`, as far as they are there."""
    return [token.lower for token in tokens[max(0, start) : max(0, end)]]


def phrase(text: str) -> tuple[str, ...]:
    """The lower-case tokens of a phrase of the lexicon, to compare with those of a text."""
    return tuple(token.lower for token in tokens(text))
