"""From names of articles to reports, one each and in order: whatever goes wrong with one, the rest are checked."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from dataclasses import field, replace
from itertools import chain, islice
from time import monotonic
from typing import TYPE_CHECKING, Final

from factcheck.apart import apart
from factcheck.ceilings import Ceilings
from factcheck.errors import FactcheckError
from factcheck.model import Article, Report
from factcheck.progress import in_silence, progress
from factcheck.record import dataclass
from factcheck.stopping import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from factcheck.rules import Rule
    from factcheck.sources.link import Library

AT_ONCE: Final = 16  # articles
TEXT_AT_ONCE: Final = 500_000  # characters: a long list of long files must not fill the memory


@dataclass(frozen=True, slots=True)
class Job:
    """What to check the articles with.

    By path: `datelines` are the days of publication that somebody gave, `sources` the names of what an article is held against.
    """

    rules: Sequence[Rule] = ()
    judge: bool = True
    datelines: Mapping[str, date | None] = field(default_factory=dict)
    stdin_name: str = "<stdin>"
    ceilings: Ceilings = field(default_factory=Ceilings)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def reports_on(paths: Sequence[str], job: Job) -> Iterator[Report]:
    """Check the articles in order, some at a time; an error in one becomes the sentence in its report."""
    unread = enumerate(paths, 1)
    for first in unread:
        with progress(len(paths)) as say:
            reports = _next_reports(chain([first], unread), job, say)
        yield from reports


def checked_together(paths: Sequence[str], job: Job) -> list[Report]:
    """Check a few articles and say nothing meanwhile."""
    unread = enumerate(paths, 1)
    reports: list[Report] = []
    while len(reports) < len(paths):
        reports += _next_reports(unread, job, in_silence)
    return reports


def _next_reports(unread: Iterator[tuple[int, str]], job: Job, say: Callable[[int, str], None]) -> list[Report]:
    """Read and check the next few articles: parsed together, they take less time."""
    items: list[Article | Report] = []
    spent: dict[str, float] = {}  # on reading each, in seconds
    for number, path in islice(unread, _at_once()):
        name = printable(job.stdin_name if path == "-" else path)
        say(number, name)
        began = monotonic()
        items.append(article_at(path, name, job))
        spent[name] = monotonic() - began if path != "-" else 0.0
        if sum(len(item.text) for item in items) > TEXT_AT_ONCE:
            break
    reports = iter(checked([item for item in items if isinstance(item, Article)], job, spent))
    return [item if isinstance(item, Report) else next(reports) for item in items]


def _at_once() -> int:
    """How many articles are checked before any is shown: at a terminal somebody waits for the first."""
    return 1 if sys.stdout is not None and sys.stdout.isatty() else AT_ONCE


def article_at(path: str, name: str, job: Job) -> Article | Report:
    """Read an article, or tell in its report why it cannot be read."""
    from factcheck.readers import file_bytes, size_limit
    from factcheck.readers.opening import stdin_bytes

    try:
        most = (job.ceilings.size or size_limit(name)) + 1
        # Whoever types an article in may take as long as they like.
        data = stdin_bytes(name, most) if path == "-" else None
        with within(job.ceilings.seconds, name):
            article = _article(file_bytes(path, most) if data is None else data, name, job)
    except Exception as error:  # noqa: BLE001 - a bug must cost one article, not the desk's whole list
        return failed(name, error)
    return replace(article, path=name, dateline=job.datelines.get(path) or article.dateline)


def _article(data: bytes, name: str, job: Job) -> Article:
    from factcheck.readers import needs_watching, read_bytes

    if needs_watching(name, data):
        return apart(lambda: read_bytes(data, name, job.ceilings.size), job.ceilings.seconds, name)
    return read_bytes(data, name, job.ceilings.size)


def checked(articles: Sequence[Article], job: Job, spent: Mapping[str, float] | None = None) -> list[Report]:
    """Check them together; where one of them fails, each by itself, in what reading it has left of its time."""
    from factcheck.pipeline import check_articles

    if len(articles) > 1:
        with suppress(Exception), within(job.ceilings.seconds, "these articles"):
            held = _libraries(articles, job)
            return list(
                check_articles(articles, rules=job.rules, judge=job.judge, most=job.ceilings.figures, sources=held)
            )
    return [_checked_alone(article, job, (spent or {}).get(article.path, 0.0)) for article in articles]


def _checked_alone(article: Article, job: Job, spent: float) -> Report:
    from factcheck.pipeline import check_articles

    try:
        with within(job.ceilings.seconds, article.path, spent):
            most = job.ceilings.figures
            held = _libraries([article], job)
            return next(iter(check_articles([article], rules=job.rules, judge=job.judge, most=most, sources=held)))
    except Exception as error:  # noqa: BLE001 - as above
        return failed(article.path, error)


def _libraries(articles: Sequence[Article], job: Job) -> dict[str, Library]:
    """What each article is held against, by the name it has in its report."""
    if not job.sources:
        return {}
    from factcheck.sources.gather import gathered

    named = {printable(job.stdin_name if path == "-" else path): paths for path, paths in job.sources.items()}
    return {a.path: gathered(named[a.path]).library for a in articles if named.get(a.path)}


def failed(name: str, error: Exception) -> Report:
    """Tell in a report what went wrong with an article."""
    if isinstance(error, FactcheckError):
        sentence = str(error)
        return Report(name, error=sentence if sentence.startswith(name) else f"{name}: {sentence}")
    if os.environ.get("FACTCHECK_DEBUG"):
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".rstrip(": .")
    return Report(name, error=f"{name}: factcheck itself failed here ({what}); FACTCHECK_DEBUG=1 shows where.")


def printable(path: str) -> str:
    """Make a file name that is not valid text fit to print."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
