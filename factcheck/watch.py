"""`factcheck watch`: the report again at each save, for as long as somebody is writing.

The folders of the articles are watched rather than the files, so that an editor may put a new file in the place of the old
one, and an article may go and come back.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from factcheck.errors import FactcheckError
from factcheck.extras import missing_extra
from factcheck.folders import find_articles
from factcheck.output import write
from factcheck.stopping import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from watchfiles import Change

    from factcheck.settings import Shelf

QUIET: Final = 100  # milliseconds without a change: a save that takes several steps is one


def watch(
    articles: Sequence[str],
    shelf: Callable[[], Shelf],
    check: Callable[[Sequence[str]], object],
    say: Callable[[str], object],
) -> None:
    """Check all articles, then each one whenever it is saved, until somebody presses Ctrl-C."""
    try:
        import watchfiles  # noqa: F401 - all that is asked is whether it is there
    except ModuleNotFoundError as error:
        raise missing_extra("watch", "watch") from error
    if "-" in articles:
        raise FactcheckError("standard input cannot be watched; name the file of the article.")
    try:
        first = find_articles(articles, shelf()).articles
        folders = _folders(articles, first)
        # The first check comes behind the watch, lest a save in between be missed.
        changes = _saves(folders)
        next(changes)
        check(first)
        say(f"watching {_counted(first)}; Ctrl-C ends it.")
        for changed in changes:
            _again(changed, articles, shelf, check, say)
    except (KeyboardInterrupt, Stopped):
        return


def _saves(folders: Sequence[Path]) -> Iterator[set[Path]]:
    """Yield nothing once all folders are watched, then what is saved, for ever: files, and folders that went or came back."""
    from watchfiles import watch as changes_in

    watched: list[Path] = []
    told = {*folders}
    is_begun = False
    while True:
        there = [folder for folder in folders if folder.is_dir()]
        back = {folder for folder in there if folder not in watched}
        lost, told, watched = told - {*there}, {*there}, there
        if lost:
            yield lost
        if not there:
            time.sleep(QUIET / 1000)
            continue
        changes = changes_in(*there, watch_filter=None, step=QUIET, recursive=False, yield_on_timeout=True,
                             rust_timeout=200, raise_interrupt=True)  # fmt: skip
        try:
            with ExitStack() as kept:
                held = {folder: kept.enter_context(_Held(folder)) for folder in there}
                next(changes)
                yield back if is_begun else set()
                is_begun = True
                yield from _until_one_goes(changes, folders, watched, held)
        except FileNotFoundError:  # it went while we began to watch it
            watched = []


class _Held:
    """A folder that is watched, told from another made in its place: while it is held open, no other is given its number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor = os.open(folder, os.O_RDONLY) if os.name == "posix" else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def is_there(self) -> bool:
        """Whether the folder that is held still stands in its place."""
        try:
            now = self._folder.stat()
        except OSError:
            return False
        return self._descriptor is None or os.path.samestat(os.fstat(self._descriptor), now)


def _until_one_goes(
    changes: Iterable[set[tuple[Change, str]]],
    folders: Sequence[Path],
    watched: list[Path],
    held: Mapping[Path, _Held],
) -> Iterator[set[Path]]:
    """Yield what is saved until a folder goes, which ends what we hear of it, or comes; those that went are not `watched`."""
    for changed in changes:
        paths = {Path(name) for _, name in changed}
        if saved := {path for path in paths - {*folders} if path.parent.is_dir()}:
            yield saved
        gone = [folder for folder in watched if folder in paths or not held[folder].is_there()]
        watched[:] = [folder for folder in watched if folder not in gone]
        if gone or any(folder.is_dir() for folder in folders if folder not in watched):
            return


def _again(
    changed: set[Path],
    articles: Sequence[str],
    shelf: Callable[[], Shelf],
    check: Callable[[Sequence[str]], object],
    say: Callable[[str], object],
) -> None:
    """Check what was saved; a mistake in the settings is said, and may be mended while we wait."""
    try:
        saved = [name for name in find_articles(articles, shelf()).articles if changed & _concerning(name)]
        there = [name for name in saved if Path(name).exists()]
        for name in saved:
            if name not in there:
                say(f"{name}: this file is gone; waiting for it to come back.")
        if there:
            write(["\n"], None)
            say(f"{datetime.now().astimezone():%H:%M:%S}  {_counted(there)}")
            check(there)
    except FactcheckError as error:
        say(str(error))


def _folders(named: Iterable[str], articles: Iterable[str]) -> list[Path]:
    """Return the folders to watch, each of which must be there."""
    folders = {place.parent for name in articles for place in _places(name)}
    folders |= {Path(name).resolve() for name in named if Path(name).is_dir()}
    for folder in sorted(folders):
        if not folder.is_dir():
            raise FactcheckError(f"{folder}: there is no such folder to watch.")
    return sorted(folders)


def _concerning(name: str) -> set[Path]:
    """The paths whose change is one of the article: its own, and its folders' when they go or come back."""
    places = {*_places(name)}
    return places | {place.parent for place in places}


def _places(name: str) -> Iterator[Path]:
    """Yield the path of an article, and of what a link leads to."""
    path = Path(os.path.abspath(name))  # the link itself may be replaced too
    yield path
    yield path.parent.resolve() / path.name
    yield path.resolve()


def _counted(articles: Sequence[str]) -> str:
    return articles[0] if len(articles) == 1 else f"{len(articles)} articles"
