"""A figure that counts rows: "four players were from Leeds", "the number of games after 1990 is 12"; what the rows that are meant come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.lexicon import words
from factcheck.record import dataclass
from factcheck.sources.tables.conditions import conditions, generic, light
from factcheck.sources.tables.grid import flat, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.conditions import Other
    from factcheck.sources.tables.grid import Table

Noun: TypeAlias = Literal[
    "head", "row", ""
]  # what is counted: a column, what any row may be (games, times), or neither
LARGEST: Final = 5_000  # rows of a table whose rows are counted
TIMES: Final = 4  # of the rows of a table: no count is miscounted by more
NOUN: Final = 2  # words of what is counted
COUNTING: Final = ("number", "duration")  # "12 players"; seasons and years may be rows


@dataclass(frozen=True, slots=True)
class Count:
    """The rows that a sentence may count: those of the plainest reading, their number in all readings, and by which words."""

    rows: tuple[int, ...]
    values: frozenset[int]
    picked: str
    noun: Noun
    loose: int  # words that the table has not, or that turn the sentence round

    @property
    def clear(self) -> bool:
        """Whether a table has every word of a sentence that picks some of its rows, so that these are what is counted."""
        return bool(self.noun and self.picked) and len(self.rows) > 1 and not self.loose


def counted(table: Table, others: Sequence[Other], mark: Mark, text: str, beside: tuple[str, str, str]) -> Count | None:
    """What a figure that counts rows should be, or `None` for one that counts none."""
    rows = len(table.rows)
    if mark.sort not in COUNTING or mark.upper is not None or rows > LARGEST or mark.value > TIMES * rows:
        return None
    noun = _noun(mark, text, beside)
    if noun is None or _is_numeric(table, noun) or (mark.sort == "duration" and not _heads(table, noun)):
        return None
    picking = conditions(table, text, others, noun)
    found = picking.readings(table)
    if not found and any(one.picks for one in picking.found):
        return None
    found = found or [frozenset(table.own)]
    values = {len(rows) for rows in found} | {n for rows in found for n in _kinds(table, rows, noun)}
    turned = not _said_of(text).isdisjoint(words("sources", "tables", "without"))
    told = " and ".join(dict.fromkeys(one.name for one in picking.found if one.picks))
    of: Noun = "head" if _heads(table, noun) else "row" if noun and noun <= _any_row() else ""
    return Count(tuple(sorted(found[0])), frozenset(values), told, of, len(picking.loose) + turned)


def _noun(mark: Mark, text: str, beside: tuple[str, str, str]) -> frozenset[str] | None:
    """The stems of what is counted: right behind the figure, or behind "number of" at its front; `None` where nothing is named."""
    lowered = text.lower()
    at = lowered.find("number of ")
    if 0 <= at < lowered.rfind(mark.text.lower()):
        return stems_of(" ".join(lowered[at + len("number of ") :].split()[:NOUN]))
    said: list[str] = [mark.unit] if mark.sort == "duration" and mark.unit else []
    for word in flat(beside[1]).split():
        stems = stems_of(word) - generic() - light()
        if (said and not stems) or len(said) == NOUN:
            break
        said += [word] * bool(stems or stems_of(word) & _any_row())
    return stems_of(" ".join(said)) or (frozenset() if beside[1] else None)


def _any_row() -> frozenset[str]:
    """The stems of what the rows of many a table are: games, entries, times."""
    return frozenset().union(*(stems_of(word) for word in words("sources", "tables", "rows")))


def _heads(table: Table, noun: frozenset[str]) -> bool:
    return any(names & noun for names in table.header_stems)


def _is_numeric(table: Table, noun: frozenset[str]) -> bool:
    """Whether what is counted is a column of numbers, so that a cell or a sum is meant."""
    return any(table.header_stems[column] & noun for column in table.numeric)


def _kinds(table: Table, rows: frozenset[int], noun: frozenset[str]) -> Iterator[int]:
    """How many different texts some rows have in the columns that are counted."""
    for column, names in enumerate(table.header_stems):
        if names & noun:
            yield len({table.rows[row][column].text.lower() for row in rows} - {""})


def _said_of(text: str) -> frozenset[str]:
    return frozenset(flat(text).split())
