"""A total, held against the sum of its parts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval, not_added_up
from factcheck.record import replace
from factcheck.rules.rule import Rule, factor, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Total


class TotalOfParts(Rule):
    """A total must be the sum of the parts that the text says make it up.

    "In all", "total", "combined", "made up of" say that the parts are complete; so does a list behind a dash or a colon that
    "and" closes. After "including" they need not be complete: only parts that come to more than the total are wrong, and only
    where nobody can be in two of them (men and women, 12 in Wales and nine in Kent). Parts that may be of another kind than
    the whole are left to a reader. Tolerance: the rounding of every part and of the total.

    Source: S. Cohen, Numbers in the Newsroom, 2nd ed., IRE, 2014.
    """

    name = "total"
    code = "FC203"
    consistent = (
        "The fire destroyed 14 cars and six vans, a total of 20 vehicles.",
        "Its 46 members are made up of 20 councillors, 16 teachers and 10 parents.",
        "Profit was $45m in the first half and $18m in the second, totalling $63m.",
        "The committee has 12 members: five Democrats, four Republicans and three independents.",
        "Altogether 60 people — 35 men and 25 women — took the course.",
        "They arrested 14 men and 11 women, a total of 25 people.",
        "The choir has 52 singers: 20 sopranos, 18 altos and 14 basses.",
        "The force has 640 officers, made up of 410 men and 230 women.",
        "Costs of £18m for steel and £14m for labour come to a total of £32m.",
        "The aid came to $75m, comprising $45m of food and $30m of medicine.",
    )
    inconsistent = (
        "The fire destroyed 14 cars and six vans, a total of 26 vehicles.",
        "Its 56 members are made up of 20 councillors, 16 teachers and 10 parents.",
        "Profit was $45m in the first half and $18m in the second, totalling $73m.",
        "The committee has 15 members: five Democrats, four Republicans and three independents.",
        "Altogether 80 people — 35 men and 25 women — took the course.",
        "The party won 12 seats in Ulm and 15 in Garth, a total of 37.",
        "They arrested 14 men and 11 women, a total of 35 people.",
        "The choir has 62 singers: 20 sopranos, 18 altos and 14 basses.",
        "The force has 740 officers, made up of 410 men and 230 women.",
        "Costs of £18m for steel and £14m for labour come to a total of £42m.",
    )
    silent = (
        "The jury of 12 includes five women and three teachers.",
        "Of the 40 guests, 25 were women and 12 were over 60.",
        "The club won 3-1 and 2-0, and 12 games in all this year.",
        "A total of 300 people work at the plant, 120 of them women and 40 part-time.",
        "Twelve men and nine women were held in Leeds; in all 45 were held across the country.",
        "The firm has 40 shops, among them 12 in Wales and nine in Scotland.",
        "In all, 23 people were arrested, and 12 men and nine women were charged.",
        "Between them the two brothers, aged 12 and 14, ran 40 miles.",
        "Some 200 people came, including 30 nurses, 20 doctors and their families.",
        "The two storms, in 2012 and 2014, cost $90m in all.",
    )

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
    parts = [(part, factor(part, found.total)) for part in found.parts]
    stated = worked(" + ".join(plain(p) for p in found.parts), lambda *sizes: sum_of(list(sizes)), *parts)
    if not found.complete:
        whole = Interval(stated.interval.low, None, stated.interval.low_open)
        stated = replace(stated, interval=whole, note="there may be other parts", work=None)
    return Derivation(
        stated=found.total,
        inputs=found.parts,
        readings=(stated, *_rough(found, stated), *_product(found)),
        tie=found.tie,
        show=shown_like(found.total),
        parts=("total", *("part" for _ in found.parts)),
    )


def _rough(found: Total, plainly: Reading) -> tuple[Reading, ...]:
    """The sum of "some 30 people: 16 on Friday and 11 on Monday": who says "some" has not added up."""
    if found.total.hedge != "about":
        return ()
    return (
        replace(
            plainly, interval=not_added_up(plainly.interval, found.total.interval), note="a round number", work=None
        ),
    )


def _product(found: Total) -> tuple[Reading, ...]:
    """Two parts multiplied: "12 rows and six columns, 72 boxes in all"."""
    if len(found.parts) != len(("rows", "columns")):
        return ()
    one, two = found.parts
    return (
        worked(
            f"{plain(one)} × {plain(two)}", lambda rows, columns: rows * columns, one, two, note="rows times columns"
        ),
    )
