"""What a person at a terminal sees while articles are checked: on standard error, and gone before a report is printed."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress


@contextmanager
def progress(total: int) -> Iterator[Callable[[int, str], None]]:
    """Yield what is told the number and name of each article; in a pipe or a file it says nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield in_silence
        return
    from factcheck.reporters.legible import legible

    encoding = sys.stderr.encoding or "utf-8"
    with _bar(total, encoding) as bar:
        task = bar.add_task("Checking", total=total)
        yield lambda number, name: bar.update(
            task, completed=number - 1, description=f"Checking {legible(name, encoding)}"
        )


def in_silence(_number: int, _name: str) -> None:
    """Tell nobody what is being checked."""


def _bar(total: int, encoding: str) -> Progress:
    """Make a bar with a count for several articles; for one, whose end nobody knows, the time that it has taken."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    spinner = SpinnerColumn("dots" if encoding.lower().startswith("utf") else "line")
    name = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis"))
    measure = (BarColumn(bar_width=20), MofNCompleteColumn()) if total > 1 else (TimeElapsedColumn(),)
    return Progress(spinner, name, *measure, console=Console(stderr=True, highlight=False), transient=True)
