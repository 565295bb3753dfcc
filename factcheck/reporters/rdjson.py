"""The Reviewdog Diagnostic Format, which reviewdog turns into comments on a change. Its columns count bytes of UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factcheck.reporters.json_ import written
from factcheck.reporters.legible import legible
from factcheck.reporters.places import in_bytes, relative, stated_span
from factcheck.reporters.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Finding, Report, Severity
    from factcheck.reporters.page import Page

SEVERITIES: Final[dict[Severity, str]] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write all reports as one result."""
    diagnostics = [diagnostic for report in reports for diagnostic in _diagnostics(report)]
    yield written({"source": {"name": "factcheck"}, "diagnostics": diagnostics}, page)


def _diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    path = relative(report.path)
    if report.error is not None:
        yield {"message": legible(report.error), "location": {"path": path}, "severity": "ERROR"}
    for finding in report.findings:
        if finding.severity is not None:
            yield {
                "message": "\n".join(legible(line) for line in told(finding)),
                "location": {"path": path, "range": _range(report, finding)},
                "severity": SEVERITIES[finding.severity],
                "code": {"value": finding.rule},
            }


def _range(report: Report, finding: Finding) -> dict[str, Any]:
    span, stated = stated_span(finding), finding.stated
    start = in_bytes(report, stated.start, span.column)
    end = in_bytes(report, stated.end, span.end_column)
    return {"start": {"line": span.line, "column": start}, "end": {"line": span.end_line, "column": end}}
