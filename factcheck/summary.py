"""What became of the figures of an article, each counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Finding, Quantity

RANK: Final = {"inconsistent": 0, "review": 1, "consistent": 2}


def summary_of(quantities: Sequence[Quantity], findings: Sequence[Finding]) -> Summary:
    """Count each figure by the worst that was found of it."""
    worst: dict[str, int] = {}
    for finding in findings:
        refs = (finding.stated, *finding.inputs)
        for ref in refs:
            if ref.quantity is not None:
                rank = RANK[finding.verdict] if ref is finding.stated else 2
                worst[ref.quantity] = min(rank, worst.get(ref.quantity, 2))
    ranks = list(worst.values())
    inconsistent, review, checked = (ranks.count(rank) for rank in (0, 1, 2))
    return Summary(len(quantities), checked, inconsistent, review, len(quantities) - len(ranks))
