"""Find figures put in order: "had the most, 412, followed by York with 380", "in descending order: 40, 38 and 35"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.lexicon import table, words
from factcheck.model import Ranking, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

REACH = 14
_BEGINS = frozenset(("followed", "then", "ahead", "in"))
_KINDS = frozenset(("count", "number", "money", "percent", "measure"))
_AT = frozenset(("with", "at", "on", "(", ",", "had", "has", "recorded", "and"))


def rankings(lines: Sequence[Line]) -> Iterator[Ranking]:
    """Every pair of neighbours in a row of figures that the text puts in order."""
    for line in lines:
        for at, word in enumerate(line.words(line.first, line.last), line.first):
            if word not in _BEGINS:
                continue
            if word == "followed" and "by" in line.words(at + 1, at + 3):
                behind = at + 2 if line.lower(at + 1) == "by" else at + 3
                yield from _followed(line, at, behind)
            elif word == "then" and line.lower(at - 1) == ",":
                yield from _followed(line, at, at + 1)
            elif word == "ahead" and line.lower(at + 1) == "of":
                yield from _followed(line, at, at + 2)
            elif word == "in" and line.words(at + 1, at + 3) in (["descending", "order"], ["ascending", "order"]):
                yield from _ordered(line, at)


def _followed(line: Line, at: int, behind: int) -> Iterator[Ranking]:
    """The figure of the first, the words that put it first, and the row of those that follow."""
    if line.lower(at - 1) in words("order", "adverb", "words"):
        return
    start = _clause(line, at)
    before = [m for m in line.mentions if start <= m.first and m.last <= at]
    if not before or at - before[-1].last > 9 or not _plain(before[-1]):
        return
    leader = before[-1]
    row = _row(line, leader, behind)
    best = _superlative(line, start, at)
    if not row or (best is None and not (_named(line, leader) and _named(line, row[0]))):
        return
    first = best if best is not None else leader.first
    alone = sum(1 for m in before if m.first >= first) == 1
    tie = _tie(line, best, at, alone=alone and not _example(line, first, leader.first))
    if tie is not None and tie.certainty == "sure" and not _all_named(line, behind, row):
        tie = Tie("guess", ("what follows may be no rivals",), via="rank/list")
    up = best is None or line.lower(best) in words("order", "up", "words")
    text = line.tokens[best].text if best is not None else "followed by"
    if tie is not None and not _elsewhere(line, first, leader.first, row[-1].last):
        for one, two in itertools.pairwise((leader, *row)):
            yield Ranking(one.quantity, two.quantity, text, descending=up, tie=tie)


def _clause(line: Line, at: int) -> int:
    """Where the clause begins that a token stands in."""
    for index in range(at - 1, line.first - 1, -1):
        if line.lower(index) in (";", ":", "while", "but", "whereas", "although"):
            return index + 1
    return line.first


def _plain(mention: Mention) -> bool:
    q = mention.quantity
    return (
        mention.kind in _KINDS
        and not q.is_range
        and q.hedge not in ("over", "under", "at_least", "at_most")
        and q.modality == "actual"
    )


def _superlative(line: Line, start: int, at: int) -> int | None:
    """The last word before a place that says which figure is the first."""
    for index in range(at - 1, start - 1, -1):
        word = line.lower(index)
        if line.covered(index) or word not in words("order", "up", "words") | words("order", "down", "words"):
            continue
        return None if line.lower(index - 1) in ("at", "of", "among", "more", "s") else index
    return None


def _tie(line: Line, best: int | None, at: int, *, alone: bool) -> Tie | None:
    """Sure where the word is of the figure itself: "had the most"; else the order may be by something else."""
    if best is None:
        return (
            Tie("guess", ("“followed by”: the order may be of something else",), via="rank/followed-by")
            if line.lower(at) == "followed"
            else None
        )
    if not alone:
        return None
    word, back = line.lower(best), best - 1
    while line.lower(back) in ("the", "its", "by", "far", "joint", "-") or line.lower(back) in words(
        "order", "rank", "words"
    ):
        back -= 1
    owned = line.lower(back) in words("order", "have", "words") and back < best - 1
    subject = word in ("highest", "lowest") and line.lower(best - 1) == "the" and back <= line.first + 1
    # "The most popular", "the highest-rated": the order is by that, the figure may be of something else.
    noun = line.lower(best + 1) != "-" and (word != "most" or line.tag(best + 1) not in ("JJ", "RB", "VBN", "VBG"))
    if (owned or subject) and noun and word in words("order", "measure", "words"):
        return Tie("sure", ("same sentence", f"“{word}”, then “{' '.join(line.words(at, at + 2))}”"), via="rank/word")
    return Tie("guess", (f"“{word}” may be by another measure",), via="rank/by-measure")


def _example(line: Line, first: int, last: int) -> bool:
    """True where the figure is of a thing of its own: "the highest prices, with a beer at £9"."""
    cut = next((i for i in range(first + 1, last) if line.lower(i) in (",", "(", "with", "at", ":")), last)
    return any(line.tag(i) in ("NN", "NNS", "NNP", "NNPS") for i in range(cut, last))


def _row(line: Line, leader: Mention, behind: int) -> list[Mention]:
    """The figures of those that follow, one each, as far as they are of one kind."""
    row: list[Mention] = []
    place = behind
    for mention in line.mentions:
        if mention.first < behind:
            continue
        gap = line.words(place, mention.first)
        if {"a", "an"} & set(gap):
            break  # "followed by a fee at £30": a thing, no rival
        if len(gap) > (REACH if not row else 8) or not _plain(mention) or not _fits(leader, mention):
            break
        if line.verb(place, mention.first) and not set(gap) & {"had", "has"}:
            break
        if (
            not gap
            or gap[-1] not in _AT
            or (row and gap[0] not in (",", "and", ")"))
            or not _someone(line, place, mention.first)
        ):
            break
        row.append(mention)
        place = mention.last
    return row


def _all_named(line: Line, behind: int, row: Sequence[Mention]) -> bool:
    """True where each figure of the row has a name: "gas with 32%" or "a fee at £30" may be something else."""
    edges = [behind, *(m.last for m in row)]
    return all(
        any(line.tag(i) in ("NNP", "NNPS") for i in range(first, m.first)) for first, m in zip(edges, row, strict=False)
    )


def _someone(line: Line, first: int, last: int) -> bool:
    """Whether somebody or something else is named in a stretch."""
    return any(line.tag(i) in ("NNP", "NNPS", "NN", "NNS") for i in range(first, last))


def _fits(one: Mention, two: Mention) -> bool:
    """Whether two figures measure one thing: like units, counted nouns that are the same, and no rate beside a total."""
    if one.quantity.per != two.quantity.per or not comparable(one, two):
        return False
    if {one.kind, two.kind} <= {"count", "number"}:
        units = {q.unit for q in (one.quantity, two.quantity) if q.kind == "count"}
        return len(units) < 2
    return one.kind == two.kind and one.quantity.unit == two.quantity.unit


def _named(line: Line, mention: Mention) -> bool:
    """ "Carson at 18 per cent", "York (412)": a name with its figure."""
    at = mention.first - 1
    return (
        line.lower(at) in ("with", "at", "on", "(")
        and line.tag(at - 1) in ("NNP", "NNPS")
        and not _time(line.lower(at - 1))
    )


def _time(word: str) -> bool:
    return word in table("dates")["months"] or word in table("dates")["weekdays"]


def _elsewhere(line: Line, first: int, middle: int, last: int) -> bool:
    """True where the stretch speaks of another time or group, or the row, from its `middle`, of another measure."""
    said = {line.lower(i) for i in range(first, last) if not line.covered(i)}
    row = {line.lower(i) for i in range(middle, last) if not line.covered(i)}
    other = said & words("order", "other", "words") or row & words("order", "other", "measures")
    dated = any(m.kind == "date" and m.first < last and m.last > first for m in line.mentions)
    return bool(other) or dated or any(_time(word) for word in said)


def _ordered(line: Line, at: int) -> Iterator[Ranking]:
    """ "In descending order: Leeds 40, York 38 and Hull 35"."""
    opener = next((i for i in range(at + 3, min(at + 12, line.last)) if line.tokens[i].text in (":", "—", "–")), None)
    if opener is None or line.covered(opener):
        return
    row = [m for m in line.mentions if m.first > opener]
    joined = all(
        "," in line.gap(*two) or "and" in line.gap(*two) or ";" in line.gap(*two) for two in itertools.pairwise(row)
    )
    if len(row) < 2 or not joined or not all(_plain(m) and _fits(row[0], m) for m in row):
        return
    if not _elsewhere(line, opener, opener, row[-1].last):
        tie = Tie("sure", ("one list", f"“{' '.join(line.words(at, at + 3))}”"), via="rank/order")
        for one, two in itertools.pairwise(row):
            down = line.lower(at + 1) == "descending"
            yield Ranking(one.quantity, two.quantity, f"{line.lower(at + 1)} order", descending=down, tie=tie)
