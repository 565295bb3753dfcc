"""What a sentence may ask of a table: the cells of the rows that it names, and what can be worked out over rows and columns."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.lexicon import words
from factcheck.sources.tables.comparing import span
from factcheck.sources.tables.conditions import MOMENTS, conditions, keys_of, picked
from factcheck.sources.tables.grid import NUMBER, exact, flat, stems_of
from factcheck.sources.tables.naming import SUPERLATIVE, columns_beside, degree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.conditions import Other
    from factcheck.sources.tables.grid import Table

Way: TypeAlias = Literal[
    "cell",
    "within",
    "head",
    "count",
    "rows",
    "distinct",
    "sum",
    "mean",
    "most",
    "least",
    "gap",
    "lead",
    "times",
    "lasting",
    "share",
    "rank",
    "change",
    "streak",
]
BEST: Final = 0.75  # of the fit of the row that fits best, a row that is named too has so much
NAMED: Final = 0.5  # of a cell's words, those that the sentence must have
FEW: Final = 3  # rows
NAMES: Final = 0.8  # the fit from which a clause names a row by itself
MANY_NAMED: Final = 50  # rows that the other figures of a sentence may narrow down
MOST_NAMED: Final = 2_000  # cells with a word that names none of them any more
HIT: Final = 0.5  # what a figure of the sentence that stands in a row adds to its fit
COLUMNS: Final = 6
FILTERS: Final = 6
LONGEST: Final = 10  # words of a cell that names its row in full ...
FULL: Final = 4.0  # ... and what that adds to its fit
MANY: Final = 5_000  # rows, from which only words lead to a row
PARTS: Final = re.compile(r"\b(?:but|while|whereas|compared (?:to|with))\b|;")
TWO: Final = frozenset(("apart", "gap", "sum"))  # what is asked of two rows or more
MOST_SUMMED: Final = 5  # rows
ENDS: Final = ("mean", "most", "least")
WHOLE: Final = frozenset(("sum", "mean"))  # what may be asked of all rows
CUES: Final = ("differ", "each", "sum", "mean", "most", "least", "gap", "count", "rank", "without", "apart")


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that a table gives: in which way, how, from which cells, and whether the sentence names its column."""

    way: Way
    value: Fraction
    column: int | None
    shown: str
    cells: tuple[tuple[int, int], ...]
    named: bool
    percent: bool = False


@dataclass(frozen=True)
class Asked:
    """What a sentence names of a table: its rows, its columns, the words that pick rows, and how much of the sentence that is."""

    rows: tuple[int, ...]
    fit: float
    columns: tuple[int, ...]
    picks: tuple[tuple[int, str, tuple[int, ...]], ...]
    covered: float
    cues: frozenset[str]
    span: tuple[int, ...] = ()  # two columns of one thing at two times, of which a change may be told
    full: frozenset[int] = frozenset()  # the rows of which the sentence says a cell in full that few have

    group: tuple[int, ...] = ()  # the rows that it picks, where it asks for their sum or their mean

    @property
    def main(self) -> tuple[int, ...]:
        """The rows that the most telling words pick."""
        return self.picks[0][2] if self.picks else ()


def asked(table: Table, text: str, mark: Mark, others: Sequence[Other], clause: str = "") -> Asked:
    """Read a sentence with its other figures as a question to a table; `clause` is what stands around the one, `mark`, that is asked about."""
    marks = [other.mark for other in others]
    stems = stems_of(text)
    fits, seen = _row_fits(table, stems)
    own, _ = _row_fits(table, stems_of(clause)) if clause else ({}, seen)
    if max(own.values(), default=0.0) >= NAMES:
        fits = own  # "Norland won 12, but Ostravia 30"
    elif clause and not own and not flat(text).endswith(flat(clause)) and _cues(table, clause) & WHOLE:
        fits = {}  # "in all they won 42, and Ostravia 30"
    if fits and len(table.rows) <= MANY:
        _add_numbers(table, fits, marks)
    if theirs := {row: fit for row, fit in fits.items() if row not in table.totals}:
        fits = theirs  # "seven in total" names no row of totals beside the one it is of
    plain = _without_figures(text, [mark, *marks])
    cues = _cues(table, plain)
    full = (_of_two(table, _part(text, mark), others) if cues & TWO else frozenset()) or _full(table, clause)
    whole = _full(table, text) if fits else frozenset()
    full = full & whole or full or whole or _keyed(table, others)
    if len(full) != 1:
        full = _extreme(table, plain, sorted(full) or _among(table, fits)) or full
    if full:
        fits = {row: fits.get(row, 0.0) + FULL for row in sorted(full)}
    best = max(fits.values(), default=0.0)
    rows = _narrowed(table, [row for row, fit in fits.items() if fit >= BEST * best], others)
    columns = tuple(c for c, named in enumerate(table.header_stems) if named & stems)
    dated = _dated(table, marks)
    columns = tuple(c for c in columns if c in dated) or columns if dated and columns else columns or dated
    known = seen | frozenset().union(*(table.header_stems[c] & stems for c in columns))
    covered = sum(_weight(table, s) for s in known) / (sum(_weight(table, s) for s in stems) or 1.0)
    numbered = list(_numbered(table, others)) if len(table.rows) <= MANY else []
    picks = (*_picks(table, stems), *numbered)
    years = [int(mark.value) for mark in marks if mark.sort in MOMENTS]
    return Asked(
        rows, best, columns, picks, covered, cues, span(table, years, columns), full, _group(table, plain, others, cues)
    )


def _among(table: Table, fits: Mapping[int, float]) -> Sequence[int]:
    """The rows among which one has the most: those that a sentence names, if they are many, else all."""
    best = max(fits.values(), default=0.0)
    rows = [row for row, fit in fits.items() if fit >= BEST * best]
    return sorted(rows) if len(rows) > 1 else [] if rows else table.own


def _group(table: Table, text: str, others: Sequence[Other], cues: frozenset[str]) -> tuple[int, ...]:
    """The rows that a sentence picks by words or figures, if it asks for what they come to together."""
    if not cues & WHOLE or len(table.rows) > MANY:
        return ()
    headers = frozenset().union(*table.header_stems)
    picking = conditions(table, text, others, headers)
    rows = next(iter(picking.readings(table)), frozenset())
    sure = any(one.firm or one.figure for one in picking.found if one.picks) or not picking.loose
    return tuple(sorted(rows)) if sure and 1 < len(rows) < len(table.own) else ()


def _of_two(table: Table, text: str, others: Sequence[Other]) -> frozenset[int]:
    """The rows that a sentence names in full, if they are two or a few: of all of them a difference or a sum is told."""
    both = _full(table, text, every=True) | _keyed(table, others)
    return both if 1 < len(both) <= MOST_SUMMED else frozenset()


def _part(text: str, mark: Mark) -> str:
    """The part of a sentence that a figure is in, where "but" or "while" makes two of it."""
    return next((part for part in PARTS.split(text) if mark.text in part), text)


def _keyed(table: Table, others: Sequence[Other]) -> frozenset[int]:
    """The rows that a figure names by a column in which no two are alike: "week 12", "in 1995"."""
    found: set[int] = set()
    for other in others if len(table.rows) <= MANY else ():
        near = keys_of(table, [other])
        for column, rows in picked(table, other) if other.mark.hedge is None else ():
            by_name = column in near or (other.mark.sort == "year" and other.lead in words("sources", "tables", "in"))
            if by_name and len(rows) == 1 and table.kinds(column) == len(table.own):
                found |= set(rows)
    return frozenset(found)


def _extreme(table: Table, text: str, within: Sequence[int]) -> frozenset[int]:
    """The row that has the most or the least of a column among some: "the city with the largest area", "the tallest tower in Leeds"."""
    said = flat(text).split()
    no_end = words("sources", "tables", "no_end") | {word for name in table.header for word in flat(name).split()}
    ends = {way: words("sources", "tables", way) - no_end for way in ("most", "least")}
    if all(ends[way] & set(said) for way in ends):
        return frozenset()  # "the highest is 12 more than the lowest"
    for at, word in enumerate(said):
        way = next((way for way in ends if word in ends[way]), None)
        near = columns_beside(table, "", " ".join(said[at + 1 : at + 1 + FEW])) & set(table.numeric) if way else set()
        near = near if len(near) == 1 else frozenset()
        if not near and word in SUPERLATIVE and (found := degree(table, said, at)):
            way, near = found
        if way is not None and near:
            rows = [_at_end(table, column, within, way) for column in sorted(near)]
            return rows[0] if rows.count(rows[0]) == len(rows) else frozenset()  # in metres and in feet
        for place, name in ((-1, "at_end"), (0, "at_start")):
            if word in words("sources", "tables", name) and _is_in_order(table) and (place or table.is_place(0)):
                return frozenset((table.own[place],))
    return frozenset()


def _is_in_order(table: Table) -> bool:
    """Whether the first column counts the rows: places, weeks, numbers, years."""
    own = table.own if len(table.own) <= MANY else ()
    told = [value for row in own if (value := table.rows[row][0].value) is not None]
    return len(told) == len(table.own) > 1 and all(a < b for a, b in pairwise(told))


def _at_end(table: Table, column: int, within: Sequence[int], way: str) -> frozenset[int]:
    """The one of some rows that has the most or the least of a column."""
    if len(within) > MANY:
        summed = table.summed(column)  # kept for all sentences
        return frozenset() if summed is None else frozenset({(summed.most if way == "most" else summed.least)[1]})
    rows = [(value, row) for row in within if (value := table.rows[row][column].value) is not None]
    if not rows:
        return frozenset()
    best = (max if way == "most" else min)(value for value, _ in rows)
    found = frozenset(row for value, row in rows if value == best)
    return found if len(found) == 1 else frozenset()


def _narrowed(table: Table, rows: Sequence[int], others: Sequence[Other]) -> tuple[int, ...]:
    """Of several rows those that have the most of the other figures of a sentence: years, and numbers of three digits."""
    given = {other.mark.value for other in others if other.mark.sort == "year" or len(other.mark.text) >= FEW}
    hits = {
        row: len(given & {exact(digits) for cell in table.rows[row] for digits in NUMBER.findall(cell.text)})
        for row in (rows if 1 < len(rows) <= MANY_NAMED and given else ())
    }
    best = max(hits.values(), default=0)
    return tuple(sorted(row for row in rows if not best or hits[row] == best))


def _full(table: Table, text: str, *, every: bool = False) -> frozenset[int]:
    """The rows of which a text says a cell in full, the longest cells first, or `every` one; none for a cell that many rows have."""
    stems = stems_of(text)
    said = flat(text).split()
    found: Counter[int] = Counter()
    at = 0
    while at < len(said):
        for last in range(min(len(said), at + LONGEST), at, -1):
            places = table.whole.get(" ".join(said[at:last]), ()) if last - at > 1 or len(said[at]) > 1 else ()
            own = _of_name(table, [place for place in places if place[0] not in table.totals], stems)
            if own and len(own) <= FEW and not _is_common(said[at:last]):
                found.update(own)
                at = last - 1
                break
        at += 1
    most = max(found.values(), default=0)
    return frozenset(row for row, number in found.items() if every or number == most)


def _of_name(table: Table, places: Sequence[tuple[int, int]], stems: frozenset[str]) -> set[int]:
    """The rows that a cell names: of a name in two columns those of the first, unless the sentence says the other's header."""
    columns = {column for _, column in places}
    meant = {column for column in columns if table.header_stems[column] & stems} or {min(columns, default=0)}
    return {row for row, column in places if column in meant}


def _is_common(said: Sequence[str]) -> bool:
    """Whether a cell says no more than a word that every sentence has: "no", "total"."""
    return not stems_of(" ".join(said)) and not any(word[0].isdecimal() for word in said)


def _dated(table: Table, marks: Sequence[Mark]) -> tuple[int, ...]:
    """The columns whose header is a year or a month that the sentence tells: 2023, 2024/25, "May"."""
    told = {mark.value for mark in marks if mark.sort in MOMENTS}
    first = ((c, NUMBER.search(name)) for c, name in enumerate(table.header))
    years = {c for c, found in first if found and exact(found[0]) in told}
    return tuple(sorted(years | {c for c, (_, at) in table.moments.items() if at in told}))


def column_at(table: Table, mark: Mark, marks: Sequence[Mark]) -> tuple[int, ...]:
    """The columns of the year or month that is told with a figure: the next behind it if no other figure is between, else the last before it."""
    behind = [one for one in marks if one.first >= mark.last]
    before = [one for one in marks if one.last <= mark.first and one.sort in MOMENTS]
    next_ = behind[:1] if behind and behind[0].sort in MOMENTS else before[-1:]
    return _dated(table, next_)


def _cues(table: Table, text: str) -> frozenset[str]:
    """What the words of a text ask for; "average" asks for no mean where a column is called so."""
    said = frozenset(flat(text).split())
    headers = [flat(name).split() for name in table.header]
    headed = frozenset(word for header in headers for word in header)
    totals = frozenset(word for header in headers for word in header if len(header) > 1)  # "33 total caps"
    left = {"sum": said - totals, **dict.fromkeys((*ENDS, "apart"), said - headed)}
    phrases = f" {flat(text)} "
    return frozenset(
        name
        for name in CUES
        if left.get(name, said) & words("sources", "tables", name)
        or any(f" {told} " in phrases for told in words("sources", "tables", name) if " " in told)
    )


def _without_figures(text: str, marks: Sequence[Mark]) -> str:
    """A text without its figures and their bounds, which ask for nothing: "at least 20"."""
    for mark in sorted(marks, key=lambda mark: -len(mark.text)):
        text = text.replace(mark.text, " ", 1)
    return text


def asking() -> frozenset[str]:
    """The stems of the words that say what is worked out: highest, average, total."""
    return frozenset().union(*(stems_of(word) for name in CUES for word in words("sources", "tables", name)))


def _weight(table: Table, stem: str) -> float:
    return math.log(1 + len(table.rows) / (1 + table.counts[stem]))


def _row_fits(table: Table, stems: frozenset[str]) -> tuple[dict[int, float], frozenset[str]]:
    """How well a sentence names each row, by the words of its cells; and the words that do."""
    shared: dict[tuple[int, int], set[str]] = {}
    for stem in sorted(stems):
        places = table.places.get(stem, ())
        if len(places) <= min(max(FEW, len(table.rows) // 2), MOST_NAMED):
            for place in places:
                shared.setdefault(place, set()).add(stem)
    fits: dict[int, float] = {}
    seen: set[str] = set()
    for (row, column), some in shared.items():
        here = sum(_weight(table, s) for s in sorted(some))
        whole = sum(_weight(table, s) for s in sorted(table.stems[row][column])) or 1.0
        if here >= NAMED * whole or len(some) > 1:
            fits[row] = fits.get(row, 0.0) + here * here / whole
            seen |= some
    return fits, frozenset(seen)


def _add_numbers(table: Table, fits: dict[int, float], marks: Sequence[Mark]) -> None:
    """The other figures of a sentence name rows too: a year, a round, a number on a shirt."""
    given = {mark.value for mark in marks if mark.sort != "vague"}
    if not fits:
        fits |= dict.fromkeys(range(len(table.rows)), 0.0)
    for row in list(fits):
        told = {exact(digits) for cell in table.rows[row] for digits in NUMBER.findall(cell.text)}
        fits[row] += HIT * len(given & told)
        if not fits[row]:
            del fits[row]


def _picks(table: Table, stems: frozenset[str]) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Groups of rows that the sentence picks: those with a cell in one column that it says in full, or a word of it."""
    found: dict[tuple[int, str], set[int]] = {}
    for stem in sorted(stems):
        places = table.places.get(stem, ())
        for row, column in places if len(places) <= MANY else ():
            if row not in table.totals:
                found.setdefault((column, stem), set()).add(row)
                if len(table.stems[row][column]) > 1 and table.stems[row][column] <= stems:
                    found.setdefault((column, table.rows[row][column].text.lower()), set()).add(row)
    groups = sorted(found.items(), key=lambda item: (-_told(table, item[0][1]), item[0]))
    yield from ((column, text, tuple(sorted(rows))) for (column, text), rows in groups[:FILTERS])


def _told(table: Table, text: str) -> float:
    """How telling the words of a pick are."""
    return sum(_weight(table, s) for s in sorted(stems_of(text) or {text}))


def _numbered(table: Table, others: Sequence[Other]) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Groups of rows that the other figures of a sentence pick: before 1960, more than 20, in 1971."""
    for other in others[:FILTERS]:
        for column, rows in picked(table, other):
            yield column, f"{table.header[column]} {other.lead} {other.mark.text}", rows


def answers(table: Table, question: Asked) -> Iterator[Answer]:
    """Every value that the table gives to a question."""
    yield from _of_cells(table, question)
    for column, name in enumerate(table.header):
        told = [found for digits in NUMBER.findall(name) if (found := exact(digits)) is not None]
        told += [told[0] + 1 for _ in told[:1] if "/" in name]  # 2024/25
        yield from (Answer("head", found, column, name, (), named=True) for found in told)
    picks = list(question.picks)
    groups = _groups(table, picks)
    whole = len(groups[0][1])
    for name, rows in groups:
        way: Way = "count" if name else "rows"
        if name and "without" in question.cues:
            yield Answer(
                way,
                Fraction(whole - len(rows)),
                None,
                f"rows without {name}",
                tuple((r, 0) for r in rows[:1]),
                named=True,
            )
        yield Answer(
            way,
            Fraction(len(rows)),
            None,
            f"rows{f' with {name}' if name else ''}",
            tuple((r, 0) for r in rows[:1]),
            named=True,
        )
    for column in question.columns:
        yield Answer(
            "distinct",
            Fraction(table.kinds(column)),
            column,
            f"different {table.header[column]}",
            ((0, column),),
            named=True,
        )
    yield from _over_rows(table, question, groups)
    yield from _between(table, question, picks)
    yield from _ranks(table, question)


def _of_cells(table: Table, question: Asked) -> Iterator[Answer]:
    for row in question.rows[:FEW]:
        for column, cell in enumerate(table.rows[row]):
            named = column in question.columns
            value = table.value(row, column)
            shown = f"{table.header[column]} {cell.text}".strip()
            if value is not None:
                yield Answer("cell", value, column, shown, ((row, column),), named, cell.percent)
            else:
                for digits in NUMBER.findall(cell.text):
                    if (found := exact(digits)) is not None:
                        yield Answer("within", found, column, shown, ((row, column),), named, "%" in cell.text)


def _groups(table: Table, picks: Sequence[tuple[int, str, tuple[int, ...]]]) -> list[tuple[str, tuple[int, ...]]]:
    """All rows, those of each pick, and those of two picks at once."""
    found = [("", table.own)]
    found += [(text, rows) for _, text, rows in picks]
    for (one, text, rows), (two, other, others) in combinations(picks, 2):
        if one != two and (both := tuple(sorted(set(rows) & set(others)))):
            found.append((f"{text} and {other}", both))
    return found


def _over_rows(table: Table, question: Asked, groups: Iterable[tuple[str, tuple[int, ...]]]) -> Iterator[Answer]:
    """Sums, means and extremes of a column, over all rows or those that are picked."""
    columns = [c for c in table.numeric if c in question.columns] or list(table.numeric[:COLUMNS])
    for name, rows in groups:
        for column in columns:
            named, of = column in question.columns, f"{table.header[column]}{f' of {name}' if name else ''}"
            if not name:
                yield from _of_column(table, column, named=named)
                yield from _of_ends(table, question, column)
                continue
            if len(rows) > MANY:
                continue
            values = [(value, row) for row in rows if (value := table.value(row, column)) is not None]
            if len(values) < 2:  # noqa: PLR2004 - of one row the cell itself is asked
                continue
            total = sum((value for value, _ in values), Fraction(0))
            summable = table.is_summable(column)
            ends = ((values[0][1], column), (values[-1][1], column))
            if summable:
                yield Answer("sum", total, column, f"sum of {of}", ends, named)
                yield Answer("mean", total / len(values), column, f"mean of {of}", ends, named)
            for way, (value, row) in (("most", max(values)), ("least", min(values))):
                yield Answer(
                    "most" if way == "most" else "least", value, column, f"{way} of {of}", ((row, column),), named
                )


def _of_column(table: Table, column: int, *, named: bool) -> Iterator[Answer]:
    """The sum, the mean and the extremes of a whole column."""
    summed = table.summed(column) if named or len(table.rows) <= MANY else None
    if summed is not None and summed.number > 1:
        total, count, most, least = summed
        of, ends = table.header[column], ((table.own[0], column), (table.own[-1], column))
        if table.is_summable(column):
            yield Answer("sum", total, column, f"sum of {of}", ends, named)
            yield Answer("mean", total / count, column, f"mean of {of}", ends, named)
        yield Answer("most", most[0], column, f"most of {of}", ((most[1], column),), named)
        yield Answer("least", least[0], column, f"least of {of}", ((least[1], column),), named)


def _of_ends(table: Table, question: Asked, column: int) -> Iterator[Answer]:
    """How far the most of a column is from its least, where both are spoken of."""
    if question.cues >= {"most", "least", "gap"} and (summed := table.summed(column)) is not None:
        cells = ((summed.most[1], column), (summed.least[1], column))
        shown = f"{table.address(*cells[0])} − {table.address(*cells[1])}"
        yield Answer("gap", summed.most[0] - summed.least[0], column, shown, cells, column in question.columns)


def _between(table: Table, question: Asked, picks: Sequence[tuple[int, str, tuple[int, ...]]]) -> Iterator[Answer]:
    """Differences, changes and shares of two rows that are named, and of two columns in one."""
    single = [rows[0] for _, _, rows in picks if len(rows) == 1]
    rows = list(dict.fromkeys([*question.rows[:FEW], *single]))[: FEW + 1]
    columns = [c for c in table.numeric if c in question.columns] or list(table.numeric[:COLUMNS])
    yield from _of_group(table, question, columns)
    yield from _of_whole(table, question, columns)
    yield from _of_named(table, question, columns)
    yield from _of_next(table, question, columns)
    yield from _of_years(table, question)
    pairs = [((one, c), (two, c)) for one, two in combinations(rows, 2) for c in columns]
    pairs += [
        ((row, one), (row, two)) for row in rows[:2] for one, two in combinations(table.numeric[: COLUMNS + 2], 2)
    ]
    for one, two in pairs:
        first, second = table.value(*one), table.value(*two)
        if first is None or second is None:
            continue
        named = one[1] in question.columns
        alike = one[1] == two[1] or _are_alike(table, one[1], two[1])
        if not alike and not {one[1], two[1]} <= set(question.columns):
            continue  # revenue and staff
        more, less = (one, two) if first >= second else (two, one)
        shown = f"{table.address(*more)} − {table.address(*less)}"
        yield Answer("gap", abs(first - second), one[1], shown, (one, two), named)
        if one[1] == two[1]:
            yield Answer(
                "sum", first + second, one[1], f"{table.address(*one)} + {table.address(*two)}", (one, two), named
            )
        if first and second and one[1] == two[1]:
            ratio = max(first / second, second / first)
            yield Answer("times", ratio, one[1], f"{table.address(*more)} ÷ {table.address(*less)}", (one, two), named)
        if first and second and alike:
            yield Answer(
                "change",
                abs(second / first - 1),
                one[1],
                f"{table.address(*two)} ÷ {table.address(*one)} − 1",
                (one, two),
                named,
                percent=True,
            )
            yield Answer(
                "share",
                min(first / second, second / first),
                one[1],
                f"{table.address(*one)} ÷ {table.address(*two)}",
                (one, two),
                named,
                percent=True,
            )


def _of_group(table: Table, question: Asked, columns: Sequence[int]) -> Iterator[Answer]:
    """The sum and the mean of the rows that are picked together."""
    for column in filter(table.is_summable, columns if question.group else ()):
        cells = tuple((row, column) for row in question.group)
        values = [value for cell in cells if (value := table.value(*cell)) is not None]
        total, of = sum(values, Fraction(0)), f"{table.header[column]} of {len(cells)} rows"
        if values:
            yield Answer("sum", total, column, f"sum of {of}", cells, column in question.columns)
            yield Answer("mean", total / len(values), column, f"mean of {of}", cells, column in question.columns)


def _of_years(table: Table, question: Asked) -> Iterator[Answer]:
    """How many years are between the two that the one row that is named tells, or both of them with these."""
    years = [column for column in table.numeric if table.is_year(column)]
    for row in question.full if len(question.full) == 1 and len(years) == 2 else ():  # noqa: PLR2004 - from and to
        cells = ((row, years[0]), (row, years[1]))
        first, second = table.value(*cells[0]), table.value(*cells[1])
        for more in (0, 1) if first is not None and second is not None else ():
            shown = f"{table.address(*cells[1])} − {table.address(*cells[0])}"
            value = abs((second or Fraction(0)) - (first or Fraction(0))) + more
            yield Answer("lasting", value, years[1], shown, cells, named=True)


def _of_next(table: Table, question: Asked, columns: Sequence[int]) -> Iterator[Answer]:
    """How far the one row that is named is ahead of the next: a majority."""
    row = min(question.full) if len(question.full) == 1 and "apart" in question.cues else -1
    for column in columns if row >= 0 and row not in table.totals else ():
        mine, (values, rows) = table.value(row, column), table.ordered(column)
        at = rows.index(row) - 1 if row in rows else -1
        if mine is not None and at >= 0:
            factor = table.factors[column] if table.factors else Fraction(1)
            cells = ((row, column), (rows[at], column))
            shown = " − ".join(table.address(*cell) for cell in cells)
            yield Answer("lead", mine - values[at] * factor, column, shown, cells, column in question.columns)


def _of_named(table: Table, question: Asked, columns: Sequence[int]) -> Iterator[Answer]:
    """The sum of three rows or more that are named in full."""
    for column in columns if len(question.full) > 2 else ():  # noqa: PLR2004 - two are a pair
        cells = tuple((row, column) for row in sorted(question.full))
        values = [table.value(*cell) for cell in cells]
        total = sum((value for value in values if value is not None), Fraction(0))
        shown = " + ".join(table.address(*cell) for cell in cells)
        yield Answer("sum", total, column, shown, cells, column in question.columns)


def _of_whole(table: Table, question: Asked, columns: Sequence[int]) -> Iterator[Answer]:
    """The share of each named row in its column."""
    for row in question.rows[:2] if len(table.rows) <= MANY else ():
        for column in columns:
            value, summed = table.value(row, column), table.summed(column)
            if value is not None and summed is not None and summed.total and row not in table.totals:
                shown = f"{table.address(row, column)} ÷ sum of {table.header[column]}"
                named = column in question.columns
                yield Answer("share", value / summed.total, column, shown, ((row, column),), named, percent=True)


def _are_alike(table: Table, one: int, two: int) -> bool:
    """Whether two columns are of one thing at two times: 2023 and 2024, "Revenue 2023" and "Revenue 2024"."""
    return table.header_stems[one] == table.header_stems[two]


def _ranks(table: Table, question: Asked) -> Iterator[Answer]:
    for row in question.rows[:1] if len(table.rows) <= MANY else ():
        yield Answer("rank", Fraction(row + 1), None, "place in the table", ((row, 0),), named=False)
        columns = [c for c in table.numeric if c in question.columns] or list(table.numeric[:FEW])
        for column in columns:
            value, (values, _) = table.rows[row][column].value, table.ordered(column)
            if value is None or len(values) < 2:  # noqa: PLR2004 - one has no place
                continue
            more, less = len(values) - bisect_right(values, value), bisect_left(values, value)
            named, of = column in question.columns, table.header[column]
            for place, shown in ((more, f"place by {of}"), (less, f"place by least {of}")):
                yield Answer("rank", Fraction(1 + place), column, shown, ((row, column),), named)
