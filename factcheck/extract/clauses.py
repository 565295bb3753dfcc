"""Whether the words between a change word and a figure are of one clause, or another clause begins there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.anchors import moves
from factcheck.extract.frames import FILLERS
from factcheck.extract.line import FINITE
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.line import Line, Mention


def verb_between(line: Line, first: int, last: int) -> bool:
    """True where a finite verb of its own stands in the stretch ("said", "was sold"): another clause begins."""
    return any(
        line.tag(i) in FINITE
        and not moves(line.lower(i))
        and line.lower(i) not in words("changes", "gaps", "no_verbs")
        and line.lower(i) not in words("told", "brought", "words")
        for i in range(first, last)
    )


def only_described(line: Line, tail: list[str], mention: Mention) -> bool:
    """Whether nothing but description stands between a link and its figure ("from the previous year's record 1.8bn")."""
    if len(tail) > FILLERS:
        return False
    first = mention.first - len(tail)
    for index, word in enumerate(tail):
        tag = line.tag(first + index)
        if word in words("changes", "gaps", "closing"):
            return False
        if tag in ("VBD", "VBZ", "VBP", "MD", "VB") and word not in words("changes", "gaps", "participles"):
            return False
    return True
