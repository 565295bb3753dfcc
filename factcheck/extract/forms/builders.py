"""From the match of a form to its ties: of each relation the part that is stated, and what is made of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factcheck.extract.alike import kinship
from factcheck.extract.forms.amounts import alone_in_one, ends, rivals
from factcheck.extract.forms.estimating import confidence
from factcheck.extract.forms.growing import compound
from factcheck.extract.forms.listing import listing
from factcheck.extract.forms.ranking import neighbours
from factcheck.extract.forms.rating import rate
from factcheck.extract.forms.read import matches
from factcheck.lexicon import words
from factcheck.model import (
    Apposition,
    Attainable,
    Comparison,
    Division,
    Growth,
    Inclusion,
    Lead,
    Majority,
    Mean,
    Rate,
    Remainder,
    Risk,
    Sampling,
    Share,
    Total,
    Turnout,
    Within,
)
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from factcheck.extract.forms.read import Match
    from factcheck.extract.forms.rows import Told
    from factcheck.model import Certainty, Quantity, Tie


def _plain(made: Callable[..., Any], parts: tuple[str, ...], why: str) -> Callable[[Match], Iterator[Any]]:
    """A tie that is its figures and nothing else: its type, the parts that they play (one with a star has several) and why they are tied."""

    def build(found: Match) -> Iterator[Any]:
        told = (found.quantities(part[:-1]) if part[-1] == "*" else found.quantity(part) for part in parts)
        yield made(*told, found.tie(why))

    return build


def built(family: str, rows: Mapping[int, tuple[Told, ...]], known: Collection[str] = ()) -> Iterator[Any]:
    """The ties of a family, each figure that is stated once, but those that are known to be told by others."""
    for found in matches(family, rows, STATED):
        if found.quantity(STATED[found.written.relation]).id not in known:
            yield from BUILDERS[found.written.relation][1](found)


def _mean(average: Quantity, values: tuple[Quantity, ...], tie: Tie) -> Mean:
    return Mean(average, values, complete=True, tie=tie)


def _part(part: Quantity, whole: Quantity, tie: Tie) -> Inclusion:
    return Inclusion(part, whole, (), tie)


def _sides(rest: Quantity, parts: tuple[Quantity, ...], tie: Tie) -> Inclusion:
    return Inclusion(rest, None, parts, tie)


def _product(total: Quantity, each: Quantity, count: Quantity, tie: Tie) -> Rate:
    return Rate(total, each, count.interval, count.text, count, tie)


def _hundred(parts: tuple[Quantity, ...], rest: Quantity, tie: Tie) -> Remainder:
    return Remainder(None, parts, rest, tie)


def _net(margin: Quantity, more: Quantity, less: Quantity, tie: Tie) -> Lead:
    return Lead(_size(margin), more, less, tie)


def _size(quantity: Quantity) -> Quantity:
    """A margin without its sign: "-11 points" is eleven between the two."""
    if quantity.is_range or quantity.scalar >= 0:
        return quantity
    printed = replace(quantity.printed, value=-quantity.scalar)
    return replace(quantity, value=-quantity.scalar, printed=printed, interval=-quantity.interval)


def _total(found: Match) -> Iterator[Total]:
    complete = found.written.relation == "total"
    why = "the parts stand behind their whole" if complete else "parts of it that share nothing"
    tie = replace(found.tie(why), certainty=_sure(found))
    yield Total(found.quantity("WHOLE"), found.quantities("PART"), complete=complete, tie=tie)


def _sure(found: Match) -> Certainty:
    """How sure a list is to be of its whole: by what they count, where the form leaves that open."""
    whole, parts = found.figure("WHOLE"), found.figures("PART")
    line, options = found.told.line_of(whole), found.written.options
    if "apart" in options:
        return "sure" if alone_in_one(found) else "loose"
    if "kin" not in options:
        return found.written.certainty
    behind = whole.first > parts[0].first
    if behind and whole.quantity.unit is whole.context.noun is None:
        return "sure"
    return "loose" if not behind and rivals(found) else kinship(line, whole, parts)


def _shares(found: Match) -> Iterator[Share]:
    """Each share with its part; of one whole there may be more."""
    tie, stated = found.tie("part, whole and share stand together"), "amount" in found.written.options
    for part, share in zip(found.quantities("PART"), found.quantities("SHARE"), strict=True):
        yield Share(part, found.quantity("WHOLE"), share, tie, amount_stated=stated)


def _apposed(found: Match) -> Iterator[Apposition]:
    for percent in found.quantities("PERCENT"):
        yield Apposition(found.quantity("FRACTION"), percent, found.tie("side by side"))


def _majority(found: Match) -> Iterator[Majority]:
    before = found.told.lower(0, found.parts["PART"][0][0])
    word = next(one for one in reversed(before) if one in words("asides", "majority", "words"))
    whole = found.quantity("WHOLE") if "WHOLE" in found.parts else None
    yield Majority(word, found.quantity("PART"), found.tie("side by side"), whole, minor=word == "minority")


def _comparison(found: Match) -> Iterator[Comparison]:
    """A multiple or fraction with the two figures that it is between; "three times more" may be four times."""
    (_, first), (last, _) = found.parts["MULTIPLE"][0], found.parts["RIGHT"][0]
    as_so = found.parts["LEFT"][0][0] > first  # "as many say more (21%) as say less (11%)"
    more = not as_so and bool(words("multiples", "more", "words") & set(found.told.lower(first, last)))
    tie = found.tie("same sentence", "the multiple ties the two figures")
    yield Comparison(found.quantity("MULTIPLE"), found.quantity("LEFT"), found.quantity("RIGHT"), more, tie)


def _within(found: Match) -> Iterator[Within]:
    low, high = ends(found)
    yield Within(found.quantity("VALUE"), low.quantity, high.quantity, found.tie("said to lie in it"))


def _division(found: Match) -> Iterator[Division]:
    total, ayes, noes = (found.quantity(part) for part in ("WHOLE", "AYES", "NOES"))
    tie = found.tie("the votes on each side, and all of them")
    yield Division(total, ayes, noes, found.quantities("NEITHER"), tie)


# By relation the part that is stated, and what makes its ties.
BUILDERS: Final[Mapping[str, tuple[str, Callable[[Match], Iterable[Any]]]]] = {
    "leads": ("MARGIN", _plain(Lead, ("MARGIN", "MORE", "LESS"), "the two figures stand by their difference")),
    "turnout": ("RATE", _plain(Turnout, ("RATE", "CAST", "ELECTORS"), "the turnout, the votes and the electorate")),
    "again": ("PERCENT", _plain(Growth, ("MULTIPLE", "PERCENT"), "side by side")),
    "sampling": ("MARGIN", _plain(Sampling, ("MARGIN", "SAMPLE"), "weighting may widen a poll's margin")),
    "attainable": ("SHARE", _plain(Attainable, ("SHARE", "WHOLE"), "the share may be of those who answered")),
    "means": ("AVERAGE", _plain(_mean, ("AVERAGE", "PART*"), "the figures stand before their average")),
    "inclusions": ("PART", _plain(_part, ("PART", "WHOLE"), "said to be a part of it")),
    "sides": ("REST", _plain(_sides, ("REST", "PART*"), "the two sides of a question")),
    "risk": ("CHANGE", _plain(Risk, ("CHANGE", "BEFORE", "AFTER"), "two risks, and the change of the risk")),
    "products": ("TOTAL", _plain(_product, ("TOTAL", "EACH", "COUNT"), "a number, the figure for each and the total")),
    "rest": ("REST", _plain(Remainder, ("WHOLE", "PART*", "REST"), "the whole, its parts and what remains")),
    "hundred": ("REST", _plain(_hundred, ("PART*", "REST"), "shares of one whole")),
    "net": ("NET", _plain(_net, ("NET", "PART", "REST"), "a margin with its two shares in brackets")),
    "total": ("WHOLE", _total),
    "over": ("WHOLE", _total),
    "share": ("SHARE", _shares),
    "apposition": ("PERCENT", _apposed),
    "majority": ("PART", _majority),
    "multiple": ("MULTIPLE", _comparison),
    "ranges": ("VALUE", _within),
    "division": ("WHOLE", _division),
    "periods": ("TWO", rate),
    "spread": ("EACH", rate),
    "lists": ("COUNT", listing),
    "rank": ("NEXT", neighbours),
    "growth": ("RESULT", compound),
    "interval": ("ESTIMATE", confidence),
}
STATED: Final = {relation: part for relation, (part, _) in BUILDERS.items()}
