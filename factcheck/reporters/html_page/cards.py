"""A card for each finding: what is said of it in the margin, and in the list that print and a page without script show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.record import dataclass
from factcheck.reporters.full import place_of
from factcheck.reporters.html_page.marks import STATES
from factcheck.reporters.legible import legible
from factcheck.reporters.page import Page
from factcheck.reporters.quote import quoted_elsewhere, quoted_sentence
from factcheck.reporters.working import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from factcheck.model import Finding, Report
    from factcheck.reporters.html_page.marks import State

MARKED: Final = Page(color=True)  # quotations come with their figures as styled spans


@dataclass(frozen=True, slots=True)
class Run:
    """A few words of a quotation, or one of its figures."""

    text: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in words."""

    id: str
    number: str
    state: State
    place: str
    stated: str
    mark: str
    sentence: Sequence[Run]
    elsewhere: Sequence[tuple[str, Sequence[Run]]]
    message: str
    facts: Sequence[tuple[str, Sequence[str]]]
    quoted: bool
    rule: str
    passage: Sequence[Sequence[Run]] = ()


def card(report: Report, finding: Finding, name: str, number: str, mark: str) -> Card:
    """Write the card of a finding; `mark` is the id of its figure in the article."""
    return Card(
        id=name,
        number=number,
        state=STATES[finding.verdict],
        place=place_of(finding),
        stated=legible(finding.stated.text),
        mark=mark,
        sentence=_runs(quoted_sentence(report, finding, MARKED)),
        elsewhere=list(_elsewhere(report, finding)),
        message="" if finding.verdict == "consistent" else legible(finding.message),
        facts=[(label, [legible(text) for text in texts]) for label, texts in facts(finding)],
        quoted=finding.quoted,
        rule=legible(f"{finding.rule} {finding.code}"),
        passage=[_quoted(line, finding.source.text) for line in finding.source.passage] if finding.source else [],
    )


def _quoted(line: str, words: str) -> list[Run]:
    """A paragraph of a source, the words that are quoted of it told from those around them."""
    before, found, behind = line.partition(words)
    runs = (
        Run(legible(before), is_figure=False),
        Run(legible(found), is_figure=True),
        Run(legible(behind), is_figure=False),
    )
    return [run for run in runs if run.text]


def _elsewhere(report: Report, finding: Finding) -> Iterator[tuple[str, Sequence[Run]]]:
    lines = {quantity.id: quantity.line for quantity in report.quantities}
    for ref, quotation in quoted_elsewhere(report, finding, MARKED):
        yield (f"line {lines[ref.quantity]}" if ref.quantity in lines else "elsewhere"), _runs(quotation)


def _runs(quotation: Text) -> list[Run]:
    """Tell the figures of a quotation from the words between them."""
    runs, at = [], 0
    for span in sorted((span for span in quotation.spans if span.style), key=lambda span: span.start):
        runs += [Run(quotation.plain[at : span.start], is_figure=False)] if at < span.start else []
        runs.append(Run(quotation.plain[span.start : span.end], is_figure=True))
        at = span.end
    return [*runs, Run(quotation.plain[at:], is_figure=False)] if at < len(quotation.plain) else runs
