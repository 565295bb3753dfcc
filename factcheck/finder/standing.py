"""How a list stands beside a number that may be its own, at named levels: boosted trees weigh them, since no sum of their weights tells which number is meant.

The teacher is print: of all numbers beside all lists of thousands of articles those of as many things are told from the others (tools/train_finder.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.line import FINITE
from factcheck.finder.listed import JOINT, MANY
from factcheck.guard.features import anchor, between, bucket, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.finder.near import Near
    from factcheck.finder.wording import Wording
    from factcheck.model import Claims, Listing

FAMILY: Final = "count"  # of the finder's families the one that is weighed so
NAME: Final = "counted"  # of what was measured
MOST: Final = 5
FIGURES: Final = 9
SIGNS: Final = frozenset(':;—–-()"“”')  # the first of these between the two tells how the list is led in
HALVES: Final = 2  # steps of the finder's score in one of its log odds
LEAST: Final = -20
HIGHEST: Final = 14
TOUCHING: Final = "touching"
EDGE: Final = "edge"


def score_level(score: float) -> str:
    """The level of what the finder's weights make of the words about a number and a list."""
    return f"score {max(LEAST, min(HIGHEST, int(HALVES * score // 1)))}"


def levels(near: Near, row: Wording, told: Mapping[int, Listing]) -> Iterator[str]:
    """The levels of a number and a list but for their score; `told` is what forms of words tell of lists, by the place of the number.

    Whether another list agrees with the number is none of them: where one does this one cannot, and so every list with a slip would be excused.
    """
    candidate = near.candidate
    assert candidate.cue is not None  # noqa: S101 - a count has a list
    assert candidate.by is not None  # noqa: S101
    row = row.veiled(candidate.cue)
    yield from (
        f"items {min(candidate.cue.text.count(JOINT) + 1, MANY)}",
        f"sure {candidate.by.low == candidate.by.high:d}",
    )
    yield from (
        f"form {candidate.cue.form.replace(' ', '-')}",
        f"lines {len(near.lines)}",
        f"kind {candidate.stated.kind}",
    )
    yield from _formed(near, told.get(candidate.stated.quantity.start))
    others = [m for m in row.mentions if m.first != candidate.stated.first]
    yield f"figures {min(len(others), FIGURES)}"
    yield f"rivals {min(sum(m.kind == candidate.stated.kind for m in others), MOST)}"
    order = in_order(candidate)
    yield from _gap(row, *(row.span(one) for one, _ in order))
    yield f"first {order[0][1]}"
    yield from _about(row, row.span(candidate.stated), row.span(candidate.cue))


def _formed(near: Near, told: Listing | None) -> Iterator[str]:
    """The form of words that tells a list of the number, and whether that is as long as this one."""
    by = near.candidate.by
    if told is not None and by is not None:
        same = told.least == by.low and told.most == by.high
        yield from (f"told {told.tie.via}", f"length {'same' if same else 'other'}")


def listings_of(claims: Claims) -> dict[int, Listing]:
    """What forms of words tell of lists, by the place of the number."""
    return {listing.count.start: listing for listing in reversed(claims.listings)}


def _gap(row: Wording, left: tuple[int, int], right: tuple[int, int]) -> Iterator[str]:
    """How far the two stand apart, and by what."""
    first, last = left[1], right[0]
    gap = [word for word in row.masked[first:last] if word]
    verbs = sum(word.tag in FINITE for word in row.words[first : max(first, last)])
    yield from (f"far {bucket(len(gap))}", f"verbs {min(verbs, 3)}", f"commas {min(gap.count(','), 3)}")
    yield f"opens {_word(row, first) if first < last else TOUCHING}"
    yield f"closes {_word(row, last - 1) if first < last else TOUCHING}"
    yield from [f"sign {word}" for word in gap if word in SIGNS][:1]


def _about(row: Wording, number: tuple[int, int], listed: tuple[int, int]) -> Iterator[str]:
    """The words right beside the number and the list, what the list hangs on, and the way to it."""
    yield from (
        f"before2 {_word(row, number[0] - 2)}",
        f"before {_word(row, number[0] - 1)}",
        f"behind {_word(row, number[1])}",
    )
    yield from (f"leads {_word(row, listed[0] - 1)}", f"led {_tag(row, listed[0] - 1)}", f"goes {_tag(row, listed[1])}")
    at = anchor(listed, row)
    above = row.words[row.heads[at]]
    yield from (f"dep {row.words[at].dep}", f"above {above.tag}", f"abovedep {above.dep}")
    yield f"way {_way(row, anchor(number, row), at)}"


def _word(row: Wording, at: int) -> str:
    return row.masked[at].replace(" ", "_") or "figure" if 0 <= at < len(row.masked) else EDGE


def _tag(row: Wording, at: int) -> str:
    return row.words[at].tag if 0 <= at < len(row.words) else EDGE


def _way(row: Wording, one: int, two: int) -> str:
    """The way through the tree from one word to another, by what the words on it are to those that they hang on."""
    ways = between(one, two, row)
    if ways is None:
        return "none"
    left, _, right = ways
    return (
        "_".join([*(f"{row.words[i].dep}^" for i in left), *(f"{row.words[i].dep}v" for i in reversed(right))])
        or "same"
    )
