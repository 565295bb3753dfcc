"""Read a part of one unit, or one whole one: "half an hour", "half-mile", "an hour and a half", "a pint (568ml)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.figure import Figure, made
from factcheck.extract.fractional import fraction_words
from factcheck.extract.kinds import LASTING
from factcheck.extract.number import Number, exact
from factcheck.extract.numbers import read_number
from factcheck.extract.tokens import lower_at, lowers, past_hyphen
from factcheck.extract.units import sizes, unit_at
from factcheck.lexicon import table, words
from factcheck.precision import Printed, lone
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token
    from factcheck.extract.units import Unit


def part_of_unit(text: str, tokens: Sequence[Token], at: int) -> Figure | None:
    """The figure of a fraction that is tied to one unit, or of one unit and a fraction."""
    number = fraction_words(tokens, at, sure=True) if tokens[at].kind == "word" else read_number(tokens, at)
    if number is None or not 0 < number.value < 1:
        return _one_and_a_half(text, tokens, at)
    step, linked = _link(tokens, at, number)
    unit = unit_at(text, tokens, step, number) if step < len(tokens) else None
    if unit is None:
        return None
    worded, tied = tokens[number.last - 1].lower, step > number.last or tokens[at].text in table("numbers")["glyphs"]
    if unit.name == "point" and not linked:  # "a half-point"
        points = tied and worded in ("quarter", "half")
        return made(tokens, (at, unit.last), number, "percentage_points", "percentage_point") if points else None
    if (unit.kind == "number" and unit.name != "point") or not (
        linked or (tied and unit.name not in words("numbers", "parts", "not_units"))
    ):
        return None
    if not linked and tokens[at].kind == "word" and worded not in words("numbers", "parts", "words"):
        return None
    plain = replace(number, printed=exact(number.value), interval=None, share=False)
    return made(tokens, (at, unit.last), plain, unit.kind, unit.name)


def _link(tokens: Sequence[Token], at: int, number: Number) -> tuple[int, bool]:
    """The index of the unit behind a fraction, and whether "of a" or "half a" ties the two."""
    step = past_hyphen(tokens, number.last)
    if lowers(tokens, step, step + 2) in (["of", "a"], ["of", "an"], ["of", "one"]):
        return step + 2, True
    if lower_at(tokens, step) in words("numbers", "words", "articles"):
        hyphened = lower_at(tokens, step + 1) in ("-", "‑")
        return step + 1 + hyphened, tokens[at].lower == "half"
    return step, False


def _one_and_a_half(text: str, tokens: Sequence[Token], at: int) -> Figure | None:
    """ "An hour and a half", "a mile and a quarter"."""
    if tokens[at].lower not in words("numbers", "words", "articles") or at + 1 >= len(tokens):
        return None
    one = Number(Printed.of("1"), at, at + 1, worded=True)
    unit = unit_at(text, tokens, at + 1, one)
    if unit is None or unit.kind not in LASTING:
        return None
    more = and_a_part(tokens, unit.last)
    if more is None:
        return None
    return made(tokens, (at, more.last), _sum(one, more), unit.kind, unit.name)


def lone_unit(text: str, tokens: Sequence[Token], at: int) -> Figure | None:
    """The one unit of "a pint (568ml)", where a measure in brackets says it again, and of "a decade ago"."""
    if tokens[at].lower not in words("numbers", "words", "articles") or at + 2 >= len(tokens):
        return None
    number = Number(lone(), at, at + 1, worded=True)
    unit = unit_at(text, tokens, at + 1, number)
    if unit is None or lower_at(tokens, at - 1) in words("numbers", "parts", "before_one"):
        return None
    long_ago = unit.name in words("dates", "spans", "long") and lower_at(tokens, unit.last) in ("ago", "since")
    if long_ago or (unit.kind == "measure" and _said_again(text, tokens, unit)):
        return made(tokens, (at, unit.last), number, unit.kind, unit.name)
    return None


def _said_again(text: str, tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether a number of units of the same dimension stands in brackets behind a unit."""
    at = unit.last
    if lower_at(tokens, at) != "(" or at + 2 >= len(tokens):
        return False
    at += 1 + (lower_at(tokens, at + 1) in words("hedges", "short", "words"))
    number = read_number(tokens, at)
    other = unit_at(text, tokens, number.last, number) if number is not None and number.last < len(tokens) else None
    if other is None or other.name == unit.name:
        return False
    one, two = sizes(unit.name), sizes(other.name)
    return one is not None and two is not None and one[0] == two[0]


def with_part(tokens: Sequence[Token], figure: Figure) -> Figure:
    """A number of units with the part behind them taken in: "two hours and a half"."""
    number = figure.numbers[0]
    more = and_a_part(tokens, figure.last) if figure.kind in LASTING and number.printed.place == 1 else None
    if more is None or number.scaled:
        return figure
    return replace(figure, last=more.last, end=tokens[more.last - 1].end, numbers=(_sum(number, more),))


def and_a_part(tokens: Sequence[Token], at: int) -> Number | None:
    """The fraction of "and a half" at a token, where it ends what is said."""
    if lower_at(tokens, at) != "and" or lower_at(tokens, at + 1) not in words("numbers", "words", "single"):
        return None
    part = fraction_words(tokens, at + 1, sure=True)
    if part is None or lower_at(tokens, part.last - 1) not in ("half", "quarter"):
        return None
    free = (
        part.last >= len(tokens)
        or tokens[part.last].kind == "sign"
        or lower_at(tokens, part.last) in words("numbers", "parts", "after")
    )
    return part if free and lower_at(tokens, part.last) not in ("-", "%", "of") else None


def _sum(whole: Number, part: Number) -> Number:
    return replace(whole, printed=exact(whole.value + part.value), last=part.last, interval=None)
