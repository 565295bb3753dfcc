"""The words of the language, as data: loaded once, checked as they are loaded.

`table("hedges")` gives the parsed TOML of `en/hedges.toml`; the typed views below are what the code uses. A wheel holds all
files parsed, in one of JSON (`tools/hatch_build.py`), which is read in a tenth of the time; where it is not, as in a checkout,
the TOML is read.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PARSED: Final = HERE / "parsed.json"


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed TOML of one lexicon file; raises `FileNotFoundError` for a name there is not."""
    return _read(f"en/{name}")


@cache
def _parsed() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(PARSED.read_bytes()) if PARSED.exists() else {}
    return found


def _read(name: str) -> dict[str, Any]:
    if name in _parsed():
        return _parsed()[name]
    import tomllib

    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def measured(name: str) -> dict[str, Any]:
    """What was measured on real text: the parsed JSON of `measured/NAME.json`, empty where it was not measured."""
    place = HERE / "measured" / f"{name}.json"
    found: dict[str, Any] = json.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}
    return found


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """A list of words of a lexicon file as a set: `words("changes", "up", "verbs")`."""
    found: Any = table(name)
    for key in path:
        found = found[key]
    if not all(isinstance(word, str) for word in found):
        message = f"lexicon {name}: {'.'.join(path)} must be a list of words"
        raise TypeError(message)
    return frozenset(found)


@cache
def fractions(name: str, *path: str) -> dict[str, Fraction]:
    """A table of exact values of a lexicon file, by word."""
    found: Any = table(name)
    for key in path:
        found = found[key]
    return {word: Fraction(str(value)) for word, value in found.items()}


@cache
def counted(name: str) -> dict[str, Any]:
    """What was counted on real text, `measured/NAME.toml`: how often each form was seen, and how often the figures agreed with it."""
    return _read(f"measured/{name}")
