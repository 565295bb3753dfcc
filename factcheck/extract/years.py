"""What every finder of spans of years shares: a year as printed, a span between two, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.lexicon import words
from factcheck.model import Elapsed, Tie
from factcheck.record import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.extract.line import Line, Mention

LENGTHS: Final = {"year": 1, "decade": 10, "century": 100}
BY_THE_SPAN = Tie("sure", ("same sentence", "the years stand by the span"), via="elapsed/by-span")
OTHER_YEAR = Tie("guess", ("the anniversary may lie in another year than this one",), via="elapsed/anniversary-year")


def span_of(  # noqa: PLR0913  (all that a span is)
    stated: Mention, one: Mention, two: Mention, years: tuple[int, int], tie: Tie, *, anniversary: bool = False
) -> Elapsed:
    """The number of years with its two ends; `years` are those of the ends."""
    length = LENGTHS.get(stated.quantity.unit or "year", 1)
    return Elapsed(stated.quantity, one.quantity, two.quantity, *years, anniversary=anniversary, tie=tie, length=length)


@dataclass(frozen=True, slots=True)
class Today:
    """The year of publication, or where that is unknown the latest that it may be: the year of the check."""

    year: int
    known: bool

    def since(self, stated: Mention, year: Mention, tie: Tie, *, anniversary: bool = False) -> Iterator[Elapsed]:
        """The number of years from a year to this one, unless that lies ahead."""
        span = span_of(stated, year, year, (year_of(year), self.year), tie, anniversary=anniversary)
        if self.known:
            yield span
        elif span.first_year <= self.year:
            # Whichever year it was published in, the years cannot reach beyond this one.
            yield replace(span, undated=True, tie=BY_THE_SPAN)


def year_of(mention: Mention) -> int:
    """The year of a date that has one."""
    assert mention.figure.date is not None  # noqa: S101
    assert mention.figure.date.year is not None  # noqa: S101
    return mention.figure.date.year


def founded(line: Line, year: Mention) -> bool:
    """Whether a year is that of a foundation: "founded in Leeds in 1922"."""
    back = line.words(year.first - 5, year.first)
    at = next((i for i, word in enumerate(back) if word in words("dates", "spans", "founded")), len(back))
    return back[-1:] == ["in"] and at < len(back) and "," not in back[at:]
