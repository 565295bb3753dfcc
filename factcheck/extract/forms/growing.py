"""Growth year upon year, by the forms of `relations/growth.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.anchors import ways
from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Compound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.extract.forms.read import Match

MOST_YEARS: Final = 60
MOST_RATE: Final = 1000  # per cent a year: no power of a number as long as a novel is ever worked out


def compound(found: Match) -> Iterator[Compound]:
    """A yearly rate with a number of years and what it comes to: a percentage, a multiple or two amounts."""
    base = found.quantity("BASE") if "BASE" in found.parts else None
    said, at = _said(found), found.parts["RATE"][0][0]
    down = words("changes", "down", "verbs") | words("changes", "down", "nouns")
    yield Compound(
        found.quantity("RATE"),
        found.quantity("YEARS"),
        found.quantity("RESULT"),
        base,
        down=bool(down & set(found.told.lower(at - 5, at))),
        stated=bool(said & words("growth", "compound", "words")),
        simple=bool(said & words("growth", "simple", "words")),
        tie=found.tie("the yearly rate, the years and what they come to"),
    )


def _said(found: Match) -> frozenset[str]:
    """The words of a sentence, alone, in twos and in threes."""
    told = found.told.row.spelt
    return frozenset(" ".join(told[i : i + n]) for n in (1, 2, 3) for i in range(len(told) - n + 1))


def yearly(found: Match) -> bool:
    """One rate a year that is told as it was, whole years, and nothing that makes the rate a mean or another's."""
    (rate, years), at = (found.figure(part) for part in ("RATE", "YEARS")), found.parts["RATE"][0][1]
    q, n = rate.quantity, years.quantity
    per = q.per in ("year", "annum") or found.told.lower(at, at + 1)[0] in words("growth", "compound", "yearly")
    bounded = q.is_range or q.hedge in ("over", "under", "at_least", "at_most") or not 0 < q.scalar <= MOST_RATE
    whole = n.unit == "year" and not n.is_range and n.scalar.denominator == 1 and 1 < n.scalar <= MOST_YEARS
    return per and not bounded and whole and not _said(found) & words("growth", "apart", "words")


def own_pace(found: Match) -> bool:
    """ "At 7% a year" as the first words of a sentence, or "growing at 7% a year"; not "with inflation at 7% a year"."""
    at = found.parts["RATE"][0][0] - 1
    paced = words("growth", "pace", "words") | ways("verbs").keys()
    return at <= 1 or bool(set(found.told.lower(at - 2, at)) & paced)


def two_amounts(found: Match) -> bool:
    """Two amounts of one kind, and no word that the one is of another time than the years begin or end with."""
    base, result = found.figure("BASE"), found.figure("RESULT")
    plain = not any(m.quantity.is_range or m.quantity.scalar <= 0 for m in (base, result)) and comparable(base, result)
    return plain and not set(found.told.row.spelt) & words("growth", "apart", "times")
