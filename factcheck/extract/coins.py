"""Money beyond its sign and number: "3 dollars 50 cents", "30 MUSD", "75 USD million", a loss in brackets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.money import word_at
from factcheck.extract.numbers import read_number
from factcheck.extract.tokens import lower_at, lowers
from factcheck.lexicon import table, words
from factcheck.precision import Printed
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token

_HUNDRED = 100


def with_coins(tokens: Sequence[Token], figure: Figure) -> Figure:
    """The figure with its hundredth parts: "13 dollars and 45 cents", "three pounds fifty"."""
    number = figure.numbers[0]
    parts = table("money")["hundredths"].get(figure.unit)
    if parts is None or number.printed.place != 1 or number.scaled or figure.last == number.last:
        return figure
    linked = lower_at(tokens, figure.last) == "and"
    if linked and lower_at(tokens, figure.first - 1) in words("money", "words", "ranging"):
        return figure
    more = read_number(tokens, figure.last + linked)
    if more is None or more.printed.place != 1 or more.scaled or more.share or not 0 < more.value < _HUNDRED:
        return figure
    named = tokens[figure.last - 1].kind == "word" and tokens[figure.last - 1].text not in words(
        "money", "codes", "lower"
    )
    last = _coins_end(tokens, more, parts, open_ended=named and not linked)
    if last is None:
        return figure
    place = Fraction(1, _HUNDRED)
    printed = Printed(number.value + more.value * place, place, place)
    return replace(figure, last=last, end=tokens[last - 1].end, numbers=(replace(number, printed=printed, last=last),))


def _coins_end(tokens: Sequence[Token], more: Number, parts: Sequence[str], *, open_ended: bool) -> int | None:
    """The index after the smaller coins, whose name may be left out at the end of what is said."""
    coin = word_at(tokens, more.last) if more.last < len(tokens) else None
    if coin is not None:
        return coin[1] if coin[0] in parts else None
    ended = more.last >= len(tokens) or tokens[more.last].text in ".,;)"
    return more.last if ended and open_ended and more.value >= 10 else None


def in_brackets(tokens: Sequence[Token], figure: Figure) -> Figure:
    """A loss that accounts print in brackets, "a result of (£3.4m)": below nought, where the words before say result."""
    first, last = figure.first - 1, figure.last
    if lower_at(tokens, first) != "(" or lower_at(tokens, last) != ")" or len(figure.numbers) > 1:
        return figure
    if lower_at(tokens, first - 1) not in words("money", "losses", "links"):
        return figure
    if not words("money", "losses", "nouns") & set(lowers(tokens, first - 7, first)) or figure.value <= 0:  # type: ignore[operator]
        return figure
    number = figure.numbers[0]
    negative = replace(number, printed=replace(number.printed, value=-number.value))
    return replace(
        figure, first=first, last=last + 1, start=tokens[first].start, end=tokens[last].end, numbers=(negative,)
    )
