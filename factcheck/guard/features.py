"""A candidate as the guard sees it: the words about its figures with the figures masked, its parts, the paths between them, its rivals."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from copy import copy
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from factcheck.extract.line import FINITE
from factcheck.guard.weights import coded, hashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.extract.parse import Word
    from factcheck.guard.candidates import Candidate, Cue
    from factcheck.guard.weights import Named

Groups: TypeAlias = "Iterable[Iterable[bytes]]"
LONG: Final = 30  # words of a gap that are looked at
SHORT: Final = 7  # a gap of so many words is a phrase of its own
PATH: Final = 7
PART: Final = "{}"
BARE: Final = (b"",)  # a name that is told as a whole
BUCKETS: Final = (0, 1, 2, 3, 4, 6, 8, 12, 18, 30, 60)


class Tell:
    """What a stretch of words tells: groups of features, by what their names begin with (`PART` is the part that is played) and how each goes on."""

    def __init__(self, names: tuple[str, ...], of: Callable[..., Groups]) -> None:
        self.names, self.of = names, of


Telling: TypeAlias = "tuple[Tell, str, *tuple[int, ...]]"  # what is told, of what part, by which words


def features(candidate: Candidate, lines: Sequence[Line]) -> set[int]:
    """The features of a candidate, as places among the weights; `lines` are the sentences that hold its figures, in order."""
    return hashed(told_by(candidate, Row(lines)), f"{candidate.family}|")


def told_by(candidate: Candidate, row: Row) -> Iterator[Named]:
    """What the masked words of a row tell of a candidate."""
    yield from ((name, BARE) for name in alone(candidate, row))
    for tell, part, *of in shared(candidate, row):
        yield from zip((name.replace(PART, part) for name in tell.names), tell.of(row, *of), strict=True)


def alone(candidate: Candidate, row: Row) -> Iterator[str]:
    """What is told of one candidate only: how its figures stand among the others, and what they are."""
    yield from _outline(candidate, in_order(candidate), row)
    yield from _kinds(candidate, row)


def shared(candidate: Candidate, row: Row) -> Iterator[Telling]:
    """What other candidates of the row tell as well: words about a figure, and ways between two."""
    order = in_order(candidate)
    roles, spans = [role for _, role in order], [row.span(m) for m, _ in order]
    yield LEAD, "", spans[0][0]
    yield TAIL, "", spans[-1][1]
    yield from ((BESIDE, role, *span) for role, span in zip(roles, spans, strict=True))
    for (one, two), (left, right) in zip(itertools.pairwise(roles), itertools.pairwise(spans), strict=True):
        yield GAP, f"{one}>{two}", left[1], right[0]
    told: list[tuple[str, Mention | Cue]] = [*zip(candidate.parts, candidate.mentions, strict=True)]
    if candidate.cue is not None and len(told) == 1:
        told.append(("cue", candidate.cue))
    anchors = [anchor(row.span(m), row) for _, m in told]
    pairs = [(0, at) for at in range(1, min(len(anchors), 4))] + [(1, 2)][: len(anchors) - 2]
    yield from ((WAY, f"{told[one][0]}-{told[two][0]}", anchors[one], anchors[two]) for one, two in pairs)


def in_order(candidate: Candidate) -> list[tuple[Mention | Cue, str]]:
    """The figures of a candidate with their parts, and its cue, in the order of the text."""
    told: list[tuple[Mention | Cue, str]] = [*zip(candidate.mentions, candidate.parts, strict=True)]
    if candidate.cue is not None:
        told.append((candidate.cue, "cue"))
    return sorted(told, key=lambda pair: pair[0].quantity.start)


class Row:
    """The masked words of one or two sentences, and where in them each figure stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words: list[Word] = []
        self.masked: list[str] = []
        self.mentions: list[Mention] = []
        self.heads: list[int] = []
        self.bases: dict[int, int] = {}
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}
        self._veiled: dict[tuple[int, int], Self] = {}
        for line in lines:
            base = self.bases[line.number] = len(self.words)
            if base:
                self.masked[-1] = "<s>"
            self.words += line.sentence.words
            self.heads += [base + word.head for word in line.sentence.words]
            self.masked += [_plain(word.lower) for word in line.sentence.words]
            self.mentions += [m for m in line.mentions if m.kind != "ordinal"]
        self.starts = [word.start for word in self.words]
        for mention in self.mentions:
            first, last = self.span(mention)
            for at in range(first, min(last, len(self.masked))):
                self.masked[at] = f"<{mention.kind}>" if at == first else ""
        self._spell()

    def _spell(self) -> None:
        """Make what is masked ready to be told of: `told` is what is not the inside of a figure, `ahead` how much of it stands before each word."""
        self.coded = [*map(coded, self.masked)]
        self.told = [word for word in self.coded if word]
        self.ahead = [*itertools.accumulate(map(bool, self.coded), initial=0)]

    def veiled(self, cue: Cue) -> Self:
        """The row with a word of direction masked, so that nothing but that it is one is told of it."""
        place = cue.start, cue.end
        if place not in self._veiled:
            self._veiled[place] = copy(self).masking(cue)
        return self._veiled[place]

    def masking(self, cue: Cue) -> Self:
        """Itself, with the word masked."""
        self.masked = [*self.masked]
        first, last = self.span(cue)
        for at in range(first, min(last, len(self.masked))):
            self.masked[at] = f"<{cue.form}>" if at == first else ""
        self._spell()
        return self

    def span(self, mention: Mention | Cue) -> tuple[int, int]:
        """The words of a figure."""
        place = mention.quantity.start, mention.quantity.end
        if place not in self._spans:
            self._spans[place] = self._span(*place)
        return self._spans[place]

    def _span(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self.starts, start)
        if first < len(self.starts) and self.starts[first] > start:
            first = max(0, first - 1)
        last = bisect_left(self.starts, end)
        first = min(first, len(self.starts) - 1)
        return first, max(last, first + 1)

    def stretch(self, first: int, last: int) -> list[bytes]:
        """The masked words of a stretch, the inside of figures left out."""
        end = len(self.coded)
        return self.told[self.ahead[min(max(0, first), end)] : self.ahead[min(max(0, last), end)]]


def _plain(word: str) -> str:
    return "<n>" if any(sign.isdigit() for sign in word) else word


def bucket(count: int) -> int:
    """The level that so many words are at."""
    return bisect_left(BUCKETS, count)


def _outline(candidate: Candidate, order: Sequence[tuple[Mention | Cue, str]], row: Row) -> Iterator[str]:
    roles = [role for _, role in order]
    yield "order " + " ".join(_collapsed(roles))
    members = {m.first for m in candidate.mentions}
    kinds = {m.kind for m in candidate.mentions[1:]}
    first, last = order[0][0].first, order[-1][0].last
    others = [m for m in row.mentions if m.first not in members and m.kind in kinds]
    inside = [m for m in others if first < m.first < last]
    yield f"rivals {min(len(others), 4)}"
    yield f"inside {min(len(inside), 3)}"
    same = [m for m in row.mentions if m.first not in members and m.kind == candidate.stated.kind]
    yield f"like stated {min(len(same), 3)}"
    yield f"lines {len({m.quantity.sentence for m in candidate.mentions})} {int(order[0][1] == candidate.parts[0])}"
    yield f"parts {min(len(order), 6)}"


def _collapsed(roles: Sequence[str]) -> list[str]:
    return [role for at, role in enumerate(roles) if not at or role != roles[at - 1] or role == "level"]


def _lead(row: Row, start: int) -> Groups:
    """The words before the first figure."""
    lead = row.stretch(start - 5, start)
    return ((b" ".join(lead[-2:]), *lead),)


def _tail(row: Row, end: int) -> Groups:
    """The words behind the last figure."""
    tail = row.stretch(end, end + 5)
    return ((b" ".join(tail[:2]), *tail),)


def _beside(row: Row, start: int, end: int) -> Groups:
    """The words right beside a figure."""
    return (
        [b" ".join(row.stretch(start - size, start)) for size in (1, 2)],
        [b" ".join(row.stretch(end, end + size)) for size in (1, 2)],
    )


def _gap(row: Row, first: int, last: int) -> Groups:
    """The words between two figures."""
    words = row.stretch(first, last)
    verbs = sum(word.tag in FINITE for word in row.words[first : max(first, last)])
    near = words[:LONG]
    return (
        (b"%d" % bucket(len(words)),),
        (b"%d" % min(3, verbs),),
        (b" ".join(words),) if len(words) <= SHORT else (),
        [*near, *map(b" ".join, itertools.pairwise(near))],
    )


def _kinds(candidate: Candidate, row: Row) -> Iterator[str]:
    stated, *inputs = candidate.mentions
    for mention, part in zip(candidate.mentions, candidate.parts, strict=True):
        yield f"kind {part} {mention.kind}"
        yield f"clause {part} {_clause(mention, row)}"
        yield f"modality {part} {mention.context.modality}"
        yield f"noun {part} {mention.context.noun}"
    if not inputs:
        return
    one, two = inputs[0], inputs[min(1, len(inputs) - 1)]
    yield f"nouns {_same(one.context.noun, two.context.noun)}"
    yield f"subjects {_same(stated.context.subject, one.context.subject)} {_same(one.context.subject, two.context.subject)}"
    yield f"clauses {stated.context.clause == one.context.clause} {one.context.clause == two.context.clause}"
    yield f"periods {_same(one.quantity.period, two.quantity.period)} {_same(stated.quantity.period, one.quantity.period)}"
    yield f"per {_same(one.quantity.per, two.quantity.per)} {_same(stated.quantity.per, one.quantity.per)}"
    yield f"units {one.quantity.unit == two.quantity.unit} {stated.quantity.unit == one.quantity.unit}"
    yield f"subject {stated.context.subject}"


def _clause(mention: Mention, row: Row) -> str:
    """The verb that a figure belongs to."""
    at = row.bases.get(mention.quantity.sentence, 0) + mention.context.clause
    return row.masked[at] if mention.context.clause >= 0 and at < len(row.masked) else ""


def _same(one: object, two: object) -> str:
    if one is None or two is None:
        return "none" if one is two else "one"
    return "same" if one == two else "other"


def anchor(span: tuple[int, int], row: Row) -> int:
    """The word of a figure that hangs on the rest of its sentence."""
    first, last = span
    inside = range(first, min(last, len(row.words)))
    return next((i for i in inside if row.heads[i] not in inside or row.heads[i] == i), first)


def _path(row: Row, one: int, two: int) -> Groups:
    """The way through the tree from one figure to another."""
    ways = between(one, two, row)
    if ways is None:
        return ((b"none",), (), (), ())
    left, meet, right = ways
    labels = [f"{row.words[i].dep}^" for i in left] + [f"{row.words[i].dep}v" for i in reversed(right)]
    return (
        (coded(" ".join(labels[:PATH])),),
        (row.coded[meet],),
        (coded(f"{row.words[meet].tag} {min(len(left), 4)} {min(len(right), 4)}"),),
        [row.coded[i] for i in (*left[1:], *right[1:])],
    )


LEAD: Final = Tell(("lead ",), _lead)
TAIL: Final = Tell(("tail ",), _tail)
BESIDE: Final = Tell(("before {} ", "behind {} "), _beside)
GAP: Final = Tell(("{} far ", "{} verbs ", "{} = ", "{} "), _gap)
WAY: Final = Tell(("path {} ", "meet {} ", "tag {} ", "on path {} "), _path)


def between(one: int, two: int, row: Row) -> tuple[list[int], int, list[int]] | None:
    """The words from one up to that on which both hang, this word, and those from the other up to it; `None` where they are of two sentences."""
    up, down = upward(one, row), upward(two, row)
    meet = next((at for at in up if at in set(down)), None)
    return None if meet is None else (up[: up.index(meet)], meet, down[: down.index(meet)])


def upward(at: int, row: Row) -> list[int]:
    """A word, what it hangs on, and so on up the tree."""
    found = [at]
    while row.heads[at] != at and len(found) < 2 * PATH:
        at = row.heads[at]
        found.append(at)
    return found
