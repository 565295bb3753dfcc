"""Recompute the derived figures in a news article and say which do not add up.

Importing this package is light: spaCy waits until an article holds a figure.
"""

from __future__ import annotations

from factcheck._version import __version__

TYPE_CHECKING = False  # as type checkers read it; to import `typing` would double the time of a start
if TYPE_CHECKING:
    from datetime import date

    from factcheck.errors import FactcheckError
    from factcheck.model import Article, Finding, Quantity, Report

__all__ = ["FactcheckError", "Finding", "Quantity", "Report", "__version__", "check", "check_file"]


def check(text: str, *, dateline: date | None = None) -> Report:
    """Check a text, no settings file being read; `dateline` is the day it is published, else read from the text where it says so."""
    from factcheck.readers import from_text

    return _checked(from_text(text), dateline)


def check_file(path: str, *, dateline: date | None = None) -> Report:
    """Check a file; one that cannot be read raises `FactcheckError`."""
    from factcheck.readers import read

    return _checked(read(path), dateline)


def _checked(article: Article, dateline: date | None) -> Report:
    from dataclasses import replace

    from factcheck.decisions import decided
    from factcheck.pipeline import check_articles
    from factcheck.rules import RULES
    from factcheck.settings import Settings

    dated = replace(article, dateline=dateline) if dateline else article
    return decided(next(check_articles([dated])), Settings(), [rule.name for rule in RULES])


def __getattr__(name: str) -> object:
    """Fetch the types on first use, so that `import factcheck` stays light."""
    if name in {"Report", "Finding", "Quantity"}:
        from factcheck import model

        return getattr(model, name)
    if name == "FactcheckError":
        from factcheck import errors

        return errors.FactcheckError
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
