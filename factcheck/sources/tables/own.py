"""The tables of an article itself: a row of totals must add up the rows above it, and the text tell what the cells do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.model import Cited, Sourced, Tie
from factcheck.precision import Interval
from factcheck.rules.rule import number
from factcheck.sources.gather import without_cells
from factcheck.sources.passages import read_document
from factcheck.sources.tables.grid import Cell, as_table, cell_of
from factcheck.sources.tables.markup import tables_within
from factcheck.sources.tables.ties import is_named, spoken
from factcheck.sources.ties import figures_of, of_table, stated_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.model import Article, Block, Claims, Quantity
    from factcheck.sources.tables.grid import Table

ALIKE: Final = 2  # a total is of the size of its sum, or it is of something else
SURE: Final = 0.96
DOUBT: Final = 0.6
SHOWN: Final = 8  # parts that a working shows


@dataclass(frozen=True, slots=True)
class Column:
    """A total of a table with what it should add up."""

    row: int
    column: int
    parts: tuple[Cell, ...]
    total: Cell

    @property
    def summed(self) -> Fraction:
        """What the parts come to."""
        return sum((part.value or Fraction(0) for part in self.parts), Fraction(0))

    @property
    def adds_up(self) -> bool:
        """Whether they come to the total, each rounded to its last digit."""
        room = sum((_place(cell) / 2 for cell in (*self.parts, self.total)), Fraction(0))
        return abs(self.summed - (self.total.value or 0)) <= room


def with_own_tables(article: Article, claims: Claims) -> Claims:
    """The claims of an article with the totals of its own tables that do not add up."""
    tables = list(_tables(article))
    if not tables:
        return claims
    found: list[Sourced] = []
    blocks = [b for b in article.blocks if _text(article, b)]
    for table in tables:
        if (places := _places(table, [_text(article, b) for b in blocks])) is not None:
            found += _wrong(table, article, claims.quantities, blocks, places)
    found += _against(without_cells(article, tables), figures_of(claims), tables)
    if not found:
        return claims
    spans = {(b.start, b.end) for b in blocks for tie in found if b.start <= tie.stated.start < b.end}
    sentences = tuple(sorted({*claims.sentences, *spans}))
    return replace(claims, tabled=(*claims.tabled, *found), sentences=sentences)


def _tables(article: Article) -> Iterator[Table]:
    """The tables of the file that an article was read from."""
    if article.tables:
        made = (as_table(article.path, f"table {at}", grid) for at, grid in enumerate(article.tables, 1))
        yield from (table for table in made if table is not None)
    elif article.origin is not None:
        file = article.origin.file
        if "<table" in file.lower() or article.path.endswith((".md", ".markdown")):
            yield from tables_within(("\ufeff" + file).encode("utf-8", "replace"), article.path)


def _against(prose: Article, quantities: Sequence[Quantity], tables: Sequence[Table]) -> Iterator[Sourced]:
    """What the text tells otherwise than the one cell that it names beyond doubt."""
    document = read_document(prose)
    for passage in document.passages:
        for mark in passage.marks:
            said = spoken(document, passage, mark, tables)
            if said is not None and not said.agrees and said.wrong >= DOUBT and is_named(said):
                tie = of_table(said, stated_of(prose, mark, quantities))
                yield replace(tie, tie=replace(tie.tie, certainty="guess"))


def _text(article: Article, block: Block) -> str:
    return " ".join(article.text[block.start : block.end].split())


def _printed(table: Table) -> list[tuple[int, int, str]]:
    """The cells below the header that hold something, in the order of print."""
    return [(r, c, cell.text) for r, row in enumerate(table.rows) for c, cell in enumerate(row) if cell.text]


def _places(table: Table, texts: Sequence[str]) -> dict[tuple[int, int], int] | None:
    """The block of each cell of a table: its cells are blocks one behind the other, one that goes over rows or columns is one block."""
    read = [cell_of(text).text for text in texts]
    wanted = _printed(table)
    if not wanted:
        return None
    starts = (at for at in range(len(read)) if read[at] == wanted[0][2])
    return next((found for at in starts if (found := _places_from(table, read, at, wanted)) is not None), None)


def _places_from(
    table: Table, read: Sequence[str], at: int, wanted: Sequence[tuple[int, int, str]]
) -> dict[tuple[int, int], int] | None:
    found: dict[tuple[int, int], int] = {}
    for row, column, text in wanted:
        if at < len(read) and read[at] == text:
            found[row, column] = at
            at += 1
        elif not _is_spread(table, row, column):
            return None
    return found


def _is_spread(table: Table, row: int, column: int) -> bool:
    """Whether a cell says what the one before or above it does, as those that go over columns or rows are read."""
    text = table.rows[row][column].text
    before = column and table.rows[row][column - 1].text == text
    return bool(before) or (row > 0 and table.rows[row - 1][column].text == text)


def _wrong(
    table: Table,
    article: Article,
    quantities: Sequence[Quantity],
    blocks: Sequence[Block],
    places: Mapping[tuple[int, int], int],
) -> Iterator[Sourced]:
    columns = [column for column in _columns(table) if (column.row, column.column) in places]
    right = sum(column.adds_up for column in columns)
    if len(columns) > 1 and not right:
        return  # its rows are not all that the totals are of
    for column in columns:
        block = blocks[places[column.row, column.column]]
        stated = next((q for q in quantities if block.start <= q.start < block.end), None)
        if not column.adds_up and stated is not None:
            yield _sourced(table, article, column, stated, sure=right > 0)


def _columns(table: Table) -> Iterator[Column]:
    """Every total of numbers with the cells above it, back to the total before; none where a cell is missing or a mean is meant."""
    first = 0
    for row in sorted(table.totals):
        for column in table.numeric:
            parts, total = tuple(table.rows[at][column] for at in range(first, row)), table.rows[row][column]
            values = [part.value for part in parts if part.value is not None]
            if len(values) < ALIKE or len(values) < len(parts) or total.value is None or total.percent:
                continue
            summed = sum(values, Fraction(0))
            if max(values) < total.value < ALIKE * summed and summed < ALIKE * total.value:
                yield Column(row, column, parts, total)
        first = row + 1


def _place(cell: Cell) -> Fraction:
    """The place value of the last digit of a cell."""
    _, _, decimals = cell.text.partition(".")
    return Fraction(1, 10 ** sum(sign.isdecimal() for sign in decimals[:9]))


def _sourced(table: Table, article: Article, column: Column, stated: Quantity, *, sure: bool) -> Sourced:
    summed, total = column.summed, column.total.value or Fraction(0)
    shown = [part.text for part in column.parts]
    working = " + ".join(shown if len(shown) <= SHOWN else [shown[0], "…", shown[-1]])
    at = f"{table.name}, {table.address(column.row, column.column)}"
    reasons = ("the row of totals adds up the rows above it", *(("another column of it adds up",) if sure else ()))
    return Sourced(
        stated=stated, told=Interval.exactly(total), printed=number(summed, 2), value=summed,
        interval=Interval.exactly(summed), agrees=False, working=working,
        cited=Cited(article.path, f"{table.header[column.column]}: {working}", at),
        tie=Tie("sure" if sure else "guess", reasons, "source/table-total"), wrong=SURE if sure else DOUBT,
    )  # fmt: skip
