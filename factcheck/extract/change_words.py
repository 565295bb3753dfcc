"""One word that says a figure is higher or lower: which way, and what sort of word it is."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from factcheck.extract.anchors import ways
from factcheck.lexicon import words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from factcheck.extract.line import Line
    from factcheck.model import Direction

WordForm: TypeAlias = Literal["verb", "noun", "particle", "more", "valued"]
FORMS: tuple[WordForm, ...] = ("particle", "verb", "noun", "more")  # where a word is of several, the first
_NO_VERB = ("NN", "NNS", "JJ")  # "the contract prices", "a narrow range"
_BEFORE_NOUN = ("DT", "JJ", "PRP$", "POS")


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A change word at a token."""

    at: int
    form: WordForm
    way: Direction


def change_word(line: Line, at: int) -> ChangeWord | None:
    """The change word at a token, read as a noun where a determiner or an adjective leads to it."""
    word = line.lower(at)
    if line.covered(at):
        return _multiple(line, at)
    if word in _valued_words():
        return ChangeWord(at, "valued", _valued(line, at))
    forms = _forms().get(word)
    if forms is None:
        return None
    noun = line.tag(at)[:2] == "NN" or line.tag(at - 1) in _BEFORE_NOUN
    if "noun" in forms and (noun or "verb" not in forms):
        return None if word in words("directions", "not", "things") else ChangeWord(at, "noun", forms["noun"])
    form = next((form for form in FORMS if form in forms and form != "noun"), None)
    phrase = form == "particle" and line.lower(at - 1) in words("directions", "not", "phrasal")  # "gave up"
    thing = form == "verb" and line.tag(at) in _NO_VERB and not word.endswith(("ed", "ing", "es"))
    thing = thing and word not in words("changes", "anchor", "plain_past")
    out = form == "verb" and line.lower(at + 1) in words("directions", "not", "out")  # "drop out of school"
    return None if form is None or phrase or thing or out else ChangeWord(at, form, forms[form])


@cache
def _valued_words() -> frozenset[str]:
    return words("directions", "valued", "better") | words("directions", "valued", "worse")


def _multiple(line: Line, at: int) -> ChangeWord | None:
    """ "Doubled", "halve": a change that is itself a figure."""
    found = next(
        (m for m in line.mentions if m.figure.core == at and m.figure.multiple and line.tag(at)[:2] == "VB"), None
    )
    return None if found is None else ChangeWord(at, "verb", "up" if found.quantity.scalar > 1 else "down")


def sizes_before(line: Line, at: int) -> bool:
    """True for a word behind a figure that makes it a size: "12 more than", "a 3% rise"."""
    loose = line.lower(at) in words("directions", "not", "between")  # "205,000 over three months"
    return bool(_forms().get(line.lower(at), {}).keys() & {"noun", "more"}) and not loose


def headline_way(word: str) -> Direction | None:
    """The way that a word of a headline says something went: a verb or a noun, and none that is too loose alone."""
    loose = (
        words("directions", "not", "left")
        | words("directions", "not", "between")
        | words("directions", "not", "things")
    )
    forms = _forms().get(word, {}) if word not in loose else {}
    return forms.get("verb") or forms.get("noun")


@cache
def _forms() -> dict[str, dict[WordForm, Direction]]:
    found: dict[str, dict[WordForm, Direction]] = {}
    for form in FORMS:
        for word, way in ways(form if form == "more" else f"{form}s").items():
            found.setdefault(word, {})[form] = way
    for way in ("up", "down"):
        for word in words("directions", "more", way):
            found.setdefault(word, {})["more"] = way
        for word in words("directions", "verbs", way):
            found.setdefault(word, {})["verb"] = way
    return found


def _valued(line: Line, at: int) -> Direction:
    """Better is more, but for what is bad: "the deficit improved"."""
    better = line.lower(at) in words("directions", "valued", "better")
    told = line.words(line.first, line.last)
    # "This fall" is a season.
    seasons = {behind for one, behind in pairwise(told) if one in words("periods", "relative")}
    bad = bool((set(told) - (seasons & words("periods", "seasonal"))) & words("directions", "valued", "bad"))
    return "up" if better != bad else "down"
