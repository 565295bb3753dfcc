"""What must hold besides the words of a form, by name: what a figure counts, and whether a list is what it seems."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from factcheck.extract.apposed import parts_of
from factcheck.extract.forms.pattern import HYPHEN
from factcheck.extract.measures import comparable
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told
    from factcheck.extract.line import Mention

MOST: Final = 12


def few(found: Match) -> bool:
    """A small whole number of things that are counted one by one."""
    count = found.figure("COUNT")
    q = count.quantity
    if _in_a_name(found):
        return False
    exact = not q.is_range and q.hedge is None and q.per is None and q.scalar.denominator == 1
    return exact and 2 <= q.scalar <= MOST and q.unit not in words("lists", "uncounted")


def _in_a_name(found: Match) -> bool:
    """A number with a capital that opens no sentence: "Precious Six Garments"."""
    at = found.parts["COUNT"][0][0]
    opened = at == 0 or found.told.lower(at - 1, at)[0] in (".", "“", '"', ":", "—", "‘", "’")
    return not opened and found.figure("COUNT").quantity.text[:1].isupper()


def no_name(found: Match) -> bool:
    """No word for a number of things that is a part of a name."""
    return not _in_a_name(found)


def not_besides(found: Match) -> bool:
    """No list that is left out, nor two sides between whom others stand: "apart from A and B, the four others"."""
    at = min(first for spans in found.parts.values() for first, _ in spans)
    before = set(found.told.lower(at - 3, at)) & words("lists", "besides")
    return not before and "other" not in found.told.lower(found.parts["COUNT"][0][1], found.parts["COUNT"][0][1] + 1)


def not_of_more(found: Match) -> bool:
    """Not the four of "three of the four capitals", nor of "some of the four": the names behind are of the three."""
    at = found.parts["COUNT"][0][0]
    back = found.told.lower(at - 3, at)
    if "of" not in back:
        return True
    part = at - len(back) + back.index("of") - 1
    return part not in found.told.mentions and found.told.lower(part, part + 1)[0:1] not in [
        [word] for word in words("asides", "some_of", "words")
    ]


def named(found: Match) -> bool:
    """A list whose items stand each for one: no figures, no groups of people, and nothing that says that there are more."""
    first, last = found.parts["NAMES"][0]
    names = found.told.lists[first, last]
    if "counted" in names.sorts or set(found.told.lower(first, last + 3)) & words("lists", "open"):
        return False
    things = [item for item, sort in zip(names.items, names.sorts, strict=True) if sort == "thing"]
    return not any(set(found.told.lower(a, b)) & words("lists", "groups") for a, b in things)


def unsaid(found: Match) -> bool:
    """No list of those who say something: "two people died, police and doctors said"."""
    _, last = found.parts["NAMES"][0]
    return not set(found.told.lower(last, last + 3)) & words("lists", "saying")


def alone(found: Match) -> bool:
    """No other figure between the count and its list."""
    at, first = found.parts["COUNT"][0][0], found.parts["NAMES"][0][0]
    low, high = sorted((at, first))
    return not any(low < cell < high and _counts(found.told, cell) for cell in found.told.mentions)


def _counts(told: Told, cell: int) -> bool:
    return told.mentions[cell].kind not in ("date", "ordinal", "age")


def several(found: Match) -> bool:
    """Things in the plural behind the count, and no label ("level 4 facility") nor compound ("six-term senator")."""
    at = found.parts["COUNT"][0][1]
    if found.figure("COUNT").quantity.id == "":
        return True  # "the trio"
    noun = list(itertools.takewhile(lambda cell: cell.tag not in ("IN", ",", ":"), found.told.row.cells[at : at + 7]))
    plural = any(cell.tag in ("NNS", "NNPS") or cell.word == "people" for cell in noun)
    return plural and found.told.lower(at, at + 1) != [HYPHEN]


def no_company(found: Match) -> bool:
    """Nothing that comes "with" what is counted, and no list that begins before: "11 shops in Ohio, Iowa and Maine"."""
    (_, at), (first, _) = found.parts["COUNT"][0], found.parts["NAMES"][0]
    between = found.told.row.cells[at:first]
    if {cell.word for cell in between} & words("lists", "company"):
        return False
    names = found.told.lists[found.parts["NAMES"][0]]
    if "aside" in names.sorts[1:2] and found.figure("COUNT").quantity.unit in words("things", "people"):
        return True  # "two men from Leeds, Ann Lee, 24, and Bob Ray, 31"
    placed = any(one.tag in ("IN", "TO") for one in between)
    return not (placed and any(cell.tag.startswith("NNP") for cell in between[-3:]) and between[-1].word == ",")


def no_determiner(found: Match) -> bool:
    """Not "two cars, a house, a dog and a child", where the count stands in the list itself; of persons it may be so."""
    names = found.told.lists[found.parts["NAMES"][0]]
    person = found.figure("COUNT").quantity.unit in words("things", "people")
    return person or not any(found.told.lower(a, a + 1)[0] in ("a", "an") for a, _ in names.items)


def one_other(found: Match) -> bool:
    """No third between the one and the other."""
    words_ = [cell.word for cell in found.told.row.cells[found.parts["COUNT"][0][1] :]]
    return words_.count("one") == 1 and not {"another", "second", "third", "two"} & set(words_)


def evenly(found: Match) -> bool:
    """Figures of one kind, and none that is told for each of something."""
    kinds = {"number" if m.kind in ("age", "count") else m.kind for m in found.figures("PART")}
    return len(kinds) == 1 and not any(m.quantity.per or m.quantity.is_range for m in found.figures("PART"))


def years(found: Match) -> bool:
    """Years in their order."""
    told = [m.quantity.scalar for m in found.figures("PART")]
    return all(1800 <= year <= 2100 for year in told) and sorted(set(told)) == told


def all_names(found: Match) -> bool:
    """A list that begins with a name."""
    return found.told.lists[found.parts["NAMES"][0]].sorts[0] in ("name", "place")


def no_more_of_them(found: Match) -> bool:
    """Not "11 grifters, white-collar criminals, and liars": things in the plural that the count's own noun is one of."""
    names = found.told.lists[found.parts["NAMES"][0]]
    gap = found.told.row.cells[found.parts["COUNT"][0][1] : names.first]
    if gap[-1].word == "," and any(cell.tag == "IN" for cell in gap):
        return False  # "seven counts of fraud, theft and perjury"
    if gap[-1].word == "," and "perhaps" in names.sorts:
        return False  # "10 rounds, background checks and extending treatment"
    plural = [any(c.tag == "NNS" for c in found.told.row.cells[a:b]) for a, b in names.items]
    oxford = found.told.row.cells[names.items[-1][0] - 2].word == ","
    return not any(plural) or (not all(plural) and not oxford)


def summable(found: Match) -> bool:
    """Figures of kinds and units that can be parts of their whole, none of them a range, nor each for another time."""
    told = [m for part in found.parts for m in found.figures(part)]
    whole = found.figure("WHOLE")
    rates = {m.quantity.per for m in told} - {None}
    if len(rates) > 1 or any(m.quantity.is_range or m.quantity.unit == "point" for m in told):
        return False
    return all(m is whole or (_addable(m, whole) and m.quantity.scalar < whole.quantity.scalar) for m in told)


def _addable(part: Mention, whole: Mention) -> bool:
    like = part.quantity.unit == whole.quantity.unit if part.kind == whole.kind != "count" else True
    return (
        like and parts_of(part, whole) and (part.kind == whole.kind or {part.kind, whole.kind} == {"count", "number"})
    )


def untold(found: Match) -> bool:
    """No figure beside the whole and the parts that could be a part or the whole."""
    told = {id(m) for part in found.parts for m in found.figures(part)}
    whole = found.figure("WHOLE")
    return not any(
        id(m) not in told and m.quantity.scalar != 1 and m.kind not in ("date", "ordinal", "age") and _addable(m, whole)
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


def unchanged(found: Match) -> bool:
    """No share that is a change, or a share of a share."""
    return all(_plain_share(found, m) for m in (*found.figures("PART"), found.figure("REST")))


def _plain_share(found: Match, mention: Mention) -> bool:
    at = next(cell for cell, other in found.told.mentions.items() if other is mention)
    near = {*found.told.lower(at - 2, at), *found.told.lower(at + 1, at + 3)}
    return not near & (words("changes", "links", "before") | {"by", "up", "down", "them"})


def rests(found: Match) -> bool:
    """A rest of the same unit as its whole, and no figures between that may be parts too."""
    whole, rest = found.figure("WHOLE"), found.figure("REST")
    first, last = found.parts["WHOLE"][0][0], found.parts["REST"][0][0]
    others = [m for cell, m in found.told.mentions.items() if first < cell < last and _addable(m, whole)]
    if any(cell < first and comparable(m, whole) for cell, m in found.told.mentions.items()):
        return False  # "of the 28m tonnes, 15m are wheat, 12m oats and the remaining 1m rye"
    return comparable(whole, rest) and len(others) == len(found.figures("PART"))


def addable(found: Match) -> bool:
    """A part of a kind and unit that its whole can hold."""
    part, whole = found.figure("PART"), found.figure("WHOLE")
    bare = part.quantity.scalar > 0 and "year" not in (part.quantity.unit, whole.quantity.unit)
    return bare and _addable(part, whole)


def of_one(found: Match) -> bool:
    """Figures that are no rates or ranges, told as facts, and no size or model ("of the 12-man team")."""
    told = [found.figure(part) for part in ("PART", "WHOLE")]
    at = found.parts["WHOLE"][0][1]
    compound = found.told.lower(at, at + 1) in ([HYPHEN], ["per"], ["%"])
    return not compound and not any(m.quantity.is_range or m.quantity.per for m in told)


def kin(found: Match) -> bool:
    """Part and whole that count the same thing, or persons both."""
    units = [found.figure(part).quantity.unit for part in ("PART", "WHOLE")]
    same = found.figure("WHOLE").kind == "money" or units[0] == units[1]
    return same or all(unit in words("things", "people") for unit in units)


def one_thing(found: Match) -> bool:
    """A part told without a noun, or with that of its whole."""
    return found.figure("PART").kind in ("number", "money") or kin(found)


def unranked(found: Match) -> bool:
    """No rank or reach: "the top 40 of 12 countries"."""
    at = found.parts["PART"][0][0]
    return not set(found.told.lower(at - 2, at)) & {
        "top",
        "first",
        "last",
        "best",
        "no",
        "number",
        "every",
        "photo",
        "page",
    }


def opens(found: Match) -> bool:
    """An "of" at the head of its clause."""
    at = found.parts["WHOLE"][0][0]
    back = found.told.lower(at - 5, at)
    lead = at - len(back) + max(i for i, word in enumerate(back) if word == "of")
    lead -= found.told.lower(lead - 1, lead) == ["out"]
    return lead == 0 or found.told.lower(lead - 1, lead)[0] in (";", "“", ".", '"')


def one_question(found: Match) -> bool:
    """The second share is not told of a group of its own."""
    at = found.parts["REST"][0][1]
    return not set(found.told.lower(at, at + 5)) & {"of", "among", "in", "who"}


GUARDS: Final[dict[str, Callable[[Match], bool]]] = {
    guard.__name__: guard
    for guard in (
        few,
        no_name,
        not_besides,
        not_of_more,
        named,
        unsaid,
        alone,
        several,
        no_company,
        no_determiner,
        one_other,
        evenly,
        years,
        all_names,
        no_more_of_them,
        summable,
        untold,
        same_link,
        points,
        plain_shares,
        unchanged,
        rests,
        addable,
        of_one,
        kin,
        one_thing,
        unranked,
        opens,
        one_question,
    )
}
