"""The words of the language, as data: loaded once, checked as they are loaded.

`table("hedges")` gives the parsed TOML of `en/hedges.toml`; the typed views below are what the code uses.
"""

from __future__ import annotations

import json
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed TOML of one lexicon file; raises `FileNotFoundError` for a name there is not."""
    return tomllib.loads(files(__package__).joinpath("en", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def measured(name: str) -> dict[str, Any]:
    """What was measured on real text: the parsed JSON of `measured/NAME.json`, empty where it was not measured."""
    place = files(__package__).joinpath("measured", f"{name}.json")
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
    return tomllib.loads(files(__package__).joinpath("measured", f"{name}.toml").read_text(encoding="utf-8"))
