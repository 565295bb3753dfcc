"""What must hold of a whole, its parts and the rest besides the words of a form, by name."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from factcheck.extract.alike import kinship, narrowed, parted
from factcheck.extract.forms.pattern import HYPHEN
from factcheck.extract.kinds import BARE, COUNTS, MEASURED, NO_AMOUNTS
from factcheck.extract.measures import comparable
from factcheck.lexicon import fractions, table, words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention


def summable(found: Match) -> bool:
    """Figures of kinds and units that can be parts of their whole, none of them a range, nor each for another time."""
    told = [m for part in found.parts if part != "SHARE" for m in found.figures(part)]
    whole = found.figure("WHOLE")
    rates = {m.quantity.per for m in told} - {None}
    if len(rates) > 1 or any(m.quantity.is_range or m.quantity.unit == "point" for m in told):
        return False
    return all(m is whole or (can_add(m, whole) and m.quantity.scalar < whole.quantity.scalar) for m in told)


EACH: Final = 3  # cells from the last part to the "each" of "one each in Ash and Birch"
MOST_OF_ALL: Final = 50


def can_add(part: Mention, whole: Mention) -> bool:
    """A figure of a kind and unit to be a part of the whole."""
    like = part.quantity.unit == whole.quantity.unit if part.kind == whole.kind != "count" else True
    return like and parts_of(part, whole) and (part.kind == whole.kind or {part.kind, whole.kind} == COUNTS)


def parts_of(part: Mention, whole: Mention) -> bool:
    """Whether one figure can be a part of the other, by kind and unit."""
    if part.kind in COUNTS and whole.kind == "duration":
        return True
    kinds = {part.kind, whole.kind}
    if not kinds <= COUNTS | MEASURED or "point" in (part.quantity.unit, whole.quantity.unit):
        return False
    if part.quantity.is_range or whole.quantity.is_range or (not kinds <= COUNTS and not comparable(part, whole)):
        return False
    return part.quantity.scalar > 0 and whole.quantity.scalar > 0


def one_noun(found: Match) -> bool:
    """A whole and parts that count one thing, or persons, as far as they say what they count."""
    told = {m.quantity.unit for part in ("WHOLE", "PART") for m in found.figures(part) if _named(found, m)} - {None}
    return len(told) <= 1 or told <= words("things", "people")


def _named(found: Match, mention: Mention) -> bool:
    """Whether what is counted stands right behind the figure: not the airline of "three to one airline"."""
    return found.told.line_of(mention).tag(mention.last)[:2] in ("NN", "JJ", "VB")


def untold(found: Match) -> bool:
    """No figure beside the whole and the parts that could be a part or the whole."""
    told = {id(m) for part in found.parts for m in found.figures(part)}
    whole = found.figure("WHOLE")
    return not any(
        id(m) not in told and m.quantity.scalar != 1 and m.kind not in NO_AMOUNTS and can_add(m, whole)
        for m in found.told.mentions.values()
    )


def same_link(found: Match) -> bool:
    """Parts that one preposition leads on from: "five from Kent and four from Essex"."""
    links = [found.told.lower(last, last + 1) for _, last in found.parts["PART"]]
    return all(link == links[0] for link in links)


def points(found: Match) -> bool:
    """A margin told in points."""
    q = found.figure("NET").quantity
    return (q.unit == "point" or q.kind == "percentage_points") and not q.is_range


def plain_shares(found: Match) -> bool:
    """Shares with no others beside them, and no ranges."""
    told = [*found.figures("PART"), found.figure("REST")]
    percents = [m for m in found.told.mentions.values() if m.kind == "percent"]
    return len(percents) == len(told) and not any(m.quantity.is_range for m in told)


def most_of_all(found: Match) -> bool:
    """Shares that are not just the tail of a longer list."""
    return sum(m.quantity.scalar for m in found.figures("PART")) >= MOST_OF_ALL


def rests(found: Match) -> bool:
    """A rest of the same unit as its whole; and no figure before them, nor between, that may be one of the sum."""
    whole, rest = found.figure("WHOLE"), found.figure("REST")
    told = cells(found)
    last = max(told)
    first = min(told)
    others = [(cell, m) for cell, m in found.told.mentions.items() if cell < last and cell not in told]
    if any(comparable(m, whole) if cell < first else can_add(m, whole) for cell, m in others):
        return False  # "of the 28m tonnes, 15m are wheat, 12m oats and the remaining 1m rye"
    return comparable(whole, rest)


def no_others(found: Match) -> bool:
    """No figure between those of a sum that could be one of them."""
    whole = found.figure("WHOLE")
    return not any(can_add(m, whole) for m in between(found))


def between(found: Match) -> list[Mention]:
    """The figures between those that play a part."""
    told = cells(found)
    return [m for cell, m in found.told.mentions.items() if min(told) < cell < max(told) and cell not in told]


def cells(found: Match) -> set[int]:
    """The cells of all figures that play a part."""
    return {first for spans in found.parts.values() for first, _ in spans}


def addable(found: Match) -> bool:
    """A part of a kind and unit that its whole can hold."""
    part, whole = found.figure("PART"), found.figure("WHOLE")
    bare = (
        part.quantity.scalar > 0
        and whole.quantity.scalar > 1
        and "year" not in (part.quantity.unit, whole.quantity.unit)
    )
    return bare and can_add(part, whole)


def of_one(found: Match) -> bool:
    """Figures that are no rates or ranges, told as facts, and no size or model ("of the 12-man team")."""
    told = [found.figure(part) for part in ("PART", "WHOLE")]
    at = found.parts["WHOLE"][0][1]
    compound = found.told.lower(at, at + 1) in ([HYPHEN], ["per"], ["%"], ["each"], ["apiece"])
    if found.figure("WHOLE").quantity.hedge == "at_most":
        return False  # "28 units have five or fewer cases, 21 of them none": what each has is no whole
    return not compound and not any(m.quantity.is_range or m.quantity.per for m in told)


def unranged(found: Match) -> bool:
    """Neither a range nor a rate."""
    return not any(m.quantity.is_range or m.quantity.per for m in (found.figure("PART"), found.figure("WHOLE")))


def _only(found: Match, kinds: Collection[str]) -> bool:
    """Whether the figures of some kinds are those that play a part, and no ranges nor rates; the number of the parts may stand before them."""
    told = [m for m in found.told.mentions.values() if m.kind in kinds]
    played = {id(m) for part in found.parts for m in found.figures(part)}
    numbers = [m for m in told if id(m) not in played]
    counted = all(m.quantity.scalar == len(found.parts["PART"]) and m is told[0] for m in numbers)
    return counted and not any(m.quantity.is_range or m.quantity.per for m in told)


def adds_up(found: Match) -> bool:
    """A whole with its parts, and no other figure of the sentence; the whole not told "after tax"."""
    whole = found.figure("WHOLE")
    return _only(found, COUNTS | MEASURED) and not narrowed(found.told.line_of(whole), whole)


def kindred(found: Match) -> bool:
    """Parts that are of the kind of their whole, as far as is known."""
    whole = found.figure("WHOLE")
    return kinship(found.told.line_of(whole), whole, found.figures("PART")) != "loose"


def everybody(found: Match) -> bool:
    """Parts that leave nobody out: men and women, boys and girls."""
    nouns = {m.context.noun for m in found.figures("PART")}
    return any(nouns == set(pair) for pair in table("things")["either"])


def left_over(found: Match) -> bool:
    """A rest of what its whole counts, and each part less than that."""
    whole, rest, parts = found.figure("WHOLE"), found.figure("REST"), found.figures("PART")
    line = found.told.line_of(rest)
    named = line.tag(rest.last) in ("NNS", "NNPS") or line.tag(rest.last + 1) in ("NNS", "NNPS")
    others = named and rest.context.noun is not None and whole.context.noun is not None and not comparable(rest, whole)
    ranges = any(m.quantity.is_range for m in (whole, rest, *parts))
    fits = (
        all(m.quantity.scalar < whole.quantity.scalar for m in parts) and rest.quantity.scalar <= whole.quantity.scalar
    )
    return fits and not others and not ranges


def left_of_hundred(found: Match) -> bool:
    """Shares of one whole, none of them a fraction in words or held against another, nor shares of a share."""
    at, end = found.parts["PART"][0][0], found.parts["REST"][0][0]
    before, names = found.told.lower(0, end), fractions("numbers", "fractions")
    fraction = any(
        two == "half" or (one in words("numbers", "words", "single") and two in names)
        for one, two in itertools.pairwise(before)
    )
    compared = words("asides", "held", "words") & set(before)
    ranges = any(m.quantity.is_range for m in (*found.figures("PART"), found.figure("REST")))
    return not (fraction or compared or ranges or before[at - 2 : at - 1] == ["of"])


def none_before(found: Match) -> bool:
    """No figure before the rest but those that play a part; beside shares other figures may stand."""
    rest, told = found.figure("REST"), cells(found)
    kinds = {rest.kind} if rest.kind == "percent" else {m.kind for m in found.told.mentions.values()} - NO_AMOUNTS
    return not any(cell < max(told) and cell not in told and m.kind in kinds for cell, m in found.told.mentions.items())


def owned(found: Match) -> bool:
    """ "The team’s 14 goals": all that there are."""
    at = found.parts["WHOLE"][0][0]
    return found.told.lower(at - 1, at)[0].endswith(("'s", "’s", "s'", "s’", "'", "’"))


def in_range(found: Match) -> bool:
    """A value told as it is, of the kind and unit of its range."""
    return a_range(found) and found.figure("VALUE").quantity.modality == "actual"


def a_range(found: Match) -> bool:
    """A value of the kind and unit of its range, whether it is or is to be."""
    value, (low, high) = found.figure("VALUE"), ends(found)
    like = all(comparable(value, end) or {value.kind, end.kind} <= {"number", "age", "count"} for end in (low, high))
    whole = low.quantity.is_range if low is high else low.quantity.scalar < high.quantity.scalar
    plain = whole and not value.quantity.is_range and value.quantity.hedge is None
    return like and plain


def ends(found: Match) -> tuple[Mention, Mention]:
    """The two ends of a range, or twice the figure that is both."""
    if "RANGE" in found.parts:
        return found.figure("RANGE"), found.figure("RANGE")
    return found.figure("LOW"), found.figure("HIGH")


def no_holder(found: Match) -> bool:
    """A whole that is counted itself, not what others are in: "12 floors, including 40 flats"."""
    part, whole = (found.figure(name).quantity.unit for name in ("PART", "WHOLE"))
    persons = words("things", "people")
    return whole not in words("things", "holders") and not (part in persons and whole not in persons)


def only_whole(found: Match) -> bool:
    """No other figure of the first sentence that could be the whole."""
    whole, part = found.figure("WHOLE"), found.figure("PART")
    at = found.parts["WHOLE"][0][0]
    end = next(i for i, cell in enumerate(found.told.row.cells) if cell.word == "." and i > at)
    others = [m for cell, m in found.told.mentions.items() if cell < end and m is not whole]
    return not any(can_add(part, m) for m in others if m.kind in COUNTS)


def kin(found: Match) -> bool:
    """Part and whole that count the same thing, or persons both."""
    units = [found.figure(part).quantity.unit for part in ("PART", "WHOLE")]
    same = found.figure("WHOLE").kind == "money" or units[0] == units[1]
    return same or all(unit in words("things", "people") for unit in units)


def one_thing(found: Match) -> bool:
    """A part told without a noun, or with that of its whole."""
    return found.figure("PART").kind in BARE or kin(found)


def unranked(found: Match) -> bool:
    """No rank or reach: "the top 40 of 12 countries"."""
    at = found.parts["PART"][0][0]
    return not set(found.told.lower(at - 2, at)) & words("lists", "ranked")


def opens(found: Match) -> bool:
    """An "of" at the head of its clause."""
    at = found.parts["WHOLE"][0][0]
    leads = (
        i - (found.told.lower(i - 1, i) == ["out"])
        for i in range(max(0, at - 5), at)
        if found.told.row.spelt[i] == "of"
    )
    return any(lead == 0 or found.told.row.spelt[lead - 1] in (";", "“", ".", '"') for lead in leads)


def parts_fit(found: Match) -> bool:
    """Parts of the kind and unit of their whole; what the whole is told per, its parts need not say again. The number of parts may be told."""
    whole, parts = found.figure("WHOLE"), found.figures("PART")
    if "COUNT" in found.parts and found.figure("COUNT").quantity.scalar != len(parts):
        return False
    at, pers = found.parts["WHOLE"][0][0], {m.quantity.per for m in parts}
    free = {None} if found.told.lower(at - 2, at) == ["total", "of"] else set()
    if any(m.quantity.is_range for m in (whole, *parts)) or not pers <= {whole.quantity.per, *free}:
        return False
    plain = all(m.kind in COUNTS for m in (whole, *parts))
    return plain or all(comparable(m, _at_large(whole, m)) or m.quantity.unit in ("cent", "penny") for m in parts)


def _at_large(whole: Mention, part: Mention) -> Mention:
    """A whole as its part is told, which need not say again what it is for."""
    return replace(whole, quantity=replace(whole.quantity, per=part.quantity.per))


def not_from(found: Match) -> bool:
    """A whole that is not what something else came from: "to $31 from $29, comprising"."""
    at = found.parts["WHOLE"][0][0]
    return found.told.lower(at - 1, at) != ["from"]


def rivals(found: Match) -> bool:
    """Figures before a list and its whole that may be the whole as well: "40 people in 12 raids: nine men ..."."""
    (at, end), (first, _) = found.parts["WHOLE"][0], found.parts["PART"][0]
    back = [cell for cell in found.told.row.cells[max(0, at - 2) : at] if cell.tag != "DT"]
    if ":" not in found.told.lower(end, first) and not (back and back[-1].tag in ("IN", "CC")):
        return False
    parts, line = found.figures("PART"), found.told.line_of(found.figure("WHOLE"))
    before = [m for cell, m in found.told.mentions.items() if cell < at and m.kind not in NO_AMOUNTS]
    most = max(part.quantity.scalar for part in parts)
    like = (m for m in before if can_add(parts[0], m) and kinship(line, m, parts) != "loose")
    return any(m.quantity.scalar > most for m in like)


def all_sorts(found: Match) -> bool:
    """All the sorts there are of a thing: gold, silver and bronze; wins, draws and defeats."""
    return parted(found.told.line_of(found.figure("WHOLE")), found.figures("PART"))


def no_packs(found: Match) -> bool:
    """Nothing that is sold in packs, whose sorts are told for each: "1.2m units, each of two shares"."""
    return found.figure("WHOLE").quantity.unit not in words("things", "packs")


def each_once(found: Match) -> bool:
    """Parts of a whole that is at least as many, and not the most that it may be; and none of them for each of it."""
    whole, told = found.figure("WHOLE"), found.told.lower(min(cells(found)), max(cells(found)) + EACH)
    return (
        whole.quantity.scalar >= len(found.parts["PART"]) and whole.quantity.hedge != "at_most" and "each" not in told
    )


def as_much(found: Match) -> bool:
    """A part and its whole that are both so many more, or neither: "47,000 fewer women, 756,000 in all"."""
    line, change = found.told.line_of(found.figure("WHOLE")), words("told", "summing", "as_change")
    told = {line.lower(m.last) in change for m in (found.figures("PART")[-1], found.figure("WHOLE"))}
    return len(told) == 1


def whole_told(found: Match) -> bool:
    """A whole that is not told "after tax"."""
    whole = found.figure("WHOLE")
    return not narrowed(found.told.line_of(whole), whole)


def alone_in_one(found: Match) -> bool:
    """Parts behind "including" of which the last is told nothing alone, nor may "and" go on with the sentence: "14 Swedes, and 45 waiters"."""
    first, at = found.parts["PART"][-1]
    behind = found.told.row.cells[at : at + 2]
    return found.told.lower(first - 2, first - 1) != [","] and not any(c.tag in ("VBN", "VBD") for c in behind)
