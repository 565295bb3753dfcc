"""Figures in a row that the text puts in order, by the forms of `relations/rank.toml`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.kinds import COUNTS
from factcheck.extract.measures import comparable
from factcheck.lexicon import table, words
from factcheck.model import Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention


def neighbours(found: Match) -> Iterator[Ranking]:
    """Every pair of neighbours in a row, with the word that puts the first of it first."""
    at = min(first for spans in found.parts.values() for first, _ in spans)
    said = words("order", "up", "words") | words("order", "down", "words") | {"descending", "ascending"}
    word = next(cell.word for cell in reversed(found.told.row.cells[:at]) if cell.word in said)
    down = word in words("order", "up", "words") or word == "descending"
    for more, less in itertools.pairwise(_row(found)):
        tie = found.tie("same sentence", f"“{word}” puts them in order")
        yield Ranking(more.quantity, less.quantity, word, descending=down, tie=tie)


def _row(found: Match) -> list[Mention]:
    return [*(found.figures("FIRST") if "FIRST" in found.parts else ()), *found.figures("NEXT")]


def one_row(found: Match) -> bool:
    """Plain figures of one measure, told as facts, and none told for each of something that another is not."""
    head, *others = row = _row(found)
    bounds = any(m.quantity.is_range or m.quantity.hedge in ("over", "under", "at_least", "at_most") for m in row)
    actual = all(m.quantity.modality == "actual" and m.quantity.per == head.quantity.per for m in row)
    return actual and not bounds and all(_fits(head, m) for m in others)


def _fits(one: Mention, two: Mention) -> bool:
    """Like units; counted nouns that are the same, as far as both are told."""
    if {one.kind, two.kind} <= COUNTS:
        return len({m.quantity.unit for m in (one, two) if m.kind == "count"}) < len((one, two))
    return one.kind == two.kind and one.quantity.unit == two.quantity.unit and comparable(one, two)


def nowhere_else(found: Match) -> bool:
    """No other time, group or measure in the stretch: "up from 380 in 2019, followed by York with 415 so far"."""
    cells = [at for spans in found.parts.values() for span in spans for at in span]
    told = found.told.row.cells[min(cells) : max(cells) + 1]
    said = {cell.word for cell in told if not cell.kind}
    other = words("order", "other", "words") | words("order", "other", "measures")
    times = table("dates")["months"].keys() | table("dates")["weekdays"].keys()
    return not said & (other | times) and not any(cell.kind == "date" for cell in told)
