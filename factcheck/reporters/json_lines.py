"""JSON Lines: one object a line and one line an article, in the form of an entry of `articles` in the JSON report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporters.json_ import article, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Report
    from factcheck.reporters.page import Page


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write the line of each article as soon as it is ready."""
    for report in reports:
        yield written(article(report), page, indent=None)
