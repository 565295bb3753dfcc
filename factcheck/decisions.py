"""What the settings make of a report: which findings count, how gravely, and which are shown. No verdict changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factcheck.settings.chosen import rules_for
from factcheck.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from factcheck.model import Finding, Report, Severity
    from factcheck.settings import Settings
    from factcheck.settings.values import RuleLevel

LEVELS: Final = ("info", "warning", "error")  # from the mildest


def decided(report: Report, settings: Settings, path: Path) -> Report:
    """Keep the findings of the rules that run here, each as grave as the settings let it be."""
    rules = {rule.name for rule in rules_for(settings, path)}
    kept = (finding for finding in report.findings if finding.rule in rules)
    findings = tuple(_lowered(finding, settings.severity) for finding in kept)
    return replace(report, findings=findings, summary=summary_of(report.quantities, findings))


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
    return replace(report, findings=tuple(f for f in report.findings if _is_shown(f, settings, wanted)))


def _is_shown(finding: Finding, settings: Settings, wanted: bool) -> bool:  # noqa: FBT001 - as the line above says it
    return wanted if finding.severity is None else _at_least(finding, settings.min_severity)


def _at_least(finding: Finding, level: Severity) -> bool:
    return finding.severity is not None and LEVELS.index(finding.severity) >= LEVELS.index(level)
