"""The keys of a settings file: what each may hold, and the sentence where it holds something else."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError
from factcheck.reporters import FORMATS
from factcheck.selection import find_rule
from factcheck.settings.chosen import is_pattern
from factcheck.settings.values import Glob
from factcheck.start.questions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.settings.values import Values

SEVERITIES: Final = ("error", "warning", "info")
MOST: Final = 1_000_000_000


class MisfitError(Exception):
    """What is wrong with a value: the end of a sentence, and the words of the file that it is about."""

    def __init__(self, sentence: str, *place: str) -> None:
        super().__init__(sentence)
        self.place = place


def checked(table: Mapping[str, object], folder: Path) -> Values:
    """Check the keys of a table and what they hold; patterns and paths in it count from `folder`."""
    values: Values = {}
    for key, value in table.items():
        if key not in KEYS:
            raise MisfitError(f"there is no setting {key!r}{nearest(key, list(KEYS))}.", key)
        try:
            values[key.replace("-", "_")] = KEYS[key](value, folder)
        except MisfitError as misfit:
            raise MisfitError(f"{key}: {misfit}", key, *misfit.place) from misfit
    return values


def _texts(value: object, what: str) -> list[str]:
    wrong = next((it for it in value if not isinstance(it, str)), None) if isinstance(value, list) else value
    if wrong is not None:
        within = " in it" if isinstance(value, list) else ""
        raise MisfitError(f'this takes a list of {what}, as ["…", "…"], not {_shown(wrong)}{within}.')
    return [str(item) for item in value] if isinstance(value, list) else []


def _rules(value: object, _folder: Path) -> tuple[str, ...]:
    return tuple(_rule(name) for name in _texts(value, "rule names"))


def _rule(name: str) -> str:
    try:
        return find_rule(name).name
    except FactcheckError as error:
        raise MisfitError(str(error), name) from error


def _globs(value: object, folder: Path) -> tuple[Glob, ...]:
    return tuple(_glob(pattern, folder) for pattern in _texts(value, "patterns"))


def _glob(pattern: str, folder: Path) -> Glob:
    if not is_pattern(pattern):
        raise MisfitError(f"{pattern!r} is no pattern as .gitignore has them.", pattern)
    return Glob(folder, pattern)


def _one_of(*choices: str) -> Callable[[object, Path], str]:
    def check(value: object, _folder: Path) -> str:
        if value in choices:
            return str(value)
        near = nearest(value, choices) if isinstance(value, str) else ""
        raise MisfitError(f"this is one of {', '.join(choices)}, not {_shown(value)}{near}.")

    return check


def _truth(value: object, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise MisfitError(f"this is true or false, not {_shown(value)}.")
    return value


def _count(value: object, _folder: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST:
        raise MisfitError(f"this is a whole number from 1 to {MOST:,}, not {_shown(value)}.")
    return value


def _day(value: object, _folder: Path) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise MisfitError(f"this is a day, as 2022-03-06, not {_shown(value)}.")
    return day


def _path(value: object, folder: Path) -> Path:
    if not isinstance(value, str) or not value or "\x00" in value:
        raise MisfitError(f"this is the path of a file, not {_shown(value)}.")
    return folder / Path(value).expanduser()


def _paths(value: object, folder: Path) -> tuple[str, ...]:
    return tuple(str(_path(name, folder)) for name in _texts(value, "files"))


def _severity(value: object, folder: Path) -> dict[str, str]:
    return {_rule(name): _within(name, level, folder) for name, level in _table(value, "a level to each rule").items()}


def _within(name: str, level: object, folder: Path) -> str:
    try:
        return _one_of(*SEVERITIES, "off")(level, folder)
    except MisfitError as misfit:
        raise MisfitError(f"{name}: {misfit}", name) from misfit


def _per_file(value: object, folder: Path) -> dict[Glob, tuple[str, ...]]:
    ignored = {}
    for pattern, rules in _table(value, "rules to each pattern").items():
        try:
            ignored[_glob(pattern, folder)] = _rules(rules, folder)
        except MisfitError as misfit:
            raise MisfitError(str(misfit), pattern, *misfit.place) from misfit
    return ignored


def _table(value: object, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise MisfitError(f"this is a table that gives {what}, not {_shown(value)}.")
    return value


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return repr(value)
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(value)


KEYS: Final[dict[str, Callable[[object, Path], Any]]] = {
    "extend": _path,
    "select": _rules,
    "extend-select": _rules,
    "ignore": _rules,
    "severity": _severity,
    "per-file-ignores": _per_file,
    "fail-level": _one_of(*SEVERITIES, "never"),
    "min-severity": _one_of(*SEVERITIES),
    "show-checked": _truth,
    "show-unchecked": _truth,
    "output-format": _one_of(*FORMATS),
    "dateline": _day,
    "include": _globs,
    "exclude": _globs,
    "extend-exclude": _globs,
    "respect-gitignore": _truth,
    "sources": _paths,
    "suppressions": _path,
    "baseline": _path,
    "max-size": _count,
    "max-figures": _count,
    "max-seconds": _count,
}
