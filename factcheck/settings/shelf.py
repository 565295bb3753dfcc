"""Which settings hold for which article: the nearest file upward, what it extends, and the command line over all."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.errors import SettingsError
from factcheck.settings.keys import MisfitError, checked
from factcheck.settings.toml_file import is_pyproject, read_values, shown
from factcheck.settings.values import Settings, merged, without_choices
from factcheck.start.article import SETTINGS as NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.settings.values import Values

LONGEST_CHAIN: Final = 50  # files that extend one another


class Shelf:
    """Finds the settings of each article, and reads each file once.

    `config` holds what `--config` was given: the path of a file, which is then the only one, or single settings
    (`key = value`). `isolated` leaves all files alone. `over` are the other options of the command line.
    """

    def __init__(self, config: Sequence[str] = (), *, isolated: bool = False, over: Values | None = None) -> None:
        files = [item for item in config if not _is_inline(item)]
        if len(files) > 1:
            raise SettingsError("--config takes one file; the others may be named in it with 'extend'.")
        if files and isolated:
            raise SettingsError("--isolated reads no settings file: leave out --config, or --isolated.")
        self.file = _absolute(files[0]) if files else None
        self.isolated = isolated
        self.over = over or {}
        self.inline = _inline([item for item in config if _is_inline(item)])
        self._of_folder: dict[Path, Settings] = {}

    def settings_for(self, path: str) -> Settings:
        """Return the settings of an article or a folder."""
        absolute = _absolute(path)
        return self.settings_in(absolute if os.path.isdir(path) else absolute.parent)

    def settings_in(self, folder: Path) -> Settings:
        """Return the settings that hold in a folder."""
        if folder not in self._of_folder:
            self._of_folder[folder] = self._read(folder)
        return self._of_folder[folder]

    def _read(self, folder: Path) -> Settings:
        if self.isolated:
            return self._settings({}, ())
        if self.file is not None:
            values, files = extended(self.file, Path.cwd())
            return self._settings(values, files)
        for name in NAMES:
            path = folder / name
            if os.path.isfile(path) and (found := _extended_or_none(path)) is not None:
                return self._settings(*found)
        return self._settings({}, ()) if folder.parent == folder else self.settings_in(folder.parent)

    def _settings(self, values: Values, files: tuple[Path, ...]) -> Settings:
        values = merged(values, self.inline)
        if self.over.get("select"):
            values = without_choices(values)
        over = dict(self.over)
        over["ignore"] = (*values.get("ignore", ()), *over.get("ignore", ()))
        values = {**values, **over}
        values.pop("extend", None)
        return Settings(**values, files=files)


def _absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # `..` is taken away, links are not followed


def _is_inline(item: str) -> bool:
    return "=" in item and not os.path.isfile(item)


def _inline(items: Sequence[str]) -> Values:
    values: Values = {}
    for item in items:
        try:
            values = merged(values, checked(tomllib.loads(item), Path.cwd()))
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(
                f"--config {item!r}: this is neither a file nor a setting, as 'fail-level = \"warning\"'."
            ) from error
        except MisfitError as misfit:
            raise SettingsError(f"--config {item!r}: {misfit}") from misfit
    if "extend" in values:
        raise SettingsError("--config: name the file itself instead of 'extend'.")
    return values


def _extended_or_none(path: Path) -> tuple[Values, tuple[Path, ...]] | None:
    if is_pyproject(path) and read_values(path, path.parent) is None:
        return None
    return extended(path)


def extended(path: Path, folder: Path | None = None, below: tuple[Path, ...] = ()) -> tuple[Values, tuple[Path, ...]]:
    """Read a file over those that it extends, and list them all, itself first."""
    if os.path.realpath(path) in map(os.path.realpath, below):
        chain = " → ".join(shown(one) for one in (*below, path))
        raise SettingsError(f"{shown(below[-1])}: 'extend' leads round in a circle ({chain}).")
    if len(below) > LONGEST_CHAIN:
        raise SettingsError(f"{shown(below[0])}: 'extend' leads through over {LONGEST_CHAIN} files.")
    values = read_values(path, folder or path.parent)
    if values is None:
        raise SettingsError(f"{shown(path)}: there is no section [tool.factcheck] in this file.")
    if "extend" not in values:
        return values, (path,)
    base, files = extended(_absolute(str(values["extend"])), None, (*below, path))
    return merged(base, values), (path, *files)
