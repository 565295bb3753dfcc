"""What must hold besides the words of a form, by name: what a figure counts, and whether a list is what it seems."""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING, Final

from factcheck.extract.forms import (
    aging,
    amounts,
    changing,
    elapsing,
    estimating,
    growing,
    margins,
    ranking,
    rating,
    sizes,
    surveying,
    voting,
)
from factcheck.extract.forms.pattern import HYPHEN
from factcheck.extract.kinds import NO_AMOUNTS
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told

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
    if any(first <= cell < last and _counts(found.told, cell) for cell in found.told.mentions):
        return False  # "11 medals: Ida five, Greta four and Maud two"
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
    return told.mentions[cell].kind not in NO_AMOUNTS


def several(found: Match) -> bool:
    """Things in the plural behind the count, and no label ("level 4 facility") nor compound ("six-term senator")."""
    at = found.parts["COUNT"][0][1]
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
    return words_.count("one") == 1 and not words("lists", "counted", "further") & set(words_)


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


HERE: Final = sys.modules[__name__]
MODULES: Final = (
    HERE, aging, amounts, changing, elapsing, estimating, growing, margins, ranking, rating, sizes, surveying, voting,
)  # fmt: skip


def _guards(module: ModuleType) -> Iterator[Callable[[Match], bool]]:
    """The guards of a module: its public functions that say yes or no to a match, and ask for nothing else."""
    for name, thing in vars(module).items():
        if not name.startswith("_") and getattr(thing, "__annotations__", None) == {"found": "Match", "return": "bool"}:
            yield thing


GUARDED: Final = tuple(dict.fromkeys(guard for module in MODULES for guard in _guards(module)))
GUARDS: Final = {guard.__name__: guard for guard in GUARDED}
