"""Find every figure of a text: its number, hedge, unit and kind, from the print alone.

What needs the sentence's grammar (the counted noun, the measure, the period) is filled in afterwards by `grammar.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.dates import DateSpan, read_date
from factcheck.extract.exclusions import barred
from factcheck.extract.hedges import Hedged, hedge_after, hedge_before
from factcheck.extract.money import sign_at, word_at
from factcheck.extract.numbers import Number, fraction_words, read_number
from factcheck.extract.tokens import tokens as tokenise
from factcheck.extract.units import Unit, compound, unit_at
from factcheck.lexicon import table, words
from factcheck.precision import Interval, Printed, hedged, multiple_word, rounded_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token
    from factcheck.model import Kind


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure before its sentence is known: tokens `first:last` (its hedge taken in), and what the print says."""

    first: int
    last: int
    start: int
    end: int
    numbers: tuple[Number, ...]
    kind: Kind
    unit: str | None = None
    hedge: Hedged | None = None
    per: str | None = None
    date: DateSpan | None = None
    multiple: bool = False
    core: int = 0
    spread: bool = False

    @property
    def value(self) -> Fraction | tuple[Fraction, Fraction]:
        """The printed value, a pair for a range, a number of digits for a date."""
        if self.date is not None:
            return Fraction(self.date.number)
        if len(self.numbers) > 1:
            return self.numbers[0].value, self.numbers[1].value
        return self.numbers[0].value

    @property
    def printed(self) -> Printed:
        """The number's print; for a range that of its upper end."""
        if self.date is not None:
            return Printed(Fraction(self.date.number), Fraction(1), Fraction(1), exact=True)
        number = self.numbers[-1]
        whole = number.printed.place == 1 and not number.scaled
        return replace(number.printed, exact=whole and self.kind in ("count", "number", "ordinal", "age"))

    @property
    def interval(self) -> Interval:
        """What the print may stand for."""
        if self.date is not None:
            return Interval.exactly(Fraction(self.date.number))
        if len(self.numbers) > 1:
            low, high = sorted(n.value for n in self.numbers[:2])
            return Interval(low, high)
        plain = self._plain()
        if self.hedge is None:
            return plain
        return hedged(self.printed, plain, self.hedge.name, near=self.hedge.near, share=self.numbers[0].share)

    def _plain(self) -> Interval:
        number = self.numbers[0]
        if self.multiple:
            return multiple_word(number.value)
        if number.interval is not None:
            return number.interval
        if self.kind in ("percent", "percentage_points"):
            return rounded_percent(self.printed)
        return self.printed.unrounded()


def figures(text: str) -> tuple[list[Token], list[Figure]]:
    """All figures of a text, in order, with the tokens that they count in."""
    found_tokens = tokenise(text)
    return found_tokens, _Scan(text, found_tokens).run()


class _Scan:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.found: list[Figure] = []
        self.barred = barred(text, tokens)

    def run(self) -> list[Figure]:
        at = 0
        while at < len(self.tokens):
            figure = None if at in self.barred else self.figure(at)
            if figure is None:
                at += 1
                continue
            self.found.append(figure)
            at = max(figure.last, at + 1)
        return _shared_units(self.tokens, self.found)

    def figure(self, at: int) -> Figure | None:
        token = self.tokens[at]
        if token.lower in table("dates")["ages"]:
            return self._decade(at)
        if token.kind == "word" and token.lower not in _STARTERS and sign_at(self.text, self.tokens, at) is None:
            return self._dated(at)
        dated = self._dated(at)
        if dated is not None:
            return dated
        core = self._partial(at) or self._core(at)
        if core is None or any(i in self.barred for i in range(core.first, core.last)):
            return self._multiple(at)
        core = self._ranged(core)
        return self._hedged(core)

    def _decade(self, at: int) -> Figure | None:
        """ "In his forties"."""
        if not {"his", "her", "their", "my", "our", "your"} & {t.lower for t in self.tokens[max(0, at - 2) : at]}:
            return None
        low = table("dates")["ages"][self.tokens[at].lower]
        figure = self._made(at, Number(Printed.of(str(low)), at, at + 1, worded=True), "age", "year", at + 1)
        return replace(figure, numbers=(figure.numbers[0], Number(Printed.of(str(low + 9)), at, at + 1, worded=True)))

    def _dated(self, at: int) -> Figure | None:
        span = read_date(self.tokens, at)
        if span is None or (span.year is None and span.day is None):
            return None
        if sum(t.kind == "number" for t in self.tokens[span.first : span.last]) == 0:
            return None
        return Figure(
            span.first, span.last, self.tokens[span.first].start, self.tokens[span.last - 1].end, (), "date", date=span,
            core=span.first,
        )

    def _core(self, at: int) -> Figure | None:
        """One number with its sign, scale and unit."""
        first = at
        sign = sign_at(self.text, self.tokens, at)
        currency = None
        if sign is not None:
            currency, at = sign
        minus, at = self._minus(at, money=currency is not None)
        if currency is None and minus and at < len(self.tokens):
            sign = sign_at(self.text, self.tokens, at)
            if sign is not None:
                currency, at = sign
        number = read_number(self.tokens, at, money=currency is not None)
        if number is None:
            return None
        if minus:
            number = replace(number, printed=_negative(number.printed), interval=None)
        return self._with_unit(first, number, currency)

    def _partial(self, at: int) -> Figure | None:
        """A part of one unit: "half an hour", "a quarter of a percentage point", "half-mile", "three-quarters of a mile"."""
        tokens = self.tokens
        number = fraction_words(tokens, at, sure=True) if tokens[at].kind == "word" else None
        if number is None and tokens[at].kind != "word":
            number = read_number(tokens, at)
        if number is None or not 0 < number.value < 1:
            return None
        step, linked = number.last, False
        if step < len(tokens) and tokens[step].text in "-‑" and not tokens[step].gap:
            step += 1
        if [t.lower for t in tokens[step : step + 2]] in (["of", "a"], ["of", "an"], ["of", "one"]):
            step, linked = step + 2, True
        elif step < len(tokens) and tokens[step].lower in ("a", "an"):
            step = step + 1 + (tokens[step + 1].text in "-‑" if step + 1 < len(tokens) else 0)
            linked = tokens[at].lower == "half"
        unit = unit_at(self.text, tokens, step, number) if step < len(tokens) else None
        if unit is None or (not linked and not (step > number.last or tokens[at].text in table("numbers")["glyphs"])):
            return None
        worded = tokens[number.last - 1].lower
        if unit.name in ("year", "century", "day", "season", "quarter", "point", "decade") and not linked:
            return None if unit.name != "point" or worded not in ("quarter", "half") else self._made(at, number, "percentage_points", "percentage_point", unit.last)
        if worded not in ("half", "quarter", "quarters", "third", "thirds") and not linked and tokens[at].kind == "word":
            return None
        if unit.kind == "number":
            return None
        exact = Printed(number.value, Fraction(1, number.value.denominator), Fraction(1, number.value.denominator))
        return self._made(at, replace(number, printed=exact, interval=None, share=False), unit.kind, unit.name, unit.last)

    def _made(self, first: int, number: Number, kind: Kind, unit: str | None, last: int) -> Figure:
        return Figure(
            first, last, self.tokens[first].start, self.tokens[last - 1].end, (number,), kind, unit, core=number.first
        )

    def _minus(self, at: int, *, money: bool = False) -> tuple[bool, int]:
        token = self.tokens[at] if at < len(self.tokens) else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token is None or after is None:
            return False, at
        before = self.tokens[at - 1] if at else None
        free = before is None or token.gap or before.text in "([" or money
        if token.text in "-−–" and token.kind == "sign" and free and not after.gap and (after.kind == "number" or after.text in "$£€"):
            if token.text == "–" or (before is not None and before.kind == "number" and not token.gap):
                return False, at
            return True, at + 1
        if token.lower in ("minus", "negative") and (after.kind == "number" or after.lower in _STARTERS or after.text in "£$€"):
            return True, at + 1
        return False, at

    def _with_unit(self, first: int, number: Number, currency: str | None) -> Figure | None:
        last = number.last
        make = lambda kind, unit, end, per=None, **more: Figure(  # noqa: E731
            first, end, self.tokens[first].start, self.tokens[end - 1].end, (number,), kind, unit, per=per,
            core=number.first, **more,
        )
        if currency is not None:
            again = word_at(self.tokens, last)
            if again is not None and again[0] == currency:
                last = again[1]
            return self._rated(make("money", currency, last))
        ordinal = self._ordinal(number, make)
        if ordinal is not None:
            return ordinal
        age = self._age(number, make)
        if age is not None:
            return age
        unit = unit_at(self.text, self.tokens, last, number)
        if unit is not None:
            return self._united(number, unit, make)
        money = word_at(self.tokens, last)
        if money is not None and not self._year_money(number, money):
            code, last = money
            return self._rated(make("money", code, last))
        if number.share:
            return make("ratio", None, last)
        times = self._multiple_end(number)
        if times is not None:
            return make("ratio", "time", times, multiple=True)
        if first > 1 and [t.lower for t in self.tokens[first - 2 : first]] == ["factor", "of"]:
            return make("ratio", "time", last, multiple=True)
        if self._is_letter_tail(number):
            return None
        if not self._counts_one(number):
            return None
        return self._rated(make("number", None, last))

    def _united(self, number: Number, unit: Unit, make) -> Figure | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        last = unit.last
        if unit.kind == "duration":
            old = self._old(last)
            if old is not None:
                return make("age", unit.name, old)
        joined = compound(self.text, self.tokens, number, unit)
        if joined is not None:
            more, last = joined
            first_unit = make(unit.kind, unit.name, last)
            return replace(first_unit, numbers=(replace(number, printed=more, interval=None),))
        return self._rated(make(unit.kind, unit.name, last))

    def _old(self, at: int) -> int | None:
        """The index after "old" or "of age" behind a unit of time."""
        step = at
        while step < len(self.tokens) and self.tokens[step].text in "-‑":
            step += 1
        if step < len(self.tokens) and self.tokens[step].lower in ("old", "olds"):
            return step + 1
        if step + 1 < len(self.tokens) and [t.lower for t in self.tokens[step : step + 2]] == ["of", "age"]:
            return step + 2
        return None

    def _age(self, number: Number, make) -> Figure | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """ "aged 34", "age 87", "in her 40s", "Ann Lee, 34,", "87 yo"."""
        tokens, at = self.tokens, number.first
        before = tokens[at - 1].lower if at else ""
        if number.printed.place != 1 or not 0 <= number.value <= 120:
            return None
        after = tokens[number.last] if number.last < len(tokens) else None
        if after is not None and after.lower == "s" and not after.gap:
            back = [t.lower for t in tokens[max(0, at - 4) : at]]
            if number.value % 10 == 0 and any(w in back for w in ("his", "her", "their", "my", "our", "mid", "early", "late", "your")):
                upper = replace(number, printed=Printed.of(str(int(number.value) + 9)))
                return replace(make("age", "year", number.last + 1), numbers=(number, upper))
            return None
        if after is not None and after.lower == "yo" and after.gap:
            return make("age", "year", number.last + 1)
        if before in ("aged", "age") and not (after is not None and (after.text == "%" or after.lower in ("per", "percent"))):
            unit = unit_at(self.text, tokens, number.last, number)
            if unit is not None and unit.kind == "duration":
                return make("age", unit.name, unit.last)
            return make("age", "year", number.last)
        back = [t.lower for t in tokens[max(0, at - 3) : at]]
        if back[-2:] == ["age", "of"] or (before in ("turned", "turning", "turns") and after is not None and (after.kind == "sign" or after.lower in _CLOSERS)):
            return make("age", "year", number.last)
        if before == "(" and after is not None and after.text == ")" and at > 1 and tokens[at - 2].text[:1].isupper() and 5 <= number.value <= 110 and not number.worded:
            return make("age", "year", number.last)
        named = before == "," and at > 1 and tokens[at - 2].kind == "word" and tokens[at - 2].text[:1].isupper()
        if named and after is not None and after.text in ",.)—–" and 1 <= number.value <= 110 and not number.worded:
            if at > 2 and tokens[at - 2].lower in table("dates")["months"]:
                return None
            return make("age", "year", number.last)
        return None

    def _ordinal(self, number: Number, make) -> Figure | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        at = number.last
        if at < len(self.tokens) and not self.tokens[at].gap and self.tokens[at].lower in ("st", "nd", "rd", "th"):
            follows = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
            if follows == "-":
                follows = self.tokens[at + 2].lower if at + 2 < len(self.tokens) else ""
            if follows in words("rates", "ordinal", "after") or (follows.isalpha() and follows not in words("rates", "ordinal", "not_after")):
                return make("ordinal", None, at + 1)
        return None

    def _is_letter_tail(self, number: Number) -> bool:
        """True for "40s", "5th", "24703L": letters grown on to the digits make it something else."""
        at = number.last
        if at >= len(self.tokens) or self.tokens[at].gap or number.worded:
            return False
        if self.tokens[at].kind == "word":
            return True
        return self.tokens[at].text in "’'" and at + 1 < len(self.tokens) and self.tokens[at + 1].lower == "s"

    def _counts_one(self, number: Number) -> bool:
        """False for "one" the pronoun, and for digits grown on to a word before them."""
        at = number.first
        before = self.tokens[at - 1] if at else None
        token = self.tokens[at]
        if before is not None and not token.gap:
            if before.kind == "word" or before.text in "/_@#&*=":
                return False
            if before.text in "-‑" and at > 1 and not before.gap and self.tokens[at - 2].kind == "word" and self.tokens[at - 2].text.isalpha():
                return number.worded
            if before.text in "’'" :
                return False
        if token.lower == "one" and number.last == at + 1:
            after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
            if before is not None and before.lower in words("numbers", "one", "not_after"):
                return False
            return self._kind_after(at + 1) and after not in words("numbers", "one", "not_before")
        if token.lower in ("zero", "nought"):
            return token.lower == "zero" and number.last < len(self.tokens) and self.tokens[number.last].kind == "word" and self.tokens[number.last].gap
        return True

    def _kind_after(self, at: int) -> bool:
        return at < len(self.tokens) and (self.tokens[at].kind == "word" or self.tokens[at].text in "-‑")

    def _year_money(self, number: Number, money: tuple[str, int]) -> bool:
        """True where "p" or "c" behind a number is no coin (page 4 p., 5 c)."""
        token = self.tokens[number.last]
        return len(token.text) == 1 and token.text.isalpha() and (token.gap or token.text.isupper())

    def _multiple_end(self, number: Number) -> int | None:
        """The index after "three times (as many)" or "ten-fold", a multiple; `None` for "called three times", how often."""
        at = number.last
        if at < len(self.tokens) and self.tokens[at].text in "-‑" and not self.tokens[at].gap:
            at += 1
        word = self.tokens[at].lower if at < len(self.tokens) else ""
        if word == "fold":
            return at + 1
        if word != "times" or at > number.last:
            return None
        follows = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        broken = number.printed.place < 1 and number.printed.value.denominator > 1
        return at + 1 if broken or follows in words("multiples", "times", "after") else None

    def _multiple(self, at: int) -> Figure | None:
        """ "doubled", "twice", "halved", "fivefold" where they say how many times one figure is another."""
        token = self.tokens[at]
        ordinal = self._worded_ordinal(at)
        if ordinal is not None:
            return ordinal
        entry = _MULTIPLES.get(token.lower)
        if entry is None or at in self.barred:
            return None
        value, verb = entry
        if not self._multiplies(at, verb=verb):
            return None
        number = Number(Printed(value, Fraction(1), Fraction(1)), at, at + 1, worded=True)
        figure = Figure(at, at + 1, token.start, token.end, (number,), "ratio", "time", multiple=True, core=at)
        return self._hedged(figure)

    def _worded_ordinal(self, at: int) -> Figure | None:
        """ "The third straight year": an ordinal in words that counts."""
        value = table("rates")["ordinal"]["words"].get(self.tokens[at].lower)
        follows = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        if value is None or follows not in words("rates", "ordinal", "counting"):
            return None
        return self._made(at, Number(Printed.of(str(value)), at, at + 1, worded=True), "ordinal", None, at + 1)

    def _multiplies(self, at: int, *, verb: bool) -> bool:
        token = self.tokens[at]
        follows = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        before = self.tokens[at - 1].lower if at else ""
        if token.lower in ("double", "triple", "treble", "quadruple"):
            if follows == "-" or before == "-":
                return False
            return follows in ("the", "that", "its", "their", "to", "from", "what", "last", "his", "her", "in", "by", "over", "a", "an") or before in (
                "to", "will", "would", "could", "than", "nearly", "almost", "about", "roughly", "more", "at", "as", "may", "might"
            )
        if token.lower == "half":
            return before == "in" and at > 1 and (self.tokens[at - 2].lower in words("changes", "down", "verbs") or "cut" in [t.lower for t in self.tokens[max(0, at - 5) : at]])
        if token.lower == "twice":
            return follows in words("multiples", "times", "after") and follows not in ("last", "over")
        return True

    def _rated(self, figure: Figure) -> Figure:
        """The figure with "a day", "per head" or "/kg" behind it read as its denominator."""
        tokens, at = self.tokens, figure.last
        if at + 1 >= len(tokens):
            return figure
        if tokens[at].text in "-‑" and at + 2 < len(tokens) and tokens[at + 1].lower in ("a", "an", "per"):
            at += 1
            if tokens[at + 1].text in "-‑":
                return replace(figure, per=tokens[at + 2].lower) if tokens[at + 2].lower in words("rates", "per") else figure
        link, follows = tokens[at].lower, tokens[at + 1]
        if link == "per" and follows.kind == "number" and figure.kind != "percent":
            rest = read_number(tokens, at + 1)
            if rest is not None:
                end = tokens[rest.last - 1].end
                return replace(figure, per=self.text[follows.start : end], last=rest.last)
        if link in ("a", "an", "each", "every") and follows.lower in words("rates", "per"):
            return replace(figure, per=follows.lower)
        if link in ("per", "/") and follows.kind == "word" and follows.lower not in ("cent", "cents"):
            return replace(figure, per=follows.lower)
        return figure

    def _ranged(self, core: Figure) -> Figure:
        """The figure joined with a second that makes it a range, where the print says so."""
        if core.multiple or core.kind in ("date", "ordinal") or len(core.numbers) > 1:
            return core
        at = core.last
        if at + 1 >= len(self.tokens):
            return core
        token = self.tokens[at]
        hedge = hedge_before(self.tokens, core.first)
        opening = hedge.first if hedge is not None else core.first
        before = self.tokens[opening - 1].lower if opening else ""
        joiner = token.lower
        if joiner in ("to", "and", "through", "or"):
            spoken = before == "between" if joiner == "and" else True
            if not spoken:
                return core
        elif token.text not in ("-", "–", "—", "−", "~", "‑"):
            return core
        elif token.text in "-‑" and self.tokens[at + 1].lower in ("to", "or") and at + 2 < len(self.tokens):
            at += 1
            joiner = self.tokens[at].lower
            if self.tokens[at + 1].text in "-‑":
                at += 1
        if at + 1 in self.barred or at + 1 >= len(self.tokens):
            return core
        step = at + 1
        if joiner not in ("to", "and", "through", "or") and self.tokens[step].text in "-–":
            return core
        second = self._core(step)
        if second is None or second.kind in ("date", "ordinal") or second.numbers[0].share != core.numbers[0].share:
            return core
        return self._spread(core, second, joiner, before) or core

    def _spread(self, low: Figure, high: Figure, joiner: str, before: str) -> Figure | None:
        one, two = low.numbers[0], high.numbers[0]
        bare = low.kind == "number"
        if high.kind == "number" and low.kind in ("money", "age"):
            high = replace(high, kind=low.kind, unit=low.unit)
        if not bare and (low.kind, low.unit) != (high.kind, high.unit):
            return None
        unscaled = one
        if two.scaled and not one.scaled and one.value < _mantissa(two):
            one = one.times(two.value / _mantissa(two))
        said = joiner in ("to", "and", "through", "or")
        if not said and one.value > two.value:
            two = self._short(low, high) or two
        if said and not self._range_said(low, high, one, two, joiner, before):
            return None
        if not said and not self._range_dashed(low, high, unscaled, two):
            return None
        start = low.first - 1 if before == "between" else low.first
        return replace(
            high, first=start, start=self.tokens[start].start, numbers=(one, two), core=low.core, spread=said,
        )

    def _short(self, low: Figure, high: Figure) -> Number | None:
        """The upper end of "285-9", "1,250-60" written short: its last digits alone."""
        first, last = self.tokens[low.core].text.replace(",", ""), self.tokens[high.core].text
        if not (first.isdecimal() and last.isdecimal() and len(last) < len(first)) or high.numbers[0].scaled:
            return None
        whole = int(first[: -len(last)] + last)
        return high.numbers[0].times(Fraction(whole, int(last))) if whole > int(first) and int(last) else None

    def _range_said(self, low: Figure, high: Figure, one: Number, two: Number, joiner: str, before: str) -> bool:
        if joiner == "and" or before == "between":
            return True
        if one.value >= two.value:
            return False
        if joiner == "or":
            near = two.value - one.value <= max(Fraction(1), one.value / 4)
            return near and low.kind == "number" and self._kind_after(high.last - (high.kind != "number"))
        if high.multiple:
            return low.kind == "number"
        if before == "to":
            return True
        if before in ("from", ",", "(", "—", "–", ":", "won", "lead", "beat", "by", "lost") or self._moved(low.first):
            return before == "by" and low.kind == "number" and high.kind != "number"
        if low.kind == "age" or before in ("aged", "ages"):
            return True
        if low.kind == "number" and high.kind == "number" and not (one.scaled or two.scaled):
            return self._kind_after(high.last) and self.tokens[high.last].kind == "word" and self.tokens[high.last].lower not in _CLOSERS
        return True

    def _moved(self, first: int) -> bool:
        """True where a change stands before it: "up 5 to 20", "rose 5 pct to 20 pct" are no ranges."""
        back = [t.lower for t in self.tokens[max(0, first - 2) : first]]
        if back and back[-1] in ("in", "of", "for", "the", "every", "within"):
            return False
        return any(word in words("changes", way, kind) for word in back for way in ("up", "down") for kind in ("verbs", "nouns", "particles"))

    def _range_dashed(self, low: Figure, high: Figure, one: Number, two: Number) -> bool:
        dash = self.tokens[low.last]
        spaced = dash.gap or self.tokens[low.last + 1].gap
        if spaced and dash.text == "-" and not (dash.gap and self.tokens[low.last + 1].gap):
            return False
        big = "," in self.tokens[low.core].text and "," in self.tokens[high.core].text
        units = high.kind not in ("number",) and (low.kind == "number" or not spaced or low.kind == high.kind)
        if dash.text == "—" and (not big if spaced else high.first < high.core):
            return False  # "$61,000—$7,000 more": a dash between two clauses
        if spaced and not (big or (units and low.kind in ("number", "money") and one.value < two.value)):
            return False
        if units or big:
            return True
        noun = self._kind_after(high.last) and self.tokens[high.last].kind == "word" and self.tokens[high.last].gap
        return noun and one.value < two.value and not one.worded

    def _hedged(self, figure: Figure) -> Figure | None:
        if figure.kind == "date":
            return figure
        before = hedge_before(self.tokens, figure.first)
        if before is not None and self._linking(before.first, before):
            before = None
        if before is not None and before.name == "over" and figure.kind == "duration" and not before.near and self.tokens[before.first].lower == "over":
            before = before if self._for(before.first) else None
        after = hedge_after(self.tokens, figure.last) if before is None else None
        if after is not None and figure.kind == "money" and self.tokens[after.first].lower == "plus":
            after = None  # "50 dollars plus interest"
        chosen = before or after
        figure = self._aged(figure, before.first if before is not None else figure.first)
        if chosen is None:
            return figure
        first = before.first if before is not None else figure.first
        last = after.last if after is not None else figure.last
        return replace(
            figure, first=first, last=last, hedge=chosen,
            start=self.tokens[first].start, end=max(figure.end, self.tokens[last - 1].end if after is not None else 0),
        )

    def _aged(self, figure: Figure, first: int) -> Figure:
        """An age whose "aged" stands before its hedge or range: "aged at least 65", "aged between 18 and 34"."""
        word = self.tokens[first - 1].lower if first else ""
        if word in ("aged", "ages") and figure.kind in ("number", "duration"):
            return replace(figure, kind="age", unit=figure.unit or "year")
        if figure.kind == "number" and figure.unit == "point":
            follows = {t.lower for t in self.tokens[figure.last : figure.last + 3]}
            if follows & set(table("percents")["lead"]["after"]):
                return replace(figure, kind="percentage_points", unit="percentage_point")
        return figure

    def _for(self, at: int) -> bool:
        back = self.tokens[at - 1].lower if at else ""
        return back in ("for", "well", "just", "lasting", "is", "was", "were", "after", "of", "took", "takes", "spent", "to")

    def _linking(self, at: int, hedge: Hedged) -> bool:
        """True where "more than" or "above" compares with the figure before it ("5% more than 60")."""
        if hedge.name not in ("over", "under") or hedge.near:
            return False
        previous = self.found[-1] if self.found else None
        if previous is None or previous.kind == "date":
            return False
        return previous.last == at or (
            previous.last == at - 1 and previous.kind in ("percent", "ratio") and self.tokens[at - 1].lower in ("up", "down", "as", "higher", "lower")
        )


def _mantissa(number: Number) -> Fraction:
    """The number as printed before its scale."""
    place = number.printed.place
    scale = Fraction(1)
    while place > 1 and place % 10 == 0:
        place /= 10
        scale *= 10
    if place < 1 or scale == 1:
        for scale in (Fraction(10**12), Fraction(10**9), Fraction(10**6), Fraction(10**3)):
            if number.value >= scale:
                return number.value / scale
        return number.value
    for known in (Fraction(10**12), Fraction(10**9), Fraction(10**6), Fraction(10**3)):
        if number.value >= known:
            return number.value / known
    return number.value


def _negative(printed: Printed) -> Printed:
    return replace(printed, value=-printed.value)


def _multiples() -> dict[str, tuple[Fraction, bool]]:
    found: dict[str, tuple[Fraction, bool]] = {}
    for entry in table("multiples")["multiple"]:
        for kind in ("verb", "plain"):
            for word in entry[kind]:
                found.setdefault(word, (Fraction(entry["value"]), kind == "verb"))
    return found


_CLOSERS = frozenset(["in", "on", "at", "by", "and", "or", "to", "from", "for", "with", "after", "before", "as", "when", "while", "last", "this", "that", "but", "over", "against"])
_MULTIPLES = _multiples()
_STARTERS = frozenset().union(
    *(words("numbers", "words", kind) for kind in ("units", "teens", "tens", "articles")),
    ("half", "quarter", "three-quarters", "minus", "negative"),
    _MULTIPLES,
    table("rates")["ordinal"]["words"],
)


def _shared_scale(tokens: Sequence[Token], one: Figure, two: Figure) -> Figure:
    """ "From $10 to $15 billion": the first is in billions too."""
    between = [t.lower for t in tokens[one.last : two.first]]
    low, high = one.numbers[0], two.numbers[0]
    if between != ["to"] or one.unit != two.unit or low.scaled or not high.scaled or "," in tokens[low.first].text:
        return one
    mantissa = _mantissa(high)
    if low.value >= mantissa or low.value == 0:
        return one
    return replace(one, numbers=(low.times(high.value / mantissa),))


def _in_step(one: Figure, two: Figure) -> bool:
    """Whether two figures of "three or four per cent" are near enough to be alternatives in one unit."""
    low, high = sorted((one.numbers[0].value, two.numbers[0].value))
    return low > 0 and high <= 3 * low and high <= 100


def _shared_units(tokens: Sequence[Token], found: list[Figure]) -> list[Figure]:
    """Give a bare number the unit that its neighbour in a list states: "5, 10 and 15 per cent", "48 to 35 percent"."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        one, two = shared[index], shared[index + 1]
        if one.kind == two.kind == "money":
            shared[index] = _shared_scale(tokens, one, two)
            continue
        if two.kind == "money" and two.unit not in ("penny", "cent"):
            continue
        if one.kind != "number" or one.unit is not None or two.kind not in ("percent", "percentage_points", "measure", "money", "duration") or len(one.numbers) > 1:
            continue
        between = [t.lower for t in tokens[one.last : two.first]]
        if between in (["and"], ["or"], ["to"], [","], [",", "and"], [",", "or"], ["-"], ["–"], ["from"]) and two.numbers[0].value is not None:
            if two.kind == "duration" and between != ["to"]:
                continue
            if between == ["from"] and two.kind != "percent":
                continue
            if "or" in between and (one.unit is not None or (two.kind == "percent" and not _in_step(one, two))):
                continue  # "18 points, or 1%": the same size put in another way
            shared[index] = replace(one, kind=two.kind, unit=two.unit)
    return shared
