"""A figure that counts rows: "four players were from Leeds", "the number of games after 1990 is 12"; what the rows that are meant come to."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import words
from factcheck.record import dataclass
from factcheck.sources.tables.grid import flat, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Asked
    from factcheck.sources.tables.grid import Table

READINGS: Final = 24  # of one sentence
LARGEST: Final = 5_000  # rows of a table whose rows are counted
LONGEST: Final = 8  # words of a cell


@dataclass(frozen=True, slots=True)
class Count:
    """The rows that a sentence may count: how many in the plainest reading, in all readings, and by which words."""

    rows: tuple[int, ...]
    values: frozenset[int]
    picked: str
    clear: bool


def counted(table: Table, question: Asked, mark: Mark, text: str, beside: tuple[str, str, str]) -> Count | None:
    """What a figure that counts rows should be, or `None` for one that counts none."""
    if mark.sort != "number" or mark.hedge is not None or len(table.rows) > LARGEST:
        return None
    noun = _noun(mark, text, beside)
    if noun is None or _is_numeric(table, noun):
        return None
    groups = [sets for sets in _groups(table, question, text, noun) if sets]
    found = [frozenset(table.own).intersection(*(rows for _, rows in chosen)) for chosen in _chosen(groups)]
    found = [rows for rows in found if rows]
    if not found:
        return None
    values = {len(rows) for rows in found} | {n for rows in found for n in _kinds(table, rows, noun)}
    picked = " and ".join(dict.fromkeys(name for name, _ in next(_chosen(groups))))
    return Count(
        tuple(sorted(found[0])),
        frozenset(values),
        picked,
        _is_clear(table, text, noun, found[0] if groups else frozenset()),
    )


def _noun(mark: Mark, text: str, beside: tuple[str, str, str]) -> frozenset[str] | None:
    """The stems of what is counted: right behind the figure, or behind "number of" at its front."""
    lowered = text.lower()
    at = lowered.find("number of ")
    if 0 <= at < mark.start:
        return stems_of(" ".join(lowered[at + len("number of ") :].split()[:2]))
    behind = beside[1].split()[:2]
    return stems_of(" ".join(behind)) if behind else None


def _is_numeric(table: Table, noun: frozenset[str]) -> bool:
    """Whether what is counted is a column of numbers, so that a cell or a sum is meant."""
    return any(table.header_stems[column] & noun for column in table.numeric)


def generic() -> frozenset[str]:
    """The stems of words that pick no rows."""
    generic, empty = words("sources", "tables", "generic"), words("sources", "words", "empty")
    return frozenset(empty).union(*(stems_of(word) for word in generic))


def _groups(
    table: Table, question: Asked, text: str, without: frozenset[str]
) -> Iterator[list[tuple[str, frozenset[int]]]]:
    """For each cell, word or figure that picks rows, the rows that it may pick: one set for each column that it may be of."""
    rest: set[str] = set()
    said = flat(text).split()
    at = 0
    while at < len(said):
        last = next((end for end in range(min(len(said), at + LONGEST), at, -1) if _is_cell(table, said[at:end])), at)
        if last > at:
            yield list(_by_column(table, " ".join(said[at:last]), table.whole[" ".join(said[at:last])]))
        else:
            rest |= stems_of(said[at])
        at = max(last, at + 1)
    for stem in sorted(rest - without - generic()):
        yield list(_by_column(table, stem, table.places.get(stem, ())))
    numbered = [(name, frozenset(rows), column) for column, name, rows in question.numbered]
    named = [(name, rows) for name, rows, column in numbered if column in question.columns]
    yield named or [(name, rows) for name, rows, _ in numbered]


def _is_cell(table: Table, said: Sequence[str]) -> bool:
    """Whether some words are a cell in full, and more than a word that every sentence has."""
    return " ".join(said) in table.whole and bool(stems_of(" ".join(said)) - generic())


def _by_column(table: Table, name: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[str, frozenset[int]]]:
    by: dict[int, set[int]] = {}
    for row, column in places:
        if row not in table.totals:
            by.setdefault(column, set()).add(row)
    yield from ((name, frozenset(rows)) for rows in by.values() if len(rows) < len(table.own))


def _chosen(groups: Sequence[Sequence[tuple[str, frozenset[int]]]]) -> Iterator[tuple[tuple[str, frozenset[int]], ...]]:
    """Every reading: of each word one of the sets that it may pick."""
    for at, chosen in enumerate(product(*groups)):
        if at == READINGS:
            return
        yield chosen


def _kinds(table: Table, rows: frozenset[int], noun: frozenset[str]) -> Iterator[int]:
    """How many different texts some rows have in the columns that are counted."""
    for column, names in enumerate(table.header_stems):
        if names & noun:
            yield len({table.rows[row][column].text.lower() for row in rows} - {""})


def _is_clear(table: Table, text: str, noun: frozenset[str], rows: frozenset[int]) -> bool:
    """Whether a table has every word of a sentence, and none of them turns it round, so that its rows are what is counted."""
    if len(rows) < 2 or not _said_of(text).isdisjoint(words("sources", "tables", "without")):  # noqa: PLR2004 - one row is no count
        return False
    headers = frozenset().union(*table.header_stems)
    return bool(noun & headers) and stems_of(text) - generic() <= headers | table.counts.keys() | noun


def _said_of(text: str) -> frozenset[str]:
    return frozenset(flat(text).split())
