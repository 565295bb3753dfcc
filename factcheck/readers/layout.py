"""From the parts of a page, as a format marks them, to an article.

What the format does not say (which of the plain paragraphs is the byline?) is told as in plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.errors import FactcheckError, TooLargeError
from factcheck.model import Article, Block
from factcheck.origin import Origin, Run
from factcheck.readers.comments import comments_in
from factcheck.readers.dateline import find_dateline
from factcheck.readers.invisible import is_nothing, origin_of, seen
from factcheck.readers.limits import TEXT_BYTES
from factcheck.readers.plain import CLOSED, kinds_of
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from factcheck.model import BlockKind

GAP: Final = "\n\n"  # no figure reaches over it
LATE: Final = 3  # body paragraphs after which a first heading is no headline
PartKind: TypeAlias = "BlockKind | Literal['heading', 'cell', 'item']"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, heading, caption or cell of a page; `kind` is `None` where the format does not tell."""

    runs: tuple[Run, ...]
    kind: PartKind | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        """The words of the part."""
        return "".join(run.text for run in self.runs)


def part(text: str, kind: PartKind | None = None, page: int | None = None) -> Part:
    """Make a part that has no place in a file's text."""
    return Part((Run(text, 0, 0),), kind, page)


def article_of(
    parts: Sequence[Part], path: str, *, file: str | None = None, dateline: date | None = None, empty: str = "is empty"
) -> Article:
    """Set the parts one under another; `file` is the text that their runs point into."""
    told = [it for it in map(trimmed, parts) if it.runs]
    if not told:
        raise FactcheckError(f"{path}: this file {empty}.")
    shown = [Part(tuple(run for whole in it.runs for run in seen(whole)), it.kind, it.page) for it in told]
    prose = GAP.join(it.text for it in shown)
    if len(prose) > TEXT_BYTES:
        raise TooLargeError(f"{path}: this file holds over {TEXT_BYTES // 1_000_000} million characters of text.")
    blocks = tuple(_blocks(shown))
    day = dateline or find_dateline(prose, blocks)
    origin = _origin(shown, file, prose) if file is not None else origin_of(GAP.join(it.text for it in told))
    comments = comments_in(file) if file is not None else ()
    return Article(path, prose, blocks, day, comments, origin, has_lines=file is not None)


def _blocks(parts: Sequence[Part]) -> Iterator[Block]:
    at = 0
    for number, (it, kind) in enumerate(zip(parts, _kinds(parts), strict=True), 1):
        length = len(it.text)
        yield Block(kind, at, at + length, number, it.page)
        at += length + len(GAP)


def _origin(parts: Sequence[Part], file: str, prose: str) -> Origin:
    starts: list[int] = []
    runs: list[Run] = []
    at = 0
    for it in parts:
        for run in it.runs:
            starts.append(at)
            runs.append(run)
            at += len(run.text)
        at += len(GAP)
    return Origin(file, prose, tuple(starts), tuple(runs))


def _kinds(parts: Sequence[Part]) -> list[BlockKind]:
    """Settle each part's kind: what the format says goes before what plain text would look like."""
    kinds = _headings(parts)
    headline = kinds.index("headline") if "headline" in kinds else None
    guessed = [_of_item(it, guess) for it, guess in zip(parts, kinds_of([it.text for it in parts]), strict=True)]
    return [kind or _guess(guess, n, headline) for n, (kind, guess) in enumerate(zip(kinds, guessed, strict=True))]


def _of_item(it: Part, guess: BlockKind) -> BlockKind:
    """Take the words of a list, however few, for words of the story."""
    return "body" if it.kind == "item" and guess in {"headline", "standfirst", "crosshead"} else guess


def _guess(guess: BlockKind, n: int, headline: int | None) -> BlockKind:
    """Fit what a paragraph looks like to where the headline is known to be."""
    if headline is None or guess not in {"headline", "standfirst"}:
        return guess
    if n < headline:
        return "furniture"
    return "body" if guess == "headline" else guess


def _headings(parts: Sequence[Part]) -> list[BlockKind | None]:
    """The first heading is the headline, one right under it the standfirst, any other a crosshead."""
    kinds: list[BlockKind | None] = []
    has_headline = any(it.kind == "headline" for it in parts)
    before = 0  # paragraphs, or as much as makes a heading a late one
    for it in parts:
        if it.kind == "heading":
            follows = kinds[-1:] == ["headline"]
            kinds.append("standfirst" if follows else "crosshead" if has_headline or before >= LATE else "headline")
            has_headline = True
        else:
            kinds.append("body" if it.kind == "cell" else None if it.kind == "item" else it.kind)
            before += LATE if kinds[-1] == "body" else it.kind in {None, "item"}
    return kinds


def trimmed(it: Part) -> Part:
    """Return the part without the space, and what cannot be seen, at its ends."""
    runs = list(it.runs)
    while runs and _nothing(runs[0].text) == len(runs[0].text):
        del runs[0]
    while runs and _nothing(runs[-1].text) == len(runs[-1].text):
        del runs[-1]
    if runs:
        runs[0] = _cut(runs[0], _nothing(runs[0].text), len(runs[0].text))
        runs[-1] = _cut(runs[-1], 0, len(runs[-1].text) - _nothing(runs[-1].text[::-1]))
    return Part(tuple(runs), it.kind, it.page)


def _nothing(text: str) -> int:
    """Count the characters at the beginning that a reader sees nothing of."""
    return next((n for n, character in enumerate(text) if not is_nothing(character)), len(text))


def _cut(run: Run, start: int, end: int) -> Run:
    if len(run.text) == run.end - run.start:
        return Run(run.text[start:end], run.start + start, run.start + end)
    return Run(run.text[start:end], run.start, run.end)


def unbroken(it: Part) -> Iterable[Part]:
    r"""Settle the line breaks ("\n" as a run of its own) within a part: lines of a sentence are joined, others set apart."""
    lines: list[list[Run]] = [[]]
    for run in it.runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    held: list[Run] = []
    before = ""  # the last line of these that holds a word
    for line in lines:
        text = "".join(run.text for run in line).strip()
        if not before or _goes_on(before, text, it.kind):
            if held:
                held.append(Run(" ", held[-1].end, held[-1].end))
            held += line
        else:
            yield Part(tuple(held), it.kind, it.page)
            held = line
        before = text or before
    yield Part(tuple(held), it.kind, it.page)


def _goes_on(before: str, after: str, kind: PartKind | None) -> bool:
    """True where a line break is only the setter's: in a heading, or in the middle of a sentence."""
    if not after or kind in {"heading", "headline", "crosshead", "standfirst"}:
        return True
    return not CLOSED.search(before) and after[0].islower()
