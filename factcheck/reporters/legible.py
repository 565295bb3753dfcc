"""Text from an article made safe to show: nothing in it moves the cursor, turns the line round or hides."""

from __future__ import annotations

from typing import Final

from factcheck.origin import INVISIBLE

# Marks that every desk reads, for a terminal that has only ASCII.
ASCII: Final = {
    "−": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...",
    "×": "x", "÷": "/", "≈": "~", "≤": "<=", "≥": ">=", "·": ";", "½": "1/2", "¼": "1/4", "¾": "3/4",
    "£": "GBP ", "€": "EUR ", "•": "*",
}  # fmt: skip


def legible(text: str, encoding: str = "utf-8") -> str:
    r"""Return the text on one line, with controls, bidi marks and zero-width characters spelt out (`\x1b`).

    What the encoding cannot hold is replaced by what it can.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character, encoding) for character in text)


def _shown(character: str, encoding: str) -> str:
    if character.isspace():
        return " "
    if not character.isprintable() or INVISIBLE.match(character):
        return escaped(character)
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return ASCII.get(character) or escaped(character)
    return character


def escaped(character: str) -> str:
    r"""Spell a character as Python and JSON do: `\x1b`, `\u202e`."""
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
