"""A finding told in a few plain lines, for a place that has no room for the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporters.working import source_of, working

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Finding


def told(finding: Finding) -> Iterator[str]:
    """Yield what is wrong, the working, each reading that would make it right, and a warning not to reword speech."""
    yield finding.message
    if finding.formula and finding.formula not in finding.message:
        yield f"Working: {working(finding)}"
    if finding.source:
        yield f"Source: {source_of(finding.source)}"
    if finding.suggestions:
        yield f"Right if: {'; '.join(finding.suggestions)}"
    if finding.slip:
        yield f"Likely slip: {finding.slip}"
    if finding.quoted:
        yield "In a quotation: do not reword."
