"""A figure as the print alone shows it, before its sentence is known."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.kinds import SHARES
from factcheck.precision import Interval, Printed, hedged, multiple_word, rounded_percent
from factcheck.record import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.dates import DateSpan
    from factcheck.extract.hedges import Hedged
    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token
    from factcheck.model import Kind


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure before its sentence is known: tokens `first:last` (its hedge taken in), and what the print says.

    `core` is the token at which the number itself begins; `multiple` marks "three times", `spread` a range in words.
    """

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
        exact = whole and self.kind in ("count", "number", "ordinal", "age")
        return number.printed if number.printed.exact == exact else replace(number.printed, exact=exact)

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
        if self.multiple and self.numbers[0].value < 1:
            return self._shrunk(self.hedge)
        return hedged(self.printed, plain, self.hedge.name, near=self.hedge.near, share=self.numbers[0].share)

    def _shrunk(self, hedge: Hedged) -> Interval:
        """ "More than halved" is over two times less, hence under a half; "almost halved" stops above it."""
        times = Printed(1 / self.numbers[0].value, Fraction(1), Fraction(1))
        return hedged(times, multiple_word(times.value), hedge.name, near=hedge.near).reciprocal()

    def _plain(self) -> Interval:
        number = self.numbers[0]
        if self.multiple:
            return multiple_word(number.value)
        if number.interval is not None:
            return number.interval
        if self.kind in SHARES:
            return rounded_percent(self.printed)
        return self.printed.unrounded()


def made(tokens: Sequence[Token], span: tuple[int, int], number: Number, kind: Kind, unit: str | None = None) -> Figure:
    """The figure of one number, in the tokens of a span."""
    first, last = span
    return Figure(first, last, tokens[first].start, tokens[last - 1].end, (number,), kind, unit, core=number.first)


def times_made(tokens: Sequence[Token], first: int, last: int, number: Number) -> Figure:
    """The figure of a multiple ("three times", "fivefold"), in `tokens[first:last]`."""
    return replace(made(tokens, (first, last), number, "ratio", "time"), multiple=True)


def from_token(tokens: Sequence[Token], figure: Figure, first: int) -> Figure:
    """The figure as it is, beginning at another token."""
    return replace(figure, first=first, start=tokens[first].start)
