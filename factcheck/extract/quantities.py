"""Find every figure of a text: its number, hedge, unit and kind, from the print alone.

What needs the sentence's grammar (the counted noun, the measure, the period) is filled in afterwards by `grammar.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.ceilings import MOST_FIGURES
from factcheck.extract.ages import after_old, age, aged_when, decade_of_life, of_an_age
from factcheck.extract.coins import in_brackets, with_coins
from factcheck.extract.counting import counts, is_letter_tail, is_no_coin
from factcheck.extract.dates import read_date
from factcheck.extract.denominators import rated
from factcheck.extract.exclusions import barred
from factcheck.extract.figure import Figure, from_token, made
from factcheck.extract.hedges import Hedged, hedge_after, hedge_before
from factcheck.extract.kinds import RATIOS, SPANS
from factcheck.extract.money import sign_at, word_at
from factcheck.extract.multiples import multiple_word, ordinal, times, worded_ordinal
from factcheck.extract.neighbours import shared_units
from factcheck.extract.numbers import read_number
from factcheck.extract.openers import MINUSES, may_begin, starters
from factcheck.extract.parts import lone_unit, part_of_unit, with_part
from factcheck.extract.ranges import ranged
from factcheck.extract.statistics import statistics
from factcheck.extract.tokens import is_hyphen, lower_at, lowers, past_hyphen
from factcheck.extract.tokens import tokens as tokenise
from factcheck.extract.units import Unit, compound, unit_at
from factcheck.lexicon import table, words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token

__all__ = ["Figure", "figures"]


def figures(text: str, most: int = MOST_FIGURES) -> tuple[list[Token], list[Figure]]:
    """All figures of a text, in order, with the tokens that they count in; a text with more than `most` is not read on."""
    found_tokens = tokenise(text)
    return found_tokens, _Scan(text, found_tokens).run(most)


class _Scan:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.found: list[Figure] = []
        self.barred = barred(text, tokens)
        self.statistics = statistics(text, tokens)

    def run(self, most: int) -> list[Figure]:
        at = 0
        while at < len(self.tokens) and len(self.found) <= most:
            figure = self.statistics.get(at)
            if figure is None and at not in self.barred and may_begin(self.tokens[at]):
                figure = self.figure(at)
            if figure is None:
                at += 1
                continue
            self.found.append(figure)
            at = max(figure.last, at + 1)
        return shared_units(self.tokens, self.found)

    def figure(self, at: int) -> Figure | None:
        """The figure that begins at a token, with its hedge."""
        token = self.tokens[at]
        if token.lower in table("dates")["ages"]:
            return decade_of_life(self.tokens, at)
        dated = self.dated(at)
        if dated is not None:
            return dated
        if token.kind == "word" and token.lower not in starters() and sign_at(self.text, self.tokens, at) is None:
            return None
        core = part_of_unit(self.text, self.tokens, at) or lone_unit(self.text, self.tokens, at) or self.core(at)
        if core is None or any(i in self.barred for i in range(core.first, core.last)):
            counted = worded_ordinal(self.tokens, at)
            multiple = None if counted is not None else multiple_word(self.tokens, at)
            return self.hedged(multiple) if multiple is not None else counted
        return self.hedged(ranged(self.tokens, core, self.core, self.barred))

    def dated(self, at: int) -> Figure | None:
        """A date with a day or a year, and a digit."""
        span = read_date(self.tokens, at)
        if span is None or (span.year is None and span.day is None):
            return None
        printed = self.tokens[span.first : span.last]
        if not any(token.kind == "number" for token in printed):
            return None
        return Figure(span.first, span.last, printed[0].start, printed[-1].end, (), "date", date=span, core=span.first)

    def core(self, at: int) -> Figure | None:
        """One number with its sign, scale and unit."""
        first, tokens = at, self.tokens
        currency, at = sign_at(self.text, tokens, at) or (None, at)
        minus, at = _minus(tokens, at, money=currency is not None)
        if currency is None and minus:
            currency, at = (sign_at(self.text, tokens, at) if at < len(tokens) else None) or (None, at)
        number = read_number(tokens, at, money=currency is not None)
        if number is None:
            return None
        if minus:
            number = replace(number, printed=replace(number.printed, value=-number.value), interval=None)
        if currency is not None:
            return in_brackets(tokens, self.priced(first, number, currency))
        figure = self.with_unit(number)
        return from_token(tokens, figure, first) if figure is not None and minus else figure

    def priced(self, first: int, number: Number, currency: str) -> Figure:
        """A number behind the sign of a currency, whose name may stand behind it too ("$5 dollars")."""
        again = word_at(self.tokens, number.last)
        last = number.last
        if again is not None and again.code == currency and self.tokens[again.last - 1].kind == "word":
            last = again.last
        return rated(self.text, self.tokens, made(self.tokens, (first, last), number, "money", currency))

    def with_unit(self, number: Number) -> Figure | None:
        """The number with what stands behind it, as the kind of figure that it makes."""
        tokens = self.tokens
        known = ordinal(tokens, number) or age(self.text, tokens, number)
        if known is not None:
            return known
        unit = unit_at(self.text, tokens, number.last, number) or self.lasting(number)
        if unit is not None:
            return self.measured(number, unit)
        money = word_at(tokens, number.last)
        letter = money is not None and money.last == number.last + 1 and is_no_coin(tokens, number)
        if money is not None and (money.scale != 1 or not letter):
            scaled = number if money.scale == 1 or number.scaled else number.times(money.scale)
            paid = made(tokens, (number.first, money.last), scaled, "money", money.code)
            return rated(self.text, self.tokens, in_brackets(tokens, with_coins(tokens, paid)))
        if number.share:
            return made(tokens, (number.first, number.last), number, "ratio")
        multiple = times(tokens, number)
        if multiple is not None:
            return multiple
        if is_letter_tail(tokens, number) or not counts(tokens, number):
            return None
        return rated(self.text, self.tokens, made(tokens, (number.first, number.last), number, "number"))

    def lasting(self, number: Number) -> Unit | None:
        """The months of "two more months"."""
        if lower_at(self.tokens, number.last) not in words("dates", "spans", "more"):
            return None
        unit = unit_at(self.text, self.tokens, number.last + 1, number)
        return unit if unit is not None and unit.kind == "duration" else None

    def measured(self, number: Number, unit: Unit) -> Figure:
        """A number of units: an age with "old" behind it, a compound ("5ft 10in"), or a plain measure."""
        tokens = self.tokens
        old = after_old(tokens, unit.last) if unit.kind == "duration" else None
        if old is not None:
            return made(tokens, (number.first, old), number, "age", unit.name)
        joined = compound(self.text, tokens, number, unit)
        if joined is not None:
            more, last = joined
            return made(
                tokens, (number.first, last), replace(number, printed=more, interval=None), unit.kind, unit.name
            )
        return rated(
            self.text,
            self.tokens,
            with_part(tokens, made(tokens, (number.first, unit.last), number, unit.kind, unit.name)),
        )

    def hedged(self, figure: Figure) -> Figure:
        """The figure with the hedge before it, or else behind it."""
        tokens = self.tokens
        before = self.hedge_before(figure)
        first = before.first if before is not None else figure.first
        after = hedge_after(tokens, figure.last) if before is None else None
        if after is not None and figure.kind == "money" and tokens[after.first].lower == "plus":
            after = None  # "50 dollars plus interest"
        figure = _without_article(tokens, _in_context(tokens, figure, first))
        if before is not None:
            return replace(from_token(tokens, figure, first), hedge=before)
        if after is not None:
            end = max(figure.end, tokens[after.last - 1].end)
            return replace(figure, last=after.last, end=end, hedge=after)
        return figure

    def hedge_before(self, figure: Figure) -> Hedged | None:
        """The hedge before a figure, where it is one and no preposition or comparison."""
        hedge = hedge_before(self.tokens, figure.first)
        if hedge is None or self.links(hedge.first, hedge):
            return None
        lasting = figure.kind == "duration" and not hedge.near and self.tokens[hedge.first].lower == "over"
        longer = lower_at(self.tokens, figure.last) in words("hedges", "lasting", "after")
        if lasting and not longer and lower_at(self.tokens, hedge.first - 1) not in words("hedges", "lasting", "words"):
            return None  # "over three years": in the course of them
        return hedge

    def links(self, at: int, hedge: Hedged) -> bool:
        """True where "more than" or "above" compares with the figure before it ("5% more than 60")."""
        previous = self.found[-1] if self.found else None
        if hedge.name not in ("over", "under") or hedge.near or previous is None or previous.kind == "date":
            return False
        if previous.last == at:
            return True
        joined = lower_at(self.tokens, at - 1) in words("hedges", "linking", "words")
        return previous.last == at - 1 and previous.kind in RATIOS and joined


def _minus(tokens: Sequence[Token], at: int, *, money: bool) -> tuple[bool, int]:
    """Whether a minus stands at a token, and the index after it."""
    if at + 1 >= len(tokens):
        return False, at
    token, after, before = tokens[at], tokens[at + 1], tokens[at - 1] if at else None
    if token.lower in words("numbers", "negative", "words"):
        joined = is_hyphen(tokens, at + 1) and tokens[past_hyphen(tokens, at + 1)].kind == "number"  # "minus-1.4"
        stands = joined or after.kind == "number" or after.lower in starters() or after.text in "£$€"
        return stands, at + stands + joined
    if (
        token.kind != "sign"
        or token.text not in MINUSES
        or after.gap
        or not (after.kind == "number" or after.text in "$£€")
    ):
        return False, at
    free = before is None or token.gap or before.text in "([" or money
    ranging = before is not None and before.kind == "number" and (not token.gap or token.text == "-")
    if not free or token.text == "–" or ranging:
        return False, at
    return True, at + 1


def _in_context(tokens: Sequence[Token], figure: Figure, first: int) -> Figure:
    """A bare number that what stands around its hedge makes an age or a lead in points ("aged at least 65")."""
    word = lower_at(tokens, first - 1)
    aged = word in words("dates", "age", "before") and figure.kind in SPANS
    if aged or aged_when(tokens, figure, first) or of_an_age(tokens, figure, first):
        return replace(figure, kind="age", unit=figure.unit or "year")
    if figure.kind == "number" and figure.unit == "point":
        follows = set(lowers(tokens, figure.last, figure.last + 3))
        if follows & words("percents", "lead", "after"):
            return replace(figure, kind="percentage_points", unit="percentage_point")
    return figure


def _without_article(tokens: Sequence[Token], figure: Figure) -> Figure:
    """The article left out that belongs to the noun behind: "a half-hour walk", "a million-dollar prize"."""
    at = figure.first
    follows = tokens[figure.last] if figure.last < len(tokens) else None
    if figure.unit is None or at != figure.core or not is_hyphen(tokens, at + 2) or figure.last <= at + 2:
        return figure
    noun = follows is not None and follows.kind == "word" and follows.lower not in words("numbers", "parts", "after")
    articled = noun and tokens[at].lower in words("numbers", "words", "articles")
    return from_token(tokens, figure, at + 1) if articled else figure
