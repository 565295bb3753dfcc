"""Ties that are their figures and nothing else: of each relation the type, the parts that its figures play and why they are tied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from factcheck.extract.forms.read import matches
from factcheck.model import Attainable, Growth, Lead, Risk, Sampling, Tie, Turnout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.extract.forms.rows import Told


class Plain(NamedTuple):
    """How a relation is made: of the figures that play its parts, one of which is stated, for a reason."""

    made: Callable[..., Any]
    parts: tuple[str, ...]
    stated: str
    why: str


PLAIN: Final = {
    "leads": Plain(Lead, ("MARGIN", "MORE", "LESS"), "MARGIN", "the two figures stand by their difference"),
    "turnout": Plain(Turnout, ("RATE", "CAST", "ELECTORS"), "RATE", "the turnout, the votes and the electorate"),
    "again": Plain(Growth, ("MULTIPLE", "PERCENT"), "PERCENT", "side by side"),
    "sampling": Plain(Sampling, ("MARGIN", "SAMPLE"), "MARGIN", "weighting may widen a poll's margin"),
    "attainable": Plain(Attainable, ("SHARE", "WHOLE"), "SHARE", "the share may be of those who answered"),
    "risk": Plain(Risk, ("CHANGE", "BEFORE", "AFTER"), "CHANGE", "two risks, and the change of the risk"),
}


def plain(family: str, rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Any]:
    """The ties of a family, each figure that is stated once."""
    for found in matches(family, rows, {relation: told.stated for relation, told in PLAIN.items()}):
        told = PLAIN[found.written.relation]
        tie = Tie(found.written.certainty, ("same sentence", told.why), found.written.via)
        yield told.made(*(found.figure(part).quantity for part in told.parts), tie)
