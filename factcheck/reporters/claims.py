"""Every figure of an article and how it was read: a table where there is room, else a few lines a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.reporters.numbers import plural
from factcheck.reporters.reading import hedge, kind_and_unit, reads_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from factcheck.model import Quantity, Report
    from factcheck.reporters.page import Page

TABLE_WIDTH: Final = 100
COLUMNS: Final = ("line", "figure", "reads as", "hedge", "change", "kind and unit", "measure", "period")


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Set each article's figures as soon as they are there."""
    first = True
    for report in reports:
        if report.error is None:
            heading = page.text(f"{report.path}: {plural(len(report.quantities), 'figure')}", "bold")
            figures = _table(report, page) if page.columns >= TABLE_WIDTH else list(_records(report, page))
            yield ("" if first else "\n") + page.set(heading, *(figures if report.quantities else []))
            first = False


def _cells(quantity: Quantity) -> list[str]:
    return [
        str(quantity.line),
        quantity.text,
        reads_as(quantity),
        hedge(quantity),
        quantity.direction or "",
        kind_and_unit(quantity),
        quantity.measure or "",
        quantity.period or "",
    ]


def _table(report: Report, page: Page) -> list[RenderableType]:
    from rich import box
    from rich.table import Table

    table = Table(box=box.ASCII2 if not page.is_unicode else box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in COLUMNS:
        table.add_column(name, justify="right" if name in {"line", "reads as"} else "left", overflow="fold")
    for quantity in report.quantities:
        table.add_row(*map(page.text, _cells(quantity)))
    return [table]


def _records(report: Report, page: Page) -> Iterator[RenderableType]:
    for quantity in report.quantities:
        line, text, *cells = _cells(quantity)
        yield page.line((f"line {line}  ", "dim"), (text, "bold"))
        named = zip(COLUMNS[2:], cells, strict=True)
        yield page.indented(page.text("; ".join(_named(name, cell) for name, cell in named if cell)), 4)


def _named(name: str, cell: str) -> str:
    """Name what a cell would not say by itself."""
    return cell if name in {"kind and unit", "change"} else f"{name} {cell}"
