"""One event told with two days, months, weekdays or years."""

from __future__ import annotations

import calendar
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, SameEvent


class EventDate(Rule):
    """One event has one day, month, weekday and year, however often it is told.

    Two neighbouring sentences are held to tell one event where the same word stands on either side of both dates, or right before both one verb with what
    it is said of (“the mill closed in”, “the mill, which closed in”); a headline and its story, where the story does not tell the headline's moment and opens
    with another, in words that they share. Of all other pairs, paragraphs apart or not, two measures learnt from 9,928 unmarked articles say how likely they
    are of one event and, where they differ, how likely one of them is a slip. Most events that look alike are two all the same, so a difference is a
    doubt, never an error. Serial events, two speeches, other figures, “again” and “another”, chronicles, captions and posts are left alone.

    Source: I. P. Fellegi and A. B. Sunter, A Theory for Record Linkage, Journal of the American Statistical Association 64, 1969.
    """

    name = "event-date"
    code = "FC606"
    doubts_only = True
    consistent = (
        "The lifeboat capsized on Tuesday off Skerry Point. Four crew were aboard when the lifeboat capsized on Tuesday.",
        "The painter Ada Thorne was born in June 1981 in Hull. Thorne, born in June 1981, grew up by the docks.",
        "The ferry sank in March with 40 aboard. A survivor of the ferry, which sank in March, told the inquiry.",
        "The museum reopens in September after a flood. Staff are hoping that the museum reopens in September.",
        "A drone unveiled on Friday drew crowds. Critics of the drone unveiled on Friday called it noisy.",
        "The tower was demolished on Monday. Dust from the tower demolished on Monday fell on the school.",
        "The dam burst in August and drowned two farms. A farmer whose wheat was lost when the dam burst in August has sued.",
        "The choir sang in the cathedral on Saturday. Guests who heard the choir sing in the cathedral on Saturday wept.",
        "Thieves raided the mint on Friday. Guards slept while the thieves raided the mint on Friday.",
        "The kiln exploded on Sunday night. Neighbours saw the kiln explode on Sunday and ran.",
    )
    inconsistent = (
        "The lifeboat capsized on Tuesday off Skerry Point. Four crew were aboard when the lifeboat capsized on Wednesday.",
        "The painter Ada Thorne was born in June 1981 in Hull. Thorne, born in July 1981, grew up by the docks.",
        "The ferry sank in March with 40 aboard. A survivor of the ferry, which sank in April, told the inquiry.",
        "The museum reopens in September after a flood. Staff are hoping that the museum reopens in October.",
        "A drone unveiled on Friday drew crowds. Critics of the drone unveiled on Sunday called it noisy.",
        "The tower was demolished on Monday. Dust from the tower demolished on Thursday fell on the school.",
        "The dam burst in August and drowned two farms. A farmer whose wheat was lost when the dam burst in July has sued.",
        "The choir sang in the cathedral on Saturday. Guests who heard the choir sing in the cathedral on Sunday wept.",
        "Thieves raided the mint on Friday. Guards slept while the thieves raided the mint on Monday.",
        "The kiln exploded on Sunday night. Neighbours saw the kiln explode on Friday and ran.",
    )
    silent = (
        "The lifeboat capsized on Tuesday off Skerry Point. The lifeboat capsized again on Wednesday.",
        "Thieves raided the mint on Friday. The thieves also raided the bank on Monday.",
        "The painter Ada Thorne was born on 3 June 1981. Her brother Guy Thorne was born on 19 July 1983.",
        "The choir sang in the cathedral on Saturday and will sing in the cathedral on Sunday.",
        "Sales of kilns rose 4% in March. In April sales of kilns rose 6%.",
        "The council said on Monday that the tower is safe. Engineers said on Thursday that the tower is safe.",
        "The ferry sank in March. Another ferry sank in April.",
        "The mill at Garth closed in May 1962. The mill at Ulm closed in May 1963.",
        "The museum reopens in September. It was to reopen in June, but was delayed.",
        "In 2019 the herd was culled. In 2021 the herd was culled.",
        "The fair opens on Friday. The fair closes on Sunday.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each event told twice."""
        for event in claims.events:
            yield _derived(event)


def _derived(event: SameEvent) -> Derivation:
    headed = event.first.block == "headline"
    stated, source = (event.first, event.second) if headed else (event.second, event.first)
    told, wanted = event.values if headed else event.values[::-1]
    return Derivation(
        stated=stated,
        inputs=(source,),
        readings=(Reading(source.text, Fraction(wanted), Interval.exactly(Fraction(wanted))),),
        tie=event.tie,
        show=lambda value: shown(event.part, int(value)),
        stated_interval=Interval.exactly(Fraction(told)),
        strict=True,
        message=f"“{stated.text}” and “{source.text}” seem to date one event, and differ.",
    )


def shown(part: str, value: int) -> str:
    """A part of a date as a desk writes it."""
    if part == "weekday":
        return calendar.day_name[value]
    return calendar.month_name[value] if part == "month" else str(value)
