"""`factcheck ledger`: what a service keeps, read from the terminal."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError
from factcheck.reporters.legible import legible
from factcheck.reporters.numbers import plural
from factcheck.serve.making import cells, table
from factcheck.serve.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from factcheck.reporters.page import Page
    from factcheck.serve.marks import Marks

SHOWN: Final = (0, 1, 2, 3, 4, 8, 9, 10)  # of the columns of the CSV, those that a terminal has room for


def listing(folder: str, name: str | None, output_format: str, page: Page) -> str:
    """List the articles that are kept, or with a name (slug or id) set the ledger of one."""
    store = Store(Path(folder), read_only=True)
    try:
        if name is None:
            return _articles(store, output_format, page)
        found = _found(store, name)
        return _ledger(found, store.marks(found["id"]), output_format, page)
    finally:
        store.close()


def _found(store: Store, name: str) -> dict[str, Any]:
    """Find an article by its id, else the last that was touched of those with its slug."""
    for row in store.articles():
        if name in {row["id"], row["slug"]}:
            return row
    raise FactcheckError(f"there is no article {legible(name)!r}; 'factcheck ledger --data …' alone lists them.")


def remaining(rows: list[dict[str, Any]], marks: Marks) -> int:
    """Count the figures that neither add up nor were ticked."""
    return sum(row["state"] != "ok" and row["fingerprint"] not in marks.ticks for row in rows)


def _articles(store: Store, output_format: str, page: Page) -> str:
    told = [
        {
            "id": row["id"],
            "slug": row["slug"],
            "touched": row["touched"],
            "figures": len(row["ledger"]),
            "remaining": remaining(row["ledger"], store.marks(row["id"])),
        }
        for row in store.articles()
    ]
    if output_format == "json":
        return json.dumps({"articles": told}, indent=2) + "\n"
    if output_format == "csv":
        raise FactcheckError("CSV is the ledger of one article; name it.")
    head = ("article", "touched", "figures", "remain", "id")
    return page.set(
        _table(
            page, head, ([str(row[key]) for key in ("slug", "touched", "figures", "remaining", "id")] for row in told)
        )
    )


def _ledger(found: Mapping[str, Any], marks: Marks, output_format: str, page: Page) -> str:
    rows = found["ledger"]
    if output_format == "json":
        told = {key: found[key] for key in ("id", "slug", "created", "touched")}
        return json.dumps({**told, "rows": rows, **asdict(marks)}, indent=2) + "\n"
    if output_format == "csv":
        return table(rows, marks)
    head = ("no", "figure", "place", "verdict", "held against", "checked by", "how", "when")
    title = f"{found['slug']}: {plural(len(rows), 'figure')}, {remaining(rows, marks)} remain."
    lines = [page.text(title, "bold"), _table(page, head, ([cells(row, marks)[at] for at in SHOWN] for row in rows))]
    asides = [f"laid aside: {a.figure} ({a.rule}): {a.reason}, {a.by}, {a.at}" for a in marks.suppressed.values()]
    return page.set(*lines, *map(page.text, asides))


def _table(page: Page, head: tuple[str, ...], rows: Iterator[list[str]]) -> RenderableType:
    from rich import box
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD if page.is_unicode else box.ASCII2, pad_edge=False, header_style="bold")
    for name in head:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*map(page.text, row))
    return grid
