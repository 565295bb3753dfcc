"""An age beside birth and death."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import Interval
from factcheck.rules.rule import Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Lifetime, Quantity

Day = tuple[int, int | None, int | None]


class AgeDates(Rule):
    """An age must follow from the dates of birth and death, or of an event.

    Where the day of publication is known, "Mr Hale, 72, was born in 1950" is held against it. With both days printed there
    is one right age; with years alone there are two.

    Source: the calendar; E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th ed., Cambridge University
    Press, 2018.
    """

    name = "age-dates"
    code = "FC605"
    consistent = (
        "Wilf Arkle, who was born on 12 May 1938 and died on 3 February 2021, aged 82, kept goal for the Rovers.",
        "The poet was born on 4 May 1901 and died on 9 June 1980, aged 79.",
        "Born in 1922, the painter died in 2001 at the age of 78.",
        "Tom Reed was born in March 1950 and died in July 2010, aged 60.",
        "The judge, who was born in 1899, died in 1983 aged 84.",
        "Sir Guy Lane, born on 30 December 1930, died on 2 January 2019, aged 88.",
        "The drummer (b 1948) died in 2016, aged 67.",
        "He was born on 1 June 1960 and died, aged 40, on 1 June 2000.",
        "Vera Lunt was born on 8 June 1931 and died on 1 May 2011, aged 79.",
        "Joe Marr, who was born in 1877, died in 1950, aged 72.",
        "Born in 1958, she was 14 when she swam at the 1972 Games.",
        "Ann Hale (1940-2020), who was 80, wrote it.",
    )
    inconsistent = (
        "Wilf Arkle, who was born on 12 May 1938 and died on 3 February 2021, aged 92, kept goal for the Rovers.",
        "The poet was born on 4 May 1901 and died on 9 June 1980, aged 78.",
        "Born in 1922, the painter died in 2001 at the age of 68.",
        "Tom Reed was born in March 1950 and died in July 2010, aged 61.",
        "The judge, who was born in 1899, died in 1983 aged 94.",
        "Sir Guy Lane, born on 30 December 1930, died on 2 January 2019, aged 89.",
        "The drummer (b 1948) died in 2016, aged 86.",
        "He was born on 1 June 1960 and died, aged 41, on 1 June 2000.",
        "Vera Lunt was born on 8 June 1931 and died on 1 May 2011, aged 80.",
        "Joe Marr, who was born in 1877, died in 1950, aged 82.",
        "Born in 1958, she was 44 when she swam at the 1972 Games.",
        "Ann Hale (1940-2020), who was 90, wrote it.",
    )
    silent = (
        "Wilf Arkle, aged 82, was born in 1938, and his club was founded in 1901.",
        "Born in 1922, he wed at 20 and died in 2001.",
        "She was born in 1940, and her husband died in 2020, aged 91.",
        "The club was founded in 1901 and its captain died in 1980, aged 31.",
        "He was born in 1950, aged quickly, and died in 2010.",
        "Aged 70, he was given the medal in 2020 for work begun in 1985.",
        "Ada Thorne (1940–2020) was 24 when she bought the mill.",
        "His son was born in 1999, and his mother died in 2003, aged 81.",
        "The queen, aged 25, came to the throne in 1952 and died in 2022.",
        "He served from 1940 to 1945 and died aged 90.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each age with its two dates."""
        for found in claims.lifetimes:
            yield _derived(found)


def age_at(born: Day, ended: Day) -> tuple[int, int]:
    """The youngest and the oldest age that two dates allow."""
    years = ended[0] - born[0]
    if born[1] is None or ended[1] is None or (born[1] == ended[1] and (born[2] is None or ended[2] is None)):
        return years - 1, years
    before = (ended[1], ended[2] or 0) < (born[1], born[2] or 0)
    return (years - 1, years - 1) if before else (years, years)


def _derived(found: Lifetime) -> Derivation:
    youngest, oldest = age_at(found.born, found.ended)
    return Derivation(
        stated=found.age,
        inputs=(found.birth,) if found.end is None or found.end is found.birth else (found.birth, found.end),
        readings=(
            Reading(
                f"{found.birth.text} to {found.ended[0]}" if found.end is None else _between(found.birth, found.end),
                Fraction(oldest),
                Interval(Fraction(youngest), Fraction(oldest)),
            ),
        ),
        tie=found.tie,
        show=number,
        stated_interval=Interval.exactly(found.age.scalar),
        strict=True,
    )


def _between(birth: Quantity, end: Quantity) -> str:
    return birth.text if birth is end else f"{birth.text} to {end.text}"
