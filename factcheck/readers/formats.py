"""Which reader reads a file: its name tells, and what it holds must agree."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from factcheck.errors import FactcheckError, TooLargeError
from factcheck.readers.limits import DOCUMENT_BYTES, TEXT_BYTES
from factcheck.readers.unfit import refuse_unfit

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Article

    Reader: TypeAlias = Callable[[bytes, str], Article]

SUFFIXES: Final = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx",
    ".pdf": "pdf", ".doc": "doc", ".odt": "odt", ".rtf": "rtf", ".eml": "eml", ".epub": "epub", ".xml": "news", ".nitf": "news",
    ".newsml": "news", ".ninjs": "ninjs", ".json": "ninjs",
}  # fmt: skip
READERS: Final = {"ninjs": "news.read_ninjs"}  # what is not `read` in a module of the format's name
NAMES: Final = {
    "docx": "a Word document (.docx)", "pdf": "a PDF", "odt": "an OpenDocument text (.odt)", "epub": "a book (.epub)",
}  # fmt: skip
PACKED: Final = {b"mimetypeapplication/vnd.oasis.opendocument.text": "odt", b"mimetypeapplication/epub+zip": "epub"}
WATCHED: Final = {"html": 100_000, "docx": 10_000, "odt": 10_000, "epub": 10_000, "news": 100_000}
"""Bytes from which a file may keep a parser busy for seconds."""
OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
SIGNS: Final = ((b"PK\x03\x04", "docx"), (b"%PDF-", "pdf"))
PDF_WITHIN: Final = 1024  # bytes before a PDF's sign that readers forgive


def format_of(path: str) -> str:
    """Return the format that a name's suffix tells: a text unless it is known."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "plain")


def size_limit(path: str) -> int:
    """Return how many bytes a file of that name may have."""
    return DOCUMENT_BYTES if format_of(path) in NAMES else TEXT_BYTES


def needs_watching(path: str, data: bytes) -> bool:
    """True for a file that may keep a library busy, in code that hears no alarm, for longer than its size tells."""
    return len(data) > WATCHED.get(format_of(path), len(data))


def reader_for(path: str, data: bytes) -> Reader:
    """Return the reader of a file, or say what else it is than its name tells."""
    name = format_of(path)
    if name in NAMES or name == "doc":
        _must_be(name, data, path)
    if name == "plain":
        refuse_unfit(data, path)
        return _plain
    module, _, function = READERS.get(name, name).partition(".")
    return cast("Reader", getattr(import_module(f"factcheck.readers.{module}"), function or "read"))


def _plain(data: bytes, path: str) -> Article:
    from factcheck.readers import from_text
    from factcheck.readers.decoding import decode

    return from_text(decode(data, path), path)


def _must_be(name: str, data: bytes, path: str) -> None:
    """Refuse a document that is empty, too big, or of another format than its name says."""
    if not data.strip():
        raise FactcheckError(f"{path}: this file is empty.")
    if len(data) > size_limit(path):
        raise TooLargeError(f"{path}: this file is over {size_limit(path) // 1_000_000} MB; save the article alone.")
    if data.startswith(OLD_WORD) or name == "doc":
        raise FactcheckError(f"{path}: this is an old Word file or one with a password; save it as .docx without one.")
    found = _signed(data)
    if found == name or (
        found == "docx" and name in PACKED.values()
    ):  # packed in another order than most: its reader sees
        return
    if found:
        raise FactcheckError(
            f"{path}: this is {NAMES[found]} under another name; rename it so that it ends in .{found}."
        )
    raise FactcheckError(f"{path}: this is not {NAMES[name]}; rename it if it is a text, or save it again.")


def _signed(data: bytes) -> str | None:
    if b"%PDF-" in data[:PDF_WITHIN] and not data.startswith(b"PK"):
        return "pdf"
    if data.startswith(b"PK"):
        head = data[:PDF_WITHIN]
        return next((name for sign, name in PACKED.items() if sign in head), "docx")
    return next((name for sign, name in SIGNS if data.startswith(sign)), None)
