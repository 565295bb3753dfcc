"""What a printed number may stand for: the only tolerance in the house.

A printed figure stands for an interval: every value it may have been before it was rounded, widened or
bounded by its hedge. All arithmetic is on exact rationals, read from the printed string, because trailing
zeros count and floats do not add up.

Sources: scrutiny's `unround` and statcheck (rounding); Ferson et al. 2015 and Cummins et al. 2012 (hedges).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal, TypeAlias

from factcheck.record import dataclass

Hedge: TypeAlias = Literal["about", "almost", "over", "at_least", "under", "at_most", "exactly"]
Bound: TypeAlias = Fraction | None

ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)
HALF: Final = Fraction(1, 2)
TEN: Final = Fraction(10)
THOUSAND: Final = 1000
TWICE: Final = 2
ROUND_FROM: Final = 100
# The widths below are the calibrated table of `rules.md`; nothing else in the project holds a tolerance.
ROUND_NUMBER_CAP: Final = Fraction(1, 8)  # a number ending in zeros is rounded by at most this share of itself
ALMOST_SHARE: Final = Fraction(1, 10)  # "almost x" reaches down to x less a tenth
ALMOST_ERROR_WIDTHS: Final = Fraction(5, 2)  # below this many widths "almost" is not loose but wrong
FINE: Final = 200  # "some 19,515" is told to its last digit: the hedge is a manner of speaking
ABOUT_SHARE: Final = Fraction(1, 10)
JUST_OVER_SHARE: Final = Fraction(1, 10)
FRACTION_WORD: Final = Fraction(3, 200)  # "a third": 1.5 percentage points either way
FRACTION_ROOM: Final = Fraction(1, 20)  # "three in four" is 70% to 80%
CITED_SHARE: Final = Fraction(1, 50)  # "1,200" without a hedge is written for 1,187, hardly for 1,150
VAGUE_REACH: Final = 1000  # "thousands" reaches up to a million
LONE_PLACE: Final = Fraction(1, 10)  # "a mile", "a pint": one such unit, half a tenth either way


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of values between two bounds; `None` is no bound, an open bound is not itself a member."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Fraction) -> Interval:
        """The interval that holds one value."""
        return cls(value, value)

    def overlaps(self, other: Interval) -> bool:
        """True where the two sets share a value."""
        return not (self._below(other) or other._below(self))

    def contains(self, value: Fraction) -> bool:
        """True where the value is a member."""
        return self.overlaps(Interval.exactly(value))

    def _below(self, other: Interval) -> bool:
        """True where every member of this set is smaller than every member of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def widened(self, by: Fraction) -> Interval:
        """The set with both bounds moved outwards."""
        return Interval(
            None if self.low is None else self.low - by,
            None if self.high is None else self.high + by,
        )

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _outer((self.low, self.low_open), (other.low, other.low_open), lowest=True)
        high, high_open = _outer((self.high, self.high_open), (other.high, other.high_open), lowest=False)
        return Interval(low, high, low_open, high_open)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval | Fraction | int) -> Interval:
        there = _interval(other)
        return Interval(
            None if self.low is None or there.low is None else self.low + there.low,
            None if self.high is None or there.high is None else self.high + there.high,
            self.low_open or there.low_open,
            self.high_open or there.high_open,
        )

    def __sub__(self, other: Interval | Fraction | int) -> Interval:
        return self + (-_interval(other))

    def __mul__(self, other: Interval | Fraction | int) -> Interval:
        there = _interval(other)
        by = there.low
        if by is not None and by is there.high and by > 0 and self.low is not None and self.high is not None:
            least = self.low * by  # as nearly always: by one number
            return Interval(least, least if self.high is self.low else self.high * by, self.low_open, self.high_open)
        if there is not other and by == 0:
            return Interval.exactly(ZERO)
        corners = [_product(one, two) for one in _ends(self) for two in _ends(there)]
        low, low_open = min(corners, key=lambda c: (c[0], c[1]))
        high, high_open = max(corners, key=lambda c: (c[0], not c[1]))
        return Interval(_finite(low), _finite(high), low_open, high_open)

    def __truediv__(self, other: Interval | Fraction | int) -> Interval:
        return self * _interval(other).reciprocal()

    def reciprocal(self) -> Interval:
        """Every 1/x; unbounded on both sides where the set reaches over zero."""
        positive = self.low is not None and self.low >= 0
        negative = self.high is not None and self.high <= 0
        if not (positive or negative):
            return Interval(None, None)
        if self.low == self.high == 0:
            return Interval(None, None)
        low = Fraction(0) if self.high is None else (None if self.high == 0 else 1 / self.high)
        if self.high is self.low:
            return Interval(low, low, self.high_open, self.low_open)
        high = Fraction(0) if self.low is None else (None if self.low == 0 else 1 / self.low)
        return Interval(low, high, self.high_open or self.high is None, self.low_open or self.low is None)


_Extended: TypeAlias = tuple[float | Fraction, bool]


def _ends(interval: Interval) -> tuple[_Extended, _Extended]:
    """Both ends with infinities written out, each with whether it is open."""
    low = (float("-inf"), True) if interval.low is None else (interval.low, interval.low_open)
    high = (float("inf"), True) if interval.high is None else (interval.high, interval.high_open)
    return low, high


def _product(one: _Extended, two: _Extended) -> _Extended:
    (a, a_open), (b, b_open) = one, two
    if a == 0 or b == 0:
        # A closed zero makes the product zero whatever the other end is.
        return Fraction(0), (a_open if a == 0 else True) and (b_open if b == 0 else True)
    if isinstance(a, float) or isinstance(b, float):
        return (float("inf") if (a > 0) == (b > 0) else float("-inf")), True
    return a * b, a_open or b_open


def _finite(end: float | Fraction) -> Bound:
    return None if isinstance(end, float) else end


def _interval(value: Interval | Fraction | int) -> Interval:
    if isinstance(value, Interval):
        return value
    return Interval.exactly(value if isinstance(value, Fraction) else Fraction(value))


def _outer(here: tuple[Bound, bool], there: tuple[Bound, bool], *, lowest: bool) -> tuple[Bound, bool]:
    (one, one_open), (other, other_open) = here, there
    if one is None or other is None:
        return None, False
    if one == other:
        return one, one_open and other_open
    first = one < other if lowest else one > other
    return (one, one_open) if first else (other, other_open)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its value, and the place values down to which it may have been rounded.

    `place` is the place value of the last printed digit ("5.20": 1/100; "£3.2m": 100,000). `round_place` is that
    of the last digit that is not a zero of a whole number ("1,200": 100); the two are equal where there is none.
    `exact` is true for a count printed to its last digit, which stands for nothing but itself.
    """

    value: Fraction
    place: Fraction
    round_place: Fraction
    exact: bool = False

    @classmethod
    def of(cls, digits: str, scale: Fraction = ONE, *, exact: bool = False) -> Printed:
        """Read plain digits ("5.20", "1200", without separators), in units of `scale`."""
        whole, _, decimals = digits.partition(".")
        place = Fraction(1, 10 ** len(decimals)) if decimals else ONE
        value = Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))
        stripped = whole.rstrip("0")
        zeros = len(whole) - len(stripped)
        # Below a hundred a final zero is read as meant: nobody rounds 57 jobs to 60 without a hedge. A decimal is always meant.
        round_place = Fraction(10**zeros) if zeros and value >= ROUND_FROM and not decimals else place
        if scale is ONE:
            return cls(value, place, round_place, exact)
        return cls(value * scale, place * scale, round_place * scale, exact and scale == 1)

    def scaled(self, scale: Fraction) -> Printed:
        """The same print in other units ("million")."""
        return Printed(self.value * scale, self.place * scale, self.round_place * scale, self.exact and scale == 1)

    def unrounded(self) -> Interval:
        """Every value that rounds to the print, a final zero of a whole number read as rounding too."""
        if self.exact and self.round_place == self.place:
            return Interval.exactly(self.value)
        half = self.round_place * HALF
        if self.round_place != self.place:
            half = min(half, abs(self.value) * ROUND_NUMBER_CAP)
        return rounded(self.value, half)


def rounded(value: Fraction, half: Fraction) -> Interval:
    """What is rounded to a value: half a place either way, half open, since what lies half-way is rounded away from nothing."""
    return Interval(value - half, value + half, low_open=value < 0 < half, high_open=value >= 0 and half > 0)


def vague(size: Fraction) -> Interval:
    """ "Hundreds": from one to the next word for a size, which a writer would have used."""
    return Interval(size, size * VAGUE_REACH, high_open=True)


def as_cited(value: Fraction, place: Fraction, round_place: Fraction) -> Interval:
    """What a figure taken from a source may have been there: rounded to its last digit, a round number by a fiftieth at most."""
    half = max(place * HALF, min(round_place * HALF, abs(value) * CITED_SHARE)) if place < value else Fraction(0)
    return Interval(value - half, value + half)


def lone() -> Printed:
    """The one of "a mile" or "a decade": nobody rounds to it, but it may be a little off."""
    return Printed(Fraction(1), LONE_PLACE, LONE_PLACE)


def rounded_percent(printed: Printed) -> Interval:
    """A percentage: "20%" may be printed for 19.4% where papers round to tens, 21% may not; "2,100%" to hundreds."""
    interval = printed.unrounded()
    if printed.place == 1 and printed.value and printed.value % TEN == 0:
        place = tens_of(printed)
        return rounded(printed.value, min(place * HALF, abs(printed.value) * ROUND_NUMBER_CAP))
    return interval


def tens_of(printed: Printed) -> Fraction:
    """The place to which a percentage that ends in noughts is rounded: to tens, in the thousands to its last digit that is none."""
    return printed.round_place if abs(printed.value) >= THOUSAND else TEN


def hedged(
    printed: Printed, interval: Interval, hedge: Hedge | None, *, near: bool = False, share: bool = False
) -> Interval:
    """The interval of a print with its hedge; `near` is the "just" of "just over" and "just under"."""
    value, place = printed.value, printed.round_place
    match hedge:
        case None | "exactly":
            return interval
        case "about":
            if share:
                room = abs(value) * ABOUT_SHARE
                return Interval(value - room, value + room).hull(interval)
            rough = abs(value) * ABOUT_SHARE / 2 if abs(value) < FINE * place else Fraction(0)
            room = max(printed.place * HALF, min(place * HALF, abs(value) * ABOUT_SHARE), rough)
            return Interval(value - room, value + room).hull(interval)
        case "almost":
            width = almost_width(printed) + (min(FRACTION_WORD, abs(value) * ABOUT_SHARE) if share else 0)
            return Interval(value - width, value, high_open=True)
        case "over":
            high = value + max(place, abs(value) * JUST_OVER_SHARE) if near else None
            if share:
                high = min(Fraction(1), value + (JUST_OVER_SHARE if near else value * HALF))
            return Interval(value, high, low_open=not printed.exact)
        case "at_least":
            return Interval(value, None)
        case "under":
            return Interval(None, value, high_open=True)
        case "at_most":
            return Interval(None, value)


def almost_width(printed: Printed) -> Fraction:
    """How far below the print "almost" reaches before it is loose."""
    return max(printed.round_place / 20, abs(printed.value) * ALMOST_SHARE)


def fraction_word(value: Fraction) -> Interval:
    """ "A third", "two-thirds": the fraction, 1.5 percentage points either way."""
    return Interval(value - FRACTION_WORD, value + FRACTION_WORD)


def one_in(part: Fraction, whole: Fraction) -> Interval:
    """ "One in four", "six in ten": half a person either way, and no more than five points; for one in n, half an n."""
    if part == 1:
        return Interval(1 / (whole + HALF), 1 / (whole - HALF))
    half = min(HALF / whole, FRACTION_ROOM)
    return Interval(part / whole - half, part / whole + half)


def multiple_word(value: Fraction) -> Interval:
    """ "Doubled": [1.8, 2.3]; "halved": its mirror; "0 times" has none."""
    if 0 < value < 1:
        return multiple_word(1 / value).reciprocal()
    if value == TWICE:
        return Interval(Fraction(9, 5), Fraction(23, 10))
    return Interval(value * Fraction(9, 10), value * Fraction(11, 10))


def headline_reading(printed: Printed, interval: Interval) -> Interval:
    """A headline's figure: rounded, or cut after its last digit ("223" for 223.9)."""
    return interval.hull(printed.unrounded()).hull(
        Interval(printed.value, printed.value + printed.place, high_open=True)
    )


def to_the_unit(printed: Printed) -> Interval:
    """A figure read as rounded in its last printed digit alone: in "43 to 40 per cent" the 40 is no round number."""
    return rounded(printed.value, printed.place * HALF)


def converted(printed: Printed, interval: Interval, ratio: Fraction, offset: Fraction) -> Interval:
    """A measure in other units, where a round number may have been rounded before it was converted or after."""
    half = max(printed.place * HALF, min(printed.round_place * HALF, abs(printed.value) * ROUND_NUMBER_CAP))
    if printed.place == 1 and printed.value and printed.value % TEN == 0:
        half = max(
            half, min(TEN * HALF, abs(printed.value) * ROUND_NUMBER_CAP)
        )  # "30 miles (50km)": tens are round here
    wide = interval.hull(Interval(printed.value - half, printed.value + half))
    return wide * ratio + offset


# How often a print of news is what it seems, measured by `tools/measure_rounding.py` on the teaching folds.
TWICE_ROUNDED: Final = Fraction(3, 100)  # cut after its last digit, or rounded twice
# A number that ends in noughts, rounded to the place of the figures beside it, by how many of its own places that is ...
TO_COMPANY: Final = (
    (Fraction(1000), Fraction(8, 10)),
    (Fraction(100), Fraction(4, 10)),
    (Fraction(1), Fraction(1, 10)),
)
TO_FIVE: Final = Fraction(2, 100)  # ... to half of its last digit that is no nought
TO_ONE: Final = Fraction(5, 100)  # ... to that digit
TWICE_HALF: Final = Fraction(
    55, 100
)  # 3.45 to 3.5 to 4: what was rounded twice is off by little more than half a place
FAR_FINER: Final = 100  # beside figures told so many times more exactly, nothing is rounded that far
FINER_COMPANY: Final = Fraction(1, 5)  # ... both the less likely where the figures beside it are told more exactly
FIVE: Final = Fraction(5)
NOUGHTS_LEFT_OUT: Final = Fraction(
    9, 10
)  # a number beside one told a place more exactly is as exact as that, the likelier the finer it is
WHOLE_PRICE: Final = Fraction(8, 10)  # an amount in whole pounds is what was paid
BOUND_FAR: Final = Fraction(1)  # a bound may be said of twice the value ...
FAR_SHARE: Final = Fraction(3, 100)  # ... but seldom is
PLAIN_TO_SEE: Final = Fraction(
    1, 8
)  # so far off, small whole numbers are queried by any reader, whatever rounding may excuse
HALF_OFF: Final = Fraction(1, 3)  # of what finer shares give, from which half a point off is seen
FINER_MEASURE: Final = 10  # what stands beside a measure told so many times more finely was converted, not rounded
ROUGHLY: Final = Fraction(1, 4)  # ... or rounded by a little: of 228 conversions in news none was further off
LOOSELY: Final = 0.015  # so often a hedge is used of a value a little beyond what it leaves open

YEARS_DRIFT: Final = Fraction(1, 2)  # between two years a rate of exchange moves, but seldom by more than this
RATE_DRIFT: Final = Fraction(1, 25)  # rates of exchange of one article may be of different days


YEARS_AHEAD: Final = 10  # an anniversary is written of before it comes, but seldom by more years than these
TO_THE_DIGIT: Final = Fraction(1, 2000)  # a sum that comes out exactly, but for what a last digit hides
WORD_ROOM: Final = Fraction(1, 50)  # "twice" to the digit

DESIGN_LOW: Final = Fraction(4, 5)  # a poll's margin of error may be printed a little small ...
DESIGN_HIGH: Final = Fraction(2)  # ... or widened by weighting
LAST_DIGIT_SHARE: Final = Fraction(1, 5)  # 0.2 for 0.1 is no slip of the last digit but twice as much
BOUND_REACH: Final = Fraction(1, 5)  # "more than 400,000" is said of 500,000, hardly of a million


FACTOR_SHARE: Final = Fraction(1, 500)  # a factor cut to three or four digits is off by so much at most


def rough_factor(converted_to: Fraction, stated: Fraction) -> bool:
    """True where two measures differ by no more than the factor of a pocket table does from the exact one."""
    return abs(converted_to - stated) <= FACTOR_SHARE * abs(stated)


POWERS: Final = (10, 100, 1000, 1_000_000)  # what a nought, two, or a word of scale more or less makes of a figure


def power_apart(one: Fraction, two: Fraction) -> int | None:
    """The power of ten that lies between two figures of the same digits, 40,000 and 400,000, or `None`."""
    small, large = sorted((abs(one), abs(two)))
    return next((power for power in POWERS if small and large == small * power), None)


def plain_to_see(stated: Fraction, value: Fraction, place: Fraction) -> bool:
    """True where what is stated is off by a whole digit or more, and by an eighth or more of what the figures give as printed."""
    gap = abs(stated - value)
    return gap >= place and gap > 0 and gap >= PLAIN_TO_SEE * abs(value)


def half_off(stated: Fraction, value: Fraction, place: Fraction) -> bool:
    """True where what is stated is off by half a digit, and that is a third or more of what the figures give: 1 of 0.5 and of 1.5."""
    gap = abs(stated - value)
    return gap >= HALF * place and gap >= HALF_OFF * abs(value)


def plain_in_units(first: Printed, second: Printed, in_units: Fraction) -> bool:
    """True where the second of two measures is told so finely that the first was not rounded from it: "6ft (1.93m)".

    `in_units` is the first measure as printed, in the units of the second.
    """
    rough = first.round_place * abs(in_units / first.value) if first.value else Fraction(0)
    return FINER_MEASURE * second.round_place <= rough and abs(second.value - in_units) > ROUGHLY * rough


def far_bound(stated: Fraction, value: Fraction) -> bool:
    """True where two figures agree only because one of them is a bound that would lie far from the truth."""
    return abs(stated - value) > BOUND_REACH * max(abs(value), abs(stated))


def past_bound(value: Fraction, stated: Interval, scale: int, *, below: bool, above: bool) -> bool:
    """True where a value lies clearly over what is said to be below a fraction, or under what is said to be above it."""
    room = FRACTION_WORD / 2 * scale
    over = below and stated.high is not None and value > stated.high + room
    return over or (above and stated.low is not None and value < stated.low - room)


def not_added_up(parts: Interval, total: Interval) -> Interval:
    """The sum of some parts under a total that is told as "some 30": as far off again as the hedge itself may be."""
    if total.low is None or total.high is None:
        return parts
    return parts.widened((total.high - total.low) * HALF)


def years_past(most: int) -> Interval:
    """The years since one, in an article of an unknown day: from none to `most`, or one more by the months."""
    return Interval(Fraction(0), Fraction(most + 1))


def drifted(rate: Interval) -> Interval:
    """A rate of exchange as it may have stood on another day of the weeks that an article speaks of."""
    return rate * Interval(1 - RATE_DRIFT, 1 + RATE_DRIFT)


def drifted_for_years(rate: Interval) -> Interval:
    """A rate of exchange as it may have stood in another year: within half as much again, or two thirds."""
    return rate * Interval(1 / (1 + YEARS_DRIFT), 1 + YEARS_DRIFT)


def further(multiple: Fraction) -> Fraction:
    """What "more than doubled" stops at: a writer who had trebled would say so."""
    return (multiple + 1) * (1 + ALMOST_SHARE)


def last_digit(printed: Printed, interval: Interval) -> Interval:
    """The stated interval with one more unit of its last digit on either side: truncation, or a sum rounded twice."""
    return interval.widened(min(printed.place * HALF, abs(printed.value) * LAST_DIGIT_SHARE))


def loose(printed: Printed, interval: Interval, hedge: Hedge | None, *, word: bool = False, scale: int = 1) -> Interval:
    """Where a hedge is used loosely rather than wrongly: only a reader can tell."""
    if hedge == "almost":
        low = printed.value - ALMOST_ERROR_WIDTHS * almost_width(printed)
        return Interval(low, printed.value + (FRACTION_WORD if word else printed.place / 2)) * scale
    if word:
        return interval.widened(scale * max(FRACTION_WORD, abs(printed.value) * ABOUT_SHARE / 2)) if hedge else interval
    if hedge == "about" and interval.low is not None and interval.high is not None:
        return interval.widened((interval.high - interval.low) / 2)
    if hedge in ("over", "at_least", "under", "at_most"):
        return interval.widened(printed.place / 2)
    return interval


FAR_BOUND: Final = Fraction(
    3, 2
)  # a bound further off than so many times says neither that two figures agree nor that they differ


def one_value(one: Printed, first: Interval, two: Printed, second: Interval, *, bounded: bool) -> bool | None:
    """Whether two prints may be of one value; `None` where a bound (`bounded`) far off says neither yes nor no."""
    if abs(one.value) == abs(two.value) or _coarser(one, two) or _coarser(two, one):
        return True
    if not first.overlaps(second):
        return False
    small, large = sorted((abs(one.value), abs(two.value)))
    return True if large <= small * FAR_BOUND or not bounded else None


def _coarser(one: Printed, two: Printed) -> bool:
    """Whether the first print is the second rounded to its last digit that is no nought."""
    unit = one.round_place if one.value >= one.round_place * 2 else one.place
    return unit > two.round_place and abs(abs(one.value) - abs(two.value)) <= unit * HALF
