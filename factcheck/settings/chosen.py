"""Which rules run on an article, as its settings say."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.selection import selected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from factcheck.rules import Rule
    from factcheck.settings.values import Glob, Settings


def rules_for(settings: Settings, path: Path) -> tuple[Rule, ...]:
    """Return the rules that run on the article of this absolute path, in their own order."""
    off = tuple(rule for rule, level in settings.severity.items() if level == "off")
    kept = _kept(settings.select, (*settings.ignore, *off), settings.extend_select)
    if not settings.per_file_ignores:
        return kept
    ignored = {rule for glob, rules in settings.per_file_ignores.items() if matches([glob], path) for rule in rules}
    return tuple(rule for rule in kept if rule.name not in ignored)


@lru_cache(maxsize=64)
def _kept(select: tuple[str, ...], ignore: tuple[str, ...], more: tuple[str, ...]) -> tuple[Rule, ...]:
    return selected(select, ignore, more)


def matches(globs: Iterable[Glob], path: Path, *, is_folder: bool = False, top: Path | None = None) -> bool:
    """True where a pattern names the path, as .gitignore would; the last one that speaks of it decides.

    A pattern of no folder (those that hold where nothing is set) counts from `top`.
    """
    verdict = False
    for folder, group in groupby(globs, key=lambda glob: glob.folder or top or path.parent):
        name = _below(str(path), str(folder))
        if name:
            spec = _spec(tuple(glob.pattern for glob in group))
            said = spec.check_file(name + "/" if is_folder else name).include
            verdict = verdict if said is None else said
    return verdict


def _below(path: str, folder: str) -> str:
    """Return the rest of a path below a folder, as .gitignore writes it; empty for one that is not."""
    start = folder if folder.endswith(os.sep) else folder + os.sep
    return path[len(start) :].replace(os.sep, "/") if path.startswith(start) else ""


def is_pattern(text: str) -> bool:
    """True for what .gitignore would take for a pattern."""
    try:
        _spec((text,))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1024)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
