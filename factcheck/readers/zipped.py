"""Documents that are packed files: refused before anything of them is unpacked where that would be far more than a text holds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from factcheck.errors import FactcheckError
from factcheck.readers import limits

if TYPE_CHECKING:
    from zipfile import ZipInfo

XML: Final = (".xml", ".rels", ".opf", ".xhtml", ".html", ".htm")


def weigh(data: bytes, path: str, damaged: FactcheckError) -> list[ZipInfo]:
    """Return what a document packs; one that is no packed file raises `damaged`."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged from error
    if len(members) > limits.PACKED_PARTS:
        raise FactcheckError(
            f"{path}: this document packs over {limits.PACKED_PARTS:,} files; copy its text into a new one."
        )
    total = sum(member.file_size for member in members)
    xml = max((m.file_size for m in members if m.filename.endswith(XML)), default=0)
    dense = any(
        m.file_size > limits.PACKED_SMALL and m.file_size > limits.PACKING_RATIO * max(m.compress_size, 1)
        for m in members
    )
    if total > limits.UNPACKED_BYTES or xml > limits.PART_BYTES or dense:
        raise FactcheckError(
            f"{path}: this document would unpack to far more than a text holds; copy its text into a new one."
        )
    return members


def unpacked(data: bytes, name: str, damaged: FactcheckError) -> bytes:
    """Return one file of a packed document, never more of it than is said there."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = min(archive.getinfo(name).file_size, limits.PART_BYTES)
            with archive.open(name) as file:
                return file.read(size)
    except Exception as error:  # a name that is missing, a method that is unknown, a sum that is wrong, a password
        raise damaged from error
