"""One open document, checked as `factcheck` checks its file: by the same settings, suppressions and baseline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factcheck.decisions import shown
from factcheck.errand import Errand, errands_for
from factcheck.errors import FactcheckError
from factcheck.ledger import Ledger
from factcheck.model import Report
from factcheck.record import dataclass
from factcheck.settings import Shelf
from factcheck.stopping import within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.errand import Errand
    from factcheck.sources.gather import Sources

BOM: Final = "\ufeff"
SUFFIXES: Final[Mapping[str, str]] = {"markdown": ".md", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a text; offsets of the report count from `shift` in it."""

    text: str
    report: Report
    shift: int = 0


def check_document(text: str, path: str) -> Checked:
    """Check the text of a document as if it were saved under its path; a fault is told in the report."""
    try:
        return _checked(text, path)
    except FactcheckError as error:
        return Checked(text, Report(path, error=str(error) if text.strip(f"{BOM} \r\n\t") else None))
    except Exception as error:  # noqa: BLE001 - a bug must not end the server
        return Checked(text, Report(path, error=f"factcheck itself failed here ({type(error).__name__}: {error})."))


def _sources(errand: Errand) -> Sources | None:
    from factcheck.sources.gather import gathered

    return gathered(errand.sources) if errand.sources else None


def _checked(text: str, path: str) -> Checked:
    (errand,) = errands_for([path], Shelf((), isolated=False, over={}))
    settings = errand.settings
    with within(settings.ceilings.seconds, path):
        report = _reported(text, path, errand)
    return Checked(text, report, len(text) - len(text.removeprefix(BOM)))


def _reported(text: str, path: str, errand: Errand) -> Report:
    from factcheck.pipeline import check_articles
    from factcheck.readers import read_bytes

    settings = errand.settings
    most = settings.ceilings
    article = read_bytes(text.encode("utf-8", "surrogatepass"), path, most.size)
    article = replace(article, dateline=settings.dateline or article.dateline)
    sources = _sources(errand)
    held = {article.path: sources.library} if sources else None
    found = next(iter(check_articles([article], rules=errand.rules, most=most.figures, sources=held)))
    if sources and sources.errors:
        from factcheck.sources.gather import with_notices

        found = with_notices(found, sources)
    names = [rule.name for rule in errand.rules]
    return shown(Ledger(settings.baseline).decide(found, settings, errand.file, names), settings, show_checked=True)
