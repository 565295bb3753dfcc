"""Every place in a report told as the file has it: offsets, line and column, paragraph, page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from factcheck.model import Article, Block, Finding, Notice, Quantity, Ref, Report
    from factcheck.origin import Origin

NEWLINE: Final = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """Where a figure stands, as people and editors say it."""

    line: int
    column: int
    page: int | None


def located(report: Report, article: Article) -> Report:
    """Return the report with its places led back to the file; that of a plain text is as it should be."""
    if article.origin is None and article.has_lines:
        return report
    map_ = Map(article)
    return replace(
        report,
        text=map_.text,
        quantities=tuple(map_.quantity(quantity) for quantity in report.quantities),
        findings=tuple(map_.finding(finding) for finding in report.findings),
        blocks=tuple(map_.block(block) for block in report.blocks),
        notices=tuple(map_.notice(notice) for notice in report.notices),
        origin=article.origin,
    )


def as_read(report: Report, finding: Finding) -> tuple[str, Finding]:
    """Return the text without its file's markup, and the finding with its places in that."""
    origin = report.origin
    if origin is None:
        return report.text, finding
    stated, *inputs = (_inner(origin, ref) for ref in (finding.stated, *finding.inputs))
    return origin.prose, replace(finding, stated=stated, inputs=tuple(inputs))


def _inner(origin: Origin, ref: Ref) -> Ref:
    start, end = origin.inward(ref.start, ref.end)
    return replace(ref, text=origin.prose[start:end], start=start, end=end)


class Map:
    """The file behind an article: its text, and where in it a place of the article is."""

    def __init__(self, article: Article) -> None:
        self.origin: Origin | None = article.origin
        self.text = article.origin.file if article.origin else article.text
        self.blocks: tuple[Block, ...] = article.blocks
        self.block_starts = [block.start for block in article.blocks]
        self.has_lines = article.has_lines
        self.line_starts = [0, *(newline.end() for newline in NEWLINE.finditer(self.text))]

    def place(self, at: int) -> Place:
        """Tell where an offset into the article is: in a document without lines a paragraph counts as one."""
        block = self.blocks[max(0, bisect_right(self.block_starts, at) - 1)]
        outer, start = (self._outer(at), self._outer(block.start))
        if not self.has_lines:
            return Place(block.paragraph, outer - start + 1, block.page)
        line = bisect_right(self.line_starts, outer)
        return Place(line, outer - self.line_starts[line - 1] + 1, block.page)

    def _outer(self, at: int) -> int:
        return at if self.origin is None else self.origin.outward(at, at + 1)[0]

    def block(self, block: Block) -> Block:
        """Lead a block back."""
        if self.origin is None:
            return block
        start, end = self.origin.outward(block.start, block.end)
        return replace(block, start=start, end=end)

    def quantity(self, quantity: Quantity) -> Quantity:
        """Lead a figure back."""
        text, start, end = self._span(quantity.text, quantity.start, quantity.end)
        line, column, page = self.place(quantity.start)
        return replace(quantity, text=text, start=start, end=end, line=line, column=column, page=page)

    def finding(self, finding: Finding) -> Finding:
        """Lead a finding back."""
        line, column, page = self.place(finding.stated.start)
        stated, inputs = self._ref(finding.stated), tuple(self._ref(ref) for ref in finding.inputs)
        return replace(finding, stated=stated, inputs=inputs, line=line, column=column, page=page)

    def notice(self, notice: Notice) -> Notice:
        """Lead a notice back."""
        return notice if notice.at is None else replace(notice, line=self.place(notice.at).line)

    def _ref(self, ref: Ref) -> Ref:
        text, start, end = self._span(ref.text, ref.start, ref.end)
        return replace(ref, text=text, start=start, end=end)

    def _span(self, text: str, start: int, end: int) -> tuple[str, int, int]:
        if self.origin is None:
            return text, start, end
        outer = self.origin.outward(start, end)
        return self.text[slice(*outer)], *outer
