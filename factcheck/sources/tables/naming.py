"""Which columns the words beside a figure name: by their headers, by a unit, by a verb or an adjective that means one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.lexicon import table as lexicon
from factcheck.sources.tables.grid import flat, stems_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.grid import Table

End: TypeAlias = Literal["most", "least"]
UNITED: Final = frozenset(("measure", "duration", "money", "percent"))
TURNING: Final = frozenset(("least", "lowest", "less"))  # "the least watched"


def columns_of(table: Table, mark: Mark, before: str, after: str, keys: Collection[int] = ()) -> frozenset[int]:
    """The columns that a figure may be of by the words beside it, its unit, or what these words mean."""
    named = columns_beside(table, before, after, keys)
    united = _of_unit(table, mark) - frozenset(keys)
    others = frozenset(column for column in named if table.units[column] not in (None, mark.unit))
    if united and (named == others or named.isdisjoint(table.numeric)):
        return united
    if not named.isdisjoint(table.numeric):
        return (named & united) or named
    meant = (found for near in (after, before) for read in (_of_sense, _of_degrees) if (found := read(table, near)))
    return next((found - frozenset(keys) for found in meant), named)


def columns_beside(table: Table, before: str, after: str, keys: Collection[int] = ()) -> frozenset[int]:
    """The columns that the words beside a figure name: those behind it, else those before it; none of `keys`, by which rows are named."""
    headers = [(c, names) for c, names in enumerate(table.header_stems) if c not in keys]
    for near in (stems_of(after), stems_of(before)):
        told = [((len(names & near) / len(names), len(names & near)), c) for c, names in headers if names & near]
        if told:
            best = max(told)[0]
            return frozenset(column for share, column in told if share == best)
    return frozenset()


def degree(table: Table, said: Sequence[str], at: int) -> tuple[End, frozenset[int]] | None:
    """What an adjective in a degree asks of which columns: "driest" the least of the rainfall; `None` where the table has none of it."""
    found = [(end, columns) for end in ("most", "least") if (columns := _of_degree(table, said[at], end))]
    if len(found) != 1:
        return None  # "shortest" beside a height and a length
    end, columns = found[0]
    turned = bool(at) and said[at - 1] in TURNING
    return ("most" if (end == "most") != turned else "least"), columns


def _of_degree(table: Table, word: str, end: str) -> frozenset[int]:
    """The columns of numbers or years of which an adjective tells more, or less."""
    for headers in _degrees()[end].get(word, ()):
        columns = frozenset(_headed(table, headers)) & frozenset((*table.numeric, *table.years))
        if columns:
            return columns
    return frozenset()


def _headed(table: Table, header: str) -> list[int]:
    stems = stems_of(header)
    return [column for column, names in enumerate(table.header_stems) if names & stems]


def _of_sense(table: Table, near: str) -> frozenset[int]:
    """The columns of numbers that a word means without their header: "scored" the goals."""
    for word in flat(near).split():
        for header in _senses().get(word, ()):
            if columns := frozenset(_headed(table, header)) & frozenset(table.numeric):
                return columns
    return frozenset()


def _of_degrees(table: Table, near: str) -> frozenset[int]:
    """The columns of which an adjective tells more or less: "31 m higher", "third tallest"."""
    said = flat(near).split()
    return next((found[1] for at in range(len(said)) if (found := degree(table, said, at))), frozenset())


def _of_unit(table: Table, mark: Mark) -> frozenset[int]:
    """The columns of which the header gives the unit of a figure."""
    if mark.sort not in UNITED or mark.unit is None:
        return frozenset()
    if mark.unit == "year" and mark.unit not in table.units:
        return frozenset(column for column in table.numeric if table.is_year(column))
    return frozenset(column for column, unit in enumerate(table.units) if unit == mark.unit)


def meant(table: Table) -> frozenset[str]:
    """The stems of the words that mean a column of a table: "drew" where it has the attendance."""
    return stems_of(" ".join(word for word, heads in _senses().items() if any(_headed(table, head) for head in heads)))


@cache
def _degrees() -> dict[str, dict[str, tuple[str, ...]]]:
    """The headers that an adjective is of, by whether it says more or less of them."""
    told: dict[str, dict[str, tuple[str, ...]]] = {"most": {}, "least": {}}
    for end, name in (("most", "up"), ("least", "down")):
        for headers, forms in lexicon("sources")["tables"][name].items():
            for word in forms:
                told[end][word] = (*told[end].get(word, ()), *headers.split())
    return told


@cache
def degrees() -> dict[str, End]:
    """The adjectives in a degree, with the end that most tables give them."""
    told = _degrees()
    return {**dict.fromkeys(told["least"], "least"), **dict.fromkeys(told["most"], "most")}


SUPERLATIVE: Final = frozenset(word for word in degrees() if word.endswith("st") or not word.endswith("er"))


@cache
def _senses() -> dict[str, tuple[str, ...]]:
    """The headers that a word may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for header, told in lexicon("sources")["tables"]["senses"].items():
        for word in told:
            found[word] = (*found.get(word, ()), header)
    return found
