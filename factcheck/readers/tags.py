"""Markup cut into its words and tags in one pass, each with its place: what a parser's tree no longer knows.

Which of it is the article is not decided here. A search that fails ends the pass, so that time grows with length alone.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.origin import Run
from factcheck.readers.layout import Part, unbroken
from factcheck.readers.limits import ATTRIBUTES, NESTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.readers.layout import PartKind

OPENING: Final = re.compile(r"<(?=[A-Za-z/!?])")
NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
END_OR_QUOTE: Final = re.compile(r">|=[ \t\r\n]{0,9}[\"']")
QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
MARK: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|[^\S ]\s*| \s+|\0")
VERBATIM: Final = frozenset(
    {"script", "style", "textarea", "title", "noscript", "iframe", "noembed", "noframes", "xmp"}
)
UNREAD: Final = VERBATIM | {
    "aside", "audio", "button", "canvas", "code", "del", "dialog", "footer", "nav", "object", "option", "s", "select", "svg",
    "strike", "template", "video",
}  # fmt: skip
DELETED: Final = frozenset({"del", "s", "strike"})
DRAWINGS: Final = frozenset({"svg", "math"})
VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
INLINE: Final = (VERBATIM - {"title"}) | {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "canvas", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "map", "mark", "math", "meter", "nobr", "output", "picture", "q", "s", "samp",
    "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
CLOSES: Final = {
    "li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"tr", "td", "th"},
    "option": {"option"},
}  # fmt: skip
KINDS: Final[dict[str, PartKind]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}  # fmt: skip
CLASSES: Final[dict[str, PartKind]] = {
    "standfirst": "standfirst", "subtitle": "standfirst", "dek": "standfirst", "strapline": "standfirst",
    "subheadline": "standfirst", "caption": "caption", "byline": "byline",
}  # fmt: skip
CLASS: Final = re.compile(r"\b(?:class|itemprop|rel)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
HIDDEN: Final = re.compile(r"\shidden(?=[\s>=])|aria-hidden\s*=\s*[\"']?true|display\s*:\s*none", re.IGNORECASE)
SQUARED: Final = re.compile(r"(?:\b(?:k|c|m)?m|\bft|\bmi|\byd|miles?|metres?|meters?|feet|foot)$")
RAISED: Final = str.maketrans("23", "²³")


class Tag(NamedTuple):
    """A start tag, or with `is_end` an end tag, at `file[start:end]`."""

    name: str
    start: int
    end: int
    is_end: bool


class Piece(NamedTuple):
    """A part of the page and the name of the element that it stands in."""

    part: Part
    element: str


def parts_of_markup(file: str, start: int, end: int) -> Iterator[Part]:
    """Yield the parts in a stretch of markup."""
    for piece in Page(file).pieces(start, end):
        yield piece.part


def tokens(file: str, start: int, end: int) -> Iterator[Tag | tuple[int, int]]:
    """Yield the tags and between them the stretches of text; comments, declarations and scripts are passed over."""
    at = start
    while at < end:
        mark = OPENING.search(file, at, end)  # a "<" that opens nothing is text
        opening = mark.start() if mark else end
        if opening > at:
            yield at, opening
        if mark is None:
            return
        name = NAME.match(file, opening, end)
        if name:
            at = _tag_end(file, opening, end)
            is_end = file[opening + 1] == "/"
            tag = Tag(name[1].lower(), opening, at, is_end)
            yield tag
            if tag.name in VERBATIM and not is_end:
                at = _after(file, re.compile(rf"(?i)(?=</{tag.name}\b)"), at, end)
        else:
            at = _after(file, COMMENT_END if file.startswith("<!--", opening) else DECLARATION_END, opening + 2, end)


COMMENT_END: Final = re.compile(r"-->")
DECLARATION_END: Final = re.compile(r">")


def _after(file: str, mark: re.Pattern[str], at: int, end: int) -> int:
    match = mark.search(file, at, end)
    return match.end() if match else end


def _tag_end(file: str, at: int, end: int) -> int:
    """Find the end of a tag; a ">" in a quoted value is not it."""
    while match := END_OR_QUOTE.search(file, at, end):
        if match[0] == ">":
            return match.end()
        closing = file.find(match[0][-1], match.end(), end)
        if closing < 0:
            return end
        at = closing + 1
    return end


def without_deleted(file: str) -> str:
    """Return the markup without what is marked as deleted, as it is read here."""
    kept: list[str] = []
    begin, depth = 0, 0
    for token in tokens(file, 0, len(file)):
        if isinstance(token, Tag) and token.name in DELETED:
            if not depth:
                kept.append(file[begin : token.start])
            depth = max(0, depth - 1) if token.is_end else depth + 1
            begin = token.end
    return "".join([*kept, file[begin:]]) if kept and not depth else file


def words(file: str, start: int, end: int) -> Iterator[Run]:
    """Yield a stretch of text as runs: longer white space is one space, "&pound;" the sign that it stands for."""
    at = start
    for match in MARK.finditer(file, start, end):
        if match.start() > at:
            yield Run(file[at : match.start()], at, match.start())
        yield Run(_sign(match[0]), match.start(), match.end())
        at = match.end()
    if at < end:
        yield Run(file[at:end], at, end)


def _sign(mark: str) -> str:
    """Return what white space or an entity stands for; a name that is none stays as it is."""
    if mark[0] != "&":
        return " "
    return unescape(mark) if mark[1] == "#" or mark[1:] in html5 else mark


class Page:
    """Gathers the words of markup into parts; `depth` is the deepest nesting that was met, `attributes` the most that a tag may have."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.depth = self.attributes = 0
        self.open: list[tuple[str, PartKind | None, bool]] = []
        self.runs: list[Run] = []

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the parts in the order of the page."""
        for token in tokens(self.file, start, end):
            if not isinstance(token, Tag):
                self._text(*token)
                continue
            if token.end - token.start > 2 * ATTRIBUTES:  # an attribute has two characters at least
                named = QUOTED.sub(" ", self.file[token.start : token.end])
                self.attributes = max(self.attributes, len(named.replace("/", " ").split()))
            if token.name == "br":
                self.runs.append(Run("\n", token.start, token.end))
            elif not self._is_inline(token.name):
                yield from self._flush()
            if token.is_end:
                self._close(token.name)
            elif token.name not in VOID:
                self._open(token)
        yield from self._flush()

    def _is_inline(self, name: str) -> bool:
        """True for what does not end a paragraph: words set apart, a drawing's own elements, in one also those a page made up."""
        if name in INLINE:
            return True
        return any(one in DRAWINGS or ("-" in name and one == "p") for one, _, _ in self.open)

    def _text(self, start: int, end: int) -> None:
        if any(unread for _, _, unread in self.open[-1:]):
            return
        if any(name == "sup" for name, _, _ in self.open[-2:]):
            raised = raised_text(self.file[start:end], "".join(run.text for run in self.runs[-3:]))
            self.runs.append(Run(raised, start, end))
            return
        breaks = any(name == "pre" for name, _, _ in self.open)
        for run in words(self.file, start, end):
            if breaks and run.text == " " and "\n" in self.file[run.start : run.end]:
                self.runs.append(Run("\n", run.start, run.end))
            elif run.text[0] != " " or (self.runs and not self.runs[-1].text.endswith((" ", "\n"))):
                self.runs.append(run)
            elif len(run.text) > 1:
                self.runs.append(Run(run.text[1:], run.start + 1, run.end))

    def _flush(self) -> Iterator[Piece]:
        if any(run.text.strip() for run in self.runs):
            kind = next((kind for _, kind, _ in reversed(self.open) if kind), None)
            name = next((name for name, _, _ in reversed(self.open) if name not in INLINE), "")
            for part in unbroken(Part(tuple(self.runs), kind)):
                yield Piece(part, name)
        self.runs = []

    def _open(self, tag: Tag) -> None:
        while self.open and (
            self.open[-1][0] in CLOSES.get(tag.name, ()) or (self.open[-1][0] == "p" and not self._is_inline(tag.name))
        ):
            self.open.pop()
        self.depth = max(self.depth, len(self.open) + 1)
        if len(self.open) > NESTING:
            return
        source = self.file[tag.start : min(tag.end, tag.start + 2000)]
        unread = tag.name in UNREAD or bool(HIDDEN.search(source)) or (bool(self.open) and self.open[-1][2])
        self.open.append((tag.name, KINDS.get(tag.name) or _class_kind(source, tag.name), unread))

    def _close(self, name: str) -> None:
        names = [open_name for open_name, _, _ in self.open]
        if name in names:
            del self.open[len(names) - 1 - names[::-1].index(name) :]


def _class_kind(source: str, name: str) -> PartKind | None:
    """Tell what an element's class calls it; one for the whole page ("has-caption") says nothing."""
    if name in {"body", "html", "main", "article"}:
        return None
    for match in CLASS.finditer(source):
        for word in re.split(r"[\s_-]+", (match[1] or match[2] or match[3] or "").lower()):
            if kind := CLASSES.get(word):
                return kind
    return None


def raised_text(text: str, before: str) -> str:
    """Return what raised type says: "²" behind a unit, letters as they are ("5th"), nothing for the number of a note."""
    plain = text.strip()
    if plain in {"2", "3"} and SQUARED.search(before):
        return plain.translate(RAISED)
    return text if plain.isalpha() else ""
