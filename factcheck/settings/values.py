"""What can be set, with what holds where nothing is said."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from factcheck.ceilings import MEGABYTE, MOST_FIGURES, MOST_SECONDS, Ceilings
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from factcheck.model import Severity

Level: TypeAlias = Literal["error", "warning", "info", "never"]
RuleLevel: TypeAlias = Literal["error", "warning", "info", "off"]
Values: TypeAlias = "dict[str, Any]"  # the settings of one file or of the command line, checked, by field

ADDED: Final = ("extend_select", "extend_exclude")  # what a file adds to the one it extends ...
TABLES: Final = ("severity", "per_file_ignores")  # ... and what it changes entry by entry; the rest it replaces
ARTICLES: Final = (
    "txt",
    "text",
    "md",
    "markdown",
    "html",
    "htm",
    "xhtml",
    "docx",
    "pdf",
    "odt",
    "rtf",
    "eml",
    "epub",
    "nitf",
    "newsml",
    "ninjs",
)


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern as in .gitignore, and the folder that it counts from; `None` for the one that is looked through."""

    folder: Path | None
    pattern: str


def _globs(*patterns: str) -> tuple[Glob, ...]:
    return tuple(Glob(None, pattern) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Settings:
    """How an article is checked and what of the findings is shown.

    Rules stand by name. `output_format`, `baseline` and the ceilings (`max_size` in megabytes) count once for a whole run;
    the rest for each article. `files` are where the settings come from, the nearest first.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, RuleLevel] = field(default_factory=dict)
    per_file_ignores: Mapping[Glob, tuple[str, ...]] = field(default_factory=dict)
    fail_level: Level = "error"
    min_severity: Severity = "info"
    show_checked: bool | None = None
    show_unchecked: bool | None = None
    output_format: str = "full"
    dateline: date | None = None
    include: tuple[Glob, ...] = _globs(*(f"*.{suffix}" for suffix in ARTICLES))
    exclude: tuple[Glob, ...] = _globs(".*", "node_modules/", "venv/", "__pycache__/")
    extend_exclude: tuple[Glob, ...] = ()
    respect_gitignore: bool = True
    sources: tuple[str, ...] = ()
    suppressions: Path | None = None
    baseline: Path | None = None
    max_size: int | None = None
    max_figures: int = MOST_FIGURES
    max_seconds: int = MOST_SECONDS
    files: tuple[Path, ...] = ()

    @property
    def ceilings(self) -> Ceilings:
        """What one file may cost."""
        size = None if self.max_size is None else self.max_size * MEGABYTE
        return Ceilings(size, self.max_figures, self.max_seconds)


def merged(below: Values, above: Values) -> Values:
    """Lay the settings of one place over those of another, which give way."""
    both = {**below, **above}
    for key in ADDED:
        if key in below and key in above:
            both[key] = (*below[key], *above[key])
    for key in TABLES:
        if key in below and key in above:
            both[key] = {**below[key], **above[key]}
    return both


def without_choices(values: Values) -> Values:
    """Leave out which rules run: what `--select` on the command line decides anew."""
    kept = {key: value for key, value in values.items() if key not in ("select", "extend_select", "ignore")}
    if "severity" in kept:
        kept["severity"] = {rule: level for rule, level in kept["severity"].items() if level != "off"}
    return kept
