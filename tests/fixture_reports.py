"""The articles of `fixtures/`, each checked once in a process, whatever is then asked of the report."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.pipeline import check_articles
from factcheck.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Article, Report

FOLDER = Path(__file__).parent.parent / "fixtures"
ARTICLES = sorted(FOLDER.glob("*/*.txt"))


def read(path: Path, dressed: Callable[[str], str] = str) -> Article:
    """An article, or what is made of its text, as of the day that the table beside it names."""
    article = read_bytes(dressed(text_of(path)).encode("utf-8"), str(path))
    table = path.with_suffix(".json")
    day = json.loads(table.read_text("utf-8")).get("dateline") if table.exists() else None
    return replace(article, dateline=date.fromisoformat(day)) if day else article


def text_of(path: Path) -> str:
    """The text of an article, with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


@cache
def report_of(path: Path) -> Report:
    """What is found in an article."""
    return next(check_articles([read(path)]))


def faults(report: Report) -> list[str]:
    """What in a report does not lead where it says."""
    text, quantities = report.text, report.quantities
    ids = {quantity.id for quantity in quantities}
    found = [] if len(ids) == len(quantities) else ["an id is given twice"]
    found += [f"after {b.text!r} comes {a.text!r}" for b, a in pairwise(quantities) if a.start < b.end]
    for quantity in quantities:
        before = re.split(r"\r\n|\n|\r", text[: quantity.start])
        if (quantity.line, quantity.column) != (len(before), len(before[-1]) + 1):
            found.append(f"line or column of {quantity.text!r}")
    refs = [ref for finding in report.findings for ref in (finding.stated, *finding.inputs)]
    found += [f"{ref.quantity} is no figure" for ref in refs if ref.quantity is not None and ref.quantity not in ids]
    places = [*((q.text, q.start, q.end) for q in quantities), *((ref.text, ref.start, ref.end) for ref in refs)]
    found += [f"{it!r} is not there" for it, start, end in places if not it or text[start:end] != it]
    summary = report.summary
    counted = summary.checked + summary.inconsistent + summary.review + summary.unchecked + summary.suppressed
    return found if counted == summary.quantities == len(quantities) else [*found, f"{summary} does not add up"]


def told(report: Report) -> tuple[list[object], list[object]]:
    """What a report says but for where it stands and how its words are spaced."""
    figures: list[object] = [
        (" ".join(q.text.split()), q.value, q.interval, q.kind, q.unit, q.hedge, q.period) for q in report.quantities
    ]
    return figures, [(f.rule, f.verdict, f.formula) for f in report.findings]
