"""Recompute the derived figures in a news article and say which do not add up.

Importing this package is light: spaCy waits until an article holds a figure.
"""

from __future__ import annotations

from factcheck._version import __version__

TYPE_CHECKING = False  # as type checkers read it; to import `typing` would double the time of a start
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factcheck.archive.rows import Rows
    from factcheck.errors import FactcheckError
    from factcheck.model import Article, Finding, Quantity, Report
    from factcheck.sources.link import Library

__all__ = [
    "FactcheckError",
    "Finding",
    "Quantity",
    "Report",
    "__version__",
    "check",
    "check_file",
    "check_many",
    "warm",
]


def check(
    text: str,
    *,
    dateline: date | str | None = None,
    sources: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Check a text, no settings file being read; `dateline` is the day it is published ("2022-03-06" or a `date`), else read from the text where it says so.

    `sources` are the paths of documents and tables that its figures are held against; one that cannot be read raises `FactcheckError`.
    `select` and `ignore` choose rules by name or code, as on the command line.
    """
    from factcheck.readers import from_text

    if not isinstance(text, str):
        raise TypeError(f"check() takes the text of an article, not {type(text).__name__}; check_file() takes a path")
    return _checked(from_text(text), dateline, sources, (select, ignore))


def warm() -> None:
    """Load now what a check may need, the model of English first, so that the first article of a service does not wait for it."""
    from factcheck.warming import WARMING

    check(WARMING)


def check_file(
    path: str,
    *,
    dateline: date | str | None = None,
    sources: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Check a file; one that cannot be read raises `FactcheckError`."""
    from factcheck.readers import read

    return _checked(read(path), dateline, sources, (select, ignore))


def check_many(  # noqa: PLR0913 - what an article may have, column by column
    texts: Iterable[str],
    *,
    ids: Iterable[object] | None = None,
    titles: Iterable[str | None] | None = None,
    dates: Iterable[object] | None = None,
    desks: Iterable[object] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    figures: bool = False,
) -> Rows:
    """Check many texts, no settings file being read, and return plain rows: `articles`, `findings` and, if wanted, `figures`.

    They are what `factcheck archive` writes (docs/archive.md has the columns), and pyarrow, polars and pandas take them as they are. Ids are numbers
    from 1 where none are given. What is wrong with one article is told in its row (`error`), and the others are checked.
    """
    from factcheck.archive.many import checked

    return checked(texts, (ids, titles, dates, desks), (select, ignore), figures=figures)


def _checked(
    article: Article, dateline: date | str | None, sources: Sequence[str], chosen: tuple[Sequence[str], Sequence[str]]
) -> Report:
    from dataclasses import replace
    from datetime import date

    from factcheck.decisions import decided
    from factcheck.pipeline import check_articles
    from factcheck.selection import selected
    from factcheck.settings import Settings

    rules = selected(*chosen)
    day = date.fromisoformat(dateline) if isinstance(dateline, str) and dateline else dateline
    dated = replace(article, dateline=day) if day else article
    held = {dated.path: _library(sources)} if sources else None
    return decided(next(check_articles([dated], rules=rules, sources=held)), Settings(), [rule.name for rule in rules])


def _library(sources: Sequence[str]) -> Library:
    from factcheck.errors import FactcheckError
    from factcheck.sources.gather import gathered

    found = gathered(tuple(map(str, sources)))
    if found.errors:
        raise FactcheckError(found.errors[0])
    return found.library


def __getattr__(name: str) -> object:
    """Fetch the types on first use, so that `import factcheck` stays light."""
    if name in {"Report", "Finding", "Quantity"}:
        from factcheck import model

        return getattr(model, name)
    if name == "FactcheckError":
        from factcheck import errors

        return errors.FactcheckError
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
