"""SARIF 2.1.0, the form in which code scanning and editors take results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from factcheck._version import __version__
from factcheck.reporters.json_ import written
from factcheck.reporters.legible import legible
from factcheck.reporters.places import input_spans, stated_span, uri
from factcheck.reporters.sarif_rules import described
from factcheck.reporters.telling import told
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Finding, Report, Severity
    from factcheck.reporters.page import Page
    from factcheck.reporters.places import Span

    Json: TypeAlias = dict[str, Any]

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
INFORMATION: Final = "urn:factcheck"  # a name and no address: a link that leads nowhere helps nobody
WORKING_DIRECTORY: Final = "%SRCROOT%"
PLACES: Final = {rule.code: index for index, rule in enumerate(RULES)}


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write all reports as one run."""
    yield written({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(list(reports))]}, page)


def _run(reports: Sequence[Report]) -> Json:
    failed = any(report.error is not None for report in reports)
    notifications = [notification for report in reports for notification in _notifications(report)]
    driver = {
        "name": "factcheck",
        "informationUri": INFORMATION,
        "semanticVersion": __version__,
        "rules": [described(rule) for rule in RULES],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {WORKING_DIRECTORY: {"description": {"text": "The working directory of the check."}}},
        "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": notifications}],
        "results": [_result(report, finding) for report in reports for finding in report.findings],
    }


def _notifications(report: Report) -> Iterator[Json]:
    if report.error is not None:
        place = {"physicalLocation": {"artifactLocation": _artifact(report)}}
        yield {"level": "error", "message": _message(report.error), "locations": [place]}
    for notice in report.notices:
        place = {"physicalLocation": {"artifactLocation": _artifact(report), "region": {"startLine": notice.line}}}
        yield {"level": "note", "message": _message(notice.message), "locations": [place]}


def _result(report: Report, finding: Finding) -> Json:
    related = [
        {"id": number, "message": _message(ref.text), **_location(report, span, ref.text)}
        for number, (ref, span) in enumerate(input_spans(report, finding), 1)
    ]
    place = {"ruleIndex": PLACES[finding.code]} if finding.code in PLACES else {}
    return {
        "ruleId": finding.code,
        **place,
        "kind": "fail" if finding.severity else "pass",
        "level": LEVELS[finding.severity] if finding.severity else "none",
        "message": _message("\n".join(told(finding))),
        "locations": [_location(report, stated_span(finding), finding.stated.text)],
        "relatedLocations": related,
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "properties": {"rule": finding.rule, "verdict": finding.verdict, "quoted": finding.quoted},
    }


def _location(report: Report, span: Span, text: str) -> Json:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "snippet": {"text": legible(text)},
    }
    return {"physicalLocation": {"artifactLocation": _artifact(report), "region": region}}


def _artifact(report: Report) -> Json:
    name, is_relative = uri(report.path)
    return {"uri": name, "uriBaseId": WORKING_DIRECTORY} if is_relative else {"uri": name}


def _message(text: str) -> Json:
    """Write a message in which no placeholder and no link is read, whatever an article holds."""
    plain = "\n".join(legible(line) for line in text.split("\n"))
    return {"text": plain.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
