"""A figure against a table: a cell, or what rows and columns add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.rule import Rule
from factcheck.rules.source_figure import derived

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Derivation


class SourceTable(Rule):
    """A figure must be what the table gives for the row and the column that its sentence names.

    Runs with `--source`, and without on the tables of the article itself (HTML, Markdown and Word), whose rows of totals must add up too.
    Rows are found by the words and figures of their cells, columns by their headers. Besides single cells a sentence may ask for a
    count of rows, a sum, a mean, the most or the least, a place in order, and the difference, the change or the share of two rows.
    Units in headers ("£000"), footnote marks, rows of totals and either sort of decimal comma are understood. The report names the cells.

    Rows are found by all that a sentence tells of one of them, its dates too. Every value that a table of up to 500 rows may be asked for is weighed by
    how likely the sentence asks for it, and what speaks for and against a figure is weighed as one; both by boosted trees.

    Source: the trees are learnt from claims about tables of Wikipedia, right and with a figure changed: W. Chen et al., TabFact, ICLR 2020, and
    Logical Natural Language Generation from Open-Domain Tables, ACL 2020; P. Pasupat and P. Liang, Compositional Semantic Parsing on Semi-Structured
    Tables, ACL 2015.
    """

    name = "source-table"
    code = "FC902"
    priority = "P2"
    source = (
        "| Club | Played | Wins | Points | Attendance |\n|---|---|---|---|---|\n"
        "| Arden Rovers | 38 | 24 | 79 | 41,250 |\n| Bexmoor Town | 38 | 21 | 71 | 28,304 |\n| Castle Hythe | 38 | 17 | 60 | 19,877 |\n"
        "| Dunmere | 38 | 12 | 45 | 22,640 |\n| Eastfold | 38 | 9 | 36 | 12,015 |\n"
    )
    consistent = (
        "Arden Rovers had 24 wins.",
        "Bexmoor Town had 71 points.",
        "Castle Hythe had 17 wins and 60 points.",
        "Dunmere had an attendance of 22,640.",
        "Eastfold had 9 wins.",
        "Arden Rovers had 79 points.",
        "Castle Hythe had 60 points.",
        "Eastfold had 36 points.",
    )
    inconsistent = (
        "Arden Rovers had 27 wins.",
        "Bexmoor Town had 77 points.",
        "Castle Hythe had 14 wins.",
        "Dunmere had 64 points.",
        "Arden Rovers had 42 wins.",
        "Dunmere had 54 points.",
        "Arden Rovers had 97 points.",
        "Bexmoor Town had 12 wins.",
    )
    silent = (
        "The council said 212 homes had been flooded.",
        "Shares in the bank fell 3.1% in early trade.",
        "Police arrested 14 people after the match.",
        "The school has 340 pupils.",
        "The river has burst its banks 12 times since 1998.",
        "The hospital treated 62 patients with burns.",
        "A rival supplier employs 8,400 people in Wales.",
        "The museum has 64 drawings.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure that a table speaks of."""
        yield from (derived(tie) for tie in claims.tabled)
