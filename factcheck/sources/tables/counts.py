"""A figure that counts rows: "four players were from Leeds", "the number of games after 1990 is 12"; what the rows that are meant come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.lexicon import table as lexicon
from factcheck.lexicon import words
from factcheck.record import dataclass
from factcheck.sources.tables.conditions import conditions, generic, is_whole, keys_of, light
from factcheck.sources.tables.grid import flat, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.conditions import Conditions, Other
    from factcheck.sources.tables.grid import Table

Noun: TypeAlias = Literal[
    "head", "row", "cell", "new", ""
]  # a column, what any row may be (games, times), what cells say, a word that the table has not, or none
LARGEST: Final = 5_000  # rows of a table whose rows are counted
TIMES: Final = 4  # of the rows of a table: no count is miscounted by more
SEVERAL: Final = re.compile(r"[,;/&\n(]|\band\b| {2}")  # between things that one cell names
SORTED: Final = 0.75  # of the rows: a column of more different cells names them
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

    listed: bool  # one row may hold several of what is counted
    several: bool  # each word that picks rows picks more than one

    @property
    def clear(self) -> bool:
        """Whether a table has every word of a sentence, so that the rows that it picks are what is counted."""
        told = bool(self.noun) and not self.loose and (len(self.rows) > 1 or not self.listed)
        return told and (self.noun != "new" or self.several)


def counted(table: Table, others: Sequence[Other], mark: Mark, text: str, beside: tuple[str, str, str]) -> Count | None:
    """What a figure that counts rows should be, or `None` for one that counts none."""
    rows = len(table.rows)
    if mark.sort not in COUNTING or mark.upper is not None or rows > LARGEST or mark.value > TIMES * rows:
        return None
    if is_whole(beside[0]) or _is_key(table, beside[0]) or _is_apart(beside[1], text):
        return None  # "3 of the 8 players": what all are is told to tell a part of them; "week 10"
    if is_whole(beside[1]):
        beside = (beside[0], next((other.after for other in others if other.before == beside[1]), ""), beside[2])
    noun = _noun(table, mark, text, beside)
    if noun is None or _is_numeric(table, noun) or (mark.sort == "duration" and not _columns(table, noun)):
        return None
    kind = _kind(table, noun)
    named = noun & (_headers(table) | _any_row()) if kind not in ("", "new") else noun
    none = named - (table.counts.keys() if kind == "cell" else table.coded.keys())
    none |= _verb(beside[1], noun)
    picking = _of_clause(table, beside[2], others, none) or conditions(table, text, others, none)
    found = picking.readings(table)
    if not found and any(one.picks for one in picking.found):
        return None
    found = found or [frozenset(table.own)]
    values = {len(rows) for rows in found} | {n for rows in found for n in _kinds(table, rows, noun)}
    told = " and ".join(dict.fromkeys(one.name for one in picking.found if one.picks))
    loose = len(picking.loose) + picking.open + _is_turned(text, picking)
    loose += len(_columns(table, noun)) > 1 or any(other.mark.sort == "times" for other in others)
    if not told:  # of all rows, though the sentence tells more
        loose += len(stems_of(text) & (_headers(table) | _results()) - noun)
    listed = kind != "head" or any(_is_list(table.rows[row][c].text) for row in found[0] for c in _columns(table, noun))
    return Count(
        tuple(sorted(found[0])), frozenset(values), told, kind, loose, listed=listed, several=_is_several(picking)
    )


def _is_apart(after: str, text: str) -> bool:
    """Whether a figure tells how far two things are apart: "6 more games than Leeds", "3 places behind Hull"."""
    behind = flat(after).split()[:1]
    return "than" in flat(text).split() and not words("sources", "tables", "beyond").isdisjoint(behind)


def _of_clause(table: Table, clause: str, others: Sequence[Other], none: frozenset[str]) -> Conditions | None:
    """What picks rows in the clause of a figure, if it says a cell and another clause has a count of its own: "4 from Leeds and 3 from Hull"."""
    theirs = [other for other in others if other.mark.text in clause]
    if all(other in theirs or not may_count(table, other) for other in others):
        return None
    own = conditions(table, clause, theirs, none)
    return own if any(one.picks and not one.figure for one in own.found) else None


def may_count(table: Table, other: Other) -> bool:
    """Whether a figure may be a count of its own: a plain number that names no row."""
    return other.mark.sort == "number" and other.mark.hedge is None and not keys_of(table, [other])


def _is_turned(text: str, picking: Conditions) -> bool:
    """Whether a word turns a sentence round: "not in Leeds", "three in a row"; "no goals" picks rows."""
    noughts = frozenset(word for one in picking.found if one.nought for word in (one.name.split()[0], "did", "didn"))
    return not (frozenset(flat(text).split()) - noughts).isdisjoint(words("sources", "tables", "without"))


def _is_several(picking: Conditions) -> bool:
    """Whether rows are picked, and by no name of one row, of which a sum or a cell may be told: "Tarn and Belmark each won 15 medals"."""
    picks = [one for one in picking.found if one.picks]
    return bool(picks) and all(one.figure or any(len(rows) > 1 for _, rows in one.picks) for one in picks)


def _is_list(text: str) -> bool:
    """Whether a cell may name several things."""
    return len(SEVERAL.split(text)) > 1


def _kind(table: Table, noun: frozenset[str]) -> Noun:
    if _columns(table, noun):
        return "head"
    if noun & (_any_row() | table.coded.keys()):
        return "row"
    if noun and noun <= table.counts.keys() and any(_is_sort(table, stem) for stem in noun):
        return "cell"
    return "new" if noun else ""


def _is_sort(table: Table, stem: str) -> bool:
    """Whether a word is of a column that sorts the rows, and no part of their names: "towers" beside "Zenith Tower"."""
    columns = {column for _, column in table.places.get(stem, ())}
    return any(table.kinds(column) <= SORTED * len(table.own) for column in columns)


def _results() -> frozenset[str]:
    """The stems that tell how a game ended or where it was."""
    told = lexicon("sources")["tables"]["results"]
    return frozenset().union(*map(stems_of, (*told, "away", "home")))


def _is_key(table: Table, before: str) -> bool:
    """Whether the word right before a figure is the name of a column of numbers, so that it names a row, or a month."""
    last = before.lower().split()[-1:]
    if not lexicon("dates")["months"].keys().isdisjoint(last):
        return True
    lead = stems_of(" ".join(last))
    return bool(lead) and any(table.header_stems[column] == lead for column in table.numeric)


def _noun(table: Table, mark: Mark, text: str, beside: tuple[str, str, str]) -> frozenset[str] | None:
    """The stems of what is counted: right behind the figure, or behind "number of" at its front; `None` where nothing is named."""
    lowered = text.lower()
    at = lowered.find("number of ")
    if 0 <= at < lowered.rfind(mark.text.lower()):
        return stems_of(" ".join(lowered[at + len("number of ") :].split()[:NOUN]))
    said: list[str] = [mark.unit] if mark.sort == "duration" and mark.unit else []
    known = _headers(table) | _any_row() | table.coded.keys()
    for word in flat(beside[1]).split():
        stems = stems_of(word)
        if (said and not stems - generic() - light()) or len(said) == NOUN:
            break
        said += [word] * bool(stems & known or stems - generic() - light())
        if said and word.endswith("s") and not word.endswith("ss"):
            break  # "stations opened before 1940"
    return stems_of(" ".join(said)) or (frozenset() if beside[1] else None)


def _verb(after: str, noun: frozenset[str]) -> frozenset[str]:
    """The word right behind what is counted, if it joins it to a place: "rivers flow into the sea", "players play for Leeds"."""
    said = flat(after).split()
    for at in range(len(said) - 2):
        if stems_of(said[at]) & noun and said[at + 2] in words("sources", "tables", "joins"):
            return stems_of(said[at + 1]) - noun
    return frozenset()


def _any_row() -> frozenset[str]:
    """The stems of what the rows of many a table are: games, entries, times."""
    return frozenset().union(*(stems_of(word) for word in words("sources", "tables", "rows")))


def _headers(table: Table) -> frozenset[str]:
    return frozenset().union(*table.header_stems)


def _columns(table: Table, noun: frozenset[str]) -> list[int]:
    """The columns that are counted."""
    return [column for column, names in enumerate(table.header_stems) if names & noun]


def _is_numeric(table: Table, noun: frozenset[str]) -> bool:
    """Whether what is counted is a column of numbers, so that a cell or a sum is meant."""
    return any(table.header_stems[column] & noun for column in table.numeric if column not in table.labels)


def _kinds(table: Table, rows: frozenset[int], noun: frozenset[str]) -> Iterator[int]:
    """How many different texts some rows have in the columns that are counted."""
    for column in _columns(table, noun):
        yield len({table.rows[row][column].text.lower() for row in rows} - {""})
