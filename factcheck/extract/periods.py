"""Phrases of time in a sentence, and the one that a figure holds for: "last year", "in the end of February"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.parse import once
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.parse import Sentence, Word


def period_near(text: str, sentence: Sentence, figure: Figure) -> str | None:
    """The phrase of time nearest behind the figure, else the first of the sentence: "last year", "in February"."""
    found = periods(sentence)
    behind = [p for p in found if p[0] >= figure.end]
    ahead = [p for p in found if p[1] <= figure.start]
    if not found:
        return None
    start, end = behind[0] if behind and behind[0][0] - figure.end < 60 else (ahead[-1] if ahead else found[0])
    return " ".join(text[start:end].split())


@once
def periods(sentence: Sentence) -> list[tuple[int, int]]:
    """The spans of phrases of time in a sentence, in order."""
    words_ = sentence.words
    units = set(table("periods")["units"]) | {u + "s" for u in table("periods")["units"]}
    relative, markers = words("periods", "relative"), words("periods", "markers")
    months = table("dates")["months"]
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words_):
        if (
            word.lower in units
            and index
            and (words_[index - 1].lower in relative or (index > 1 and words_[index - 2].lower in relative))
        ):
            first = index - 1 if words_[index - 1].lower in relative else index - 2
            first = _back(words_, first)
            found.append((words_[first].start, word.end))
        elif word.lower in units and index + 1 < len(words_) and words_[index + 1].lower in markers:
            found.append((words_[max(0, index - 1)].start, words_[index + 1].end))
        elif (word.lower in months and word.text[:1].isupper()) or (
            len(word.text) == 4 and word.text.isdecimal() and 1700 <= int(word.text) <= 2100
        ):
            found.append((words_[_back(words_, index)].start, word.end))
        elif word.lower in words("periods", "lone"):
            found.append((word.start, word.end))
    return _merged(found)


def _back(words_: Sequence[Word], at: int) -> int:
    """The first word of the phrase that a word ends: "the end of" of "the end of March"."""
    while at and words_[at - 1].lower in words("periods", "before"):
        at -= 1
    return at


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
