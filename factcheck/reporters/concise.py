"""One line a finding: `path:line:column: severity rule-name message`, for grep and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporters.legible import legible
from factcheck.reporters.reading import kind_and_unit, reads_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Report
    from factcheck.reporters.page import Page


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write a line for each finding; one that adds up is marked "ok"."""
    for report in reports:
        for finding in report.findings:
            place = f"{report.path}:{finding.line}:{finding.column}"
            yield legible(f"{place}: {finding.severity or 'ok'} {finding.rule} {finding.message}", page.encoding) + "\n"


def render_claims(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write a line for each figure."""
    for report in reports:
        for quantity in report.quantities:
            place = f"{report.path}:{quantity.line}:{quantity.column}"
            reading = f"{quantity.text} = {reads_as(quantity)}, {kind_and_unit(quantity)}"
            yield legible(f"{place}: {reading}", page.encoding) + "\n"
