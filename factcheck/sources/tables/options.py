"""What a sentence may ask a table for beside a figure, each way with the signs by which the likeliest is told: some rows, and what they come to."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.sources.tables.ask import Answer
from factcheck.sources.tables.conditions import conditions
from factcheck.sources.tables.grid import NUMBER, exact
from factcheck.sources.tables.signs import FEW, SCORE, Said, met_by, of_answer, of_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.sources.tables.ask import Way
    from factcheck.sources.tables.conditions import Conditions, Other
    from factcheck.sources.tables.grid import Table
    from factcheck.sources.tables.weigh import Found

LARGEST: Final = 500  # rows of a table whose readings are weighed
MOST: Final = 250  # readings of one figure
READINGS: Final = 4
PICKED: Final = 7  # conditions that are held against each other
COLUMNS: Final = 16
SUMMED: Final = 6  # columns
INSIDE: Final = 4  # numbers of one cell
ENDS: Final = ("most", "least")
WORKED: Final = (
    "gap",
    "lead",
    "times",
    "lasting",
    "share",
    "rank",
    "change",
    "head",
)  # what is worked out of rows that are named
BEHIND: Final = 2
MOST_VALUES: Final = 30
MANY: Final = 8


class Rows(NamedTuple):
    """Rows of which something may be told, and how they were come by."""

    rows: frozenset[int]
    kind: str


class Option(NamedTuple):
    """A value that the table gives, and the signs by which it is weighed."""

    answer: Answer
    kind: str
    levels: tuple[str, ...]


def options(
    found: Found, text: str, others: Sequence[Other], beside: tuple[str, str, str]
) -> tuple[tuple[str, ...], list[Option]]:
    """Every value that a sentence may ask for where a figure stands, with the signs that are the same for each; none in a table of many rows."""
    if len(found.table.rows) > LARGEST or not found.table.own:
        return (), []
    others = [other for other in others if other.mark.start != found.mark.start]
    whole = conditions(found.table, text, others, frozenset())
    some = _given(found, whole, beside[2], others)
    same = Counter(answer.value for answer, _ in some)
    common = (*of_figure(found, others, beside), f"values {min(len(same), MOST_VALUES)}", f"conditions {len(whole.found)}", f"unread {len(whole.loose)}")  # fmt: skip
    said = Said.of(found, others, beside)
    met: dict[frozenset[int], tuple[str, ...]] = {}
    at: Counter[tuple[str, str]] = Counter()
    done: list[Option] = []
    for answer, (rows, kind) in some:
        if rows not in met:
            met[rows] = met_by(whole, rows)
        signs = of_answer(said, answer, rows, kind)
        levels = (*met[rows], *signs, f"same {min(same[answer.value], MANY)}", f"at {min(at[answer.way, kind], 5)}")
        at[answer.way, kind] += 1
        done.append(Option(answer, kind, levels))
    return common, done


def _given(found: Found, whole: Conditions, clause: str, others: Sequence[Other]) -> list[tuple[Answer, Rows]]:
    """The values with their rows: the plainest readings first, each value of the same rows once."""
    given: dict[tuple[str, Fraction, int | None, frozenset[int]], tuple[Answer, Rows]] = {}
    answers = ((answer, rows) for rows in _sets(found, whole, clause, others) for answer in _of(found, rows, whole))
    for answer, rows in chain(answers, _worked(found), _apart(found, whole)):
        given.setdefault((answer.way, answer.value, answer.column, rows.rows), (answer, rows))
    return list(given.values())[:MOST]


def _worked(found: Found) -> Iterator[tuple[Answer, Rows]]:
    """What is worked out of two cells or more, or of the place of one."""
    for answer in found.given:
        if answer.way in WORKED or found.asks == "score" or len(answer.cells) > 1:
            yield answer, Rows(frozenset(row for row, _ in answer.cells), "worked")


def _apart(found: Found, whole: Conditions) -> Iterator[tuple[Answer, Rows]]:
    """How many more rows one condition picks than another."""
    picks = _picks(whole) if "gap" in found.question.cues else []
    for one, two in combinations(picks, 2):
        if one | two:
            apart = Fraction(abs(len(one) - len(two)))
            yield (
                Answer("gap", apart, None, "rows", ((min(one | two), 0),), named=True),
                Rows(one | two, "counts"),
            )


def _picks(whole: Conditions) -> list[frozenset[int]]:
    """The rows of each condition, by the columns that may be meant."""
    return [rows for one in whole.found[:PICKED] for _, rows in one.picks[:BEHIND]]


def _sets(found: Found, whole: Conditions, clause: str, others: Sequence[Other]) -> Iterator[Rows]:
    """Rows that a sentence may speak of: named, picked by all that it says, by its clause, by two of its conditions, by one; and all."""
    table, question = found.table, found.question
    seen: dict[frozenset[int], None] = {}

    def new(rows: Iterable[int], kind: str) -> Iterator[Rows]:
        some = frozenset(rows) - table.totals if kind != "named" else frozenset(rows)
        if some and some not in seen:
            seen[some] = None
            yield Rows(some, kind)

    yield from new(question.full, "full")
    for row in sorted(question.full)[:FEW]:
        yield from new((row,), "full")
    for row in question.rows[:FEW]:
        yield from new((row,), "named")
    if found.row is not None and len(found.row.rows) <= FEW:
        for row in found.row.rows:
            yield from new((row,), "together")
    for rows in whole.readings(table)[:READINGS]:
        yield from new(rows, "every")
    for rows in conditions(table, clause, [o for o in others if o.mark.text in clause], frozenset()).readings(table)[
        :READINGS
    ]:
        yield from new(rows, "clause")
    if found.count is not None:
        yield from new(found.count.rows, "count")
    picks = _picks(whole)
    for one, two in combinations(picks, 2):
        yield from new(one & two, "two")
    if not question.cues.isdisjoint(ENDS):
        yield from _ends(found, [*seen, frozenset(table.own)], new)
    for rows in picks:
        yield from new(rows, "one")
    own = frozenset(table.own)
    if "without" in question.cues:
        for rows in picks:
            yield from new(own - rows, "not")
    yield from new(own, "all")


def _ends(
    found: Found, sets: Sequence[frozenset[int]], new: Callable[[Iterable[int], str], Iterator[Rows]]
) -> Iterator[Rows]:
    """Of some rows the first, the last, and those that have the most or the least of a column that the sentence names."""
    table = found.table
    columns = [column for column in (*table.numeric, *table.years) if column in found.question.columns][:FEW]
    for some in (rows for rows in sets if len(rows) > 1):
        for column in columns:
            values, rows = table.ordered(column)
            own = [(value, row) for value, row in zip(values, rows, strict=True) if row in some]
            if own:
                yield from new((own[0][1],), "low")
                yield from new((own[-1][1],), "top")
        yield from new((min(some),), "first")
        yield from new((max(some),), "last")


def _of(found: Found, rows: Rows, whole: Conditions) -> Iterator[Answer]:
    """What may be told of some rows: a cell of each of a few, how many they are, and what their columns come to."""
    table, question, number = found.table, found.question, len(rows.rows)
    some = sorted(rows.rows)
    if number <= FEW:
        for row in some:
            yield from _of_row(found, row)
    cells = ((some[0], 0),)
    way: Way = "count" if rows.kind != "all" else "rows"
    yield Answer(way, Fraction(number), None, _named(whole, rows.rows), cells, named=True)
    for column in question.columns:
        kinds = len({table.rows[row][column].text.lower() for row in some} - {""})
        if kinds != number:
            yield Answer("distinct", Fraction(kinds), column, f"different {table.header[column]}", cells, named=True)
    if number > 1:
        near = [c for c in table.numeric if c in found.columns or c in question.columns] or list(table.numeric[:SUMMED])
        for column in near[:SUMMED]:
            yield from _of_numbers(found, some, column)
        if "without" in question.cues:
            yield Answer(
                "streak", Fraction(_longest(table, rows.rows)), None, "rows one after the other", cells, named=True
            )


def _named(whole: Conditions, rows: frozenset[int]) -> str:
    """Some rows in words, by what picks them."""
    names = dict.fromkeys(one.name for one in whole.found if any(rows <= some for _, some in one.picks))
    return f"rows with {' and '.join(names)}" if names else "rows"


def _of_row(found: Found, row: int) -> Iterator[Answer]:
    table = found.table
    for column, cell in enumerate(table.rows[row][:COLUMNS]):
        value, named, shown = (
            table.value(row, column),
            column in found.question.columns,
            f"{table.header[column]} {cell.text}".strip(),
        )
        if value is not None:
            yield Answer("cell", value, column, shown, ((row, column),), named, cell.percent)
        else:
            for digits in NUMBER.findall(cell.text)[:INSIDE]:
                if (inside := exact(digits)) is not None:
                    yield Answer("within", inside, column, shown, ((row, column),), named, "%" in cell.text)
            if SCORE.search(cell.text):
                one, two = (int(digits) for digits in re.findall(r"\d+", SCORE.findall(cell.text)[0]))
                yield Answer("gap", Fraction(abs(one - two)), column, shown, ((row, column),), named)
                yield Answer("sum", Fraction(one + two), column, shown, ((row, column),), named)


def _of_numbers(found: Found, rows: Sequence[int], column: int) -> Iterator[Answer]:
    """The sum, the mean, the ends and the width of a column over some rows, and what the rows at its ends hold beside the figure."""
    table, named = found.table, column in found.question.columns
    values = [(value, row) for row in rows if (value := table.value(row, column)) is not None]
    if not values:
        return
    of = f"{table.header[column]} of {len(values)} rows"
    cells = ((values[0][1], column), (values[-1][1], column))
    if table.is_summable(column):
        total = sum((value for value, _ in values), Fraction(0))
        yield Answer("sum", total, column, f"sum of {of}", cells, named)
        yield Answer("mean", total / len(values), column, f"mean of {of}", cells, named)
    most, least = max(values), min(values)
    yield Answer("most", most[0], column, f"most of {of}", ((most[1], column),), named)
    yield Answer("least", least[0], column, f"least of {of}", ((least[1], column),), named)
    if "gap" in found.question.cues or "apart" in found.question.cues:
        yield Answer(
            "gap",
            most[0] - least[0],
            column,
            f"most less least of {of}",
            ((most[1], column), (least[1], column)),
            named,
        )


def _longest(table: Table, rows: frozenset[int]) -> int:
    """The most of some rows that stand one after the other."""
    best = run = 0
    for row in table.own:
        run = run + 1 if row in rows else 0
        best = max(best, run)
    return best
