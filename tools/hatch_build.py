"""What a wheel holds beside the files of the checkout: the lexicon parsed, in one file of JSON.

It is made as the wheel is, and never stands in the checkout: there the TOML that is edited is what is read.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any, Final

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # a test asks for what would be built
    BuildHookInterface = object

LEXICON: Final = Path(__file__).parent.parent / "factcheck" / "lexicon"


def parsed() -> str:
    """All of the lexicon by the names of its files, as JSON."""
    found = {
        path.relative_to(LEXICON).with_suffix("").as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(LEXICON.rglob("*.toml"))
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class LexiconHook(BuildHookInterface):  # type: ignore[misc, valid-type, unused-ignore]
    """Puts the parsed lexicon into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make it, where the wheel is no editable one."""
        if version == "standard":
            made = Path(tempfile.mkdtemp(), "parsed.json")
            made.write_text(parsed(), encoding="utf-8")
            build_data["force_include"][str(made)] = "factcheck/lexicon/parsed.json"
