"""Whether a figure of the story is of the same thing as one of the headline: by its noun, by what became of them, by shared words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from factcheck.extract.kinds import COUNTS
from factcheck.lexicon import table, words
from factcheck.precision import power_apart

if TYPE_CHECKING:
    from factcheck.extract.line import Line, Mention

    Told: TypeAlias = tuple[Line, Mention]

AGED = ("count", "number", "age")
REACH = 9  # so many words around a count are looked at for what became of those it counts
ROOT = 5  # letters of a word that tell its kin: "infected", "infects"
OLDEST = 120
ALIKE = 4  # figures further apart than so many times are of two things, not one figure misprinted


def of_one_thing(head: Told, other: Told, *, leads: bool) -> bool:
    """Whether the text gives a reason to take two figures for one: that both are numbers is none.

    What opens a story (`leads`) is what its headline is about; further down shared words must tell so.
    """
    one, two = head[1], other[1]
    if not of_a_size(one, two):
        return False
    shared = words_shared(head, other)
    if two.kind == "date":
        return leads and _no_year(*head)
    if one.kind in AGED and _aged(*other) and two.quantity.scalar <= OLDEST:
        return _aged(*head) and _one_person(head, other) and (leads or _he_was(*other) or shared > 1)
    if one.kind in COUNTS and two.kind in COUNTS:
        return _one_count(head, other, shared, leads=leads)
    if one.kind != two.kind or one.quantity.unit != two.quantity.unit:
        return False
    return (leads and one.kind != "ratio") or shared > 1


def words_shared(head: Told, other: Told) -> int:
    """How many content words of a headline are said of a figure of the story."""
    return len(_named(head[0]) & _said(other[1]))


def _one_count(head: Told, other: Told, shared: int, *, leads: bool) -> bool:
    """Whether two counts are of one noun, or of people whom the same befell."""
    states, nouns = (state_of(*head), state_of(*other)), (_noun(head[1]), _noun(other[1]))
    if states[0] != states[1] and (states[0] is not None or None not in states):
        return False
    if (_added(*head) and not _added(*other)) or earlier(*other):
        return False
    if None not in nouns and nouns[0] == nouns[1]:
        listed = _items(*head) and (other[1].quantity.hedge is not None or _best(*head))
        return not listed and (leads or shared > 1)
    if other[1].quantity.unit == "point":
        return head[1].kind == "number" and shared > 0  # "Dow ends day up 74": the points are left out in print
    befell = states[0] is not None and states[0] == states[1]
    return leads and (befell or (shared > 0 and (None in nouns or _persons(nouns))))


def may_be_part(head: Told, other: Told) -> bool:
    """Whether a figure of the story may be one of those that make up a count of the headline."""
    if head[1].kind not in COUNTS:
        return True
    if other[1].kind not in COUNTS:
        return head[1].context.noun is None and state_of(*head) is None
    nouns = _noun(head[1]), _noun(other[1])
    return state_of(*head) == state_of(*other) or None in nouns or nouns[0] == nouns[1] or _persons(nouns)


def _noun(mention: Mention) -> str | None:
    """What is counted, cut to its root; "18 dead" counts no named thing."""
    noun = mention.context.noun
    return None if noun is None or noun.lower() in _states() else _root(noun)


def _persons(nouns: tuple[str | None, str | None]) -> bool:
    return all(noun in _person_roots() for noun in nouns)


@cache
def _person_roots() -> frozenset[str | None]:
    return frozenset(_root(word) for word in words("facts", "persons"))


def _aged(line: Line, mention: Mention) -> bool:
    """Whether a figure is an age: "dead at 88", "girl, 8,", "he was 88."."""
    before, after = line.lower(mention.first - 1), line.lower(mention.last)
    closed = after in ("", ",", ":", ".", "of")
    told = before in words("dates", "age", "verbs") or before in words("dates", "age", "led")
    return mention.kind == "age" or (mention.kind in COUNTS and told and (closed or before == "aged"))


def _he_was(line: Line, mention: Mention) -> bool:
    """ "He was 88.": whoever the story is about."""
    return line.lower(mention.first - 2) in words("dates", "age", "pronouns") and _aged(line, mention)


def _no_year(line: Line, mention: Mention) -> bool:
    """Whether four digits stand where a year stands, and are none that a story tells of: "since 3198"."""
    digits = mention.quantity.text
    placed = line.lower(mention.first - 1) in words("dates", "year", "before_old") | words("dates", "year", "through")
    return mention.kind == "number" and placed and digits.isdecimal() and len(digits) == len("2000")


def _added(line: Line, mention: Mention) -> bool:
    """Whether a count is of those that come on top: "15 more cities"."""
    near = [line.lower(mention.first - 1), *line.words(mention.last, mention.last + 2)]
    return bool(words("facts", "added") & set(near))


def earlier(line: Line, mention: Mention) -> bool:
    """Whether a count is told of another time: "It comes a month after a bomb that killed 44"."""
    marks, units = words("facts", "earlier"), table("periods")["units"]
    told = any(
        line.lower(at).rstrip("s") in units and line.lower(at + 1) in marks for at in range(line.first, mention.first)
    )
    return told or bool(marks & set((mention.context.period or "").lower().split()))


def _one_person(head: Told, other: Told) -> bool:
    """False where two ages are of a man and a woman, or one is of "her son"."""
    owners = _owner(*head), _owner(*other)
    if _sex(owners[0]) and _sex(owners[1]) and _sex(owners[0]) != _sex(owners[1]):
        return False
    line, mention = other
    return line.lower(mention.first - 3) not in words("dates", "age", "owners") or line.lower(mention.first - 1) != ","


def _owner(line: Line, mention: Mention) -> str:
    """The word for whom an age is of: "girl, 8", "a woman aged 61", "11-year-old boy"."""
    if line.lower(mention.first - 1) in (",", "aged"):
        return line.lower(mention.first - 2)
    return mention.context.noun or ""


def _sex(word: str) -> str | None:
    return next((sex for sex, some in table("facts")["sexes"].items() if word in some), None)


def _items(line: Line, mention: Mention) -> bool:
    """Whether a headline only names what its story lists, "13 bridges of the north", "you must cross": so many, out of more."""
    at = mention.context.clause
    if words("facts", "addressed") & set(line.words(mention.last, line.last)):
        return True
    if not 0 <= at < len(line.sentence.words):
        return False
    root = line.sentence.words[at]
    return root.tag.startswith("NN") and root.lemma == mention.context.noun


def _best(line: Line, mention: Mention) -> bool:
    """Whether those told of are picked out of more: "the 12 best cakes"."""
    return any(line.tag(at) in ("JJS", "RBS") for at in range(mention.last, mention.last + 3))


def state_of(line: Line, mention: Mention) -> str | None:
    """What became of those counted, by the nearest word that tells it, else by their verb or its subject; or `None`."""
    known = _states()
    ways = [(mention.last, 1), (mention.first - 1, -1)]
    for away in range(REACH):
        ways = [(at, step) for at, step in ways if not line.covered(at + away * step)]
        for first, step in ways:
            state = known.get(line.lower(first + away * step))
            if state is not None:
                return state
    return known.get(_own_verb(line, mention)) or known.get(mention.context.subject or "")


def _own_verb(line: Line, mention: Mention) -> str:
    """The verb of a figure's clause, where no other figure stands between them; else ""."""
    at = mention.context.clause
    if not 0 <= at < len(line.sentence.words):
        return ""
    verb, figure = line.sentence.words[at], mention.quantity
    low, high = sorted((verb.start, figure.start))
    return "" if any(low < m.quantity.start < high for m in line.mentions) else verb.lower


@cache
def _states() -> dict[str, str]:
    return {word: state for state, some in table("facts")["states"].items() for word in some}


def _named(line: Line) -> frozenset[str]:
    """The content words of a whole line, cut to their roots."""
    empty = words("things", "empty")
    return frozenset(
        _root(w.lower) for w in line.sentence.words if w.tag[:2] in ("NN", "VB", "JJ") and w.lower not in empty
    )


def _said(mention: Mention) -> frozenset[str]:
    """The content words of a figure's clause, cut to their roots."""
    return frozenset(_root(w) for w in mention.context.deed | mention.context.topic)


def _root(word: str) -> str:
    return word[:ROOT].lower()


def of_a_size(one: Mention, two: Mention, times: int = ALIKE) -> bool:
    """Whether two figures could be one with a digit wrong, or a power of ten apart."""
    small, large = sorted((abs(one.quantity.scalar), abs(two.quantity.scalar)))
    return large <= small * times or power_apart(small, large) is not None
