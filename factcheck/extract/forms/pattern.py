"""Forms of words: compiled once from their notation, and matched against a row of cells in time linear in the row.

| notation | matches |
|---|---|
| `word` | that word, or that sign; `⟨` and `⟩` are round brackets, `⟦` and `⟧` square ones, `-` a dash, `‑` a hyphen within a word, `·` the stop of an abbreviation |
| `#NN` | a word whose Penn tag begins so |
| `@file.key.key` | a word, or a phrase, of a list in the lexicon |
| `PART` · `PART:money/count` | a figure, of one of these kinds; it plays that part |
| `NAMES:list` | a stretch that begins there, of a sort that the row knows; it plays that part |
| `_4` | up to four words of one phrase: no figure, sign, finite verb nor "and" |
| `..4` | up to four words or signs: no figure that counts, finite verb, nor end of a clause |
| `^4` | up to four of anything but a figure that counts or the end of a sentence |
| `~4` | up to four of anything but the end of a sentence |
| `( a | b )` `[ a ]` `{ a }` | one of these; this or nothing; this any number of times |
| `!( a )` `?( a )` | what must not follow, what must |
| `<name>` | a macro, put in as it is written |
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from factcheck.extract.forms.places import Places
from factcheck.extract.kinds import NO_AMOUNTS
from factcheck.extract.line import FINITE
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_PART: Final = re.compile(r"([A-Z]+)(?::([a-z_/]+))?")
_GAP: Final = re.compile(r"(_|\.\.|\^|~)(\d+)")
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", "!(": ")", "?(": ")"}
_SIGNS: Final = {"⟨": "(", "⟩": ")", "⟦": "[", "⟧": "]"}
DASH: Final = "-"  # a hyphen with room about it, or one of two
HYPHEN: Final = "‑"  # one within a word
POINT: Final = "·"  # the stop of an abbreviation, which ends no sentence
_WORDY: Final = (HYPHEN, "’", "'", "“", "”", '"')
_STOPS: Final = (";", ":")
NOWHERE: Final = -1
SIGN, STOP, END, WORDY = range(4)  # the looks of a word ...
_LOOKS: Final = ",;.a"  # ... and one of each


class Cell(NamedTuple):
    """A word, a sign or a whole figure: the tokens `first:last`, in lower case, its Penn tag, and the kind of the figure."""

    word: str
    tag: str
    kind: str
    first: int
    last: int


class Row:
    """The cells of a stretch of text, and where stretches of some sort begin in it: by sort, the cell and its possible ends.

    `words` (and "", which needs no word) and `figures` say what it holds at all, so that most forms need not be tried.
    """

    def __init__(self, cells: Sequence[Cell], stretches: Mapping[str, Mapping[int, Sequence[int]]]) -> None:
        """Find its words, and the cells that are figures."""
        self.cells = cells
        self.stretches = stretches
        self.spelt = [cell.word for cell in cells]
        self.words = frozenset(("", *self.spelt))
        self.figures = tuple(at for at, cell in enumerate(cells) if cell.kind)

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.spelt):
            found.setdefault(word, []).append(at)
        return found

    @cached_property
    def of_kind(self) -> dict[str, list[int]]:
        """Where the figures of each kind stand."""
        found: dict[str, list[int]] = {}
        for at in self.figures:
            found.setdefault(self.cells[at].kind, []).append(at)
        return found

    @cached_property
    def shapes(self) -> list[int]:
        """What a step that asks for no word can tell of each cell, as a number: cells of one number pass the same tests."""
        return [_SHAPES[cell.tag, cell.kind, _look(cell.word)] for cell in self.cells]


class _Shapes(dict["tuple[str, str, int]", int]):
    """A number for each shape of a cell, and a cell of it; there are no more than tags, kinds and looks allow."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[Cell] = []

    def __missing__(self, shape: tuple[str, str, int]) -> int:
        tag, kind, look = shape
        self.cells.append(Cell(_LOOKS[look], tag, kind, 0, 1))
        return self.setdefault(shape, len(self))


_SHAPES: Final = _Shapes()


def _look(word: str) -> int:
    """What the gaps ask of a word."""
    if word[:1].isalnum() or word in _WORDY:
        return WORDY
    return END if word == "." else STOP if word in _STOPS else SIGN


Parts: TypeAlias = "dict[str, list[tuple[int, int]]]"  # the parts played, each with the cells of those that play it
Test: TypeAlias = "Callable[[Cell], bool]"


class _Chain(NamedTuple):
    """A part played, and those before it."""

    before: _Chain | None
    part: str
    first: int
    last: int


@dataclass(slots=True)
class State:
    """One step of a compiled form: a word, a test of a cell, a stretch, a look ahead, or a choice of steps, the first tried first."""

    ways: list[int] = field(default_factory=list)
    word: str = ""
    test: Test | None = None
    part: str = ""
    sort: str = ""
    ahead: tuple[int, bool] | None = None
    done: bool = False


class Needed(NamedTuple):
    """What a row must hold for a form to match: so many figures at least, and of each of these sets a word."""

    figures: int
    words: tuple[frozenset[str], ...]


class Step(NamedTuple):
    """A cell that any match holds: one of some words, or a figure of one of some kinds, of any where none is told."""

    words: frozenset[str] | None
    kinds: frozenset[str]

    def behind(self, row: Row, place: int) -> int:
        """The first such cell behind another; no place where there is none."""
        held = row.of_kind if self.words is None else row.at
        found = NOWHERE
        for key in held.keys() & (self.kinds or held) if self.words is None else self.words & row.words:
            places = held[key]
            if places[-1] > place:
                first = places[0] if places[0] > place else places[bisect_right(places, place)]
                found = first if found == NOWHERE else min(found, first)
        return found


class Form:
    """A form of words, compiled when a row first holds what it needs."""

    def __init__(self, text: str, macros: Mapping[str, str]) -> None:
        """Read the notation; raises `ValueError` where it is not understood."""
        self._states: list[State] = []
        written = " ".join(_expanded(text.split(), macros))
        self.parts = tuple(dict.fromkeys(m.group(1) for w in written.split() if (m := _PART.fullmatch(w))))
        self._tree = _tree(written)
        self.needed = needed(self._tree)

    @cached_property
    def _start(self) -> int:
        return self._compiled(self._tree, self._add(State(done=True)))

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(steps(self._tree))

    @cached_property
    def _places(self) -> Places:
        return Places(self._start, self._states, _SHAPES.cells)

    def matches(self, row: Row) -> Iterator[Parts]:
        """The parts played, for each place of the row where the form begins to match."""
        if len(row.figures) < self.needed.figures:
            return
        for some in self.needed.words:
            if row.words.isdisjoint(some):
                return
        place = NOWHERE  # most rows that have the words have them in another order
        for step in self._steps:
            place = step.behind(row, place)
            if place == NOWHERE:
                return
        for at in self._places.of(row):
            found = self._run(row, self._start, at)
            if found is not None:
                yield found

    def _run(self, row: Row, start: int, at: int) -> Parts | None:
        """The first way to match from a cell on: each step is tried once at each cell, since no step looks back."""
        states, size = self._states, len(row.cells) + 1
        seen: set[int] = set()
        stack: list[tuple[int, int, _Chain | None]] = [(start, at, None)]
        while stack:
            index, place, played = stack.pop()
            key = index * size + place
            if key in seen:
                continue
            seen.add(key)
            state = states[index]
            if state.done:
                return _played(played)
            for end in reversed(self._ends(row, state, place)):
                then = _Chain(played, state.part, place, end) if state.part else played
                stack += [(way, end, then) for way in reversed(state.ways)]
        return None

    def _ends(self, row: Row, state: State, place: int) -> Sequence[int]:
        """Where a step may end that begins at a cell."""
        if state.word:
            return (place + 1,) if place < len(row.cells) and state.word == row.cells[place].word else ()
        if state.ahead is not None:
            start, wanted = state.ahead
            return (place,) if (self._run(row, start, place) is not None) is wanted else ()
        if state.sort:
            return row.stretches[state.sort].get(place, ())
        if state.test is None:
            return (place,)
        return (place + 1,) if place < len(row.cells) and state.test(row.cells[place]) else ()

    def _add(self, state: State) -> int:
        self._states.append(state)
        return len(self._states) - 1

    def _compiled(self, tree: Sequence[object], then: int) -> int:
        """The step at which a sequence begins that goes on with the step `then`."""
        for piece in reversed(tree):
            then = self._atom(piece, then) if isinstance(piece, str) else self._group(piece, then)  # type: ignore[arg-type]
        return then

    def _group(self, group: tuple[str, Sequence[Sequence[object]]], then: int) -> int:
        opened, choices = group
        if opened in ("!(", "?("):
            start = self._choice(choices, self._add(State(done=True)))
            return self._add(State([then], ahead=(start, opened == "?(")))
        if opened == "{":
            again = State()
            index = self._add(again)
            again.ways = [self._choice(choices, index), then]
            return index
        start = self._choice(choices, then)
        return self._add(State([start, then])) if opened == "[" else start

    def _choice(self, choices: Sequence[Sequence[object]], then: int) -> int:
        ways = [self._compiled(choice, then) for choice in choices]
        return ways[0] if len(ways) == 1 else self._add(State(ways))

    def _atom(self, text: str, then: int) -> int:
        gap, part = _GAP.fullmatch(text), _PART.fullmatch(text)
        if gap:
            return self._gap(_GAPS[gap.group(1)], int(gap.group(2)), then)
        if part:
            return self._add(_part(part.group(1), part.group(2) or "", then))
        if text[0] == "@" and len(text) > 1:
            return self._choice([phrase.split() for phrase in sorted(words(*text[1:].split(".")))], then)
        if text[0] == "#" and len(text) > 1:
            return self._add(State([then], test=_tagged(text[1:])))
        return self._add(State([then], word=_SIGNS.get(text, text)))

    def _gap(self, test: Test, most: int, then: int) -> int:
        """So many cells at most, the fewest first."""
        for _ in range(most):
            then_or = self._add(State([then], test=test))
            then = self._add(State([then, then_or]))
        return then


def _part(name: str, kinds: str, then: int) -> State:
    if kinds in _SORTS:
        return State([then], part=name, sort=kinds)
    return State([then], part=name, test=_figure(kinds))


_SORTS: Final = ("list", "names", "way", "more")


@cache
def _figure(kinds: str) -> Test:
    wanted = frozenset(kinds.split("/")) if kinds else None
    return lambda cell: cell.kind in wanted if wanted else cell.kind != ""


@cache
def _tagged(tag: str) -> Test:
    return lambda cell: cell.tag.startswith(tag)


def _phrase(cell: Cell) -> bool:
    return _look(cell.word) == WORDY and cell.kind in ("", *NO_AMOUNTS) and cell.tag not in (*FINITE, "CC", "WDT", "WP")


def _clause(cell: Cell) -> bool:
    return cell.kind in ("", *NO_AMOUNTS) and _look(cell.word) not in (STOP, END) and cell.tag not in FINITE


def _uncounted(cell: Cell) -> bool:
    return cell.kind in ("", *NO_AMOUNTS) and _look(cell.word) != END


def _anything(cell: Cell) -> bool:
    return _look(cell.word) != END


_GAPS: Final[dict[str, Test]] = {"_": _phrase, "..": _clause, "^": _uncounted, "~": _anything}


def _expanded(text: Sequence[str], macros: Mapping[str, str]) -> Iterator[str]:
    for word in text:
        if word[0] == "<" and word[-1] == ">" and len(word) > 2:
            yield from _expanded(macros[word[1:-1]].split(), macros)
        else:
            yield word


def _tree(text: str) -> Sequence[object]:
    """The notation as a tree: words, and groups as their sign and their choices."""
    choices = _choices(iter(text.split()), "")
    if len(choices) != 1:
        raise ValueError(f"a choice outside brackets: {text}")
    return choices[0]


def _choices(tokens: Iterator[str], closing: str) -> list[list[object]]:
    choices: list[list[object]] = [[]]
    for sign in tokens:
        if sign == closing:
            return choices
        if sign in _CLOSING.values():
            break
        if sign == "|":
            choices.append([])
        elif sign in _CLOSING:
            choices[-1].append((sign, _choices(tokens, _CLOSING[sign])))
        else:
            choices[-1].append(sign)
    else:
        if not closing:
            return choices
    raise ValueError(f"a bracket of a form of words is not closed, or not opened: {closing}")


def needed(tree: Sequence[object]) -> Needed:
    """What a row must hold for a sequence of steps to match."""
    figures = 0
    some: list[frozenset[str]] = []
    for piece in tree:
        one = _needed_by(piece) if isinstance(piece, str) else _needed_by_group(piece)  # type: ignore[arg-type]
        figures += one.figures
        some += one.words
    return Needed(figures, tuple(some))


@cache
def _needed_by(text: str) -> Needed:
    part = _PART.fullmatch(text)
    if part is not None:
        return Needed(int(part.group(2) not in _SORTS), ())
    if _GAP.fullmatch(text) or (text[0] == "#" and len(text) > 1):
        return Needed(0, ())
    if text[0] == "@" and len(text) > 1:
        return Needed(0, (frozenset(max(phrase.split(), key=len) for phrase in words(*text[1:].split("."))),))
    return Needed(0, (frozenset((_SIGNS.get(text, text),)),))


def _needed_by_group(group: tuple[str, Sequence[Sequence[object]]]) -> Needed:
    """What every choice needs; of the words of each the longest, which are the rarest. What must follow is matched again, and its figures are not two."""
    opened, choices = group
    if opened not in ("(", "?("):
        return Needed(0, ())
    each = [needed(choice) for choice in choices]
    some = [max(one.words, key=_rare) for one in each if one.words]
    told = (frozenset().union(*some),) if len(some) == len(each) else ()
    return Needed(min(one.figures for one in each) if opened == "(" else 0, told)


def steps(tree: Sequence[object]) -> Iterator[Step]:
    """The cells that any match of a sequence of steps holds, in order."""
    for piece in tree:
        if isinstance(piece, str):
            part, some = _PART.fullmatch(piece), _needed_by(piece).words
            if part is not None and part.group(2) not in _SORTS:
                yield Step(None, frozenset(part.group(2).split("/") if part.group(2) else ()))
            elif some:
                yield Step(some[0], frozenset())
        elif piece[0] == "(":  # type: ignore[index]
            yield from _step_of_group(piece[1])  # type: ignore[index]


def _step_of_group(choices: Sequence[Sequence[object]]) -> Iterator[Step]:
    """What a choice holds whichever it is: all of a single one, of several the first word or the first figure of each."""
    each = [tuple(steps(choice)) for choice in choices]
    if len(each) == 1:
        yield from each[0]
        return
    spelt = [next((one.words for one in some if one.words is not None), None) for some in each]
    told = [next((one.kinds for one in some if one.words is None), None) for some in each]
    if None not in spelt:
        yield Step(frozenset().union(*filter(None, spelt)), frozenset())
    elif None not in told:
        yield Step(None, frozenset().union(*filter(None, told)) if all(told) else frozenset())


def _rare(some: frozenset[str]) -> int:
    return min(len(word) for word in some)


def _played(chain: _Chain | None) -> Parts:
    """The parts played, in the order of the text."""
    found = []
    while chain is not None:
        found.append(chain)
        chain = chain.before
    parts: Parts = {}
    for one in reversed(found):
        parts.setdefault(one.part, []).append((one.first, one.last))
    return parts
