"""A level of the sentence before, held against one of this: "The rate was 5.1%. That was up from 4.9% in April."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.change_words import change_word
from factcheck.extract.level_pairs import KINDS, LevelPair, alike, link_before, size
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.change_words import ChangeWord
    from factcheck.extract.line import Line, Mention

OPENED = 9  # words at most from "that" to the link


def pair_back(line: Line, earlier: Line) -> tuple[LevelPair, ChangeWord] | None:
    """The pair that "That's up from", "It was a rise on" makes with the only like figure of the sentence before, and its word."""
    before = next((m for m in line.figures(line.first, line.last) if m.kind in KINDS and not _sizes(line, m)), None)
    found = link_before(line, before) if before is not None and line.follows(earlier) and _points_back(line) else None
    if before is None or found is None or found[1] - line.first > OPENED or found[0] not in ("from", "than", "on"):
        return None
    link, at = found
    word = next((w for i in range(at - 1, line.first, -1) if (w := change_word(line, i)) is not None), None)
    after = _only(earlier, before)
    if word is None or word.form == "verb" or after is None:
        return None
    return LevelPair(after, before, f"next/{link}", at), word


def _points_back(line: Line) -> bool:
    opened = line.words(line.first, line.first + 3)
    numbered = opened[:1] == ["the"] and opened[1:2] and opened[1] in words("told", "number", "subjects")
    return bool(numbered) or opened[0] in words("directions", "own", "openers")


def _sizes(line: Line, mention: Mention) -> bool:
    """ "That is 12 more than": by how much."""
    return size(line, mention, []) and mention.first - line.first < OPENED


def _only(earlier: Line, before: Mention) -> Mention | None:
    """The only figure of a sentence that may be the later level."""
    like = [m for m in earlier.figures(earlier.first, earlier.last) if m.kind in KINDS and alike(earlier, m, before)]
    like = [m for m in like if m.kind == before.kind or "number" in (m.kind, before.kind)]
    return like[0] if len(like) == 1 and not size(earlier, like[0], []) else None
