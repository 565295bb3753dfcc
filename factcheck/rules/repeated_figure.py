"""One fact told twice with two figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import headline_reading
from factcheck.rules.magnitude import power_of_ten
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, SameFact
    from factcheck.precision import Interval


class RepeatedFigure(Rule):
    """A fact told twice must have one figure.

    The headline may round or cut the figure of its story, and a later sentence may round it again. Updates ("the toll later
    rose") and figures of different sources are left alone.

    Source: the corrections columns of newspapers, where a headline at odds with its story is among the commonest entries.
    """

    name = "repeated-figure"
    code = "FC401"
    consistent = (
        "Police searched 17,022 homes for stolen phones last year. The homes searched by police for stolen phones numbered 17,022.",
    )
    inconsistent = ()
    silent = ("Police searched 17,022 homes last year. Officers stopped 17,202 cars.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fact told twice."""
        for fact in claims.same:
            if fact.first.scalar == fact.second.scalar:
                if fact.first.block == "headline" or not (fact.first.hedge or fact.second.hedge):
                    yield _derived(fact)
            elif power_of_ten(fact.first, fact.second) is None:
                yield _derived(fact)


def _reading(stated: Quantity, source: Quantity) -> Interval:
    """What the print stands for; a headline may cut its figure, and leave its hedge out."""
    if stated.scalar == source.scalar:
        return source.interval
    return headline_reading(stated.printed, stated.interval) if stated.block == "headline" else stated.interval


def _derived(fact: SameFact) -> Derivation:
    first, second = fact.first, fact.second
    stated, source = (first, second) if first.block in ("headline", "standfirst", "caption") else (second, first)
    return Derivation(
        stated=stated,
        inputs=(source,),
        readings=(Reading(plain(source), source.scalar, source.interval),),
        tie=fact.tie,
        show=shown_like(source),
        stated_interval=_reading(stated, source),
        message=f"“{first.text}” and “{second.text}” seem to be of the same thing, and differ.",
    )
