"""The ledger of an article: every figure in order, its verdict, what it was held against, and where it is told again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from factcheck.record import dataclass
from factcheck.reporters.html_page.view import as_prose
from factcheck.reporters.legible import legible
from factcheck.reporters.working import source_of, working

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Finding, Quantity, Report
    from factcheck.reporters.html_page.view import ArticleView

LETTERS: Final = re.compile(r"[^\W\d_]+")
NEAR: Final = 40  # characters in which the word beside a figure is looked for


@dataclass(frozen=True, slots=True)
class Dispute:
    """A finding on a figure that needs a decision."""

    fingerprint: str
    state: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `fingerprint` stays the same while words elsewhere are edited.

    `mark` is its id in the article as shown; `start` and `end` are its place in the text without markup.
    """

    number: int
    fingerprint: str
    figure: str
    place: str
    reading: str
    about: str
    state: str
    mark: str
    start: int
    end: int
    against: tuple[str, ...]
    told_again: tuple[int, ...]
    disputes: tuple[Dispute, ...]


def rows_of(report: Report, view: ArticleView) -> list[Row]:
    """Return a row for each figure, in the order of the text."""
    prints = _fingerprints(report)
    numbers = {quantity.id: n for n, quantity in enumerate(report.quantities, 1)}
    return [
        Row(
            number=numbers[quantity.id],
            fingerprint=prints[quantity.id],
            figure=shown.text,
            place=_place(quantity),
            reading=shown.reading,
            about=shown.about,
            state=shown.state,
            mark=shown.mark,
            start=inner.start,
            end=inner.end,
            against=tuple(dict.fromkeys(_against(report.findings, quantity))),
            told_again=tuple(numbers[other] for other in quantity.told_again if other in numbers),
            disputes=tuple(_disputes(report.findings, quantity)),
        )
        for quantity, inner, shown in zip(report.quantities, as_prose(report).quantities, view.rows, strict=True)
    ]


def _place(quantity: Quantity) -> str:
    return f"page {quantity.page}" if quantity.page is not None else f"paragraph {quantity.paragraph}"


def _against(findings: Sequence[Finding], quantity: Quantity) -> Iterator[str]:
    """Tell each sum that the figure has a part in."""
    for finding in findings:
        if finding.stated.quantity == quantity.id:
            yield legible(source_of(finding.source) if finding.source else working(finding))
        elif any(ref.quantity == quantity.id for ref in finding.inputs):
            yield legible(f"with “{finding.stated.text}”: {working(finding)}")


def _disputes(findings: Sequence[Finding], quantity: Quantity) -> Iterator[Dispute]:
    for finding in findings:
        if finding.stated.quantity == quantity.id and finding.verdict != "consistent":
            state = "amend" if finding.verdict == "inconsistent" else "review"
            yield Dispute(finding.fingerprint, state, finding.rule, legible(finding.message))


def _fingerprints(report: Report) -> dict[str, str]:
    """Tell each figure from every other by what it says and of what; the second of the same by its number among them."""
    seen: Counter[str] = Counter()
    prints: dict[str, str] = {}
    for quantity in report.quantities:
        said = _said(report, quantity)
        seen[said] += 1
        prints[quantity.id] = hashlib.sha256(f"{said}|{seen[said]}".encode("utf-8", "replace")).hexdigest()[:16]
    return prints


def _said(report: Report, quantity: Quantity) -> str:
    figure = " ".join(quantity.text.casefold().split())
    about = quantity.measure.casefold() if quantity.measure else _beside(report.text, quantity.start, quantity.end)
    return "|".join((figure, quantity.kind, quantity.unit or "", about))


def _beside(text: str, start: int, end: int) -> str:
    """Return the words on both sides, which tell a bare number from another."""
    before = LETTERS.findall(text[max(0, start - NEAR) : start])[-1:]
    after = LETTERS.findall(text[end : end + NEAR])[:1]
    return " ".join((*before, "…", *after)).casefold()
