"""A new entry in the file of suppressions: what was there, comments too, stays as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.settings.toml_file import read_text, shown
from factcheck.suppression.book import ENTRIES, KEYS, VERSION, read_book

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.suppression.book import Entry


def with_entry(path: Path, entry: Entry) -> str:
    """Return the text of the file with the entry at its end; one that is there already is refused."""
    import tomlkit

    document = _document(path, entry)
    table = tomlkit.table()
    for key in KEYS:
        if (value := getattr(entry, key)) is not None:
            table.add(key, value)
    if ENTRIES in document:
        table.trivia.indent = "\n"
    document.setdefault(ENTRIES, tomlkit.aot()).append(table)
    return tomlkit.dumps(document)


def _document(path: Path, entry: Entry) -> Any:  # noqa: ANN401 - tomlkit's
    import tomlkit

    if not os.path.lexists(path):
        document = tomlkit.document()
        document.add(
            tomlkit.comment("Findings of factcheck that somebody has looked at; 'factcheck suppress' adds to them.")
        )
        document.add("version", VERSION)
        document.add(tomlkit.nl())
        return document
    if old := read_book(path).entries.get(entry.fingerprint):
        raise FactcheckError(f"{shown(path)}: {entry.fingerprint} is suppressed already ({old.reason}).")
    return tomlkit.parse(read_text(path))
