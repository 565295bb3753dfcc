"""Rows that a sentence picks by another row or another column: "more points than Leeds", "more in 2023 than in 2019", "after Power Man"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from factcheck.lexicon import words
from factcheck.sources.tables.grid import flat
from factcheck.sources.tables.naming import columns_beside, degree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.sources.tables.grid import Table

Than: TypeAlias = Literal["more", "less", "same"]
LONGEST: Final = 8  # words of a name
BEHIND: Final = 2  # words between "than" and the name
BEFORE: Final = 6  # words before "than" that may name the column
LEADS: Final = frozenset(("than", "as"))


class Compared(NamedTuple):
    """Rows that have more or less of a column than one row: by which words of a sentence, and the one row."""

    first: int
    last: int
    column: int
    rows: frozenset[int]
    row: int


def compared(table: Table, said: Sequence[str]) -> Iterator[Compared]:
    """The rows that are held against one that is named behind "than" or "as"."""
    for at, word in enumerate(said):
        if word in LEADS and (name := _name(table, said, at + 1)) is not None:
            row, last = name
            before = said[max(0, at - BEFORE) : at]
            for column, way in _asked(table, before, said[last:]):
                if (rows := _beyond(table, column, row, way)) is not None:
                    yield Compared(at, last, column, rows, row)


def _name(table: Table, said: Sequence[str], start: int) -> tuple[int, int] | None:
    """The one row of which a cell is said in full right here, and where the name ends."""
    for first in range(start, min(start + BEHIND, len(said))):
        for last in range(min(len(said), first + LONGEST), first, -1):
            rows = {row for row, _ in table.whole.get(" ".join(said[first:last]), ()) if row not in table.totals}
            if len(rows) == 1:
                return rows.pop(), last
    return None


def _asked(table: Table, before: Sequence[str], behind: Sequence[str]) -> Iterator[tuple[int, Than]]:
    """The column that is compared, and which rows are asked for."""
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        way = next((way for way, name in NAMES.items() if word in words("sources", "tables", name)), None)
        by_word = degree(table, before, at) if way is None else None
        if by_word is not None:
            yield from ((column, "more" if by_word[0] == "most" else "less") for column in sorted(by_word[1]))
            return
        if way is not None:
            near = columns_beside(table, " ".join(before[:at]), " ".join((*before[at + 1 :], *behind[:1])))
            yield from ((column, way) for column in sorted(near) if way == "same" or column in table.numeric)
            return


NAMES: Final[dict[Than, str]] = {"more": "further", "less": "fewer", "same": "same"}


def _beyond(table: Table, column: int, row: int, way: Than) -> frozenset[int] | None:
    """The rows that have more than one, less, or the same; the one itself is none of them."""
    if way == "same":
        text = flat(table.rows[row][column].text)
        return frozenset(r for r in table.own if r != row and flat(table.rows[r][column].text) == text)
    value = table.rows[row][column].value
    if value is None:
        return None
    sign = 1 if way == "more" else -1
    told = ((r, table.rows[r][column].value) for r in table.own)
    return frozenset(r for r, other in told if other is not None and (other - value) * sign > 0)


def rising(table: Table, text: str, years: Sequence[int]) -> frozenset[int] | None:
    """The rows that have more, or less, in one of two columns named by their years: "more in 2023 than in 2019"."""
    columns = _of_years(table, years) or _beside_than(table, flat(text).split())
    if len(columns) != 2:  # noqa: PLR2004 - a comparison is of two
        return None
    first, second = columns if "than" in flat(text).split() else sorted(columns, key=lambda c: table.header[c])[::-1]
    said = frozenset(flat(text).split())
    up, down = said & words("sources", "tables", "rising"), said & words("sources", "tables", "falling")
    if bool(up) == bool(down):
        return None
    sign = 1 if up else -1
    pairs = ((r, table.rows[r][first].value, table.rows[r][second].value) for r in table.own)
    return frozenset(r for r, one, two in pairs if one is not None and two is not None and (one - two) * sign > 0)


def _beside_than(table: Table, said: Sequence[str]) -> list[int]:
    """The columns of numbers that are named on either side of "than": "from the jury than from the televote"."""
    at = said.index("than") if "than" in said else 0
    if not at:
        return []
    first = _nearest(table, said[max(0, at - BEFORE) : at][::-1])
    second = _nearest(table, said[at + 1 : at + 1 + BEFORE])
    return [first, second] if first is not None and second is not None and first != second else []


def _nearest(table: Table, said: Sequence[str]) -> int | None:
    """The column of numbers that the first of some words names, if it is one."""
    for word in said:
        near = columns_beside(table, "", word) & frozenset(table.numeric)
        if near:
            return next(iter(near)) if len(near) == 1 else None
    return None


def span(table: Table, told: Sequence[int], near: Sequence[int]) -> tuple[int, ...]:
    """Two columns of one thing at two times, from the earlier on: those of the years or months that are told, the one before with a single one, else the last two."""
    groups: dict[frozenset[str], list[tuple[int, int]]] = {}
    for column, (of, at) in table.moments.items():
        if column in table.numeric:
            groups.setdefault(of, []).append((at, column))
    named = [group for group in groups.values() if {column for _, column in group} & set(near)]
    groups_ = [sorted(group) for group in named or groups.values() if len(group) > 1]
    if len(groups_) != 1 or len({year for year, _ in groups_[0]}) < len(groups_[0]):
        return ()
    places = [at for at, (year, _) in enumerate(groups_[0]) if year in told]
    pair = places[:2] if len(places) > 1 else [places[0] - 1, places[0]] if places else [-2, -1]
    return tuple(groups_[0][at][1] for at in pair) if places != [0] else ()


def _of_years(table: Table, years: Sequence[int]) -> list[int]:
    """The columns whose headers are alike but for the year, one for each of two years."""
    told = [[(c, of) for c, (of, at) in table.moments.items() if at == year] for year in years]
    if len(told) != 2 or not all(told):  # noqa: PLR2004
        return []
    pairs = [(a, b) for a, of in told[0] for b, other in told[1] if of == other]
    return list(pairs[0]) if len(pairs) == 1 else []
