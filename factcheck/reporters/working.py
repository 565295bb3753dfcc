"""What a finding rests on, fact by fact: the same words in the terminal report and on the page for the reporter."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.reporters.numbers import bounds, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Cited, Finding, Recomputed

PLAIN: Final = r"(\d{1,3}(?:,\d{3})+|\d{1,15}(?:\.\d{1,9})?)"
CHANGE: Final = re.compile(
    rf"\({PLAIN} − {PLAIN}\) ÷ {PLAIN}", re.ASCII
)  # of bare numbers; money and measures stay one sum


def facts(finding: Finding) -> list[tuple[str, Sequence[str]]]:
    """Name what there is: the working, the room that rounding leaves, what would make it right, the slip, the tie."""
    told: tuple[tuple[str, Sequence[str]], ...] = (
        ("Working", [sum_] if (sum_ := working(finding)) else []),
        ("Source", [source_of(finding.source)] if finding.source else []),
        ("Rounding", [f"the result may be {room}"] if (room := _room(finding.recomputed)) else []),
        ("Right if", finding.suggestions),
        ("Likely slip", [finding.slip] if finding.slip else []),
        ("Tied by", ["; ".join(finding.reasons)] if finding.reasons else []),
    )
    return [(label, texts) for label, texts in told if texts]


def working(finding: Finding) -> str:
    """Write the sum with its result, a change in two steps: "17,022 − 14,260 = 2,762; ÷ 14,260 = +19.4%"."""
    if finding.formula == finding.recomputed.text:
        return ""  # "6,020 = 6,020" tells nothing
    if not finding.recomputed.text or not finding.formula:
        return finding.formula
    if change := CHANGE.fullmatch(finding.formula):
        first, second, base = change.groups()
        difference = number(Fraction(first.replace(",", "")) - Fraction(second.replace(",", "")))
        return f"{first} − {second} = {difference}; ÷ {base} = {finding.recomputed.text}"
    return f"{finding.formula} = {finding.recomputed.text}"


def source_of(cited: Cited) -> str:
    """Tell the place in a source and what stands there: "release.pdf, page 2, paragraph 3: …"."""
    return f"{cited.path}, {cited.where}: “{cited.text}”"


def _room(recomputed: Recomputed) -> str:
    """Tell the bounds in the form of the figures; empty where they show as one number."""
    room = bounds(recomputed.low, recomputed.high)
    if not (room.startswith("between") and recomputed.low_text and recomputed.high_text):
        return room
    if recomputed.low_text == recomputed.high_text:
        return ""
    return f"between {recomputed.low_text} and {recomputed.high_text}"
