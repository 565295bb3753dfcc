"""Give a bare number the unit or the scale that the figure after it states: "5, 10 and 15 per cent", "$10 to $15 billion"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.kinds import BARE
from factcheck.extract.ranges import mantissa
from factcheck.extract.statistics import P_VALUE, STATISTIC
from factcheck.extract.tokens import lower_at, lowers
from factcheck.lexicon import table, words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.tokens import Token

_LISTS = (["and"], ["or"], ["to"], [","], [",", "and"], [",", "or"], ["-"], ["–"], ["from"], ["by"], ["x"], ["×"])
_SIDES = (["by"], ["x"], ["×"])  # "10 by 20 feet"
_GIVERS = ("percent", "percentage_points", "measure", "money", "duration")
_COINS = ("penny", "cent")
MOST_BETWEEN = 8  # words between two answers to one question
_NO_PERCENT = 1000  # so large a number in a list of percentages is none
_FEW = 100  # alternatives ("three or four per cent") are small numbers
_FAR_BELOW, _FAR_ABOVE = 30, 5  # "from 900 to 1.2 million" may be of hundreds


def shared_units(tokens: Sequence[Token], found: Sequence[Figure]) -> list[Figure]:
    """The figures, each bare number with the unit that its right neighbour in a list states."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        one, two = shared[index], shared[index + 1]
        if one.kind == two.kind == "money" or _one_scale(tokens, one, two):
            shared[index] = _shared_scale(tokens, one, two)
        if _takes(tokens, one, two) and _listed(tokens, shared, index):
            shared[index] = replace(shared[index], kind=two.kind, unit=two.unit)
    for index in range(1, len(shared)):
        if _left_out(tokens, shared[index - 1], shared[index]):
            shared[index] = replace(shared[index], kind="percent", unit="percent")
    return shared


def _left_out(tokens: Sequence[Token], one: Figure, two: Figure) -> bool:
    """True for the 48 of "52% backed it and 48 did not"."""
    if one.kind != "percent" or two.kind != "number" or two.unit is not None or len(two.numbers) > 1:
        return False
    between, behind = lowers(tokens, one.last, two.first), lowers(tokens, two.last, two.last + 2)
    joined = (
        len(between) <= MOST_BETWEEN
        and between[:1] != ["of"]
        and bool(words("percents", "ellipsis_joints", "words") & set(between))
        and "." not in between
    )
    told = any(behind[: len(words_)] == words_ for words_ in table("percents")["ellipsis"]["after"])
    return joined and told and one.numbers[0].value + two.numbers[0].value <= _FEW


def _shared_scale(tokens: Sequence[Token], one: Figure, two: Figure) -> Figure:
    """ "From $10 to $15 billion", "from 4.1 to 3.6 million": the first is in billions, in millions too."""
    low, high = one.numbers[0], two.numbers[0]
    if lowers(tokens, one.last, two.first) != ["to"] or low.scaled or not high.scaled:
        return one
    if one.unit not in (two.unit, None) or "," in tokens[low.first].text or low.value == 0:
        return one
    if low.value >= mantissa(high) and not _one_scale(tokens, one, two):
        return one
    return replace(one, numbers=(low.times(high.value / mantissa(high)),))


def _one_scale(tokens: Sequence[Token], one: Figure, two: Figure) -> bool:
    """Whether the two numbers of a move ("from 4.1 to 3.6 million") are near enough to be told in one scale."""
    low, high = one.numbers[:1], two.numbers[:1]
    if not low or not high or one.kind not in BARE or two.kind not in (*_GIVERS, "money", "number"):
        return False
    near = mantissa(high[0]) / _FAR_BELOW <= low[0].value <= mantissa(high[0]) * _FAR_ABOVE
    return near and not low[0].worded and lower_at(tokens, one.first - 1) == "from"


def _takes(tokens: Sequence[Token], one: Figure, two: Figure) -> bool:
    """Whether the first is a bare number that lacks the unit of the second."""
    bare = one.kind == "number" and one.unit is None and len(one.numbers) == 1
    # "1.8, 95% CI": the level of an interval, not the unit of a list.
    levels = two.unit in (P_VALUE, STATISTIC) or lower_at(tokens, two.last) in words("science", "levels", "words")
    between = lowers(tokens, one.last, two.first)
    given = two.kind in _GIVERS and between in _LISTS and (two.kind != "money" or two.unit in _COINS)
    # "Rose 6 per cent to 140,522, and 12 per cent in Wales".
    if not bare or levels or not given or (two.kind == "percent" and one.numbers[0].value >= _NO_PERCENT):
        return False
    if between in _SIDES:
        return two.kind == "measure"
    if two.kind == "duration":
        return between == ["to"]
    if between == ["from"]:
        return two.kind == "percent"
    if "or" in between:
        return two.kind != "percent" or _in_step(one, two)  # "18 points, or 1%": the same size put in another way
    return True


def _listed(tokens: Sequence[Token], found: Sequence[Figure], index: int) -> bool:
    """True unless a comma parts two figures with no list around them: "4,400, 12% fewer", "50, or 20%, are empty"."""
    one, two = found[index : index + 2]
    between = lowers(tokens, one.last, two.first)
    if between == [","]:
        later = found[index + 2] if index + 2 < len(found) else None
        return later is not None and later.kind == two.kind and lowers(tokens, two.last, later.first) in _LISTS
    if between == [",", "or"]:
        return index > 0 and lowers(tokens, found[index - 1].last, one.first) == [","]
    return True


def _in_step(one: Figure, two: Figure) -> bool:
    """Whether two figures of "three or four per cent" are near enough to be alternatives in one unit."""
    low, high = sorted((one.numbers[0].value, two.numbers[0].value))
    return low > 0 and high <= 3 * low and high <= _FEW
