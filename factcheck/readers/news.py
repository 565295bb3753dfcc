"""The formats of the wires to parts: NITF and NewsML (XML), ninjs (JSON); headline, byline, story and day, as each marks them."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError
from factcheck.readers.layout import article_of, part
from factcheck.readers.tags import parts_of_markup
from factcheck.readers.tree import attribute, first, local, parts_in, tree, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from factcheck.model import Article
    from factcheck.readers.layout import Part
    from factcheck.readers.tree import Kinds

WHAT: Final = "a story as NITF or NewsML"
STORY: Final[Kinds] = {
    "hl1": "headline", "hl2": "standfirst", "byline": "byline", "p": None, "media-caption": "caption", "td": "cell", "th": "cell",
    "li": "item", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "figcaption": "caption", "blockquote": None,
}  # fmt: skip
UNREAD: Final = frozenset(
    {
        "head",
        "title",
        "script",
        "style",
        "media-metadata",
        "media-reference",
        "media-producer",
        "note",
        "del",
        "dateline",
    }
)
COMPACT: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
DAYS: Final = ("contentModified", "contentCreated", "versionCreated", "DateId", "ThisRevisionCreated")


def read(data: bytes, path: str) -> Article:
    """Make an article of a story as XML; `text` is what was read."""
    root = tree(data, path, WHAT)
    nitf = first(root, "nitf")
    if nitf is not None:
        parts, day = list(_of_nitf(nitf)), _day_of_nitf(nitf) or _day_of_newsml(root)
    elif local(root) in {"newsItem", "newsMessage", "NewsML", "packageItem"}:
        parts, day = list(_of_newsml(root)), _day_of_newsml(root)
    elif local(root) == "html":
        parts, day = list(parts_in(root, STORY, UNREAD)), None
    else:
        raise FactcheckError(f"{path}: this XML is neither NITF nor NewsML; export the story as text, Word or HTML.")
    return article_of(parts, path, dateline=day, empty="holds no text")


def _of_nitf(nitf: Element) -> Iterator[Part]:
    body = first(nitf, "body")
    found = list(parts_in(nitf if body is None else body, STORY, UNREAD))
    seen = 0
    for one in found:  # a second hl2 is a crosshead
        seen += one.kind == "standfirst"
        yield part(one.text, "crosshead") if one.kind == "standfirst" and seen > 1 else one


def _day_of_nitf(nitf: Element) -> date | None:
    for name, key in (
        ("date.issue", "norm"),
        ("date.release", "norm"),
        ("story.date", "norm"),
        ("pubdata", "date.publication"),
    ):
        element = first(nitf, name)
        if element is not None and (day := _day(attribute(element, key))):
            return day
    return None


def _of_newsml(root: Element) -> Iterator[Part]:
    """Take the first item that holds a text: its headline, and its story as XHTML or as plain text."""
    items = [one for one in root.iter() if local(one) in {"newsItem", "NewsItem"}]
    item = next((one for one in items if first(one, "inlineXML", "inlineData", "DataContent") is not None), root)
    headline, byline = first(item, "headline", "HeadLine"), first(item, "by", "ByLine")
    content = first(item, "inlineXML", "DataContent")
    story = list(parts_in(content, STORY, UNREAD)) if content is not None else []
    if not story and (plain := first(item, "inlineData", "DataContent")) is not None:
        story = list(_paragraphs("".join(plain.itertext())))
    if story and headline is not None and all(one.kind not in {"headline", "heading"} for one in story[:1]):
        yield part(words(headline), "headline")
    if story and byline is not None and (by := words(byline)):
        yield part(by, "byline")
    yield from story


def _day_of_newsml(root: Element) -> date | None:
    found = (first(root, name) for name in DAYS)
    return next((day for element in found if element is not None and (day := _day(words(element)))), None)


def read_ninjs(data: bytes, path: str) -> Article:
    """Make an article of a story as JSON (ninjs, of either version); `text` is what was read."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FactcheckError(f"{path}: this is not JSON; export the story again.") from error
    parts = list(_of_ninjs(told)) if isinstance(told, dict) else []
    if not parts:
        raise FactcheckError(
            f"{path}: this JSON holds no story as ninjs has it; export the story as text, Word or HTML."
        )
    days = (
        _day(told.get(name))
        for name in ("versioncreated", "versionCreated", "contentCreated", "firstcreated", "firstCreated")
    )
    return article_of(parts, path, dateline=next(filter(None, days), None), empty="holds no text")


def _of_ninjs(told: dict[str, Any]) -> Iterator[Part]:
    """Yield headline, byline and story; version 2 has lists where version 1 has `body_html` and the like."""
    story = list(_story(told))
    headline = told.get("headline") or next(iter(_values(told.get("headlines"))), ("", ""))[1]
    if story and isinstance(headline, str) and headline.strip():
        yield part(" ".join(headline.split()), "headline")
    if story and isinstance(told.get("byline"), str):
        yield part(told["byline"], "byline")
    yield from story


def _story(told: dict[str, Any]) -> Iterator[Part]:
    bodies = [(kind, told.get(f"body_{kind}")) for kind in ("html", "xhtml", "text")]
    bodies += [("html" if "html" in kind else "text", value) for kind, value in _values(told.get("bodies"))]
    kind, body = next(((kind, body) for kind, body in bodies if isinstance(body, str) and body.strip()), ("", ""))
    if kind == "text":
        yield from _paragraphs(body)
    else:
        yield from (part(one.text, one.kind) for one in parts_of_markup(body, 0, len(body)))


def _values(said: object) -> Iterator[tuple[str, str]]:
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict) and isinstance(one.get("value"), str):
            yield str(one.get("contenttype") or one.get("contentType") or ""), one["value"]


def _paragraphs(text: str) -> Iterable[Part]:
    """Cut a plain text at its empty lines, or where it has none at every line."""
    plain = "\n".join(line.strip() for line in text.splitlines())
    cut = plain.split("\n\n") if "\n\n" in plain else plain.split("\n")
    return (part(" ".join(one.split())) for one in cut if one.strip())


def _day(said: object) -> date | None:
    match = COMPACT.match(said) if isinstance(said, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
