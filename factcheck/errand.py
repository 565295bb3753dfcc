"""One run: the articles that were named, each with its settings, and what comes back of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.crew import reports_by
from factcheck.decisions import fails, shown
from factcheck.desk import Job
from factcheck.record import dataclass
from factcheck.settings.chosen import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.ceilings import Ceilings
    from factcheck.ledger import Ledger
    from factcheck.model import Report
    from factcheck.rules import Rule
    from factcheck.settings import Settings, Shelf

NAMELESS: Final = "<stdin>"
SHOW_CHECKED: Final = ("json", "json-lines", "html")  # the formats that tell what adds up too, unless told not to


@dataclass(frozen=True, slots=True)
class Errand:
    """An article to check: its path (or `-`), the file that it stands for, its settings and the rules that run on it."""

    path: str
    file: Path
    settings: Settings
    rules: tuple[Rule, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of what its figures are held against."""
        return self.settings.sources


def errands_for(articles: Sequence[str], shelf: Shelf, stdin_name: str = NAMELESS) -> list[Errand]:
    """Give each article the settings that are nearest to it."""
    return [_errand(path, shelf, stdin_name) for path in articles]


def _errand(path: str, shelf: Shelf, stdin_name: str) -> Errand:
    file = Path(os.path.abspath(stdin_name if path == "-" else path))  # a link is named, not followed
    settings = shelf.settings_in(file.parent)
    return Errand(path, file, settings, rules_for(settings, file))


class Run:
    """Checks the articles one after another; `code` is the exit code once all reports were taken."""

    def __init__(  # noqa: PLR0913 - what one run needs
        self,
        errands: Sequence[Errand],
        ledger: Ledger,
        ceilings: Ceilings,
        *,
        judge: bool,
        stdin_name: str,
        jobs: int = 1,
    ) -> None:
        from factcheck.rules import RULES

        self.errands = errands
        self.ledger = ledger
        self.jobs = jobs
        names = {rule.name for errand in errands for rule in errand.rules}
        self.job = Job(
            rules=tuple(rule for rule in RULES if rule.name in names) if judge else (),
            judge=judge,
            datelines={errand.path: day for errand in errands if (day := errand.settings.dateline)},
            stdin_name=stdin_name,
            ceilings=ceilings,
            sources={errand.path: errand.sources for errand in errands if judge and errand.sources},
        )
        self.notices = tuple(self._unread())
        self.code = 2 if self.notices else 0

    def _unread(self) -> Iterator[str]:
        """Read all sources before the work is shared out, and tell which cannot be read; the others are used."""
        if not self.job.sources:
            return
        from factcheck.sources.gather import gathered

        errors = (error for paths in dict.fromkeys(self.job.sources.values()) for error in gathered(paths).errors)
        yield from dict.fromkeys(errors)

    def reports(self, output_format: str) -> Iterator[Report]:
        """Yield the reports in the order of the articles: 2 once a check could not be made, else 1 for findings."""
        paths = [errand.path for errand in self.errands]
        for errand, found in zip(self.errands, reports_by(self.jobs, paths, self.job), strict=True):
            report = self._decided(found, errand) if self.job.judge else found
            if report.error is not None:
                self.code = 2
            elif fails(report, errand.settings):
                self.code = max(self.code, 1)
            yield shown(report, errand.settings, show_checked=output_format in SHOW_CHECKED)

    def _decided(self, found: Report, errand: Errand) -> Report:
        return self.ledger.decide(found, errand.settings, errand.file, [rule.name for rule in errand.rules])
