"""A Word document to parts: its paragraphs and cells as they would be read once every tracked change is accepted.

Footnotes and endnotes come behind the text. Comments, headers, deleted and hidden text, field codes and whatever is embedded or
linked are left out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError
from factcheck.origin import Run
from factcheck.readers.layout import Part, article_of, trimmed, unbroken
from factcheck.readers.missing import missing
from factcheck.readers.tags import raised_text
from factcheck.readers.zipped import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article
    from factcheck.readers.layout import PartKind

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
P, R, TEXT, CELL, BOX = f"{W}p", f"{W}r", f"{W}t", f"{W}tc", f"{W}txbxContent"
GONE: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rt", FALLBACK})
LETTERS: Final = {f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}br": "\n", f"{W}cr": "\n"}
MOST_TABLES: Final = 100
MOST_SPAN: Final = 100  # columns that one cell may claim
NOTES: Final = ("footnote", "endnote")
STYLES: Final[dict[str, PartKind]] = {"title": "headline", "subtitle": "standfirst", "caption": "caption"}
"""What a paragraph is by the English name of its style, which Word keeps whatever the language of its menus."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the document with the runs that are read, each with its text; `lead` is the run that leads to a note."""

    kind: PartKind | None
    runs: list[tuple[Any, str]] = field(default_factory=list)
    lead: Any = None


def read(data: bytes, path: str) -> Article:
    """Make an article of a Word document; `text` is what was read, a paragraph a block."""
    document = opened(data, path)
    try:
        parts = [part for paragraph in paragraphs(document) for part in parts_in(paragraph)]
        tables = tuple(tables_of(document))
    except (
        Exception
    ) as error:  # the XML is well formed, and no document: its elements are not those that they should be
        raise _damaged(path) from error
    return replace(article_of(parts, path, empty="holds no text"), tables=tables)


def tables_of(document: Any) -> Iterator[tuple[tuple[str, ...], ...]]:  # noqa: ANN401 - python-docx's Document
    """Yield the rows of each table with what their cells say; a cell that goes over columns or rows stands in each of its places."""
    for number, table in enumerate(document.element.body.iter(f"{W}tbl")):
        if number < MOST_TABLES and not any(parent.tag in GONE for parent in table.iterancestors()):
            yield tuple(_rows(table))


def _rows(table: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - lxml's element
    above: tuple[str, ...] = ()
    for row in table.iterchildren(f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            above = tuple(_cells(row, above))
            yield above


def _cells(row: Any, above: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401 - lxml's element
    at = 0
    for cell in row.iterchildren(CELL):
        lines = ("".join(text for _, text in _runs(element)) for element in cell.iter(P))
        text = " ".join(" ".join(lines).split())
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and _value(merged) in {None, "continue"} and at < len(above):
            text = above[at]
        wide = _value(cell.find(f"{W}tcPr/{W}gridSpan")) or "1"
        span = min(int(wide), MOST_SPAN) if wide.isascii() and wide.isdecimal() and len(wide) < len("10000") else 1
        yield from (text for _ in range(max(1, span)))
        at += max(1, span)


def parts_in(paragraph: Paragraph) -> list[Part]:
    """Return what a paragraph holds: one part, or several where its lines are broken by hand."""
    return [part for part in map(trimmed, unbroken(_part(paragraph))) if part.runs]


def _part(paragraph: Paragraph) -> Part:
    lines = (line for _, text in paragraph.runs for line in _lines(text))
    return Part(tuple(Run(line, 0, 0) for line in lines), paragraph.kind)


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "\n"
        if line:
            yield line


def opened(data: bytes, path: str) -> Any:  # noqa: ANN401 - python-docx's Document
    """Open a document that is fit to be opened; nothing in it is run, fetched or followed."""
    weigh(data, path, _damaged(path))
    try:
        from docx import Document
    except ImportError as error:
        raise missing(path, "a Word document", "docx") from error
    try:
        return Document(io.BytesIO(data))
    except Exception as error:
        raise _damaged(path) from error


def _damaged(path: str) -> FactcheckError:
    return FactcheckError(f"{path}: this is no Word document (.docx), or a damaged one; save it again in Word.")


def paragraphs(document: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - python-docx's Document
    """Yield the paragraphs in the order of the document, those of its tables and text boxes too; then those of its notes."""
    yield from _body(document)
    for name in NOTES:
        yield from _notes(document, name)


def _body(document: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - python-docx's Document
    names = _style_kinds(document)
    held: Paragraph | None = None
    for element in document.element.body.iter(P):
        if any(parent.tag in GONE for parent in element.iterancestors()):
            continue
        paragraph = Paragraph(_kind(element, names), list(_runs(element)))
        if held is not None:
            paragraph.runs[:0] = held.runs
        held = paragraph if _end_is_deleted(element) else None
        if held is None:
            yield paragraph
    if held is not None:
        yield held


def _notes(document: Any, name: str) -> Iterator[Paragraph]:  # noqa: ANN401 - python-docx's Document
    """Yield the paragraphs of the notes that something in the text leads to; lines that set notes apart are none."""
    from docx.oxml.parser import parse_xml

    leads = {
        mark.get(f"{W}id"): mark.getparent()
        for mark in document.element.body.iter(f"{W}{name}Reference")
        if not any(parent.tag in GONE for parent in mark.iterancestors())
    }
    for relation in document.part.rels.values() if leads else ():
        if not relation.is_external and relation.reltype.endswith(f"/{name}s"):
            for note in parse_xml(relation.target_part.blob).iter(f"{W}{name}"):
                if (lead := leads.get(note.get(f"{W}id"))) is not None:
                    yield from (Paragraph("body", list(_runs(element)), lead) for element in note.iter(P))


def _runs(element: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - lxml's element
    """Yield the runs of a paragraph that stand in the accepted text; those of a text box in it have their own paragraph."""
    before = ""
    for run in element.iter(R):
        parents = [parent.tag for parent in _up_to(run, element)]
        if BOX in parents or GONE.intersection(parents):
            continue
        text = _run_text(run, before)
        if text:
            yield run, text
            before = (before + text)[-12:]


def _up_to(run: Any, element: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements
    for parent in run.iterancestors():
        if parent is element:
            return
        yield parent


def _run_text(run: Any, before: str) -> str:  # noqa: ANN401 - lxml's element
    properties = run.find(f"{W}rPr")
    if properties is not None and _is_on(properties.find(f"{W}vanish")):
        return ""
    text = "".join(letters(child) for child in run)
    raised = properties is not None and _value(properties.find(f"{W}vertAlign")) == "superscript"
    return raised_text(text, before) if raised else text


def letters(child: Any) -> str:  # noqa: ANN401 - lxml's element
    """Return what one element of a run prints; a page break prints nothing."""
    if child.tag == TEXT:
        return (child.text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    if child.get(f"{W}type") in {"page", "column"}:
        return ""
    return LETTERS.get(child.tag, "")


def _is_on(switch: Any) -> bool:  # noqa: ANN401 - lxml's element
    return switch is not None and _value(switch) not in {"0", "false", "off"}


def _value(element: Any) -> str | None:  # noqa: ANN401 - lxml's element
    return None if element is None else element.get(f"{W}val")


def _end_is_deleted(element: Any) -> bool:  # noqa: ANN401 - lxml's element
    """True where a tracked change takes the paragraph's end away: it goes on in the next one."""
    return element.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _style_kinds(document: Any) -> dict[str, PartKind]:  # noqa: ANN401 - python-docx's Document
    """Tell what each style makes of a paragraph, by its own name or that of the style which it is based on."""
    styles = {style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")}
    return {name: kind for name in styles if (kind := _style_kind(name, styles))}


def _style_kind(name: str | None, styles: dict[str | None, Any]) -> PartKind | None:
    for _ in range(10):  # a style may be based on itself
        style = styles.get(name)
        if style is None:
            return None
        called = (_value(style.find(f"{W}name")) or "").lower()
        if called in STYLES:
            return STYLES[called]
        if called.startswith("list"):
            return "item"
        if called.startswith("heading") or _value(style.find(f"{W}pPr/{W}outlineLvl")) in set("012345678"):
            return "heading"
        name = _value(style.find(f"{W}basedOn"))
    return None


def _kind(element: Any, styles: dict[str, PartKind]) -> PartKind | None:  # noqa: ANN401 - lxml's element
    if any(parent.tag == CELL for parent in element.iterancestors()):
        return "cell"
    if _value(element.find(f"{W}pPr/{W}outlineLvl")) in set("012345678"):
        return "heading"
    if element.find(f"{W}pPr/{W}numPr") is not None:
        return "item"
    return styles.get(_value(element.find(f"{W}pPr/{W}pStyle")) or "")
