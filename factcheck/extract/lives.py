"""Find ages with the dates that they follow from: "born on 12 May 1938 and died on 3 February 2021, aged 82"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Lifetime, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.dates import DateSpan
    from factcheck.extract.line import Line, Mention

SURE = Tie("sure", ("same sentence", "birth, death and age"))
OLDEST = 125


def lifetimes(lines: Sequence[Line]) -> Iterator[Lifetime]:
    """Every age with the birth and the death of one person in the same sentence."""
    for line in lines:
        dates = [
            m
            for m in line.mentions
            if m.figure.date is not None and m.figure.date.year is not None and m.figure.date.until is None
        ]
        ages = [m for m in line.mentions if m.kind == "age" and not m.quantity.is_range and m.quantity.hedge is None]
        if len(dates) == 2 and len(ages) == 1 and _one_life(line, dates[0], dates[1]):
            if line.lower(ages[0].last) == "when":
                continue
            born, ended = _parts(dates[0]), _parts(dates[1])
            if 0 < ended[0] - born[0] < OLDEST:
                yield Lifetime(ages[0].quantity, dates[0].quantity, dates[1].quantity, born, ended, SURE)


def _one_life(line: Line, one: Mention, two: Mention) -> bool:
    """Whether the two dates are those of a birth and a death: told in words, or "(1940–2020)"."""
    before, between = line.words(one.first - 5, one.first), line.words(one.last, two.first)
    told = ("born" in before or "b" in before) and ("died" in between or "dies" in between or "death" in between)
    dashed = line.lower(one.first - 1) == "(" and between in (["-"], ["–"], ["—"]) and line.lower(two.last) == ")"
    others = {"mother", "father", "wife", "husband", "son", "daughter", "brother", "sister"} & set(between)
    return (told or dashed) and not others


def _parts(mention: Mention) -> tuple[int, int | None, int | None]:
    span: DateSpan | None = mention.figure.date
    assert span is not None  # noqa: S101
    assert span.year is not None  # noqa: S101
    return span.year, span.month, span.day
