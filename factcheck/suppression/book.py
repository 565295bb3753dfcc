"""`factcheck-suppressions.toml`: findings that a desk has looked at, by fingerprint, each with its reason."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError, SettingsError
from factcheck.record import dataclass
from factcheck.selection import find_rule
from factcheck.settings.toml_file import read_text, refuse_endless_keys, shown
from factcheck.start.article import SUPPRESSIONS
from factcheck.start.questions import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from factcheck.settings import Settings

NAME: Final = SUPPRESSIONS
VERSION: Final = 1
ENTRIES: Final = "suppressed"
FINGERPRINT: Final = re.compile(r"[0-9a-f]{16}")
KEYS: Final = ("fingerprint", "rule", "article", "reason", "by", "on")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that somebody answers for; `article` is where it was found, counted from the file's folder.

    `by` is who answered, `on` the day.
    """

    fingerprint: str
    reason: str
    rule: str | None = None
    article: str | None = None
    line: int | None = None
    by: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """The entries of one file, by fingerprint."""

    path: Path
    entries: Mapping[str, Entry]

    def unused(self, used: Collection[str], checked: Collection[Path], ran: Collection[str]) -> Iterator[str]:
        """Name the entries of rules that ran on an article, whole, and found nothing for them any more.

        An entry without an article can only be told unused once everything that it may be for was checked: its
        folder, named as such.
        """
        for entry in self.entries.values():
            place = self.path.parent / entry.article if entry.article else self.path.parent
            if entry.fingerprint in used or (entry.rule is not None and entry.rule not in ran):
                continue
            where = f"{shown(self.path)}{f':{entry.line}' if entry.line else ''}"
            if not os.path.lexists(place):
                yield f"{where}: {entry.fingerprint} is for {shown(place)}, which is gone; take it out, or name where it is now."
            elif place in checked:
                yield f"{where}: {entry.fingerprint} suppresses nothing in {shown(place)} any more; take it out."


class Bookshelf:
    """Finds the file that holds for an article, and reads each once; `isolated` looks for none."""

    def __init__(self, *, isolated: bool = False) -> None:
        self.isolated = isolated
        self.books: dict[Path, Book] = {}
        self._nearest: dict[Path, Path | None] = {}

    def book_for(self, settings: Settings, folder: Path) -> Book | None:
        """Return the entries that hold for the articles of a folder."""
        path = self.path_for(settings, folder)
        if path is None:
            return None
        if path not in self.books:
            self.books[path] = read_book(path)
        return self.books[path]

    def path_for(self, settings: Settings, folder: Path) -> Path | None:
        """Return the file that the settings name, else the nearest upward from the folder."""
        if settings.suppressions is not None or self.isolated:
            return settings.suppressions
        return self._upward(folder)

    def _upward(self, folder: Path) -> Path | None:
        if folder not in self._nearest:
            here = folder / NAME
            above = None if folder.parent == folder else folder.parent
            self._nearest[folder] = here if os.path.isfile(here) else above and self._upward(above)
        return self._nearest[folder]


def read_book(path: Path) -> Book:
    """Read a file of suppressions; whatever is wrong in it is an error, for it might hide a finding."""
    text = read_text(path)
    refuse_endless_keys(text, path)
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{shown(path)}: this is not TOML ({error}).") from error
    version = document.get("version")
    if type(version) is not int or version != VERSION or not isinstance(document.get(ENTRIES, []), list):  # True is 1
        raise SettingsError(
            f"{shown(path)}: this is no file of suppressions: it begins with 'version = {VERSION}' and has entries "
            f"[[{ENTRIES}]]; 'factcheck suppress' writes it."
        )
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[\[\s*{ENTRIES}\s*\]\]", line)]
    entries: dict[str, Entry] = {}
    for number, table in enumerate(document.get(ENTRIES, [])):
        line = lines[number] if number < len(lines) else None
        entry = _entry(table, line, f"{shown(path)}{f':{line}' if line else ''}")
        entries[entry.fingerprint] = entry
    return Book(path, entries)


def _entry(table: Any, line: int | None, where: str) -> Entry:  # noqa: ANN401 - whatever the file holds
    if isinstance(table, dict):
        table = {key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()}
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise SettingsError(f"{where}: this entry is no table of texts.")
    if wrong := [key for key in table if key not in KEYS]:
        raise SettingsError(f"{where}: an entry has no {wrong[0]!r}{nearest(wrong[0], KEYS)}.")
    if not FINGERPRINT.fullmatch(table.get("fingerprint", "")):
        raise SettingsError(f"{where}: this entry has no fingerprint of 16 digits and letters a to f.")
    if not table.get("reason", "").strip():
        raise SettingsError(f"{where}: this entry gives no reason.")
    try:
        rule = find_rule(table["rule"]).name if "rule" in table else None
    except FactcheckError as error:
        raise SettingsError(f"{where}: {error}") from error
    return Entry(
        table["fingerprint"], table["reason"], rule, table.get("article"), line, table.get("by"), table.get("on")
    )
