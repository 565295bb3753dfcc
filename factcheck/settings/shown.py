"""`--show-settings`: what holds for an article, and where it comes from, as a settings file that could be read again."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.settings.toml_file import shown
from factcheck.settings.values import Glob, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_toml(settings: Settings, article: str) -> str:
    """Write the settings of an article with a line that says whose they are."""
    import tomlkit

    document = tomlkit.document()
    sources = ", ".join(shown(file) for file in settings.files) or "no settings file"
    document.add(tomlkit.comment(f"{article}: {sources}"))
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if field.name != "files" and value is not None:
            document.add(field.name.replace("_", "-"), _plain(value))
    return tomlkit.dumps(document)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a setting holds
    match value:
        case Path():
            return shown(value)
        case Glob():
            return value.pattern
        case tuple():
            return [_plain(item) for item in value]
        case dict():
            return _table(value)
        case _:
            return value


def _table(value: Mapping[Any, Any]) -> dict[str, Any]:
    return {_plain(key): _plain(item) for key, item in value.items()}
