"""The terminal report: what needs a decision first, each with the working that lets it be believed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from factcheck.model import Summary
from factcheck.reporters.numbers import closing, plural
from factcheck.reporters.quote import quoted_elsewhere, quoted_sentence
from factcheck.reporters.working import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from factcheck.model import Finding, Quantity, Report, Verdict
    from factcheck.reporters.page import Page

HEADINGS: Final[dict[Verdict, tuple[str, str]]] = {
    "inconsistent": ("AMEND", "bold red"),
    "review": ("REVIEW", "bold yellow"),
    "consistent": ("OK", "bold green"),
}


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Set each article's report as soon as it is there, and a last line for all of them."""
    summaries: list[Summary] = []
    for report in reports:
        if report.error is None:
            yield ("\n" if summaries else "") + _article(report, page)
            summaries.append(report.summary)
    if len(summaries) > 1:
        last = f"{plural(len(summaries), 'article')}. {closing(in_all(summaries))}"
        yield "\n" + page.set(*(page.text(line, "bold") for line in _in_items(last, page.columns)))


def _article(report: Report, page: Page) -> str:
    parts: list[RenderableType] = [page.text(f"{report.path}: {headline(report.summary)}", "bold"), ""]
    for verdict in HEADINGS:
        for finding in report.findings:
            if finding.verdict == verdict:
                parts += [*_item(report, finding, page), ""]
    if report.show_unchecked:
        parts += _alone(report, page)
    if report.summary.quantities:
        parts += [page.text(line) for line in _in_items(closing(report.summary), page.columns)]
    return page.set(*parts)


def _in_items(words: str, columns: int) -> Iterator[str]:
    """Break a list that is too long for one line between its items, not within one."""
    while len(words) > columns and (at := words.rfind(", ", 0, columns)) > 0:
        yield words[: at + 1]
        words = words[at + 2 :]
    yield words


def headline(summary: Summary) -> str:
    """Say first what needs a decision."""
    if summary.inconsistent or summary.review:
        amend = f"{plural(summary.inconsistent, 'figure')} to amend" if summary.inconsistent else "nothing to amend"
        return f"{amend}, {summary.review} to review." if summary.review else f"{amend}."
    if summary.suppressed or summary.known:
        return "nothing new to amend."
    if not summary.quantities:
        return "no figures found."
    if not summary.checked:
        return "no figure could be checked against another."
    alone = f"; {summary.unchecked} stand{'s' if summary.unchecked == 1 else ''} alone" if summary.unchecked else ""
    return f"{summary.checked} of {plural(summary.quantities, 'figure')} {'was' if summary.checked == 1 else 'were'} checked{alone}."


def _item(report: Report, finding: Finding, page: Page) -> list[RenderableType]:
    word, style = HEADINGS[finding.verdict]
    place = f"  {place_of(finding)}"
    return [
        page.line((word, style), (place, ""), (f"  {finding.rule} {finding.code}", "dim")),
        page.indented(quoted_sentence(report, finding, page), 4),
        *_elsewhere(report, finding, page),
        *([] if finding.verdict == "consistent" else [page.indented(page.text(finding.message))]),
        *(part for label, texts in facts(finding) for part in page.fact(label, texts)),
        *([page.indented(page.text("In a quotation: do not reword.", "italic"))] if finding.quoted else []),
    ]


def _alone(report: Report, page: Page) -> Iterator[RenderableType]:
    """List the figures that nothing was held against, each with its place, and where it seems to be told again."""
    lines = {quantity.id: quantity.line for quantity in report.quantities}
    standing = alone(report)
    for quantity in standing:
        again = sorted({lines[id_] for id_ in quantity.told_again if id_ in lines})
        where = f"  told again in line{'s' if len(again) > 1 else ''} {', '.join(map(str, again))}" if again else ""
        yield page.line(
            ("ALONE", "bold"),
            (f"  line {quantity.line}  ", ""),
            (" ".join(quantity.text.split()), "bold"),
            (where, "dim"),
        )
    if standing:
        yield ""


def alone(report: Report) -> list[Quantity]:
    """Find the figures of an article that no finding speaks of."""
    held = {ref.quantity for finding in (*report.findings, *report.passed) for ref in (finding.stated, *finding.inputs)}
    return [quantity for quantity in report.quantities if quantity.id not in held]


def place_of(told: Finding) -> str:
    """Tell the place as people look for it: the page where there are pages, else the line."""
    if told.page is not None:
        return f"page {told.page}, paragraph {told.paragraph}"
    return f"paragraph {told.paragraph}, line {told.line}"


def _elsewhere(report: Report, finding: Finding, page: Page) -> Iterator[RenderableType]:
    lines = {quantity.id: quantity.line for quantity in report.quantities}
    for ref, quotation in quoted_elsewhere(report, finding, page):
        where = f"line {lines[ref.quantity]}: " if ref.quantity in lines else "elsewhere: "
        yield page.indented(page.line((where, "dim")).append_text(quotation), 4)


def in_all(summaries: Sequence[Summary]) -> Summary:
    """Add up what became of the figures of several articles."""
    return Summary(**{field.name: sum(getattr(one, field.name) for one in summaries) for field in fields(Summary)})
