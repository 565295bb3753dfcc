"""Where a text holds what looks like a figure and is none: times, names, scores, references, and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A stretch of the text in which no figure is read, and why."""

    start: int
    end: int
    reason: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["reason"], re.compile(entry["pattern"])) for entry in table("not_quantities")["pattern"])


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Each name that a number belongs to: the reason, and whether only a capitalised word counts."""
    return {
        word: (entry["reason"], bool(entry.get("capital")))
        for entry in reversed(table("not_quantities")["before"])
        for word in entry["words"]
    }


def exclusions(text: str, tokens: Sequence[Token]) -> list[Exclusion]:
    """Every stretch that is no figure, in order of start; stretches may overlap."""
    found = [
        Exclusion(match.start(), match.end(), reason)
        for reason, pattern in _patterns()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    found += _named(tokens)
    return sorted(found, key=lambda e: (e.start, e.end, e.reason))


_WORDS = frozenset(
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Sixteen Twenty".split()
)
_COUNTED = frozenset("series season episode chapter phase stage number part act scene".split())
_AFTER = frozenset(("%", "per", "percent", "pct", "million", "billion", "mln", "bn", "pc", "m"))


def _named(tokens: Sequence[Token]) -> list[Exclusion]:
    """Numbers that are part of the name before them: "Channel 4", "Section 21", "Boeing 737", "FTSE 100"."""
    found: list[Exclusion] = []
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        if before.text in "-." and at > 1 and (before.text == "." or not before.gap):
            before = tokens[at - 2]
            if tokens[at - 1].text == "." and len(before.text) > 3:  # noqa: PLR2004
                continue  # the end of a sentence, not "No. 4"
        entry = _names().get(before.text)
        if entry is None or token.kind == "sign":
            continue
        reason, capital = entry
        digits = token.kind == "number" and "," not in token.text and len(token.text) <= 4 and not capital
        worded = token.text in _WORDS or (before.text.lower() in _COUNTED and token.text.capitalize() in _WORDS)
        roman = token.kind == "word" and not capital and len(token.text) <= 4 and set(token.text) <= set("IVX")
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if (digits or worded or roman) and after not in _AFTER:
            found.append(Exclusion(before.start, _joined(tokens, at), reason))
    return found


def _joined(tokens: Sequence[Token], at: int) -> int:
    """The end of a numbered name, with what is written on to it ("21A", "4:16", "21 and 22")."""
    last = at
    while last + 1 < len(tokens) and not tokens[last + 1].gap and tokens[last + 1].text not in ".,;:)!?’'”\"—":
        last += 1
    return tokens[last].end
