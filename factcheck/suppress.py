"""`factcheck suppress`: somebody has looked at a finding and answers for it; it is written down with the reason."""

from __future__ import annotations

import getpass
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.clock import today
from factcheck.decisions import decided
from factcheck.desk import Job, reports_on
from factcheck.errand import errands_for
from factcheck.errors import FactcheckError
from factcheck.output import write
from factcheck.record import dataclass
from factcheck.settings.toml_file import shown
from factcheck.suppression import Bookshelf
from factcheck.suppression.book import FINGERPRINT, NAME, Entry
from factcheck.suppression.writing import with_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Finding
    from factcheck.settings import Settings, Shelf

PLACE: Final = re.compile(r"(?P<article>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?:?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The finding that was named: by its fingerprint, or by the line (and column) of an article that `concise` prints."""

    name: str
    fingerprint: str | None = None
    article: str | None = None
    line: int | None = None
    column: int | None = None

    def is_(self, finding: Finding) -> bool:
        """True for a finding that may be meant."""
        if self.fingerprint is not None:
            return finding.fingerprint == self.fingerprint
        return finding.line == self.line and self.column in {None, finding.column}


def wanted(name: str) -> Wanted:
    """Read what was named, or say how to name it."""
    if FINGERPRINT.fullmatch(name.lower()):
        return Wanted(name, fingerprint=name.lower())
    if place := PLACE.fullmatch(name):
        column = int(place["column"]) if place["column"] else None
        return Wanted(name, article=place["article"], line=int(place["line"]), column=column)
    raise FactcheckError(
        f"{name!r} is no fingerprint: these are 16 digits and letters a to f, as JSON output gives them; or name the "
        "place of the finding, as article.txt:5:12."
    )


def suppress(name: str, articles: Sequence[str], reason: str, shelf: Shelf, by: str | None = None) -> str:
    """Write the entry and return the sentence that says so; whatever is not sure is refused and nothing is written."""
    if not reason.strip():
        raise FactcheckError("--reason: say why, for whoever reads it next year.")
    want = wanted(name)
    names = [want.article] if want.article else articles
    found = dict(_found(want, names, shelf)) if names else {}
    if names and not found:
        raise FactcheckError(f"{', '.join(names)}: there is no such finding ({want.name}).")
    if len({finding.fingerprint for finding in found.values()}) > 1:
        places = ", ".join(f"{finding.rule} {finding.fingerprint}" for finding in found.values())
        raise FactcheckError(f"{want.name}: several findings stand there; name one of them: {places}.")
    path = _book(names[0] if names else "-", shelf)
    file, finding = next(iter(found.items()), (None, None))
    entry = Entry(
        fingerprint=finding.fingerprint if finding else str(want.fingerprint),
        reason=" ".join(reason.split()),
        rule=finding.rule if finding else None,
        article=_from(path.parent, file[0]) if file else None,
        by=by or _who(),
        on=today().isoformat(),
    )
    write([with_entry(path, entry)], str(path))
    return f"{shown(path)}: {_said(entry, finding)}"


def _who() -> str | None:
    """The name that one is logged in by; a machine may have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for the number, or no such database
        return None


def _said(entry: Entry, finding: Finding | None) -> str:
    if finding is None:
        return f"{entry.fingerprint} is suppressed; it was not looked for, as no article was named."
    return f"{entry.rule} on “{finding.stated.text}” in {entry.article} is suppressed ({entry.fingerprint})."


def _found(want: Wanted, names: Sequence[str], shelf: Shelf) -> Iterator[tuple[tuple[Path, str], Finding]]:
    """List the findings that are meant, by article and rule; an article that cannot be checked is an error."""
    from factcheck.rules import RULES

    errands = errands_for(names, shelf)
    for errand, report in zip(errands, reports_on(names, Job(RULES)), strict=True):
        if report.error is not None:
            raise FactcheckError(report.error)
        for finding in decided(report, errand.settings, [rule.name for rule in errand.rules]).findings:
            if finding.severity is not None and want.is_(finding):
                yield (errand.file, f"{finding.rule} {finding.column}"), finding


def _book(article: str, shelf: Shelf) -> Path:
    """Choose the file: the one that holds for the article, else a new one beside its settings or where we stand."""
    (errand,) = errands_for([article], shelf)
    settings: Settings = errand.settings
    held = Bookshelf(isolated=shelf.isolated).path_for(settings, errand.file.parent)
    return held or (settings.files[0].parent if settings.files else Path.cwd()) / NAME


def _from(folder: Path, article: Path) -> str:
    return os.fsencode(Path(os.path.relpath(article, folder)).as_posix()).decode("utf-8", "backslashreplace")
