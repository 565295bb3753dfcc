"""What the list of claims tells of a figure beyond what its ties go by: a rate behind its noun, a noun left out, which way it moved.

Nothing is held against anything for it, so that a plain guess is enough here which no tie could be built on.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from factcheck.extract.anchors import ways
from factcheck.extract.kinds import COUNTS
from factcheck.extract.tokens import HYPHENS
from factcheck.lexicon import words
from factcheck.record import replace

if TYPE_CHECKING:
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction, Quantity

NOUNS = 4  # words of the noun behind a number: "15 new on-demand playlists" has a hyphen too
ACROSS = 6  # words and hyphens between a size and its noun: "a 10% quarter-on-quarter drop"
SCALED = 1_000_000  # money of which another sum may be told without its currency
SIZES = ("percent", "percentage_points", "money", "measure")


def shown(line: Line, mention: Mention, quantity: Quantity) -> Quantity:
    """The figure as the list of claims tells it."""
    quantity = _with_unit(line, mention, quantity)
    return replace(quantity, per=quantity.per or _per(line, mention), direction=_direction(line, mention, quantity))


def _per(line: Line, mention: Mention) -> str | None:
    """ "15 deaths a year", "200 times per second": what stands behind the noun that is counted."""
    if mention.kind not in COUNTS or not line.tags:
        return None
    at = mention.last
    while at < mention.last + NOUNS + 2 and (
        line.tag(at)[:2] in ("NN", "JJ") or not HYPHENS.isdisjoint(line.words(at, at + 2))
    ):
        at += 1
    linked = at > mention.last and line.lower(at) in words("rates", "links")
    counted = linked and line.tag(at - 1).startswith("NN")
    apart = line.lower(at + 2) in words("rates", "links_apart")  # "15 deaths a year ago"
    return line.lower(at + 1) if counted and not apart and line.lower(at + 1) in words("rates", "per") else None


def _direction(line: Line, mention: Mention, quantity: Quantity) -> Direction | None:
    """Which way a figure moved, by the word beside it too; money that is raised has not grown."""
    if quantity.direction is not None:
        collected = mention.kind == "money" and line.lower(mention.first - 1) in words("changes", "shown", "collecting")
        return (
            None
            if collected and line.lower(mention.last) not in words("changes", "shown", "amounts")
            else quantity.direction
        )
    if mention.kind not in SIZES or mention.quantity.is_range:
        return None
    behind = line.lower(mention.last)
    if behind in words("changes", "shown", "beside"):
        return ways("more").get(behind)
    at = mention.last
    while at < mention.last + ACROSS and (
        line.lower(at) in HYPHENS or line.lower(at) in words("changes", "shown", "across")
    ):
        at += 1
    return ways("nouns").get(line.lower(at)) if at > mention.last and line.tag(at).startswith("NN") else None


def _with_unit(line: Line, mention: Mention, quantity: Quantity) -> Quantity:
    """ "12,000 and 31,000 vans", "200 lots, 96 by auction": the noun left out stands with a figure beside it."""
    if quantity.kind != "number" or quantity.unit is not None or quantity.is_range:
        return quantity
    index = bisect_left(line.mentions, mention.first, key=attrgetter("first"))
    after = next(iter(line.mentions[index + 1 : index + 2]), None)
    if after is not None and after.kind == "count" and line.gap(mention, after) in (["and"], ["or"]):
        return replace(quantity, kind="count", unit=after.quantity.unit)
    before = next((m.quantity for m in reversed(line.mentions[:index]) if m.kind not in ("number", "date")), None)
    if before is None or line.lower(mention.last) not in words("changes", "shown", "left_out"):
        return quantity
    scaled = mention.figure.numbers[0].scaled
    led = line.lower(mention.first - 1) in words("changes", "shown", "led")
    fits = (
        scaled and before.scalar >= SCALED if before.kind == "money" else before.kind == "count" and led and not scaled
    )
    return replace(quantity, kind=before.kind, unit=before.unit) if fits else quantity
