"""Are these two figures of the same thing, in the same unit, over the same span? One answer for every rule."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.kinds import COUNTS as COUNTS  # noqa: PLC0414  (the finder asks for it here)
from factcheck.extract.kinds import MEASURED
from factcheck.extract.parse import lately
from factcheck.extract.phrases import Phrases
from factcheck.extract.statistics import P_VALUE, STATISTIC
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from factcheck.extract.line import Line, Mention

DECIMAL: Final = frozenset(10**places for places in range(10))


def _of_things(mention: Mention) -> bool:
    """Whether a bare number may count what another does: no price in fractions ("149⅜" beside "four machines")."""
    return mention.quantity.printed.place.denominator in DECIMAL


def comparable(one: Mention, two: Mention) -> bool:
    """True where one figure may be the earlier or later state of the other: in one unit, and over one base."""
    return in_one_unit(one, two) and not rated_apart(one, two)


def in_one_unit(one: Mention, two: Mention) -> bool:
    """True where two figures are of the same kind and unit, or one of them is bare."""
    if {one.quantity.unit, two.quantity.unit} & {P_VALUE, STATISTIC}:
        return False
    if one.quantity.unit == "point" or two.quantity.unit == "point":
        return one.quantity.unit == two.quantity.unit or {one.kind, two.kind} <= COUNTS
    if one.kind == two.kind:
        if one.kind in ("money", "measure", "percentage_points", "duration"):
            return one.quantity.unit == two.quantity.unit or _coin_and_note(one, two) or _coin_and_note(two, one)
        if one.kind in COUNTS and _counted(one) and _counted(two):
            return one.quantity.unit == two.quantity.unit or _kin(one, two)
        return True
    kinds = {one.kind, two.kind}
    if kinds <= COUNTS:
        return all(m.kind == "count" or _of_things(m) for m in (one, two))
    bare = one if one.kind in COUNTS else two if two.kind in COUNTS else None
    return bare is not None and kinds & MEASURED != set() and _bare(bare)


DEAREST: Final = 10_000  # of one currency in another
ITEM: Final = 5  # words at most from "including" to the figure of what is included
_PRICES = 1000  # what is told in pence or cents beside pounds or dollars is a price, not a turnover


def _coin_and_note(one: Mention, two: Mention) -> bool:
    """ "Down 11.2p at £3.18", "from 95 cents to $1.05": one price in two units."""
    whole = {"penny": ("GBP",), "cent": ("USD", "EUR", "AUD", "CAD")}.get(one.quantity.unit or "", ())
    return two.quantity.unit in whole and not two.quantity.is_range and two.quantity.scalar < _PRICES


def _counted(mention: Mention) -> bool:
    return mention.kind == "count" and mention.quantity.unit is not None


def _bare(mention: Mention) -> bool:
    """A number whose unit is left out because its neighbour has it: "3.58 billion dlrs ... from the 3.63 billion figure"."""
    return mention.quantity.unit is None or mention.quantity.unit in words("things", "generic")


def _kin(one: Mention, two: Mention) -> bool:
    """Two nouns that may count the same: one named by the other's modifiers ("cars", "U.S. cars"), or words for people."""
    people = words("things", "people")
    units = (one.quantity.unit, two.quantity.unit)
    if all(u in people for u in units):
        return True
    generic = words("things", "generic")
    return any(u in generic for u in units)


def rated_apart(one: Mention, two: Mention) -> bool:
    """True where two rates are over different bases: 40 a week and 12 a day, 9 per 1,000 and 61 per 100,000."""
    first, second = one.quantity.per, two.quantity.per
    if first is None or second is None or first == second:
        return False
    numbers = first[0].isdecimal() and second[0].isdecimal()
    return numbers or {first, second} <= words("periods", "rates")


def sized_by_another(sizes: Sequence[Mention], level: Mention) -> bool:
    """Whether the size of a change is told for each of something that its levels are not: "a loss of £4.62 a week"."""
    return not {m.quantity.per for m in sizes} <= {None, level.quantity.per}


def is_year(word: str) -> bool:
    """True for four digits that news uses of a year: 1800 to 2099."""
    return word.isdecimal() and len(word) == 4 and word[:2] in ("18", "19", "20")


_NAMED = ("year", "quarter", "month", "week", "day")
_OF_A_YEAR = ("quarter", "week")  # "the same week of last year"


def scale_after(line: Line, first: int, last: int, *, upto_comma: bool) -> str | None:
    """The span of time that a stretch names: "year" for "a year ago", "in 1986"; "month" for "in January"; or `None`."""
    months = table("dates")["months"]
    tokens = line.tokens
    for at in range(first, last):
        word = line.lower(at)
        if upto_comma and at > first and word in words("periods", "named", "parting"):
            return None
        named = next((span for span in _NAMED if word in words("periods", "named", span)), None)
        if named is not None:
            return "year" if named in _OF_A_YEAR and "year" in line.words(at, at + 5) else named
        if word in months and tokens[at].text[:1].isupper() and at - first < 5:
            after = line.lower(at + 1)
            return "year" if (after.isdecimal() and len(after) == 4) or after == "last" else "month-name"
        if is_year(word):
            return "year"
    return None


@cache
def _scales() -> Phrases[str]:
    return Phrases(table("periods")["scale"].items())


@cache
def _lengths() -> dict[str, str]:
    return {word: span for span, some in table("periods")["lengths"].items() for word in some}


def compared_over(line: Line, first: int, last: int) -> str | None:
    """The span that a change is said to be over: "year" for "year on year", "month" for "in the past three months"; or `None`.

    Only words that name the span of the comparison count: "in the fourth quarter" tells when, not since when.
    """
    lengths, back = _lengths(), words("periods", "named", "back")
    for at in range(max(first, line.first), min(last, line.last)):
        found = _scales().beginning(line.tokens, at)
        if found is not None and line.lower(found[1]) in words("periods", "named", "rated"):
            continue  # "at an annual rate": how both levels are told, not since when
        if found is not None and found[1] <= last:
            return found[0]
        word = line.lower(at)
        if word == "quarter" and line.words(at - 3, at - 1) == ["from", "the"] and line.lower(at + 1) != "of":
            return "quarter"  # "rose 14% from the first quarter"
        if (word in back and line.lower(at - 1) in back | words("periods", "named", "from")) or word == "last":
            step = at + 1
            while step < last and (
                line.lower(step).isdecimal() or (line.covered(step) and line.lower(step) not in lengths)
            ):
                step += 1
            if line.lower(step) in lengths:
                return lengths[line.lower(step)]
        if word in words("periods", "named", "ago") and line.lower(at - 1) in lengths:
            return lengths[line.lower(at - 1)]
    return None


def same_scale(change: str | None, level: str | None) -> bool:
    """Whether a change over one span may be held against a level of another. A bare month's name fits a month alone."""
    if change is None or level is None or change == level:
        return True
    if change == "month-name" or level == "month-name":
        return (change != "year" and level not in ("week", "day")) or {change, level} == {"month-name", "month"}
    return False


_TO_ONE = 7  # words at most from "151 to" to the currency that it buys: "to its U.S. counterpart, the dollar"


def _each(line: Line, at: int) -> set[str]:
    """The words behind "151 to", "1.24 per", as far as no other figure stands among them."""
    if line.lower(at) not in words("things", "each", "of") or line.covered(at):
        return set()
    last = next((i for i in range(at + 1, at + _TO_ONE) if line.covered(i)), at + _TO_ONE)
    return set(line.words(at + 1, last))


def _may_be_rate(mention: Mention) -> bool:
    """Whether a figure may be what one currency costs in another: "reserves of 114.69 billion francs" are none."""
    return mention.kind in ("money", *COUNTS) and abs(mention.quantity.scalar) < DEAREST


def included(line: Line, mention: Mention) -> bool:
    """ "£870m, including a gain of £45m": an item of the figure before."""
    return led_behind(line, mention, words("changes", "unwords", "aside"), ITEM)


def led_behind(line: Line, mention: Mention, leads: Container[str], reach: int) -> bool:
    """Whether one of some words leads to a figure, within `reach` tokens, and another that it may be held against stands before it."""
    led = any(word in leads for word in line.words(mention.first - reach, mention.first))
    return led and any(m.last < mention.first and comparable(m, mention) for m in line.mentions)


@lately
def price_of_money(line: Line) -> bool:
    """True where more of it buys less: "fell to 151 to the dollar", "rose to yield 3.4%"."""
    told = {word.removesuffix("'s").removesuffix("’s") for word in line.words(line.first, line.last)}
    money = words("things", "currencies")
    to_one = any(_each(line, at) & money for m in line.mentions for at in (m.last, m.last + 1))
    kept = told & (words("directions", "not", "ranks") | words("things", "depths"))
    named = told & money
    yields = "yielding" in told or (
        "yield" in told and any(line.words(at, at + 2) == ["to", "yield"] for at in range(line.first, line.last))
    )
    worth = named and ("exchange" in told or told & words("directions", "not", "worth"))
    priced = told & words("directions", "not", "priced") or worth or len(named) > 1
    return bool(kept or (priced and any(map(_may_be_rate, line.mentions)))) or to_one or yields
