"""A rich text file (.rtf) to an article: its words, without fonts, pictures and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.readers.missing import missing

if TYPE_CHECKING:
    from factcheck.model import Article


def read(data: bytes, path: str) -> Article:
    """Make an article of a rich text; `text` is what was read."""
    from factcheck.readers import from_text

    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise missing(path, "a rich text file", "newsroom") from error
    if not data.lstrip().startswith(b"{\\rtf"):
        raise FactcheckError(f"{path}: this is no rich text file (.rtf); rename it if it is a text, or save it again.")
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            data.decode("latin-1"), errors="replace"
        )  # what is not ASCII in it is spelt out
    except Exception as error:
        raise FactcheckError(f"{path}: this rich text file is damaged; save it again.") from error
    if not text.strip():
        raise FactcheckError(f"{path}: this file holds no text.")
    paragraphs = (
        " ".join(line.split()) for line in text.splitlines()
    )  # a paragraph is a line, and seldom has one between
    return from_text("\n\n".join(paragraph for paragraph in paragraphs if paragraph), path)
