"""One fact told twice with two figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval, headline_reading
from factcheck.rules.conflicting_bounds import both_bounded
from factcheck.rules.magnitude import power_of_ten
from factcheck.rules.rule import Rule, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Quantity, SameFact


class RepeatedFigure(Rule):
    """A fact told twice must have one figure.

    The headline may round or cut the figure of its story, and a later sentence may round it again. Updates ("the toll later
    rose") and figures of different sources are left alone.

    Source: the corrections columns of newspapers (C. Silverman, Regret the Error, Union Square Press, 2007), where a
    headline at odds with its story is among the commonest entries.
    """

    name = "repeated-figure"
    code = "FC401"
    consistent = (
        "The port handled 31,870 containers of fruit in March. In March 31,870 containers of fruit were handled at the port.",
        "The port of Leith handled 31,870 containers of frozen fruit. In all 31,870 containers of frozen fruit were handled by the port of Leith.",
        "Council inspectors closed 146 dirty restaurants. The inspectors of the council closed 146 restaurants that were dirty.",
        "Farmers in the hill province slaughtered 23,400 sick pigs. The farmers of the province slaughtered 23,400 sick pigs, the minister said.",
        "The city hospital cancelled 1,215 eye operations. The hospital in the city cancelled 1,215 operations on eyes.",
        "County schools refused 2,340 young pupils. Schools in the county refused 2,340 pupils who were young.",
        "The state museum bought 64 early drawings. The museum of the state bought 64 early drawings, its head said.",
        "The water firm fined 1,930 careless farmers. The firm fined 1,930 careless farmers over water.",
        "Storm Ada cut power to 4,213 homes in the Tyne valley. The power of 4,213 homes in the Tyne valley was cut by Storm Ada.",
        "The county's schools turned away 2,340 pupils last autumn. Last autumn 2,340 pupils were turned away by schools in the county.",
    )
    doubts_only = True
    inconsistent = (
        "The city hospital cancelled 1,215 urgent eye operations. The hospital of the city cancelled 1,251 urgent operations on eyes.",
        "The water firm in Hull fined 1,930 careless farmers. The water firm of Hull fined 1,390 careless farmers, its boss said.",
        "County schools in Kent refused 2,340 young pupils. Schools of the county of Kent refused 2,430 pupils who were young.",
        "The river board in Ghent counted 2,480 dead trout. The board of the river in Ghent counted 2,840 dead trout, a clerk said.",
        "The old Welsh regiment lost 218 young soldiers. The old regiment of Welsh soldiers lost 281 young soldiers.",
        "A local church charity sent 1,350 warm winter tents. The local charity of the church sent 1,530 warm tents for the winter.",
        "Two gangs of masked men stole 312 gold coins. The gangs of masked men stole 321 gold coins.",
        "Prison officers in Kent seized 5,480 stolen phones. The prison officers of Kent seized 5,840 stolen phones.",
    )
    silent = (
        "Police searched 17,022 homes last year. Officers stopped 17,202 cars.",
        "The charity has raised £48,200 for the lifeboat at Fennick. It has raised £42,800 for the hospice at Fennick.",
        "The council spent £312,000 on new lamps for Mill Road. It spent £321,000 on new lamps for Hill Road.",
        "Some 60% of trains on the West Line ran late in May. On the East Line 40% of trains ran late in May.",
        "The bank lost £1.2bn on loans to the dam in 2019. The bank lost £2.1bn on loans to the dam in 2020.",
        "Some 4,210 households in the valley lost power in the storm. The storm left 4,120 households in the hills without power.",
        "The hospital cancelled 1,215 operations during the nurses' strike. In the doctors' strike it had cancelled 1,251 operations.",
        "Officers seized 5,480 phones from prisoners in Kent in 2019. Officers seized 5,840 phones from prisoners in Kent in 2020.",
        "Police said 12,000 people joined the march through the city. The organisers said 40,000 people joined the march through the city.",
        "The quake killed 146 people in the town, officials first said. Officials now say that the quake killed 164 people in the town.",
        "The port handled 31,870 containers of fruit in March. The port handled 38,170 containers of coal in March.",
        "The ministry spent £312m on consultants for the rail link. It will spend £321m on land for the rail link.",
        "The museum bought 64 drawings from his widow. It sold 46 drawings by his pupils.",
        "The regiment lost 218 soldiers at the river crossing in 1917. The enemy lost 281 soldiers at the river crossing in 1917.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each fact told twice."""
        for fact in claims.same:
            if fact.first.scalar == fact.second.scalar:
                if fact.first.block == "headline" or not (fact.first.hedge or fact.second.hedge):
                    yield _derived(fact)
            elif power_of_ten(fact.first, fact.second) is None and not both_bounded(fact):
                yield _derived(fact)


def _reading(stated: Quantity, source: Quantity) -> Interval:
    """What the print stands for; a headline may cut its figure, and leave its hedge out."""
    if stated.scalar == source.scalar:
        return source.interval
    return headline_reading(stated.printed, stated.interval) if stated.block == "headline" else stated.interval


def _plainly(quantity: Quantity) -> Interval:
    return Interval.exactly(quantity.scalar)


def _derived(fact: SameFact) -> Derivation:
    first, second = fact.first, fact.second
    stated, source = (first, second) if first.block in ("headline", "standfirst", "caption") else (second, first)
    doubted = fact.wrong is not None  # a link has looked at the prints already, and at the hedges
    return Derivation(
        stated=stated,
        inputs=(source,),
        readings=(Reading(plain(source), source.scalar, _plainly(source) if doubted else source.interval),),
        tie=fact.tie,
        wrong=fact.wrong,
        show=shown_like(source),
        stated_interval=_plainly(stated) if doubted else _reading(stated, source),
        message=f"“{first.text}” and “{second.text}” seem to be of the same thing, and differ.",
    )
