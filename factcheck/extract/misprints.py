"""Find numbers that no house style prints: a group of digits too short or too long, a point too many, a lost digit.

What may be a list, a date, a version, a time or another country's way of writing is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.exclusions import barred
from factcheck.lexicon import table, words
from factcheck.model import Misprint, Tie
from factcheck.record import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.extract.tokens import Token

_SIGNS = "£$¥₹€₽₺"
# A run of digits with commas and points inside; what else belongs to it is looked at behind.
_RUN = re.compile(rf"(?P<sign>[{_SIGNS}]{{0,2}}) ?(?P<run>\d+(?:[.,]{{1,2}}\d+)*)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_BY_THREES = re.compile(r"(?<![\d.,])(?:\d{3},\d{3}|\d{1,3}(?:,\d{3}){2,})(?!,?\d)")  # as Indian groups never are
_WHOLE = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d,])")
SPACED: Final = "spaces behind the comma"
_LOST = re.compile(r"\.(?:m|bn|tn|million|billion|trillion)\b|\.%")
_APART = re.compile(r", (0\d\d)(?![\d,./:-])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUP = 3
_TWO_GROUPS = 2


@dataclass(frozen=True, slots=True)
class _Odd:
    """A run that is no number: where it stands, what its form should have and has, and what may be meant."""

    start: int
    end: int
    what: str
    wanted: int
    printed: int
    meant: tuple[str, ...]
    sure: bool
    decimal: bool = False


def misprints(text: str, tokens: Sequence[Token], lines: Sequence[Line]) -> Iterator[Misprint]:
    """Every number of a form that is a slip of typing, with the figure that was read of it."""
    found = [odd for match in _RUN.finditer(text) if (odd := _odd(text, match)) is not None]
    if not found:
        return
    begins = [token.start for token in tokens]
    excluded = barred(text, tokens)
    mentions = [m for line in lines for m in line.mentions]
    ends = [m.quantity.end for m in mentions]
    # Commas before decimals, or groups of two digits, through a whole article are its author's way, not a slip.
    habit = sum(odd.decimal for odd in found) > 1
    indian = [odd for odd in found if _in_pairs(text, odd)]
    spaced = [odd for odd in found if odd.what == SPACED]
    for odd in found:
        at = bisect_right(begins, odd.start) - 1
        if odd in indian:
            by_threes = _BY_THREES.search(text) is not None
            if len(indian) > 1 or not (by_threes or text[odd.start] in _SIGNS):
                continue  # or nothing tells how the article groups digits: five of five on fold 42 were South Asian papers' way
            odd = replace(odd, sure=by_threes)  # noqa: PLW2901
        elif spaced == [odd]:  # one alone, where the other numbers have none: no machine made them
            odd = replace(odd, sure=_WHOLE.search(text) is not None)  # noqa: PLW2901
        if (habit and odd.decimal) or any(i in excluded for i in range(at, bisect_left(begins, odd.end))):
            continue
        if _elsewhere(text, tokens, at, odd):
            continue
        index = bisect_right(ends, odd.start)
        if index < len(mentions) and mentions[index].quantity.start < odd.end:
            yield _misprint(text, mentions[index], odd)


def _in_pairs(text: str, odd: _Odd) -> bool:
    """Whether a number is grouped as in India: "12,47,997"."""
    return _INDIAN.fullmatch(text[odd.start : odd.end].lstrip(_SIGNS + " ")) is not None


def _misprint(text: str, mention: Mention, odd: _Odd) -> Misprint:
    q = mention.quantity
    end = max(q.end, odd.end)
    whole = replace(q, text=text[q.start : end], end=end)
    reason = "no way of writing numbers has this form" if odd.sure else "another country may write it so"
    return Misprint(
        whole,
        odd.what,
        odd.wanted,
        odd.printed,
        odd.meant,
        Tie("sure" if odd.sure else "guess", (reason,), via="misprint/form"),
    )


def _odd(text: str, match: re.Match[str]) -> _Odd | None:
    """What is wrong with a run of digits, or `None`."""
    sign, run = match["sign"], match["run"]
    start, end = match.start("run"), match.end("run")
    before, behind = text[start - 1 - len(sign) : start - len(sign)], text[end : end + 14]
    if before and (before.isalnum() or before in "_/:@#-–.,&=*^+'’" or before in _SIGNS):
        return None
    if behind[:1] in ("/", ":", "_", "@", "²") or (behind[:1] in "-–" and behind[1:2].isdigit()):
        return None
    place = (match.start() if sign else start, end)
    lost = _LOST.match(text, end)
    if lost is not None and (sign or lost.group() != ".m") and _GROUPED.fullmatch(run) and not _YEAR.fullmatch(run):
        tail = lost.group()[1:]
        return _Odd(start - len(sign), lost.end(), "digits behind the point", 1, 0, (f"{sign}{run}{tail}",), sure=True)
    if _GROUPED.fullmatch(run):
        apart = _APART.match(text, end)
        if apart is None or not run.isdecimal() or len(run) > _GROUP or run[0] == "0":
            return None
        meant = (f"{sign}{run},{apart.group(1)}",)  # a slip of typing, or of the machine that made the text
        return _Odd(place[0], apart.end(), SPACED, 0, 1, meant, sure=False)
    return _malformed(sign, run, behind, place)


def _malformed(sign: str, run: str, behind: str, place: tuple[int, int]) -> _Odd | None:
    start, end = place
    firm = bool(sign) or _scaled(behind)
    if ",," in run or ".." in run or ",." in run or ".," in run:
        meant = tuple(dict.fromkeys(sign + re.sub(r"[.,]{2}", one, run) for one in ",."))
        fitting = tuple(m for m in meant if _GROUPED.fullmatch(m[len(sign) :])) or meant
        # Two points alone may be what is left of three, or a range of a program.
        return (
            _Odd(start, end, "signs between two digits", 1, 2, fitting, sure=firm or ",," in run)
            if firm or ",," in run
            else None
        )
    if "," not in run:
        return _pointed(sign, run, firm=firm, place=place)
    groups, _, decimals = run.partition(".")
    if "," in decimals:
        return None  # "12.345,67", and pairs of coordinates
    return _grouped(sign, groups.split(","), decimals, behind, place)


def _pointed(sign: str, run: str, *, firm: bool, place: tuple[int, int]) -> _Odd | None:
    """Too many points: "$1.2.5 million", "20.074.94"."""
    parts = run.split(".")
    if _DOTTED.fullmatch(run) or len(parts) != _GROUP or len(set(parts)) == 1:
        return None
    thousands = len(parts[1]) == _GROUP and len(parts[0]) <= _GROUP
    if not firm and not (thousands and len(parts[2]) == _TWO_GROUPS):
        return None
    joined = f"{sign}{parts[0]},{parts[1]}.{parts[2]}" if thousands else f"{sign}{parts[0]}.{parts[1]}{parts[2]}"
    return _Odd(*place, "points in one number", 1, 2, (joined,), sure=firm)


def _grouped(sign: str, groups: list[str], decimals: str, behind: str, place: tuple[int, int]) -> _Odd | None:
    """A group behind a comma that has not three digits: "$110,00", "4,5000", "1,23,456"."""
    first, last = groups[0], groups[-1]
    if len(first) > _GROUP or (first[0] == "0" and (len(groups) > _TWO_GROUPS or len(last) == _GROUP)):
        return None
    if len(groups) > _TWO_GROUPS:
        return _many_groups(sign, groups, decimals, place)
    if decimals or len(last) > _GROUP + 2:
        return None
    if len(last) > _GROUP:
        return _Odd(*place, "digits behind a comma", _GROUP, len(last), _regrouped(sign, first, last), sure=True)
    return _short_group(sign, first, last, behind, place)


def _many_groups(sign: str, groups: list[str], decimals: str, place: tuple[int, int]) -> _Odd | None:
    lengths = [len(group) for group in groups]
    values = [int(group) for group in groups]
    round_list = values == sorted(set(values)) and all(value % 5 == 0 for value in values)
    if _GROUP not in lengths or round_list or max(lengths) > _GROUP + 1:
        return None
    wrong = next(n for n in lengths[1:] if n != _GROUP)
    tail = f".{decimals}" if decimals else ""
    meant = (f"{sign}{int(''.join(groups)):,}{tail}",)
    return _Odd(*place, "digits behind a comma", _GROUP, wrong, meant, sure=bool(sign) or lengths[0] <= _GROUP)


def _short_group(sign: str, first: str, last: str, behind: str, place: tuple[int, int]) -> _Odd | None:
    """One or two digits behind the only comma: a digit lost, or a comma for a point."""
    as_decimal = f"{sign}{first}.{last}"
    noughts = set(last) == {"0"} and len(first) > 1
    meant = (f"{sign}{first},000", as_decimal) if noughts else (as_decimal,)
    lost = noughts and len(last) == _TWO_GROUPS
    scaled = _scaled(behind)
    if not (sign or lost or scaled):
        return None  # "aged 11,12 and 13"
    return _Odd(*place, "digits behind a comma", _GROUP, len(last), meant, sure=bool(sign) or lost, decimal=not lost)


def _regrouped(sign: str, first: str, last: str) -> tuple[str, ...]:
    """What five digits behind a comma, or four, may be: one nought less, or the comma one place on."""
    whole = f"{sign}{int(first + last):,}"
    shorter = f"{sign}{first},{last[:_GROUP]}"
    return (shorter, whole) if set(last[_GROUP:]) == {"0"} else (whole,)


def _scaled(behind: str) -> bool:
    """True where a scale or "per cent" follows."""
    follows = re.match(r"\s?([%a-z]+)", behind)
    return follows is not None and (follows[1][:1] == "%" or follows[1] in _scale_words())


@cache
def _scale_words() -> frozenset[str]:
    return (
        words("misprints", "scales") | words("misprints", "percents") | words("misprints", "scales_touching", "words")
    )


def _elsewhere(text: str, tokens: Sequence[Token], at: int, odd: _Odd) -> bool:
    """True where another way of writing explains the form: Indian groups, continental decimals, a date, a list."""
    before = tokens[at - 1].lower if at > 0 else ""
    last = next((i for i in range(at, len(tokens)) if tokens[i].start >= odd.end), len(tokens))
    near = {token.lower for token in tokens[max(0, at - 1) : last + 3]}
    if before in table("dates")["months"] or (
        before == "." and at > 1 and tokens[at - 2].lower in table("dates")["months"]
    ):
        return True
    if near & words("misprints", "continental") or any(s in text[odd.start : odd.end + 2] for s in _continental()):
        return odd.what == "digits behind a comma"
    if _in_pairs(text, odd):
        everywhere = {token.lower for token in tokens}
        return bool(everywhere & words("misprints", "indian")) or "₹" in text
    joined = last < len(tokens) and tokens[last].lower in words("misprints", "joins")
    number = last + 1 < len(tokens) and tokens[last + 1].kind == "number"
    return odd.what == "digits behind a comma" and joined and number and odd.meant[0][0] not in _SIGNS


@cache
def _continental() -> frozenset[str]:
    return words("misprints", "continental_signs")
