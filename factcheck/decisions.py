"""What people decided, laid over a report: which rules count here, how gravely, what is suppressed, known or not shown.

No verdict changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factcheck.places import as_read
from factcheck.summary import summary_of
from factcheck.suppression import Orders, is_sic

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from factcheck.baseline import Baseline
    from factcheck.model import Finding, Report, Severity
    from factcheck.settings import Settings
    from factcheck.settings.values import RuleLevel
    from factcheck.suppression import Book

LEVELS: Final = ("info", "warning", "error")  # from the mildest


def decided(
    report: Report,
    settings: Settings,
    rules: Collection[str],
    book: Book | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """Keep the findings of the `rules` that run here, each as grave as the settings let it be; part off what is settled."""
    findings = [_lowered(finding, settings.severity) for finding in report.findings if finding.rule in rules]
    orders = Orders(report)
    parted = [(finding, _is_suppressed(finding, report, orders, book)) for finding in findings]
    suppressed = [finding for finding, is_suppressed in parted if is_suppressed]
    new = [finding for finding, is_suppressed in parted if not is_suppressed]
    new, known = baseline.split(new) if baseline else (new, [])
    disagreeing = [finding for finding in findings if finding.severity is not None]
    return replace(
        report,
        findings=tuple(new),
        suppressed=tuple(suppressed),
        known=tuple(known),
        notices=tuple(
            sorted(
                [*report.notices, *orders.notices, *orders.unused(disagreeing, rules)],
                key=lambda n: (n.line, n.message),
            )
        ),
        summary=summary_of(report.quantities, new, suppressed, known),
    )


def _is_suppressed(finding: Finding, report: Report, orders: Orders, book: Book | None) -> bool:
    if finding.severity is None:
        return False
    noted = book is not None and finding.fingerprint in book.entries
    return noted or orders.suppresses(finding) or is_sic(*as_read(report, finding))


def _lowered(finding: Finding, levels: Mapping[str, RuleLevel]) -> Finding:
    """Take a finding no more gravely than its rule is; a review, which nobody is sure of, is never raised."""
    level = levels.get(finding.rule)
    if finding.severity is None or level is None or level == "off":
        return finding
    return replace(finding, severity=min(finding.severity, level, key=LEVELS.index))


def fails(report: Report, settings: Settings) -> bool:
    """True where a finding is as grave as the level that fails a build."""
    level = settings.fail_level
    return level != "never" and any(_at_least(finding, level) for finding in report.findings)


def shown(report: Report, settings: Settings, *, show_checked: bool) -> Report:
    """Leave out the findings that nobody asked to see; the summary still counts them."""
    wanted = show_checked if settings.show_checked is None else settings.show_checked
    kept = tuple(f for f in report.findings if _is_shown(f, settings, wanted))
    held = frozenset(id(f) for f in kept)
    passed = tuple(f for f in (*report.findings, *report.suppressed, *report.known) if id(f) not in held)
    return replace(report, findings=kept, passed=passed, show_unchecked=bool(settings.show_unchecked))


def _is_shown(finding: Finding, settings: Settings, wanted: bool) -> bool:  # noqa: FBT001 - as the line above says it
    return wanted if finding.severity is None else _at_least(finding, settings.min_severity)


def _at_least(finding: Finding, level: Severity) -> bool:
    return finding.severity is not None and LEVELS.index(finding.severity) >= LEVELS.index(level)
