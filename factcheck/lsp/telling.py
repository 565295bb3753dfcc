"""What an editor shows of a report: diagnostics on the figures, and on a hover the working of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol.types import Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position, Range

from factcheck.reporters.legible import legible
from factcheck.reporters.reading import kind_and_unit, reads_as
from factcheck.reporters.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lsp.checking import Checked
    from factcheck.lsp.positions import Places
    from factcheck.model import Finding, Ref

SEVERITIES: Final = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
SOURCE: Final = "factcheck"
TOP: Final = Range(Position(0, 0), Position(0, 0))


def diagnostics(checked: Checked, places: Places, uri: str, *, related: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong, what nobody is sure of, and what could not be checked."""
    report = checked.report
    if report.error is not None:
        yield Diagnostic(TOP, legible(report.error), severity=DiagnosticSeverity.Error, source=SOURCE)
    for notice in report.notices:
        line = Position(notice.line - 1, 0)
        severity = DiagnosticSeverity.Information
        yield Diagnostic(Range(line, line), legible(notice.message), severity=severity, source=SOURCE)
    for finding in report.findings:
        if finding.severity is not None:
            yield Diagnostic(
                _range(finding.stated, checked, places),
                _plain(told(finding)),
                severity=SEVERITIES[finding.severity],
                code=finding.rule,
                source=SOURCE,
                related_information=list(_related(finding, checked, places, uri)) if related else None,
                data={"fingerprint": finding.fingerprint},
            )


def _related(finding: Finding, checked: Checked, places: Places, uri: str) -> Iterator[DiagnosticRelatedInformation]:
    for ref in dict.fromkeys(finding.inputs):
        yield DiagnosticRelatedInformation(Location(uri, _range(ref, checked, places)), legible(ref.text))


def _range(ref: Ref, checked: Checked, places: Places) -> Range:
    return places.range(ref.start + checked.shift, ref.end + checked.shift)


def _plain(lines: Iterator[str]) -> str:
    return "\n".join(legible(line) for line in lines)


def working_at(checked: Checked, offset: int) -> str:
    """Tell of the figure at an offset how it was read, and each working that it is part of; empty where there is none."""
    at = offset - checked.shift
    readings = [
        f"{quantity.text}: read as {reads_as(quantity)}, {kind_and_unit(quantity)}"
        for quantity in checked.report.quantities
        if quantity.start <= at <= quantity.end
    ]
    findings = [finding for finding in checked.report.findings if _concerns(finding, at)]
    workings = [_plain(_working(finding)) for finding in findings]
    if readings and not workings:
        workings = ["Nothing to check it against."]
    return "\n\n".join([*(legible(reading) for reading in readings[:1]), *workings])


def _concerns(finding: Finding, at: int) -> bool:
    return any(ref.start <= at <= ref.end for ref in (finding.stated, *finding.inputs))


def _working(finding: Finding) -> Iterator[str]:
    recomputed = f" = {finding.recomputed.text}" if finding.recomputed.text else ""
    yield f"{finding.rule} ({finding.code}): {finding.formula}{recomputed}"
    if finding.severity is None:
        yield f"{finding.stated.text} adds up."
    else:
        yield from told(finding)
    if finding.reasons:
        yield f"Tied by: {'; '.join(finding.reasons)}"
