"""How likely a figure of the article is wrong beside a table, by the ways in which the table gives it or another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table as lexicon
from factcheck.lexicon import words
from factcheck.precision import multiple_word
from factcheck.sources.agree import cited
from factcheck.sources.tables.ask import Answer, Asked, answers, asked, column_at
from factcheck.sources.tables.asks import asked_way, is_asked
from factcheck.sources.tables.conditions import keys_of
from factcheck.sources.tables.counts import Count, counted
from factcheck.sources.tables.grid import NUMBER, exact, flat, stems_of
from factcheck.sources.tables.naming import columns_of
from factcheck.sources.tables.scores import score_of, scored
from factcheck.sources.tables.together import MANY, Sentence, together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.conditions import Other
    from factcheck.sources.tables.grid import Table
    from factcheck.sources.tables.together import Together

CUES: Final[Mapping[str, str]] = {"rows": "count", "distinct": "count", "change": "gap", "lead": "gap"}
NUMBERS: Final = frozenset(
    ("number", "money", "percent", "points", "measure", "duration", "ordinal", "year", "day", "share", "times")
)
SHARES: Final = frozenset(("percent", "points", "share", "times"))  # what a change or a share is told in
ASKED: Final = frozenset(("sum", "mean", "most", "least", "gap"))  # what a word of the sentence asks for
ENDS: Final = ("most", "least")
ONLY_ASKED: Final = frozenset(("lead", "lasting", "times"))  # told by a sentence that asks for it alone
CALENDAR: Final = frozenset(("year", "month", "day", "ordinal"))
NAMELESS: Final = ("year", "game")
PLAIN: Final = frozenset(
    ("number", "money", "measure", "duration", "percent", "points")
)  # what is rounded by its digits
FROM: Final = "from"  # "up from 120.1": of another moment than the one before
SMALL: Final = 12
MODERN: Final = frozenset(range(1000, 2101))  # a range would be gone through for each fraction
SIZE: Final = Fraction(3, 2)  # a slip is seldom of another size ...
FINE: Final = 3  # ... and a figure of three digits is seldom met by chance
MILLION: Final = 1_000_000
MILLIONS: Final = re.compile(r"\(m\)|\bm$")
FEW: Final = 3
MOST_PLACES: Final = 100
ALIKE: Final = 10
HUNDRED: Final = 100
DAYS: Final = 31
MONTHS: Final = frozenset().union(*(stems_of(month) for month in lexicon("dates")["months"]))


@dataclass(frozen=True)
class Found:
    """A figure held against a table: how the table gives it, and what it gives instead."""

    table: Table
    question: Asked
    mark: Mark
    agreeing: tuple[Answer, ...]
    rivals: tuple[Answer, ...]
    columns: frozenset[int]  # those that the words beside the figure name
    count: Count | None = None  # the rows that it may count
    said: frozenset[str] = frozenset()  # the stems of its sentence
    asks: str | None = None  # what its sentence asks for beyond doubt: a count, a difference, a sum, a place in order
    row: Together | None = None  # the rows that have what it tells beside the figure
    given: tuple[Answer, ...] = ()  # all that the table gives, whatever is asked for


def held(table: Table, text: str, mark: Mark, others: Sequence[Other], beside: tuple[str, str, str]) -> Found:
    """Ask a table about one figure of a sentence with its other figures, and the words beside it."""
    before, after, clause = beside
    table = table.as_money if mark.sort == "money" and table.money != 1 else table
    others = [other for other in others if other.mark is not mark]
    question = asked(table, text, mark, others, clause)
    columns = (
        _of_date(table, mark, before, after)
        or _key_of(table, mark, before)
        or columns_of(table, mark, before, after, keys_of(table, others))
        or _only_column(table, question, stems_of(clause))
    )
    if FROM not in before.lower().split()[-2:]:
        columns = _at_moment(table, mark, others, columns)
    count = counted(table, others, mark, text, beside)
    if count is not None and mark.sort != "number":
        mark = replace(mark, sort="number")  # "four seasons", each of them a row
    given = every = [*of_count(count), *answers(table, question)]
    score = score_of(text, mark)
    asks = "score" if score else asked_way(question, mark, count, table, beside)
    if score:
        given = list(scored(table, question, score))
        every = given
    elif asks == "count":
        given = list(of_count(count))  # and no count of half the words
    elif asks is None:
        given = [a for a in given if a.way not in ONLY_ASKED]
    else:
        given = [a for a in given if is_asked(asks, a, columns, table, question)]
    agreeing = tuple(
        a for a in given if agrees(mark, a, table) and not _is_by_chance(a, question, columns, table.moments)
    )
    given_in = {a.cells[0] for a in agreeing if a.way == "within"}  # whose other numbers are no rivals
    rivals = tuple(
        sorted(
            (
                a
                for a in given
                if not agrees(mark, a, table) and is_fitting(mark, a, table) and not given_in & set(a.cells)
            ),
            key=lambda a: -(rank_of(a, question, columns) + likeness(mark, a)),
        )
    )
    said = stems_of(text)
    row = together(table, Sentence(said, others, columns, question.full), mark)
    if row is not None and not row.met and len(row.rows) <= FEW:
        rivals = (
            *rivals,
            *(a for a in _of_row(table, row) if not agrees(mark, a, table) and _may_stand(mark, a, table)),
        )
    return Found(table, question, mark, agreeing, rivals, columns, count, said, asks, row, tuple(every))


def _of_date(table: Table, mark: Mark, before: str, after: str) -> frozenset[int]:
    """The columns of dates in a month that stands beside a figure: "march 18"."""
    if mark.sort not in ("number", "day", "ordinal") or mark.value > DAYS or len(table.rows) > MANY:
        return frozenset()
    beside = {*before.lower().split()[-1:], *after.lower().split()[:1]} & lexicon("dates")["months"].keys()
    return frozenset().union(*(table.dated.get(month, frozenset()) for month in beside))


def _key_of(table: Table, mark: Mark, before: str) -> frozenset[int]:
    """The columns of numbers in full behind whose name a figure stands that they hold: "in week 5 the crowd"."""
    lead = stems_of(" ".join(before.split()[-1:]))
    held = {column for _, column in table.numbers.get(mark.value, ())} if lead and len(table.rows) <= MANY else ()
    return frozenset(c for c in held if table.header_stems[c] == lead and c in table.numeric)


def _of_row(table: Table, row: Together) -> Iterator[Answer]:
    """What the rows that have the rest of a sentence hold in the columns of a figure."""
    for place in row.cells:
        cell, value = table.rows[place[0]][place[1]], table.value(*place)
        shown = f"{table.header[place[1]]} {cell.text}".strip()
        if value is not None:
            yield Answer("cell", value, place[1], shown, (place,), row.named, cell.percent)
        else:
            found = (exact(digits) for digits in NUMBER.findall(cell.text))
            yield from (Answer("within", one, place[1], shown, (place,), row.named) for one in found if one is not None)


def _may_stand(mark: Mark, answer: Answer, table: Table) -> bool:
    """Whether a value may stand for a figure that is no part of a date, or for one that is: a day, a year."""
    if mark.sort == "year" or answer.way == "within":
        return (mark.value in MODERN) == (answer.value in MODERN) and is_like(mark, answer)
    return is_fitting(mark, answer, table)


def _at_moment(table: Table, mark: Mark, others: Sequence[Other], columns: frozenset[int]) -> frozenset[int]:
    """The columns of a figure, narrowed down to those of the year or the month that is told with it."""
    dated = frozenset(column_at(table, mark, [other.mark for other in others])) if table.moments else frozenset()
    if mark.sort in CALENDAR or not dated:
        return columns
    return columns & dated or (columns if columns & frozenset(table.numeric) else dated)


def of_count(count: Count | None) -> Iterator[Answer]:
    """The rows that a sentence seems to count, first in the plainest reading."""
    if count is not None:
        first = len(count.rows)
        shown = f"rows with {count.picked}" if count.picked else "rows"
        for value in (first, *sorted(count.values - {first})):
            yield Answer("count", Fraction(value), None, shown, tuple((row, 0) for row in count.rows[:1]), named=True)


def _only_column(table: Table, question: Asked, clause: frozenset[str]) -> frozenset[int]:
    """The only column that a sentence names, or of which it says the most words, if it does so in the clause of the figure."""
    shared = {c: len(table.header_stems[c] & clause) for c in question.columns}
    most = max(shared.values(), default=0)
    best = frozenset(c for c, number in shared.items() if number == most)
    only = frozenset(question.columns) if len(question.columns) == 1 else best if most > 1 else frozenset()
    return frozenset(c for c in only if not table.header_stems[c] or shared[c]) if len(only) == 1 else frozenset()


def _is_by_chance(answer: Answer, question: Asked, columns: frozenset[int], moments: Collection[int]) -> bool:
    """Whether a row is named in full, so that what nobody asked for is met by chance: the most of a column, the mean, a difference, another month."""
    if answer.way == "cell" and answer.column in moments and columns and answer.column not in columns:
        return columns <= set(moments)
    if answer.way == "sum" and len(question.full) > 1 and answer.column in (*question.columns, *columns):
        return not question.full <= {row for row, _ in answer.cells}  # "Leeds scored 18 points", in two games
    if answer.way in ENDS and answer.way not in question.cues and not question.cues.isdisjoint(ENDS):
        return True  # the most, where the least is asked for
    return bool(question.full) and answer.way in ASKED and answer.way not in question.cues


def agrees(mark: Mark, answer: Answer, table: Table) -> bool:
    """Whether a figure may be the print of a value, whose units the table does not tell and whose sign its words do."""
    if (answer.way in ("change", "share") and mark.sort not in SHARES) or (answer.way == "times") != (
        mark.sort == "times"
    ):
        return False
    if (
        answer.way == "cell"
        and answer.column is not None
        and table.rows[answer.cells[0][0]][answer.column].text == mark.text
    ):
        return True  # as it is printed, however that is read
    if answer.way == "within" and answer.cells and _same_figures(mark, answer, table):
        return True  # "2 hours and 22 minutes"
    if answer.way == "times" and multiple_word(mark.value).contains(answer.value):
        return True
    values = [abs(answer.value) if mark.value > 0 else answer.value]  # "fell by 5.2%" where a cell has −5.2%
    if answer.column is not None and MILLIONS.search(table.header[answer.column]):
        values.append(values[0] * MILLION)  # "People (m)"; a height in (m) is of metres
    if answer.percent or mark.sort in ("percent", "share"):
        values += [values[0] * HUNDRED, values[0] / HUNDRED]
    if mark.upper is not None:
        return answer.value in mark.values
    if answer.way == "mean" and any(abs(mark.value - value) <= mark.place / 2 for value in values):
        return True
    return any(
        mark.value == value or (_is_near(mark, value) and _rounds(mark, value) and cited(mark).contains(value))
        for value in values
    )


def _same_figures(mark: Mark, answer: Answer, table: Table) -> bool:
    """Whether a cell holds the figures of a text, of which there are several, and no others."""
    said, (row, column) = NUMBER.findall(mark.text), answer.cells[0]
    return len(said) > 1 and NUMBER.findall(table.rows[row][column or 0].text) == said


def _is_near(mark: Mark, value: Fraction) -> bool:
    """Whether a value is no further off than anything is rounded that is told without a hedge; in floating point, as most are far off."""
    if mark.hedge is not None or mark.sort not in PLAIN:
        return True
    told = float(mark.value)
    return abs(float(value) - told) <= abs(told) / 2 + float(mark.place)


def _rounds(mark: Mark, value: Fraction) -> bool:
    return (
        mark.hedge is not None
        or (bool(mark.place) and (value / mark.place).denominator > 1)
        or mark.round_place > mark.place
        or mark.place > 1
    )


def _may_be_share(answer: Answer, table: Table) -> bool:
    """Whether a cell may be a share: 0.194, or a number below a header that says so."""
    header = table.header[answer.column or 0].lower()
    said = "%" in header or not words("sources", "tables", "shares").isdisjoint(flat(header).split())
    headed = answer.column in table.moments and bool(header) and not table.header_stems[answer.column or 0] - MONTHS
    of_hundred = headed and (summed := table.summed(answer.column or 0)) is not None and summed.most[0] <= HUNDRED
    return said or of_hundred or (abs(answer.value) <= 1 and answer.value.denominator > 1)


def is_fitting(mark: Mark, answer: Answer, table: Table) -> bool:
    """Whether a value could stand in the place of the figure at all."""
    if (fits := SORTED.get(mark.sort)) is not None:
        return fits(answer, table)
    if answer.way == "head" or (answer.way in ("count", "rows", "distinct") and mark.sort != "number"):
        return False
    whole = mark.place < 1 or answer.value.denominator == 1 or answer.way == "mean"
    if answer.way == "cell" and mark.sort in ("measure", "duration") and mark.unit not in (None, *NAMELESS):
        whole = whole and table.units[answer.column or 0] in (None, mark.unit)
    return answer.way not in ("rank", "share", "change", "times") and whole


SORTED: Final[Mapping[str, Callable[[Answer, Table], bool]]] = {
    "year": lambda answer, _: answer.value in MODERN and answer.way in ("cell", "within", "most", "least"),
    "times": lambda answer, _: answer.way == "times",
    "ordinal": lambda answer, _: answer.way == "rank" or (answer.way == "cell" and answer.value <= MOST_PLACES),
    "percent": lambda answer, table: answer.percent or (answer.way == "cell" and _may_be_share(answer, table)),
    "share": lambda answer, table: answer.percent or (answer.way == "cell" and _may_be_share(answer, table)),
}  # what may stand in the place of a figure of a sort


def rank_of(answer: Answer, question: Asked, columns: frozenset[int]) -> float:
    """How much a sentence seems to ask for an answer."""
    way = CUES.get(answer.way, answer.way)
    beside = answer.column in columns
    rank = 2.0 * beside + answer.named + 1.5 * (way in question.cues and way in ("sum", "mean", "most", "least", "gap"))
    if answer.way == "cell":
        rank += 1.5 if len(question.rows) == 1 else 0.5
    if answer.way == "count":
        rank += 1.0 * ("count" in question.cues) + 2.0 * (answer.value == len(question.main))
    if answer.way == "distinct":
        rank -= 1.0
    return rank


def likeness(mark: Mark, answer: Answer) -> float:
    """Whether a figure looks like a slip for a value: of its size, or of the same digits."""
    value = answer.value * (
        HUNDRED if answer.percent and mark.sort in ("percent", "share") and answer.value <= 1 else 1
    )
    small, large = sorted((abs(value), abs(mark.value)))
    if answer.way not in ("cell", "within", "sum", "most", "least", "mean") or not small or large > SIZE * small:
        return 0.0
    return 1.0 + (sorted(digits_of(value)) == sorted(digits_of(mark.value)))


def is_slip(mark: Mark, answer: Answer) -> bool:
    """Whether a figure of three digits or more is of the size of a value, as one that was mistyped is."""
    return is_fine(mark) and likeness(mark, answer) >= 1


def is_like(mark: Mark, answer: Answer, times: int = ALIKE) -> bool:
    """Whether a figure is of the size of a value at all, or has its digits: a million for a billion."""
    share = HUNDRED if answer.value and mark.sort in SHARES and abs(answer.value) <= 1 else 1
    small, large = sorted((abs(mark.value), abs(answer.value * share)))
    return small * times >= large or digits_of(mark.value) == digits_of(answer.value)


def is_fine(mark: Mark) -> bool:
    """Whether a figure has three digits or more, so that it is seldom met by chance."""
    return len(digits_of(mark.value)) >= FINE


def digits_of(value: Fraction) -> str:
    """The digits of a value without the noughts at either end."""
    scaled = value * (10**6 // value.denominator if value.denominator in (1, 10, 100, 1000) else 1)
    return str(abs(int(scaled))).strip("0")
