"""Every figure of a text as it may stand in two texts alike: numbers, and the parts of dates, ordinals and vague sizes.

Read from the print alone, without grammar: a source of twenty pages must not cost more than the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.extract.dates import MODERN
from factcheck.extract.quantities import figures
from factcheck.extract.tokens import lower_at
from factcheck.lexicon import table, words
from factcheck.precision import Interval, vague

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.tokens import Token

Sort: TypeAlias = Literal[
    "number", "percent", "points", "money", "measure", "duration", "share", "times", "ordinal", "vague",
    "year", "decade", "month", "day", "weekday", "clock",
]  # fmt: skip
SORTS: Final[dict[str, Sort]] = {
    "count": "number", "number": "number", "percent": "percent", "percentage_points": "points", "money": "money",
    "measure": "measure", "duration": "duration", "age": "duration", "ordinal": "ordinal",
}  # fmt: skip
CALENDAR: Final = frozenset(("year", "decade", "month", "day", "weekday", "clock"))
STAMP: Final = re.compile(
    r"\(@\w{1,30}\) {0,2}([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
)  # under a post
HOURS: Final = 24
MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure at `text[start:end]`, tokens `first:last`: its sort, its value (or the two ends of a range), what its print may stand for."""

    start: int
    end: int
    text: str
    first: int
    last: int
    sort: Sort
    value: Fraction
    interval: Interval
    unit: str | None = None
    hedge: str | None = None
    upper: Fraction | None = None
    place: Fraction = Fraction(0)  # the place value of its last digit, and of its last digit that is no nought
    round_place: Fraction = Fraction(0)
    bare: bool = (
        False  # a word such as "both" or the date of a post, which a source may say and no article is asked about
    )

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The value, or both ends of a range."""
        return (self.value,) if self.upper is None else (self.value, self.upper)


def read_marks(text: str) -> tuple[list[Token], list[Mark]]:
    """The tokens of a text and its marks in order."""
    tokens, found = figures(text)
    marks: list[Mark] = []
    covered: set[int] = set()
    for figure in found:
        marks += _of_figure(text, tokens, figure)
        covered.update(range(figure.first, figure.last))
    marks += (m for at in range(len(tokens)) if at not in covered for m in _lone(text, tokens, at, covered))
    stamps = [found.span(1) for found in STAMP.finditer(text)]
    marks = [replace(m, bare=True) if any(s <= m.start < e for s, e in stamps) else m for m in marks]
    return tokens, sorted(marks, key=lambda m: (m.start, m.sort))


def _of_figure(text: str, tokens: Sequence[Token], figure: Figure) -> Iterator[Mark]:
    if figure.date is not None:
        yield from _of_date(text, tokens, figure)
        return
    sort: Sort = SORTS.get(figure.kind) or ("times" if figure.multiple else "share")
    value = figure.value
    low, high = value if isinstance(value, tuple) else (value, None)
    hedge, printed = figure.hedge.name if figure.hedge else None, figure.printed
    yield Mark(figure.start, figure.end, text[figure.start : figure.end], figure.first, figure.last, sort, low,
               figure.interval, figure.unit, hedge, high, printed.place, printed.round_place)  # fmt: skip


def _of_date(text: str, tokens: Sequence[Token], figure: Figure) -> Iterator[Mark]:
    """The parts of a date, each a mark of its own: which of them is wrong is then told."""
    span = figure.date
    if span is None:
        return
    parts: tuple[tuple[Sort, int | None], ...] = (
        ("weekday", span.weekday), ("day", span.day), ("month", span.month), ("year", span.year), ("year", span.until),
    )  # fmt: skip
    for sort, value in parts:
        if value is not None:
            at = _place(tokens, span.first, span.last, sort, value)
            yield _mark(text, tokens, at, at + 1, sort, value)


def _place(tokens: Sequence[Token], first: int, last: int, sort: Sort, value: int) -> int:
    """The token of a date that prints one part of it."""
    if sort in ("weekday", "month"):
        named = table("dates")["weekdays" if sort == "weekday" else "months"]
        return next((at for at in range(first, last) if named.get(tokens[at].lower) == value), first)
    return next((at for at in range(first, last) if tokens[at].text.lstrip("0") == str(value)), first)


def _mark(text: str, tokens: Sequence[Token], first: int, last: int, sort: Sort, value: int) -> Mark:  # noqa: PLR0913, PLR0917
    start, end = tokens[first].start, tokens[last - 1].end
    return Mark(start, end, text[start:end], first, last, sort, Fraction(value), Interval.exactly(Fraction(value)))


def _lone(text: str, tokens: Sequence[Token], at: int, covered: set[int]) -> Iterator[Mark]:
    """What stands outside the figures of an article: a weekday, a month, an ordinal, "dozens", "the trio", 10:30."""
    token = tokens[at]
    if token.kind == "number":
        yield from _digits(text, tokens, at, covered)
    elif token.kind == "word":
        yield from _word(text, tokens, at)


def _word(text: str, tokens: Sequence[Token], at: int) -> Iterator[Mark]:
    lexicon, word = table("sources"), tokens[at].lower.removesuffix("’s").removesuffix("'s")
    weekday = table("dates")["weekdays"].get(word)
    if weekday is not None and len(word) > len("thurs") and tokens[at].text[0].isupper():
        yield _mark(text, tokens, at, at + 1, "weekday", weekday)
    elif word in table("dates")["months"] and _is_month(tokens, at):
        yield _mark(text, tokens, at, at + 1, "month", table("dates")["months"][word])
    elif word in lexicon["ordinals"] and _is_ordinal(tokens, at):
        yield _mark(text, tokens, at, at + 1, "ordinal", lexicon["ordinals"][word])
    elif word in lexicon["vague"]:
        yield from _vague(text, tokens, at)
    elif word in lexicon["counted"]:
        mark = _mark(text, tokens, at, at + 1, "number", lexicon["counted"][word])
        bare = word in words("sources", "only_source", "words")
        yield Mark(mark.start, mark.end, mark.text, at, at + 1, "number", mark.value, mark.interval, bare=bare)
    elif word in lexicon["decades"] and lower_at(tokens, at - 1) in lexicon["decade"]["before"]:
        mark = _mark(text, tokens, at, at + 1, "duration", lexicon["decades"][word])
        yield replace(mark, unit="year", bare=True)
    elif word in _cardinals():
        mark = _mark(text, tokens, at, at + 1, "number", _cardinals()[word])
        yield Mark(mark.start, mark.end, mark.text, at, at + 1, "number", mark.value, mark.interval, bare=word == "one")


def _vague(text: str, tokens: Sequence[Token], at: int) -> Iterator[Mark]:
    """ "Dozens"; and "hundreds of thousands" as one figure."""
    sizes = table("sources")["vague"]
    if lower_at(tokens, at - 1) == "of" and lower_at(tokens, at - 2) in sizes:
        return
    value, last = Fraction(sizes[tokens[at].lower]), at + 1
    if lower_at(tokens, at + 1) == "of" and (of := lower_at(tokens, at + 2)) in sizes:
        value, last = value * Fraction(sizes[of]), at + 3
    mark = _mark(text, tokens, at, last, "vague", int(value))
    yield replace(mark, interval=vague(value))


def _cardinals() -> dict[str, int]:
    names = table("numbers")["words"]
    return {word: value for value, word in enumerate(names["digits"])}


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """False for the verb and the surname: "May I", "they march", "Jan"."""
    if not tokens[at].text[0].isupper():
        return False
    if tokens[at].lower not in words("sources", "months", "needs_company"):
        return True
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return after == "number" or lower_at(tokens, at - 1) in words("sources", "months", "before")


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """False where "first" and "second" are manners of speaking."""
    if tokens[at].lower not in words("sources", "ordinal", "alone"):
        return True
    lexicon = table("sources")["ordinal"]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    ahead = follows is not None and follows.kind == "word" and follows.lower not in lexicon["not_before"]
    return ahead and lower_at(tokens, at - 1) not in lexicon["not_after"]


def _digits(text: str, tokens: Sequence[Token], at: int, covered: set[int]) -> Iterator[Mark]:
    """Digits that are no figure of the article: 10:30, 15th, 1990s, 2-1."""
    digits, after = tokens[at].text, lower_at(tokens, at + 1)
    touching = at + 1 < len(tokens) and not tokens[at + 1].gap
    plain = digits.replace(",", "")
    if not plain.isdecimal() or len(plain) > len("1,000,000,000") or _named(tokens, at):
        return
    value = int(plain)
    if touching and after in table("dates")["ordinals"]["endings"]:
        covered.add(at + 1)
        yield _mark(text, tokens, at, at + 2, "ordinal", value)
    elif touching and after == ":" and at + 2 < len(tokens) and tokens[at + 2].text.isdecimal() and value < HOURS:
        covered.update((at + 1, at + 2))
        yield _mark(text, tokens, at, at + 3, "clock", value * MINUTES + int(tokens[at + 2].text))
    elif touching and after == "s" and value % 10 == 0:
        yield _mark(text, tokens, at, at + 2, "decade", value if value in MODERN else 1900 + value)
    elif after in ("am", "pm") or (after in ("a", "p") and lower_at(tokens, at + 2) in (".", "m")):
        yield _mark(text, tokens, at, at + 1, "clock", value * MINUTES)
    elif value in MODERN and len(digits) == len("2000"):
        yield _mark(text, tokens, at, at + 1, "year", value)
    else:
        yield _mark(text, tokens, at, at + 1, "number", value)


def _named(tokens: Sequence[Token], at: int) -> bool:
    """ "COVID-19", "G20", "F-16": part of a name."""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and not behind.gap and behind.text == "/":
        return True  # "9/11", "24/7"
    if before is None or tokens[at].gap:
        return False
    if before.text == "/":
        return True
    if before.kind == "word":
        return True
    joined = before.text in "-‑" and not before.gap and at > 1 and tokens[at - 2].kind == "word"
    return joined and tokens[at - 2].text[0].isupper()
