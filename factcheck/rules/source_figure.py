"""A figure against the same fact in a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.rules.rule import Rule, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from factcheck.model import Claims, Sourced


class SourceFigure(Rule):
    """A figure must be the one that its source gives for the same fact.

    Runs with `--source`. A figure is linked to the figures of the source by the words around it, by what it counts and by its
    sentence; units are converted, rounding and hedges understood. One that the source gives in the same sentence with another value
    is told with that value, the place and the source's words. One that the source does not speak of is left alone.

    Source: the weights of the links are measured on 1,900 sentences and headlines with their source, right and with one figure altered; the
    kinds of slips are those of S. Maier, Accuracy Matters, Journalism & Mass Communication Quarterly 82 (2005).
    """

    name = "source-figure"
    code = "FC901"
    source = (
        "Fennick Water said it repaired 17,022 leaks in the year to March, up from 14,260 the year before.\n\n"
        "Its engineers replaced 340 miles of old pipe. Customers will pay 19.4% more from April 2024, or about £62 each.\n\n"
        "The chief executive, Ada Reyes, will step down on Friday after six years. The firm paid its third dividend, of £1.2bn, in June."
    )
    consistent = (
        "Fennick Water repaired 17,022 leaks in the year to March.",
        "The firm repaired about 17,000 leaks in the year to March, Fennick Water said.",
        "Engineers replaced 340 miles of old pipe.",
        "Engineers at the firm replaced 547km of old pipe.",
        "Customers will pay almost 20% more from April 2024.",
        "Ada Reyes, the chief executive, will step down after six years.",
        "Chief executive Ada Reyes will step down on Friday.",
        "The firm paid a third dividend of £1.2 billion in June.",
    )
    inconsistent = (
        "Fennick Water repaired 17,202 leaks in the year to March.",
        "Engineers of Fennick Water repaired 1,722 leaks in the year to March.",
        "Engineers replaced 430 miles of old pipe.",
        "Customers will pay 29.4% more from April 2024.",
        "Ada Reyes, the chief executive, will step down after four years.",
        "Chief executive Ada Reyes will step down on Thursday.",
        "The firm paid its third dividend, of £1.2m, in June.",
        "The firm paid its fourth dividend, of £1.2bn, in June.",
        "Customers will pay 19.4% more from May 2024.",
    )
    silent = (
        "The council said 212 homes had been flooded in the town.",
        "Shares in the bank fell 3.1% in early trade.",
        "The river has burst its banks 12 times since 1998.",
        "Police arrested 14 people after the match.",
        "The school has 340 pupils.",
        "The museum opens on Sunday.",
        "The hospital treated 62 patients with burns.",
        "A rival supplier employs 8,400 people in Wales.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure that a source speaks of."""
        yield from (derived(tie) for tie in claims.sourced)


def derived(tie: Sourced) -> Derivation:
    """The figure with what its source gives."""
    stated, cited = tie.stated, tie.cited
    found = "is in the source" if tie.agrees else "is not what the source says"
    if tie.tie.via == "source/table-total":
        found = "is not what the rows above it add up to"
    worked = f"{tie.working} = " if tie.working and tie.tie.via != "source/table-total" else ""
    printed = " ".join(part for part in (tie.named, tie.printed) if part)
    message = f"“{stated.text}” {found}: {worked}{printed} ({cited.path}, {cited.where})."

    def show(value: Fraction) -> str:  # noqa: ARG001  (the source's own words say it best)
        return tie.printed

    return Derivation(
        stated=stated,
        inputs=(),
        readings=(Reading(tie.working, tie.value, tie.interval),),
        tie=tie.tie,
        show=show,
        stated_interval=tie.told,
        stated_text=plain(stated) if stated.word else None,
        strict=True,
        message=message,
        source=cited,
        wrong=tie.wrong,
    )
