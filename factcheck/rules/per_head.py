"""A total shared out: the figure for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, factor, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Rate
    from factcheck.precision import Interval


class PerHead(Rule):
    """A total shared among so many must give what each is said to get.

    $180m among 1,200 workers is $150,000 each. Tolerance: the rounding and hedges of the three printed figures.

    Source: S. Cohn and V. Cope, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "per-head"
    code = "FC302"
    priority = "P2"
    consistent = ("The $180 million will be split equally among 1,200 workers, or $150,000 each.",)
    inconsistent = ("The $180 million will be split equally among 1,200 workers, or $15,000 each.",)
    silent = ("The $180 million will be split among 1,200 workers, and the lawyers get $15,000 each.",)

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure per head behind a total and a number."""
        for found in claims.rates:
            if found.count_quantity is not None and found.total.start < found.each.start:
                yield _derived(found, found.count_quantity)


def each_of(total: Interval, count: Interval) -> Interval:
    """The total shared out evenly."""
    return total / count


def _derived(found: Rate, count: Quantity) -> Derivation:
    units = factor(found.total, found.each)
    return Derivation(
        stated=found.each,
        inputs=(found.total, count),
        readings=(
            Reading(
                f"{plain(found.total)} ÷ {plain(count)}",
                found.total.scalar * units / count.scalar,
                each_of(found.total.interval * units, found.count),
            ),
        ),
        tie=found.tie,
        show=shown_like(found.each),
    )
