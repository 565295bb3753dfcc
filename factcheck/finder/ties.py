"""From candidates that are likely to be ties to the claims that the rules look through."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.extract.years import aged_between, day_of, in_time, span_of, year_of
from factcheck.finder.listed import JOINT
from factcheck.finder.weights import table
from factcheck.model import (
    Apposition,
    Change,
    Claims,
    Comparison,
    Conversion,
    Directed,
    Elapsed,
    Lasting,
    Lead,
    Lifetime,
    Listing,
    Mean,
    Ranking,
    Rate,
    Remainder,
    SameFact,
    Share,
    Tie,
    Total,
    Within,
)
from factcheck.rules.rule import sized_like

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.guard.candidates import Candidate
    from factcheck.model import Direction, Quantity

BASIS: Final = "basis_point"
REASON: Final = "the words about the figures"


def claims_of(candidates: Iterable[Candidate], claims: Claims) -> Claims:
    """The claims that candidates make, in the order of the text."""
    made: dict[str, list[tuple[int, object]]] = defaultdict(list)
    for candidate in candidates:
        field, make = MADE[_made(candidate)]
        tie = Tie("guess", (REASON,), via=f"found/{candidate.family}", probability=table()["tied"])
        made[field].append((candidate.stated.quantity.start, make(candidate, tie)))
    told = {field: tuple(one for _, one in sorted(ones, key=lambda pair: pair[0])) for field, ones in made.items()}
    return Claims(sentences=claims.sentences, lines=claims.lines, **told)  # type: ignore[arg-type]


def _made(candidate: Candidate) -> str:
    """What a candidate makes: its family, told apart by the unit where the claims are of two sorts."""
    if candidate.family == "equal" and "ratio" in {mention.kind for mention in candidate.mentions}:
        return "fraction"
    if candidate.family == "years" and aged_between(candidate.stated, candidate.mentions[1:]):
        return "age"
    return "basis" if candidate.stated.quantity.unit == BASIS else candidate.family


def _figures(candidate: Candidate) -> list[Quantity]:
    return [mention.quantity for mention in candidate.mentions]


def _changed(candidate: Candidate, tie: Tie) -> Change:
    stated, after, before = _figures(candidate)
    sizes = {"multiples": (stated,)} if stated.kind == "ratio" else {"percents": (stated,)}
    return Change(direction=None, after=after, before=before, tie=tie, **sizes)  # type: ignore[arg-type]


def _amount(candidate: Candidate, tie: Tie) -> Change:
    stated, after, before = _figures(candidate)
    return Change(direction=None, amounts=(stated,), after=after, before=before, tie=tie)


def _left_of_hundred(candidate: Candidate, tie: Tie) -> Remainder:
    rest, *parts = _figures(candidate)
    return Remainder(None, tuple(parts), rest, tie)


def _left(candidate: Candidate, tie: Tie) -> Remainder:
    rest, share, whole = _figures(candidate)
    return Remainder(whole, (share,), rest, tie)


def _multiple(candidate: Candidate, tie: Tie) -> Comparison:
    stated, left, right = _figures(candidate)
    return Comparison(stated, left, right, more=not stated.word, tie=tie)


def _points(candidate: Candidate, tie: Tie) -> Lead:
    margin, first, second = _figures(candidate)
    return Lead(margin, first, second, tie)


def _basis_points(candidate: Candidate, tie: Tie) -> Change:
    stated, one, two = _figures(candidate)
    after, before = (one, two) if one.start > two.start else (two, one)
    return Change(direction=None, points=(stated,), after=after, before=before, tie=tie)


def _product(candidate: Candidate, tie: Tie) -> Rate:
    total, each, number = _figures(candidate)
    if candidate.by is None:
        return Rate(total, each, number.interval, number.text, number, tie)
    return Rate(total, each, number.interval * candidate.by, number.text, None, tie)


def _pace(candidate: Candidate, tie: Tie) -> Rate:
    total, each = _figures(candidate)
    assert candidate.by is not None  # noqa: S101 - a pace has the number of times
    return Rate(total, each, candidate.by, f"{candidate.by.high} times", None, tie)


def _equal(candidate: Candidate, tie: Tie) -> Conversion:
    again, told = _figures(candidate)
    assert candidate.by is not None  # noqa: S101 - what is told in another unit has a ratio
    assert candidate.by.high is not None  # noqa: S101
    return Conversion(told, again, (candidate.by.high,), Fraction(0), bare=False, tie=tie)


def _fraction(candidate: Candidate, tie: Tie) -> Apposition:
    fraction, percent = sorted(_figures(candidate), key=lambda quantity: quantity.kind != "ratio")
    return Apposition(fraction, percent, tie)


def _mean(candidate: Candidate, tie: Tie) -> Mean:
    mean, *values = _figures(candidate)
    return Mean(mean, tuple(values), complete=True, tie=tie)


def _size(candidate: Candidate, tie: Tie) -> Change:
    """The size of a change beside the earlier level, or beside the one that it rose or fell to."""
    stated, size, level = _figures(candidate)
    sizes = {"multiples": (stated,)} if stated.kind == "ratio" else {"percents": (stated,)}
    levels = {"before": level} if candidate.parts[-1] == "before" else {"after": level}
    way: Direction = "down" if candidate.parts[-1] == "fallen" else "up"
    return Change(direction=way, amounts=(size,), tie=tie, **sizes, **levels)  # type: ignore[arg-type]


def _ordered(candidate: Candidate, tie: Tie) -> Ranking:
    """The figure that a superlative is of, beside the one of the others that comes nearest to being it."""
    first, *others = _figures(candidate)
    cue = candidate.cue
    assert cue is not None  # noqa: S101 - an order has a word
    up = cue.way == "up"
    second = (max if up else min)(others, key=lambda other: sized_like(other, first))
    return Ranking(first, second, cue.text, descending=up, tie=tie)


def _counted(candidate: Candidate, tie: Tie) -> Listing:
    assert candidate.cue is not None  # noqa: S101 - a count has a list
    assert candidate.by is not None  # noqa: S101
    least, most = (int(end or 0) for end in (candidate.by.low, candidate.by.high))
    return Listing(candidate.stated.quantity, tuple(candidate.cue.text.split(JOINT)), least, most, tie)


def _lasting(candidate: Candidate, tie: Tie) -> Lasting:
    stated, first, last = _figures(candidate)
    assert candidate.by is not None  # noqa: S101 - it is told how long it is between the two
    return Lasting(stated, first, last, candidate.by, tie)


def _directed(candidate: Candidate, tie: Tie) -> Directed:
    after, before = _figures(candidate)
    cue = candidate.cue
    assert cue is not None  # noqa: S101 - a direction has a word
    return Directed(after, before, cue.way, cue.text, tie)


def _bounded(candidate: Candidate, tie: Tie) -> SameFact:
    first, second = sorted(_figures(candidate), key=lambda quantity: quantity.start)
    return SameFact(first, second, tie)


def _ranged(candidate: Candidate, tie: Tie) -> Within:
    low, inside, *high = _figures(candidate)
    return Within(inside, low, high[0] if high else low, tie)


def _share(candidate: Candidate, tie: Tie) -> Share:
    share, part, whole = _figures(candidate)
    return Share(part, whole, share, tie)


def _total(candidate: Candidate, tie: Tie) -> Total:
    total, *parts = _figures(candidate)
    return Total(total, tuple(parts), complete=True, tie=tie)


def _age(candidate: Candidate, tie: Tie) -> Lifetime:
    """An age beside two days: what passed between them is exact."""
    stated, *dates = candidate.mentions
    birth, end = sorted(dates, key=lambda one: in_time(day_of(one)))
    return Lifetime(stated.quantity, birth.quantity, end.quantity, day_of(birth), day_of(end), tie)


def _years(candidate: Candidate, tie: Tie) -> Elapsed:
    stated, *dates = candidate.mentions
    first, last = sorted(dates, key=year_of)
    return span_of(stated, first, last, (year_of(first), year_of(last)), tie)


MADE: Final[dict[str, tuple[str, Callable[[Candidate, Tie], object]]]] = {
    "age": ("lifetimes", _age),
    "amount": ("changes", _amount),
    "basis": ("changes", _basis_points),
    "bound": ("same", _bounded),
    "change": ("changes", _changed),
    "count": ("listings", _counted),
    "days": ("lastings", _lasting),
    "direction": ("directions", _directed),
    "equal": ("conversions", _equal),
    "fraction": ("appositions", _fraction),
    "hundred": ("remainders", _left_of_hundred),
    "left": ("remainders", _left),
    "mean": ("means", _mean),
    "multiple": ("comparisons", _multiple),
    "order": ("rankings", _ordered),
    "pace": ("rates", _pace),
    "points": ("leads", _points),
    "product": ("rates", _product),
    "range": ("withins", _ranged),
    "share": ("shares", _share),
    "size": ("changes", _size),
    "total": ("totals", _total),
    "years": ("elapsed", _years),
}
