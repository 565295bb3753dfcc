"""One article of our own in five formats, with one wrong figure; and the small files that other tests are made of."""

from __future__ import annotations

import io
import warnings
from typing import Any

from docx import Document

HEADLINE = "Knife crime in Westmarsh up by almost a third"
STANDFIRST = "Offences rose to 2,464 in a year, as the county’s force lost 84 of its officers"
BYLINE = "By Jo Hill"
CROSSHEAD = "Fewer officers"
CAPTION = "Picture: Westmarsh police station, where 120 officers work"
FIRST = (
    "Knife offences in Westmarsh rose 30 per cent to 2,464 from 2,200 in the year to March, the county’s police and "
    "crime commissioner said yesterday."
)
SECOND = "The force spent £1.2m on a 12-week inquiry and £0.8m on patrols, a total of £2m."
THIRD = "It now has 1,596 officers, down five per cent from 1,680 the year before."
FOURTH = (
    "“We need 200 more people,” said Ann Marlow, the commissioner. Profit from the auction rose 25% to £60,000 from "
    "£48,000."
)
LINES = (HEADLINE, STANDFIRST, BYLINE, FIRST, SECOND, CROSSHEAD, THIRD, CAPTION, FOURTH)
KINDS = ("headline", "standfirst", "byline", "body", "body", "crosshead", "body", "caption", "body")


def as_text() -> bytes:
    """Plain text, a blank line between paragraphs."""
    return ("\n\n".join(LINES) + "\n").encode()


def as_markdown() -> bytes:
    """Markdown with figures where none is read: front matter, a link, a comment, code."""
    first = FIRST.replace("Westmarsh", '[Westmarsh](https://example.org/2024/17 "up 5%")').replace("2,200", "*2,200*")
    return f"""---
tags: [crime, 2024]
rating: 5
---

# {HEADLINE}

## {STANDFIRST}

*{BYLINE}*

{first.replace("30 per cent", "**30 per cent**").replace("in the year", "in the" + chr(10) + "year").replace("’", "&rsquo;")}
<!-- 5 per cent of 10 is 50 -->

{SECOND}

### {CROSSHEAD}

{THIRD}

![{CAPTION}](picture-5.jpg)

> {FOURTH}

```text
rose 50% to 90 from 10
```
""".encode()


def as_html() -> bytes:
    """A saved page with what surrounds an article."""
    first = FIRST.replace("Westmarsh", '<a href="/2024/17">Westmarsh</a>').replace("30 per cent", "<b>30 per cent</b>")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{HEADLINE} | Westmarsh Gazette</title>
<script>var story = "rose 50% to 90 from 10";</script><style>p {{ width: 50% }}</style></head>
<body class="has-caption"><nav><ul><li>Home<li>News<li>Sport 24</ul></nav><header><h1>Westmarsh Gazette</h1></header>
<article><h1>{HEADLINE}</h1><p class="article__standfirst">{STANDFIRST}</p><div class="byline">{BYLINE}</div>
<p>{first.replace("in the year", "in the" + chr(10) + "  year").replace("’", "&rsquo;")}</p><p>{SECOND}</p>
<h2>{CROSSHEAD}</h2><p>{THIRD}</p>
<figure><img src="p.jpg" alt="5 of 6"><figcaption>{CAPTION}</figcaption></figure>
<p>{FOURTH}</p></article>
<aside><h2>Read more</h2><p>Profit rose 50% to 90 from 10 at the sweet factory in the town, its owner said on Monday.</p></aside>
<footer><p>Copyright 2024 Westmarsh Gazette. Sales rose 50% to 90 from 10.</p></footer></body></html>""".encode()


def as_docx() -> bytes:
    """A Word document that uses Word's own styles."""
    document = Document()
    document.add_heading(HEADLINE, 0)
    document.add_paragraph(STANDFIRST, style="Subtitle")
    document.add_paragraph(BYLINE)
    before, _, after = FIRST.partition("30 per cent")
    first = document.add_paragraph(before)
    first.add_run("30 per").bold = True
    first.add_run(" cent" + after)
    document.add_paragraph(SECOND)
    document.add_heading(CROSSHEAD, 2)
    document.add_paragraph(THIRD)
    document.add_paragraph(CAPTION, style="Caption")
    document.add_paragraph(FOURTH)
    return saved(document)


def as_pdf() -> bytes:
    """A PDF of two narrow pages with a running head and page numbers."""
    pdf = new_pdf("Westmarsh Gazette 12 March")
    write(pdf, HEADLINE, 20, "B")
    write(pdf, STANDFIRST, 14)
    for line in LINES[2:]:
        write(pdf, line, 13 if line == CROSSHEAD else 11, "B" if line == CROSSHEAD else "")
    return bytes(pdf.output())


FORMATS = {"txt": as_text, "md": as_markdown, "html": as_html, "docx": as_docx, "pdf": as_pdf}


def saved(document: Any) -> bytes:  # noqa: ANN401 - python-docx's Document
    """Return a Word document as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def new_pdf(running_head: str = "") -> Any:  # noqa: ANN401 - fpdf2's
    """Begin a PDF, of a small page, so that lines break and pages turn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from fpdf import FPDF

        class Paper(FPDF):
            def header(self) -> None:
                self.set_font("Times", "", 8)
                self.cell(0, 5, running_head, new_x="LMARGIN", new_y="NEXT")
                self.ln(5)

            def footer(self) -> None:
                self.set_y(-15)
                self.set_font("Times", "", 8)
                self.cell(0, 5, f"Page {self.page_no()}" if running_head else "", align="C")

        pdf = Paper(format=(120, 110))
    pdf.core_fonts_encoding = "cp1252"
    pdf.add_page()
    return pdf


def write(pdf: Any, text: str, size: float = 11, style: str = "") -> None:  # noqa: ANN401 - fpdf2's
    """Set a paragraph."""
    pdf.set_font("Times", style, size)
    pdf.multi_cell(0, size * 0.45, text, align="L")
    pdf.ln(3)


def with_notes(text: str, name: str, note: str) -> bytes:
    """A Word document of one paragraph with a note, and with one that nothing leads to."""
    from docx import Document
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = Document()
    paragraph = document.add_paragraph(text)
    paragraph._p.append(parse_xml(f'<w:r {space}><w:{name}Reference w:id="2"/></w:r>'))  # noqa: SLF001 - python-docx has no notes
    one = '<w:{0} w:id="{1}"><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}>'
    blob = f"<w:{name}s {space}>{one.format(name, 2, note)}{one.format(name, 3, '99 unread')}</w:{name}s>"
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}s+xml"
    part = Part(PackURI(f"/word/{name}s.xml"), kind, blob.encode(), document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}s")
    return saved(document)
