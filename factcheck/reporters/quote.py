"""The sentence of a finding, with its figures marked; and a few words around figures that stand elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.places import as_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.text import Text

    from factcheck.model import Finding, Ref, Report
    from factcheck.reporters.page import Page

LONGEST: Final = 600  # of a sentence; a text without full stops is cut
AROUND: Final = 80  # characters either side of a figure that stands elsewhere
ENDS: Final = frozenset(".!?:;\"'”’)]\n\r")
STOP: Final = re.compile(r"[.!?][\"'”’)]*\s+|[\r\n]+")


def quoted_sentence(report: Report, finding: Finding, page: Page) -> Text:
    """Quote the sentence of the stated figure with every figure of the finding that stands in it marked."""
    text, finding = as_read(report, finding)
    start, end = _sentence_span(text, finding)
    if start == end:
        return page.text(finding.sentence)
    refs = [ref for ref in (finding.stated, *finding.inputs) if start <= ref.start and ref.end <= end]
    return _marked(text, start, end, refs, page)


def quoted_elsewhere(report: Report, finding: Finding, page: Page) -> Iterator[tuple[Ref, Text]]:
    """Quote the figures of a finding that stand in another sentence; those that stand together, in one."""
    text, finding = as_read(report, finding)
    start, end = _sentence_span(text, finding)
    apart = {ref for ref in finding.inputs if not (start <= ref.start and ref.end <= end)}
    for group in _together(text, sorted(apart, key=lambda ref: ref.start)):
        left, right = group[0].start, group[-1].end
        yield group[0], _marked(text, _left(text, left), _right(text, right), group, page)


def _together(text: str, refs: Sequence[Ref]) -> Iterator[list[Ref]]:
    group: list[Ref] = []
    for ref in refs:
        if group and ref.start > _right(text, group[-1].end):
            yield group
            group = []
        group.append(ref)
    if group:
        yield group


def _left(text: str, at: int) -> int:
    """Find where the sentence of a place begins, or else a word not too far before it."""
    begin = max(0, at - AROUND)
    stops = [stop.end() for stop in STOP.finditer(text, begin, at)]
    if stops or not begin:
        return stops[-1] if stops else 0
    return min((text.find(" ", begin) + 1) or at, at)


def _right(text: str, at: int) -> int:
    """Find where the sentence of a place ends, or else a word not too far behind it."""
    end = min(len(text), at + AROUND)
    if stop := STOP.search(text, at, end):
        return stop.start() + len(stop[0].rstrip())
    return end if end == len(text) else max(text.rfind(" ", at, end), at)


def _sentence_span(text: str, finding: Finding) -> tuple[int, int]:
    """Find the sentence in the article, cut to a readable length around its figure."""
    stated, length = finding.stated, len(finding.sentence)
    start = text.rfind(finding.sentence, max(0, stated.start - length), stated.start + length)
    if not length or start < 0:
        return 0, 0
    left, right = max(start, stated.start - LONGEST // 2), min(start + length, stated.end + LONGEST // 2)
    return _before(text, left, stated.start) if left > start else start, (
        _behind(text, right, stated.end) if right < start + length else start + length
    )


def _before(text: str, at: int, figure: int) -> int:
    """The next beginning of a word, so that nothing is cut in two."""
    found = text.find(" ", at, figure)
    return found + 1 if found >= 0 else at


def _behind(text: str, at: int, figure: int) -> int:
    """The last end of a word."""
    found = text.rfind(" ", figure, at)
    return found if found >= 0 else at


def _marked(text: str, start: int, end: int, refs: Iterable[Ref], page: Page) -> Text:
    """Copy a stretch of the article with its figures in bold, or where there is no colour in brackets; what is cut off is marked."""
    out, at = page.text("" if _begins(text, start) else "… "), start
    for ref in sorted(set(refs), key=lambda ref: (ref.start, -ref.end)):
        if ref.start < at:
            continue
        out.append_text(page.text(text[at : ref.start]))
        figure = text[ref.start : ref.end]
        out.append_text(page.text(figure if page.color else f"[{figure}]", "bold underline"))
        at = ref.end
    return out.append_text(page.text(text[at:end] + ("" if _ends(text, end) else " …")))


def _begins(text: str, at: int) -> bool:
    """True at the beginning of a sentence or a line."""
    before = text[:at].rstrip(" ")[-1:]
    return not before or before in ENDS


def _ends(text: str, at: int) -> bool:
    """True at the end of a sentence or a line."""
    return text[at - 1 : at] in ENDS or text[at : at + 1] in ("", "\n", "\r")
