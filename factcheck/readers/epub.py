"""A book (.epub) to parts: its chapters in the order in which they are read."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from factcheck.errors import FactcheckError
from factcheck.readers.decoding import decode_markup
from factcheck.readers.layout import article_of, part
from factcheck.readers.limits import TEXT_BYTES
from factcheck.readers.tags import parts_of_markup
from factcheck.readers.tree import attribute, first, local, tree
from factcheck.readers.zipped import unpacked, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article
    from factcheck.readers.layout import Part

CONTAINER: Final = "META-INF/container.xml"
PAGES: Final = ("application/xhtml+xml", "text/html")


def read(data: bytes, path: str) -> Article:
    """Make an article of a book; `text` is what was read."""
    damaged = FactcheckError(f"{path}: this is no book (.epub), or a damaged one; export it again.")
    weigh(data, path, damaged)
    return article_of(list(_parts(data, path, damaged)), path, empty="holds no text")


def _parts(data: bytes, path: str, damaged: FactcheckError) -> Iterator[Part]:
    read = 0
    for name in _chapters(data, path, damaged):
        file = decode_markup(unpacked(data, name, damaged), path)
        read += len(file)
        if read > TEXT_BYTES * 2:
            raise FactcheckError(f"{path}: this book is too long to be checked at once; save its chapters.")
        for one in parts_of_markup(file, 0, len(file)):
            yield part(one.text, one.kind)


def _chapters(data: bytes, path: str, damaged: FactcheckError) -> Iterator[str]:
    """Name the files of the chapters, as the book's spine lists them; no name leads out of the book."""
    root = first(tree(unpacked(data, CONTAINER, damaged), path, "a book"), "rootfile")
    if root is None:
        raise damaged
    name = attribute(root, "full-path")
    package = tree(unpacked(data, name, damaged), path, "a book")
    items = {attribute(item, "id"): item for item in package.iter() if local(item) == "item"}
    for ref in package.iter():
        item = items.get(attribute(ref, "idref")) if local(ref) == "itemref" else None
        if item is not None and attribute(item, "media-type") in PAGES:
            yield normpath(join(dirname(name), unquote(attribute(item, "href")).partition("#")[0]))
