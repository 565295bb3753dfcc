"""One fact told twice, a power of ten apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, SameFact

POWERS = (10, 100, 1000, 1_000_000)


class Magnitude(Rule):
    """A fact told twice must have figures of one size: million for billion, 40,000 for 400,000.

    Source: the corrections columns of newspapers: million and billion exchanged.
    """

    name = "magnitude"
    code = "FC403"
    consistent = ()
    inconsistent = ()
    silent = ("The bank has £850bn of loans. The town hall cost £850m.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fact told twice whose figures are a power of ten apart."""
        for fact in claims.same:
            power = power_of_ten(fact.first, fact.second)
            if power is not None:
                yield _derived(fact, power)


def power_of_ten(first: Quantity, second: Quantity) -> int | None:
    """The power of ten that lies between two figures of the same digits, or `None`."""
    for power in POWERS:
        if first.scalar == second.scalar * power or second.scalar == first.scalar * power:
            return power
    return None


def _derived(fact: SameFact, power: int) -> Derivation:
    first, second = fact.first, fact.second
    return Derivation(
        stated=second,
        inputs=(first,),
        readings=(Reading(plain(first), first.scalar, Interval.exactly(first.scalar)),),
        tie=fact.tie,
        show=shown_like(first),
        stated_interval=Interval.exactly(second.scalar),
        strict=True,
        message=f"“{first.text}” and “{second.text}” seem to be of the same thing, and are a factor of {power:,} apart.",
    )
