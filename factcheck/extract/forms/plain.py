"""Ties that are their figures and nothing else: of each relation the type, the parts that its figures play and why they are tied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from factcheck.extract.forms.read import matches
from factcheck.model import Attainable, Growth, Inclusion, Lead, Mean, Risk, Sampling, Tie, Turnout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told
    from factcheck.model import Quantity


class Plain(NamedTuple):
    """How a relation is made: of the figures that play its parts, one of which is stated, for a reason; a part with a star has several."""

    made: Callable[..., Any]
    parts: tuple[str, ...]
    stated: str
    why: str


def _mean(average: Quantity, values: tuple[Quantity, ...], tie: Tie) -> Mean:
    return Mean(average, values, complete=True, tie=tie)


def _part(part: Quantity, whole: Quantity, tie: Tie) -> Inclusion:
    return Inclusion(part, whole, (), tie)


def _sides(rest: Quantity, parts: tuple[Quantity, ...], tie: Tie) -> Inclusion:
    return Inclusion(rest, None, parts, tie)


PLAIN: Final = {
    "leads": Plain(Lead, ("MARGIN", "MORE", "LESS"), "MARGIN", "the two figures stand by their difference"),
    "turnout": Plain(Turnout, ("RATE", "CAST", "ELECTORS"), "RATE", "the turnout, the votes and the electorate"),
    "again": Plain(Growth, ("MULTIPLE", "PERCENT"), "PERCENT", "side by side"),
    "sampling": Plain(Sampling, ("MARGIN", "SAMPLE"), "MARGIN", "weighting may widen a poll's margin"),
    "attainable": Plain(Attainable, ("SHARE", "WHOLE"), "SHARE", "the share may be of those who answered"),
    "means": Plain(_mean, ("AVERAGE", "PART*"), "AVERAGE", "the figures stand before their average"),
    "inclusions": Plain(_part, ("PART", "WHOLE"), "PART", "said to be a part of it"),
    "hundred": Plain(_sides, ("REST", "PART*"), "REST", "the two sides of a question"),
    "risk": Plain(Risk, ("CHANGE", "BEFORE", "AFTER"), "CHANGE", "two risks, and the change of the risk"),
}


def plain(family: str, rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Any]:
    """The ties of a family, each figure that is stated once."""
    for found in matches(family, rows, {relation: told.stated for relation, told in PLAIN.items()}):
        told = PLAIN[found.written.relation]
        tie = Tie(found.written.certainty, (told.why,), found.written.via)
        yield told.made(*(_figures(found, part) for part in told.parts), tie)


def _figures(found: Match, part: str) -> Quantity | tuple[Quantity, ...]:
    """The figure that plays a part, or all that do."""
    if part[-1] == "*":
        return tuple(m.quantity for m in found.figures(part[:-1]))
    return found.figure(part).quantity
