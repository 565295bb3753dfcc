"""Find ages with the dates that they follow from: "born on 12 May 1938 and died on 3 February 2021, aged 82"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.persons import same_person
from factcheck.lexicon import words
from factcheck.model import Lifetime, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.extract.dates import DateSpan
    from factcheck.extract.line import Line, Mention

SURE = Tie("sure", ("same sentence", "birth, death and age"), via="age/born-died")
EVENT = Tie("sure", ("same sentence", "birth, age and the year that it is told for"), via="age/told-for-year")
TODAY = Tie("sure", ("same sentence", "birth and age, on the day of publication"), via="age/today")
TOLD = Tie("sure", ("the sentence before has the birth", "one person in both"), via="age/sentence-before")
LATER = Tie("guess", ("the one birth of the article", "one name in both"), via="age/one-birth")
OLDEST = 125
CLOSE = 9  # so many words may stand between an age and the year that it is told for


def lifetimes(lines: Sequence[Line], dateline: date | None) -> Iterator[Lifetime]:
    """Every age with the birth of one person, and the death, an event or the day of publication, in the same sentence."""
    for number, line in enumerate(lines):
        dates = _years(line)
        if number:
            yield from _next_door(lines[number - 1], line, dateline)
        ages = [m for m in line.mentions if _is_age(line, m)] if dates else []
        if len(ages) != 1:
            continue
        found = _life(line, dates, ages[0]) or _spanned(line, dates, ages[0]) or _now(line, dates, ages[0], dateline)
        if found is not None and _possible(found):
            yield found
    yield from _far(lines)


def _years(line: Line) -> list[Mention]:
    return [m for m in line.mentions if m.figure.date is not None and m.figure.date.year is not None]


def _is_age(line: Line, mention: Mention) -> bool:
    """An age, or a bare number where an age stands: "who was 80,"."""
    if mention.quantity.is_range or mention.quantity.hedge is not None:
        return False
    if mention.kind == "age":
        return mention.quantity.unit in (None, "year")
    ending = line.lower(mention.last) in (",", ".", "", "when", "in", "and", ")")
    told = line.lower(mention.first - 1) in ("was", "is", "now", "being")
    return mention.kind == "number" and told and ending and mention.quantity.scalar < OLDEST


def _life(line: Line, dates: Sequence[Mention], age: Mention) -> Lifetime | None:
    """Two dates and an age: of birth and death, or of birth and an event."""
    if len(dates) != 2 or any(d.figure.date is None or d.figure.date.until is not None for d in dates):
        return None
    one, two = dates
    if line.lower(age.last) != "when" and _one_life(line, one, two):
        return Lifetime(age.quantity, one.quantity, two.quantity, _parts(one), _parts(two), SURE)
    for birth, end in ((one, two), (two, one)):
        if _born(line, birth) and not _born(line, end) and _at_event(line, age, end) and _same_person(line, birth, age):
            return Lifetime(age.quantity, birth.quantity, end.quantity, _parts(birth), _parts(end), EVENT)
    return None


def _one_life(line: Line, one: Mention, two: Mention) -> bool:
    """Whether the two dates are those of a birth and a death: told in words, or "(1940–2020)"."""
    before, between = line.words(one.first - 5, one.first), line.words(one.last, two.first)
    told = ("born" in before or "b" in before) and ("died" in between or "dies" in between or "death" in between)
    dashed = line.lower(one.first - 1) == "(" and between in (["-"], ["–"], ["—"]) and line.lower(two.last) == ")"
    return (told or dashed) and not words("dates", "spans", "relations") & set(between)


def _born(line: Line, date_: Mention) -> bool:
    back = line.words(date_.first - 6, date_.first)
    return "born" in back and back[-1:] in (["in"], ["on"], ["born"]) and "," not in back[back.index("born") :]


def _at_event(line: Line, age: Mention, end: Mention) -> bool:
    """ "14 when she swam at the 1972 Games", "30 in 1990"."""
    gap = line.words(age.last, end.first)
    near = 0 < len(gap) <= CLOSE and gap[0] in words("dates", "spans", "events")
    return near and not {",", ";", "and", "before", "after", "until", "since"} & set(gap)


def _same_person(line: Line, one: Mention, two: Mention) -> bool:
    first, second = sorted((one, two), key=lambda m: m.first)
    return not words("dates", "spans", "relations") & set(line.words(first.first - 5, second.last + 3))


def _spanned(line: Line, dates: Sequence[Mention], age: Mention) -> Lifetime | None:
    """ "Ann Hale (1940-2020), who was 80", "Ann Hale (1940-2020) died aged 80"."""
    span = dates[0].figure.date
    if len(dates) != 1 or span is None or span.until is None or line.lower(dates[0].first - 1) != "(":
        return None
    gap = line.words(dates[0].last, age.first)
    if gap[:1] != [")"] or len(gap) > CLOSE or not {"died", "who", "was", "aged"} & set(gap):
        return None
    if line.lower(age.last) in ("when", "in") or not _same_person(line, dates[0], age) or span.year is None:
        return None
    q = dates[0].quantity
    return Lifetime(age.quantity, q, q, (span.year, None, None), (span.until, None, None), SURE)


def _now(line: Line, dates: Sequence[Mention], age: Mention, today: date | None) -> Lifetime | None:
    """ "Mr Hale, 72, was born in 1950", "born in 1950, Mr Hale, 72, still runs", "born in 1950 and is now 72"."""
    if today is None or len(dates) != 1 or not _born(line, dates[0]) or dates[0].figure.date is None:
        return None
    if words("dates", "spans", "dead") & set(line.words(line.first, line.last)) or not _same_person(
        line, dates[0], age
    ):
        return None
    if not (_was_born(line, age, dates[0]) or _opened(line, dates[0], age) or _is_now(line, dates[0], age)):
        return None
    ended = (today.year, today.month, today.day)
    return Lifetime(age.quantity, dates[0].quantity, None, _parts(dates[0]), ended, TODAY)


def _next_door(before: Line, line: Line, today: date | None) -> Iterator[Lifetime]:
    """ "She was born in 1958. She was 14 when she swam at the 1972 Games": the birth is in the sentence before."""
    births = [d for d in _years(before) if _born(before, d)]
    ages = [m for m in line.mentions if _is_age(line, m)]
    if len(births) != 1 or len(ages) != 1 or not same_person(before, line):
        return
    birth, age, ends = births[0], ages[0], [d for d in _years(line) if not _born(line, d)]
    if birth.figure.date is None or birth.figure.date.until is not None or len(ends) > 1:
        return
    tie = TOLD
    if ends and _told_for(line, age, ends[0]):
        end = ends[0]
        found = Lifetime(age.quantity, birth.quantity, end.quantity, _parts(birth), _parts(end), tie)
    elif not ends and today is not None and line.words(age.first - 2, age.first) == ["is", "now"] and _ends(line, age):
        ended = (today.year, today.month, today.day)
        found = Lifetime(age.quantity, birth.quantity, None, _parts(birth), ended, tie)
    else:
        return
    if _possible(found):
        yield found


def _possible(found: Lifetime) -> bool:
    """A life of some length, or a death told before its birth, which is the error."""
    return found.ended[0] - found.born[0] < OLDEST and (
        found.ended[0] > found.born[0] or found.tie in (SURE, TOLD, LATER)
    )


def _far(lines: Sequence[Line]) -> Iterator[Lifetime]:
    """The one birth of an article, with a death and an age in another sentence that names the same person."""
    births = [(line, d) for line in lines for d in _years(line) if _born(line, d)]
    if len(births) != 1 or births[0][1].figure.date is None or births[0][1].figure.date.until is not None:
        return
    born, birth = births[0]
    for line in lines:
        ages, ends = [m for m in line.mentions if _is_age(line, m)], _years(line)
        apart = line.number == born.number or (line.number == born.number + 1 and same_person(born, line))
        if apart or len(ages) != 1 or len(ends) != 1 or "died" not in line.words(line.first, line.last):
            continue
        if _told_for(line, ages[0], ends[0]) and _one_name(born, line):
            yield Lifetime(ages[0].quantity, birth.quantity, ends[0].quantity, _parts(birth), _parts(ends[0]), LATER)


def _one_name(born: Line, line: Line) -> bool:
    """Whether two sentences share a surname, and neither speaks of a relation."""
    relations = words("dates", "spans", "relations")
    if relations & {*born.words(born.first, born.last), *line.words(line.first, line.last)}:
        return False
    names = [
        {w.lower for w in one.sentence.words if w.tag == "NNP" and w.dep.startswith("nsubj")} for one in (born, line)
    ]
    return bool(names[0] & names[1])


def _told_for(line: Line, age: Mention, end: Mention) -> bool:
    """Whether an age is that of the year in its sentence: "14 when she swam at the 1972 Games", "died in 1980, aged 79"."""
    if end.figure.date is None or end.figure.date.until is not None:
        return False
    if _at_event(line, age, end):
        return True
    gap = [word for word in line.words(end.last, age.first) if word != "aged"]
    died = "died" in line.words(line.first, end.first) and line.lower(age.last) in (".", ",", "", ";")
    aged = gap in ([","], ["at", "the", "age", "of"], ["at"], [])
    opened = line.lower(line.first) in ("in", "at", "by") and end.first - line.first <= 3
    was = gap[-2:] in (["she", "was"], ["he", "was"]) and len(gap) <= 5
    return (died and aged) or (opened and (gap == [","] or was))


def _ends(line: Line, age: Mention) -> bool:
    return line.lower(age.last) in (".", ",", "", ";", "and")


def _was_born(line: Line, age: Mention, birth: Mention) -> bool:
    gap = line.words(age.last, birth.first)
    return "born" in gap and set(gap[: gap.index("born")]) <= {",", "was", "who"} and "," in gap[:1]


def _opened(line: Line, birth: Mention, age: Mention) -> bool:
    """A sentence that begins with the birth: "Born in 1950, Mr Hale, 72,"."""
    gap = line.words(birth.last, age.first)
    name = len(gap) <= 6 and gap[:1] == [","] and gap[-1:] == [","] and gap.count(",") == 2
    return line.lower(line.first) == "born" and name and line.lower(age.last) == ","


def _is_now(line: Line, birth: Mention, age: Mention) -> bool:
    return line.words(birth.last, age.first) in (
        ["and", "is", "now"],
        ["and", "is"],
        [",", "is", "now"],
        [",", "and", "is"],
    )


def _parts(mention: Mention) -> tuple[int, int | None, int | None]:
    span: DateSpan | None = mention.figure.date
    assert span is not None  # noqa: S101
    assert span.year is not None  # noqa: S101
    return span.year, span.month, span.day
