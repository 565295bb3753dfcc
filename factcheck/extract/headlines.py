"""Hold the figures of a headline against its story: told there, worked out from there, or at odds with it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.extract.kinds import COUNTS
from factcheck.extract.link.agree import HEADS
from factcheck.extract.one_thing import earlier, may_be_part, of_a_size, of_one_thing, state_of, words_shared
from factcheck.lexicon import words
from factcheck.model import SameFact, Tie
from factcheck.precision import far_bound, headline_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.extract.one_thing import Told
    from factcheck.precision import Interval

STATED = ("count", "number", "money", "percent", "measure", "percentage_points", "duration", "age", "ordinal", "ratio")
UNTOLD = ("duration", "ordinal")  # a headline without them in its story tells of another span or place
EARLY = 12  # so many figures of the story are asked whether they are the headline's
LEAD = 150  # words that open a story: what they tell is what the headline is about
NEAR = 2  # figures that make up another stand so many sentences apart at most
MOST = 15  # figures of the story that sums and differences are tried with


def headlines(lines: Sequence[Line]) -> Iterator[SameFact]:
    """Every figure of a headline with the figure of the story that it repeats, or that it is at odds with."""
    story = [(line, m) for line in lines if line.block not in HEADS for m in line.mentions]
    if not story:
        return
    for line in lines:
        if line.block != "headline":
            continue
        for mention in line.mentions:
            if mention.kind in STATED and not mention.quantity.is_range and not mention.figure.multiple:
                fact = _fact((line, mention), story)
                if fact is not None:
                    yield fact


def _fact(placed: Told, story: Sequence[Told]) -> SameFact | None:
    head = placed[1]
    reading = headline_reading(head.quantity.printed, head.quantity.interval)
    for _, mention in story:
        if _like(head, mention) and _told(reading, mention):
            return SameFact(
                head.quantity, mention.quantity, Tie("sure", ("the headline and its story",), via="same/headline")
            )
    rival, via = _rival(placed, story)
    if rival is None or any(_elsewhere(head, reading, m) for _, m in story) or _worked_out(placed, reading, story):
        return None
    return SameFact(
        head.quantity,
        rival.quantity,
        Tie("guess", ("no figure of the story gives the one of the headline",), via=f"same/{via}"),
    )


def _rival(placed: Told, story: Sequence[Told]) -> tuple[Mention | None, str]:
    """The figure that the story tells in place of the headline's, and how it is known: of one thing by its words, or of its sort and in words of the headline."""
    opening = placed[0].last + LEAD
    head = placed[1]
    if head.kind not in UNTOLD:
        for told in story[:EARLY]:
            if of_one_thing(placed, told, leads=told[1].first < opening):
                return told[1], "headline-rival"
    alike = [told for told in story[:EARLY] if told[1].first < opening and _like(head, told[1])]
    named = [told for told in alike if words_shared(placed, told) and _may_be(placed, told)]
    return (max(named, key=lambda told: _kinship(placed, told))[1] if named else None), "headline-named"


def _may_be(placed: Told, told: Told) -> bool:
    """Whether a figure may be the headline's: in size, by when it is told, and of people by what became of them."""
    befell = state_of(*placed) if placed[1].kind in COUNTS else ""
    alike = befell == "" or (befell is not None and befell == state_of(*told))
    return alike and of_a_size(placed[1], told[1]) and not earlier(*told)


def _kinship(placed: Told, told: Told) -> tuple[int, Fraction]:
    """How many words a headline shares with a figure's clause, and how near the two are."""
    small, large = sorted((abs(placed[1].quantity.scalar), abs(told[1].quantity.scalar)))
    return words_shared(placed, told), Fraction(small) / large if large else Fraction(1)


def _like(one: Mention, two: Mention) -> bool:
    if one.kind in COUNTS:
        return two.kind in COUNTS
    return one.kind == two.kind and one.quantity.unit == two.quantity.unit


def _given(reading: Interval, mention: Mention) -> bool:
    """Whether a figure has the headline's value."""
    value = mention.quantity.value
    ends = value if isinstance(value, tuple) else (value,)
    return any(reading.contains(abs(end)) for end in ends)


def _elsewhere(head: Mention, reading: Interval, mention: Mention) -> bool:
    """Whether a figure of another kind may be the headline's: "81" in "81-year-old", but no day of the calendar in "$20m"."""
    may_be = {"count": (*COUNTS, "ordinal", "ratio"), "age": (*COUNTS, "age", "ordinal", "date", "duration")}
    if head.kind in may_be and mention.kind not in may_be[head.kind]:
        return False
    return (mention.kind != "date" or head.kind in ("number", "age", "duration")) and _given(reading, mention)


def _told(reading: Interval, mention: Mention) -> bool:
    """Whether a figure of the story is the headline's, rounded or cut; a bound far off ("at least 35") tells nothing."""
    q = mention.quantity
    near = q.hedge is not None and reading.overlaps(q.interval)
    return _given(reading, mention) or (
        near and not far_bound(reading.low if reading.low is not None else q.scalar, q.scalar)
    )


def _worked_out(placed: Told, reading: Interval, story: Sequence[Told]) -> bool:
    """Whether some sum, difference, ratio or change of two figures of the story gives it: enough to leave it alone."""
    if any(
        _like(placed[1], m) and reading.contains(abs(m.quantity.scalar) / 2) for line, m in story if _halved(line, m)
    ):
        return True
    if any(_like(placed[1], m) and reading.contains(m.quantity.scalar + 1) for line, m in story if _besides(line, m)):
        return True
    known = [t for t in story if t[1].quantity.scalar and t[1].kind != "ordinal" and may_be_part(placed, t)][:MOST]
    return any(
        reading.contains(value)
        for line, one in known
        for beside, two in known
        if one is not two and _together(placed[1], one, two)
        if line is beside or one.quantity.scalar != two.quantity.scalar  # else one figure, told twice
        for value in _results(placed, one, two, near=abs(line.number - beside.number) <= NEAR)
    )


def _halved(line: Line, mention: Mention) -> bool:
    """ "The second half of the $700bn fund"."""
    return "half" in line.words(mention.first - 3, mention.first)


def _besides(line: Line, mention: Mention) -> bool:
    """ "California and 15 other states"."""
    return line.lower(mention.last) in words("facts", "besides")


def _together(head: Mention, one: Mention, two: Mention) -> bool:
    """Whether two figures may be taken from one another: a span of years from two dates or two ages."""
    kinds = {one.kind, two.kind}
    if head.kind in ("age", "duration"):
        return kinds in ({"date"}, {"date", "age"}) or (head.kind == "duration" and _like(one, two))
    return _like(one, two) or kinds <= {"number", "duration", "date"}


def _results(placed: Told, one: Mention, two: Mention, *, near: bool) -> tuple[Fraction, ...]:
    """What two figures may give that is of the headline's kind: money comes of money, a count of counts, a ratio of any two."""
    head, first, second = placed[1], _value(one), _value(two)
    ratios = (abs(first / second - 1) * 100, first / second, first / second * 100)
    if head.kind == "age" or {one.kind, two.kind} == {"date"}:
        return (abs(first - second),)
    if head.kind == "percent" and one.kind != "percent":
        return ratios
    steps = (first + second, abs(first - second)) if near else (first + second,) if head.kind == "count" else ()
    if head.kind in ("money", "measure", "count") or state_of(*placed) is not None:
        return steps if _like(head, one) else ()
    return (*steps, *ratios[:2]) if head.kind in ("number", "ratio") else steps


def _value(mention: Mention) -> Fraction:
    """The number of a figure; of a date, its year."""
    day = mention.figure.date
    return Fraction(day.year) if day is not None and day.year is not None else abs(mention.quantity.scalar)
