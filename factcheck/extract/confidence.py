"""Find an estimate with the interval that a study gives for it: "1.8 (95% CI 1.2 to 2.6)", "hazard ratio 0.75 (0.6–0.9)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.extract.measures import comparable
from factcheck.extract.statistics import P_VALUE, STATISTIC
from factcheck.lexicon import words
from factcheck.model import Confidence, Quantity, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from factcheck.extract.line import Line, Mention

_LEVELS = frozenset((80, 89, 90, 95, 98, 99))
_BRACKETS = frozenset("([")
_OPENERS = _BRACKETS | frozenset((",", ";", ":", "with"))
_STOPS = frozenset((")", "]", ",", ";", ".", ":", "", "—", "–", "and", "but", "while"))
_MARKS = frozenset((",", ":", "=", ";", "-", "–"))
_KINDS = frozenset(("number", "count", "percent", "percentage_points", "money", "measure", "ratio"))
_LINKS = (["to"], ["-"], ["–"], ["—"], [","], ["and"], [";"])


class _Ends(NamedTuple):
    low: tuple[Quantity, Fraction]
    high: tuple[Quantity, Fraction]
    first: Mention
    last: Mention


def confidences(lines: Sequence[Line]) -> Iterator[Confidence]:
    """Every estimate that its interval follows at once."""
    for line in lines:
        figures = [m for m in line.figures(line.first, line.last) if m.kind != "date"]
        for index, estimate in enumerate(figures):
            if _estimates(estimate):
                found = _confidence(line, estimate, figures[index + 1 : index + 5])
                if found is not None:
                    yield found


def _estimates(mention: Mention) -> bool:
    q = mention.quantity
    if mention.kind == "ratio" and not mention.figure.multiple:
        return False  # "one in eight (10 to 15)": the interval is in another form
    return mention.kind in _KINDS and not q.is_range and q.unit not in (P_VALUE, STATISTIC) and not _is_level(mention)


def _is_level(mention: Mention) -> bool:
    return mention.kind == "percent" and not mention.quantity.is_range and mention.quantity.scalar in _LEVELS


def _confidence(line: Line, estimate: Mention, following: Sequence[Mention]) -> Confidence | None:
    between = [m for m in following[:2] if _is_level(m) or (m.quantity.unit == "point" and not m.quantity.is_range)]
    ends = _ends(line, following[len(between) :])
    if ends is None or ends.first.first - estimate.last > 22 or not _alike(estimate, ends):
        return None
    gap = [
        line.lower(i) for i in range(estimate.last, ends.first.first) if not any(m.first <= i < m.last for m in between)
    ]
    tie = _tie(line, estimate, gap, ends)
    if tie is None:
        return None
    named = bool(_said(line, estimate) & words("science", "ratio", "words"))
    differs = bool(_said(line, estimate) & words("science", "difference", "words"))
    p = next((m.quantity for m in following if m.quantity.unit == P_VALUE and m.first - ends.last.last <= 3), None)
    return Confidence(
        estimate.quantity,
        ends.low,
        ends.high,
        p if not between or between[0].quantity.scalar == 95 else None,
        1 if named else 0 if differs else None,
        fall=bool(ends.high[1] <= 0 < estimate.quantity.scalar),
        tie=tie,
    )


def _ends(line: Line, following: Sequence[Mention]) -> _Ends | None:
    """The two ends: one printed range, or two figures with "to", a dash or a comma between, closed behind."""
    if not following:
        return None
    one = following[0]
    if isinstance(one.quantity.value, tuple):
        low, high = one.quantity.value
        found = _Ends((one.quantity, low), (one.quantity, high), one, one)
    elif len(following) > 1 and line.gap(one, following[1]) in _LINKS and not following[1].quantity.is_range:
        two = following[1]
        found = _Ends((one.quantity, one.quantity.scalar), (two.quantity, two.quantity.scalar), one, two)
    else:
        return None
    plain = one.quantity.hedge is None and found.last.quantity.hedge is None
    return found if plain and found.low[1] < found.high[1] and line.lower(found.last.last) in _STOPS else None


def _alike(estimate: Mention, ends: _Ends) -> bool:
    """Whether an estimate and its interval are in one unit: a bare interval takes that of the estimate, its scale not."""
    bare = ends.last.kind in ("number", "count")
    if ends.first.kind == "percent" and estimate.kind != "percent":
        return False
    if not bare:
        return comparable(estimate, ends.last) and comparable(estimate, ends.first)
    if any(number.scaled for number in estimate.figure.numbers):
        return False
    # "A quarter less, 25% (0.6 to 0.9)": the interval is of the ratio.
    return estimate.kind != "percent" or max(abs(ends.low[1]), abs(ends.high[1])) >= 3 or estimate.quantity.scalar < 3


def _tie(line: Line, estimate: Mention, gap: list[str], ends: _Ends) -> Tie | None:
    """How sure it is that the interval is of this estimate: named and in brackets, or only beside it."""
    opener = next((i for i, word in enumerate(gap[:4]) if word in _OPENERS), None)
    if opener is None or not all(word.isalpha() for word in gap[:opener]):
        return None
    inside = gap[opener + 1 :] if gap[opener] != "with" else gap[opener:]
    spread = bool(set(line.words(estimate.first - 3, estimate.first)) & words("science", "spread", "words"))
    if spread or not all(word in words("science", "interval", "words") or word in _MARKS for word in inside):
        return None
    text = f" {' '.join(inside)} "
    named = any(f" {name} " in text for name in words("science", "interval", "names"))
    bracketed = gap[opener] in _BRACKETS and opener <= 2
    ratio = bool(_said(line, estimate) & words("science", "ratio", "words"))
    if named and (bracketed or ratio or gap[opener] in (",", "with")):
        return Tie(
            "sure",
            ("the interval stands right behind the estimate", "the text calls it an interval"),
            via="interval/named",
        )
    if not inside and bracketed and ratio and line.lower(ends.last.last) in (")", "]"):
        return Tie("sure", ("the interval stands in brackets behind the ratio",), via="interval/bracket")
    if inside == ["between"] and bracketed and line.lower(ends.last.last) in (")", "]"):
        return Tie("guess", ("the bracket behind the figure may be its interval",), via="interval/between")
    return None


def _said(line: Line, estimate: Mention) -> frozenset[str]:
    """The words, alone and in twos and threes, that stand close before an estimate."""
    near = line.words(estimate.first - 6, estimate.first)
    return frozenset(" ".join(near[i : i + n]) for n in (1, 2, 3) for i in range(len(near) - n + 1))
