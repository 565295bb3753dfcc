"""From bytes to text: UTF-8, UTF-16 with its mark, or an old western code page; a binary file is turned away.

Newlines and every other character stay as they are, so that offsets into the text lead back to the file.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from factcheck.errors import FactcheckError
from factcheck.readers.limits import TEXT_BYTES

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY_STARTS: Final = (
    b"%PDF-",
    b"{\\rtf",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
HEAD_BYTES: Final = 4096
CHARSET: Final = re.compile(rb"<meta\b[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_SHARE: Final = 0.1  # a stray escape sequence is text still
# Encodings that no browser obeys: in some a page can spell what its source does not show, others are of names alone.
UNREAD: Final = frozenset({"idna", "punycode", "undefined", "utf_7", "unicode_escape", "raw_unicode_escape"})
OLD_CODE_PAGES: Final = ("cp1252", "mac_roman", "cp1250", "cp1254", "cp850", "iso8859_15")
# What quotes, dashes and accents of another code page look like when read as Windows-1252: "thatÕs", "Ð ", "œ60m".
MISREAD: Final = re.compile(r"[a-z][À-ÖØ-ÞŽŠ‚„]|[À-ÖØ-Þ](?![\w’'.])|œ\d")


def decode_markup(data: bytes, path: str) -> str:
    """Decode a web page: a byte-order mark, UTF-8, or the character set that it names."""
    text = data[:HEAD_BYTES]
    if (
        not any(data.startswith(mark) for mark, _ in MARKS)
        and (named := CHARSET.search(text))
        and not _is_utf_8(data)
        and (encoding := _known(named[1].decode("ascii")))
        and len(data) <= TEXT_BYTES
        and b"\x00" not in data
    ):
        return data.decode(encoding, "replace")
    return decode(data, path)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _known(name: str) -> str | None:
    """Return a character set's name as browsers take it: Latin-1 is Windows-1252; none that is no character set."""
    try:
        encoding = codecs.lookup(name)
    except LookupError:
        return None
    if encoding.name.replace("-", "_") in UNREAD or not encoding._is_text_encoding:  # noqa: SLF001 - nothing public tells "rot13" from a character set
        return None
    return "cp1252" if encoding.name in {"iso8859-1", "ascii"} else encoding.name


def decode(data: bytes, path: str) -> str:
    """Decode a file's bytes, or say in one sentence why that cannot be done."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if data.startswith(BINARY_STARTS) or (not encoding and b"\x00" in data):
        raise _binary(path)
    text = _marked(data, encoding, path) if encoding else _unmarked(data, path)
    if not text.strip():
        raise FactcheckError(f"{path}: this file is empty.")
    if len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise _binary(path)
    return text


def _marked(data: bytes, encoding: str, path: str) -> str:
    """Decode what a byte-order mark vouches for; the mark is not part of the text."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise FactcheckError(f"{path}: this file is marked as {name} but is not; save it again as UTF-8.") from error


def _unmarked(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows_1252(data) or _old_code_page(data, path)


def _windows_1252(data: bytes) -> str | None:
    """Read as by far the most common old code page, where the result looks like prose."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if MISREAD.search(text) else text


def _old_code_page(data: bytes, path: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(OLD_CODE_PAGES)).best()
    if best is None:
        raise FactcheckError(f"{path}: the encoding of this file is unknown; save it again as UTF-8.")
    return str(best)


def _binary(path: str) -> FactcheckError:
    return FactcheckError(f"{path}: this looks like a binary file; save the article as plain text.")
