"""Read the statistics of a study as one thing each: "t(28) = 2.20", "χ²(1, N = 90) = 3.84", "p < .05".

Their degrees of freedom and sizes of sample count nothing that another rule could take for a figure of the news.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factcheck.extract.figure import Figure
from factcheck.extract.hedges import Hedged
from factcheck.extract.number import Number
from factcheck.lexicon import table
from factcheck.precision import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token
    from factcheck.precision import Hedge

P_VALUE, STATISTIC = "p-value", "test statistic"
_SIGNS: dict[str, Hedge | None] = {"=": None, "<": "under", ">": "over", "≤": "at_most", "≥": "at_least"}
_NUMBER = r"[-−–]?\d{0,7}(?:[.·]\d{1,9}|(?<=\d))"
_P = re.compile(r"(?<![\w-])[pP](?:[ -]?values?)?\s?(?P<sign>[=<>≤≥]|\bof\b|\bis\b|\bwas\b)\s?(?P<value>0?[.·]\d{1,9})")
_STATISTIC = re.compile(
    r"(?<![\w-])(?P<name>[tTFfrzZ]|χ[²2]?|[Xx]²|[Cc]hi(?:²|2|[ -]squared?))\s?"
    r"(?:\(\s?(?P<df>\d{1,7}(?:\.\d{1,4})?)(?:\s?,\s?(?P<df2>\d{1,7}(?:\.\d{1,4})?)|\s?[,;]\s?[Nn]\s?=\s?[\d,]{1,9})?\s?\)\s?)?"
    rf"(?P<sign>[=<>])\s?(?P<value>{_NUMBER})"
    r"(?:\s?[,;]\s?(?:df|d\.f\.)\s?=\s?(?P<df3>\d{1,7}))?"
)
_SIGN = re.compile("[=<>≤≥]|[pP][- ]value")


class Statistic(NamedTuple):
    """A test statistic as printed: the distribution it is held against and its degrees of freedom, none where not told."""

    name: str
    degrees: tuple[Fraction, ...]
    exact: bool


def statistics(text: str, tokens: Sequence[Token]) -> dict[int, Figure]:
    """Each statistic and each p of a text, by the token that it begins at; a text without "=" or "<" costs one look."""
    if _SIGN.search(text) is None:
        return {}
    starts = [token.start for token in tokens]
    found: dict[int, Figure] = {}
    for unit, pattern in ((STATISTIC, _STATISTIC), (P_VALUE, _P)):
        for match in pattern.finditer(text):
            first, last = bisect_left(starts, match.start()), bisect_right(starts, match.end() - 1)
            if starts[first] == match.start() and tokens[last - 1].end == match.end() and not _bare(match, unit):
                found[first] = _figure(match, (first, last), unit)
    return found


def _bare(match: re.Match[str], unit: str) -> bool:
    """True for a letter and a number that are no test: "r = 5" of a circle, "f > 3"."""
    if unit == P_VALUE:
        return False
    if match["name"] in "zZ":
        return "." not in match["value"]
    told = match["df"] or match["df3"] or match["name"].lower() not in ("t", "f", "r")
    return not told or match["value"][-1] in "-−–"


def _figure(match: re.Match[str], span: tuple[int, int], unit: str) -> Figure:
    digits = match["value"].replace("·", ".")
    minus = digits[0] in "-−–"
    digits = digits.lstrip("-−–")
    printed = Printed.of(digits if digits[0] != "." else "0" + digits)
    if minus:
        printed = Printed(-printed.value, printed.place, printed.round_place)
    first, last = span
    hedge = _SIGNS.get(match["sign"])
    number = Number(printed, last - 1, last)
    return Figure(
        first,
        last,
        match.start(),
        match.end(),
        (number,),
        "measure",
        unit,
        hedge=Hedged(hedge, near=False, first=first, last=first) if hedge else None,
        core=last - 1,
    )


def statistic_of(text: str) -> Statistic | None:
    """The test that a printed statistic is of, read again from its text; `None` where its degrees of freedom are not told."""
    match = _STATISTIC.fullmatch(text)
    if match is None:
        return None
    name = table("science")["statistic"]["names"].get(match["name"].lower())
    degrees = tuple(Fraction(found) for found in (match["df"] or match["df3"], match["df2"]) if found)
    if name is None or len(degrees) != {"f": 2, "z": 0}.get(name, 1) or any(d <= 0 for d in degrees):
        return None
    return Statistic(name, degrees, match["sign"] == "=")
