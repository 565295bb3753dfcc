"""Tell ages from other numbers: "aged 34", "Ann Lee, 34,", "in her 40s", "12-year-old"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.figure import Figure, made
from factcheck.extract.number import Number
from factcheck.extract.tokens import HYPHENS, lower_at, lowers
from factcheck.extract.units import unit_at
from factcheck.lexicon import table, words
from factcheck.precision import Printed
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token

_OLDEST = 120
_BESIDE_A_NAME = range(1, 111)  # "Lee, 34," may be an age; "Lee, 1900," none
_IN_BRACKETS = range(5, 111)


def decade_of_life(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "In his forties": ten years in a word."""
    low = table("dates")["ages"].get(tokens[at].lower)
    if low is None or not words("dates", "age", "owners") & set(lowers(tokens, at - 2, at)):
        return None
    figure = made(tokens, (at, at + 1), Number(Printed.of(str(low)), at, at + 1, worded=True), "age", "year")
    return replace(figure, numbers=(*figure.numbers, Number(Printed.of(str(low + 9)), at, at + 1, worded=True)))


def after_old(tokens: Sequence[Token], at: int) -> int | None:
    """The index after "old" or "of age" behind a unit of time."""
    step = at
    while step < len(tokens) and tokens[step].text in HYPHENS:
        step += 1
    if lower_at(tokens, step).removesuffix("'s").removesuffix("’s") in words("dates", "age", "old"):
        return step + 1
    return step + 2 if lowers(tokens, step, step + 2) == ["of", "age"] else None


def age(text: str, tokens: Sequence[Token], number: Number) -> Figure | None:
    """The age that a number is by the words or the punctuation around it."""
    if number.printed.place != 1 or not 0 <= number.value <= _OLDEST:
        return None
    at, last = number.first, number.last
    if lower_at(tokens, last) == "s" and not tokens[last].gap:
        return _decade(tokens, number)
    if lower_at(tokens, last) == "yo" and tokens[last].gap:
        return made(tokens, (at, last + 1), number, "age", "year")
    if lower_at(tokens, at - 1) in words("dates", "age", "before") and lower_at(tokens, last) not in (
        "%",
        "per",
        "percent",
    ):
        unit = unit_at(text, tokens, last, number)
        if unit is not None and unit.kind == "duration":
            return made(tokens, (at, unit.last), number, "age", unit.name)
        return made(tokens, (at, last), number, "age", "year")
    if _said(tokens, number) or _beside_a_name(tokens, number):
        return made(tokens, (at, last), number, "age", "year")
    return None


def _decade(tokens: Sequence[Token], number: Number) -> Figure | None:
    """ "In her 40s"."""
    back = set(lowers(tokens, number.first - 4, number.first))
    if number.value % 10 or not back & (words("dates", "age", "owners") | words("dates", "age", "parts_of_decade")):
        return None
    upper = replace(number, printed=Printed.of(str(int(number.value) + 9)))
    return replace(made(tokens, (number.first, number.last + 1), number, "age", "year"), numbers=(number, upper))


def _said(tokens: Sequence[Token], number: Number) -> bool:
    """ "At the age of 34", "she turned 40 in", "he died at 34."."""
    at, after = number.first, number.last
    if lowers(tokens, at - 2, at) == ["age", "of"]:
        return True
    closed = (
        after >= len(tokens) or tokens[after].kind == "sign" or tokens[after].lower in words("dates", "age", "closers")
    )
    if lower_at(tokens, at - 1) in words("dates", "age", "turned"):
        return closed and after < len(tokens)
    died = lower_at(tokens, at - 1) == "at" and _died(tokens, at - 2)
    return died and closed and lower_at(tokens, after) not in ("%", "-", ":")


def _died(tokens: Sequence[Token], at: int) -> bool:
    """ "Died at", "died in 2010 at"."""
    year = tokens[at].kind == "number" and len(tokens[at].text) == len("2010") and lower_at(tokens, at - 1) == "in"
    return lower_at(tokens, at - 2 if year else at) in words("dates", "age", "died")


def aged_when(tokens: Sequence[Token], figure: Figure, first: int) -> bool:
    """ "She was almost 90 when she": an age whose verb stands before the hedge that begins at `first`."""
    whole = figure.kind == "number" and figure.numbers[0].printed.place == 1 and not figure.numbers[0].scaled
    return (
        whole
        and 0 < figure.numbers[0].value <= _OLDEST
        and lower_at(tokens, figure.last) == "when"
        and lower_at(tokens, figure.last + 1) in words("dates", "age", "people")
        and lower_at(tokens, first - 1) in words("dates", "age", "verbs")
        and lower_at(tokens, first - 2) in words("dates", "age", "people")
    )


def of_an_age(tokens: Sequence[Token], figure: Figure, first: int) -> bool:
    """ "People under 50", "those over 65": whom the words before the hedge name has an age, where nothing is counted behind."""
    whole = figure.kind == "number" and figure.numbers[0].printed.place == 1 and not figure.numbers[0].scaled
    hedged = lower_at(tokens, first) in words("dates", "age", "bounded") and first == figure.first - 1
    closed = figure.last >= len(tokens) or tokens[figure.last].kind == "sign"
    closed = closed or lower_at(tokens, figure.last) in words("dates", "age", "closers")
    named = lower_at(tokens, first - 1) in words("dates", "age", "grouped")
    return whole and hedged and named and closed and 1 < figure.numbers[0].value <= _OLDEST


def _beside_a_name(tokens: Sequence[Token], number: Number) -> bool:
    """ "Ann Lee, 34, said", "Ann Lee (34)"."""
    at = number.first
    if number.worded or at < 2 or number.last >= len(tokens):
        return False
    sign, name, after = tokens[at - 1].text, _name(tokens, at - 2), tokens[number.last].text
    if not name.text[:1].isupper():
        return False
    if sign == "(" and after == ")":
        return number.value in _IN_BRACKETS
    return (
        sign == ","
        and name.kind == "word"
        and after in ",.)—–"
        and number.value in _BESIDE_A_NAME
        and not (at > 2 and name.lower in table("dates")["months"])
    )


def _name(tokens: Sequence[Token], at: int) -> Token:
    """The end of a name, the stop of "Jr." passed over."""
    short = tokens[at].text == "." and at > 0 and tokens[at - 1].lower in words("dates", "age", "suffixes")
    return tokens[at - 1] if short else tokens[at]
