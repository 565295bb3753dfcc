"""What became of the figures of an article, each counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.model import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Finding, Quantity, Verdict

FATES: Final = ("inconsistent", "review", "known", "suppressed", "checked")  # from the worst
FATE: Final[dict[Verdict, str]] = {"inconsistent": "inconsistent", "review": "review", "consistent": "checked"}


def summary_of(
    quantities: Sequence[Quantity],
    findings: Sequence[Finding],
    suppressed: Sequence[Finding] = (),
    known: Sequence[Finding] = (),
) -> Summary:
    """Count each figure by the worst that was found of it."""
    worst: dict[str, int] = {}
    fated = [
        *((finding, FATE[finding.verdict]) for finding in findings),
        *((finding, "suppressed") for finding in suppressed),
        *((finding, "known") for finding in known),
    ]
    for finding, fate in fated:
        for ref in (finding.stated, *finding.inputs):
            if ref.quantity is not None:
                rank = FATES.index(fate if ref is finding.stated else "checked")
                worst[ref.quantity] = min(rank, worst.get(ref.quantity, rank))
    fates = [FATES[rank] for rank in worst.values()]
    counts = {fate: fates.count(fate) for fate in FATES}
    settled = {finding.stated.start for finding in findings if finding.source and finding.verdict == "consistent"}
    return Summary(quantities=len(quantities), unchecked=len(quantities) - len(fates), sourced=len(settled), **counts)
