"""What of a sentence picks rows of a table: cells said in full, words of cells, figures with their bounds, games won or away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.lexicon import table as lexicon
from factcheck.lexicon import words
from factcheck.record import dataclass, replace
from factcheck.sources.tables.comparing import compared, rising
from factcheck.sources.tables.grid import NUMBER, exact, flat, stems_of
from factcheck.sources.tables.naming import columns_beside, columns_of, degree, degrees, meant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.comparing import Compared
    from factcheck.sources.tables.grid import Table

READINGS: Final = 24  # of one sentence
LONGEST: Final = 8  # words of a cell
PICKING: Final = frozenset(
    ("number", "money", "percent", "points", "measure", "duration", "ordinal", "year", "decade", "share")
)
MOMENTS: Final = ("year", "month")  # what may head a column
LEADING: Final = frozenset(("year", "decade", "day"))  # what picks by dates alone
UNREAD: Final = frozenset(("clock", "times", "vague"))  # what picks rows as no column can tell: "longer than 3:30"
MEASURED: Final = 2  # words behind a figure that say what it is a number of
DECADE: Final = 10
NOUGHT: Final = 3  # words behind "no", among which its column is named


@dataclass(frozen=True, slots=True)
class Other:
    """Another figure of a sentence, with the word right before it, and the words before and behind it up to the next."""

    mark: Mark
    lead: str
    before: str = ""
    after: str = ""


class Room(NamedTuple):
    """The values from `low` to `high`, with the ends that are not open."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def scaled(self, factor: Fraction) -> Room:
        """The same values in a column that gives them in so many of one: 700 for "$700 million" below "Gross ($m)"."""
        if factor == 1:
            return self
        low, high = (None if end is None else end / factor for end in self[:2])
        return Room(low, high, self.low_open, self.high_open)


@dataclass(frozen=True, slots=True)
class Condition:
    """How a sentence picks rows: what it says, the rows for each column that may be meant, and whether it is more than a word of a cell."""

    name: str
    picks: tuple[tuple[int, frozenset[int]], ...]
    firm: bool = True
    figure: bool = False
    nought: bool = False  # of the rows that have none of a column
    led: bool = True  # whether what it picks by is named, or can be but one


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that picks rows in a sentence, and the stems that neither do so nor are of any table."""

    found: tuple[Condition, ...]
    loose: frozenset[str]

    @property
    def open(self) -> int:
        """How many figures pick no rows that the table could tell, or do so by a column that nothing names."""
        return sum(one.figure and not (one.picks and one.led) for one in self.found)

    def readings(self, table: Table) -> list[frozenset[int]]:
        """The rows in every reading that leaves some, the plainest first; a word that no row has beside the others is let go."""
        groups = [one for one in self.found if one.picks]
        firm = [one for one in groups if one.firm]
        return _readings(table, groups) or (_readings(table, firm) if len(firm) < len(groups) else [])


def conditions(table: Table, text: str, others: Sequence[Other], counted: frozenset[str]) -> Conditions:
    """Read what picks rows; `counted` are the stems of what is counted, which pick none."""
    found: list[Condition] = []
    rest: list[str] = []
    said = flat(text).split()
    than = list(compared(table, said))
    found += _than(table, than, text, others)
    inside = {at for one in than for at in range(one.first, one.last)}
    at = 0
    while at < len(said):
        if at in inside:
            at += 1
            continue
        last = next((end for end in range(min(len(said), at + LONGEST), at, -1) if _is_cell(table, said[at:end])), at)
        if last > at:
            name = " ".join(said[at:last])
            found.append(Condition(name, _by_column(table, table.whole[name])))
        else:
            rest.append(said[at])
        at = max(last, at + 1)
    cells = frozenset(word for one in found for word in one.name.split())
    found += _noughts(table, said)
    found += of_figures(table, others, cells)
    headers = frozenset().union(*table.header_stems)
    figures = frozenset().union(*(stems_of(other.mark.text) for other in others if other.mark.sort in PICKING))
    left = stems_of(" ".join(rest)) - counted - generic() - figures
    units = frozenset(word for other in others for word in flat(other.mark.text).split())  # "300 m"
    letters = frozenset(word for word in rest if len(word) == 1 and word.isalpha()) - units
    letters -= words("sources", "tables", "letters")
    loose = letters | frozenset(stem for stem in left - headers if stem not in table.counts and stem not in table.coded)
    for stem in sorted(left - loose):
        if places := table.coded.get(stem) or (table.places.get(stem) if stem not in headers else None):
            found.append(Condition(stem, _by_column(table, places), firm=False))
    measured = frozenset().union(*(_measured(other) for other in others))
    return Conditions(tuple(found), loose - light() - measured - (meant(table) if loose else frozenset()))


def _than(table: Table, than: Sequence[Compared], text: str, others: Sequence[Other]) -> Iterator[Condition]:
    """The rows that are held against another row, or of which one column is held against another."""
    for row in dict.fromkeys(one.row for one in than):
        picks = tuple((one.column, one.rows) for one in than if one.row == row)
        yield Condition(f"{table.header[picks[0][0]]} beside {table.rows[row][0].text}", picks)
    years = [int(other.mark.value) for other in others if other.mark.sort in MOMENTS]
    rows = rising(table, text, years) if len(years) > 1 or not than else None
    if rows is not None:
        yield Condition("one column beside another", ((len(table.header), rows),))


def generic() -> frozenset[str]:
    """The stems of words that pick no rows."""
    generic, none, empty = (
        words("sources", "tables", "generic"),
        words("sources", "tables", "none"),
        words("sources", "words", "empty"),
    )
    return frozenset(empty).union(*(stems_of(word) for word in (*generic, *none)))


def _comparing() -> frozenset[str]:
    """The words that hold one row or column against another: fewer, rose."""
    return frozenset().union(*(words("sources", "tables", name) for name in ("further", "fewer", "rising", "falling")))


def light() -> frozenset[str]:
    """The stems of verbs that say no more than that a row is there: played, hosted, came."""
    return frozenset().union(
        *(stems_of(word) for word in (*words("sources", "tables", "light"), *_comparing(), *degrees()))
    )


def keys_of(table: Table, others: Sequence[Other]) -> frozenset[int]:
    """The columns by which figures name rows: "week 12"."""
    leads = {stems_of(other.lead) for other in others} - {frozenset()}
    return frozenset(c for c, names in enumerate(table.header_stems) if names in leads)


def picked(table: Table, other: Other) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The rows that a figure picks by each column of numbers or years: before 1960, more than 20, in 1971."""
    return ((column, rows) for column, rows in _matching(table, other) if len(rows) < len(table.rows))


def _matching(table: Table, other: Other) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The rows of which a figure is true, by column; none for a column without one."""
    bound = bound_of(table, other)
    full = _room(other, bound)
    for column in _comparable(table, other.mark):
        if other.lead in words("sources", "tables", "top") and not table.is_place(column):
            continue
        room = full.scaled(_factor(table, other.mark, column))
        values, rows = table.ordered(column)
        first = 0 if room.low is None else (bisect_right if room.low_open else bisect_left)(values, room.low)
        last = len(rows) if room.high is None else (bisect_left if room.high_open else bisect_right)(values, room.high)
        if first < last:
            yield column, tuple(sorted(rows[first:last]))


def _factor(table: Table, mark: Mark, column: int) -> Fraction:
    """What the cells of a column count in, if a figure is told in full."""
    factor = table.factors[column] if table.factors else Fraction(1)
    factor = table.money if factor == 1 and mark.sort == "money" else factor
    return factor if mark.value >= factor else Fraction(1)


def bound_of(table: Table, other: Other) -> str:
    """The word before a figure that may make a bound of it, if only the name of its column is between: "before pick 80"."""
    if other.lead in words("sources", "tables", "after") | words("sources", "tables", "before"):
        return other.lead
    if found := _degree(table, other):
        return "more than" if found[0] == "most" else "less than"
    headers = frozenset().union(*table.header_stems)
    before = (word for word in reversed(other.before.lower().split()) if not stems_of(word) & headers)
    return next(before, "")


def _degree(table: Table, other: Other) -> tuple[str, frozenset[int]] | None:
    """What "taller than" asks for before a figure."""
    said = flat(other.before).split()
    return degree(table, said, len(said) - 2) if said[-1:] == ["than"] and len(said) > 1 else None


def _has_gaps(table: Table, column: int) -> bool:
    """Whether some cells of a column of years are empty, as where one year stands for the rows below it."""
    of_years = column in table.years or table.is_year(column)
    return of_years and any(not table.rows[row][column].text for row in table.own)


def _headed_by(table: Table, others: Sequence[Other]) -> frozenset[int]:
    """The columns that are headed by the year or the month that a sentence tells: "above 20 per cent in May"."""
    told = {other.mark.value for other in others if other.mark.sort in MOMENTS}
    return frozenset(column for column, (_, at) in table.moments.items() if at in told)


def _or_degree(table: Table, other: Other) -> tuple[str, frozenset[int]] | None:
    """What "30 or older" asks for."""
    said = flat(f"{other.mark.text} {other.after}").split()
    return degree(table, said, said.index("or") + 1) if "or" in said[:-1] else None


def _behind(other: Other) -> str | None:
    """Whether a figure is the end of what it tells: "58 laps or more"."""
    said = flat(other.after).split()
    at = said.index("or") + 1 if "or" in said else len(said)
    beyond = said[at] if at < len(said) else ""
    return next((way for way in ("or_more", "or_less") if beyond in words("sources", "tables", way)), None)


def _room(other: Other, bound: str) -> Room:
    """What a value may be of which a figure is true: the same, or all beyond it where it is a bound, with it where its words say so."""
    mark = other.mark
    if mark.upper is not None:
        return Room(mark.value, mark.upper)
    if mark.sort == "decade":
        return Room(mark.value, mark.value + DECADE, high_open=True)
    if (end := _behind(other)) is not None:
        return Room(mark.value, None) if end == "or_more" else Room(None, mark.value)
    top = other.lead in words("sources", "tables", "top")
    with_end = mark.hedge in ("at_least", "at_most") or top or bound in words("sources", "tables", "with_end")
    if mark.hedge in ("over", "at_least") or bound in words("sources", "tables", "after"):
        return Room(mark.value, None, low_open=not with_end)
    if mark.hedge in ("under", "at_most") or bound in words("sources", "tables", "before") or top:
        return Room(None, mark.value, high_open=not with_end)
    return Room(mark.value, mark.value)


def _comparable(table: Table, mark: Mark) -> Iterator[int]:
    """The columns that a figure may pick rows by; none for what is no number, as a month."""
    if mark.sort in PICKING:
        shares = mark.sort in ("percent", "points", "share")
        some = shares and any(map(table.is_share, table.numeric))
        yield from (column for column in table.numeric if not some or table.is_share(column))
        if mark.sort in ("year", "number", "decade"):
            yield from table.years


def _measured(other: Other) -> frozenset[str]:
    """The stems of what a figure is a number of: "more than 40 medals"."""
    return stems_of(" ".join(other.after.split()[:MEASURED])) if other.mark.sort == "number" else frozenset()


def of_figures(table: Table, others: Sequence[Other], cells: Collection[str] = ()) -> Iterator[Condition]:
    """What the other figures of a sentence pick, unless they stand in a cell that it says in full or in a header."""
    known = {*cells, *(word for name in table.header for word in flat(name).split())}
    for other in _ranged(table, others):
        said = flat(other.mark.text).split()
        if other.mark.sort in UNREAD and not set(said) <= known:
            yield Condition(other.mark.text, (), figure=True)
        if said and other.mark.sort in (*PICKING, "day") and not is_whole(other.before) and not set(said) <= known:
            picks = [(column, frozenset(rows)) for column, rows in _matching(table, other)]
            near = _near(table, other) or _headed_by(table, others)
            dated = _in_dates(table, other) if other.mark.sort in ("number", "day") and other.mark.hedge is None else []
            told = dated or [pick for pick in picks if pick[0] in near]
            led = bool(told) or other.mark.sort in LEADING
            led = led and not any(_has_gaps(table, column) for column, _ in told or picks)
            told = told or picks or list(_in_words(table, other))
            header = table.header[told[0][0]] if told else ""
            name = " ".join(f"{header} {other.lead} {other.mark.text}".split())
            yield Condition(name, tuple(told), figure=True, led=led)


def _near(table: Table, other: Other) -> frozenset[int]:
    """The columns that a figure is of by the words beside it."""
    found = _degree(table, other) or _or_degree(table, other)
    near = columns_of(table, other.mark, other.before, f"{other.mark.text} {other.after}")
    return (found[1] & near or found[1]) if found else near


def is_whole(before: str) -> bool:
    """Whether the words from one figure to the next make it all of which the first is a part: "3 of the 8 players"."""
    said = before.lower().split()
    return said[:1] == ["of"] and set(said) <= words("sources", "tables", "of_all")


def _ranged(table: Table, others: Sequence[Other]) -> Iterator[Other]:
    """The figures of a sentence, two with "between" as the ends of a range."""
    opened = False
    for other in others:
        bound = bound_of(table, other)
        if bound == "between" or (opened and bound == "and"):
            yield replace(other, lead="to" if opened else "from")
        else:
            yield other
        opened = bound == "between"


def _in_dates(table: Table, other: Other) -> list[tuple[int, frozenset[int]]]:
    """The rows of a day that stands beside its month: "October 5"."""
    beside = {other.lead, *other.after.lower().split()[:1]} & lexicon("dates")["months"].keys()
    stems = frozenset().union(*map(stems_of, beside)) if beside else frozenset()
    by: dict[int, set[int]] = {}
    for stem in sorted(stems):
        for row, column in table.places.get(stem, ()):
            if other.mark.value in {exact(digits) for digits in NUMBER.findall(table.rows[row][column].text)}:
                by.setdefault(column, set()).add(row)
    return [(column, frozenset(rows)) for column, rows in by.items()]


def _in_words(table: Table, other: Other) -> Iterator[tuple[int, frozenset[int]]]:
    """The rows with a cell that says a figure among other words: "15th (q)"."""
    for stem in sorted(stems_of(other.mark.text)) if other.mark.hedge is None else ():
        yield from _by_column(table, table.places.get(stem, ()))


def _noughts(table: Table, said: Sequence[str]) -> Iterator[Condition]:
    """The rows that have none of a column: "scored no 50s", "never won a title"."""
    for at, word in enumerate(said):
        if word in words("sources", "tables", "none"):
            near = " ".join(said[at + 1 : at + 1 + NOUGHT])
            for column in columns_beside(table, "", near) & set(table.numeric):
                rows = frozenset(row for row in table.own if table.rows[row][column].value == 0)
                yield Condition(f"{word} {table.header[column]}", ((column, rows),) if rows else (), nought=True)


def _is_cell(table: Table, said: Sequence[str]) -> bool:
    """Whether some words are a cell in full, and more than a word that every sentence has."""
    return " ".join(said) in table.whole and bool(stems_of(" ".join(said)) - generic())


def _by_column(table: Table, places: Sequence[tuple[int, int]]) -> tuple[tuple[int, frozenset[int]], ...]:
    by: dict[int, set[int]] = {}
    for row, column in places:
        if row not in table.totals:
            by.setdefault(column, set()).add(row)
    return tuple((column, frozenset(rows)) for column, rows in by.items() if len(rows) < len(table.own))


def _readings(table: Table, groups: Sequence[Condition]) -> list[frozenset[int]]:
    found: dict[frozenset[int], None] = {}
    for at, chosen in enumerate(product(*(one.picks for one in groups))):
        if at == READINGS:
            break
        if rows := _together(table, chosen):
            found[rows] = None
    return list(found)


def _together(table: Table, chosen: Sequence[tuple[int, frozenset[int]]]) -> frozenset[int]:
    """The rows that meet all conditions; of two that no row of one column meets either will do: "from Leeds or Hull"."""
    by: dict[int, frozenset[int]] = {}
    for column, rows in chosen:
        by[column] = (by[column] & rows or by[column] | rows) if column in by else rows
    return frozenset(table.own).intersection(*by.values())
