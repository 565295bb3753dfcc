"""What a finding rests on, fact by fact: the same words in the terminal report and on the page for the reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporters.numbers import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Finding, Recomputed


def facts(finding: Finding) -> list[tuple[str, Sequence[str]]]:
    """Name what there is: the working, the room that rounding leaves, what would make it right, the slip, the tie."""
    told: tuple[tuple[str, Sequence[str]], ...] = (
        ("Working", [working] if (working := _working(finding)) else []),
        ("Rounding", [f"the result may be {room}"] if (room := _room(finding.recomputed)) else []),
        ("Right if", finding.suggestions),
        ("Likely slip", [finding.slip] if finding.slip else []),
        ("Tied by", ["; ".join(finding.reasons)] if finding.reasons else []),
    )
    return [(label, texts) for label, texts in told if texts]


def _working(finding: Finding) -> str:
    return f"{finding.formula} = {finding.recomputed.text}" if finding.recomputed.text else finding.formula


def _room(recomputed: Recomputed) -> str:
    """Tell the bounds in the form of the figures; empty where they show as one number."""
    room = bounds(recomputed.low, recomputed.high)
    if not (room.startswith("between") and recomputed.low_text and recomputed.high_text):
        return room
    if recomputed.low_text == recomputed.high_text:
        return ""
    return f"between {recomputed.low_text} and {recomputed.high_text}"
