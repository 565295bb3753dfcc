"""Write inputs for the fuzzer to begin with: articles of the fixtures, our hostile pieces, pages, documents and drawings.

    python fuzz/seeds.py corpus/

One folder for each sort: `txt`, `md`, `html`, `docx` (XML of a document, a NUL, XML of its styles), `pdf` (what draws a page), `odt` (its XML);
and as they are: `rtf`, `eml`, `nitf`, `newsml`, `xml`, `ninjs`, `json`.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parent.parent
LINES: Final = (
    "Profit rose 45% to £60m from £50m.",
    "Of the 50 people, 30 (70%) were men, and the other 10 were women.",
    "Turnout was 45%: 4,500 of 10,000 electors voted, a majority of 12 (501 to 490).",
    "Monday 20 June 2025 was 10 years ago in 2012, 30ft (48km) from the 31 June.",
    "t(28) = 1.20, p = .03, and a poll of 1,000 has a margin of error of 1 point.",
    "Cases doubled from 210 to 630, one in four (33%), $100m (£80m), $50m (£90m).",
)
MARKDOWN: Final = "---\ntitle: Up\ndate: 2025-06-20\n---\n\n# Up\n\n{}\n\n* a **b** [5%](x 'y') `6`\n\n|a|b|\n|-|-|\n|5|6|\n\n<p>7 <b>8</b></p>\n"
HTML: Final = (
    "<html><head><title>Up</title><meta name=date content=2025-06-20></head><body><article><h1>Up</h1><p class=standfirst>{}</p>"
    "<p>{}<sup>2</sup> <del>5%</del> &pound;6 <br>7</p><table><tr><td>8<td>9</table><ul><li>{}</ul></article></body></html>"
)
DRAWING: Final = (
    "BT /F1 12 Tf 72 720 Td 14 TL ({}) Tj T* [({}) -250 (5%)] TJ 0 -30 Td ({}) ' ET q 1 0 0 1 0 0 cm /X0 Do Q"
)


def blank_docx(text: str) -> bytes:
    """A Word document of one paragraph, as python-docx makes it."""
    from docx import Document

    document, file = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def pdf_of(drawing: bytes) -> bytes:
    """A PDF of one page with one font, drawn by these operators."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources "
            b"<< /Font << /F1 5 0 R >> /XObject << /X0 6 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X0 6 0 R >> >> /Length 6 >>\n"
            b"stream\n/X0 Do\nendstream"
        ),
    )
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return bytes(file + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def seeds() -> Iterator[tuple[str, bytes]]:
    """Yield each input with its sort."""
    sys.path.insert(0, str(ROOT / "tests"))
    from hostile import PIECES
    from test_newsroom import FILES, ODT, ODT_HEAD

    texts = [*LINES, *("".join(PIECES[n : n + 12]) for n in range(0, len(PIECES), 12))]
    texts += [path.read_text("utf-8")[:600] for path in sorted(ROOT.glob("fixtures/*/*.txt"))[::12]]
    for number, text in enumerate(texts):
        words = (text, texts[number - 1], texts[number - 2])
        yield "txt", text.encode()
        yield "md", MARKDOWN.format(text).encode()
        yield "html", HTML.format(*words).encode()
        plain = [
            word.encode("cp1252", "replace").decode("cp1252").replace("(", "\\(").replace(")", "\\)") for word in words
        ]
        yield "pdf", DRAWING.format(*plain).encode("cp1252", "replace")
        if text.isprintable():
            with ZipFile(io.BytesIO(blank_docx(text))) as archive:
                yield "docx", archive.read("word/document.xml")
    for name, data in FILES.items():
        if not data.startswith(b"PK"):
            yield name.rpartition(".")[2], data
    yield (
        "odt",
        f"{ODT_HEAD}<office:body><office:text>{ODT}</office:text></office:body></office:document-content>".encode(),
    )
    with ZipFile(io.BytesIO(blank_docx(LINES[0]))) as archive:
        yield "docx", archive.read("word/document.xml") + b"\0" + archive.read("word/styles.xml")[:4000]


if __name__ == "__main__":
    for count, (sort, data) in enumerate(seeds()):
        folder = Path(sys.argv[1]) / sort
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{count:04}").write_bytes(data)
