"""The way a thing is said to move, held against its two amounts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Directed, Reading
from factcheck.precision import Interval
from factcheck.record import replace
from factcheck.rules.rule import HUNDRED, Rule, alike, factor, number, plain, shown_like, worked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Certainty, Change, Claims, Direction, Extreme, Headed, Quantity


class ChangeDirection(Rule):
    """What rose must end higher than it began, what fell lower; what is higher than another must be above it.

    Rounded figures keep their order: 1.22% is above 1.21%, and only where two are printed alike may either be the higher. How far each form of words
    ("up from", "fell to … from", "higher than the", a headline's "rises" over the first figures below) is trusted was counted on real text: the word
    agrees with its levels in all but an error.

    Source: the commonest slip in reports of figures, two amounts set down in the wrong order; S. R. Maier, Numbers in
    the News: a mathematics audit of a daily newspaper, Journalism Studies 3(4), 2002.
    """

    name = "change-direction"
    code = "FC103"
    consistent = (
        "The jobless rate fell to 3.1% from 3.4%.",
        "Unemployment rose to 4.4% from 4.1%.",
        "Attendance slipped from 21,300 to 19,800.",
        "The average wait has grown from 12 weeks to 15 weeks.",
        "Oil dropped to $71 a barrel from $74.",
        "A decline in deaths on the roads, from 212 to 187, was welcomed by the minister.",
        "Margins narrowed to 11.2 per cent, from 12.5 per cent.",
        "Spending on roads increased from £40m to £48m.",
        "The crime rate fell from 83 to 74 offences per 1,000 people.",
        "Her majority was cut to 1,200 from 1,500.",
        "The bank's rate is 4.11%, down from 4.36% a week ago.",
        "Turnover was £2.4bn, up from £2.3bn.",
        "The index rose to 54.2, above the 53 that economists had expected.",
        "The deficit narrowed to £3bn in March, compared with £4bn a year before.",
        "The jobless rate was 5.1 per cent in May. That was up from 4.9 per cent in April.",
        "The list has 91 schools with five-star ratings, up from 85.",
    )
    inconsistent = (
        "The jobless rate fell to 3.4% from 3.1%.",
        "Unemployment rose to 4.1% from 4.4%.",
        "Attendance slipped from 19,800 to 21,300.",
        "The average wait has grown from 15 weeks to 12 weeks.",
        "Oil dropped to $74 a barrel from $71.",
        "A decline in deaths on the roads, from 187 to 212, was welcomed by the minister.",
        "Margins narrowed to 12.5 per cent, from 11.2 per cent.",
        "Spending on roads increased from £48m to £40m.",
        "The crime rate fell from 74 to 83 offences per 1,000 people.",
        "Her majority was cut to 1,500 from 1,200.",
        "The bank's rate is 4.36%, down from 4.11% a week ago.",
        "Turnover was £2.3bn, up from £2.4bn.",
        "Loans in arrears fell to 1.22% in the spring from 1.21%.",
    )
    silent = (
        "The pound rose to 1.24 to the euro from 1.21.",
        "The rupee depreciated from 84 to 85 within a month.",
        "Shares in the brewery were 21p higher at 790p, having touched a high earlier of 797p.",
        "The age at which pupils may drop out of school was raised from 16 to 18.",
        "The rower, 23, hopes to show off her stroke at the highest level.",
        "The yen rose to 148 to the dollar from 151.",
        "The company fell to a loss of £6m from a profit of £4m.",
        "He rose to number 3 in the world from number 8.",
        "Growth was 2% in March, after growth of 3% in February.",
        "The temperature fell to 3C, and will rise to 9C from Sunday.",
        "Shares fell 3% to 146p, and rose from 151p to 155p in New York.",
        "The pass rate rose in a year when the number of entries went from 3,200 to 2,900.",
        "Prices of land fell from 2010 to 2015.",
        "The club climbed from ninth to third.",
        "The rate was 28%, down from 28%.",
        "In the year the share price was up or down at least 2% nine times, versus eight in 2019.",
        "Talks were about 4% away from 5% and rose no more.",
        "Sales rose 3% in May, compared with a rise of 5% in April.",
        "Some 412 came on Sunday, when the choir sang down from the gallery at 515 people.",
        "About 44 of the chain's 140 shops, up from 120 a year ago, now sell fruit.",
        "Cash flow rose to £23m from a deficit of £49m the year before.",
        "Support rose sharply among younger voters, going from 13% in May to 8% of the older ones.",
        "The economy grew by 0.4% in the three months to October, slowing a touch from the 0.5% in the three months to September.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each two levels with a word for the way between them; then each change with a way and both its amounts."""
        told: dict[tuple[str, str], Direction] = {}
        sized = {_sized(change) for change in claims.changes}
        for found in claims.directions:
            told[found.after.id, found.before.id] = found.way
            if not _otherwise(found, claims.changes) and (found.after.id, found.before.id, found.way) not in sized:
                yield _derived(found, found.after)
        for change in claims.changes:
            after, before = change.after, change.before
            if after is None or before is None or change.direction is None:
                continue
            firm, same = _sized(change) is not None, told.get((after.id, before.id)) == change.direction
            if same and not firm:
                continue  # the same is told already; another word that says otherwise is held against them too
            if _way_told(change, after, before):
                via = SIZED if firm else "direction/change"
                tie = replace(change.tie, certainty=_certainty(change, after, before), via=via)
                stated = after if firm and same else _moved(change, after)
                yield _derived(Directed(after, before, change.direction, change.word, tie), stated)
        yield from (_headed(found) for found in claims.headed)
        yield from (_led(found) for found in claims.extremes if found.way != found.wanted)


def _sized(change: Change) -> tuple[str, str, Direction] | None:
    """Both amounts and the way of a change whose size is that of the step between them: nothing ties a way to two levels more firmly."""
    after, before, way = change.after, change.before, change.direction
    if after is None or before is None or way is None or not _way_told(change, after, before):
        return None
    return (after.id, before.id, way) if _certainty(change, after, before) == "sure" else None


SIZED = "direction/sized"
COMPARED = frozenset(("against", "compared", "versus", "vs"))
SIZES = {
    "percent": ("percent", "after", "before"),
    "percentage_points": ("points", "level", "level"),
    "ratio": ("multiple", "after", "before"),
}
BOUNDED = frozenset(("over", "under", "at_least", "at_most", "about", "almost"))


def _way_told(change: Change, after: Quantity, before: Quantity) -> bool:
    """Whether a change's own tie is good enough to hold its way against its levels."""
    if change.tie.certainty != "sure" or change.inverse or change.adjusted:
        return False
    if change.word in COMPARED and not _fits(change, after, before):
        return False
    if (
        _unscaled(after, before) or change.word in VALUED or max(after.scalar, before.scalar) < 0
    ):  # below nought what narrows rises (directions.py)
        return False
    # Growth of 2% after growth of 3% is growth.
    return not (after.is_range or before.is_range or (change.word == "growth" and after.kind == "percent"))


VALUED = frozenset(
    ("improved", "improvement", "worsened", "worsening", "deteriorated", "deterioration")
)  # more of what is good
FAR = 100
THOUSAND = 1000


def _certainty(change: Change, after: Quantity, before: Quantity) -> Certainty:
    """A change that no form of directions.py has tied: without a size it agreed with its word in nine of ten, with one only where the size fits."""
    if not (change.percents or change.amounts or change.points or change.multiples):
        return "guess"
    return "sure" if _fits(change, after, before) and not change.lent else "loose"


def _fits(change: Change, after: Quantity, before: Quantity) -> bool:
    """Whether a size that is told is that of the step between the levels, up or down."""
    by = step_between(before.interval, after.interval * factor(after, before))
    sizes = [
        (q.interval * factor(q, before), by)
        for q in (*change.amounts, *change.points)
        if alike(q, before) or q in change.points
    ]
    if before.interval.low and before.interval.low > 0:
        sizes += [(q.interval, by / before.interval * HUNDRED) for q in change.percents]
    return any(size.overlaps(step) or (-size).overlaps(step) for size, step in sizes)


def _unscaled(after: Quantity, before: Quantity) -> bool:
    """ "From $17.5 to $1.2bn": the scale of the one is left out."""
    small, large = sorted((abs(after.scalar), abs(before.scalar)))
    places = (after.printed.place, before.printed.place)
    return large > FAR * small and min(places) < THOUSAND <= max(places)


def _otherwise(found: Directed, changes: Iterable[Change]) -> bool:
    """Whether a change takes the earlier level for that of another later one: then its own tie decides."""
    rivals = [
        c.after
        for c in changes
        if c.before is not None and c.before.id == found.before.id and c.after is not None and alike(c.after, c.before)
    ]
    return bool(rivals) and all(after.id != found.after.id for after in rivals)


def _derived(found: Directed, stated: Quantity) -> Derivation:
    after, before = found.after, found.before
    units = factor(after, before)
    value = after.scalar * units - before.scalar
    up = found.way == "up"
    sign, way = ("above" if value > 0 else "below"), ("rise" if up else "fall")
    return Derivation(
        stated=stated,
        inputs=tuple(q for q in (after, before) if q is not stated),
        readings=(worked(f"{plain(after)} − {plain(before)}", step_between, before, (after, units)),),
        tie=found.tie,
        show=_points if before.kind == "percent" else shown_like(before),
        parts=SIZES.get(stated.kind, ("amount", "level", "level")) if stated not in (after, before) else (),
        strict=True,
        subject=stated.measure or "",
        stated_interval=Interval(Fraction(0), None) if up else Interval(None, Fraction(0)),
        stated_text=found.word,
        message=f"“{found.word}” and the figures cannot all be right: {plain(after)} is {sign} {plain(before)}, which is no {way}.",
    )


def _headed(found: Headed) -> Derivation:
    """A headline's word against the way that the figures below tell."""
    figures = " and ".join(f"“{plain(q)}”" for q in found.figures)
    message = f"“{found.word.text}” in the headline and the first figures below may not agree: {figures} tell of {_named(found.below)}."
    return _worded(found, found.figures, ("the first figures below", found.below), message)


def _led(found: Extreme) -> Derivation:
    """A change word against the end of the scale that it leads to."""
    end = found.end.text
    message = f"“{found.word.text}” and “{found.link} … {end}” cannot both be right: that is {_named(found.wanted)}."
    return _worded(found, (found.end,), (f"{found.link} a {end}", found.wanted), message)


def _worded(
    found: Headed | Extreme, inputs: tuple[Quantity, ...], told: tuple[str, Direction], message: str
) -> Derivation:
    """A change word with its way, against what tells of one, in words, and that way."""
    working, wanted = told
    return Derivation(
        stated=found.word,
        inputs=inputs,
        readings=(Reading(working, Fraction(1 if wanted == "up" else -1), _towards(wanted)),),
        tie=found.tie,
        show=lambda value: _named("up" if value > 0 else "down"),
        strict=True,
        stated_interval=_towards(found.way),
        stated_text=found.word.text,
        message=message,
    )


def _named(way: Direction) -> str:
    return "a rise" if way == "up" else "a fall"


def _towards(way: Direction) -> Interval:
    zero = Fraction(0)
    return Interval(zero, None, low_open=True) if way == "up" else Interval(None, zero, high_open=True)


def step_between(before: Interval, after: Interval) -> Interval:
    """By how much the later amount is above the earlier."""
    return after - before


def _moved(change: Change, after: Quantity) -> Quantity:
    """The figure that the change word governs."""
    return next(iter((*change.percents, *change.points, *change.amounts, *change.multiples)), after)


def _points(value: Fraction) -> str:
    return f"{number(value, 2)} point{'' if abs(value) == 1 else 's'}"
