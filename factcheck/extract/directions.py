"""Find which of two levels the text says is higher: each pair of level_pairs.py with the change word that it goes with.

A pair and a word make a form ("from/left/verb/to": a link, where the word stands, its sort, the preposition before the level). Forms propose widely; how
far each may be trusted was counted over the teaching folds (lexicon/measured/directions.toml): the word agrees with its levels in all but an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.back_pairs import pair_back
from factcheck.extract.change_words import change_word
from factcheck.extract.level_pairs import level_pairs
from factcheck.extract.measures import price_of_money
from factcheck.extract.unbound import unbound
from factcheck.lexicon import counted, words
from factcheck.model import Directed, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.change_words import ChangeWord
    from factcheck.extract.level_pairs import LevelPair
    from factcheck.extract.line import Line
    from factcheck.model import Certainty, Direction

PLACES = 100  # a chart or a ranking seldom has more
CLOSE = 3  # words at most between the change word and its link: "up sharply from"
LEFT = 18  # words at most from a change word to the level that it leads to
SORTS = ("more", "valued")
MANY, SURE = 15, 0.98  # a form that was seen so often and agreed so often may accuse ...
FEW, LIKELY = 3, 0.9  # ... or raise a doubt


def directions(lines: Sequence[Line]) -> Iterator[Directed]:
    """Every two levels with the word that says which way it went from the one to the other."""
    earlier: Line | None = None
    for line in map(unbound, lines):
        if not price_of_money(line) and not words("changes", "unwords", "rebased") & set(
            line.words(line.first, line.last)
        ):
            found = [_worded(line, pair) for pair in level_pairs(line)]
            yield from (f for f in found if f is not None)
            back = pair_back(line, earlier) if earlier is not None and not price_of_money(earlier) else None
            if back is not None:
                pair, word = back
                yield _directed(line, pair, pair.link, word.way, word.at)
        earlier = line


def _worded(line: Line, pair: LevelPair) -> Directed | None:
    if pair.way is not None:
        return _directed(line, pair, f"own/{_held_against(line, pair)}", pair.way, pair.at)
    found = (None if pair.link == "from-to" else _between(line, pair)) or _left(line, pair)
    if found is None:
        return None
    word, via = found
    if word.form == "valued" and pair.after.kind == "money":
        return None  # a better price may be a lower one
    timed = pair.after.kind == "duration" and line.lower(word.at) in words("directions", "not", "timed")
    way: Direction = word.way if not timed else "down" if word.way == "up" else "up"
    negated = bool(set(line.words(word.at - 3, word.at)) & words("directions", "not", "negated"))
    either = line.lower(word.at - 1) == "or" and change_word(line, word.at - 2) is not None  # "up or down"
    return None if negated or either else _directed(line, pair, via, way, word.at)


def _held_against(line: Line, pair: LevelPair) -> str:
    near = {*line.words(pair.at, pair.before.first), *line.words(pair.before.last, pair.before.last + 5)}
    expected = "expected" if near & words("directions", "own", "expected") else "plain"
    contest = line.lower(pair.at) in words("directions", "own", "contest")
    bad = set(line.words(line.first, line.last)) & words("changes", "unwords", "losses")
    return f"{expected}/{'contest' if contest else 'bound'}{'/loss' if contest and bad else ''}"


def _between(line: Line, pair: LevelPair) -> tuple[ChangeWord, str] | None:
    """The word right before the link: "8%, up from 6%", "8%, which is higher than the 6%"."""
    for at in range(pair.at - 1, pair.after.last - 1, -1):
        word = change_word(line, at) if line.lower(at) not in words("directions", "not", "between") else None
        if word is not None:
            near = _distance(line, at, pair)
            return (
                None
                if _finite(line, word) or _two_losses(line, pair)
                else (word, f"{pair.link}/between/{_sort(word)}{near}/{_joint(line, pair, word)}")
            )
    return None


def _two_losses(line: Line, pair: LevelPair) -> bool:
    """ "A loss of £60m, down from a loss of £12m": a larger loss is less, and so is a smaller one."""
    losses = words("changes", "unwords", "losses")
    return all(losses & {*line.words(m.first - 3, m.first)} for m in (pair.after, pair.before))


def _distance(line: Line, at: int, pair: LevelPair) -> str:
    """How far a change word stands from its link, only adverbs and a size between them: "up", "up sharply", "down by 3 from"."""
    free = [i for i in range(at + 1, pair.at) if not line.covered(i)]
    loose = any(line.tag(i) != "RB" and line.lower(i) not in words("directions", "led", "sized") for i in free)
    near = "next" if not free else "far" if loose or len(free) > CLOSE else "near"
    return near if pair.link != "than" else f"{near}/{'definite' if _definite(line, pair) else 'bare'}"


def _joint(line: Line, pair: LevelPair, word: ChangeWord) -> str:
    """What joins the later level to the change word: a comma or a form of "to be", a bracket, nothing, or other words."""
    lead = line.words(pair.after.last, word.at)
    joints = words("directions", "own", "joints") - ({"and"} if pair.link == "than" else set())
    if not lead:
        return "joined" if word.form != "particle" else "plain"
    return "comma" if set(lead) <= joints or "," in lead else "bracket" if "(" in lead else "plain"


def _definite(line: Line, pair: LevelPair) -> bool:
    """ "Than the 58%", "than last year's 58%", "than the average of 58%": a level that is known, where the figure before has its own clause or comma."""
    told = set(line.words(pair.at + 1, pair.before.first))
    return bool(told & words("directions", "own", "known"))


def _left(line: Line, pair: LevelPair) -> tuple[ChangeWord, str] | None:
    """The word that leads to the first of the two: "rose by 2% to 8%", "a fall in the rate from 8%"."""
    start = pair.at if pair.link == "from-to" else pair.after.first
    for at in range(start - 1, max(line.first, start - LEFT) - 1, -1):
        if line.lower(at) == ";":
            return None
        word = change_word(line, at) if line.lower(at) not in words("directions", "not", "left") else None
        if word is not None:
            if pair.link == "from-to" and word.form == "particle" and any(line.covered(i) for i in range(at - 4, at)):
                return None  # "between 1.2% and 1.7%, down from 1.9% to 2.0%": a range
            if at == start - 1 and pair.link != "from-to":
                return None  # "rose 5% in May, from ...": a size
            return word, f"{pair.link}/left/{_sort(word)}{_led(line, at, start)}"
    return None


def _sort(word: ChangeWord) -> str:
    """Verbs, nouns and particles are much alike; adjectives and better and worse are not."""
    return "" if word.form in ("verb", "noun", "particle") else f"{word.form}/"


def _finite(line: Line, word: ChangeWord) -> bool:
    """True for "rose", whose subject is another than the figure before it: "at 5.5%, while bills rose from 5.2%"."""
    return word.form == "verb" and line.tag(word.at) in ("VBD", "VBZ", "VBP")


def _led(line: Line, at: int, start: int) -> str:
    """What stands between a change word and its level: the last preposition, and whether a clause may begin there."""
    gap = [line.lower(i) for i in range(at + 1, start) if not line.covered(i)]
    verb = line.verb(at + 1, start)
    close = bool(set(gap) & words("directions", "not", "clause"))
    last = next((w for w in reversed(gap) if w in _prepositions() and w != "of"), None)
    lead = (
        "next" if not gap else "to" if last in words("directions", "led", "ends") else "of" if "of" in gap else "other"
    )
    return f"{lead}/{'verb' if verb else 'clause' if close else 'comma' if ',' in gap else 'plain'}"


def _directed(line: Line, pair: LevelPair, via: str, way: Direction, at: int) -> Directed:
    word, link = line.tokens[at].text, line.tokens[pair.at].text
    certainty = certainty_of(via)
    if certainty == "sure" and _unnamed(pair):
        certainty, via = "guess", f"{via}/unnamed"  # counted by itself
    reasons = ("same sentence", f"“{word} … {link}”" if at != pair.at else f"“{word}”")
    if (
        line.lower(at) in words("directions", "own", "breadth")
        and max(m.quantity.scalar for m in (pair.after, pair.before)) < 0
    ):
        way = "down" if way == "up" else "up"
    return Directed(
        pair.after.quantity, pair.before.quantity, way, word, Tie(certainty, reasons, via=f"direction/{via}")
    )


def _unnamed(pair: LevelPair) -> bool:
    """Two small bare numbers may be places of a list, where up is fewer: "at five, up from 13"."""
    return all(
        m.kind in ("number", "ordinal")
        and m.quantity.unit is None
        and m.quantity.scalar < PLACES
        and m.quantity.printed.place >= 1
        for m in (pair.after, pair.before)
    )


def certainty_of(via: str) -> Certainty:
    """How far a form may be trusted, by how often it was seen on the teaching folds, and how often the figures agreed with its word."""
    forms = counted("directions")["forms"]
    seen, held = forms.get(via, (0, 0))
    if seen >= MANY and held >= SURE * seen:
        return "sure"
    if seen < FEW and not via.endswith(
        ("/clause", "/verb")
    ):  # too seldom to tell: what its kind does, whatever the link and the sort of word
        seen, held = forms.get(kind_of(via), (0, 0))
    # Whether more is better is not known of all things, and "among younger voters" says nothing of their share.
    unknown = ("/valued/" in via or "/left/more/" in via) and via not in forms
    return "guess" if seen >= FEW and held >= LIKELY * seen and not unknown else "loose"


def kind_of(via: str) -> str:
    """A form without its link and the sort of its word."""
    if via.startswith("directions/"):
        return "directions/any"
    return "/".join(("any", *(part for part in via.split("/")[1:] if part not in SORTS)))


def _prepositions() -> frozenset[str]:
    return words("directions", "led", "ends") | words("directions", "led", "others")
