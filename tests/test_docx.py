"""A Word document: what is read of it, and what a hostile one can do (nothing)."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from one_article import as_docx, saved, with_notes

from factcheck.errors import FactcheckError
from factcheck.readers import limits, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENT = "word/document.xml"
WHOLE = as_docx()


def read(*paragraphs: str) -> list[tuple[str, str]]:
    """Read a document whose paragraphs are given as WordprocessingML; a plain text becomes a paragraph."""
    document = Document()
    for number, content in enumerate(paragraphs):
        inner = content if content.startswith("<") else f"<w:r><w:t>{content}</w:t></w:r>"
        xml = inner if inner.startswith(("<w:p>", "<w:tbl>")) else f"<w:p>{inner}</w:p>"
        element = parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
        document.element.body.insert(number, element)
    return blocks(saved(document))


def blocks(data: bytes) -> list[tuple[str, str]]:
    article = read_bytes(data, "a.docx")
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def repacked(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """Return our own document with its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return file.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
RAISED = '<w:vertAlign w:val="superscript"/>'
BREAK = "<w:r><w:br/></w:r>"


def tracked(name: str, inner: str) -> str:
    return f'<w:{name} w:id="1" w:author="a">{inner}</w:{name}>'


@pytest.mark.parametrize(
    "content, expected",
    [
        (run("Sales rose ") + run("25", "<w:b/>") + run("%."), ["Sales rose 25%."]),
        (
            run("Sales rose ")
            + tracked("del", "<w:r><w:delText>5</w:delText></w:r>")
            + tracked("ins", run("6"))
            + run("%."),
            ["Sales rose 6%."],
        ),
        (run("Sales ") + tracked("moveFrom", run("5 ")) + run("rose."), ["Sales rose."]),
        (run("Sales ") + run("hidden 5 ", "<w:vanish/>") + run("rose."), ["Sales rose."]),
        (run("Sales ") + run("shown ", '<w:vanish w:val="0"/>') + run("rose."), ["Sales shown rose."]),
        (
            FIELD.format("begin")
            + "<w:r><w:instrText>PAGE 17</w:instrText></w:r>"
            + FIELD.format("separate")
            + run("5")
            + FIELD.format("end")
            + run(" men."),
            ["5 men."],
        ),
        (
            run("Sales rose") + BREAK + run("by 5%.") + BREAK + run("Costs fell."),
            ["Sales rose by 5%.", "Costs fell."],
        ),
        (run("A field of 25 m") + run("2", RAISED) + run("."), ["A field of 25 m²."]),
        (run("On the 5") + run("th", RAISED) + run(" of May") + run("12", RAISED) + run("."), ["On the 5th of May."]),
        (f'<w:hyperlink w:anchor="x">{run("Sales")}</w:hyperlink>' + run(" rose 5%."), ["Sales rose 5%."]),
        (
            "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/></w:r>",
            ["A B-C"],
        ),
    ],
)
def test_the_accepted_text_is_read(content: str, expected: list[str]) -> None:
    assert [words for _, words in read(content)] == expected


def test_a_deleted_end_joins_two_paragraphs() -> None:
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Sales rose </w:t></w:r></w:p>'
    assert read(first, "by 5%.", "Costs fell.") == [("body", "Sales rose by 5%."), ("body", "Costs fell.")]


def test_cells_are_apart() -> None:
    document = Document()
    table = document.add_table(2, 2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ("Town", "Sales", "Westmarsh", "5"), strict=True
    ):
        cell.text = text
    assert blocks(saved(document)) == [("body", "Town"), ("body", "Sales"), ("body", "Westmarsh"), ("body", "5")]


def test_what_stands_beside_the_text_is_left_out() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Head of 5 pages"
    document.sections[0].footer.paragraphs[0].text = "Foot of 5 pages"
    paragraph = document.add_paragraph("Sales rose 6%.")
    document.add_comment(paragraph.runs, "or 7%?", "Jo")
    assert blocks(saved(document)) == [("body", "Sales rose 6%.")]


def test_notes_are_read_behind_the_text_and_those_that_nothing_leads_to_are_not() -> None:
    data = with_notes("Sales rose 6%.", "footnote", "The bank says 7%.")
    assert blocks(data) == [("body", "Sales rose 6%."), ("body", "The bank says 7%.")]
    assert blocks(with_notes("Sales rose 6%.", "endnote", "The bank says 7%."))[1:] == [("body", "The bank says 7%.")]


def test_a_style_of_ones_own_is_what_it_is_based_on() -> None:
    document = Document()
    style: Any = document.styles.add_style("Our crosshead", 1)
    style.base_style = document.styles["Heading 2"]
    for text, name in (("Head", "Title"), ("Sales rose.", None), ("A turn", "Our crosshead"), ("It fell.", None)):
        document.add_paragraph(text, style=name)
    assert [kind for kind, _ in blocks(saved(document))] == ["headline", "body", "crosshead", "body"]


def test_copy_without_styles_is_read_as_plain_text() -> None:
    assert [kind for kind, _ in read("Sales up", "By Jo Hill", "Sales rose 5%.", "They fell.")] == [
        "headline", "byline", "body", "body",
    ]  # fmt: skip


def test_a_text_box_is_a_paragraph_of_its_own_and_read_once() -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>A box of 5.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box of 5.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(run("Sales rose.") + box, "They fell.") == [
        ("body", "Sales rose."),
        ("body", "A box of 5."),
        ("body", "They fell."),
    ]


def test_entities_are_not_resolved() -> None:
    def declare(name: str, content: bytes) -> bytes:
        if name != DOCUMENT:
            return content
        start = content.index(b"<w:document")
        declared = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "haha"><!ENTITY b "&a;&a;">]>'
        return content[:start] + declared + content[start:].replace(b"Knife offences", b"Knife &x;&b; offences")

    with suppress(FactcheckError):
        text = read_bytes(repacked(declare), "a.docx").text
        assert "root:" not in text
        assert "haha" not in text


def test_what_is_linked_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)

    def link(name: str, content: bytes) -> bytes:
        if not name.endswith("document.xml.rels"):
            return content
        target = (
            b'<Relationship Id="rId99" Target="http://127.0.0.1:9/x.dotm" TargetMode="External" Type='
            b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        )
        return content.replace(b"</Relationships>", target + b"</Relationships>")

    assert len(blocks(repacked(link, {"word/vbaProject.bin": b"\0" * 99}))) == 9


@pytest.mark.parametrize(
    "extra, change",
    [
        ({"word/media/a.png": b"\0" * 30_000_000}, None),
        ({}, b"<w:p/>" * 9_000_000),
        ({f"x{n}": b"" for n in range(limits.PACKED_PARTS)}, None),
    ],
    ids=["dense", "long", "many"],
)
def test_a_bomb_is_not_unpacked(extra: dict[str, bytes], change: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    data = repacked(lambda name, content: change if change and name == DOCUMENT else content, extra)
    monkeypatch.setattr("docx.Document", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(FactcheckError, match=r"would unpack to far more than|packs over 5,000 files"):
        read_bytes(data, "a.docx")


def test_a_size_that_lies_is_no_way_round() -> None:
    data = bytearray(repacked(lambda name, content: b"<w:p/>" * 9_000_000 if name == DOCUMENT else content))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(FactcheckError):
        read_bytes(bytes(data), "a.docx")


def test_deep_nesting_is_an_error_in_a_sentence() -> None:
    deep = b"<w:sdt><w:sdtContent>" * 5000 + b"</w:sdtContent></w:sdt>" * 5000

    def nest(name: str, content: bytes) -> bytes:
        return content.replace(b"<w:body>", b"<w:body>" + deep) if name == DOCUMENT else content

    with pytest.raises(FactcheckError, match=r"a\.docx: this is no Word document"):
        read_bytes(repacked(nest), "a.docx")


def test_styles_that_are_based_on_each_other_end() -> None:
    def loop(name: str, content: bytes) -> bytes:
        style = b'<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/></w:style>'
        both = style % (b"A", b"A", b"B") + style % (b"B", b"B", b"A")
        return content.replace(b"</w:styles>", both + b"</w:styles>") if name == "word/styles.xml" else content

    assert len(blocks(repacked(loop))) == 9


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=20))
def test_a_damaged_document(at: int, damage: bytes) -> None:
    with suppress(FactcheckError):
        read_bytes(WHOLE[:at] + damage + WHOLE[at + len(damage) :], "a.docx")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damaged_xml(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([DOCUMENT, "word/styles.xml", "[Content_Types].xml", "_rels/.rels"]))
    damage = data.draw(
        st.sampled_from([b"", b"<w:p>", b"</w:p>", b"<w:tc>", b"&x;", b"\0", b"w:val=", b"<w:r/>", b"\xff"])
    )

    def spoil(name: str, content: bytes) -> bytes:
        at = data.draw(st.integers(0, len(content))) if name == part else 0
        return content[:at] + damage + content[at:] if name == part else content

    with suppress(FactcheckError):
        read_bytes(repacked(spoil), "a.docx")


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        with suppress(FactcheckError):
            read_bytes(start + data, "a.docx")
