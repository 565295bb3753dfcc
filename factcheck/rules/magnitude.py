"""One fact told twice, a power of ten apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval, power_apart
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, SameFact


class Magnitude(Rule):
    """A fact told twice must have figures of one size: million for billion, 40,000 for 400,000.

    Source: the corrections columns of newspapers (C. Silverman, Regret the Error, Union Square Press, 2007): million
    and billion exchanged.
    """

    name = "magnitude"
    code = "FC403"
    consistent = ()
    accuses_only = True
    doubts_only = True
    inconsistent = (
        "The port handled 31,870 containers of fruit in March. In March 318,700 containers of fruit were handled at the port.",
        "The regiment lost 2,400 soldiers at the river crossing in 1917. At the river crossing in 1917 the regiment lost 240 soldiers.",
        "The port of Leith handled 31,870 containers of frozen fruit. In all 3,187 containers of frozen fruit were handled by the port of Leith.",
        "Council inspectors closed 140 dirty restaurants. The inspectors of the council closed 1,400 restaurants that were dirty.",
        "Farmers in the hill province slaughtered 23,400 sick pigs. The farmers of the province slaughtered 2,340 sick pigs, the minister said.",
        "Prison officers in Kent seized 5,400 stolen phones. The prison officers of Kent seized 54,000 stolen phones.",
        "The water firm in Hull fined 1,900 careless farmers. The water firm of Hull fined 190 careless farmers, its boss said.",
        "The state museum bought 640 early drawings. The museum of the state bought 64 early drawings, its head said.",
        "The county's schools turned away 240 pupils last autumn. Last autumn 2,400 pupils were turned away by schools in the county.",
    )
    silent = (
        "The bank has £850bn of loans. The town hall cost £850m.",
        "The ministry spent £312m on the rail link. The country's debt is £312bn.",
        "The bank has $2.4bn of loans. Its chairman is paid $2.4m a year.",
        "The charity sent 1,350 tents to the region. It has given 13,500 blankets since the war.",
        "Some 4,200 people live in the valley. Some 42,000 live in the city.",
        "The hospital has 120 beds. It cancelled 1,200 operations last year.",
        "The stadium holds 40,000 people. The school fair drew 400 people.",
        "The painting sold for £60,000 in 1990. A print of the painting sold for £600.",
        "The club was bought for £200m. Its new striker was bought for £20m.",
        "The union of nurses has 31,000 members in Wales. It has 310,000 members in all.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fact told twice whose figures are a power of ten apart."""
        for fact in claims.same:
            power = power_of_ten(fact.first, fact.second)
            if power is not None:
                yield _derived(fact, power)


def power_of_ten(first: Quantity, second: Quantity) -> int | None:
    """The power of ten that lies between two figures of the same digits, or `None`."""
    return power_apart(first.scalar, second.scalar)


def _derived(fact: SameFact, power: int) -> Derivation:
    first, second = fact.first, fact.second
    return Derivation(
        stated=second,
        inputs=(first,),
        readings=(Reading(plain(first), first.scalar, Interval.exactly(first.scalar)),),
        tie=fact.tie,
        wrong=fact.wrong,
        show=shown_like(first),
        stated_interval=Interval.exactly(second.scalar),
        strict=True,
        message=f"“{first.text}” and “{second.text}” seem to be of the same thing, and are a factor of {power:,} apart.",
    )
