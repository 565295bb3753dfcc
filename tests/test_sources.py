"""Articles against their sources: the right ones are silent, and a changed figure is found and its source's words told."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck.cli import main
from factcheck.errors import FactcheckError
from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.sources.gather import gathered

if TYPE_CHECKING:
    from factcheck.model import Finding
    from factcheck.sources.link import Library

FOLDER = Path(__file__).parent.parent / "fixtures" / "sources"
PAIRS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
ENOUGH = 25
FOUND = 0.9

each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda path: path.name)


def source_of(pair: Path) -> tuple[str, ...]:
    """The source of a pair."""
    return (str(next(pair.glob("source.*"))),)


@cache
def library_of(pair: Path) -> Library:
    """The source of a pair, read once for all that is held against it."""
    return gathered(source_of(pair)).library


def flagged(text: str, pair: Path) -> list[Finding]:
    """What is flagged in a text beside its source."""
    sources = {"article.txt": library_of(pair)}
    report = next(iter(check_articles([from_text(text, "article.txt")], sources=sources)))
    return [finding for finding in report.findings if finding.verdict != "consistent"]


def changes_of(pair: Path) -> list[tuple[str, str]]:
    """The figures of an article with what they are changed to."""
    return [(one["right"], one["wrong"]) for one in json.loads((pair / "changes.json").read_text("utf-8"))]


def missed(pair: Path) -> list[str]:
    """The changed figures of a pair that are not found."""
    text = (pair / "article.txt").read_text("utf-8")
    unseen = []
    for right, wrong in changes_of(pair):
        at = text.index(right)
        found = flagged(text[:at] + wrong + text[at + len(right) :], pair)
        near = any(f.stated.start < at + len(wrong) and at < f.stated.end for f in found if f.source)
        unseen += [] if near else [wrong]
    return unseen


@each_pair
def test_a_right_article_is_silent(pair: Path) -> None:
    text = (pair / "article.txt").read_text("utf-8")
    assert [(f.rule, f.verdict, f.stated.text, f.message) for f in flagged(text, pair)] == []


@each_pair
def test_four_figures_are_changed(pair: Path) -> None:
    assert len(changes_of(pair)) >= 4


@pytest.mark.slow
def test_nine_in_ten_changed_figures_are_found() -> None:
    told = sum(len(changes_of(pair)) for pair in PAIRS)
    unseen = {pair.name: names for pair in PAIRS if (names := missed(pair))}
    assert sum(map(len, unseen.values())) <= (1 - FOUND) * told, unseen


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= ENOUGH


def test_a_source_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(FactcheckError, match="no such file"):
        factcheck.check("Some 12 people died.", sources=["nowhere.txt"])


BAD = {
    "locked.xlsx": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
    "empty.csv": (b"", "empty"),
    "broken.xlsx": (b"PK\x03\x04 nothing", "damaged"),
    "lone.csv": (b"only one line", "no table"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_table_is_a_sentence_and_the_others_are_used(name: str, tmp_path: Path) -> None:
    data, what = BAD[name]
    (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text("The port handled 31,870 containers of fruit in March.", "utf-8")
    found = gathered((str(tmp_path / name), str(good)))
    assert [what in error for error in found.errors] == [True]
    assert len(found.library.documents) == 1


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in range(5):
            packed.writestr(f"{part}.xml", b"0" * 50_000_000)
    assert "unpacks to too much" in gathered((str(path),)).errors[0]


def test_formulas_count_by_their_saved_values_and_links_are_not_followed(tmp_path: Path) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    for row in (
        ["Town", "Homes"],
        ["Arden", 4120],
        ["Bexmoor", "=1+1"],
        ["Dunmere", "='[http://127.0.0.1:9/x.xlsx]S'!A1"],
    ):
        book.active.append(row)
    book.save(tmp_path / "book.xlsx")
    sources = gathered((str(tmp_path / "book.xlsx"),))
    (table,) = sources.library.tables
    assert "2 formulas have no saved value" in sources.errors[0]
    assert [row[1].value for row in table.rows] == [4120, None, None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_table_in_another_encoding_with_ragged_rows(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ragged.csv"
    path.write_bytes("Café;Gäste;Städte\nZürich;1.204,5;3\nGenève;98,2\nKöln;77,1;4;9\n".encode(encoding))
    (table,) = gathered((str(path),)).library.tables
    assert [str(row[1].value) for row in table.rows] == ["2409/2", "491/5", "771/10"]


def test_a_bad_source_gives_exit_code_2_and_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, source = tmp_path / "a.txt", tmp_path / "s.txt"
    article.write_text("The port of Leith handled 31,780 containers of fruit in March.", "utf-8")
    source.write_text("The port of Leith handled 31,870 containers of fruit in March.", "utf-8")
    code = main([str(article), "--isolated", "--source", str(source), "--source", "gone.xlsx"])
    told = capsys.readouterr()
    assert code == 2
    assert "source-figure" in told.out
    assert "gone.xlsx: there is no such file" in told.err


def test_two_drafts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The brewery sold 4,200 casks in March, up 12%.\n\nIts rival was founded in 1974.", "utf-8")
    new.write_text("The brewery sold 4,300 casks in March, up 12%.\n\nThree of its sites are new.", "utf-8")
    assert main(["compare", str(old), str(new), "--output-format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["differences"]
    told = [(one["fate"], *(one[side] and one[side]["text"] for side in ("old", "new"))) for one in found]
    assert told == [("changed", "4,200", "4,300"), ("added", None, "Three"), ("dropped", "1974", None)]
    assert main(["compare", str(old), str(old)]) == 0


RELEASE = (
    "Harbour Group employs 8,412 people on the coast.\n\nIt was the third fall in profit at Harbour Group in a row.\n\n"
    "Revenue rose to £1,187.4m from £1,042.0m at Harbour Group. The board of Harbour Group meets on Sept. 12 in Leith.\n"
)


def test_a_weekday_or_an_ordinal_counts_in_the_summary(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    report = factcheck.check(
        "It was the fourth fall in profit at Harbour Group in a row.", sources=[str(tmp_path / "release.txt")]
    )
    flagged_ = [f for f in report.findings if f.verdict != "consistent"]
    assert [f.stated.text for f in flagged_] == ["fourth"]
    assert flagged_[0].stated.quantity in {quantity.id for quantity in report.quantities}
    assert report.summary.inconsistent + report.summary.review == 1


def test_the_working_and_the_passage_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "article.txt").write_text("Revenue at Harbour Group rose by 14%.\n", "utf-8")
    told = [str(tmp_path / "article.txt"), "--source", str(tmp_path / "release.txt"), "--show-checked"]
    assert main(told) == 0
    assert "(£1,187.4m − £1,042.0m) ÷ £1,042.0m = 14%" in capsys.readouterr().out
    assert main([*told, "--output-format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<summary>Open the source</summary>" in page
    assert "It was the third fall in profit at Harbour Group in a row." in page  # the paragraph before it


def test_a_date_is_not_cut_behind_its_month(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    report = factcheck.check(
        "The board of Harbour Group meets on Sept. 21 in Leith.", sources=[str(tmp_path / "release.txt")]
    )
    assert [f.stated.text for f in report.findings if f.verdict != "consistent"] == ["21"]
