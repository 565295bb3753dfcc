"""Whose words a quotation is: the name beside the verb of speech before or behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from factcheck.extract.tokens import lowers
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token

LONGEST: Final = 9  # words of a name with its office ("Jane Roe, of", "a spokesman for the city council")
_MARKS: Final = re.compile('[“”"]')
CLOSES: Final = frozenset(("”", '"', "’", ",", "."))


def speaker(text: str, tokens: Sequence[Token], starts: Sequence[int], quote: tuple[int, int]) -> str | None:
    """The speaker of the quotation `text[start:end]` as printed, a pronoun where no more is said; `None` where nobody is named.

    `starts` are the offsets of the tokens. What stands behind the quotation goes before what leads to it.
    """
    behind = bisect_left(starts, quote[1])
    ahead = bisect_left(starts, quote[0])
    found = _behind(tokens, behind) or _ahead(tokens, ahead)
    return None if found is None else " ".join(text[tokens[found[0]].start : tokens[found[1] - 1].end].split())


def _behind(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "...", said Jane Roe of the union; "..." the mayor said."""
    while at < len(tokens) and tokens[at].text in CLOSES:
        at += 1
    if at >= len(tokens) or tokens[at].broken:
        return None
    if lowers(tokens, at, at + 2) == ["according", "to"]:
        at += 1
    if _speaks(tokens, at) or tokens[at].lower == "to":
        last = _phrase_end(tokens, at + 1)
        return (at + 1, last) if last > at + 1 else None
    last = _phrase_end(tokens, at, to_verb=True)
    return (at, last) if at < last < len(tokens) and _verb_at(tokens, last) else None


def _ahead(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Jane Roe said: "..."; the mayor told the council that "..."."""
    verb = next((i for i in range(at - 1, max(at - LONGEST, -1), -1) if _speaks(tokens, i)), None)
    if verb is None or any(tokens[i].text in ".!?;”" or tokens[i].broken for i in range(verb, at)):
        return None
    last = verb
    while last and tokens[last - 1].lower in words("speech", "between"):
        last -= 1
    if last and tokens[last - 1].text == ",":  # "Jane Roe, the mayor, said": the name stands before its office
        comma = next((i for i in range(last - 2, max(last - LONGEST, 0), -1) if tokens[i].text == ","), None)
        last = comma if comma is not None else last
    first = last
    while first and last - first < LONGEST and not _starts_clause(tokens, first):
        first -= 1
    while first < last and tokens[first].lower in words("speech", "clauses", "openers"):
        first += 1
    return (first, last) if first < last else None


def _starts_clause(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].text in ',.;:!?”“"()—–' or tokens[at].broken


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in words("speech", "verbs")


def _verb_at(tokens: Sequence[Token], at: int) -> bool:
    """True for a verb of speech, adverbs passed over."""
    while at < len(tokens) and tokens[at].lower in words("speech", "between"):
        at += 1
    return at < len(tokens) and _speaks(tokens, at)


def _phrase_end(tokens: Sequence[Token], at: int, *, to_verb: bool = False) -> int:
    """The index after the words that name the speaker."""
    end = at
    while end < len(tokens) and end - at < LONGEST and tokens[end].lower not in words("speech", "ends"):
        if to_verb and _verb_at(tokens, end):
            break
        end += 1
    return end


def quoted_spans(text: str, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches inside quotation marks; a quotation may run on over paragraphs that each open it anew."""
    found: list[tuple[int, int]] = []
    for start, end in blocks:
        opened: int | None = None
        for mark in _MARKS.finditer(text, start, end):
            sign, at = mark.group(), mark.start()
            if sign == "“" or (sign == '"' and opened is None):
                opened = at
            elif sign != "“" and opened is not None:
                found.append((opened, at + 1))
                opened = None
        if opened is not None:
            found.append((opened, end))
    return found
