"""One run: the articles that were named, each with its settings, and what comes back of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.decisions import decided, fails, shown
from factcheck.desk import Job, reports_on
from factcheck.settings.chosen import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Report
    from factcheck.rules import Rule
    from factcheck.settings import Settings, Shelf

NAMELESS: Final = "<stdin>"
SHOW_CHECKED: Final = ("json",)  # the formats that tell what adds up too, unless told not to


@dataclass(frozen=True, slots=True)
class Errand:
    """An article to check: its path (or `-`), the file that it stands for, and the settings that hold for it."""

    path: str
    file: Path
    settings: Settings


def errands_for(articles: Sequence[str], shelf: Shelf, stdin_name: str = NAMELESS) -> list[Errand]:
    """Give each article the settings that are nearest to it."""
    return [_errand(path, shelf, stdin_name) for path in articles]


def _errand(path: str, shelf: Shelf, stdin_name: str) -> Errand:
    file = Path(os.path.abspath(stdin_name if path == "-" else path))  # noqa: PTH100 - a link is named, not followed
    return Errand(path, file, shelf.settings_in(file.parent))


def run_settings(shelf: Shelf) -> Settings:
    """Return the settings of the working directory, which tell what holds once for a whole run."""
    return shelf.settings_in(Path.cwd())


def rules_of(errands: Iterable[Errand]) -> tuple[Rule, ...]:
    """Return every rule that runs on any of the articles, in their own order."""
    from factcheck.rules import RULES

    names = {rule.name for errand in errands for rule in rules_for(errand.settings, errand.file)}
    return tuple(rule for rule in RULES if rule.name in names)


class Run:
    """Checks the articles one after another; `code` is the exit code once all reports were taken."""

    def __init__(self, errands: Sequence[Errand], output_format: str, *, judge: bool, stdin_name: str) -> None:
        self.errands = errands
        self.code = 0
        self.job = Job(
            rules=rules_of(errands) if judge else (),
            judge=judge,
            datelines={errand.path: day for errand in errands if (day := errand.settings.dateline)},
            stdin_name=stdin_name,
        )
        self.show_checked = output_format in SHOW_CHECKED

    def reports(self) -> Iterator[Report]:
        """Yield the reports in the order of the articles: 2 once a check could not be made, else 1 for findings."""
        paths = [errand.path for errand in self.errands]
        for errand, found in zip(self.errands, reports_on(paths, self.job), strict=True):
            report = decided(found, errand.settings, errand.file) if self.job.judge else found
            if report.error is not None:
                self.code = 2
            elif fails(report, errand.settings):
                self.code = max(self.code, 1)
            yield shown(report, errand.settings, show_checked=self.show_checked)
