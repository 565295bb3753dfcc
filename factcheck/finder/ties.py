"""From candidates that are likely to be ties to the claims that the rules look through."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.finder.weights import table
from factcheck.guard.fits import year
from factcheck.model import Change, Claims, Comparison, Elapsed, Lead, Rate, Remainder, Share, Tie, Total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.guard.candidates import Candidate
    from factcheck.model import Quantity

REASON: Final = "the words about the figures"


def claims_of(candidates: Iterable[Candidate], claims: Claims) -> Claims:
    """The claims that candidates make, in the order of the text."""
    made: dict[str, list[tuple[int, object]]] = defaultdict(list)
    for candidate in candidates:
        field, make = MADE[candidate.family]
        tie = Tie("guess", (REASON,), via=f"found/{candidate.family}", probability=table()["tied"])
        stated, *others = (m.quantity for m in candidate.mentions)
        made[field].append((stated.start, make(stated, others, tie)))
    told = {field: tuple(one for _, one in sorted(ones, key=lambda pair: pair[0])) for field, ones in made.items()}
    return Claims(sentences=claims.sentences, lines=claims.lines, **told)  # type: ignore[arg-type]


def _changed(stated: Quantity, levels: list[Quantity], tie: Tie) -> Change:
    after, before = levels
    fraction = stated.kind == "ratio"
    return Change(
        direction=None,
        percents=() if fraction else (stated,),
        multiples=(stated,) if fraction else (),
        after=after,
        before=before,
        tie=tie,
    )


def _amount(stated: Quantity, levels: list[Quantity], tie: Tie) -> Change:
    after, before = levels
    return Change(direction=None, amounts=(stated,), after=after, before=before, tie=tie)


def _product(total: Quantity, others: list[Quantity], tie: Tie) -> Rate:
    each, number = others
    return Rate(total, each, number.interval, number.text, number, tie)


def _years(stated: Quantity, dates: list[Quantity], tie: Tie) -> Elapsed:
    first, last = sorted(dates, key=year)
    return Elapsed(stated, first, last, year(first), year(last), anniversary=False, tie=tie)


MADE: Final[dict[str, tuple[str, Callable[[Quantity, list[Quantity], Tie], object]]]] = {
    "amount": ("changes", _amount),
    "change": ("changes", _changed),
    "hundred": ("remainders", lambda rest, parts, tie: Remainder(None, tuple(parts), rest, tie)),
    "multiple": (
        "comparisons",
        lambda stated, levels, tie: Comparison(stated, levels[0], levels[1], more=not stated.word, tie=tie),
    ),
    "points": ("leads", lambda stated, levels, tie: Lead(stated, levels[0], levels[1], tie)),
    "product": ("rates", _product),
    "share": ("shares", lambda stated, others, tie: Share(others[0], others[1], stated, tie)),
    "total": ("totals", lambda total, parts, tie: Total(total, tuple(parts), complete=True, tie=tie)),
    "years": ("elapsed", _years),
}
