"""Where a text holds what looks like a figure and is none: times, names, scores, references, and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from factcheck.extract.lookalikes import lookalikes
from factcheck.extract.phrases import Phrases
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.tokens import Token

_LONGEST = 4  # digits of a number that belongs to the name before it
_REACH = 300  # characters: no pattern at a token looks further, so that all of them together stay linear
_JOINED = 20  # tokens written on to a numbered name


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A stretch of the text in which no figure is read, and why."""

    start: int
    end: int
    reason: str


class _Pattern:
    """A pattern with the reason why its matches are no figures, compiled when it is first tried; a text without any of its `needs` holds none."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.reason: str = entry["reason"]
        self.needs = tuple(entry.get("needs", ()))
        self.written: str = entry["pattern"]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.written)


@cache
def _any_of(sort: str) -> re.Pattern[str]:
    """All patterns of a sort of token as one: hardly a token has one, and those alone are asked which."""
    return re.compile("|".join(f"(?:{pattern.written})" for pattern in _patterns()[0][sort]))


@cache
def _patterns() -> tuple[dict[str, tuple[_Pattern, ...]], dict[str, tuple[_Pattern, ...]], tuple[_Pattern, ...]]:
    """The patterns by the sort of token that they begin at, by the word, and those that begin anywhere."""
    sorts: dict[str, list[_Pattern]] = {"number": [], "capital": [], "code": []}
    firsts: dict[str, list[_Pattern]] = {}
    anywhere: list[_Pattern] = []
    for entry in table("not_quantities")["pattern"]:
        pattern = _Pattern(entry)
        for sort in entry.get("at", ()):
            sorts[sort].append(pattern)
        for word in entry.get("first", ()):
            firsts.setdefault(word, []).append(pattern)
        if "at" not in entry and "first" not in entry:
            anywhere.append(pattern)
    return (
        {sort: tuple(some) for sort, some in sorts.items()},
        {word: tuple(some) for word, some in firsts.items()},
        tuple(anywhere),
    )


@cache
def _phrases() -> Phrases[str]:
    entries: list[tuple[str, str]] = []
    for entry in table("not_quantities")["phrase"]:
        entries += [(text, entry["reason"]) for text in entry["words"]]
        if entry.get("hyphen"):
            entries += [(text.replace(" ", "-"), entry["reason"]) for text in entry["words"]]
    return Phrases(entries)


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
    found = [*_anywhere(text), *_at_tokens(text, tokens), *_set_phrases(tokens), *_named(tokens)]
    found += [Exclusion(it.start, it.end, "letter for a digit") for it in lookalikes(text)]
    return sorted(found, key=lambda e: (e.start, e.end, e.reason))


def _anywhere(text: str) -> Iterator[Exclusion]:
    for pattern in _patterns()[2]:
        if pattern.needs and not any(need in text for need in pattern.needs):
            continue
        for match in pattern.compiled.finditer(text):
            if match.end() > match.start():
                yield Exclusion(match.start(), match.end(), pattern.reason)


def _at_tokens(text: str, tokens: Sequence[Token]) -> Iterator[Exclusion]:
    """The patterns that begin at a token, each tried only where it can begin."""
    sorts, firsts, _ = _patterns()
    numbers, capitals, codes = sorts["number"], sorts["capital"], sorts["code"]
    number, capital, last = _any_of("number"), _any_of("capital"), len(tokens) - 1
    for at, token in enumerate(tokens):
        some, start = firsts.get(token.lower, ()), token.start
        if token.kind == "number":
            some += numbers if number.match(text, start, start + _REACH) else ()
        elif token.kind == "word":
            if token.text[0].isupper() and capital.match(text, start, start + _REACH):
                some += capitals
            if at < last and not tokens[at + 1].gap and _is_code(tokens, at):
                some += codes
        for pattern in some:
            match = pattern.compiled.match(text, token.start, token.start + _REACH)
            if match is not None and match.end() < token.start + _REACH:
                yield Exclusion(match.start(), match.end(), pattern.reason)


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """True for letters with digits grown on to them: "A320", "F-16", "PM2.5", "K-9"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.gap or tokens[at].text in words("money", "codes", "codes"):
        return False
    if after.text == "-":
        after = tokens[at + 2] if at + 2 < len(tokens) else after
    return after.kind == "number" and not after.gap


def _set_phrases(tokens: Sequence[Token]) -> Iterator[Exclusion]:
    for reason, first, last in _phrases().each(tokens):
        yield Exclusion(tokens[first].start, tokens[last - 1].end, reason)


def _named(tokens: Sequence[Token]) -> Iterator[Exclusion]:
    """Numbers that are part of the name before them: "Channel 4", "Section 21", "Boeing 737", "FTSE 100"."""
    names, numbers = _names(), words("not_quantities", "named", "words")
    for at in range(1, len(tokens)):
        token = tokens[at]
        roman = token.text[0] in "IVX"
        if token.kind != "number" and not roman and token.text.capitalize() not in numbers:
            continue
        before = _name_before(tokens, at)
        entry = None if before is None else names.get(before.text)
        if before is None or entry is None:
            continue
        reason, capital = entry
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if _is_numbering(token, before, capital=capital) and after not in words("not_quantities", "named", "not_after"):
            yield Exclusion(before.start, _joined(tokens, at), reason)


def _name_before(tokens: Sequence[Token], at: int) -> Token | None:
    """The word before a number, a hyphen or the point of an abbreviation passed over."""
    before = tokens[at - 1]
    if at > 1 and (before.text == "." or (before.text == "-" and not before.gap)):
        name = tokens[at - 2]
        # The point behind any other word ends a sentence.
        return name if before.text == "-" or name.text in words("not_quantities", "named", "abbreviations") else None
    return before


def _is_numbering(token: Token, name: Token, *, capital: bool) -> bool:
    """Whether a token may be the number in a name: short digits, a capitalised number word, a Roman numeral."""
    numbers = words("not_quantities", "named", "words")
    if token.text in numbers:
        return True
    if name.text.lower() in words("not_quantities", "named", "counted") and token.text.capitalize() in numbers:
        return True
    if capital or len(token.text) > _LONGEST:
        return False
    return "," not in token.text if token.kind == "number" else set(token.text) <= set("IVX")


def _joined(tokens: Sequence[Token], at: int) -> int:
    """The end of a numbered name, with what is written on to it ("21A", "4:16", "21 and 22")."""
    last = at
    while last + 1 < min(len(tokens), at + _JOINED) and not tokens[last + 1].gap:
        if tokens[last + 1].text in ".,;:)!?’'”\"—":
            break
        last += 1
    return tokens[last].end


def barred(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The indexes of the tokens that stand in an excluded stretch."""
    begins = [token.start for token in tokens]
    # A pattern that begins or ends in the middle of a token has met part of a longer number, not what it looks for.
    found = [
        e for e in exclusions(text, tokens) if not (_inside(tokens, begins, e.start) or _inside(tokens, begins, e.end))
    ]
    indexes: set[int] = set()
    done = 0
    for exclusion in found:
        at = max(done, bisect_right(begins, exclusion.start) - 1)
        while at < len(tokens) and tokens[at].start < exclusion.end:
            if tokens[at].end > exclusion.start:
                indexes.add(at)
            at += 1
        # What lies before the end of the last stretch was decided with it; stretches that overlap are walked once.
        done = max(done, at - 1)
    return frozenset(indexes)


def _inside(tokens: Sequence[Token], begins: Sequence[int], at: int) -> bool:
    """True where an offset lies inside a token of digits."""
    index = bisect_right(begins, at) - 1
    return index >= 0 and tokens[index].start < at < tokens[index].end and tokens[index].kind == "number"
