"""Two drafts of one article: which figures were added, dropped or changed, and in which sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Difference, Told
from factcheck.places import Map
from factcheck.sources.agree import agree, comparable
from factcheck.sources.link import Library
from factcheck.sources.passages import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article
    from factcheck.sources.marks import Mark
    from factcheck.sources.passages import Document, Passage

SAME: Final = 0.45  # of what a sentence tells, its older form tells so much


def compared(old: Article, new: Article) -> list[Difference]:
    """Every figure that differs, in the order of the newer draft; what was dropped stands behind."""
    before, after = read_document(old), read_document(new)
    pairs = _pairs(before, after)
    spare = {passage.number: [mark for mark in passage.marks if not mark.bare] for passage in before.passages}
    fresh = [(passage, mark) for passage in after.passages for mark in passage.marks if not mark.bare]
    fresh = [(p, m) for p, m in fresh if not _kept(m, spare, pairs.get(p.number))]
    fresh = [(p, m) for p, m in fresh if pairs.get(p.number) is not None or not _moved(m, spare)]
    return list(_differences(fresh, spare, pairs, (before, after)))


def _pairs(before: Document, after: Document) -> dict[int, int]:
    """The older form of each sentence, by number; each is the older form of one."""
    library = Library([before])
    fits = sorted(
        ((fit, -passage.number, -at) for passage in after.passages for at, fit in library.covers(passage.stems).items() if fit >= SAME),
        reverse=True,
    )  # fmt: skip
    found: dict[int, int] = {}
    for _, number, at in fits:
        if -number not in found and -at not in found.values():
            found[-number] = -at
    return found


def _kept(mark: Mark, spare: dict[int, list[Mark]], number: int | None) -> bool:
    """Take a figure that stands in the older form of its sentence too off what is left there."""
    same = next((other for other in spare.get(number, []) if _same(mark, other)), None) if number is not None else None
    if same is not None and number is not None:
        spare[number].remove(same)
    return same is not None


def _same(one: Mark, two: Mark) -> bool:
    """Whether two figures say the same, whatever their print: "12,000" and "twelve thousand", but not "about 12,000"."""
    return one.hedge == two.hedge and agree(one, two) == "same"


def _moved(mark: Mark, spare: dict[int, list[Mark]]) -> bool:
    """Take a figure of a sentence that is new off what any older sentence has left."""
    return any(_kept(mark, spare, number) for number in spare)


def _differences(
    fresh: list[tuple[Passage, Mark]],
    spare: dict[int, list[Mark]],
    pairs: dict[int, int],
    both: tuple[Document, Document],
) -> Iterator[Difference]:
    (before, old), (after, new) = ((document, Map(document.article)) for document in both)
    for passage, mark in fresh:
        number = pairs.get(passage.number)
        left = spare.get(number, []) if number is not None else []
        other = next((m for m in left if comparable(mark, m)), None)
        if other is None or number is None:
            yield Difference("added", None, _told(after, new, passage, mark))
            continue
        left.remove(other)
        yield Difference(
            "changed", _told(before, old, before.passages[number], other), _told(after, new, passage, mark)
        )
    for passage in before.passages:
        yield from (Difference("dropped", _told(before, old, passage, mark), None) for mark in spare[passage.number])


def _told(document: Document, places: Map, passage: Passage, mark: Mark) -> Told:
    sentence = " ".join(document.article.text[passage.start : passage.end].split())
    return Told(places.place(mark.start).line, mark.text, sentence)
