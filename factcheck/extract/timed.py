"""Moments as the rules and the reports see them: each with its figure, and the days that it may be."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.extract.headed_moments import FORM
from factcheck.lexicon import words
from factcheck.model import Moment, Quantity, SameEvent, Tie
from factcheck.precision import Interval, Printed
from factcheck.record import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.extract.moments import Timing
    from factcheck.extract.tokens import Token
    from factcheck.model import Article, Block, Kind

MOST_REASONS: Final = 3
ONE_EVENT: Final = 0.995  # P(tied) of what a form of same_events.py ties, from teaching folds
ALIKE: Final = 0.9  # and of what only a link ties
HEADED: Final = 0.97  # of a headline's with one of its story's opening
WEEK: Final = 7
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Timed:
    """An article with its tokens, the figures found in it by where they begin, where its lines begin, and its quotations."""

    article: Article
    tokens: Sequence[Token]
    known: Mapping[int, Quantity]
    newlines: Sequence[int]
    quotes: Sequence[tuple[int, int]]

    def moment(self, placed: Timing) -> Moment:
        """A moment with its figure and its days."""
        ahead = any(self.tokens[at].lower in words("moments", "relative", "ahead") for at in _before(placed))
        return Moment(
            self.quantity(placed), placed.parts, days_of(dict(placed.parts), self.article.dateline, ahead=ahead)
        )

    def event(self, one: Timing, two: Timing, part: str, levels: Sequence[str], form: str | None) -> SameEvent:
        """Two moments of one event, and why they are held to be; without a form that says so they are cleared at most."""
        values = dict(one.parts)[part], dict(two.parts)[part]
        told = tuple(dict.fromkeys(words_ for level, words_ in REASONS.items() if level in levels))
        via = f"event-date/{form or 'told-again'}"
        tied = {None: ALIKE, FORM: HEADED}.get(form, ONE_EVENT)
        tie = Tie("guess" if form else "loose", told[:MOST_REASONS], via, tied)
        return SameEvent(self.quantity(one), self.quantity(two), part, values, tie)

    def quantity(self, placed: Timing) -> Quantity:
        """The figure of a moment: that of the article where it is one, else made for it."""
        start = self.tokens[placed.first].start
        if start in self.known:
            return self.known[start]
        value = Fraction(placed.parts[-1][1] + (placed.finest == "weekday"))
        made = self.standing((placed.first, placed.last), value, "date", placed.block, placed.sentence)
        return replace(made, unit=placed.finest)

    def standing(self, span: tuple[int, int], value: Fraction, kind: Kind, block: Block, sentence: int) -> Quantity:
        """The figure for some tokens that are none elsewhere."""
        start, end = self.tokens[span[0]].start, self.tokens[span[1] - 1].end
        line = bisect_right(self.newlines, start)
        inside = bisect_right(self.quotes, (start, len(self.article.text))) - 1
        return Quantity(
            id=f"q{start}",
            text=self.article.text[start:end],
            start=start,
            end=end,
            line=line,
            column=start - self.newlines[line - 1] + 1,
            paragraph=block.paragraph,
            value=value,
            printed=Printed(value, Fraction(1), Fraction(1), exact=True),
            interval=Interval.exactly(value),
            kind=kind,
            block=block.kind,
            sentence=sentence,
            quoted=inside >= 0 and start < self.quotes[inside][1],
        )


REASONS: Final = {  # by level of twice/levels.py, what tells most first
    "left same": "the same word leads to both",
    "right same": "the same word follows both",
    "verb same": "the same deed stands by both",
    "place head-lead": "one stands in the headline",
    "place head-body": "one stands in the headline",
    "bigrams 3": "the same words in the same order stand in both",
    **dict.fromkeys(("here 5", "here 6", "here 7", "here 8"), "words that few other sentences have stand in both"),
    **dict.fromkeys(("top 5", "top 6", "top 7"), "rare words stand near both"),
    "crossed": "the same deed stands by both",
    "near names same": "the same name stands near both",
}


def _before(placed: Timing) -> range:
    return range(max(placed.opening, placed.first - 2), placed.first)


def days_of(parts: Mapping[str, int], today: date | None, *, ahead: bool = False) -> tuple[date, date] | None:
    """The first and the last day that a moment may be: what print leaves out follows from the day of publication."""
    year, month = parts.get("year"), parts.get("month")
    if year is None and today is not None:
        if month is None:
            return _weekday(parts["weekday"], today, ahead=ahead) if "weekday" in parts else None
        year = _nearest_year(month, today, ahead=ahead)
    if year is None or not 1 <= year <= MAXYEAR:
        return None
    if "quarter" in parts or "season" in parts or "half" in parts:
        return None
    if month is None:
        return date(year, 1, 1), date(year, MONTHS, 31)
    last = monthrange(year, month)[1]
    day = parts.get("day")
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day),) * 2 if 1 <= day <= last else None


def _weekday(weekday: int, today: date, *, ahead: bool) -> tuple[date, date]:
    """The weekday before the day of publication or on it, or with "next" the one behind it."""
    step = (weekday - today.weekday() - 1) % WEEK + 1 if ahead else -((today.weekday() - weekday) % WEEK)
    day = today + timedelta(days=step)
    return day, day


def _nearest_year(month: int, today: date, *, ahead: bool) -> int:
    """The year of a month told without one: the last that has begun, unless "next" stands before it."""
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)
