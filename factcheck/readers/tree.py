"""XML to parts: no entity is resolved and nothing is fetched; what is nested too deeply is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from factcheck.errors import FactcheckError
from factcheck.readers.layout import part
from factcheck.readers.limits import NESTING
from factcheck.readers.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from factcheck.readers.layout import Part, PartKind

    Kinds: TypeAlias = dict[str, "PartKind | None"]

BREAKS: Final = {"br": " ", "line-break": " ", "tab": " "}
CAPTION: Final = "caption"


def tree(data: bytes, path: str, what: str) -> Element:
    """Parse XML that may be hostile."""
    try:
        from defusedxml.ElementTree import fromstring
    except ImportError as error:
        raise missing(path, what, "newsroom") from error
    try:
        root: Element = fromstring(data)
    except Exception as error:  # ill formed, an entity, an encoding that is unknown
        raise FactcheckError(f"{path}: this is not {what}, or a damaged one; export it again.") from error
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > NESTING:
            raise FactcheckError(
                f"{path}: the elements of this file are nested over {NESTING} deep; save its text instead."
            )
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without a namespace; empty where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def first(element: Element, *names: str) -> Element | None:
    """Find the first element of any of these names, the first name first."""
    for name in names:
        if (found := next((one for one in element.iter() if local(one) == name), None)) is not None:
            return found
    return None


def words(element: Element, unread: frozenset[str] = frozenset()) -> str:
    """Return the text of an element and all in it, on one line."""
    return " ".join("".join(_words(element, unread)).split())


def _words(element: Element, unread: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in BREAKS:
            yield BREAKS[name]
        elif name == "s":  # spaces, in OpenDocument
            yield " "
        elif name and name not in unread:
            yield from _words(child, unread)
        yield child.tail or ""


def parts_in(
    element: Element,
    kinds: Kinds,
    unread: frozenset[str] = frozenset(),
    kind_of: Callable[[Element], PartKind | None] | None = None,
) -> Iterator[Part]:
    """Yield the paragraphs below an element: `kinds` names what a paragraph may be, and what holds paragraphs of a kind."""
    yield from _parts(element, None, kinds, unread, kind_of or (lambda _: None))


def _parts(
    element: Element,
    within: PartKind | None,
    kinds: Kinds,
    unread: frozenset[str],
    kind_of: Callable[[Element], PartKind | None],
) -> Iterator[Part]:
    for child in element:
        name = local(child)
        if not name or name in unread:
            continue
        kind = kind_of(child) or kinds.get(name) or within
        if name in kinds and not _holds(child, kinds, unread):
            if text := words(child, unread):
                yield part(text, kind)
        else:
            yield from _parts(child, kind, kinds, unread, kind_of)


def _holds(element: Element, kinds: Kinds, unread: frozenset[str]) -> bool:
    """True where paragraphs stand in an element, other than in what is not read."""
    names = ((child, local(child)) for child in element)
    return any(name in kinds or (name not in unread and _holds(child, kinds, unread)) for child, name in names)
