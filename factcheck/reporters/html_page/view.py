"""What the template is given: each article with its marks, cards and figures, in words that are ready to print."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from factcheck.model import Block, Quantity
from factcheck.places import as_read
from factcheck.record import dataclass
from factcheck.reporters.full import headline
from factcheck.reporters.html_page.cards import card
from factcheck.reporters.html_page.marks import marks, pieces, said_of
from factcheck.reporters.legible import legible
from factcheck.reporters.numbers import closing, plural
from factcheck.reporters.reading import hedge, kind_and_unit, reads_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.model import BlockKind, Finding, Report
    from factcheck.origin import Origin
    from factcheck.reporters.html_page.cards import Card
    from factcheck.reporters.html_page.marks import Mark, Piece

Placed = TypeVar("Placed", Block, Quantity)
AROUND: Final = 60  # characters shown on either side of another mention


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article."""

    kind: BlockKind
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Again:
    """Another mention that seems to be of the same fact, with the words about it."""

    line: int
    before: str
    text: str
    behind: str
    mark: str


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and how it was read; `mark` is the id of the figure in the article."""

    id: str
    line: int
    text: str
    reading: str
    about: str
    mark: str
    state: str
    again: Sequence[Again]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article on the page."""

    id: str
    path: str
    error: str
    dateline: str
    verdict: str
    closing: str
    paragraphs: Sequence[Paragraph]
    to_decide: Sequence[Card]
    checked: Sequence[Card]
    rows: Sequence[Row]
    counts: Counter[str]
    is_partial: bool


def article_view(report: Report, n: int, *, judged: bool) -> ArticleView:
    """Set an article; `n` is its number on the page."""
    report, name = as_prose(report), f"a{n}"
    numbered = list(_numbered(report.findings, name))
    marked = marks(said_of(report.quantities, numbered, f"{name}-r-"), f"{name}-m")
    cards = [card(report, found, id_, number, _mark_at(marked, found.stated.start)) for found, id_, number in numbered]
    again = _again(report, marked)
    rows = [_row(quantity, f"{name}-r-{quantity.id}", marked, again) for quantity in report.quantities]
    unchecked = sum(row.state == "unchecked" for row in rows)
    return ArticleView(
        id=name,
        path=legible(report.path),
        error=legible(report.error or ""),
        dateline=f"{report.dateline:%-d %B %Y}" if report.dateline else "",
        verdict=headline(report.summary) if judged else f"{plural(len(rows), 'figure')}.",
        closing=closing(report.summary) if judged else "",
        paragraphs=list(_paragraphs(report, marked)),
        to_decide=[one for one in cards if one.number],
        checked=[one for one in cards if not one.number],
        rows=rows,
        counts=Counter({**Counter(one.state for one in cards), "unchecked": unchecked}),
        is_partial=judged and unchecked != report.summary.unchecked,
    )


def as_prose(report: Report) -> Report:
    """Put all places into the text without its file's markup, where the file has any."""
    origin = report.origin
    if origin is None:
        return report
    return replace(
        report,
        text=origin.prose,
        origin=None,
        blocks=tuple(_inner(origin, block) for block in report.blocks),
        quantities=tuple(_inner(origin, quantity) for quantity in report.quantities),
        findings=tuple(as_read(report, finding)[1] for finding in report.findings),
    )


def _inner(origin: Origin, one: Placed) -> Placed:
    start, end = origin.inward(one.start, one.end)
    return replace(one, start=start, end=end)


def _numbered(findings: Sequence[Finding], name: str) -> Iterator[tuple[Finding, str, str]]:
    """Number the findings that need a decision in the order of the text."""
    number = 0
    for n, finding in enumerate(sorted(findings, key=lambda f: (f.stated.start, f.stated.end, f.code)), 1):
        decide = finding.verdict != "consistent"
        number += decide
        yield finding, f"{name}-f{n}", str(number) if decide else ""


def _mark_at(marked: Sequence[Mark], start: int) -> str:
    at = bisect_right(marked, start, key=lambda mark: mark.start) - 1
    return marked[at].id if at >= 0 and start < marked[at].end else ""


def _again(report: Report, marked: Sequence[Mark]) -> dict[str, Again]:
    """Each figure as another one's row shows it."""
    told: dict[str, Again] = {}
    for one in report.quantities:
        before, behind = _around(report.text, one)
        told[one.id] = Again(one.line, before, legible(one.text), behind, _mark_at(marked, one.start))
    return told


def _around(text: str, quantity: Quantity) -> tuple[str, str]:
    """The words before a figure and behind it, in its line, cut at a space."""
    before = text[max(0, quantity.start - AROUND) : quantity.start].rpartition("\n")[2]
    behind = text[quantity.end : quantity.end + AROUND].partition("\n")[0]
    cut = before.partition(" ")[2] if len(before) == AROUND else before
    kept = behind.rpartition(" ")[0] if len(behind) == AROUND else behind
    return legible(("… " if cut != before else "") + cut), legible(kept + (" …" if kept != behind else ""))


def _row(quantity: Quantity, name: str, marked: Sequence[Mark], again: Mapping[str, Again]) -> Row:
    at = bisect_right(marked, quantity.start, key=lambda mark: mark.start) - 1
    about = (quantity.measure, quantity.period)
    reading = (f"{hedge(quantity)} {reads_as(quantity)}".strip(), kind_and_unit(quantity), quantity.direction)
    return Row(
        id=name,
        line=quantity.line,
        text=legible(quantity.text),
        reading=legible("; ".join(part for part in reading if part)),
        about=legible("; ".join(part for part in about if part)),
        mark=marked[at].id,
        state=marked[at].state,
        again=[again[other] for other in quantity.told_again if other in again],
    )


def _paragraphs(report: Report, marked: Sequence[Mark]) -> Iterator[Paragraph]:
    """Cut the text into its blocks, and what stands between them where that is more than space."""
    text, at = report.text, 0
    for block in report.blocks:
        yield from _between(text, at, block.start, marked)
        yield Paragraph(block.kind, list(pieces(text, block.start, block.end, _within(marked, block.start, block.end))))
        at = block.end
    yield from _between(text, at, len(text), marked)


def _between(text: str, start: int, end: int, marked: Sequence[Mark]) -> Iterator[Paragraph]:
    if text[start:end].strip():
        yield Paragraph("body", list(pieces(text, start, end, _within(marked, start, end))))


def _within(marked: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """Return the marks that have any part in a stretch; they are in order and do not overlap."""
    first = bisect_right(marked, start, key=lambda mark: mark.end)
    return marked[first : bisect_left(marked, end, key=lambda mark: mark.start)]
