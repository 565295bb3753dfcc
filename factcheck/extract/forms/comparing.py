"""One figure set against another by a multiple, by the forms of `relations/multiple.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.lexicon import words
from factcheck.model import Comparison, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.rows import Told


def comparisons(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Comparison]:
    """Each multiple or fraction with the two figures that it is between; "three times more" may be four times."""
    for found in matches("multiple", rows, "MULTIPLE"):
        (_, first), (last, _) = found.parts["MULTIPLE"][0], found.parts["RIGHT"][0]
        as_so = found.parts["LEFT"][0][0] > first  # "as many say more (21%) as say less (11%)"
        more = not as_so and bool(words("multiples", "more", "words") & set(found.told.lower(first, last)))
        multiple, left, right = (found.figure(part).quantity for part in ("MULTIPLE", "LEFT", "RIGHT"))
        tie = Tie(found.written.certainty, ("same sentence", "the multiple ties the two figures"), found.written.via)
        yield Comparison(multiple, left, right, more, tie)
