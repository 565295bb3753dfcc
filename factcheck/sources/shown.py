"""Whether a figure of the article may be shown as standing in its source: its twin must tell the same fact, not only the same number.

Read by hand on eighty pairs of stories that two outlets wrote of one event: what was wrong were figures that stand everywhere (a
weekday, "one student", "the first time", "dozens") and share with their twin no more than the word they count, parts of two
dates, and bounds that go opposite ways.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table, words
from factcheck.sources.marks import CALENDAR
from factcheck.sources.passages import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.sources.link import Linked, Twin
    from factcheck.sources.marks import Mark
    from factcheck.sources.passages import Document, Passage

FITS: Final = 0.6  # below this a figure of the same value is likely of another thing
SMALL: Final = 12  # numbers up to here stand everywhere
HALF: Final = 0.45  # of a sentence, that both tell
SOME: Final = 0.35
NEXT: Final = 2  # tokens between two parts of one date
MANY: Final = 8  # figures, from which an article's own share tells how much of it is from a source
ALONE: Final = 2.0  # the fit of a rival beside an article that has nothing from its source
UP: Final = frozenset(("over", "at_least"))
DOWN: Final = frozenset(("under", "at_most"))


def is_shown(found: Linked) -> bool:
    """Whether the best twin of a figure tells the same fact."""
    twin, mark = found.twin, found.mark
    if twin is None or twin.grade not in ("same", "rounded") or twin.fit < FITS:
        return False
    if mark.sort in CALENDAR:
        return _of_one_date(found, twin)
    return _says_as_much(mark, twin) and _of_one_thing(found, twin)


def is_derived(found: Linked, article: Document) -> bool:
    """Whether what figures of the source give may be shown as the working of a figure: its sentence asks for it."""
    if found.worked is None or found.twin is not None:
        return False
    kind = found.worked[0].kind
    if any(given.hedge in UP | DOWN for given in found.worked[0].inputs):
        return False
    if kind in ("sum", "difference"):
        said = {token.lower for token in article.tokens[found.passage.first : found.passage.last]}
        return not said.isdisjoint(words("sources", "tables", "sum" if kind == "sum" else "gap"))
    return found.mark.sort == "percent" if kind == "change" else found.mark.hedge is None


def room_for_rivals(found: Sequence[Linked]) -> float:
    """How well a rival must fit before a figure differs from its source: the less of an article is from a source, the better.

    A claim of a sentence or two is taken to be from its source; a story of many figures, few of which the source has, tells other things too.
    """
    if len(found) < MANY:
        return 0.0
    return ALONE * (1 - sum(map(is_shown, found)) / len(found)) ** 2


def _of_one_date(found: Linked, twin: Twin) -> bool:
    """Whether two parts of dates are of one: no other part differs, and the sentences share more than the date."""
    mine, theirs = _date_around(found.mark, found.passage), _date_around(twin.mark, twin.passage)
    if any(mine[sort] != theirs[sort] for sort in mine.keys() & theirs.keys()):
        return False
    if not (found.passage.stems & twin.passage.stems) - _months():
        return False
    if "year" in mine and "year" not in theirs and twin.sentence < SOME:
        return False  # "in January" is of another year as likely
    return found.mark.sort != "weekday" or twin.beside or twin.sentence >= HALF


def _date_around(mark: Mark, passage: Passage) -> dict[str, object]:
    """The parts of the date that a part stands in, by their sort."""
    parts = [m for m in passage.marks if m.sort in CALENDAR]
    at = parts.index(mark)
    first, last = at, at
    while first and parts[first].first - parts[first - 1].last <= NEXT:
        first -= 1
    while last + 1 < len(parts) and parts[last + 1].first - parts[last].last <= NEXT:
        last += 1
    return {part.sort: part.value for part in parts[first : last + 1]}


@cache
def _months() -> frozenset[str]:
    dates = table("dates")
    return frozenset(stem(name) for part in ("months", "weekdays") for name in dates[part])


def _says_as_much(mark: Mark, twin: Twin) -> bool:
    """False for one end of a range, bounds that go opposite ways, and wide figures that are not the same without much else in common."""
    theirs = twin.mark
    if theirs.upper is not None and mark.upper is None:
        return False  # "15 days" where the source says 15 to 30
    if mark.sort == theirs.sort == "duration" and _is_age(mark) != _is_age(theirs):
        return False  # "after 19 years", and a student of 19
    hedges = {mark.hedge, theirs.hedge}
    if hedges & UP and hedges & DOWN:
        return False
    wide = mark.sort in ("vague", "share") or mark.hedge is not None
    return not wide or mark.text == theirs.text or twin.sentence >= SOME or mark.value == theirs.value


def _is_age(mark: Mark) -> bool:
    return mark.text.lower().endswith("old")


def _of_one_thing(found: Linked, twin: Twin) -> bool:
    """Whether a number that stands everywhere is of the same thing: more must be told in both than what is counted."""
    mark = found.mark
    if mark.sort == "number" and mark.value == 1 and not twin.noun:
        return False
    if mark.sort == "vague" or twin.mark.bare or (mark.sort == "number" and mark.value == 1):
        return twin.sentence >= SOME
    if mark.value > SMALL or mark.sort not in ("number", "ordinal"):
        return True
    shared = found.passage.stems & twin.passage.stems - {found.counted}
    return bool(shared)
