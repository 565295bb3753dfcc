"""Every format gives the same article, leads back to its own file, and says in a sentence what is wrong with it."""

from __future__ import annotations

import builtins
import io
import json
import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from one_article import FORMATS, KINDS, LINES, as_docx, as_html, as_markdown, as_pdf

import factcheck
from factcheck.cli import main
from factcheck.errors import FactcheckError
from factcheck.readers import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Report

SCHEMA = json.loads((files("factcheck") / "schema" / "report.v1.json").read_text("utf-8"))


def report_on(data: bytes, name: str, folder: Path) -> Report:
    (folder / name).write_bytes(data)
    return factcheck.check_file(str(folder / name))


def told(report: Report) -> tuple[list[Any], list[Any]]:
    """What a report says, wherever it stands."""
    quantities = [(q.text, q.value, q.kind, q.unit, q.block, q.quoted, q.paragraph) for q in report.quantities]
    return quantities, [
        (f.rule, f.verdict, f.stated.text, f.formula, f.sentence, f.fingerprint) for f in report.findings
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_parts_of_the_page(suffix: str) -> None:
    article = read_bytes(FORMATS[suffix](), f"article.{suffix}")
    assert tuple(block.kind for block in article.blocks) == KINDS
    assert tuple(article.text[block.start : block.end] for block in article.blocks) == LINES


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != "txt"])
def test_the_same_article_gives_the_same_figures_and_findings(suffix: str, tmp_path: Path) -> None:
    plain = told(report_on(FORMATS["txt"](), "article.txt", tmp_path))
    assert [finding[:3] for finding in plain[1] if finding[1] == "inconsistent"] == [
        ("percent-change", "inconsistent", "30 per cent")
    ]
    assert told(report_on(FORMATS[suffix](), f"article.{suffix}", tmp_path)) == plain


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_place_leads_back(suffix: str, tmp_path: Path) -> None:
    data = FORMATS[suffix]()
    report = report_on(data, f"article.{suffix}", tmp_path)
    if suffix in {"md", "html", "txt"}:
        assert report.text == data.decode()
    places = [*((q.text, q.start, q.end) for q in report.quantities)]
    places += [(ref.text, ref.start, ref.end) for f in report.findings for ref in (f.stated, *f.inputs)]
    for text, start, end in places:
        assert report.text[start:end] == text != ""
    for quantity in report.quantities:
        if suffix in {"docx", "pdf"}:
            assert quantity.line == quantity.paragraph
        else:
            line = report.text.split("\n")[quantity.line - 1]
            assert line[quantity.column - 1 :].startswith(quantity.text.partition("\n")[0])
    by_start = {quantity.start: quantity for quantity in report.quantities}
    for finding in report.findings:
        stated = by_start.get(finding.stated.start)
        if stated is None:
            assert finding.stated.quantity is None  # a word of the headline, which is no figure
            continue
        assert (finding.line, finding.column, finding.page) == (stated.line, stated.column, stated.page)
        assert (finding.page is not None) == (suffix == "pdf")


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_report_quotes_without_markup(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(FORMATS[suffix]())
    assert main([str(tmp_path / f"a.{suffix}")]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "offences in Westmarsh rose [30 per cent] to [2,464] from [2,200] in the year to March, the county’s" in out
    assert ("page 1, paragraph 4" in out) == (suffix == "pdf")
    assert ("paragraph 4, line" in out) == (suffix != "pdf")


@pytest.mark.parametrize("suffix", FORMATS)
def test_json_is_valid(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(FORMATS[suffix]())
    assert main([str(tmp_path / f"a.{suffix}"), "--output-format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, SCHEMA, jsonschema.Draft202012Validator)
    pages = {quantity.get("page") for quantity in document["articles"][0]["quantities"]}
    assert pages == ({1, 2} if suffix == "pdf" else {None})


@pytest.mark.parametrize("suffix", FORMATS)
def test_standard_input_by_its_name(
    suffix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FORMATS[suffix]())))
    assert main(["-", "--stdin-filename", f"story.{suffix.upper()}", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith(f"story.{suffix.upper()}:")


@pytest.mark.parametrize(
    "name, data, sentence",
    [
        ("a.docx", as_pdf(), "a.docx: this is a PDF under another name; rename it so that it ends in .pdf."),
        ("a.pdf", as_docx(), "a.pdf: this is a Word document (.docx) under another name; rename it so that it ends in .docx."),
        ("a.pdf", b"Profit rose.", "a.pdf: this is not a PDF; rename it if it is a text, or save it again."),
        ("a.docx", b"{\\rtf1 Profit}", "a.docx: this is not a Word document (.docx); rename it if it is a text, or save it again."),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", "a.docx: this is an old Word file or one with a password; save it as .docx without one."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "a.doc: this is an old Word file or one with a password; save it as .docx without one."),
        ("a.docx", b" ", "a.docx: this file is empty."),
        ("a.pdf", b"", "a.pdf: this file is empty."),
        ("a.md", b"<!-- nothing -->", "a.md: this file holds no text to read."),
        ("a.html", b"<p></p>", "a.html: this file holds no article to read."),
        ("a.md", b"\x00", "a.md: this looks like a binary file; save the article as plain text."),
        ("a.html", as_pdf(), "a.html: this looks like a binary file; save the article as plain text."),
        ("a.pdf", b"%PDF-1.4\nnothing", "a.pdf: this PDF is damaged; save or export it again."),
        ("a.docx", b"PK\x03\x04nothing", "a.docx: this is no Word document (.docx), or a damaged one; save it again in Word."),
    ],
)  # fmt: skip
def test_what_a_file_is_not(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(FactcheckError) as caught:
        read_bytes(data, name)
    assert str(caught.value) == sentence


def test_one_fault_does_not_stop_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (tmp_path / "good.docx").write_bytes(as_docx())
    assert main([str(tmp_path / "bad.pdf"), str(tmp_path / "good.docx")]) == 2
    out, err = capsys.readouterr()
    assert "1 to amend" in out
    assert "bad.pdf: this PDF is damaged; save or export it again." in err


@pytest.mark.parametrize(
    "suffix, module, data",
    [("html", "trafilatura", as_html()), ("docx", "docx", as_docx()), ("pdf", "pypdf", as_pdf())],
)
def test_a_missing_library_names_its_extra(
    suffix: str, module: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if name == module:
            raise ImportError(name)
        return there(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FactcheckError, match=rf"run: .*install '.*\[{suffix}\]'"):
        read_bytes(data, f"a.{suffix}")
    assert read_bytes(as_markdown(), "a.md").blocks
