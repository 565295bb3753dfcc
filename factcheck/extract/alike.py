"""Whether figures are of the kind of their whole, and no one is counted in two of them: what a sum needs to accuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.kinds import MEASURED
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Certainty


def kinship(line: Line, total: Mention, parts: Sequence[Mention]) -> Certainty:
    """How sure it is that all the parts are of the whole's kind: sure for people of people, guessed for unknown nouns.

    People are parts of people only, not of homes or raids; and a part as big as the whole tells of a whole that holds
    its parts ("the four cells: 15 Saudis and two Yemenis"), unless both are known to be of one kind.
    """
    if _beside_its_parts(total, parts):
        return "loose"
    people = any(_person(line, part) for part in parts)
    if people and not _of_people(total):
        return "loose"
    if all(_kin(total, part) for part in parts):
        return "sure"
    if any(part.quantity.scalar >= total.quantity.scalar for part in parts):
        return "loose"
    named = _noun(total) is not None or _called(line, total) in words("things", "people")
    return "sure" if _of_people(total) and (people or named) else "guess"


def _beside_its_parts(total: Mention, parts: Sequence[Mention]) -> bool:
    """ "Five children, four women and five men": the first is no whole but one sort among the others."""
    nouns = {_noun(part) for part in parts}
    return any(_noun(total) in group and nouns & set(group) for group in table("things")["apart"])


def parted(line: Line, parts: Sequence[Mention]) -> bool:
    """Whether parts are all the sorts there are of a thing: gold, silver and bronze; wins, draws and defeats."""
    sorts = {line.lower(part.last) for part in parts}
    return len(sorts) == len(parts) and any(sorts == set(group) for group in table("things")["sorts"])


def narrowed(line: Line, mention: Mention) -> bool:
    """Whether a figure is told with less or more than what it would be reckoned from: "after tax", "so far", "with the loans"."""
    for word in line.words(mention.last, mention.last + 7):
        if not word.isalpha():
            return False
        if word in words("told", "narrowed", "words" if mention.kind not in MEASURED else "amounts"):
            return True
    return False


def _kin(total: Mention, part: Mention) -> bool:
    """Whether the two are known to count one thing: a part without a noun ("30 on Friday") is of its whole's."""
    if total.kind in MEASURED or _noun(part) in (None, _noun(total)) or _noun(total) in words("things", "generic"):
        return True
    return _of_people(total) and _noun(part) in words("things", "people")


def _noun(mention: Mention) -> str | None:
    return mention.quantity.unit or mention.context.noun


def _called(line: Line, mention: Mention) -> str | None:
    """What a bare figure is said to be: the women of "14 were women"."""
    at = mention.last + 1
    if line.lower(mention.last) not in words("told", "listing", "copulas") or at >= line.last:
        return None
    return next((w.lemma for w in line.sentence.words if w.start == line.tokens[at].start), None)


def _person(line: Line, mention: Mention) -> bool:
    """Whether a figure is of people: by its noun, or by what was done to them ("45 wounded")."""
    hurt = mention.kind == "number" and line.lower(mention.last) in words("things", "harmed")
    return hurt or _noun(mention) in words("things", "people")


def _of_people(mention: Mention) -> bool:
    """Whether the figure counts people, by their name or by what befell them, or does not say what it counts."""
    noun = _noun(mention)
    if noun is None or noun in words("things", "people") | words("things", "heads"):
        return True
    return noun.endswith(tuple(words("things", "people_endings")))
