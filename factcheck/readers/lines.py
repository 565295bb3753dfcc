"""The lines of printed pages to paragraphs, headings and captions, as a reader's eye joins them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from factcheck.readers.layout import Part, part
from factcheck.readers.plain import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EDGE: Final = 3  # lines at the head and foot of a page that may be repeated on each
RUNNING_WORDS: Final = 8  # a running head with a number that changes ("Gazette, page 5") has no more
LARGE: Final = 1.12  # times the size of the body: a heading
LEADING: Final = 1.25  # times the usual distance of lines: a new paragraph
USUAL: Final = 1.2  # times the size of type: the distance of its lines, at the least
INDENT: Final = 0.8  # of the size of the type
CELL: Final = 0.5  # of the size of the type: what begins less far below, behind a gap, is another cell of the row
SHORT: Final = 0.85  # of the width of the column: a line that ends a paragraph
HEADING_WORDS: Final = 40
DIGITS: Final = re.compile(r"\d+")
FOLIO: Final = re.compile(r"\W{0,3}(?:page\s*|p\.?\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\W{0,3}", re.IGNORECASE)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SOFT: Final = "\N{SOFT HYPHEN}"


@dataclass(slots=True)
class Line:
    """A printed line: its text, where it begins (points from the lower left of the page) and the size of its type."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    page: int = 1


def parts_of(pages: Sequence[Sequence[Line]]) -> list[Part]:
    """Join the lines of all pages to parts."""
    lines = [line for page in without_repeats(pages) for line in page]
    if not lines:
        return []
    body = _body_size(lines)
    groups = list(_groups(lines))
    return [_part(group, body) for group in groups]


def without_repeats(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out what stands at the edge of most pages but for its number, and the numbers of pages."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in _edges(page)})
    often = {shape for shape, count in seen.items() if count > 1 and count * 2 >= len(pages)}
    kept: list[list[Line]] = []
    for number, page in enumerate(pages, 1):
        edges = {id(line) for line in _edges(page)}
        outer = {id(line) for line in (*page[:1], *page[-1:])}
        kept.append([
            line for line in page
            if not (id(line) in edges and _shape(line) in often)
            and not (id(line) in outer and len(page) > 1 and _is_folio(line, number))
        ])  # fmt: skip
        for line in kept[-1]:
            line.page = number
    return kept


def _is_folio(line: Line, page: int) -> bool:
    """True for "Page 5" or "5 of 9", and for a bare number only where it is the page's own."""
    text = line.text.strip()
    match = FOLIO.fullmatch(text)
    return match is not None and (not text.isdigit() or int(text) == page)


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines at the head and the foot, in the order in which they were drawn or by their height."""
    by_height = sorted(page, key=lambda line: -line.y)
    return [*page[:EDGE], *page[-EDGE:], *by_height[:EDGE], *by_height[-EDGE:]]


def _shape(line: Line) -> tuple[int, str]:
    """Return what is the same on each page: the height and the words, in a short line whatever its number."""
    words = line.text.split()
    text = " ".join(words)
    return round(line.y), DIGITS.sub("0", text) if len(words) <= RUNNING_WORDS else text


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut the lines into paragraphs."""
    body = _body_size(lines)
    leading = _leading([line for line in lines if line.size == body] or lines) / max(body, 1)
    width = median(sorted((len(line.text) for line in lines), reverse=True)[: len(lines) // 3 + 1])
    group = [lines[0]]
    for before, line in pairwise(lines):
        column = max(len(it.text) for it in group) if len(group) > 1 else width
        if _begins(before, line, leading, column):
            yield group
            group = []
        group.append(line)
    yield group


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of the lines; single lines set apart are more than it, so it is bounded."""
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and _alike(a, b) and a.y > b.y]
    near = [step for step in steps if step < 3 * max(line.size for line in lines)]
    return min(median(near), 1.6 * _body_size(lines)) if near else 0


def _alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.05 * max(a.size, b.size, 1)


def _begins(before: Line, line: Line, leading: float, column: float) -> bool:
    """True where a line begins a paragraph: other type, more space, an indent, or a full stop in a short line before it."""
    if not _alike(before, line) or before.bold != line.bold:
        return True
    closed = bool(CLOSED.search(before.text.rstrip()))
    short = len(before.text.rstrip()) < SHORT * column
    if before.page == line.page and abs(before.y - line.y) < CELL * line.size:
        return True
    if before.page != line.page or line.y > before.y:  # the next page or column
        return closed and (short or _is_indented(before, line) or not line.text.lstrip()[:1].islower())
    if before.y - line.y > LEADING * line.size * max(leading, USUAL):
        return True
    if line.x - before.x > INDENT * line.size and closed:
        return True
    return closed and short and not line.text.lstrip()[:1].islower()


def _is_indented(before: Line, line: Line) -> bool:
    return line.x - before.x > INDENT * line.size


def _part(group: Sequence[Line], body: float) -> Part:
    text = group[0].text.strip()
    for line in group[1:]:
        text = joined(text, line.text.strip())
    text = " ".join(text.replace(SOFT, "").split())
    large = group[0].size > LARGE * body and len(text.split()) <= HEADING_WORDS
    return part(text, "heading" if large else None, group[0].page)


def joined(before: str, after: str) -> str:
    """Join two lines; a word that was divided is whole again, a compound ("12-year-", "well-known") keeps its hyphen."""
    if before.endswith(SOFT):
        return before[:-1] + after
    if not re.search(r"\w[-‐]$", before):
        return f"{before} {after}"
    word = before.rpartition(" ")[2]
    divided = after[:1].islower() and word[:-1].isalpha() and word[:-1].lower() not in TENS
    return (before[:-1] if divided else before) + after
