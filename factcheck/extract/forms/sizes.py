"""What must hold of products, averages and shares told twice besides the words of a form, by name."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from factcheck.extract.alike import narrowed
from factcheck.extract.anchors import ways
from factcheck.extract.forms.amounts import addable, between, cells, of_one, opens, parts_of
from factcheck.extract.kinds import COUNTS, LASTING, NO_AMOUNTS
from factcheck.extract.measures import comparable
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention

PERIODS: Final = ("day", "week", "month", "year", "hour", "quarter", "night", "game", "match")
LONG: Final = PERIODS[:6]


LEAST_SHARE: Final = 25
FINITE: Final = ("VBD", "VBZ", "VBP", "MD")


def priced(found: Match) -> bool:
    """A number, a figure for each and a larger total in one unit and for one time, and no other like them between."""
    count, each, total = (found.figure(part) for part in ("COUNT", "EACH", "TOTAL"))
    if (
        any(m.quantity.is_range for m in (count, each, total))
        or not _one_unit(each, total)
        or each.quantity.hedge == "at_most"
    ):
        return False
    if any(_one_unit(each, m) or m.kind == count.kind for m in between(found)):
        return False
    if narrowed(found.told.line_of(total), total):
        return False  # "raising £1.9m after costs"
    if count.kind != "duration" and not _of_these(count, each, total):
        return False
    larger = count.quantity.scalar > 1 and total.quantity.scalar > each.quantity.scalar
    return larger and _same_time(count, each, total)


def _of_these(count: Mention, each: Mention, total: Mention) -> bool:
    """Whether a figure is for each of what is counted, in whole numbers: not "15 cents a share" of three mills."""
    per = each.quantity.per
    whole = count.quantity.scalar.denominator == 1 or count.kind == "measure"
    return whole and per in (None, count.quantity.unit, total.quantity.per, *HEADS)


HEADS: Final = words("rates", "sold", "heads")


def _one_unit(one: Mention, two: Mention) -> bool:
    """Money in one currency, or measures in one unit, or counts of one thing or of what is not named."""
    pair = {None if q.unit == q.per else q.unit for q in (one.quantity, two.quantity)}  # the "two a game" of 54 goals
    if one.kind == "money" or two.kind == "money":
        return one.kind == two.kind and (len(pair) == 1 or pair in ({"USD", "cent"}, {"GBP", "penny"}))
    plain = {one.kind, two.kind} <= COUNTS
    return (
        len(pair) == 1 if one.kind == two.kind and one.kind in LASTING else plain and (len(pair) == 1 or None in pair)
    )


def _same_time(count: Mention, each: Mention, total: Mention) -> bool:
    """Whether the number is of what the figure is for: weeks of a figure a week; else the total is for the same time."""
    if count.kind in LASTING:
        return each.quantity.per == count.quantity.unit
    times = [m.quantity.per if m.quantity.per in PERIODS else None for m in (each, total)]
    return times[0] == times[1] or (times[1] is None and times[0] not in LONG)


def like_values(found: Match) -> bool:
    """Figures of the kind of their average, and no more of it before them but their number."""
    average, values = found.figure("AVERAGE"), found.figures("PART")
    told = cells(found)
    before = [m for cell, m in found.told.mentions.items() if cell < max(told) and cell not in told]
    others = any(m.kind == average.kind and m.quantity.scalar != len(values) for m in before)
    plain = not any(m.quantity.is_range for m in (average, *values))
    return plain and not others and all(comparable(m, average) and _like(m, average) for m in values)


def counted_all(found: Match) -> bool:
    """As many figures of the kind of their average as the text counts; and the average is a plain one."""
    average, count, values = found.figure("AVERAGE"), found.figure("COUNT"), found.figures("PART")
    like = all(
        m.kind == average.kind and comparable(m, average) and not m.quantity.is_range for m in (average, *values)
    )
    plain = not words("asides", "median", "words") & set(found.told.row.spelt)
    return like and plain and count.quantity.scalar == len(values) >= len(("one", "two"))


def _like(one: Mention, two: Mention) -> bool:
    return one.kind == two.kind or {one.kind, two.kind} == COUNTS


def times(found: Match) -> bool:
    """Two amounts of one kind; shares only where "that of" says so; not "a half, or a tenth of", nor of another clause."""
    multiple, left, right = (found.figure(part) for part in ("MULTIPLE", "LEFT", "RIGHT"))
    (first, last), (at, _), (_, end) = found.parts["MULTIPLE"][0], found.parts["RIGHT"][0], found.parts["LEFT"][0]
    behind = found.told.lower(last, at)
    shared = words("multiples", "clauses", "shares") & set(behind[:2])
    barred = {"duration", "ratio"} if shared else {"duration", "ratio", "percent"}
    clauses = set(found.told.lower(end, first)) & words("multiples", "clauses", "words")
    told = found.told.row.cells[end:first]
    parted = bool(clauses) and any(cell.tag in FINITE for cell in told)
    plain = not multiple.quantity.is_range and not {left.kind, right.kind} & barred and comparable(left, right)
    told_before = any(cell < end and m.kind == "ratio" for cell, m in found.told.mentions.items())
    again = (
        "again" in behind
        or ";" in found.told.lower(end, first)
        or (told_before and found.told.lower(first - 1, first) == ["or"])
    )
    return plain and not parted and not again


def multiplied(found: Match) -> bool:
    """A multiple, and no fraction."""
    return found.figure("MULTIPLE").figure.multiple


def apart(found: Match) -> bool:
    """Two shares of two groups, neither of them a range."""
    return not any(found.figure(part).quantity.is_range for part in ("MULTIPLE", "LEFT", "RIGHT"))


def percent_of(found: Match) -> bool:
    """Plain amounts in one currency, the part the smaller."""
    part, whole, rate = (found.figure(name) for name in ("PART", "WHOLE", "SHARE"))
    plain = not any(m.quantity.is_range for m in (part, whole, rate)) and {part.quantity.per, whole.quantity.per} <= {
        None,
        "year",
    }
    alone = not any(m.kind in ("money", "percent") for m in between(found))
    return plain and alone and _one_unit(part, whole) and part.quantity.scalar < whole.quantity.scalar


def one_share(found: Match) -> bool:
    """A fraction that is a share, beside a percentage that is no range."""
    fraction, percent = found.figure("FRACTION"), found.figure("PERCENT")
    return fraction.figure.numbers[0].share and not (fraction.quantity.is_range or percent.quantity.is_range)


def alike_shares(found: Match) -> bool:
    """Neither of the two is a change, nor is the fraction of a rate that the percentage tells."""
    (_, end), (two, _) = sorted((found.parts["FRACTION"][0], found.parts["PERCENT"][0]))
    between = set(found.told.lower(end, two))
    sizes = words("asides", "compared", "words") & between
    return not sizes and _unmoved(found, "FRACTION") and _unmoved(found, "PERCENT")


def no_answers(found: Match) -> bool:
    """No comma before the bracket, and no further answers with theirs: the fraction may be of them all."""
    end, (at, last) = found.parts["FRACTION"][0][1], found.parts["PERCENT"][0]
    later = found.told.row.figures
    others = any(found.told.lower(cell - 1, cell) == ["("] for cell in later if last < cell < last + 14)
    return not others and not {",", ";", "or", "and"} & set(found.told.lower(end, at - 1))


def _unmoved(found: Match, part: str) -> bool:
    """No size of a change; "made up 40 per cent" is none."""
    at, behind = found.parts[part][0]
    back, ahead = found.told.lower(at - 2, at), found.told.lower(behind, behind + 1)
    moved = words("asides", "compared", "by") | ways("verbs").keys()
    by = bool(moved & set(back[-1:])) and " ".join(back) not in words("told", "composed", "phrases")
    return not by and not words("asides", "compared", "more") & set(ahead)


def small_part(found: Match) -> bool:
    """A part that its whole can hold, of the same thing, told beside a word for its share."""
    part, whole = found.figure("PART"), found.figure("WHOLE")
    same = part.kind == "number" or part.quantity.unit == whole.quantity.unit
    return same and of_one(found) and addable(found) and part.quantity.scalar < whole.quantity.scalar


def a_share(found: Match) -> bool:
    """Shares that are no sizes of changes, with parts that their whole can hold; and nothing that it is held against."""
    whole, shares = found.figure("WHOLE"), found.figures("SHARE")
    if any(m.quantity.is_range or not (m.kind == "percent" or m.figure.numbers[0].share) for m in shares):
        return False
    first, last = (found.parts[part][0] for part in ("SHARE", "WHOLE"))
    against = words("changes", "links", "before") & set(found.told.lower(first[1], last[0]))
    fit = all(parts_of(m, whole) and m.quantity.scalar <= whole.quantity.scalar for m in found.figures("PART"))
    return fit and not against and _unmoved(found, "SHARE")


def of_those(found: Match) -> bool:
    """A whole that "of" opens the clause with, or that of a survey: "of the 250 flats", "a poll of 250 people"."""
    at = found.parts["WHOLE"][0][0]
    return opens(found) or bool(words("things", "samples") & set(found.told.lower(at - 4, at)))


def no_place(found: Match) -> bool:
    """No part that only says where: "in its two hospitals, 71% of the beds"."""
    at = found.parts["PART"][0][0]
    back = found.told.row.cells[max(0, at - 6) : at][::-1]
    clause = itertools.takewhile(lambda c: c.word not in (",", ";", "—") and c.tag not in FINITE, back)
    return not {cell.word for cell in clause} & words("asides", "placing", "words")


def not_narrowed(found: Match) -> bool:
    """A part that is told with all that it is of: not "after tax"."""
    part = found.figure("PART")
    return not narrowed(found.told.line_of(part), part)


def only_two(found: Match) -> bool:
    """No figure before the share but its part and its whole."""
    end = found.parts["SHARE"][0][0]
    told = [m for cell, m in found.told.mentions.items() if cell < end and m.kind not in NO_AMOUNTS]
    return len(told) == len(("PART", "WHOLE"))


def big_enough(found: Match) -> bool:
    """A share that may be one of people: "most of the growth (2.1%)" tells a rate."""
    q = found.figure("PART").quantity
    return not q.is_range and q.scalar >= LEAST_SHARE and _unmoved(found, "PART")


def plain_most(found: Match) -> bool:
    """ "Most firms", not "the most" nor "at most", nor "most confident of one (46%)", which is said beside others."""
    at = max(i for i in range(found.parts["PART"][0][0]) if found.told.row.spelt[i] == "most")
    return found.told.row.cells[at].tag != "RBS" and not set(found.told.lower(at - 1, at)) & words(
        "asides", "majority", "not_behind"
    )
