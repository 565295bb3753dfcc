"""What must hold of votes besides the words of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.kinds import COUNTS
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention

LEAST: Final = 100  # fewer electors than this are a committee
NEAR: Final = 8


def all_votes(found: Match) -> bool:
    """A turnout that is told as it was, of votes that may be all there were, for nothing in particular."""
    rate, cast, electors = (found.figure(part) for part in ("RATE", "CAST", "ELECTORS"))
    people = all(
        m.kind in COUNTS and m.quantity.scalar >= LEAST and m.quantity.unit != "majority" for m in (cast, electors)
    )
    actual = all(m.quantity.modality == "actual" and not m.quantity.is_range for m in (rate, cast, electors))
    some = words("votes", "some", "words") | {"for", "against", "majority"}
    return people and actual and cast.quantity.scalar <= electors.quantity.scalar and not _about(found, cast) & some


def not_part(found: Match) -> bool:
    """Votes that are not told as a part of them: "valid votes"."""
    return not _about(found, found.figure("CAST")) & words("votes", "valid", "words")


def _about(found: Match, cast: Mention) -> set[str]:
    """The words about the votes cast, up to the end of what is told of them."""
    line = found.told.line_of(cast)
    behind = line.words(cast.last, cast.last + NEAR)
    stop = next((i for i, word in enumerate(behind) if word in (",", ";", ".", "and")), len(behind))
    return {*line.words(cast.first - 3, cast.first), *behind[:stop]}


def the_only_votes(found: Match) -> bool:
    """No other count in the sentence that somebody may have voted."""
    told = {id(m) for part in found.parts for m in found.figures(part)}
    line = found.told.line_of(found.figure("WHOLE"))
    others = (m for m in line.figures(line.first, line.last) if m.kind in COUNTS and id(m) not in told)
    return not any(m.quantity.is_range for m in found.figures("AYES")) and next(others, None) is None
