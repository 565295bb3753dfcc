"""Find what a percentage of one amount is said to come to: "a 10 per cent deposit on the £180,000 flat would be £18,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Share, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

SURE = Tie("sure", ("same sentence", "the percentage, the amount it is taken of, and the result"), via="share/levy")
NOUNS = 2  # so many words may name what is bought for the amount


def levies(lines: Sequence[Line]) -> Iterator[Share]:
    """Every deposit, fee or duty with its rate, the amount it is taken of and what it comes to."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for index in range(len(figures) - 2):
            three = figures[index : index + 3]
            if {m.kind for m in three} == {"percent", "money"} and not any(m.quantity.is_range for m in three):
                found = _levy(line, three)
                if found is not None:
                    yield found
        yield from _again(line, figures)


def _levy(line: Line, three: Sequence[Mention]) -> Share | None:
    rate, one, two = three
    if rate.kind != "percent" or one.quantity.unit != two.quantity.unit or not _yearly(one, two):
        return None
    first, second = line.gap(rate, one), line.gap(one, two)
    before = line.words(rate.first - 3, rate.first)
    if first[-1:] == ["of"] and " ".join(first[:-1]) in words("levies", "nouns") and _taken(second):
        return Share(one.quantity, two.quantity, rate.quantity, SURE, amount_stated=True)
    if _charged(first) or (_named(before, "of") and _taken(first)):
        return Share(two.quantity, one.quantity, rate.quantity, SURE, amount_stated=True) if _comes_to(second) else None
    return None


def _yearly(one: Mention, two: Mention) -> bool:
    """Whether the two are plain amounts, or both of a year: "$100 a year" on a salary."""
    return {one.quantity.per, two.quantity.per} <= {None, "year"}


def _again(line: Line, figures: Sequence[Mention]) -> Iterator[Share]:
    """ "… 10 per cent of £90,000 is £9,000, and one of 20 per cent is £18,000": of the same amount."""
    for index in range(2, len(figures) - 1):
        rate, result = figures[index], figures[index + 1]
        if rate.kind != "percent" or result.kind != "money" or line.words(rate.first - 2, rate.first) != ["one", "of"]:
            continue
        first, whole = figures[0], figures[1]
        taken = first.kind == "percent" and whole.kind == "money" and _taken(line.gap(first, whole))
        stated = line.gap(rate, result) in (["is"], ["was"], ["would", "be"])
        if taken and stated and whole.quantity.unit == result.quantity.unit:
            yield Share(result.quantity, whole.quantity, rate.quantity, SURE, amount_stated=True)


def _charged(gap: Sequence[str]) -> bool:
    """ "Deposit on the"."""
    at = next((i for i, word in enumerate(gap) if word in words("levies", "on")), len(gap))
    return " ".join(gap[:at]) in words("levies", "nouns") and _taken(gap[at:])


def _named(before: Sequence[str], link: str) -> bool:
    """ "A deposit of"."""
    nouns = words("levies", "nouns")
    return before[-1:] == [link] and (" ".join(before[:-1][-1:]) in nouns or " ".join(before[:-1]) in nouns)


def _taken(gap: Sequence[str]) -> bool:
    """ "On a", "on wages of"."""
    if gap[-1:] == ["of"] and gap[-2:-1] and gap[-2] in words("levies", "bases"):
        gap = gap[:-2]
    return gap[:1] != [] and gap[0] in words("levies", "on") and set(gap[1:]) <= words("levies", "articles")


def _comes_to(gap: Sequence[str]) -> bool:
    """ "Flat would be"."""
    verbs = words("levies", "is")
    return any(" ".join(gap[at:]) in verbs for at in range(min(NOUNS + 1, len(gap))) if "," not in gap[:at])
