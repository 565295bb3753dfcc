"""One fact told twice: the likely other mentions of each figure, and the pairs that seem to be of one fact and differ."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factcheck import lexicon
from factcheck.extract.link.links import links_of, told_again
from factcheck.extract.link.slips import slip_levels, web
from factcheck.extract.link.swapped import WRONG, swapped
from factcheck.extract.link.told import told
from factcheck.extract.link.weights import measured
from factcheck.extract.trees import trees
from factcheck.model import SameFact, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.extract.link.links import Link
    from factcheck.extract.link.slips import Web
    from factcheck.extract.link.told import Told

MEASURED: Final = "repeated"  # tools/train_repeated.py
SWAPPED: Final = "they differ by two digits that are swapped"


def again(lines: Sequence[Line]) -> tuple[dict[str, tuple[str, ...]], tuple[SameFact, ...]]:
    """By figure the ids of its other mentions, likeliest first; and the pairs of figures that are to be held together."""
    if len(lines) < len("ab"):  # nothing is told twice in one sentence
        return {}, ()
    weights, all_told = measured(), told(lines)
    links = links_of(all_told, weights)
    doubts = tuple(_doubts(web(all_told, links), links))
    return told_again(links), (*doubts, *_swapped(all_told, links, doubts))


def _doubts(all_links: Web, links: Sequence[Link]) -> Iterator[SameFact]:
    """The pairs that differ and where a slip is likely enough to be looked at, the likeliest first, one for each figure."""
    differ = [
        link for link in links if link.alike is False and link.two.sort != "ordinal" and not _one_more(link)
    ]  # "the 2nd leg"
    if not differ:
        return
    levels = [tuple(slip_levels(all_links, one, one.one.mention.quantity, one.two.mention.quantity)) for one in differ]
    bound = lexicon.measured(MEASURED)["bound"]
    scored = [
        (score, link) for score, link in zip(trees(MEASURED).scores(levels), differ, strict=True) if score >= bound
    ]
    taken: set[int] = set()
    for score, link in sorted(scored, key=lambda row: (-row[0], row[1].one.order, row[1].two.order)):
        if not taken & {link.one.order, link.two.order}:
            taken |= {link.one.order, link.two.order}
            tie = Tie("guess", _reasons(link), _via(link), link.probability)
            yield SameFact(link.one.mention.quantity, link.two.mention.quantity, tie, chance_of_slip(score))


def _one_more(link: Link) -> bool:
    """ "16 towns sue" over "Ulm and 15 other towns sued"."""
    first, second = link.one.mention.quantity.scalar, link.two.mention.quantity.scalar
    return (link.one.marked and second == first + 1) or (link.two.marked and first == second + 1)


def chance_of_slip(score: float) -> float:
    """How many of those that score so high are expected to be wrong: between the scores it was measured at, in proportion."""
    told_ = [(row["score"], row["wrong"]) for row in lexicon.measured(MEASURED)["curve"]]
    for (low, at), (high, then) in pairwise(told_):
        if score < high:
            return float(at + (then - at) * max(0.0, score - low) / (high - low))
    return float(told_[-1][1])


def _swapped(all_told: Sequence[Told], links: Sequence[Link], doubts: Sequence[SameFact]) -> Iterator[SameFact]:
    """The pairs that differ by two digits swapped, where no words tie them or tell them apart, and neither is doubted already."""
    linked = {(link.one.order, link.two.order) for link in links}
    taken = {q.start for fact in doubts for q in (fact.first, fact.second)}
    for one, two in swapped(all_told):
        first, second = one.mention.quantity, two.mention.quantity
        if (one.order, two.order) not in linked and not taken & {first.start, second.start}:
            taken |= {first.start, second.start}
            yield SameFact(first, second, Tie("guess", (SWAPPED,), "link/swapped", WRONG), WRONG)


def _via(link: Link) -> str:
    return f"link/{link.one.place}-{link.two.place}"


def _reasons(link: Link) -> tuple[str, ...]:
    """Why two figures are taken for one fact, in words."""
    shared = sorted(_shared(link))
    told_of = (f"both sentences speak of {', '.join(shared)}",) if shared else ()
    noun = link.one.mention.context.noun
    same = (f"both count the {noun}",) if "noun same" in link.levels and noun else ()
    return (*same, *told_of) or ("the two sentences are alike",)


def _shared(link: Link) -> list[str]:
    """The words near both figures, as the later one prints them."""
    from factcheck.extract.link.told import root

    near = link.one.near & link.two.near or link.one.said & link.two.said
    return list(dict.fromkeys(w.lower for w in link.two.line.sentence.words if root(w) in near))[:4]
