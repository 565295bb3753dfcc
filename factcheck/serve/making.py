"""What is made of a report in a worker process: the answers of the HTTP interface, of the page, and its exports."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from factcheck.reporters.docx import annotated
from factcheck.reporters.html_page import fragments, render
from factcheck.reporters.html_page.view import article_view, as_prose
from factcheck.reporters.json_ import document, written
from factcheck.reporters.legible import legible
from factcheck.reporters.page import Page
from factcheck.serve.marks import HOWS
from factcheck.serve.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factcheck.model import Report
    from factcheck.serve.marks import Marks
    from factcheck.serve.work import Task

STYLES: Final = {"headline": "Title", "standfirst": "Subtitle", "crosshead": "Heading 2", "caption": "Caption"}
UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
NAMES: Final = {"amend": "amend", "review": "review", "ok": "adds up", "unchecked": "nothing to check against"}
HEAD: Final = (
    *(
        "no",
        "figure",
        "place",
        "verdict",
        "held against",
        "told again",
        "read as",
        "of what",
        "checked by",
        "how",
        "when",
    ),
    *("note", "fingerprint"),
)
# A cell that begins so is a formula to a spreadsheet, and an article may hold any; a number with its sign is none.
FORMULA: Final = re.compile(r"[=+\-@\t\r]")
SIGNED: Final = re.compile(r"[+-]?[\d.,]+%?")


def _report(report: Report, _task: Task) -> bytes:
    return written(document([report]), Page()).encode()


def _desk(report: Report, _task: Task) -> bytes:
    """The parts of the page: the article with its marks, the key to them, and the ledger."""
    view = article_view(report, 1, judged=True)
    told = {
        **asdict(fragments(report, view)),
        "text": report.text if report.origin is None else report.origin.prose,
        "dateline": report.dateline.isoformat() if report.dateline else None,
        "summary": asdict(report.summary),
        "notices": [legible(notice.message) for notice in report.notices],
        "rows": [asdict(row) for row in rows_of(report, view)],
        "suppressed": [
            {"fingerprint": f.fingerprint, "figure": legible(f.stated.text), "rule": f.rule} for f in report.suppressed
        ],
    }
    return json.dumps(told).encode()


def _page(report: Report, _task: Task) -> bytes:
    return "".join(render([report], Page())).encode("utf-8", "replace")


def _document(report: Report, task: Task) -> bytes:
    """The Word document with comments: the one that was sent, or one made of a text."""
    if task.name.lower().endswith(".docx"):
        return annotated(task.data, report)
    data = _typed(report)
    return annotated(data, _again(data, report, task))


def _typed(report: Report) -> bytes:
    from docx import Document

    document, prose = Document(), as_prose(report)
    for block in prose.blocks:
        words = UNPRINTABLE.sub(" ", prose.text[block.start : block.end])
        document.add_paragraph(" ".join(words.split()), STYLES.get(block.kind))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _again(data: bytes, report: Report, task: Task) -> Report:
    """Check the new document as the article was, so that each place is one of its own."""
    from factcheck.serve.work import checked

    return checked(replace(task, data=data, name="article.docx", dateline=task.dateline or report.dateline))


def _table(report: Report, task: Task) -> bytes:
    rows = [asdict(row) for row in rows_of(report, article_view(report, 1, judged=True))]
    return table(rows, task.marks).encode("utf-8-sig")  # Excel knows UTF-8 by its mark


def table(rows: Iterable[Mapping[str, object]], marks: Marks) -> str:
    """Write a ledger as CSV."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow(map(_cell, cells(row, marks)))
    return file.getvalue()


def cells(row: Mapping[str, object], marks: Marks) -> Sequence[str]:
    """Set a row of the ledger, with its tick."""
    against, again = row["against"], row["told_again"]
    tick = marks.ticks.get(str(row["fingerprint"]))
    done = (tick.by, HOWS.get(tick.how, tick.how), tick.at, tick.note) if tick else ("", "", "", "")
    return (
        str(row["number"]),
        str(row["figure"]),
        str(row["place"]),
        NAMES[str(row["state"])],
        "; ".join(map(str, against)) if isinstance(against, (list, tuple)) else "",
        ", ".join(map(str, again)) if isinstance(again, (list, tuple)) else "",
        str(row["reading"]),
        str(row["about"]),
        *done,
        str(row["fingerprint"]),
    )


def _cell(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) and not SIGNED.fullmatch(text) else text


MAKERS: Final[dict[str, Callable[[Report, Task], bytes]]] = {
    "report": _report,
    "claims": _report,
    "desk": _desk,
    "page": _page,
    "document": _document,
    "table": _table,
}
