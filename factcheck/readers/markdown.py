"""Markdown to parts: markup, code, comments and the targets of links are left out; every word leads back to the file."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from factcheck.origin import Run
from factcheck.readers.decoding import decode
from factcheck.readers.layout import Part, article_of, unbroken
from factcheck.readers.tags import parts_of_markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from factcheck.model import Article
    from factcheck.readers.layout import PartKind

FRONT: Final = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<fields>(?:(?!---|\+\+\+).*\n)*)(?P<end>---|\+\+\+)[ \t]*(?:\r?\n|$)"
)
FIELD: Final = re.compile(r"^(?P<key>\w+)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
FIELDS: Final[dict[str, PartKind]] = {
    "title": "headline", "headline": "headline",
    "subtitle": "standfirst", "standfirst": "standfirst", "description": "standfirst", "summary": "standfirst",
}  # fmt: skip
DAYS: Final = ("date", "published", "pubdate")
FOOTNOTE: Final = re.compile(r"\[\^[^\[\]\s]*\]:?")
LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
STRIPPED: Final = 20  # lines, at the most, that are looked through for the first of a block
WRITTEN: Final = {"softbreak": " ", "hardbreak": "\n"}


def read(data: bytes, path: str) -> Article:
    """Make an article of Markdown (CommonMark with tables); `text` is that of the file."""
    file = decode(data, path)
    front, day = _front(file)
    return article_of([*front, *_body(file)], path, file=file, dateline=day, empty="holds no text to read")


def _front(file: str) -> tuple[list[Part], date | None]:
    """Read what front matter says of headline, standfirst and day; its other keys are not the article."""
    match = _front_matter(file)
    fields = list(FIELD.finditer(file, match.start("fields"), match.end("fields"))) if match else []
    found: dict[PartKind, Part] = {}
    for field in fields:
        kind, value = FIELDS.get(field["key"].lower()), _value(field)
        if kind and value.text not in {"", "|", ">"}:
            found.setdefault(kind, Part((value,), kind))
    days = [day for field in fields if field["key"].lower() in DAYS and (day := _day(_value(field).text))]
    return [found[kind] for kind in ("headline", "standfirst") if kind in found], next(iter(days), None)


def _front_matter(file: str) -> re.Match[str] | None:
    """Find front matter: it ends with the mark that it began with."""
    match = FRONT.match(file)
    return match if match and match["mark"] == match["end"] else None


def _value(field: re.Match[str]) -> Run:
    """Return what a field holds, without the quotation marks round it."""
    start, text = field.start("value"), field["value"].rstrip(" \t")
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        return Run(text[1:-1], start + 1, start + len(text) - 1)
    return Run(text, start, start + len(text))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _body(file: str) -> Iterator[Part]:
    """Yield the parts behind the front matter, which is kept out by blank lines of the same number."""
    from markdown_it import MarkdownIt

    match = _front_matter(file)
    skip = match.end() if match else 0
    lines = _Lines(_readable(file))
    # The parser knows "\n" alone.
    plain = "\n".join("" if end <= skip else lines.file[start:end] for start, end in lines.spans)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    yield from _Walk(lines).parts(parser.parse(plain))


def _readable(file: str) -> str:
    """Return the text, as long as it was, without NUL and without a comment that is never closed: it would hide the rest."""
    file = file.replace("\0", " ")
    opening = file.find("<!--", file.rfind("-->") + 1)
    return file if opening < 0 else file[:opening] + file[opening:].replace("<!--", "(!--")


class _Lines:
    """The lines of a file, and where in it the content of a block stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.spans: list[tuple[int, int]] = []
        for match in LINE.finditer(file):
            self.spans.append((match.start(), match.start() + len(match[0].rstrip("\r\n"))))

    def places(self, content: str, first: int, start: int) -> list[int]:
        """Return the place of each line of the content, which begins on the line `first`, not before `start`."""
        found: list[int] = []
        lines = content.split("\n")
        # The parser strips a block of more sorts of space than end a line, and with them whole lines.
        last = min(first + STRIPPED, len(self.spans) - 1)
        first = next((n for n in range(first, last) if self.file.find(lines[0].strip(), *self.spans[n]) >= 0), first)
        for number, line in enumerate(lines, first):
            begin, end = self.spans[min(number, len(self.spans) - 1)]
            found.append(self._place(line, max(begin, start), end))
        return found

    def _place(self, line: str, begin: int, end: int) -> int:
        at = self.file.find(line.strip(), begin, end) if line.strip() else -1
        if at < 0 and "|" in line:  # in a table a stroke is written with a backslash, which the parser takes away
            at = self.file.find(line.strip().replace("|", "\\|"), begin, end)
        return begin if at < 0 else at - (len(line) - len(line.lstrip()))


class _Walk:
    """Goes through the parser's tokens and makes a part of each paragraph, heading, cell and piece of HTML."""

    def __init__(self, lines: _Lines) -> None:
        self.lines = lines
        self.line = 0
        self.start = 0
        self.deep = 0

    @property
    def item(self) -> PartKind | None:
        """What a paragraph is: one in a list is an item of it."""
        return "item" if self.deep else None

    def parts(self, tokens: Sequence[Token]) -> Iterator[Part]:
        kind: PartKind | None = None
        for token in tokens:
            if token.map and token.map[0] > self.line:
                self.line, self.start = token.map[0], 0
            if token.type in {"heading_open", "td_open", "th_open", "paragraph_open"}:
                kind = "heading" if token.type == "heading_open" else "cell" if token.tag != "p" else self.item
            elif token.type in {"list_item_open", "list_item_close"}:
                self.deep += token.nesting
            elif token.type == "inline":
                yield from self._inline(token, kind)
            elif token.type == "html_block":
                yield from self._html(token)

    def _inline(self, token: Token, kind: PartKind | None) -> Iterator[Part]:
        places = self.lines.places(token.content, self.line, self.start)
        pieces = _Inline(token.content, places)
        runs = tuple(pieces.runs(token.children or []))
        if kind == "cell":
            self.start = places[0] + len(token.content)
        if kind in {None, "item"} and not "".join(run.text for run in runs).strip() and pieces.captions:
            yield from (Part(tuple(caption), "caption") for caption in pieces.captions)
        else:
            yield from unbroken(Part(runs, kind))

    def _html(self, token: Token) -> Iterator[Part]:
        first, last = token.map or (0, 0)
        start, end = self.lines.spans[first][0], self.lines.spans[last - 1][1]
        yield from parts_of_markup(self.lines.file, start, end)


class _Inline:
    """Follows the parser through the content of one block, so that each word is known by its place."""

    def __init__(self, content: str, places: Sequence[int]) -> None:
        self.content = content
        self.places = places
        self.line_starts = [0, *(at + 1 for at, mark in enumerate(content) if mark == "\n")]
        self.at = 0
        self.is_address = False  # of a link: its words are the address itself
        self.captions: list[list[Run]] = []

    def runs(self, tokens: Sequence[Token]) -> Iterator[Run]:
        """Yield the words; breaks are a space or a newline."""
        for token in tokens:
            if token.type in {"text", "text_special"}:
                yield from self._text(token)
            elif token.type in WRITTEN:
                start = self._skip("\n")
                yield self._run(WRITTEN[token.type], start, start + 1)
            elif token.type == "image":
                self._image(token)
            else:
                self._pass(token)

    def _text(self, token: Token) -> Iterator[Run]:
        if self.is_address:
            return
        raw = token.markup or token.content
        start = self._skip(raw)
        if token.markup:
            yield self._run(token.content, start, start + len(raw))
            return
        at = 0
        for mark in FOOTNOTE.finditer(raw):
            yield self._run(raw[at : mark.start()], start + at, start + mark.start())
            at = mark.end()
        yield self._run(raw[at:], start + at, start + len(raw))

    def _image(self, token: Token) -> None:
        """Keep the words that stand for a picture: alone in their paragraph they are its caption."""
        self._skip("![")
        inner = _Inline(token.content, [self._in_file(self.at)])
        if "\n" not in token.content:
            self.captions.append(list(inner.runs(token.children or [])))
        self._skip(token.content)
        self._skip_target()

    def _pass(self, token: Token) -> None:
        """Go past markup, code and tags."""
        if token.markup == "autolink":
            self.is_address = token.type == "link_open"
            self._skip("<" if self.is_address else ">")
        elif token.type == "link_close":
            self._skip("]")
            self._skip_target()
        elif token.type == "code_inline":
            self._skip(token.markup)
            self.at += len(token.content)
            self._skip(token.markup)
        elif token.type == "html_inline":
            self._skip(token.content)
        elif token.markup and self.content.startswith(token.markup, self.at):
            self.at += len(token.markup)
        elif token.type == "link_open":
            self._skip("[")

    def _skip_target(self) -> None:
        """Go past what a link leads to, "(address "title")" or "[name]"."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        opening = self.content[self.at : self.at + 1]
        if opening == "[":
            self._skip("]")
        elif opening == "(":
            inner = self.at + 1 + _spaces(self.content, self.at + 1)
            target: Any = parseLinkDestination(self.content, inner, len(self.content))
            at = target.pos if target.ok else inner
            title: Any = parseLinkTitle(self.content, at + _spaces(self.content, at), len(self.content))
            self.at = title.pos if title.ok else at
            self._skip(")")

    def _skip(self, raw: str) -> int:
        """Go past the next `raw` and return where it begins; where it is not found (a normalised name), stay."""
        start = self.content.find(raw, self.at)
        if start < 0:
            return self.at
        self.at = start + len(raw)
        return start

    def _run(self, text: str, start: int, end: int) -> Run:
        begin = self._in_file(start)
        return Run(text, begin, begin + end - start)

    def _in_file(self, at: int) -> int:
        from bisect import bisect_right

        line = bisect_right(self.line_starts, at) - 1
        return self.places[line] + at - self.line_starts[line]


def _spaces(text: str, at: int) -> int:
    """Count the white space at a place."""
    return len(text) - at - len(text[at:].lstrip())
