"""The options of the command line in the form of settings: what was given goes before any file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.selection import find_rule, split_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.settings.values import Values

SINGLE: Final = (
    *("fail_level", "min_severity", "show_checked", "show_unchecked", "output_format", "dateline"),
    *("max_size", "max_figures", "max_seconds"),
)
PATHS: Final = ("suppressions", "baseline")
RULES: Final = ("select", "ignore")


def given(options: Mapping[str, Any]) -> Values:
    """Keep the options that somebody gave."""
    values: Values = {name: options[name] for name in SINGLE if options.get(name) is not None}
    values |= {name: Path.cwd() / options[name] for name in PATHS if options.get(name) is not None}
    if options.get("source"):
        values["sources"] = tuple(options["source"])
    for name in RULES:
        if options.get(name):
            values[name] = tuple(find_rule(rule).name for rule in split_names(options[name]))
    return values
