"""A PDF: its paragraphs are whole again, what every page repeats is left out, and a hostile one ends in a sentence."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_article import as_pdf, new_pdf, write
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, StreamObject

from factcheck.errors import FactcheckError
from factcheck.readers import limits, read_bytes
from factcheck.readers.lines import joined

OPERATIONS = (
    "BT",
    "ET",
    "/F",
    "Tf",
    "Td",
    "Tj",
    "TJ",
    "Tm",
    "q",
    "Q",
    "cm",
    "Do",
    "(",
    ")",
    "[",
    "]",
    "<<",
    ">>",
    "1",
    "0",
    "-5",
    "9e9",
    "(5%)",
    "1.5.5",
    "/",
    "'",
    '"',
    "T*",
)
WHOLE = as_pdf()
LONG = "Sales in Westmarsh rose by {} per cent in the year to the end of March, said the owner of the company to everybody’s joy."


def read(data: bytes) -> list[tuple[str, str, int | None]]:
    article = read_bytes(data, "a.pdf")
    return [(block.kind, article.text[block.start : block.end], block.page) for block in article.blocks]


def drawn(content: bytes, resources: DictionaryObject | None = None, *, packed: bytes | None = None) -> bytes:
    """Return a PDF of one page that is drawn by a content stream of our own."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    stream = StreamObject() if packed is not None else DecodedStreamObject()
    if packed is not None:
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        stream._data = packed  # noqa: SLF001 - there is no other way to write a stream that is packed already
    else:
        stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - pypdf's own examples do
    face = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Times-Roman"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in face.items()})
    page[NameObject("/Resources")] = resources or DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
    )
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    from io import BytesIO

    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_paragraphs_go_on_over_lines_and_pages() -> None:
    pdf = new_pdf("Westmarsh Gazette 12 March")
    texts = [LONG.format(number) for number in range(2, 12)]
    for text in texts:
        write(pdf, text)
    found = read(bytes(pdf.output()))
    assert [text for _, text, _ in found] == texts
    pages = [page for *_, page in found]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert pages[-1] == 2


def test_the_last_line_of_a_page_that_ends_in_a_full_stop() -> None:
    pdf = new_pdf()
    write(pdf, "Sales rose 5%.")
    pdf.add_page()
    write(pdf, "Costs fell 6%.")
    assert [text for _, text, _ in read(bytes(pdf.output()))] == ["Sales rose 5%.", "Costs fell 6%."]


def test_larger_type_is_a_heading() -> None:
    pdf = new_pdf()
    for text, size in (
        ("Sales up in all of the towns along the river", 22),
        (LONG.format(5), 11),
        ("A turn for worse", 14),
        (LONG.format(6), 11),
    ):
        write(pdf, text, size)
    assert [kind for kind, *_ in read(bytes(pdf.output()))] == ["headline", "body", "crosshead", "body"]


def test_cells_of_a_row_are_apart() -> None:
    row = b"".join(b"BT /F 10 Tf %d 250 Td (%s) Tj ET " % cell for cell in ((20, b"Sales"), (140, b"5"), (200, b"6")))
    assert [text for _, text, _ in read(drawn(row))] == ["Sales", "5", "6"]


def test_a_line_in_several_pieces_is_one() -> None:
    pieces = (
        b"BT /F 10 Tf 20 250 Td (Sales rose ) Tj (25) Tj ( per cent) Tj ET BT /F 10 Tf 20 238 Td (to 60 from 48.) Tj ET"
    )
    assert [text for _, text, _ in read(drawn(pieces))] == ["Sales rose 25 per cent to 60 from 48."]


@pytest.mark.parametrize(
    "before, after, whole",
    [
        ("the com-", "pany rose", "the company rose"),
        ("a 12-", "year-old", "a 12-year-old"),
        ("a 12-year-", "old boy", "a 12-year-old boy"),
        ("twenty-", "one men", "twenty-one men"),
        ("Anglo-", "French", "Anglo-French"),
        ("from 5 –", "6 men", "from 5 – 6 men"),
        ("the com\N{SOFT HYPHEN}", "pany", "the company"),
        ("2,464", "men", "2,464 men"),
        ("-", "x", "- x"),
    ],
)
def test_divided_words(before: str, after: str, whole: str) -> None:
    assert joined(before, after) == whole


def test_page_numbers_are_left_out_but_figures_are_not() -> None:
    pdf = new_pdf()
    for number in range(1, 4):
        write(pdf, str(number))
        write(pdf, f"Sales in the {number}th town rose by 5 per cent.")
        pdf.add_page()
    write(pdf, "Of these, 5")
    text = read_bytes(bytes(pdf.output()), "a.pdf").text
    assert text.split("\n\n") == [
        *(f"Sales in the {number}th town rose by 5 per cent." for number in (1, 2, 3)),
        "Of these, 5",
    ]


def test_a_locked_pdf() -> None:
    writer = PdfWriter()
    writer.append(_file(WHOLE))
    writer.encrypt("secret", algorithm="AES-256")
    with pytest.raises(FactcheckError, match=r"a\.pdf: this PDF is locked with a password; save it without one\."):
        read_bytes(written(writer), "a.pdf")


def test_a_pdf_whose_printing_alone_is_locked_is_read() -> None:
    writer = PdfWriter()
    writer.append(_file(WHOLE))
    writer.encrypt("", "owner", algorithm="AES-256")
    assert len(read(written(writer))) == 9


def _file(data: bytes) -> PdfReader:
    from io import BytesIO

    return PdfReader(BytesIO(data))


def test_a_pdf_of_pictures() -> None:
    with pytest.raises(FactcheckError, match=r"holds pictures of text but no text; run text recognition \(OCR\)"):
        read_bytes(drawn(b"0 0 100 100 re f"), "a.pdf")


def test_too_many_pages() -> None:
    writer = PdfWriter()
    for _ in range(limits.PAGES + 1):
        writer.add_blank_page(100, 100)
    with pytest.raises(FactcheckError, match="over 500 pages"):
        read_bytes(written(writer), "a.pdf")


def test_a_bomb_is_not_drawn() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(90)) + packer.flush()
    assert len(packed) < 200_000
    with pytest.raises(FactcheckError):
        read_bytes(drawn(b"", packed=packed), "a.pdf")


def test_a_page_of_too_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DRAWING_STEPS", 1000)
    with pytest.raises(FactcheckError, match="far more work to draw"):
        read_bytes(drawn(b"q Q " * 1001), "a.pdf")


def forms(links: dict[str, list[str]]) -> bytes:
    """Return a PDF whose forms draw each other."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    streams = {name: DecodedStreamObject() for name in links}
    references = {name: writer._add_object(stream) for name, stream in streams.items()}  # noqa: SLF001
    for name, called in links.items():
        stream = streams[name]
        stream[NameObject("/Type")], stream[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        stream[NameObject("/BBox")] = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
        inner = DictionaryObject({NameObject(f"/{other}"): references[other] for other in called})
        stream[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): inner})
        stream.set_data(b" ".join(f"/{other} Do".encode() for other in called))
    first = next(iter(links))
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject(f"/{first}"): references[first]})}
    )
    content = DecodedStreamObject()
    content.set_data(f"/{first} Do".encode())
    page[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001
    return written(writer)


@pytest.mark.parametrize(
    "links",
    [{"A": ["B"], "B": ["A"]}, {"A": ["A", "A"]}, {f"F{n}": [f"F{n + 1}"] * 2 if n < 40 else [] for n in range(41)}],
    ids=["circle", "itself", "doubling"],
)
def test_forms_that_draw_each_other(links: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DRAWINGS", 500)
    with pytest.raises(FactcheckError):
        read_bytes(forms(links), "a.pdf")


def test_pages_that_are_their_own_parent() -> None:
    spoilt = re.sub(rb"/Kids \[[^\]]*\]", lambda kids: b"/Kids [1 0 R".ljust(len(kids[0]) - 1) + b"]", WHOLE)
    with pytest.raises(FactcheckError):
        read_bytes(spoilt, "a.pdf")


@settings(deadline=None, max_examples=80)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=30))
def test_a_damaged_pdf(at: int, damage: bytes) -> None:
    with suppress(FactcheckError):
        read_bytes(WHOLE[:at] + damage + WHOLE[at + len(damage) :], "a.pdf")


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from(OPERATIONS),
        max_size=40,
    )
)
def test_any_drawing(operations: list[str]) -> None:
    with suppress(FactcheckError):
        read(drawn(" ".join(operations).encode()))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"%PDF-1.7\n"):
        with suppress(FactcheckError):
            read_bytes(start + data, "a.pdf")
