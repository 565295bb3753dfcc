"""Who won, against the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.rank import in_order
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Derivation


class Outcome(Rule):
    """Who wins has the more votes or goals, and what is carried has the more for it, or as many as it needs.

    "Passed 54-46", "beat Town 3-1", "approved by 212 votes to 198": print tells the winner's number first. A vote that needs more than a half may
    fail with the larger number for it; "lost 3-1" is told either way round, and left alone.

    Source: Erskine May, Parliamentary Practice, on divisions; Associated Press Stylebook, on vote tabulations and scores.
    """

    name = "outcome"
    code = "FC706"
    priority = "P2"
    accuses_only = False
    consistent = (
        "The motion was carried by 52 votes to 45.",
        "Rovers beat Town 3-1 at Ash Park.",
        "The judges voted 5-4 to uphold the ban.",
        "The board rejected the bid, with four members in favour and seven against.",
        "Miners voted to strike by 1,204 to 988.",
        "The mayor was re-elected with 51.3% of the vote to 46.2% for her rival.",
        "Town’s 4-2 win took them top.",
        "The bill passed 54-45 in the upper house.",
    )
    inconsistent = (
        "The motion was carried 42-45.",
        "The council voted 9-14 in favour of the plan.",
        "The judges voted 4-5 to uphold the ban.",
        "The board approved the bid on a 7-8 vote.",
        "The panel backed the plan in a 3-6 ruling.",
        "They went top with a 1-2 win over Town.",
        "Town’s 2-4 win took them top.",
        "The bill passed 44-45 in the upper house.",
    )
    silent = (
        "The motion was lost 42-45.",
        "Rovers won 4-6 6-3 6-2 after losing the first set.",
        "Town lost 1-3 at home.",
        "They won despite a 1-3 start to the season.",
        "The bill fell short of the 60 votes it needed, with 57 in favour.",
        "He passed the 40-45 mark in the exam.",
        "The plan was carried after 42 hours of talks and 45 amendments.",
        "They were trailing 0-2 at half-time but won.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each two counts of which the one won."""
        for found in claims.rankings:
            if found.sort == "outcome":
                yield in_order(found)
