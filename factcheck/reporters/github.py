"""Workflow commands of GitHub Actions: annotations on the lines, the worst first, and the whole report as the log.

A runner obeys any line that begins with `::`, and `##[` wherever it stands. An article must never give it orders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.reporters.full import render as render_full
from factcheck.reporters.legible import legible
from factcheck.reporters.numbers import plural
from factcheck.reporters.places import relative, stated_span
from factcheck.reporters.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Finding, Report
    from factcheck.reporters.page import Page

KINDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
AT_MOST: Final = 10  # annotations a kind: more than that GitHub drops without a word


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write the annotations, what there was no room for, and the report in full."""
    given = list(reports)
    commands = [*_errors(given, page), *_findings(given, page)]
    for kind in KINDS.values():
        of_kind = [text for name, text in commands if name == kind]
        yield from of_kind[:AT_MOST]
        if len(of_kind) > AT_MOST:
            yield f"{plural(len(of_kind) - AT_MOST, f'more {kind}')} in the log below.\n"
    yield from _log(given, page)


def _errors(reports: Sequence[Report], page: Page) -> Iterator[tuple[str, str]]:
    for report in reports:
        if report.error is not None:
            yield "error", _command("error", [report.error], page, file=relative(report.path), title="not checked")


def _findings(reports: Sequence[Report], page: Page) -> Iterator[tuple[str, str]]:
    for report in reports:
        for notice in report.notices:
            yield (
                "notice",
                _command("notice", [notice.message], page, file=relative(report.path), line=str(notice.line)),
            )
        for finding in report.findings:
            if finding.severity is not None:
                kind = KINDS[finding.severity]
                yield kind, _annotation(kind, report, finding, page)


def _annotation(kind: str, report: Report, finding: Finding, page: Page) -> str:
    span = stated_span(finding)
    place = {"file": relative(report.path), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub takes columns of one line only
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return _command(kind, list(told(finding)), page, **place, title=f"{finding.rule} ({finding.code})")


def _command(kind: str, lines: Sequence[str], page: Page, **properties: str) -> str:
    given = ",".join(f"{name}={_property(legible(value, page.encoding))}" for name, value in properties.items())
    message = "%0A".join(_data(legible(line, page.encoding)) for line in lines)
    return f"::{kind} {given}::{message}\n"


def _data(text: str) -> str:
    return _harmless(text.replace("%", "%25"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _log(reports: Sequence[Report], page: Page) -> Iterator[str]:
    for report in reports:
        if report.error is not None:
            yield _harmless_line(f"Not checked: {legible(report.error, page.encoding)}\n")
        for notice in report.notices:
            place = f"{report.path}:{notice.line}: {notice.message}"
            yield _harmless_line(f"{legible(place, page.encoding)}\n")
    for piece in render_full(reports, page):
        yield "".join(_harmless_line(line) for line in piece.splitlines(keepends=True))


def _harmless_line(line: str) -> str:
    """Spell out the first colon of what a runner would take for a command."""
    words = line.lstrip()
    if words.startswith("::"):
        line = line[: len(line) - len(words)] + _spelt(":") + words[1:]
    return _harmless(line)


def _harmless(text: str) -> str:
    return text.replace("##[", f"{_spelt('#')}#[")


def _spelt(character: str) -> str:
    r"""Spell a plain character as the report spells all that is not to be obeyed: `\x3a`."""
    return f"\\x{ord(character):02x}"
