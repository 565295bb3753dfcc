"""Find growth year upon year: "10% a year for three years, 33% in all", "at 7% a year doubles in ten years"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Compound, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

MOST_YEARS = 60
MOST_RATE = 1000  # per cent a year: no power of a number as long as a novel is ever worked out


def compounds(lines: Sequence[Line]) -> Iterator[Compound]:
    """Every yearly rate with a number of years and what it comes to: a percentage, a multiple or two amounts."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        rates = [m for m in figures if _rate(line, m)]
        spans = [m for m in figures if _years(m)]
        if len(rates) == 1 and len(spans) == 1 and not _said(line) & words("growth", "apart", "words"):
            rest = [m for m in figures if m not in rates and m not in spans]
            found = _compound(line, rates[0], spans[0], rest)
            if found is not None:
                yield found


def _rate(line: Line, mention: Mention) -> bool:
    """ "10% a year", "7 per cent each year", "5% annually"."""
    q = mention.quantity
    if (
        mention.kind != "percent"
        or q.is_range
        or not 0 < q.scalar <= MOST_RATE
        or q.hedge in ("over", "under", "at_least", "at_most")
    ):
        return False
    return q.per in ("year", "annum") or line.lower(mention.last) in ("annually", "yearly")


def _years(mention: Mention) -> bool:
    q = mention.quantity
    plain = mention.kind == "duration" and q.unit == "year" and not q.is_range and q.per is None
    return plain and q.scalar.denominator == 1 and 2 <= q.scalar <= MOST_YEARS


def _said(line: Line) -> frozenset[str]:
    """The words of a sentence, alone, in twos and in threes."""
    told = line.words(line.first, line.last)
    return frozenset(" ".join(told[i : i + n]) for n in (1, 2, 3) for i in range(len(told) - n + 1))


def _compound(line: Line, rate: Mention, years: Mention, rest: Sequence[Mention]) -> Compound | None:
    if not _spanned(line, rate, years):
        return None
    said = _said(line)
    down = _falls(line, rate)
    stated = bool(said & words("growth", "compound", "words"))
    simple = bool(said & words("growth", "simple", "words"))
    tie = Tie("sure", ("same sentence", "the yearly rate, the years and what they come to"), via="compound/rate-years")
    parts = (rate.quantity, years.quantity)
    result = _result(line, rate, years, rest)
    if result is not None:
        return Compound(*parts, result.quantity, None, down=down, stated=stated, simple=simple, tie=tie)
    amounts = _amounts(line, rate, rest)
    if amounts is not None:
        before, after = amounts
        return Compound(*parts, after.quantity, before.quantity, down=down, stated=stated, simple=simple, tie=tie)
    return None


def _spanned(line: Line, rate: Mention, years: Mention) -> bool:
    """Whether the years are those that the rate ran for: "for", "over" or "in" them, not "in the past 10 years" of another thing."""
    back = line.words(years.first - 3, years.first)
    link = {"for", "over", "in", "within", "after"} & set(back)
    between = line.words(min(rate.last, years.last), max(rate.first, years.first))
    return (
        bool(link)
        and not {";", "but", "while", "whereas"} & set(between)
        and len(between) <= 16
        and line.lower(years.last) not in ("ago", "old", "earlier")
    )


def _falls(line: Line, rate: Mention) -> bool:
    down = words("changes", "down", "verbs") | words("changes", "down", "nouns")
    return bool(set(line.words(rate.first - 5, rate.first)) & down)


def _result(line: Line, rate: Mention, years: Mention, rest: Sequence[Mention]) -> Mention | None:
    """The only other figure: "33% in all", or "doubles"."""
    if len(rest) != 1 or rest[0].quantity.is_range:
        return None
    only = rest[0]
    if only.kind == "ratio" and only.figure.multiple and only.quantity.scalar > 1:
        return only if _doubles(line, rate, only, years) else None
    if only.kind != "percent" or only.quantity.per is not None or _turns(line, max(rate.last, years.last), only.first):
        return None
    near = [*line.words(only.first - 4, only.first), "|", *line.words(only.last, only.last + 5)]
    told = {" ".join(near[i : i + n]) for n in (1, 2, 3) for i in range(len(near) - n + 1)}
    return only if told & words("growth", "whole", "words") else None


def _doubles(line: Line, rate: Mention, only: Mention, years: Mention) -> bool:
    """ "At 7% a year an investment doubles in ten years", "…, which doubled its value"; not "as the firm doubled its staff"."""
    if not set(line.words(only.first, only.last)) & words("growth", "double", "verbs"):
        return False
    if rate.last <= only.first < years.first and _pace(line, rate):
        return line.lower(only.last) in ("in", "within", "over", "every", "after")
    behind = line.words(only.last, only.last + 2)
    return line.words(only.first - 2, only.first) == [",", "which"] and behind in (["its", "value"], ["its", "size"])


def _turns(line: Line, first: int, last: int) -> bool:
    """True where another verb or thing stands before the result: "and then fell by 12 per cent in all"."""
    results, nouns = words("growth", "results", "verbs"), words("growth", "results", "nouns")
    for at in range(first, last):
        if line.tag(at) in ("VBD", "VBZ", "VBP") and line.lower(at) not in results:
            return True
        if line.lower(at) in (";", "but", "while", "whereas", "though", "although", "as"):
            return True
        if line.tag(at) in ("NN", "NNS", "NNP", "NNPS") and line.lower(at) not in nouns:
            return True
    return False


def _amounts(line: Line, rate: Mention, rest: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The only two other figures, "from £100m to £133m"."""
    if len(rest) != 2 or not comparable(*rest) or any(m.quantity.is_range or m.quantity.scalar <= 0 for m in rest):
        return None
    if set(line.words(line.first, line.last)) & words("growth", "apart", "times"):
        return None
    one, two = rest
    if not 0 <= one.first - rate.last <= 3:
        return None  # the rate may be of something else than these amounts
    if line.gap(one, two)[:1] in (["grows"], ["grew"], ["becomes"]):
        return (one, two) if one.kind == two.kind == "money" and _pace(line, rate) else None
    if not set(line.words(rate.first - 3, rate.first)) & _moves():
        return None
    ends = line.lower(one.first - 1), line.gap(one, two)
    if ends == ("from", ["to"]):
        return one, two
    return (two, one) if ends == ("to", ["from"]) else None


def _pace(line: Line, rate: Mention) -> bool:
    """ "At 7% a year" as the first words of a sentence, "growing at 7% a year"; not "with inflation at 7% a year"."""
    at = rate.first - 1
    before = line.words(at - 2, at)
    return line.lower(at) == "at" and (
        at == line.first or bool(set(before) & (_moves() | words("growth", "pace", "words")))
    )


def _moves() -> frozenset[str]:
    return words("changes", "up", "verbs") | words("changes", "down", "verbs")
