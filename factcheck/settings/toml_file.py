"""A settings file read: its table, checked, and the line of whatever is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import SettingsError
from factcheck.readers.opening import regular_bytes
from factcheck.settings.keys import MisfitError, checked
from factcheck.start.article import may_concern_us

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.settings.values import Values

SIZE_LIMIT: Final = 1_000_000
PARTS: Final = 50
DEEP: Final = re.compile(rf"(?<![\w'\"-])(?:[\w'\"-]{{1,80}}[ \t]?\.[ \t]?){{{PARTS}}}")
SECTION: Final = ("tool", "factcheck")  # in pyproject.toml
HEADER: Final = re.compile(r"\s*(\[{1,2}[^\]]+\]{1,2})\s*(?:#.*)?$")


def read_values(path: Path, folder: Path) -> Values | None:
    """Read a file and check it; `None` for a pyproject.toml that has no section for us."""
    text = read_text(path)
    table = _section(_parsed(text, path), path)
    if table is None:
        return None
    try:
        return checked(table, folder)
    except MisfitError as misfit:
        section = SECTION if is_pyproject(path) else ()
        line = line_of(text, (*section, *misfit.place))
        raise SettingsError(f"{shown(path)}{f':{line}' if line else ''}: {misfit}") from misfit


def read_text(path: Path) -> str:
    """Read a small UTF-8 file, or say why that cannot be done."""
    try:
        data = regular_bytes(str(path), SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise SettingsError(f"{shown(path)}: this file is over {SIZE_LIMIT // 1_000_000} MB; are these settings?")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{shown(path)}: this file is not UTF-8; save it again as UTF-8.") from error
    except FileNotFoundError as error:
        raise SettingsError(f"{shown(path)}: there is no such file.") from error
    except OSError as error:
        raise SettingsError(f"{shown(path)}: this file cannot be read ({error.strerror}).") from error


def _parsed(text: str, path: Path) -> dict[str, Any]:
    if is_pyproject(path) and not may_concern_us(text):
        return {}  # whatever else may be wrong with it
    refuse_endless_keys(text, path)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(f"{shown(path)}: this is not TOML (nested too deeply).") from error
    except ValueError as error:  # of tomllib, or of Python for an integer too long
        line = re.search(r"\(at line (\d+),", str(error))
        number = int(line[1]) if line else max(1, len(text.splitlines()))
        what = re.sub(r" \(at [^()]*\)$", "", str(error))
        raise SettingsError(f"{shown(path)}:{number}: this is not TOML ({what}).") from error


def refuse_endless_keys(text: str, path: Path) -> None:
    """Say where a key has more parts than tomllib takes in any time: its work grows with their square."""
    if deep := DEEP.search(text):
        number = text.count("\n", 0, deep.start()) + 1
        raise SettingsError(f"{shown(path)}:{number}: this is not TOML (a key of over {PARTS} parts).")


def _section(table: dict[str, Any], path: Path) -> dict[str, Any] | None:
    if not is_pyproject(path):
        return table
    for name in SECTION:
        inner = table.get(name)
        if not isinstance(inner, dict):
            return None
        table = inner
    return table


def is_pyproject(path: Path) -> bool:
    """True for a file that holds other tools' settings too."""
    return path.name == "pyproject.toml"


def shown(path: Path) -> str:
    """Write a path as people know it: from the working directory where it lies below."""
    with suppress(ValueError, OSError):
        path = Path(os.path.abspath(path)).relative_to(Path.cwd())  # a link is named, not followed
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def line_of(text: str, place: Sequence[str]) -> int | None:
    """Find the line, from 1, of a key by its whole path (`severity`, `percent-change`) or of a word in its value."""
    lines = text.splitlines()
    found, depth = None, 0
    for number, path in _entries(lines):
        common = sum(1 for _ in _shared(path, place))
        if common == len(path) > depth:
            found, depth = number, common
    if found is None:
        return None
    words = place[depth:]
    inside = (n for n in range(found, len(lines) + 1) if words and _holds(lines[n - 1], words[-1]))
    return next(inside, found)


def _shared(path: Sequence[str], place: Sequence[str]) -> Iterator[str]:
    for ours, theirs in zip(path, place, strict=False):
        if ours != theirs:
            return
        yield ours


def _holds(line: str, word: str) -> bool:
    return any(f"{quote}{word}{quote}" in line for quote in "\"'") or line.lstrip().startswith(word)


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """List the headers and keys of a file, each with its whole path."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if header := HEADER.match(line):
            table = _path_in(header[1])
            yield number, table
        elif "=" in line and (key := line.partition("=")[0].strip())[:1] not in ("", "#", "["):
            yield number, (*table, *_path_in(f"{key} = 0"))


def _path_in(line: str) -> tuple[str, ...]:
    """Take the path apart as TOML itself does: `a."b.c"`."""
    path: list[str] = []
    with suppress(tomllib.TOMLDecodeError):
        inner: Any = tomllib.loads(line)
        while inner and isinstance(inner, (dict, list)):
            if isinstance(inner, dict):
                path.append(next(iter(inner)))
                inner = inner[path[-1]]
            else:
                inner = inner[0]
    return tuple(path)
