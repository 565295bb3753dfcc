"""Whether the words between a change word and a figure are of one clause, or another clause begins there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.anchors import moves
from factcheck.extract.frames import FILLERS
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention


def verb_between(line: Line, first: int, last: int) -> bool:
    """True where a finite verb of its own stands in the stretch ("said", "was sold"): another clause begins."""
    return any(
        line.tag(i) in ("VBD", "VBZ", "VBP", "MD")
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


def within_object(frame: Frame, mention: Mention) -> bool:
    """Whether the verbs before "from 12 to 9" are of a clause in the change's own object: "cut the time it takes".

    Not of the clause that the change word stands in: "a crime falling under the act carries from six to 12 years".
    """
    line, at, amount = frame.line, frame.anchor.at, frame.anchor.amount
    first = amount.last if frame.anchor.form == "multiple" and amount is not None else frame.anchor.end
    verb = next((i for i in range(first, mention.first) if verb_between(line, i, i + 1)), None)
    if verb is None:
        return True
    relative = line.lower(at - 1) in words("moments", "relative", "pronouns")
    if line.tag(verb - 1) == "PRP" and not relative:
        return True
    if words("told", "number", "subjects") & set(line.words(first, first + 3)):
        return True  # "cut the number of shops that open late"
    told = frame.anchor.form in ("verb", "multiple") and line.tag(at) != "VBG"
    return not relative and told and line.tag(verb - 1)[:2] == "NN"
