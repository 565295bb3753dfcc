"""GitLab's Code Quality report: a list of what is wrong, which a merge request shows beside the lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from factcheck.reporters.json_ import written
from factcheck.reporters.legible import legible
from factcheck.reporters.places import relative, stated_span
from factcheck.reporters.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Finding, Report, Severity
    from factcheck.reporters.page import Page

SEVERITIES: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}
UNREADABLE: Final = "unreadable"


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write all reports as one list."""
    seen: Counter[str] = Counter()
    yield written([issue for report in reports for issue in _issues(report, seen)], page)


def _issues(report: Report, seen: Counter[str]) -> Iterator[dict[str, Any]]:
    if report.error is not None:
        lines = {"begin": 1}
        yield _issue(report, UNREADABLE, "blocker", report.error, lines, _fingerprint(report, UNREADABLE, seen))
    for finding in report.findings:
        if finding.severity is not None:
            yield _of(finding, report, SEVERITIES[finding.severity], seen)


def _of(finding: Finding, report: Report, severity: str, seen: Counter[str]) -> dict[str, Any]:
    span = stated_span(finding)
    lines = {"begin": span.line, "end": span.end_line}
    fingerprint = _fingerprint(report, finding.fingerprint, seen)
    return _issue(report, finding.rule, severity, " ".join(told(finding)), lines, fingerprint)


def _issue(  # noqa: PLR0913, PLR0917 - the six fields of the format
    report: Report, name: str, severity: str, description: str, lines: dict[str, int], fingerprint: str
) -> dict[str, Any]:
    return {
        "description": legible(description),
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": relative(report.path), "lines": lines},
    }


def _fingerprint(report: Report, what: str, seen: Counter[str]) -> str:
    """Tell one issue from all others: of two with the same fingerprint, GitLab shows one."""
    key = f"{relative(report.path)}\n{what}"
    seen[key] += 1
    return hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
