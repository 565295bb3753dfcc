"""Changes told in a form of their own, by the forms of `relations/change.toml`: a size with both its levels."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.extract.anchors import ways
from factcheck.extract.change_words import change_word
from factcheck.extract.measures import comparable, price_of_money
from factcheck.extract.years import year_of
from factcheck.model import Change
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention
    from factcheck.model import Direction, Quantity

ANGLE: Final = "degree"
FAR: Final = 8  # words that say what a number is of
STEM: Final = 5  # "applicants" and "applications" are of one thing
PLAIN: Final = ("percent", "percentage_points", "ratio")


def told_changes(found: Iterable[Match], others: Sequence[Change]) -> Iterator[Change]:
    """The changes that a form tells, and the others but for those of the same size."""
    told = [_change(match) for match in found]
    sizes = {q.id for one in told for q in _sizes(one)}
    yield from told
    yield from (one for one in others if not sizes & {q.id for q in _sizes(one)})


def _sizes(change: Change) -> tuple[Quantity, ...]:
    return (*change.percents, *change.points, *change.amounts, *change.multiples)


def _change(found: Match) -> Change:
    after, before = _ends(found)
    size, *more = found.figures("SIZE")
    sizes: dict[str, list[Quantity]] = defaultdict(list)
    for one in (size, *(m for m in more if m.kind != size.kind)):
        told = replace(one.quantity, unit=after.quantity.unit) if one.quantity.unit == ANGLE else one.quantity
        sizes[one.kind if one.kind in PLAIN else "amount"].append(told)
    word, way = _way(found)
    return Change(
        direction=way,
        percents=tuple(sizes["percent"]),
        points=tuple(sizes["percentage_points"]),
        amounts=tuple(sizes["amount"]),
        multiples=tuple(sizes["ratio"]),
        after=after.quantity,
        before=before.quantity,
        tie=found.tie("a form that tells the size and both levels"),
        word=word,
        more=word != size.quantity.text,
    )


def _ends(found: Match) -> tuple[Mention, Mention]:
    """The later level and the earlier; of levels told in two units those in the unit of the size."""
    if "ONE" in found.parts:
        one, two = found.figure("ONE"), found.figure("TWO")
        first, last = (year_of(m) for m in found.figures("WHEN")[:2])
        return (one, two) if first > last else (two, one)
    unit = found.figure("SIZE").quantity.unit
    after, before = (
        next((m for m in some if m.quantity.unit == unit), some[0])
        for some in (found.figures("AFTER"), found.figures("BEFORE"))
    )
    return after, before


def _way(found: Match) -> tuple[str, Direction | None]:
    """The word for the way, and the way; that of a multiple is told by itself, and a gap has none."""
    at = next(
        (found.told.row.cells[found.parts[part][0][0]].first for part in ("WAY", "MORE") if part in found.parts), None
    )
    if at is None:
        size, (first, last) = found.figure("SIZE"), found.parts["SIZE"][0]
        nouns = [*found.told.lower(last, last + 2), *found.told.lower(first - 2, first)]
        word = next((noun for noun in nouns if noun in ways("nouns")), size.quantity.text)
        up = "up" if size.kind == "ratio" and size.quantity.scalar > 1 else "down" if size.kind == "ratio" else None
        return word, ways("nouns").get(word, up)  # type: ignore[arg-type]
    line = next(one for one in found.told.lines if one.first <= at < one.last)
    told = change_word(line, at)
    return line.lower(at), told.way if told is not None else None


def moved(found: Match) -> bool:
    """Two levels of one kind and unit, and a size that may be of them."""
    if "ONE" in found.parts and not by_year(found):
        return False
    after, before = _ends(found)
    told = (after, before, *found.figures("SIZE"))
    sizes = all(m.kind in PLAIN or m.quantity.unit == ANGLE or comparable(m, after) for m in found.figures("SIZE")[:1])
    plain = not any(m.quantity.is_range for m in told) and before.quantity.hedge != "at_most"
    return sizes and plain and comparable(after, before) and not any(map(price_of_money, found.told.lines))


def by_year(found: Match) -> bool:
    """Two years, not the same."""
    dates = [m.figure.date for m in found.figures("WHEN")[:2]]
    years = {date.year for date in dates if date is not None}
    return len(years) == len(("ONE", "TWO")) and None not in years


def no_record(found: Match) -> bool:
    """No lowest or highest behind the size: what that is held against is an older low."""
    first, last = found.parts["SIZE"][0][1], found.parts["BEFORE"][0][0]
    cells = found.told.row.cells[first:last]
    return not any(cell.tag in ("JJS", "RBS") or cell.word == "record" for cell in cells)


def same_count(found: Match) -> bool:
    """An earlier level of what the later counts, as far as both say so: not "when the number of stalls stood at 310" of people."""
    after, before = found.figure("AFTER"), found.figure("BEFORE")
    at = found.parts["BEFORE"][0][0]
    told, back = found.told.lower(0, at - FAR), found.told.lower(at - FAR, at)
    if "of" in back and before.context.noun is None:
        return any(word[:STEM] == back[-3][:STEM] for word in told)
    return before.context.noun in (None, after.context.noun, *after.context.topic)


def opens_line(found: Match) -> bool:
    """A sentence that opens with its earlier level: "from 12 in 2019, …"."""
    return found.parts["BEFORE"][0][0] == 1


def only_level(found: Match) -> bool:
    """No other figure of the sentence before could be the level."""
    after, before = found.figure("AFTER"), found.figure("BEFORE")
    line = found.told.line_of(after)
    like = [m for m in line.figures(line.first, line.last) if comparable(m, before) and m.kind != "percent"]
    return [m for m in like if m.quantity.scalar != 1] == [after]


def own_amount(found: Match) -> bool:
    """A size in the unit of its levels."""
    return found.figure("SIZE").kind == found.figure("AFTER").kind
