"""Which of all that a sentence may ask a table for it asks for: learnt from right claims, and whether that is the figure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.trees import trees
from factcheck.sources.agree import BOUNDS
from factcheck.sources.tables.counts import may_count
from factcheck.sources.tables.options import options
from factcheck.sources.tables.weigh import SIZE, agrees, digits_of, is_fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from factcheck.sources.marks import Mark
    from factcheck.sources.tables.ask import Answer
    from factcheck.sources.tables.conditions import Other
    from factcheck.sources.tables.grid import Table
    from factcheck.sources.tables.options import Option
    from factcheck.sources.tables.weigh import Found

ASKED: Final = "tabled"  # the trees that tell what is asked for
COUNTS: Final = ("count", "rows", "distinct")  # of rows, which a sentence may mean in more ways than a cell
LEAST: Final = -8.0  # of the log odds
ONE_OF_EIGHT: Final = -math.log(7)
FAR: Final = 9.0
MOST_OFF: Final = 20.0


class Reading(NamedTuple):
    """A value that a table may be asked for, how likely it is meant, whether the figure agrees with it, and whether it could be an error for it."""

    option: Option
    score: float
    agrees: bool
    open: bool


class Read(NamedTuple):
    """All that a sentence may ask for where a figure stands, and the signs that are the same for each."""

    common: tuple[str, ...]
    readings: tuple[Reading, ...]


def read(found: Found, text: str, near: Sequence[Other], beside: tuple[str, str, str]) -> Read:
    """All that a sentence may ask for where a figure stands, each with its log odds."""
    common, some = options(found, text, near, beside)
    scores = trees(ASKED).scores([one.levels for one in some], common) if some else ()
    return Read(common, tuple(_held_against(found, near, some, scores)))


def _held_against(
    found: Found, near: Sequence[Other], some: Sequence[Option], scores: Sequence[float]
) -> Iterator[Reading]:
    """Each of some values beside the figure itself."""
    known: dict[tuple[str, Fraction, int | None, bool], tuple[bool, bool]] = {}
    for option, score in zip(some, scores, strict=True):
        answer = option.answer
        key = (answer.way, answer.value, answer.column, answer.percent)
        if key not in known:
            same = agrees(found.mark, answer, found.table) and not _is_other_place(found, answer)
            apart = not same and is_fitting(found.mark, answer, found.table)
            known[key] = same, apart and not is_told(answer, found.table, found.mark, near)
        yield Reading(option, max(LEAST, score), *known[key])


def _is_other_place(found: Found, answer: Answer) -> bool:
    """Whether a value is a place in order by another column than the one that is asked for: second by cost, where the height is told."""
    own = {one.column for one in found.agreeing if one.way == "rank"}
    return found.asks == "rank" and answer.way == "rank" and answer.column not in own


def is_told(rival: Answer, table: Table, mark: Mark, near: Sequence[Other]) -> bool:
    """Whether what a figure should be is told beside it: "64.9 in 2023, down from 71.2"; of a count only what may be one tells it."""
    others = [other for other in near if other.mark is not mark and other.mark.hedge not in BOUNDS]
    if rival.way in COUNTS:
        others = [other for other in others if may_count(table, other)]
    return any(agrees(other.mark, rival, table) for other in others)


def likeliest(told: Sequence[Reading]) -> Answer | None:
    """What the figure should be, if it is wrong; nothing where no value is asked for in one sentence of eight."""
    best = _surest(one for one in told if one.open)
    return None if best is None or best.score < ONE_OF_EIGHT else best.option.answer


def _surest(told: Iterable[Reading]) -> Reading | None:
    return max(told, key=lambda one: one.score, default=None)


def of_readings(value: Fraction, told: Sequence[Reading]) -> Mapping[str, float]:
    """What the readings say for a figure and against it, by name."""
    if not told:
        return {}
    mine, best = _surest(one for one in told if one.agrees), _surest(one for one in told if one.open)
    by: dict[Fraction, float] = {}
    for one in told:
        if one.open:
            other = one.option.answer.value
            by[other] = max(by.get(other, LEAST), one.score)
    ranked = sorted(by.values(), reverse=True)
    like = [one.score for one in told if one.open and _is_near(value, one.option.answer.value)]
    yes, no = (mine.score if mine else LEAST), (best.score if best else LEAST)
    second = ranked[1] if len(ranked) > 1 else LEAST
    evidence = {
        "read yes": yes, "read no": no, "read apart": yes - no, "read second": second, "read lead": no - second,
        "read yes all": _together([one.score for one in told if one.agrees]), "read no all": _together(ranked),
        "read yes number": float(sum(one.agrees for one in told)), "read no number": float(len(by)),
        "read like": max(like, default=LEAST), "read shut": max((one.score for one in told if not one.agrees and not one.open), default=LEAST),
        "read none": float(mine is None), "value": min(float(abs(value)), 1e6),
    }  # fmt: skip
    for name, top in (("yes", mine), ("no", best)):
        if top is not None:
            evidence |= {f"read {name} {top.option.answer.way}": 1.0, f"read {name} of {top.option.kind}": 1.0}
    if best is not None:
        evidence |= _beside(value, best.option.answer.value)
    return evidence


def _beside(mine: Fraction, other: Fraction) -> dict[str, float]:
    """How a figure differs from what it may have to be."""
    small, large = sorted((abs(mine), abs(other)))
    return {
        "read times": math.log2(large / small) if small else FAR,
        "read off": min(float(abs(mine - other)), MOST_OFF),
        "read digits": float(sorted(digits_of(mine)) == sorted(digits_of(other))),
    }


def _is_near(mine: Fraction, other: Fraction) -> bool:
    small, large = sorted((abs(mine), abs(other)))
    return small > 0 and large <= SIZE * small


def _together(scores: Sequence[float]) -> float:
    """The log of the summed odds."""
    if not scores:
        return LEAST
    most = max(scores)
    return most + math.log(sum(math.exp(score - most) for score in scores))
