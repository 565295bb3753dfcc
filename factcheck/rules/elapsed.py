"""A number of years beside the years it lies between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading
from factcheck.precision import YEARS_AHEAD, Interval, to_the_unit, years_past
from factcheck.rules.rule import OFTEN, UNLIKELY, Rule, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims
    from factcheck.model import Elapsed as Span


class Elapsed(Rule):
    """A number of years must fit the years beside it.

    From 2007 to 2012 is five years, or six where both ends are counted, or four where neither is full: one either way
    clears it. "Ten years ago, in 2012", "since 2004, for 18 years", "built in 1922, is 100 years old" and anniversaries count
    from the day of publication. Where that is not known, only what would lie after the year of the check is an error (an
    anniversary may lie ten years ahead).

    Source: the calendar; E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th ed., Cambridge University
    Press, 2018.
    """

    name = "elapsed"
    code = "FC604"
    consistent = (
        "She led the council for 16 years, from 1961 to 1977.",
        "He ruled for 12 years, from 1923 to 1935.",
        "In the five years between 2007 and 2012 the town lost its mill.",
        "From 1961 to 1977, 16 years, the line was shut.",
        "The war lasted four years, from 1914 to 1918.",
        "During the seven years from 1939 to 1946 he wrote nothing.",
        "The 20-year period from 1990 to 2010 saw the herd double.",
        "The firm was run by the founder for 31 years, from 1950 until 1981.",
        "In a 10-year stretch from 2004 to 2014 the club won six cups.",
        "During his eight years as mayor, from 2008 to 2016, the town grew.",
        "He served eight years as mayor (2008-2016).",
        "At the 25th anniversary of the 1972 fire, in 1997, he spoke.",
        "The first such engine ran in 1903, 100 years ago.",
        "He laid flowers on the 49th anniversary of the 1965 floods.",
    )
    inconsistent = (
        "She led the council for 26 years, from 1961 to 1977.",
        "He ruled for 22 years, from 1923 to 1935.",
        "In the nine years between 2007 and 2012 the town lost its mill.",
        "From 1961 to 1977, 26 years, the line was shut.",
        "The war lasted eight years, from 1914 to 1918.",
        "During the 17 years from 1939 to 1946 he wrote nothing.",
        "The 30-year period from 1990 to 2010 saw the herd double.",
        "The firm was run by the founder for 21 years, from 1950 until 1981.",
        "In a 20-year stretch from 2004 to 2014 the club won six cups.",
        "During his 12 years as mayor, from 2008 to 2016, the town grew.",
        "He served 12 years as mayor (2008-2016).",
        "At the 35th anniversary of the 1972 fire, in 1997, he spoke.",
        "The first such engine ran in 1903, 900 years ago.",
        "He laid flowers on the 249th anniversary of the 1965 floods.",
    )
    silent = (
        "She led the council from 1961 to 1977, and lived for 26 years in France.",
        "He ruled from 1923 to 1935, and was jailed for two years.",
        "After 26 years at sea he led the port from 1961 to 1977.",
        "The bridge, 40 years old, was shut from 2007 to 2012.",
        "He served nine of the 20 years from 1990 to 2010 in jail.",
        "A five-year bond was sold each spring from 1990 to 2010.",
        "He was 12 years old when the war, from 1914 to 1918, broke out.",
        "Prices were flat for three years, then rose from 2004 to 2014.",
        "From 1981 to 1990 she had three one-year terms abroad.",
        "Life expectancy rose by 2.1 years from 2000 to 2010.",
        "He asked what it came to in each of the “last 25 years”.– From 1991 to 1997 it was £42m.",
        "Plans were drawn up for the 100th anniversary of the 1930 cup final.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each number of years with both its ends."""
        for found in claims.elapsed:
            yield _derived(found)


def _in_years(found: Span) -> Interval | None:
    """What decades or centuries stand for: "two decades" are 15 to 25 years, "over two decades" also more.

    Years stand for what is printed, but the 100th anniversary is no round number.
    """
    length = found.length
    if length == 1:
        return Interval(found.stated.scalar, found.stated.scalar) if found.anniversary else None
    plain = to_the_unit(found.stated.printed) * length
    return plain.hull(found.stated.interval * length) if found.stated.hedge else plain


def _derived(found: Span) -> Derivation:
    readings, message = _until_now(found) if found.undated else _between(found)
    return Derivation(
        stated=found.stated,
        inputs=(found.first,) if found.first is found.last else (found.first, found.last),
        readings=readings,
        tie=found.tie,
        stated_interval=_in_years(found),
        show=_years,
        message=message,
    )


def _between(found: Span) -> tuple[tuple[Reading, ...], str]:
    """The years between two, one more or fewer by the months."""
    years = Fraction(found.last_year - found.first_year)
    working = f"{found.last_year} − {found.first_year}"
    message = f"“{found.stated.text}” does not fit the years beside it: {working} = {number(years)}."
    whole = Reading(working, years, Interval.exactly(years))
    # From December to January it may be a year fewer: that excuses a number of years, and does not clear it.
    counted = Reading(f"{working} + 1", years + 1, Interval.exactly(years + 1), "both years counted", OFTEN)
    return (whole, counted, Reading(working, years, Interval(years - 1, years + 1), "by the months", UNLIKELY)), message


def _until_now(found: Span) -> tuple[tuple[Reading, ...], str]:
    """The years since one where the day of publication is not known: as many as have passed by the year of the check."""
    ahead = YEARS_AHEAD if found.anniversary else 0
    most = found.last_year + ahead - found.first_year
    reaches = found.first_year + int(found.stated.scalar * found.length)
    working = f"at most {found.last_year}{f' + {ahead}' if ahead else ''} − {found.first_year}"
    message = (
        f"“{found.stated.text}” does not fit {found.first_year}: that would be in {reaches}, which is still to come."
    )
    return (Reading(working, Fraction(most), years_past(most)),), message


def _years(value: Fraction) -> str:
    return f"{number(value)} year{'' if value == 1 else 's'}"
