"""From what was named to articles: a folder or a quoted pattern stands for the articles in it, in a set order.

What `exclude` and .gitignore name is passed over, links to folders are not followed; a file that is named is always
checked, unless `--force-exclude` says otherwise.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.ceilings import MEGABYTE
from factcheck.readers.opening import regular_bytes
from factcheck.settings.chosen import is_pattern, matches
from factcheck.settings.values import Glob

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.settings import Shelf

MAGIC: Final = frozenset("*?[")


@dataclass(slots=True)
class Found:
    """The articles in order, the folders that were named, and what there is to say of these."""

    articles: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def find_articles(names: Sequence[str], shelf: Shelf, *, force_exclude: bool = False) -> Found:
    """Put the articles of each folder and pattern in its place; one that was there before is not taken again."""
    found, seen = Found(), set()
    for name in names:
        path = Path(name)
        if name != "-" and os.path.isdir(name):
            articles = _in_folder(path, shelf)
            found.folders.append(_absolute(path))
            if not articles:
                found.notices.append(f"{name}: there is no article in this folder.")
        elif MAGIC & set(name) and not os.path.lexists(name):
            articles = _matching(name, shelf) or [name]
        else:
            found.articles += [] if force_exclude and name != "-" and _is_excluded(path, shelf) else [name]
            seen.add(_absolute(path))
            continue
        fresh = [article for article in articles if _absolute(Path(article)) not in seen]
        seen |= {_absolute(Path(article)) for article in fresh}
        found.articles += fresh
    return found


def _in_folder(folder: Path, shelf: Shelf) -> list[str]:
    walk = _walk(_absolute(folder), shelf)
    return _named([path for path in walk if os.path.isdir(path) or _is_included(path, shelf)], folder)


def _matching(pattern: str, shelf: Shelf) -> list[str]:
    """List what a shell would make of the pattern, and the articles of the folders among it."""
    parts = Path(pattern).parts
    plain = next(n for n, part in enumerate(parts) if MAGIC & set(part))
    folder = Path(*parts[:plain])
    if not os.path.isdir(folder):
        return []
    glob = [Glob(_absolute(folder), "/" + "/".join(parts[plain:]))]
    files = [path for path in _walk(_absolute(folder), shelf) if matches(glob, path)]
    return _named([f for f in files if not matches(glob, f.parent, is_folder=True) or _is_included(f, shelf)], folder)


def _named(paths: Sequence[Path], folder: Path) -> list[str]:
    """Name paths as the folder was named, in the order of their parts."""
    start = _absolute(folder)
    return [os.path.normpath(folder / path.relative_to(start)) for path in sorted(paths, key=lambda path: path.parts)]


def _walk(top: Path, shelf: Shelf) -> Iterator[Path]:
    """Yield the files below a folder; a folder that may not be read is yielded itself, so that this is said."""
    waiting = [(top, _ignored_above(top))]
    while waiting:
        folder, ignored = waiting.pop()
        settings = shelf.settings_in(folder)
        ignored = ignored + _gitignore(folder) if settings.respect_gitignore else []
        passed = [list(settings.exclude), list(settings.extend_exclude), ignored]
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield folder
            continue
        for entry in entries:
            path, is_folder = folder / entry.name, entry.is_dir(follow_symlinks=False)
            if any(_names_itself(globs, path, top, is_folder=is_folder) for globs in passed):
                continue
            if is_folder:
                waiting.append((path, ignored))
            elif os.path.isfile(path) or not os.path.exists(path):  # no pipe, no device, no link to a folder
                yield path


def _names_itself(globs: Sequence[Glob], path: Path, top: Path, *, is_folder: bool) -> bool:
    """True where patterns name the path itself: one that names a folder above it was overruled by naming that."""
    named = matches(globs, path, is_folder=is_folder, top=top)
    return named and not matches(globs, path.parent, is_folder=True, top=top)


def _is_included(path: Path, shelf: Shelf) -> bool:
    """True for what the settings take for an article, whether its suffix is in capitals or not."""
    include = shelf.settings_in(path.parent).include
    return any(matches(include, one, top=path.parent) for one in (path, path.with_suffix(path.suffix.lower())))


def _is_excluded(path: Path, shelf: Shelf) -> bool:
    settings = shelf.settings_in(_absolute(path).parent)
    return any(matches(globs, _absolute(path), top=Path.cwd()) for globs in (settings.exclude, settings.extend_exclude))


def _ignored_above(folder: Path) -> list[Glob]:
    """Read each .gitignore between the root of the repository and the folder."""
    roots = [one for one in folder.parents if os.path.exists(one / ".git")]
    if os.path.exists(folder / ".git") or not roots:
        return []
    above = [one for one in folder.parents if one.is_relative_to(roots[0])]
    return [glob for one in reversed(above) for glob in _gitignore(one)]


def _gitignore(folder: Path) -> list[Glob]:
    try:
        lines = regular_bytes(str(folder / ".gitignore"), MEGABYTE).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [Glob(folder, line) for line in lines if line.strip() and not line.startswith("#") and is_pattern(line)]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # a link is named, not followed
