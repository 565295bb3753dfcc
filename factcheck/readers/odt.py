"""An OpenDocument text (.odt) to parts: headings, paragraphs, lists and cells as they are read with all changes accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.errors import FactcheckError
from factcheck.readers.layout import article_of
from factcheck.readers.tree import attribute, first, local, parts_in, tree
from factcheck.readers.zipped import unpacked, weigh

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from factcheck.model import Article
    from factcheck.readers.layout import PartKind
    from factcheck.readers.tree import Kinds

WHAT: Final = "an OpenDocument text"
KINDS: Final[Kinds] = {"p": None, "h": "heading", "table-cell": "cell", "list-item": "item"}
UNREAD: Final = frozenset(
    {"tracked-changes", "annotation", "note", "forms", "sequence-decls", "variable-decls", "ruby-text", "title", "desc"}
)
STYLES: Final[dict[str, PartKind]] = {
    "title": "headline",
    "subtitle": "standfirst",
    "caption": "caption",
    "illustration": "caption",
}


def read(data: bytes, path: str) -> Article:
    """Make an article of a document; `text` is what was read, a paragraph a block."""
    damaged = FactcheckError(f"{path}: this is no OpenDocument text (.odt), or a damaged one; save it again.")
    weigh(data, path, damaged)
    root = tree(unpacked(data, "content.xml", damaged), path, WHAT)
    body = first(root, "text")
    if body is None:
        raise damaged
    styles = {
        attribute(style, "name"): attribute(style, "parent-style-name")
        for style in root.iter()
        if local(style) == "style"
    }

    def kind_of(element: Element) -> PartKind | None:
        name = attribute(element, "style-name") if local(element) in {"p", "h"} else ""
        return STYLES.get(name.lower()) or STYLES.get(styles.get(name, "").lower())

    return article_of(list(parts_in(body, KINDS, UNREAD, kind_of)), path, empty="holds no text")
