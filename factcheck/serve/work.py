"""What a worker process does: one article in, what was asked for out. It runs apart, so that a hard one blocks nobody."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from factcheck.crew import leave_with_parent
from factcheck.decisions import decided, shown
from factcheck.pipeline import check_articles
from factcheck.readers import read_bytes
from factcheck.record import dataclass
from factcheck.serve.making import MAKERS
from factcheck.serve.marks import Marks
from factcheck.settings import Settings
from factcheck.settings.chosen import rules_for
from factcheck.sources.gather import of_files, with_notices
from factcheck.suppression import Book
from factcheck.suppression.book import Entry
from factcheck.warming import WARMING

if TYPE_CHECKING:
    from datetime import date

    from factcheck.model import Report


@dataclass(frozen=True, slots=True)
class Task:
    """An article, how it is checked, and what is made of its report."""

    data: bytes
    name: str
    makes: str
    settings: Settings
    dateline: date | None = None
    marks: Marks = field(default_factory=Marks)
    sources: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made, and how many findings there were of each verdict."""

    body: bytes
    figures: int = 0
    verdicts: tuple[str, ...] = ()


def first_task() -> Task:
    """A task that has all loaded that a check may need."""
    return Task(WARMING.encode(), "warming.txt", "desk", Settings())


def work(task: Task) -> Answer:
    """Check an article; what is wrong with it raises `FactcheckError`."""
    report = checked(task)
    body = MAKERS[task.makes](report, task)
    return Answer(body, len(report.quantities), tuple(finding.verdict for finding in report.findings))


def checked(task: Task) -> Report:
    """Check an article as a task says."""
    ceilings, judge = task.settings.ceilings, task.makes != "claims"
    article = read_bytes(task.data, task.name, ceilings.size)
    article = replace(article, dateline=task.dateline or task.settings.dateline or article.dateline)
    rules = rules_for(task.settings, Path.cwd() / task.name)
    sources = of_files(task.sources) if task.sources and judge else None
    held = {article.path: sources.library} if sources else None
    found = check_articles([article], rules=rules if judge else (), judge=judge, most=ceilings.figures, sources=held)
    report = with_notices(next(found), sources)
    if not judge:
        return report
    report = decided(report, task.settings, [rule.name for rule in rules], _book(task.marks))
    return shown(report, task.settings, show_checked=True)


def _book(marks: Marks) -> Book:
    return Book(Path(), {print_: Entry(print_, "decided on the page") for print_ in marks.suppressed})


def warm_up() -> None:
    """Begin as a worker: it ends with the process that hired it, and loads what a check needs where it is no copy of one that has it."""
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who hired
    Thread(target=leave_with_parent, daemon=True).start()
    if "factcheck.serve.warm" not in sys.modules:
        work(first_task())
