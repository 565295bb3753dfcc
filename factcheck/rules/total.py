"""A total, held against the sum of its parts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, factor, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Total


class TotalOfParts(Rule):
    """A total must be the sum of the parts that the text says make it up.

    "In all", "total", "combined", "made up of" say that the parts are complete; after "including" they need not be, and
    only parts that come to more than the total are wrong. Tolerance: the rounding of every part and of the total.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "total"
    code = "FC203"
    consistent = ("Twelve men and nine women, 21 people in all, were arrested.",)
    inconsistent = ("Twelve men and nine women, 23 people in all, were arrested.",)
    silent = ("The jury of 12 includes five women and three teachers.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each total with its parts."""
        for found in claims.totals:
            yield _derived(found)


def sum_of(parts: list[Interval]) -> Interval:
    """The sum of the parts."""
    total = Interval.exactly(Fraction(0))
    for part in parts:
        total = total + part
    return total


def _derived(found: Total) -> Derivation:
    value = sum((p.scalar * factor(p, found.total) for p in found.parts), Fraction(0))
    whole = sum_of([p.interval * factor(p, found.total) for p in found.parts])
    if not found.complete:
        whole = Interval(whole.low, None, whole.low_open)
    return Derivation(
        stated=found.total,
        inputs=found.parts,
        readings=(Reading(" + ".join(plain(p) for p in found.parts), value, whole), *_product(found)),
        tie=found.tie,
        show=shown_like(found.total),
    )


def _product(found: Total) -> tuple[Reading, ...]:
    """Two parts multiplied: "12 rows and six columns, 72 boxes in all"."""
    one, *others = found.parts
    if len(others) != 1:
        return ()
    two = others[0]
    product = one.interval * two.interval
    return (Reading(f"{plain(one)} × {plain(two)}", one.scalar * two.scalar, product, "rows times columns"),)
