"""Ages with the dates that they follow from, by the forms of `relations/age.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.years import day_of
from factcheck.lexicon import table, words
from factcheck.model import Lifetime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import TypeAlias

    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention

    Day: TypeAlias = tuple[int, int | None, int | None]

OLDEST: Final = 125


def lifetimes(found: Iterable[Match], today: date | None) -> Iterator[Lifetime]:
    """Each age with a birth, and a death, an event or the day of publication; a death before its birth is an error."""
    for one in found:
        birth = one.figure("LIFE" if "LIFE" in one.parts else "BORN")
        end = one.figure("END") if "END" in one.parts else birth if "LIFE" in one.parts else None
        born, ended = _day(birth), _until(end, today)
        if born is None or ended is None or ended[0] - born[0] >= OLDEST or (end is None and ended[0] <= born[0]):
            continue
        tie = one.tie("the birth, the age and what it is told for")
        yield Lifetime(one.figure("AGE").quantity, birth.quantity, end.quantity if end else None, born, ended, tie)


def _day(mention: Mention) -> Day | None:
    span = mention.figure.date
    return day_of(mention) if span is not None and span.year is not None else None


def _until(mention: Mention | None, today: date | None) -> Day | None:
    """The day that an age is told for; of two years the later."""
    if mention is None:
        return (today.year, today.month, today.day) if today is not None else None
    span = mention.figure.date
    return (span.until, None, None) if span is not None and span.until is not None else _day(mention)


def an_age(found: Match) -> bool:
    """The only age of its sentence, in whole years and unhedged; a bare number only where an age stands: "who was 80,"."""
    age = found.figure("AGE")
    line, q, at = found.told.line_of(age), age.quantity, found.parts["AGE"][0][0]
    ages = [m for m in line.mentions if m.kind == "age" and m.quantity.unit in (None, "year") and m is not age]
    told = age.kind == "age" or bool(set(found.told.lower(at - 1, at)) & words("dates", "spans", "aged"))
    return told and not ages and not q.is_range and q.hedge is None and q.unit in (None, "year") and q.scalar < OLDEST


def one_person(found: Match) -> bool:
    """Nobody's son, nor anybody's part in a play."""
    cells = [at for spans in found.parts.values() for span in spans for at in span]
    return not words("dates", "spans", "relations") & set(found.told.lower(min(cells) - 5, max(cells) + 3))


def living(found: Match) -> bool:
    """Nobody who has died, by the words of the sentence."""
    return not words("dates", "spans", "dead") & set(found.told.row.spelt)


def goes_on(found: Match) -> bool:
    """Two sentences about one person, the only birth in the first and at most one year in the second."""
    before, line = (found.told.line_of(found.figure(part)) for part in ("BORN", "AGE"))
    kinds = table("dates")["pronouns"]
    both = {*before.words(before.first, before.last), *line.words(line.first, line.last)}
    told = [{kinds[w] for w in one.words(one.first, one.last) if w in kinds} for one in (before, line)]
    others = words("dates", "spans", "relations") | words("dates", "spans", "no_persons")
    alone = len(told[1]) == 1 and told[0] <= told[1] and not others & both
    dates = sum(m.figure.date is not None for m in line.mentions)
    return alone and before.paragraph == line.paragraph and dates <= ("END" in found.parts)


def one_clause(found: Match) -> bool:
    """An age that is of the event behind it: not "24 when her first book, set in 1972"."""
    between = found.told.lower(found.parts["AGE"][0][1], found.parts["END"][0][0])
    return not set(between) & words("dates", "age", "parting")
