"""Link each figure of an article to the figures of its sources: to the one that agrees best, and to the one that it should have been.

Nothing is judged here: what comes out is evidence, weighed by what was measured on texts and their retellings.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from factcheck.record import dataclass
from factcheck.sources.agree import agree, comparable
from factcheck.sources.derive import worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from factcheck.sources.agree import Grade
    from factcheck.sources.derive import Worked
    from factcheck.sources.marks import Mark
    from factcheck.sources.passages import Document, Passage
    from factcheck.sources.tables.grid import Table

NEAR: Final = 0.7  # what the words beside a figure weigh against those of its whole sentence
NOUN: Final = 0.4  # what the word it counts weighs
NEXT: Final = 0.2  # what the very next word weighs, on either side
BESIDE: Final = 5  # sentences on either side in which a figure may be told that is no rival then
CLOSE: Final = 60  # passages that are looked through for what a figure should be
MOST_ALIKE: Final = 200  # figures of one value
PASSAGES: Final = 3  # so many of the passages that fit best are worked with
WORST: Final[dict[Grade, float]] = {"same": 0.0, "rounded": 0.05, "bound": 0.3, "open": 0.3, "elsewise": 0.3}


@dataclass(frozen=True, slots=True)
class Twin:
    """A figure of a source with how well its words fit those of the article's figure, and how the two agree."""

    document: Document
    passage: Passage
    mark: Mark
    fit: float
    sentence: float
    noun: bool
    grade: Grade | None
    beside: bool = True  # whether a word beside the two is the same


@dataclass(frozen=True, slots=True)
class Linked:
    """A figure of the article: its best twin that agrees, its best rival that does not, and how well its sentence is covered at all."""

    passage: Passage
    mark: Mark
    twin: Twin | None
    rival: Twin | None
    covered: float
    known: float  # how many of its sentence's words the sources use at all, and of its names
    named: float
    counted: str  # the stem behind it, of what it counts
    told: bool  # its rival's value stands in the article beside it, so that it is told there
    taken: bool = False  # its twin is that of another figure of the sentence, which fits it better
    worked: tuple[Worked, Document, Passage] | None = None


class Library:
    """The passages of all sources, with the weight of each word among them."""

    def __init__(self, documents: Sequence[Document], tables: Sequence[Table] = ()) -> None:
        self.documents = documents
        self.tables = tables
        self.passages = [(document, passage) for document in documents for passage in document.passages]
        counts = Counter(stem for _, passage in self.passages for stem in passage.stems)
        self.total = len(self.passages)
        self.counts = counts
        self.places: dict[str, list[int]] = {}
        for at, (_, passage) in enumerate(self.passages):
            for stem in passage.stems:
                self.places.setdefault(stem, []).append(at)

    @cached_property
    def by_value(self) -> dict[Fraction, list[tuple[int, Mark]]]:
        """Where each value stands."""
        found: dict[Fraction, list[tuple[int, Mark]]] = {}
        for at, (_, passage) in enumerate(self.passages):
            for mark in passage.marks:
                for value in dict.fromkeys(mark.values):
                    found.setdefault(value, []).append((at, mark))
        return found

    def candidates(self, mark: Mark, best: Sequence[int]) -> Iterator[tuple[int, Mark]]:
        """The figures that one may be held against: those of the passages that fit its sentence best, and those of its value anywhere."""
        chosen = frozenset(best)
        for at in best:
            yield from ((at, theirs) for theirs in self.passages[at][1].marks)
        for value in dict.fromkeys(mark.values):
            yield from ((at, theirs) for at, theirs in self.by_value.get(value, ())[:MOST_ALIKE] if at not in chosen)

    def weight(self, stem: str) -> float:
        """How telling a word is among the sources; one that they lack tells nothing of which passage is meant."""
        return math.log(1 + self.total / (1 + self.counts[stem]))

    def weigh(self, stems: frozenset[str]) -> float:
        """What some words weigh together."""
        return sum(self.weight(stem) for stem in sorted(stems))

    def known(self, stems: frozenset[str]) -> float:
        """The share of some words that the sources use."""
        return sum(stem in self.counts for stem in stems) / len(stems) if stems else 0.5

    def covers(self, stems: frozenset[str]) -> dict[int, float]:
        """How much of what a sentence tells each passage tells too, by its number; none for those with nothing in common."""
        found: dict[int, float] = {}
        for stem in sorted(stems):
            weight = self.weight(stem)
            for at in self.places.get(stem, ()):
                found[at] = found.get(at, 0.0) + weight
        whole = self.weigh(stems) or 1.0
        return {at: weight / whole for at, weight in found.items()}


def linked(article: Document, library: Library) -> Iterator[Linked]:
    """Each figure of the article that a source may be asked about, with its twins."""
    for passage in article.passages:
        asked = [mark for mark in passage.marks if not mark.bare]
        if not asked:
            continue
        covers = library.covers(passage.stems)
        best = sorted(
            range(library.total) if library.total <= CLOSE else covers, key=lambda at: (-covers.get(at, 0.0), at)
        )[:CLOSE]
        told = _told(article, passage)
        near = _nearest(library, covers)
        found = [_linked(article, passage, mark, library, covers, (best, told)) for mark in asked]
        for at, one in enumerate(found):
            needed = one.twin is None or one.twin.grade not in ("same", "rounded")
            yield replace(one, taken=_taken(one, at, found), worked=_worked(one.mark, near) if needed else None)


def _nearest(library: Library, covers: dict[int, float]) -> list[tuple[Document, Passage, Passage | None]]:
    """The passages that a sentence may tell again, the likeliest first, each with the one behind it."""
    best = sorted(covers, key=lambda at: (-covers[at], at))[:PASSAGES]
    found: list[tuple[Document, Passage, Passage | None]] = []
    for at in sorted({*best, *(at - 1 for at in best[:1] if at)}, key=lambda at: (-covers.get(at, 0.0), at)):
        document, passage = library.passages[at]
        behind = library.passages[at + 1] if at + 1 < library.total else None
        found.append((document, passage, behind[1] if behind and behind[0] is document else None))
    return found


def _worked(
    mark: Mark, near: Sequence[tuple[Document, Passage, Passage | None]]
) -> tuple[Worked, Document, Passage] | None:
    """What figures that stand together give, in one passage before two."""
    for document, passage, _ in near:
        if found := worked(mark, passage.marks):
            return found, document, passage
    for document, passage, behind in near[:2]:
        if behind and (found := worked(mark, (*passage.marks, *behind.marks))):
            return found, document, passage
    return None


def _taken(one: Linked, at: int, found: Sequence[Linked]) -> bool:
    """Whether a figure that is told twice stands once in the source, and another one of the sentence fits it better."""
    if one.twin is None:
        return False
    rivals = [(other, place) for place, other in enumerate(found) if place != at and other.twin is not None]
    return any(
        other.twin is not None and other.twin.mark is one.twin.mark and (other.twin.fit, -place) > (one.twin.fit, -at)
        for other, place in rivals
    )


def _told(article: Document, passage: Passage) -> list[Mark]:
    """The figures of a sentence and of those around it."""
    near = article.passages[max(0, passage.number - BESIDE) : passage.number + BESIDE + 1]
    return [mark for other in near for mark in other.marks]


def _linked(  # noqa: PLR0913, PLR0917
    article: Document,
    passage: Passage,
    mark: Mark,
    library: Library,
    covers: dict[int, float],
    near: tuple[Sequence[int], Sequence[Mark]],
) -> Linked:
    best, told = near
    beside, after = article.beside(mark, passage), frozenset(article.after(mark, passage))
    weight = library.weigh(beside) or 1.0
    twin: Twin | None = None
    rivals: list[Twin] = []
    for at, theirs in library.candidates(mark, best):
        document, other = library.passages[at]
        grade = agree(mark, theirs)
        if grade is None and (theirs.bare or not comparable(mark, theirs)):
            continue
        sentence = covers.get(at, 0.0)
        noun = not after.isdisjoint(document.after(theirs, other))
        shared = beside & document.beside(theirs, other)
        fit = sentence + NEAR * library.weigh(shared) / weight
        fit += NOUN * noun + NEXT * _touching(article, mark, document, theirs) - (WORST[grade] if grade else 0.0)
        found = Twin(document, other, theirs, fit, sentence, noun, grade, bool(shared))
        if grade is None:
            rivals.append(found)
        elif twin is None or fit > twin.fit:
            twin = found
    rival = max(rivals, key=lambda r: r.fit - 0.5 * _is_told(r.mark, told), default=None)
    covered = max(covers.values(), default=0.0)
    known, named = library.known(passage.stems), library.known(passage.names)
    counted = next(iter(article.after(mark, passage)), "")
    beaten = rival is not None and _is_told(rival.mark, told)
    return Linked(passage, mark, twin, rival, covered, known, named, counted, beaten)


def _is_told(mark: Mark, told: Sequence[Mark]) -> bool:
    """Whether a figure of the source stands in the article too, so that it is not what another one should have been."""
    return any(agree(other, mark) in ("same", "rounded") for other in told)


def _touching(article: Document, mark: Mark, document: Document, theirs: Mark) -> int:
    """How many of the words right before and right behind two figures are the same."""
    return sum(
        one == two != ""
        for one, two in (
            (_word(article, mark.first - 1), _word(document, theirs.first - 1)),
            (_word(article, mark.last), _word(document, theirs.last)),
        )
    )


def _word(document: Document, at: int) -> str:
    return document.tokens[at].lower if 0 <= at < len(document.tokens) else ""
