"""Where a sentence leaves open which cells of a table it asks for, so that what they hold is no reproach to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.lexicon import words
from factcheck.sources.tables.weigh import is_fine, is_like, is_slip

if TYPE_CHECKING:
    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Answer
    from factcheck.sources.tables.weigh import Found

YEARS: Final = frozenset(range(1000, 2101))
FEW: Final = 3
LONGEST: Final = 60  # of a header and a cell in which a figure is more than one of many
FEW_TIMES: Final = 4  # a count is not miscounted by more
WORKED: Final = {
    "sum": "sum",
    "mean": "mean",
    "most": "most",
    "least": "least",
    "gap": "gap",
    "distinct": "count",
}  # and what asks for it
CELLS: Final = ("cell", "within")


def is_other(found: Found, rival: Answer) -> bool:
    """Whether a value is of another sort than the figure: a year for eight years, the one row that a name picks for a count."""
    if found.mark.sort == "duration" and rival.value in YEARS:
        return True
    if rival.way in CELLS:
        return not _may_be_asked(found, rival)
    if rival.way in WORKED and _is_unasked(found, rival):
        return True
    if rival.way in ("sum", "mean") and found.question.rows and _is_whole(found, rival):
        return True  # of two rows that are named
    if rival.way in ("distinct", "rows", "count") and _is_no_count(found, rival):
        return True
    name = rival.shown.removeprefix("rows with ")
    empty = set(name.split()) <= words("sources", "words", "empty") and name not in found.table.whole
    return (
        rival.way == "count"
        and found.asks != "count"
        and (empty or (rival.value == 1 and len(found.question.rows) == 1))
    )


def _is_unasked(found: Found, rival: Answer) -> bool:
    """Whether nobody asked for the most, or a difference is of no column and of another size: "3m more than" is of no year."""
    if rival.way == "gap" and not found.columns and not is_like(found.mark, rival, 2):
        return True
    return WORKED[rival.way] not in found.question.cues and found.asks != rival.way


def _is_no_count(found: Found, rival: Answer) -> bool:
    """Whether a number of rows is far from the figure, or of all rows where some are named."""
    return not is_like(found.mark, rival, FEW_TIMES) or (rival.way != "count" and bool(found.question.rows))


def _is_whole(found: Found, rival: Answer) -> bool:
    """Whether an answer is of a whole column."""
    own = found.table.own
    return tuple(row for row, _ in rival.cells) == (own[0], own[-1])


def _may_be_asked(found: Found, rival: Answer) -> bool:
    """Whether a cell is of a column that the words beside the figure name, and no sum, mean or difference of cells is asked for."""
    header = found.table.header[rival.column or 0].lower()
    if "apart" in found.question.cues and not any(word in header for word in words("sources", "tables", "apart")):
        return False
    if (
        rival.way == "within"
        and found.asks != "score"
        and (rival.column not in found.columns or len(rival.shown) > LONGEST)
    ):
        return is_slip(found.mark, rival)
    if rival.column in found.columns and len(found.question.full) == 1:
        return found.count is None or is_like(found.mark, rival)
    if found.mark.sort == "ordinal" and found.table.is_place(rival.column):
        return True
    if found.asks == "score":
        return True
    near = rival.column in found.columns or not found.columns
    return is_slip(found.mark, rival) or (near and is_like(found.mark, rival))


def is_unclear(found: Found, rival: Answer) -> bool:
    """Whether the row or the column of a rival is one of several, or the sentence asks for something else than it."""
    question = found.question
    if found.asks == "score":
        return False
    if rival.way in CELLS:
        of_some = not found.columns and len(question.columns) > 1 and not is_slip(found.mark, rival)
        if found.count is not None and "gap" in question.cues and len(question.full) == 1:
            return True  # "seven won more than Sweden"
        return (len(question.rows) > 1 and not _is_in_none(found, rival)) or of_some or _is_of_another(found, rival)
    if rival.way == "gap" or found.asks in ("gap", "sum"):
        together = len(question.full) > 1 or (found.asks == "sum" and bool(question.group))
        return not (together and found.asks in ("gap", "sum")) and found.asks != "rise"
    return rival.way in ("count", "rows") and "without" in question.cues and found.asks != "count"


def _is_in_none(found: Found, rival: Answer) -> bool:
    """Whether each of the few rows that are named in full has another value in the column that is named."""
    question = found.question
    return rival.column in found.columns and len(question.full) == len(question.rows) <= FEW and not found.agreeing


def _is_of_another(found: Found, rival: Answer) -> bool:
    """Whether another cell of the row gives a figure of three digits or a share, and the rival's column is not named in full."""
    if not is_fine(found.mark) and found.mark.sort != "percent":
        return False
    given = any(answer.way == "cell" for answer in found.agreeing)
    return given and not found.table.header_stems[rival.column or 0] <= found.said


def is_only_named(mark: Mark, lead: str, bound: str) -> bool:
    """Whether a figure picks rows and tells nothing of them: "before 1950", "after week 6", "the two teams"; `bound` is the word before the name of its column."""
    if mark.sort == "year":
        return bound in words("sources", "tables", "after") or bound in words("sources", "tables", "before")
    if bound in words("sources", "tables", "around") or lead in words("sources", "tables", "ahead"):
        return True  # "the top ten"
    return lead in words("sources", "tables", "all_of") and mark.sort != "ordinal" and mark.text.isalpha()
