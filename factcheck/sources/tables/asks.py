"""What a sentence asks a table for beyond doubt, so that nothing else of it clears or accuses the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.lexicon import words
from factcheck.sources.tables.grid import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Answer, Asked
    from factcheck.sources.tables.counts import Count
    from factcheck.sources.tables.grid import Table


class _Beside(NamedTuple):
    """A figure of a sentence with the words beside it."""

    question: Asked
    mark: Mark
    table: Table
    before: list[str]
    after: list[str]
    counts: bool  # whether it may count rows

    @property
    def behind(self) -> str:
        """The word right behind the figure and its unit: "31 m higher"."""
        return next((word for word in self.after if len(word) > 1), "")

    @property
    def by(self) -> bool:
        """Whether the figure says by how much."""
        moved = words("sources", "tables", "rising") | words("sources", "tables", "falling")
        made = not words("sources", "tables", "made_up").isdisjoint(self.before[-2:])
        return self.before[-1:] == ["by"] or (
            not made
            and (
                (self.mark.sort in ("percent", "points") or self.mark.text.endswith("points"))
                and not moved.isdisjoint(self.before[-1:])
            )
        )


def asked_way(
    question: Asked, mark: Mark, count: Count | None, table: Table, beside: tuple[str, str, str]
) -> str | None:
    """What is asked for; `None` where it may be anything."""
    if mark.sort != "ordinal" and count is not None and count.clear:
        return "count"
    told = _Beside(question, mark, table, flat(beside[0]).split(), flat(beside[1]).split(), count is not None)
    return next((way for way, is_so in READINGS.items() if is_so(told)), None)


def _is_rank(told: _Beside) -> bool:
    """ "Leeds had the third highest crowd", "Sato was fourth"."""
    if told.mark.sort != "ordinal":
        return False
    alone = told.behind in ("", *words("sources", "tables", "behind_place")) and told.before[-1:] != ["the"]
    placed = alone and any(map(told.table.is_place, range(len(told.table.header))))
    return placed or bool(told.question.cues & {"rank", "most", "least"})


def _is_change(told: _Beside) -> bool:
    return told.mark.sort == "percent" and told.by


def _is_share(told: _Beside) -> bool:
    return told.mark.sort in ("percent", "share") and told.behind == "of"


def _is_lead(told: _Beside) -> bool:
    """ "Labour's majority was 3,505"."""
    led = not words("sources", "tables", "leads").isdisjoint(told.before)
    return led and "apart" in told.question.cues and len(told.question.full) == 1


def _is_times(told: _Beside) -> bool:
    return told.mark.sort == "times" and len(told.question.full) > 1


def _is_rise(told: _Beside) -> bool:
    """ "The population of Leeds rose by 4,120 between 2001 and 2011"."""
    question = told.question
    of_one = len(question.full) == 1 or len(question.rows) == 1
    return told.by and of_one and bool(question.span) and told.mark.sort != "percent"


def _is_each(told: _Beside) -> bool:
    """ "Leeds and Hull each won 15"."""
    return len(told.question.full) > 1 and "each" in told.question.cues and "sum" not in told.question.cues


def _is_gap(told: _Beside) -> bool:
    """ "Three more points than", "won by 12 seats"."""
    cues = told.question.cues
    apart = "differ" in cues or ("apart" in cues and cues.isdisjoint(("sum", "mean")))
    beyond = told.behind in words("sources", "tables", "beyond")
    return len(told.question.full) > 1 and (apart or told.by or beyond)


def _is_sum(told: _Beside) -> bool:
    group = bool(told.question.group) and not told.counts
    return (len(told.question.full) > 1 or group) and "sum" in told.question.cues


def _is_mean(told: _Beside) -> bool:
    """ "The three from Leeds scored 12 on average"."""
    return bool(told.question.group) and not told.counts and "mean" in told.question.cues


def _is_lasting(told: _Beside) -> bool:
    """ "Birks was in charge for five years", by the years from which and to which he was."""
    years = [column for column in told.table.numeric if told.table.is_year(column)]
    free = told.behind not in words("sources", "tables", "beyond") and "year" not in told.table.units
    return told.mark.unit == "year" and free and len(years) == 2 and len(told.question.full) == 1  # noqa: PLR2004 - from and to


READINGS: Final[Mapping[str, Callable[[_Beside], bool]]] = {
    "rank": _is_rank,
    "change": _is_change,
    "share": _is_share,
    "lead": _is_lead,
    "times": _is_times,
    "rise": _is_rise,
    "each": _is_each,
    "gap": _is_gap,
    "sum": _is_sum,
    "mean": _is_mean,
    "lasting": _is_lasting,
}  # the first that holds
LEAST: Final = "place by least"
WAYS: Final[Mapping[str, frozenset[str]]] = {
    "count": frozenset(("count", "rows", "distinct")),
    "share": frozenset(("share", "cell", "within")),
    "change": frozenset(("change", "cell")),
    "rank": frozenset(("rank", "cell")),
    "gap": frozenset(("gap",)),
    "sum": frozenset(("sum",)),
    "mean": frozenset(("mean", "cell")),
    "lasting": frozenset(("lasting",)),
    "lead": frozenset(("lead",)),
    "times": frozenset(("times",)),
    "rise": frozenset(("gap", "cell")),
    "each": frozenset(("cell", "within")),
}


def is_asked(asks: str, answer: Answer, columns: frozenset[int], table: Table, question: Asked) -> bool:
    """Whether an answer is of the sort that is asked for, of all rows that are named in full, and of a column that the words beside the figure name."""
    if answer.way not in WAYS[asks]:
        return False
    fits = FITTING.get(asks)
    return fits is None or fits(answer, columns, table, question)


def _fits_place(answer: Answer, columns: frozenset[int], table: Table, question: Asked) -> bool:
    """A place that a column tells, else the place by a column that the sentence names."""
    places = {column for column in columns if table.is_place(column)}
    if places:
        return answer.way == "cell" and answer.column in places
    if answer.way == "cell":
        plain = question.cues.isdisjoint(("most", "least"))
        return table.is_place(answer.column) or (plain and answer.column in columns)
    ends = question.cues & {"most", "least"}
    if len(ends) == 1 and answer.shown.startswith(LEAST) != ("least" in ends):
        return False  # the second from below is not the second highest
    told = any(map(table.is_place, range(len(table.header))))
    return answer.column in columns or (not columns and not told)


def _fits_change(answer: Answer, columns: frozenset[int], table: Table, question: Asked) -> bool:
    """A change that a column tells, or from one of two columns to the other in one row."""
    if answer.way == "cell":
        return _is_of_changes(table, answer.column)
    across = {column for _, column in answer.cells}
    said = across == set(question.span) or not (question.span and columns)
    return len({row for row, _ in answer.cells}) == 1 and said


def _fits_pair(answer: Answer, columns: frozenset[int], table: Table, question: Asked) -> bool:
    """Two rows in one column, which the sentence names if it names any."""
    named = answer.column in columns if columns else answer.column is not None
    return named and len({column for _, column in answer.cells}) < 2 and bool(table.rows) and bool(question.full)  # noqa: PLR2004


def _fits_sum(answer: Answer, columns: frozenset[int], _: Table, question: Asked) -> bool:
    rows = {row for row, _ in answer.cells}
    all_ = question.full <= rows if len(question.full) > 1 else set(question.group) == rows
    return all_ and (answer.column in columns or not columns) and len({column for _, column in answer.cells}) == 1


def _fits_mean(answer: Answer, columns: frozenset[int], table: Table, question: Asked) -> bool:
    """A mean of the rows that are picked, or a cell of means."""
    if answer.way == "cell":
        return "average" in table.header[answer.column or 0].lower()
    return _fits_sum(answer, columns, table, question)


def _fits_column(answer: Answer, columns: frozenset[int], table: Table, question: Asked) -> bool:
    return answer.column in columns or not (columns and table.rows and question.full)


def _is_of_changes(table: Table, column: int | None) -> bool:
    """Whether the header of a column says that it holds changes."""
    return not words("sources", "tables", "changes").isdisjoint(flat(table.header[column or 0]).split())


FITTING: Final[Mapping[str, Callable[[Answer, frozenset[int], Table, Asked], bool]]] = {
    "rank": _fits_place,
    "change": _fits_change,
    "rise": _fits_change,
    "gap": _fits_pair,
    "times": _fits_pair,
    "sum": _fits_sum,
    "mean": _fits_mean,
    "each": _fits_column,
}
