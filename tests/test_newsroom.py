"""The formats of newsrooms: OpenDocument, rich text, mail, books, NITF, NewsML-G2, ninjs; what holds no text; what is not English."""

from __future__ import annotations

import io
import json
from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import factcheck
from factcheck.errors import FactcheckError
from factcheck.readers import read_bytes

if TYPE_CHECKING:
    from factcheck.model import Article

HEADLINE: Final = "Sales leap at Harrow Mill"
FIRST: Final = "Sales at the mill rose 45% to £60m from £50m last year."
SECOND: Final = "Of its 1,240 workers, 310 (25%) work at night."
DAY: Final = date(2022, 3, 6)
ODT_HEAD: Final = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
)


def packed(files: dict[str, str], mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, 0)
        for name, text in files.items():
            archive.writestr(name, text)
    return file.getvalue()


def odt(body: str, styles: str = "") -> bytes:
    styled = f"{ODT_HEAD}<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{styled}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed({"content.xml": content}, "application/vnd.oasis.opendocument.text")


def epub(*chapters: str) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="text/c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    files = {"META-INF/container.xml": container, "OEBPS/book.opf": package}
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>unread</title></head><body>{}</body></html>"
    return packed(
        files | {f"OEBPS/text/c{n}.xhtml": page.format(text) for n, text in enumerate(chapters)}, "application/epub+zip"
    )


def mail(*, html: bool) -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = HEADLINE, "Sun, 06 Mar 2022 09:12:00 +0000"
    message.set_content(f"{FIRST}\n\n{SECOND}\n", cte="quoted-printable")
    if html:
        message.clear_content()
        message.set_content(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html", cte="base64")
    message.add_attachment(b"99 unread", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


NITF: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>unread 1</title><docdata><date.issue norm="20220306T091200Z"/></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>By Ada Bell</byline></body.head>
<body.content><p>Sales at the mill <em>rose 45%</em> to <money>£60m</money> from £50m last year.</p><p>{SECOND}</p></body.content></body></nitf>"""
INLINE: Final = f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>'
NEWSML: Final = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><versionCreated>2022-03-06T09:12:00Z</versionCreated></itemMeta>
<contentMeta><headline>{HEADLINE}</headline><by>By Ada Bell</by></contentMeta><contentSet>%s</contentSet></newsItem>"""
RTF: Final = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0\fswiss Arial;}{\pict 0099}\f0 " + HEADLINE + r"\par\par "
    r"Sales at the mill {\b rose 45%} to \'a360m from \u163?50m last year.\par\par " + SECOND + r"\par}"
)
NINJS_1: Final = {
    "headline": HEADLINE,
    "versioncreated": "2022-03-06T09:12:00Z",
    "body_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
}
NINJS_2: Final = {
    "headlines": [{"value": HEADLINE}],
    "versionCreated": "2022-03-06T09:12:00Z",
    "bodies": [{"contentType": "text/plain", "value": f"{FIRST}\n{SECOND}"}],
}
TITLED: Final = '<style:style style:name="P1" style:parent-style-name="Title"/>'
ODT: Final = (
    f'<text:p text:style-name="P1">{HEADLINE}</text:p><text:tracked-changes><text:p>gone 77</text:p></text:tracked-changes>'
    f"<text:p>Sales at the mill <text:span>rose<text:s/>45%</text:span> to £60m from £50m last year."
    "<office:annotation><text:p>why 12?</text:p></office:annotation></text:p>"
    f"<text:p>{SECOND}</text:p>"
)
FILES: Final = {
    "story.odt": odt(ODT, TITLED),
    "story.rtf": RTF.encode(),
    "story.eml": mail(html=False),
    "html.eml": mail(html=True),
    "story.epub": epub(f"<h1>{HEADLINE}</h1><p>{FIRST}</p>", f"<p>{SECOND}</p>"),
    "story.nitf": NITF.encode(),
    "nitf.xml": NITF.encode(),
    "story.newsml": (NEWSML % INLINE).encode(),
    "message.xml": f"<newsMessage><itemSet>{NEWSML % INLINE}</itemSet></newsMessage>".encode(),
    "plain.newsml": (NEWSML % f'<inlineData contenttype="text/plain">{FIRST}\n\n{SECOND}</inlineData>').encode(),
    "one.ninjs": json.dumps(NINJS_1).encode(),
    "two.json": json.dumps(NINJS_2).encode(),
}
DATED: Final = {name for name in FILES if not name.endswith(("odt", "rtf", "epub"))}


def read(name: str) -> Article:
    return read_bytes(FILES[name], name)


@pytest.mark.parametrize("name", FILES)
def test_the_story_is_read_and_nothing_beside_it(name: str) -> None:
    article = read(name)
    blocks = [(block.kind, article.text[block.start : block.end]) for block in article.blocks if block.kind != "byline"]
    assert blocks[0] == ("headline", HEADLINE)
    assert [text for _, text in blocks[1:]] == [FIRST, SECOND]
    assert article.dateline == (DAY if name in DATED else None)


def test_every_offset_leads_to_its_figure(tmp_path: object) -> None:
    from pathlib import Path

    for name, data in FILES.items():
        path = Path(str(tmp_path)) / name
        path.write_bytes(data)
        report = factcheck.check_file(str(path))
        assert [report.text[q.start : q.end] for q in report.quantities] == [q.text for q in report.quantities]
        assert {"45%", "£60m", "£50m", "1,240", "310", "25%"} <= {
            q.text.removesuffix(" workers") for q in report.quantities
        }
        assert [f.rule for f in report.findings if f.verdict == "inconsistent"] == ["percent-change"]


@pytest.mark.parametrize("suffix", ["odt", "rtf", "eml", "epub", "xml", "nitf", "newsml", "ninjs", "json"])
@pytest.mark.parametrize(
    "data",
    [b"", b"no such thing", b"<a/>", b"{}", b"PK\x03\x04 broken", bytes(range(256)), b"[" * 100_000, b"<a>" * 5_000],
)
def test_what_is_none_is_refused_in_a_sentence(suffix: str, data: bytes) -> None:
    if suffix == "eml" and data:  # almost anything is a mail
        return
    with pytest.raises(FactcheckError, match=rf"^a\.{suffix}: .{{10,150}}\.$"):
        read_bytes(data, f"a.{suffix}")


def test_entities_are_not_resolved_and_no_name_leads_out() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><nitf><body><p>&b;</p></body></nitf>'
    outside = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><p>&a;</p></body></nitf>'
    for xml in (bomb, outside):
        with pytest.raises(FactcheckError, match="export it again"):
            read_bytes(xml.encode(), "a.nitf")
    deep = "<nitf><body>" + "<p>" * 400 + "9 men" + "</p>" * 400 + "</body></nitf>"
    with pytest.raises(FactcheckError, match="nested over 250 deep"):
        read_bytes(deep.encode(), "a.nitf")
    book = epub("<p>9 men</p>").replace(b"text/c0.xhtml", b"text/../../..")
    with pytest.raises(FactcheckError):
        read_bytes(book, "a.epub")


def test_a_bomb_is_not_unpacked() -> None:
    for data, name in ((odt(" " * 60_000_000), "a.odt"), (epub(" " * 60_000_000), "a.epub")):
        with pytest.raises(FactcheckError, match="would unpack to far more than a text holds"):
            read_bytes(data, name)


@pytest.mark.parametrize(
    "name, says",
    [
        ("a.doc", "save it as .docx"), ("a.pages", "export it as Word"), ("a.mhtml", "HTML only"), ("a.zip", "unpack it"),
        ("a.mp3", "have it written down"), ("a.mov", "have it written down"), ("a.jpg", "OCR"), ("a.xlsx", "table"), ("a.msg", ".eml"),
    ],
)  # fmt: skip
def test_what_holds_no_text_is_told_what_to_do_with(name: str, says: str) -> None:
    with pytest.raises(FactcheckError, match=says):
        read_bytes(b"\xd0\xcf\x11\xe0" if name == "a.doc" else b"anything", name)


@pytest.mark.parametrize("data", [b"ID3\x04\0\0", b"\x89PNG\r\n\x1a\n\0\0", b"\0\0\0\x18ftypmp42", b"\x1f\x8b\x08\0\0"])
def test_a_recording_under_the_name_of_a_text_is_told(data: bytes) -> None:
    with pytest.raises(FactcheckError, match=r"a\.txt: this is a"):
        read_bytes(data, "a.txt")


GERMAN: Final = (
    "Der Umsatz der Fabrik stieg im vergangenen Jahr um 20 Prozent auf 60 Millionen Euro. Von den 1.240 Beschäftigten arbeiten 310 nachts. "
    "Der Vorstand erklärte, dass im kommenden Jahr weitere Maschinen gekauft werden sollen, um die Nachfrage zu decken. Die Gewerkschaft sieht das kritisch."
)


def test_a_text_that_is_not_english_is_said_to_be_so() -> None:
    assert any("does not look like English" in notice.message for notice in factcheck.check(GERMAN).notices)
    english = (
        f"{FIRST} {SECOND} The board said that more machines will be bought next year to meet demand, and the union is not happy. "
        * 3
    )
    assert factcheck.check(english).notices == ()
    assert factcheck.check("Paris 30, Rome 20, Bern 12.").notices == ()
