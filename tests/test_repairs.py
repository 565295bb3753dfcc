"""What users and attackers ran into, each once more."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from factcheck import check, check_file, desk
from factcheck.cli import main
from factcheck.errors import FactcheckError
from factcheck.extract.claims import read_claims
from factcheck.extract.forms.rows import rows_of
from factcheck.extract.link import slips
from factcheck.extract.link.agree import agree
from factcheck.extras import missing_extra
from factcheck.model import Report, Summary
from factcheck.pipeline import check_articles
from factcheck.readers import from_text, read_bytes
from factcheck.reporters import reporter
from factcheck.reporters.page import Page
from factcheck.sources.tables.markup import tables_within
from factcheck.stopping import took_too_long

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.extract.line import Line
    from factcheck.model import Article, Quantity

HELD = """
from factcheck import check

for batch in range(2):
    for n in range(400):
        check("It rose 5% to 6 from 4 for " + " ".join(f"z{batch}q{n}x{word}y" for word in range(40)) + ".")
    print(int(open("/proc/self/statm").read().split()[1]) // 256)
"""
STORY = "Profit rose 45% to £60m from £50m."


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
@pytest.mark.parametrize("link", ["itself", "symbolic", "hard"])
def test_no_article_is_written_over(option: str, link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    target = article if link == "itself" else tmp_path / "b.txt"
    if link == "symbolic":
        target.symlink_to(article)
    elif link == "hard":
        target.hardlink_to(article)
    assert main([str(article), option, str(target)]) == 2
    assert "not written over" in capsys.readouterr().err
    assert article.read_text(encoding="utf-8") == STORY


def test_a_page_of_headings_is_read_once() -> None:
    page = "<html><body><article><h1>Profit rose 45% to £60m from £50m</h1><h2>It rains</h2></article></body></html>"
    assert read_bytes(page.encode(), "a.html").text.count("£60m") == 1


def test_cells_without_end_tags_nest_no_deeper() -> None:
    rows = "<tr><td><p>5<td>6" * 300
    article = read_bytes(f"<article><p>It rose.</p><table>{rows}</table></article>".encode(), "a.html")
    assert len(article.blocks) > 300


def test_tables_within_tables_are_not_each_held_against_each_figure() -> None:
    """A page of 1 kB took seven seconds of the processor."""
    nested = "<table><tr><td>5 miles<td>6 men" * 40
    assert len(tables_within(f"<article><p>It rose.</p>{nested}</article>".encode(), "a.html")) <= 1
    page = "<table><tr><td><table><tr><th>Year<th>Men<tr><td>2010<td>60<tr><td>2011<td>72</table></table>"
    (table,) = tables_within(page.encode(), "a.html")
    assert table.header == ("Year", "Men")


def test_cells_of_a_table_make_no_rows_for_forms_of_words() -> None:
    """Of 80,000 they took a quarter of a gigabyte."""
    rows = "<tr><td>5<td>6 men" * 40
    article = read_bytes(f"<article><p>It rose 5% to 6 from 4.</p><table>{rows}</table></article>".encode(), "a.html")
    ((_, claims),) = read_claims([article])
    lines = cast("tuple[Line, ...]", claims.lines)
    assert len(lines) > 80
    assert len(rows_of(lines)[1]) == 1


@pytest.mark.slow
def test_cells_of_a_table_are_not_kept_in_pairs() -> None:
    """Of 3,000 cells the pairs of figures that may be told twice took 115 MB while they were weighed, of 80,000 3.5 GB."""
    rows = "<tr><td>5<td>6 men" * 1_500
    article = read_bytes(f"<article><p>It rose 5% to 6 from 4.</p><table>{rows}</table></article>".encode(), "a.html")
    list(read_claims([from_text("It rose 5% to 6 from 4.")]))  # all that is loaded but once
    tracemalloc.start()
    try:
        list(read_claims([article]))
        assert tracemalloc.get_traced_memory()[1] < 70_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "utf-7", "unicode_escape"])
def test_an_encoding_that_is_none_is_not_obeyed(name: str) -> None:
    page = f'<meta charset="{name}"><p>It rose 5% to £6m from £4m\xa0+ADw-b+AD4- \\x41.</p>'
    article = read_bytes(page.encode("cp1252"), "a.html")
    assert "+ADw-b" in article.text
    assert "\\x41" in article.text


def test_a_long_chain_of_settings_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for n in range(100):
        (tmp_path / f"{n}.toml").write_text(f'extend = "{n + 1}.toml"\n', encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    assert main([str(article), "--config", str(tmp_path / "0.toml")]) == 2
    assert "extend" in capsys.readouterr().err


def test_a_fault_of_ours_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    monkeypatch.setattr("factcheck.folders.find_articles", lambda *_a, **_k: 1 / 0)
    assert main([str(article)]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("document", [{"version": 1, "findings": {}}, {"version": True, "findings": []}])
def test_what_is_no_baseline_is_said(document: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.json").write_text(json.dumps(document), encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text(STORY, encoding="utf-8")
    assert main([str(article), "--isolated", "--baseline", str(tmp_path / "b.json")]) == 2
    assert "no baseline" in capsys.readouterr().err


def test_at_a_terminal_each_article_is_shown_as_it_is_done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    paths = []
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(STORY, encoding="utf-8")
        paths.append(str(tmp_path / f"{n}.txt"))
    read: list[str] = []
    whole = desk.article_at

    def noted(path: str, name: str, job: desk.Job) -> Article | Report:
        read.append(path)
        return whole(path, name, job)

    monkeypatch.setattr(desk, "article_at", noted)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    next(desk.reports_on(paths, desk.Job()))
    assert read == paths[:1]


@pytest.mark.parametrize(
    "edited, same",
    [
        ("At the plant, profit rose 45% last year, to £60m from £50m, it said.", True),
        ("Profit rose 46% to £60m from £50m.", False),
        ("Profit rose 45% to £60m from £51m.", False),
        ("Profit fell 45% to £50m from £60m.", False),
    ],
)
def test_a_fingerprint_outlives_an_edit_of_the_words_and_of_no_figure(edited: str, same: bool) -> None:  # noqa: FBT001
    names = [{f.fingerprint for f in check(text).findings if f.rule == "percent-change"} for text in (STORY, edited)]
    assert names[0]
    assert (names[0] == names[1]) is same


def test_two_findings_alike_stay_apart() -> None:
    findings = check(f"{STORY}\n\nIt rained.\n\n{STORY}").findings
    names = [f.fingerprint for f in findings if f.rule == "percent-change"]
    assert len(names) == len(set(names)) == 2


def test_rules_are_chosen_in_python_too() -> None:
    assert {f.rule for f in check(STORY, select=["FC101"]).findings} == {"percent-change"}
    assert "percent-change" not in {f.rule for f in check(STORY, ignore=["percent-change"]).findings}


def test_the_day_of_publication_may_be_a_string() -> None:
    told = "Ada Marr, who was born in 1950, turned 60 last year."
    days = (check(told, dateline="2011-06-03"), check(told, dateline=date(2011, 6, 3)))
    assert days[0] == days[1]
    assert days[0].dateline == date(2011, 6, 3)
    with pytest.raises(ValueError, match="3 June"):
        check(told, dateline="3 June")


def test_what_is_no_text_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not NoneType"):
        check(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], "Usage: factcheck "),
        (["ruels"], "did you mean 'factcheck rules'?"),
        (["a.txt", "-j", "two"], "'two' is not a valid whole number"),
        (["a.txt", "--config", "exclude = [3]"], "not 3 in it"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_the_last_line_breaks_between_its_items() -> None:
    summary = Summary(quantities=1128, checked=108, inconsistent=11, review=10, unchecked=999)
    report = Report("a.txt", text=STORY, summary=summary)
    last = "".join(reporter("full")([report], Page(80))).splitlines()
    assert last[-1].startswith("999 with nothing to check against")


def test_a_report_writes_itself() -> None:
    report = check(STORY)
    (article,) = json.loads(report.to_json())["articles"]
    assert article["summary"]["inconsistent"] == report.summary.inconsistent == 1


def test_errors_have_codes_for_programs(tmp_path: Path) -> None:
    def code(work: Callable[[], object]) -> str:
        with pytest.raises(FactcheckError) as caught:
            work()
        return caught.value.code

    assert code(lambda: check(STORY, select=["percent-chance"])) == "unknown-rule"
    assert code(lambda: check_file(str(tmp_path / "gone.txt"))) == "unreadable"
    assert code(lambda: read_bytes(b"It rained.", "a.txt", 5)) == "too-large"
    assert code(lambda: list(check_articles([read_bytes(STORY.encode(), "a.txt")], most=2))) == "too-large"
    assert took_too_long("a.txt", 5).code == "too-long"
    assert missing_extra("lsp", "lsp").code == "missing-extra"


def test_an_answer_has_a_name_a_day_and_a_reason_and_goes_with_its_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1667606400")
    story = tmp_path / "a.txt"
    story.write_text(STORY, encoding="utf-8")
    assert main(["suppress", "a.txt:1", "--reason", "as told", "--by", "Ada"]) == 0
    written = (tmp_path / "factcheck-suppressions.toml").read_text(encoding="utf-8")
    assert 'reason = "as told"\nby = "Ada"\non = "2022-11-05"' in written
    assert main(["a.txt"]) == 0
    story.rename(tmp_path / "b.txt")
    assert main(["b.txt"]) == 0  # it is known by its figures, wherever it stands
    capsys.readouterr()
    (tmp_path / "b.txt").write_text("It rose 20% to £60m from £50m.", encoding="utf-8")
    assert main(["b.txt"]) == 0
    assert "is for a.txt, which is gone" in capsys.readouterr().err


def test_a_key_without_end_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    deep = tmp_path / "deep.toml"
    deep.write_text("\n" + ".".join(["a"] * 50_000) + " = 1\n", encoding="utf-8")
    for option in ("--config", "--suppressions"):
        assert main([str(tmp_path / "a.txt"), option, str(deep)]) == 2
        assert "deep.toml:2: this is not TOML (a key of over 50 parts)" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="limits of Unix")
@pytest.mark.parametrize("files", [7, 12, 16])
def test_few_open_files_are_no_finding_and_nobody_waits(files: int, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY.replace("45%", "20%"), encoding="utf-8")
    command = [shutil.which("bash") or "bash", "-c", f'ulimit -n {files}; "$@"', "bash", sys.executable, "-m"]
    run = subprocess.run(
        [*command, "factcheck", "a.txt", "b.txt", "-j", "2"], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert run.returncode in (0, 2), run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="a group of processes is asked by /proc")
def test_a_stopped_process_does_not_keep_the_run(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{STORY}\n\n" * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "a.txt", "b.txt", "-j", "2"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as run:  # fmt: skip
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        until = time.monotonic() + 60
        while len(found := children.read_text("ascii").split()) < 2 and time.monotonic() < until:
            time.sleep(0.1)
        os.kill(int(found[0]), signal.SIGSTOP)
        run.terminate()
        assert run.wait(60) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in found)


def test_a_text_box_that_no_run_holds_takes_its_comment_beside_it(tmp_path: Path) -> None:
    from docx import Document
    from docx.oxml import parse_xml

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    shape = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    told = f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>"
    box = f'<w:pict xmlns:w="{space}" {shape}><v:shape><v:textbox><w:txbxContent>{told}</w:txbxContent></v:textbox></v:shape></w:pict>'
    document = Document()
    document.add_paragraph("It rains.")._p.append(parse_xml(box))  # noqa: SLF001 - python-docx makes no box
    document.save(str(tmp_path / "a.docx"))
    for _ in range(2):
        assert main([str(tmp_path / "a.docx"), "--output-format", "docx", "-o", str(tmp_path / "b.docx")]) == 1
        assert len(list(Document(str(tmp_path / "b.docx")).comments)) == 1


@pytest.mark.slow
def test_paragraphs_that_are_nearly_the_same_are_not_held_against_each_other_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = 0

    def counted(one: Quantity, two: Quantity) -> bool | None:
        nonlocal asked
        asked += 1
        return agree(one, two)

    monkeypatch.setattr(slips, "agree", counted)
    check("".join(f"Profit at plant {n} rose 45% to £60m from £50m.\n\n" for n in range(1, 65)))
    assert 0 < asked < 64 * 4 * 80  # once for each figure and each that it is linked to, not for each pair of these


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process holds")
def test_words_never_seen_before_do_not_stay() -> None:
    """In a process of its own, 400 texts of forty invented words each, and then 400 more."""
    held = subprocess.run(
        [sys.executable, "-c", HELD], cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True
    ).stdout.split()
    assert int(held[1]) - int(held[0]) < 8, held  # megabytes; it was 27 for 800 more
