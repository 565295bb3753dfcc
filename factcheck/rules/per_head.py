"""A total shared out: the figure for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation
from factcheck.rules.rule import Rule, factor, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, Rate
    from factcheck.precision import Interval


class PerHead(Rule):
    """A total shared among so many must give what each is said to get.

    $180m among 1,200 workers is $150,000 each. Tolerance: the rounding and hedges of the three printed figures.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "per-head"
    code = "FC302"
    priority = "P2"
    consistent = (
        "The $180 million will be split equally among 1,200 workers, or $150,000 each.",
        "The £6m will be shared among 400 staff, or £15,000 each.",
        "The family split the $90,000 between three children, $30,000 each.",
        "The £1.2m will go to 40 clubs, or £30,000 each.",
        "Taxpayers will find $2.4 billion across 12 million households, or $200 a household.",
        "The prize of £300,000 is to be split between six winners — £50,000 each.",
        "The £48m bonus is to be shared between 1,600 bankers (£30,000 each).",
        "The $12m was divided among 60 villages, or $200,000 each.",
        "The $84,000 grant was split among seven schools, or $12,000 apiece.",
        "Some £35m was paid to 700 farmers, or about £50,000 a farm.",
    )
    inconsistent = (
        "The $180 million will be split equally among 1,200 workers, or $15,000 each.",
        "The £6m will be shared among 400 staff, or £25,000 each.",
        "The family split the $90,000 between three children, $45,000 each.",
        "The £1.2m will go to 40 clubs, or £80,000 each.",
        "Taxpayers will find $2.4 billion across 12 million households, or $400 a household.",
        "The prize of £300,000 is to be split between six winners — £80,000 each.",
        "The £48m bonus is to be shared between 1,600 bankers (£70,000 each).",
        "The $12m was divided among 60 villages, or $500,000 each.",
        "The $84,000 grant was split among seven schools, or $21,000 apiece.",
        "Some £35m was paid to 700 farmers, or about £5,000 a farm.",
    )
    silent = (
        "The $180 million will be split among 1,200 workers, and the lawyers get $15,000 each.",
        "The £6m will be shared among 400 staff, and the directors get £150,000 each.",
        "The £6m will be shared among 400 staff, or up to £40,000 each.",
        "The $90,000 was split among three children, who had $40,000 each already.",
        "A fund of £1.2m will help 40 clubs, and each pays £500 a year.",
        "Tickets for the 400 seats cost £45 each, and the show cost £6m to stage.",
        "Six winners shared £300,000; last year's got £80,000 each.",
        "The £48m bonus pool is for 1,600 bankers, who earn £90,000 a head.",
        "The $84,000 grant was split among seven schools, and the lessons cost $40 each.",
        "A fund of $500m is for 327 hospitals, each of which must raise $2m.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure per head behind a total and a number."""
        for found in claims.rates:
            if found.count_quantity is not None and found.total.start < found.each.start:
                yield _derived(found, found.count_quantity)


OTHERWISE = "the other of the two shared out"


def each_of(total: Interval, count: Interval) -> Interval:
    """The total shared out evenly."""
    return total / count


def _derived(found: Rate, count: Quantity) -> Derivation:
    units = factor(found.total, found.each)
    return Derivation(
        stated=found.each,
        inputs=(found.total, count),
        readings=(
            worked(f"{plain(found.total)} ÷ {plain(count)}", each_of, (found.total, units), count),
            # "54 wickets cost 1,161 runs, at an average of 21.50": which of the two is shared out among the other only sport knows.
            worked(f"{plain(count)} ÷ {plain(found.total)}", each_of, count, (found.total, units), note=OTHERWISE),
        ),
        tie=found.tie,
        show=shown_like(found.each),
    )
