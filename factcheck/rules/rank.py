"""Figures that the text puts in order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, factor, number, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Ranking, Standing


class Rank(Rule):
    """The highest of a row must not be below the next, nor the lowest above it.

    "Had the most, 412, followed by York with 380": each figure of the row is held against the one behind it, as printed. It is
    an error only where the word is of the figure itself ("had the most", "the highest was"); the largest city may be the
    largest by area.

    Source: Office for National Statistics, style guide, on ranking; V. Cohn and L. Cope, News & Numbers, 3rd ed., Wiley-Blackwell, 2012.
    """

    name = "rank"
    code = "FC704"
    priority = "P2"
    consistent = (
        "Leeds had the most complaints, 412, followed by York with 380.",
        "Harrowmere Rovers had the highest average, 3,640, followed by Kelsby Town with 3,180 and Ottersea with 2,205.",
        "Wales recorded the lowest rate, 4.1 per cent, followed by Scotland with 4.4 per cent.",
        "The highest was Norfolk at 40, then Suffolk at 38, Essex at 35 and Kent at 35.",
        "Sandham won the most votes, 9,412, ahead of Okoro with 8,205.",
        "The trust paid the most in fines, £3.2m, followed by Oldmere council with £3.1m.",
        "The scores were, in descending order: Leeds 40, York 38 and Hull 35.",
        "The fees were, in ascending order: Leeds £40, York £48 and Hull £65.",
        "Polling the fewest votes were Reform in Ardley with 212, followed by the Greens with 240.",
        "Pupils there had the second-highest score, 512, followed by Estonia with 509.",
    )
    inconsistent = (
        "Leeds had the most complaints, 412, followed by York with 415.",
        "Harrowmere Rovers had the highest average, 3,180, followed by Kelsby Town with 3,640 and Ottersea with 2,205.",
        "Wales recorded the lowest rate, 4.4 per cent, followed by Scotland with 4.1 per cent.",
        "The highest was Norfolk at 40, then Suffolk at 43, Essex at 35 and Kent at 35.",
        "Sandham won the most votes, 8,412, ahead of Okoro with 9,205.",
        "The trust paid the most in fines, £3.2m, followed by Oldmere council with £3.4m.",
        "The scores were, in descending order: Leeds 40, York 35 and Hull 38.",
        "The fees were, in ascending order: Leeds £40, York £38 and Hull £65.",
        "Pupils there had the second-highest score, 509, followed by Estonia with 512.",
        "Leeds had the most complaints, 412, followed by York with 380 and Hull with 390.",
    )
    silent = (
        "Leeds had the most complaints, 412, up from 380 in 2019, followed by York with 415 so far.",
        "A rise of 3 per cent in May was followed by a rise of 4 per cent in June.",
        "The largest state by area has 3m people, followed by Ardmoor with 2m.",
        "The bank made 40 loans in March, followed by 52 in April.",
        "Leeds had the most complaints, 412, followed by York with 9.1 per 1,000 people.",
        "She led with 12 points, followed by 15 rebounds and four assists.",
        "The most that he paid was £40, followed by a fee of £50 a year.",
        "The film had the highest score, 8.1, then took $12m at home.",
        "Oslo had the dearest hotels; a beer is £9 there, followed by Zurich at £10.",
        "The lowest price was £40 in Leeds, followed by a fee at £30.",
        "The lowest bid was 40, and the highest 65.",
        "The guests had at most 12 rooms, followed by the staff with 15.",
        "Ardley had the most snow, 12cm, followed by two days of rain.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each figure with the next of its row."""
        for found in claims.rankings:
            if found.sort == "rank":
                yield in_order(found)
        for place in claims.standings:
            yield _placed(place)


def step_of(first: Interval, second: Interval) -> Interval:
    """By how much the first is above the second."""
    return first - second


def _placed(found: Standing) -> Derivation:
    place = Fraction(found.before + 1)
    return Derivation(
        stated=found.nth,
        inputs=(),
        readings=(Reading(f"behind {found.names}", place, Interval.exactly(place)),),
        tie=found.tie,
        show=number,
        strict=True,
        message=f"“{found.nth.text}” does not fit the {number(Fraction(found.before))} named before it: {found.names}.",
    )


def in_order(found: Ranking) -> Derivation:
    """A figure held against the one that it is not below, or not above."""
    first, second = found.first, found.second
    units = factor(first, second)
    value = first.scalar * units - second.scalar
    wanted = Interval(Fraction(0), None) if found.descending else Interval(None, Fraction(0))
    sign = "below" if value < 0 else "above"
    return Derivation(
        stated=first,
        inputs=(second,),
        readings=(worked(f"{plain(first)} − {plain(second)}", step_of, (first, units), second),),
        tie=found.tie,
        show=shown_like(second),
        stated_interval=wanted,
        stated_text=found.word,
        strict=True,
        message=f"“{found.word}” and the figures cannot all be right: {plain(first)} is {sign} {plain(second)}.",
    )
