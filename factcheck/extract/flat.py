"""Every sentence as a row of cells, parsed or not: figures, and what is none elsewhere (tallies, ordinals, moments), for forms of words."""

from __future__ import annotations

import itertools
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.forms.pattern import DASH, HYPHEN, Cell, Row
from factcheck.extract.kinds import DATED
from factcheck.extract.moments import sentences
from factcheck.extract.tokens import HYPHENS, lower_at
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Mention
    from factcheck.extract.moments import Timing
    from factcheck.extract.timed import Timed
    from factcheck.extract.tokens import Token
    from factcheck.model import Block, Quantity

OPENERS: Final = ("“", '"', "‘")
CLOSERS: Final = ("”", '"', "’")
LONGEST: Final = 14  # cells of a title
BARS: Final = frozenset("-‑–")
MOST_SCORED: Final = 4  # no tally of votes or goals that is told with a dash has more digits


@dataclass(frozen=True, slots=True)
class Item:
    """What a cell stands for: a figure or an ordinal, both numbers of a tally, or a moment with its parts."""

    quantity: Quantity
    other: Quantity | None = None
    moment: Timing | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Flat:
    """The row of one sentence or of two that follow each other, what its cells stand for, and how many names are strung together from a cell on."""

    tokens: Sequence[Token]
    row: Row
    items: dict[int, Item]
    block: Block
    sentence: int
    named: dict[int, int]

    def lower(self, first: int, last: int) -> list[str]:
        """The words of some cells."""
        return [cell.word for cell in self.row.cells[max(0, first) : max(0, last)]]


class Flats:
    """The sentences of an article in order, each as a row; two that follow each other as one when they are asked for."""

    def __init__(self, timed: Timed, told: Sequence[Mention], placed: Sequence[Timing]) -> None:
        """Read the article once."""
        self._timed = timed
        self._figures = {m.first: m for m in told if m.kind not in DATED}
        self._moments = {m.first: m for m in placed}
        self._special = self._moments.keys() | self._figures.keys() | set(_unlisted(timed.tokens))
        self.singly = tuple(self._flats(timed))

    def _flats(self, timed: Timed) -> Iterator[Flat]:
        for number, (block, opening, closing) in enumerate(sentences(timed.tokens, timed.article.blocks)):
            if self._special.isdisjoint(range(opening, closing)):
                continue
            cells: list[Cell] = []
            items: dict[int, Item] = {}
            for cell, item in self._cells((opening, closing), block, number):
                if item is not None:
                    items[len(cells)] = item
                cells.append(cell)
            if items:
                rows = names(cells, timed.tokens)
                ends = {at: [row[-1]] for at, row in rows.items()}
                counts = {at: len(row) for at, row in rows.items()}
                yield Flat(timed.tokens, Row(cells, {"names": ends}), items, block, number, counts)

    def _cells(self, span: tuple[int, int], block: Block, number: int) -> Iterator[tuple[Cell, Item | None]]:
        tokens, at = self._timed.tokens, span[0]
        while at < span[1]:
            last, kind, item = self._item(at, block, number) if at in self._special else (at, "", None)
            if item is None:
                yield Cell(_word(tokens, at), "", "", at, at + 1), None
                at += 1
                continue
            yield Cell(" ".join(t.lower for t in tokens[at:last]), "", kind, at, last), item
            at = last

    def _item(self, at: int, block: Block, number: int) -> tuple[int, str, Item | None]:
        """What begins at a token: where it ends, its kind, and what it is."""
        tokens = self._timed.tokens
        if at in self._moments:
            moment = self._moments[at]
            return moment.last, "date", Item(self._timed.quantity(moment), moment=moment)
        if at in self._figures:
            mention = self._figures[at]
            return mention.last, mention.kind, Item(mention.quantity, mention=mention)
        if _tally(tokens, at):
            one, two = (
                self._timed.standing((i, i + 1), Fraction(tokens[i].text), "count", block, number) for i in (at, at + 2)
            )
            return at + 3, "tally", Item(one, two)
        nth = _nth(tokens, at)
        if nth is not None:
            last, value = nth
            return last, "ordinal", Item(self._timed.standing((at, last), Fraction(value), "ordinal", block, number))
        return at, "", None

    @property
    def in_pairs(self) -> tuple[Flat, ...]:
        """Each two sentences of the body that follow each other, as one row."""
        return tuple(
            joined(one, two)
            for one, two in itertools.pairwise(self.singly)
            if two.sentence == one.sentence + 1 and one.block.kind == two.block.kind == "body"
        )


def joined(one: Flat, two: Flat) -> Flat:
    """Two rows as one."""
    far = len(one.row.cells)
    ends = {at + far: [end + far for end in told] for at, told in two.row.stretches["names"].items()}
    stretches = {"names": {**one.row.stretches["names"], **ends}}
    items = {**one.items, **{at + far: item for at, item in two.items.items()}}
    named = {**one.named, **{at + far: count for at, count in two.named.items()}}
    return Flat(one.tokens, Row([*one.row.cells, *two.row.cells], stretches), items, one.block, one.sentence, named)


def _word(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    if token.text not in HYPHENS:
        return token.lower
    spaced = token.gap and at + 1 < len(tokens) and tokens[at + 1].gap
    return DASH if spaced or lower_at(tokens, at + 1) in HYPHENS or lower_at(tokens, at - 1) in HYPHENS else HYPHEN


def _unlisted(tokens: Sequence[Token]) -> Iterator[int]:
    """Where an ordinal or a tally may begin."""
    known, endings = _ordinals(), words("dates", "ordinals", "endings")
    for at, token in enumerate(tokens):
        digits = token.kind == "number" and at + 1 < len(tokens)
        if token.lower in known or (digits and (tokens[at + 1].text in BARS or tokens[at + 1].lower in endings)):
            yield at


def _tally(tokens: Sequence[Token], at: int) -> bool:
    """ "54-46", "3–1": two whole numbers with a bar between, alone."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in BARS or tokens[at + 1].gap or tokens[at + 2].gap:
        return False
    whole = all(
        tokens[i].text.isascii() and tokens[i].text.isdecimal() and len(tokens[i].text) <= MOST_SCORED
        for i in (at, at + 2)
    )
    led = (
        lower_at(tokens, at - 1) in ("$", "£", "€", "/", ".", "-", "–", "(")
        and not tokens[at].gap
        and lower_at(tokens, at - 1) != "("
    )
    follows = tokens[at + 3] if at + 3 < len(tokens) else None
    bound = (
        follows is not None
        and not follows.gap
        and (follows.text in BARS or follows.text in ("%", "/") or follows.kind != "sign")
    )
    return whole and not led and not bound and not _years(tokens[at].text, tokens[at + 2].text)


def _years(one: str, two: str) -> bool:
    """ "2008-09", "1914-18"."""
    return len(one) == len("2008") and len(two) <= len(one) and 1000 <= int(one) < 2100


@cache
def _ordinals() -> dict[str, int]:
    return dict(table("order")["nth"])


def _nth(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "Third", "3rd": where it ends and its value."""
    value = _ordinals().get(tokens[at].lower)
    if value is not None:
        return at + 1, value
    ending = lower_at(tokens, at + 1) in words("dates", "ordinals", "endings") and not tokens[at + 1].gap
    if ending and tokens[at].text.isdecimal() and len(tokens[at].text) <= MOST_SCORED:
        return at + 2, int(tokens[at].text)
    return None


def names(cells: Sequence[Cell], tokens: Sequence[Token]) -> dict[int, list[int]]:
    """Where names begin that are strung together ("Ash and Birch", "Ash, Birch and Elm", or one alone), and where each of them ends."""
    before = words("order", "behind", "before")
    led = (at + 1 for at, cell in enumerate(cells[:-1]) if cell.word in before)
    return {at: ends for at in led if (ends := _row_of_names(cells, tokens, at))}


def _row_of_names(cells: Sequence[Cell], tokens: Sequence[Token], at: int) -> list[int]:
    """The ends of the names of a row that begins at a cell; none where it is no whole row."""
    ends: list[int] = []
    joint = False
    while (end := _name(cells, tokens, at)) > at:
        ends.append(end)
        if joint:
            return [] if _goes_on(cells, end) else ends
        comma = end < len(cells) and cells[end].word == ","
        joint = end + comma < len(cells) and cells[end + comma].word in ("and", "&")
        if not joint and (not comma or (len(ends) == 1 and _name(cells, tokens, end + 1) == end + 1)):
            break
        at = end + comma + joint
    return ends if len(ends) == 1 and not joint and not _goes_on(cells, ends[0]) else []


def _goes_on(cells: Sequence[Cell], end: int) -> bool:
    """Whether a name is followed by more of it or of its like."""
    return end < len(cells) and (cells[end].word in ("and", "&", "or") or cells[end].word[:1] in ("'", "’"))


def _name(cells: Sequence[Cell], tokens: Sequence[Token], at: int) -> int:
    """The end of a name that begins at a cell, or the cell itself."""
    if at < len(cells) and cells[at].word in OPENERS:
        closed = (i + 1 for i in range(at + 1, min(at + LONGEST, len(cells))) if cells[i].word in CLOSERS)
        return next(closed, at)
    end, last = at + (at < len(cells) and cells[at].word == "the"), at
    while end < len(cells):
        capital = not cells[end].kind and tokens[cells[end].first].text[:1].isupper()
        if capital:
            last = end + 1
        elif last == at or cells[end].word not in words("order", "names", "inside"):
            break
        end += 1
    return last
