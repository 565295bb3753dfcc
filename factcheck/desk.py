"""From names of articles to reports, one each and in order: whatever goes wrong with one, the rest are checked."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factcheck.errors import FactcheckError
from factcheck.model import Article, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from factcheck.model import Finding, Severity
    from factcheck.rules import Rule

Level: TypeAlias = Literal["error", "warning", "info", "never"]
LEVELS: Final = ("info", "warning", "error")  # from the mildest
AT_ONCE: Final = 16  # articles
TEXT_AT_ONCE: Final = 500_000  # characters: a long list of long files must not fill the memory


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
    """Check the articles in order, some at a time; an error in one becomes the sentence in its report."""
    unread = enumerate(paths, 1)
    for first in unread:
        with _progress(len(paths)) as say:
            reports = _next_reports(chain([first], unread), job, say)
        yield from reports


def _next_reports(unread: Iterator[tuple[int, str]], job: Job, say: Callable[[int, str], None]) -> list[Report]:
    """Read and check the next few articles: parsed together, they take less time."""
    items: list[Article | Report] = []
    for number, path in islice(unread, AT_ONCE):
        name = printable(job.stdin_name if path == "-" else path)
        say(number, name)
        items.append(_read(path, name, job))
        if sum(len(item.text) for item in items) > TEXT_AT_ONCE:
            break
    reports = iter(_checked([item for item in items if isinstance(item, Article)], job))
    return [item if isinstance(item, Report) else next(reports) for item in items]


def _read(path: str, name: str, job: Job) -> Article | Report:
    from factcheck.readers import SIZE_LIMIT, read, read_bytes

    try:
        article = read_bytes(sys.stdin.buffer.read(SIZE_LIMIT + 1), name) if path == "-" else read(path)
    except Exception as error:  # noqa: BLE001 - a bug must cost one article, not the desk's whole list
        return _failed(name, error)
    return replace(article, path=name, dateline=job.dateline or article.dateline)


def _checked(articles: Sequence[Article], job: Job) -> list[Report]:
    """Check them together; where one of them fails, each by itself."""
    from factcheck.pipeline import check_articles

    if len(articles) > 1:
        with suppress(Exception):
            return list(check_articles(articles, rules=job.rules, judge=job.judge))
    return [_checked_alone(article, job) for article in articles]


def _checked_alone(article: Article, job: Job) -> Report:
    from factcheck.pipeline import check_articles

    try:
        return next(iter(check_articles([article], rules=job.rules, judge=job.judge)))
    except Exception as error:  # noqa: BLE001 - as above
        return _failed(article.path, error)


def _failed(name: str, error: Exception) -> Report:
    if isinstance(error, FactcheckError):
        return Report(name, error=str(error))
    if os.environ.get("FACTCHECK_DEBUG"):
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".rstrip(": .")
    return Report(name, error=f"{name}: factcheck itself failed here ({what}); FACTCHECK_DEBUG=1 shows where.")


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


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int, str], None]]:
    """Show on a terminal what is being checked; the line is gone before the report is printed."""
    if not sys.stderr.isatty():
        yield lambda _number, _name: None
        return
    from rich.console import Console
    from rich.text import Text

    from factcheck.reporters.legible import legible

    with Console(stderr=True).status("") as status:
        count = " ({} of {})" if total > 1 else ""
        yield lambda number, name: status.update(Text(f"Checking {legible(name)}{count.format(number, total)}"))
