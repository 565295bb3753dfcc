"""Where the figures of a finding stand: lines, columns and paths in the forms that other programs count in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Finding, Ref, Report


@dataclass(frozen=True, slots=True)
class Span:
    """From the first character of a figure to the one behind its last; lines and columns count from 1, in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


def stated_span(finding: Finding) -> Span:
    """Return the place of the figure that a finding is about."""
    return _span(finding.line, finding.column, finding.stated.text)


def input_spans(report: Report, finding: Finding) -> Iterator[tuple[Ref, Span]]:
    """Yield each figure that the stated one was worked out from, once, with its place."""
    quantities = {quantity.id: quantity for quantity in report.quantities}
    for ref in dict.fromkeys(finding.inputs):
        if ref.quantity in quantities:
            quantity = quantities[ref.quantity]
            yield ref, _span(quantity.line, quantity.column, ref.text)
        else:
            line_start = report.text.rfind("\n", 0, ref.start) + 1
            yield ref, _span(report.text.count("\n", 0, ref.start) + 1, ref.start - line_start + 1, ref.text)


def _span(line: int, column: int, text: str) -> Span:
    breaks = text.count("\n")
    if not breaks:
        return Span(line, column, line, column + len(text))
    return Span(line, column, line + breaks, len(text) - text.rfind("\n"))


def in_bytes(report: Report, start: int, column: int) -> int:
    """Count a column in bytes of UTF-8, from 1, for a figure that starts at `start` in the text."""
    line = report.text[max(0, start - column + 1) : start]
    return len(line.encode("utf-8", "surrogatepass")) + 1


def relative(path: str) -> str:
    """Name a file from the working directory where it lies below it, with forward slashes."""
    file = Path(path)
    if file.is_absolute() and file.is_relative_to(Path.cwd()):
        file = file.relative_to(Path.cwd())
    return file.as_posix()


def uri(path: str) -> tuple[str, bool]:
    """Write a path as a URI, percent-encoded, and say whether it counts from the working directory."""
    name = relative(path)
    if Path(name).is_absolute():
        return "file://" + quote(name, safe="/", errors="surrogatepass"), False
    return quote(name, safe="/", errors="surrogatepass"), True
