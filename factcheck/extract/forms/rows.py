"""A sentence, or two that follow each other, as a row of cells for forms of words: each figure is one cell."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from factcheck.extract.change_words import change_word
from factcheck.extract.forms.coordinated import coordinated
from factcheck.extract.forms.pattern import DASH, HYPHEN, POINT, Cell, Row
from factcheck.extract.tokens import HYPHENS
from factcheck.lexicon import words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.forms.coordinated import Names
    from factcheck.extract.line import Line, Mention

COMPARED: Final = ("higher", "lower")
SHORT: Final = 3  # letters of an abbreviation that is not listed
LONGEST: Final = 90  # tokens of a sentence without a figure that are read as well
LEAST: Final = 3  # words and figures: what ties two stands between them


class Told:
    """The sentences of a row with what their cells are: the figure of a cell, the names of a list by its ends."""

    def __init__(self, lines: tuple[Line, ...], cells: list[Cell], mentions: dict[int, Mention]) -> None:
        """Take what is read already; lists and words for ways are looked for when a form asks for them."""
        self.lines = lines
        self.row = Row(cells, _Stretches(self))
        self.mentions = mentions

    @cached_property
    def lists(self) -> dict[tuple[int, int], Names]:
        """The names of each list by its ends."""
        return {(names.first, names.last): names for names in coordinated(self.row.cells, self.lines[0].tokens)}

    def lower(self, first: int, last: int) -> list[str]:
        """The words of some cells."""
        return self.row.spelt[max(0, first) : max(0, last)]

    def line_of(self, mention: Mention) -> Line:
        """The sentence that a figure stands in."""
        return next(line for line in self.lines if line.first <= mention.first < line.last)


class _Stretches(dict[str, dict[int, list[int]]]):
    """Where the stretches of each sort begin and may end."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, sort: str) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        self[sort] = found
        if sort == "list":
            for first, last in self._told.lists:
                found.setdefault(first, []).append(last)
        else:
            self.update(_ways(self._told.row.cells, self._told.lines))
        return self[sort]


def rows_of(lines: Sequence[Line]) -> dict[int, tuple[Told, ...]]:
    """The rows of an article: each sentence, and each with the one behind it, by how many they hold; the cells of a table make none."""
    nexts = {line.first: row_of(line) for line in lines}
    twos = ((told, *_next(told.lines[0], nexts)) for told in nexts.values())
    return {1: tuple(filter(_says, nexts.values())), 2: tuple(_joined(*some) for some in twos if _says(*some))}


def _says(*some: Told) -> bool:
    """Whether there are words enough to tie two figures."""
    return sum(line.last - line.first for told in some for line in told.lines) >= LEAST


def _next(line: Line, nexts: dict[int, Told]) -> Iterator[Told]:
    """The sentence that follows, with no grammar where it has no figure."""
    first = line.last
    while first < min(line.last + 2, len(line.tokens)) and line.tokens[first].text in ("”", '"', "’"):
        first += 1
    if first in nexts:
        yield nexts[first]
    elif first < len(line.tokens):
        ends = (
            i for i in range(first, min(first + LONGEST, len(line.tokens))) if line.tokens[i].text in (".", "?", "!")
        )
        last = next(ends, None)
        if last is not None:
            yield row_of(replace(line, first=first, last=last + 1, mentions=(), tags={}, inside=frozenset()))


def row_of(line: Line) -> Told:
    """The row of one sentence."""
    cells: list[Cell] = []
    mentions: dict[int, Mention] = {}
    for cell, mention in _cells(line):
        if mention is not None:
            mentions[len(cells)] = mention
        cells.append(cell)
    return Told((line,), cells, mentions)


def _joined(one: Told, two: Told | None = None) -> Told:
    """Two rows that follow each other as one."""
    if two is None:
        return one
    far = len(one.row.cells)
    mentions = {**one.mentions, **{at + far: mention for at, mention in two.mentions.items()}}
    return Told((*one.lines, *two.lines), [*one.row.cells, *two.row.cells], mentions)


def _ways(cells: Sequence[Cell], lines: Sequence[Line]) -> dict[str, dict[int, list[int]]]:
    """Where the words stand that say which way a figure went: comparatives, and the others."""
    told: dict[str, dict[int, list[int]]] = {"way": {}, "more": {}}
    for at, cell in enumerate(cells):
        line = next((one for one in lines if one.first <= cell.first < one.last), None)
        found = change_word(line, cell.first) if line is not None and not cell.kind else None
        if found is not None:
            told["more" if found.form == "more" or cell.word in COMPARED else "way"][at] = [at + 1]
    return told


def _cells(line: Line) -> Iterator[tuple[Cell, Mention | None]]:
    at = line.first
    waiting = list(line.mentions[::-1])
    while at < line.last:
        mention = waiting.pop() if waiting and waiting[-1].first <= at else None
        if mention is not None and mention.last > at:
            word = " ".join(line.words(at, mention.last))
            yield Cell(word, line.tag(mention.last - 1), mention.kind, at, mention.last), mention
            at = mention.last
        elif mention is None:
            yield Cell(_word(line, at), line.tag(at), "", at, at + 1), None
            at += 1


def _word(line: Line, at: int) -> str:
    """A word in lower case; a hyphen grown on to a word is told from a dash, the stop of an abbreviation from that of a sentence."""
    token = line.tokens[at]
    if token.text == ".":
        return POINT if _abbreviates(line, at) else "."
    if token.text not in HYPHENS:
        return token.lower
    near = [line.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(line.tokens)]
    spaced = token.gap and near[-1].gap
    return DASH if spaced or any(other.text in HYPHENS for other in near) else HYPHEN


def _abbreviates(line: Line, at: int) -> bool:
    """True for a stop grown on to "Sen" or "Mr" with more of the sentence behind it."""
    before, stop = line.tokens[at - 1], line.tokens[at]
    short = (len(before.text) <= SHORT and before.text[0].isupper()) or before.lower in words("lists", "abbreviations")
    ends = at + 1 >= line.last or line.tokens[at + 1].text in ("”", '"')
    return at > line.first and short and not stop.gap and not ends
