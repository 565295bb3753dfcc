"""One fact told twice: the likely other mentions of each figure, and the pairs that seem to be of one fact and differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.link.apart import HANDFUL, apart
from factcheck.extract.link.links import links_of, told_again
from factcheck.extract.link.slips import slip_levels, web
from factcheck.extract.link.swapped import WRONG, swapped
from factcheck.extract.link.told import told
from factcheck.extract.link.weights import measured
from factcheck.model import SameFact, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line
    from factcheck.extract.link.links import Link
    from factcheck.extract.link.slips import Web
    from factcheck.extract.link.told import Told
    from factcheck.extract.link.weights import Weights

SWAPPED: Final = "they differ by two digits that are swapped"


def again(lines: Sequence[Line]) -> tuple[dict[str, tuple[str, ...]], tuple[SameFact, ...]]:
    """By figure the ids of its other mentions, likeliest first; and the pairs of figures that are to be held together."""
    if len(lines) < len("ab"):  # nothing is told twice in one sentence
        return {}, ()
    weights, all_told = measured(), told(lines)
    links = links_of(all_told, weights)
    doubts = tuple(_doubts(web(all_told, links), links, weights))
    return told_again(links), (*doubts, *_swapped(all_told, links, doubts))


def _doubts(all_links: Web, links: Sequence[Link], weights: Weights) -> Iterator[SameFact]:
    """The pairs that differ and where a slip is likely enough to be looked at, one for each figure."""
    scored = [(_beyond(all_links, link, weights), link) for link in links if link.alike is False]
    taken: set[int] = set()
    for beyond, link in sorted(scored, key=lambda row: (-row[0], row[1].one.order, row[1].two.order)):
        if beyond >= 0 and not taken & {link.one.order, link.two.order}:
            taken |= {link.one.order, link.two.order}
            tie = Tie("guess", _reasons(link), _via(link), link.probability)
            first, second = link.one.mention.quantity, link.two.mention.quantity
            yield SameFact(first, second, tie, weights.chance_of_slip(weights.review + beyond))


def _swapped(all_told: Sequence[Told], links: Sequence[Link], doubts: Sequence[SameFact]) -> Iterator[SameFact]:
    """The pairs that differ by two digits swapped, where no words tie them or tell them apart, and neither is doubted already."""
    linked = {(link.one.order, link.two.order) for link in links}
    taken = {q.start for fact in doubts for q in (fact.first, fact.second)}
    for one, two in swapped(all_told):
        first, second = one.mention.quantity, two.mention.quantity
        if (one.order, two.order) not in linked and not taken & {first.start, second.start}:
            taken |= {first.start, second.start}
            yield SameFact(first, second, Tie("guess", (SWAPPED,), "link/swapped", WRONG), WRONG)


def _beyond(all_links: Web, link: Link, weights: Weights) -> float:
    """How far the score of a slip is beyond the bound that was measured where the two stand, for what tells them apart if anything does."""
    bound = weights.bounds.get(f"{where(link)}|{told_by(link)}")
    if bound is None:
        return float("-inf")
    return weights.slip(slip_levels(all_links, link, link.one.mention.quantity, link.two.mention.quantity)) - bound


def where(link: Link) -> str:
    """Where two figures stand, as far as it tells whether they are of one fact."""
    places = {link.one.place, link.two.place}
    if "headline" in places:
        return "headline"
    return "lead" if places <= {"lead", "body"} and "lead" in places else "body" if places == {"body"} else "beside"


def told_by(link: Link) -> str:
    """What tells two figures apart, if anything does; sums of money for themselves, and so counts of a handful, which are soon of two things."""
    handful = link.two.sort == "count" and all(abs(t.mention.quantity.scalar) <= HANDFUL for t in (link.one, link.two))
    sort = "money" if link.two.sort.startswith("money") else "handful" if handful else "figures"
    return f"{apart(link) or 'nothing'}|{sort}"


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
