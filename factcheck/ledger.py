"""What was settled before this run, suppressions and the baseline, and what of it is not needed any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.baseline import Baseline, read_baseline
from factcheck.decisions import decided
from factcheck.suppression import Bookshelf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from factcheck.model import Report
    from factcheck.settings import Settings


class Ledger:
    """Decides reports one after another and keeps account; `new_baseline` is where their findings become known ones."""

    def __init__(
        self, baseline: Path | None = None, new_baseline: Path | None = None, *, isolated: bool = False
    ) -> None:
        self.bookshelf = Bookshelf(isolated=isolated)
        self.is_new = new_baseline is not None
        self.baseline = Baseline(new_baseline) if new_baseline else read_baseline(baseline) if baseline else None
        self._checked: set[Path] = set()
        self._suppressed: set[str] = set()
        self._known: set[str] = set()
        self._ran: set[str] = set()

    def decide(self, report: Report, settings: Settings, file: Path, rules: Collection[str]) -> Report:
        """Lay over a report what was decided of its findings."""
        book = self.bookshelf.book_for(settings, file.parent)
        if self.baseline and self.is_new:
            found = decided(report, settings, rules, book)
            self.baseline.add(file, [finding for finding in found.findings if finding.severity is not None])
        report = decided(report, settings, rules, book, self.baseline)
        if report.error is None:
            self._checked.add(file)
        self._ran |= set(rules)
        self._suppressed |= {finding.fingerprint for finding in report.suppressed}
        self._known |= {finding.fingerprint for finding in report.known}
        return report

    def notices(self, folders: Iterable[Path]) -> Iterator[str]:
        """Say what is not needed any more, once all articles were checked; `folders` were checked whole."""
        checked = self._checked | set(folders)
        for book in self.bookshelf.books.values():
            yield from book.unused(self._suppressed, checked, self._ran)
        if self.baseline and not self.is_new:
            yield from self.baseline.stale(self._known, checked)
