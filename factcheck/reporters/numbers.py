"""Numbers and counts as a desk writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model import Summary

DIGITS: Final = 4


def number(value: Fraction) -> str:
    """Write a number with thousands commas, a real minus sign and about four digits that count."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    if size.denominator == 1:
        return f"{sign}{size.numerator:,}"
    places = max(DIGITS - len(str(int(size))), 1) if size >= 1 else _leading_zeros(size) + DIGITS
    return sign + f"{float(round(size, places)):,.{places}f}".rstrip("0").rstrip(".")


def _leading_zeros(size: Fraction) -> int:
    zeros = 0
    while size * 10 < 1:
        size, zeros = size * 10, zeros + 1
    return zeros


def bounds(low: Fraction | None, high: Fraction | None) -> str:
    """Write what a result may lie between; empty where that is one number, or any."""
    ends = [None if end is None else number(end) for end in (low, high)]
    match ends:
        case [None, None]:
            return ""
        case [None, str(top)]:
            return f"at most {top}"
        case [str(bottom), None]:
            return f"at least {bottom}"
        case [bottom, top] if bottom == top:
            return ""
        case _:
            return f"between {ends[0]} and {ends[1]}"


def closing(summary: Summary) -> str:
    """Tell what became of every figure, so that nothing is passed over in silence."""
    if not summary.quantities:
        return "No figures found."
    settled = [
        f"{count} {word}" for count, word in ((summary.suppressed, "suppressed"), (summary.known, "known")) if count
    ]
    fates = [
        f"{summary.checked} checked",
        f"{summary.inconsistent} to amend",
        f"{summary.review} to review",
        *settled,
        f"{summary.unchecked} with nothing to check against",
    ]
    told = f". The sources settle {plural(summary.sourced, 'figure')}." if summary.sourced else ""
    return f"{plural(summary.quantities, 'figure')}: {', '.join(fates)}{told}"


def plural(count: int, noun: str) -> str:
    """Count a regular noun: "1 figure", "2 figures"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
