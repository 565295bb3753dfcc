"""Feed bytes that atheris makes up, guided by what they reach, to one part of factcheck; stop at the first fault.

    python fuzz/seeds.py corpus/
    python fuzz/target.py read article.txt -runs=20000 corpus/txt
    python fuzz/target.py docx -runs=5000 corpus/docx

`read` gives the bytes to the reader that the name's suffix chooses. A document is packed and its checks of sums would turn
away nearly every change: so `docx` takes the bytes for the XML of the document (up to the first NUL) and of its styles, and
`pdf` takes them for what draws a page, and both pack them up themselves. `check` goes the whole way, to every format.
"""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck.errors import FactcheckError
    from factcheck.extract.quantities import figures
    from factcheck.pipeline import check_articles
    from factcheck.readers import from_text, read_bytes
    from factcheck.reporters import FORMATS, reporter
    from factcheck.reporters.docx import annotated
    from factcheck.reporters.page import Page

from seeds import blank_docx, pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Article

NAME: Final = next((word for word in sys.argv[2:3] if not word.startswith("-")), "article.txt")
OF_A_TEXT: Final = tuple(
    name for name in FORMATS if name != "docx"
)  # a Word document is given back, never made of a text


def sound(article: Article) -> None:
    """Its blocks lie in its text, in order."""
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text), block  # noqa: S101 - what is looked for
        end = block.end


def read(data: bytes, name: str = NAME) -> None:
    """A reader gives a sound article, or says in a sentence why not."""
    with suppress(FactcheckError):
        sound(read_bytes(data, name))


def docx(data: bytes) -> None:
    """A Word document with any XML inside: read, checked, and given back with its comments."""
    document, _, styles = data.partition(b"\0")
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(BLANK_DOCX)) as blank, ZipFile(packed, "w") as archive:
        for name in blank.namelist():
            new = {"word/document.xml": document, "word/styles.xml": styles or blank.read("word/styles.xml")}
            archive.writestr(name, new.get(name) or blank.read(name))
    with suppress(FactcheckError):
        article = read_bytes(packed.getvalue(), "article.docx")
        sound(article)
        (report,) = check_articles([article])
        annotated(packed.getvalue(), report)


def odt(data: bytes) -> None:
    """An OpenDocument text with any XML inside."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", data)
    read(packed.getvalue(), "article.odt")


def pdf(data: bytes) -> None:
    """A PDF of one page that is drawn by any operators."""
    read(pdf_of(data), "article.pdf")


def extract(data: bytes) -> None:
    """Every figure lies in its text, in order, and has a value."""
    text = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    end = 0
    for figure in figures(text)[1]:
        assert end <= figure.start < figure.end <= len(text), figure  # noqa: S101 - what is looked for
        assert figure.value is not None  # noqa: S101 - what is looked for
        end = figure.end


def check(data: bytes) -> None:
    """The whole way: an article checked by every rule, each place exact, and reported in every format."""
    text = data.decode("utf-8", "replace")
    (report,) = check_articles([from_text(text)])
    places = [(q.start, q.end, q.text) for q in report.quantities]
    places += [(r.start, r.end, r.text) for finding in report.findings for r in (finding.stated, *finding.inputs)]
    for start, end, words in places:
        assert text[start:end] == words, words  # noqa: S101 - what is looked for
    for name in OF_A_TEXT:
        "".join(reporter(name)([report], Page())).encode("utf-8")


BLANK_DOCX: Final = blank_docx("It rose.")
TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "read": read, "docx": docx, "odt": odt, "pdf": pdf, "extract": extract, "check": check,
}  # fmt: skip

if __name__ == "__main__":
    options = [word for word in sys.argv[2:] if word != NAME]
    atheris.Setup([sys.argv[0], *options], TARGETS[sys.argv[1]])
    atheris.Fuzz()
