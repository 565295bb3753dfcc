"""One share put in two ways side by side, by the forms of `relations/apposed.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.lexicon import words
from factcheck.model import Apposition, Majority, Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import TypeAlias

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told

    Twice: TypeAlias = Apposition | Majority

STATED = {"apposition": "PERCENT", "majority": "PART"}


def put_otherwise(rows: Mapping[int, tuple[Told, ...]], known: Collection[str]) -> Iterator[Twice]:
    """Each share with the figure beside it that says it again, but those that are known to be told so."""
    for found in matches("apposed", rows, STATED):
        if found.figure(STATED[found.written.relation]).quantity.id not in known:
            yield from _made(found)


def _made(found: Match) -> Iterator[Twice]:
    tie = Tie(found.written.certainty, ("side by side",), found.written.via)
    figures = {part: found.figure(part).quantity for part in found.parts}
    relation = found.written.relation
    if relation == "apposition":
        yield from (Apposition(figures["FRACTION"], m.quantity, tie) for m in found.figures("PERCENT"))
    else:
        before = found.told.lower(0, found.parts["PART"][0][0])
        word = next(one for one in reversed(before) if one in words("asides", "majority", "words"))
        yield Majority(word, figures["PART"], tie, figures.get("WHOLE"), minor=word == "minority")
