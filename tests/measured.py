"""What a finding may say at most: a form that print showed to fail raises doubts where it would accuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.guard.weights import table
from factcheck.lexicon import measured

if TYPE_CHECKING:
    from factcheck.model import Finding


def accused(finding: Finding) -> bool:
    """An accusation; or a doubt, where the counts of the form (reliability.json) forbid it to accuse."""
    tied = float(measured("reliability")["tied"].get(finding.via, 1.0))
    return finding.verdict == "inconsistent" or (finding.verdict == "review" and tied < float(table()["accuse"]))
