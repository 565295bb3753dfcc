"""From names of articles to reports, one each and in order: whatever goes wrong with one, the rest are checked."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.errors import FactcheckError
from factcheck.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from factcheck.model import Article, Finding, Severity
    from factcheck.rules import Rule

Level: TypeAlias = Literal["error", "warning", "info", "never"]
LEVELS: Final = ("info", "warning", "error")  # from the mildest


@dataclass(frozen=True, slots=True)
class Job:
    """What to check the articles with, and what of the findings to show."""

    rules: Sequence[Rule] = ()
    judge: bool = True
    dateline: date | None = None
    stdin_name: str = "<stdin>"
    min_severity: Severity = "info"
    show_checked: bool = False


class Tally:
    """Counts nothing but the exit code, while reports pass through."""

    def __init__(self, fail_level: Level) -> None:
        self.fail_level = fail_level
        self.code = 0

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Pass the reports on: 2 once a check could not be made, else 1 from the fail level on."""
        for report in reports:
            if report.error is not None:
                self.code = 2
            elif any(self._fails(finding) for finding in report.findings):
                self.code = max(self.code, 1)
            yield report

    def _fails(self, finding: Finding) -> bool:
        return self.fail_level != "never" and _at_least(finding, self.fail_level)


def reports_on(paths: Sequence[str], job: Job) -> Iterator[Report]:
    """Check each article; an error in one becomes the sentence in its report."""
    for n, path in enumerate(paths, 1):
        name = printable(job.stdin_name if path == "-" else path)
        with _progress(f"{name} ({n} of {len(paths)})" if len(paths) > 1 else name):
            report = _report_on(path, name, job)
        yield report


def _report_on(path: str, name: str, job: Job) -> Report:
    from factcheck.pipeline import check_articles

    try:
        article = _article(path, name, job)
        return next(iter(check_articles([article], rules=job.rules, judge=job.judge)))
    except FactcheckError as error:
        return Report(name, error=str(error))
    except Exception as error:  # noqa: BLE001 - a bug must cost one article, not the desk's whole list
        if os.environ.get("FACTCHECK_DEBUG"):
            traceback.print_exc()
        what = f"{type(error).__name__}: {error}".rstrip(": .")
        return Report(name, error=f"{name}: factcheck itself failed here ({what}); FACTCHECK_DEBUG=1 shows where.")


def _article(path: str, name: str, job: Job) -> Article:
    from factcheck.readers import SIZE_LIMIT, read, read_bytes

    article = read_bytes(sys.stdin.buffer.read(SIZE_LIMIT + 1), name) if path == "-" else read(path)
    return replace(article, path=name, dateline=job.dateline or article.dateline)


def shown(reports: Iterable[Report], job: Job) -> Iterator[Report]:
    """Leave out the findings that nobody asked to see; the summary still counts them."""
    for report in reports:
        findings = tuple(finding for finding in report.findings if _is_shown(finding, job))
        yield replace(report, findings=findings)


def _is_shown(finding: Finding, job: Job) -> bool:
    if finding.verdict == "consistent" and finding.severity is None:
        return job.show_checked
    return _at_least(finding, job.min_severity)


def _at_least(finding: Finding, level: Severity) -> bool:
    return finding.severity is not None and LEVELS.index(finding.severity) >= LEVELS.index(level)


def printable(path: str) -> str:
    """Make a file name that is not valid text fit to print."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _progress(what: str) -> AbstractContextManager[object]:
    """Show on a terminal what is being read; the line is gone before the report is printed."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.text import Text

    from factcheck.reporters.legible import legible

    return Console(stderr=True).status(Text(f"Checking {legible(what)}"))
