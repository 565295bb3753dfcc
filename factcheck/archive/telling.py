"""What a person at a terminal sees meanwhile: how far it is, how fast it goes, how long it will take."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, Task
    from rich.text import Text


@contextmanager
def told(what: str, total: int, done: int = 0) -> Iterator[Callable[[int], None]]:
    """Yield what is told of so many more articles (0: time has passed); in a pipe or a file it says nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _more: None
        return
    with _bar(done) as bar:
        task = bar.add_task(what, total=total, completed=done)

        def say(more: int) -> None:
            bar.update(task, advance=more)
            bar.refresh()

        yield say


def _bar(before: int) -> Progress:
    """A bar without a thread of its own: processes are copied from this one meanwhile."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(_rate(task.completed - before, task.remaining or 0, task.elapsed or 0))

    name = TextColumn("{task.description}", markup=False)
    return Progress(
        name,
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        Rate(),
        console=Console(stderr=True, highlight=False),
        transient=True,
        auto_refresh=False,
    )


def _rate(made: float, left: float, seconds: float) -> str:
    """Articles a second since the run began (shards come in bursts), and the time that the rest will take at that rate."""
    if not made or not seconds:
        return ""
    return f"{made / seconds:.1f} articles/s, {timedelta(seconds=round(left * seconds / made))} left"
