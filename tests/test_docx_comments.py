"""`--output-format docx`: the same document, with a comment on each figure that does not add up."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from one_article import FIRST, as_docx, as_text, saved, with_notes

import factcheck
from factcheck.cli import main
from factcheck.errors import FactcheckError
from factcheck.readers import read_bytes
from factcheck.reporters.docx import annotated

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Report

WRONG = "Profit rose 45% to £60m from £50m"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.docx").write_bytes(as_docx())
    (tmp_path / "a.txt").write_bytes(as_text())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def anchored(data: bytes) -> list[tuple[str, str]]:
    """Each comment with the words that it stands on."""
    document = Document(io.BytesIO(data))
    found = []
    for comment in document.comments:
        words, is_in = "", False
        for element in document.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                is_in = element.tag == qn("w:commentRangeStart") or (is_in and element.tag != qn("w:commentRangeEnd"))
            elif is_in and element.tag == qn("w:t"):
                words += element.text or ""
        found.append((words, comment.text))
    return found


def report_on(data: bytes, folder: Path) -> Report:
    (folder / "b.docx").write_bytes(data)
    return factcheck.check_file(str(folder / "b.docx"))


def test_a_comment_on_the_figure(folder: Path) -> None:
    assert main(["a.docx", "--output-format", "docx", "-o", "out.docx"]) == 1
    data = (folder / "out.docx").read_bytes()
    ((words, comment),) = anchored(data)
    assert words == "30 per cent"
    assert comment.startswith("AMEND  percent-change FC101\n")
    assert "2,464 − 2,200 = 264; ÷ 2,200 = +12%" in comment
    assert read_bytes(data, "out.docx").text == read_bytes(as_docx(), "a.docx").text
    first = next(p for p in Document(io.BytesIO(data)).paragraphs if "Knife offences" in p.text)
    assert first.text == FIRST
    assert {run.text: run.bold for run in first.runs if run.text.strip()} == {
        FIRST.partition("30 per cent")[0]: None, "30 per": True, " cent": None, FIRST.partition("30 per cent")[2]: None,
    }  # fmt: skip


def test_the_same_bytes_each_time(folder: Path) -> None:
    for name in ("one.docx", "two.docx"):
        assert main(["a.docx", "--output-format", "docx", "-o", name]) == 1
    assert (folder / "one.docx").read_bytes() == (folder / "two.docx").read_bytes()


def test_to_a_pipe(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", pipe)
    assert main(["a.docx", "--output-format", "docx"]) == 1
    assert len(anchored(pipe.buffer.getvalue())) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "a.txt"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["a.txt", "-o", "b.docx"], "a.txt: only a Word document (.docx) can be given back with comments."),
        (["-", "-o", "b.docx"], "docx gives one document back with comments; name one .docx file."),
        (["a.docx", "a.docx", "-o", "b.docx"], "docx gives one document back with comments; name one .docx file."),
        (["a.docx", "-o", "./a.docx"], "./a.docx: the article itself is not written over; name another file."),
        (["a.docx", "-o", "no/such/b.docx"], "no/such/b.docx: the report cannot be written there"),
        (["gone.docx", "-o", "b.docx"], "gone.docx: no document is written, since this one could not be checked."),
    ],
)
def test_what_is_refused(arguments: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--output-format", "docx"]) == 2
    assert sentence in capsys.readouterr().err
    assert (folder / "a.docx").read_bytes() == as_docx() or len(anchored((folder / "a.docx").read_bytes())) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "a.txt"]


@pytest.mark.usefixtures("folder")
def test_a_terminal_is_no_place_for_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["a.docx", "--output-format", "docx"]) == 2
    assert "say where it goes with -o FILE" in capsys.readouterr().err


def test_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    report = report_on(as_docx(), tmp_path)
    document = Document()
    document.add_paragraph("Something else.")
    with pytest.raises(FactcheckError, match="another than the one that was checked"):
        annotated(saved(document), report)


def with_run(build: Any) -> bytes:  # noqa: ANN401 - what adds to a paragraph
    document = Document()
    document.add_paragraph("Nothing of note.")
    build(document.add_paragraph())
    return saved(document)


def test_runs_are_cut_and_keep_what_they_hold(tmp_path: Path) -> None:
    def build(paragraph: Any) -> None:  # noqa: ANN401 - python-docx's
        run = paragraph.add_run("In May\tprofit rose 45% to £60m")
        run.italic = True
        run.add_break()
        run.add_text("from £50m, and then stopped. ")
        paragraph.add_run("Sales rose 45% to £60m from £50m.")

    data = with_run(build)
    found = anchored(annotated(data, report_on(data, tmp_path)))
    assert [words for words, _ in found] == ["45%", "45%"]
    document = Document(io.BytesIO(annotated(data, report_on(data, tmp_path))))
    assert document.paragraphs[1].text == Document(io.BytesIO(data)).paragraphs[1].text
    assert {run.italic for run in document.paragraphs[1].runs if "45" in run.text} == {True, None}


def test_in_a_table_and_a_tracked_insertion(tmp_path: Path) -> None:
    document = Document()
    document.add_table(1, 1).rows[0].cells[0].text = f"{WRONG}."
    paragraph = document.add_paragraph("Then this: ")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(  # noqa: SLF001 - python-docx has nothing for tracked changes
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="7" w:author="a"><w:r><w:t>sales rose 45% to £60m from £50m.</w:t></w:r></w:ins>'
        )
    )
    data = saved(document)
    assert [words for words, _ in anchored(annotated(data, report_on(data, tmp_path)))] == ["45%", "45%"]


def test_comments_that_were_there_stay(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph(f"{WRONG}.")
    document.add_comment(paragraph.runs, "Is this so?", "Jo", "J")
    data = saved(document)
    report = report_on(data, tmp_path)
    assert [text.partition("\n")[0] for _, text in anchored(annotated(data, report))] == [
        "Is this so?",
        "AMEND  percent-change FC101",
    ]


def test_a_second_run_replaces_the_comments_of_the_first_and_no_others(folder: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph(f"{WRONG}.")
    document.add_comment(paragraph.runs, "Who says so?", "Jo")
    data = saved(document)
    once = annotated(data, report_on(data, folder))
    twice = annotated(once, report_on(once, folder))
    assert sorted(anchored(twice)) == sorted(anchored(once))
    assert len(anchored(once)) == 2


def test_a_finding_in_a_note_is_told_where_the_text_leads_to_it(folder: Path) -> None:
    data = with_notes("A good year.", "footnote", f"{WRONG}.")
    commented = annotated(data, report_on(data, folder))
    ((words, comment),) = anchored(commented)
    assert words == ""
    assert comment.startswith("AMEND  percent-change")
    assert list(read_bytes(commented, "b.docx").text.split("\n\n")) == ["A good year.", f"{WRONG}."]
