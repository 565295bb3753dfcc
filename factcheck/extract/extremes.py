"""Find the figure that is called the highest, the lowest or the second of its kind, with its rivals in the sentences about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.measures import comparable
from factcheck.lexicon import table, words
from factcheck.model import Ranking, Tie
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.flat import Flat, Flats, Item
    from factcheck.extract.line import Mention

REACH: Final = 12  # cells at most from the word to its figure
NEAR: Final = 4
FEW: Final = 1  # rivals at least
KINDS: Final = ("count", "number", "money", "percent", "measure", "ratio", "duration")
WORD: Final = Tie("guess", ("the text calls it the first of its row",), via="extreme/row")
NTH: Final = Tie("guess", ("the text gives its place in a row",), via="extreme/nth")


@dataclass(frozen=True, slots=True)
class Top:
    """A figure with the word for its place: up for the highest, and which from there."""

    cell: int
    mention: Mention
    word: str
    up: bool
    nth: int


def extremes(flats: Flats, known: Sequence[Ranking]) -> Iterator[Ranking]:
    """Each figure that is called the highest or lowest, with the one of its row that goes beyond it; or else with the next to it.

    What is put in order by other words is left to them.
    """
    told = {q.id for found in known for q in (found.first, found.second)}
    for number, flat in enumerate(flats.singly):
        for top in (top for top in _tops(flat) if top.mention.quantity.id not in told):
            rivals = _rivals(flats.singly, number, top)
            if len(rivals) >= FEW + top.nth - 1:
                yield _ranking(top, rivals)


def _ranking(top: Top, rivals: Sequence[Mention]) -> Ranking:
    """The figure held against the one that should be next behind it; of the second, also against the one before it."""
    ordered = sorted(rivals, key=lambda m: m.quantity.scalar, reverse=top.up)
    before = sum(
        (m.quantity.scalar > top.mention.quantity.scalar) is top.up
        for m in rivals
        if m.quantity.scalar != top.mention.quantity.scalar
    )
    tie = WORD if top.nth == 1 else NTH
    if top.nth > 1 and before < top.nth - 1:
        return Ranking(ordered[top.nth - 2].quantity, top.mention.quantity, top.word, descending=top.up, tie=tie)
    return Ranking(top.mention.quantity, ordered[top.nth - 1].quantity, top.word, descending=top.up, tie=tie)


def _tops(flat: Flat) -> Iterator[Top]:
    """The words for a place, each with its figure."""
    up, down = words("order", "extreme", "up"), words("order", "extreme", "down")
    for at, cell in enumerate(flat.row.cells):
        if cell.kind or cell.word not in up | down or _unmeant(flat, at):
            continue
        found = _behind(flat, at) or _ahead(flat, at)
        if found is not None:
            nth, _ = _nth(flat, at)
            yield Top(*found, cell.word, cell.word in up, nth)


def _unmeant(flat: Flat, at: int) -> bool:
    """ "At least", "one of the highest", "the highest since": another row than that about it."""
    before, behind = flat.lower(at - 3, at), flat.lower(at + 1, at + 12)
    return (
        before[-1:] in (["at"], ["of"], ["among"])
        or "one" in before
        or "among" in before
        or bool(set(behind) & words("order", "extreme", "elsewhere"))
    )


def _nth(flat: Flat, at: int) -> tuple[int, int]:
    """The number before the word ("the second‑highest"), and where its phrase begins."""
    back = at - 1 - (flat.lower(at - 1, at) in (["‑"], ["-"]))
    item = flat.items.get(back)
    nth = item is not None and item.quantity.kind == "ordinal"
    return (int(item.quantity.scalar), back) if nth and item is not None else (1, at)


def _behind(flat: Flat, at: int) -> tuple[int, Mention] | None:
    """ "The highest rate, at 6.1%", "the fewest with 14", "the highest was Norfolk at 40"."""
    for cell in range(at + 1, min(at + REACH, len(flat.row.cells))):
        item = flat.items.get(cell)
        if item is None or item.mention is None:
            if flat.lower(cell, cell + 1) in ([";"], ["while"], ["but"], ["than"]):
                return None
            continue
        led = flat.lower(cell - 1, cell)[0] in words("order", "extreme", "leads")
        return (cell, item.mention) if led and _level(flat, cell, item) else None
    return None


def _ahead(flat: Flat, at: int) -> tuple[int, Mention] | None:
    """ "6.1%, the highest", "£9.4m was the highest"."""
    _, begin = _nth(flat, at)
    begin -= flat.lower(begin - 1, begin) == ["the"]
    links = flat.lower(begin - 1, begin)
    item = flat.items.get(begin - 2)
    told = links in ([","], ["was"], ["is"], ["were"], ["—"], ["–"])
    return (
        (begin - 2, item.mention)
        if told and item is not None and item.mention is not None and _level(flat, begin - 2, item)
        else None
    )


def _level(flat: Flat, cell: int, item: Item) -> bool:
    """A plain figure, neither a range, a bound, a plan, nor by how much something moved."""
    mention = item.mention
    if mention is None or mention.kind not in KINDS:
        return False
    q = mention.quantity
    if flat.lower(cell + 1, cell + 2) == ["of"] and mention.kind != "percent":
        return False  # "16 of the 20"
    plain = q.hedge in (None, "about") and not q.is_range and q.modality == "actual" and not q.word
    moved = set(flat.lower(cell - 2, cell)) & words("order", "extreme", "moved")
    return plain and not moved


def _rivals(rows: Sequence[Flat], number: int, top: Top) -> list[Mention]:
    """The figures of its kind in its sentence and those beside it, in one paragraph, where nothing says that they are of another time or sort."""
    own = rows[number]
    found = []
    for flat in rows[max(0, number - 1) : number + 2]:
        if flat.block is own.block and abs(flat.sentence - own.sentence) <= 1:
            found += [m for cell, m in _figures(flat) if m is not top.mention and _rival(flat, cell, m, top)]
    return found


def _figures(flat: Flat) -> Iterator[tuple[int, Mention]]:
    for cell, item in flat.items.items():
        if item.mention is not None and _level(flat, cell, item):
            yield cell, item.mention


def _rival(flat: Flat, cell: int, mention: Mention, top: Top) -> bool:
    """Of one kind, unit and rate, and told of another thing: nothing near it is of another time, a change or a total."""
    q, of = mention.quantity, top.mention.quantity
    same = mention.kind == top.mention.kind or {mention.kind, top.mention.kind} <= {"count", "number"}
    if not same or q.per not in (None, of.per) or not comparable(mention, top.mention) or q.scalar == 1:
        return False
    if {"a", "an"} & set(flat.lower(cell - NEAR, cell)):
        return False  # "followed by a fee at £30": a thing of another sort
    near = flat.lower(cell - NEAR, cell) + flat.lower(cell + 1, cell + 1 + NEAR)
    timed = any(flat.items[i].moment is not None for i in range(cell - NEAR, cell + NEAR) if i in flat.items)
    part = flat.lower(cell - 1, cell) in (["the"], ["of"], ["these"], ["those"], ["all"]) or flat.lower(
        cell + 1, cell + 2
    ) == ["of"]
    return (
        not timed
        and not part
        and not set(near) & words("order", "extreme", "apart")
        and not set(near) & table("dates")["months"].keys()
    )
