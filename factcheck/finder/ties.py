"""From candidates that are likely to be ties to the claims that the rules look through."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.extract.years import span_of, year_of
from factcheck.finder.weights import table
from factcheck.model import (
    Change,
    Claims,
    Comparison,
    Directed,
    Elapsed,
    Lead,
    Rate,
    Remainder,
    SameFact,
    Share,
    Tie,
    Total,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.guard.candidates import Candidate
    from factcheck.model import Quantity

BASIS: Final = "basis_point"
REASON: Final = "the words about the figures"


def claims_of(candidates: Iterable[Candidate], claims: Claims) -> Claims:
    """The claims that candidates make, in the order of the text."""
    made: dict[str, list[tuple[int, object]]] = defaultdict(list)
    for candidate in candidates:
        field, make = MADE["basis" if candidate.stated.quantity.unit == BASIS else candidate.family]
        tie = Tie("guess", (REASON,), via=f"found/{candidate.family}", probability=table()["tied"])
        made[field].append((candidate.stated.quantity.start, make(candidate, tie)))
    told = {field: tuple(one for _, one in sorted(ones, key=lambda pair: pair[0])) for field, ones in made.items()}
    return Claims(sentences=claims.sentences, lines=claims.lines, **told)  # type: ignore[arg-type]


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
    return Rate(total, each, number.interval, number.text, number, tie)


def _directed(candidate: Candidate, tie: Tie) -> Directed:
    after, before = _figures(candidate)
    cue = candidate.cue
    assert cue is not None  # noqa: S101 - a direction has a word
    return Directed(after, before, cue.way, cue.text, tie)


def _bounded(candidate: Candidate, tie: Tie) -> SameFact:
    first, second = sorted(_figures(candidate), key=lambda quantity: quantity.start)
    return SameFact(first, second, tie)


def _ranged(candidate: Candidate, tie: Tie) -> Within:
    told, inside = _figures(candidate)
    return Within(inside, told, told, tie)


def _share(candidate: Candidate, tie: Tie) -> Share:
    share, part, whole = _figures(candidate)
    return Share(part, whole, share, tie)


def _total(candidate: Candidate, tie: Tie) -> Total:
    total, *parts = _figures(candidate)
    return Total(total, tuple(parts), complete=True, tie=tie)


def _years(candidate: Candidate, tie: Tie) -> Elapsed:
    stated, *dates = candidate.mentions
    first, last = sorted(dates, key=year_of)
    return span_of(stated, first, last, (year_of(first), year_of(last)), tie)


MADE: Final[dict[str, tuple[str, Callable[[Candidate, Tie], object]]]] = {
    "amount": ("changes", _amount),
    "basis": ("changes", _basis_points),
    "bound": ("same", _bounded),
    "change": ("changes", _changed),
    "direction": ("directions", _directed),
    "hundred": ("remainders", _left_of_hundred),
    "left": ("remainders", _left),
    "multiple": ("comparisons", _multiple),
    "points": ("leads", _points),
    "product": ("rates", _product),
    "range": ("withins", _ranged),
    "share": ("shares", _share),
    "total": ("totals", _total),
    "years": ("elapsed", _years),
}
