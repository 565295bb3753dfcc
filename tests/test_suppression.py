"""What somebody answers for is not shown again; what is not understood suppresses nothing and is said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck import FactcheckError
from factcheck.cli import main
from factcheck.readers.comments import comments_in
from factcheck.suppression.book import read_book

if TYPE_CHECKING:
    from factcheck.model import Report

WRONG = "Profit rose 45% to £60m from £50m."
SALES = "Sales rose 45% to £60m from £50m."
COSTS = "Costs rose 45% to £60m from £50m."
PRINT = "6607ce43576ca01c"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article that is wrong."""
    (tmp_path / "a.txt").write_text(WRONG + "\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines_of(name: str, text: str, *options: str) -> list[int]:
    """Write an article, check it, and return the lines of what is found."""
    Path(name).write_text(text, "utf-8")
    main([name, "--output-format", "json", "--no-show-checked", "-o", "report.json", *options])
    (article,) = json.loads(Path("report.json").read_text("utf-8"))["articles"]
    summary = article["summary"]
    assert summary.pop("quantities") == sum(summary.values())
    return [finding["line"] for finding in article["findings"]]


def notices() -> list[tuple[int, str]]:
    (article,) = json.loads(Path("report.json").read_text("utf-8"))["articles"]
    return [(notice["line"], notice["message"]) for notice in article["notices"]]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text, suppressed",
    [
        ("Profit rose 45% [sic] to £60m from £50m.", True),
        ("Profit rose 45% (sic) to £60m from £50m.", True),
        ("Profit rose 45%[Sic] to £60m from £50m.", True),
        ("Profit rose 45% [*sic*] to £60m from £50m.", True),
        ("Profit rose by 45 per cent [sic] to £60m from £50m.", True),
        ("Profit rose 45% to £60m from £50m [sic].", True),
        ("“Profit rose 45%” [sic], to £60m from £50m.", True),
        ("Profit [sic] rose 45% to £60m from £50m.", False),
        ("Profit rose 45% to £60m from £50m. [sic] He left.", False),
        ("Profit rose 45% sic to £60m from £50m.", False),
        (f"{WRONG}\n\nThe 3 [sic] of them left.", False),
    ],
)
def test_sic(text: str, suppressed: bool) -> None:  # noqa: FBT001 - pytest's
    assert bool(lines_of("b.txt", text)) is not suppressed
    report = factcheck.check(text)
    assert report.summary.suppressed == int(suppressed)
    assert len(report.suppressed) == int(suppressed)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text, lines",
    [
        (f"<!-- factcheck: ignore[percent-change] checked -->\n\n{WRONG}\n\n{SALES}\n", [5]),
        (f"<!-- factcheck: ignore[FC101] -->\n{WRONG}\n\n{SALES}\n", [4]),
        (f"<!--factcheck:ignore[ percent-change , share ]-->\n\n{WRONG}\n\n{SALES}\n", [5]),
        (f"<!-- factcheck: ignore[share]\n-->\n<!-- factcheck: ignore[percent-change] -->\n\n{WRONG}\n", []),
        (f"{WRONG} <!-- factcheck: ignore[percent-change] -->\n\n{SALES}\n", [3]),
        (f"{SALES}\n\n<!-- factcheck: ignore[share] -->\n\n{WRONG}\n", [1, 5]),
        (f"<!-- factcheck: ignore[percent-change]\n\n{WRONG}\n", [3]),
        (f"<!-- other: ignore[percent-change] -->\n\n{WRONG}\n", [3]),
        (f"{WRONG}\n\n<!-- factcheck: disable[FC101] -->\n\n{SALES}\n\n{COSTS}\n", [1]),
        (f"<!-- factcheck: disable[FC101] -->\n\n{SALES}\n\n<!-- factcheck: enable[percent-change] -->\n\n{WRONG}\n", [7]),
        (f"<!-- factcheck: disable[FC101] -->\n\n{SALES}\n\n<!-- factcheck: enable -->\n\n{WRONG}\n", [7]),
        (f"<!-- factcheck: disable[FC101] -->\n\n{SALES}\n\n<!-- factcheck: enable[share] -->\n\n{WRONG}\n", []),
    ],
)  # fmt: skip
def test_comments(text: str, lines: list[int]) -> None:
    assert lines_of("b.md", text) == lines


@pytest.mark.usefixtures("folder")
def test_in_plain_text_a_comment_is_text() -> None:
    assert lines_of("b.txt", f"<!-- factcheck: disable[percent-change] -->\n\n{WRONG}\n") == [3]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "comment, lines, sentence",
    [
        ("ignore", [3], "'ignore' names no rule; write it as ignore[percent-change]"),
        ("ignore[]", [3], "'ignore' names no rule"),
        ("ignore the reason", [3], "'ignore' names no rule"),
        ("disable", [3], "'disable' names no rule"),
        ("enable", [3], "'enable' names no rule"),
        ("ignore[percent-chang]", [3], "there is no rule 'percent-chang' (did you mean 'percent-change'?)"),
        ("ignore[nonsense, FC101]", [], "there is no rule 'nonsense'"),
        ("ignor[percent-change]", [3], "there is no order 'ignor' (did you mean 'ignore'?)"),
        ("", [3], "there is no order ''"),
        ("ignore[share]", [3], "ignore[share] suppresses nothing here; take the comment out."),
        ("disable[share]", [3], "disable[share] suppresses nothing here; take the comment out."),
        ("enable[share]", [3], "enable[share] has no disable[share] before it."),
    ],
)
def test_an_order_that_is_not_understood_or_not_needed(
    comment: str, lines: list[int], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lines_of("b.md", f"<!-- factcheck: {comment} -->\n\n{WRONG}\n") == lines
    ((line, message),) = notices()
    assert line == 1
    assert sentence in message
    assert not capsys.readouterr().err
    assert main(["b.md"]) == int(bool(lines))
    assert capsys.readouterr().err == f"factcheck: b.md:1: {message}\n"


@pytest.mark.usefixtures("folder")
def test_a_flood_of_orders_is_cut_off() -> None:
    flood = "<!-- factcheck: ignore[share] -->\n" * 20_000
    assert lines_of("b.md", f"{WRONG}\n\n{flood}") == [1]
    assert (1003, "there are over 1,000 orders in this article; the rest is not read.") in notices()


@pytest.mark.usefixtures("folder")
def test_an_order_on_a_rule_that_does_not_run_is_not_called_unused() -> None:
    text = f"<!-- factcheck: ignore[share] -->\n\n{WRONG}\n"
    assert lines_of("b.md", text, "--ignore", "share") == [3]
    assert notices() == []


def test_comments_keep_their_places() -> None:
    text = "a <!-- one\n two -->\nb <!----> <!-- never closed"
    first, second, third = comments_in(text)
    assert (first.text, text[first.start : first.end], first.line) == ("one two", "<!-- one\n two -->", 1)
    assert (second.text, second.line) == ("", 3)
    assert (third.text, third.end, third.line) == ("never closed", len(text), 3)
    assert len(comments_in("<!--" * 100_000)) == 1


def test_suppress_by_fingerprint_or_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppress", "a.txt:1:13", "--reason", "the desk has\nthe unrounded figures"]) == 0
    out, err = capsys.readouterr()
    assert out == (f"factcheck-suppressions.toml: percent-change on “45%” in a.txt is suppressed ({PRINT}).\n")
    assert not err
    (entry,) = read_book(folder / "factcheck-suppressions.toml").entries.values()
    assert (entry.fingerprint, entry.rule, entry.article) == (PRINT, "percent-change", "a.txt")
    assert entry.reason == "the desk has the unrounded figures"
    assert main(["a.txt"]) == 0
    out, err = capsys.readouterr()
    assert "nothing new to amend" in out
    assert "1 suppressed" in out
    assert not err
    assert main(["a.txt", "--isolated"]) == 1
    assert main(["a.txt", "--isolated", "--suppressions", "factcheck-suppressions.toml"]) == 0


def test_suppressing_keeps_what_is_in_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = folder / "factcheck-suppressions.toml"
    book.write_text(
        '# ours\nversion = 1 # as it was\n\n[[suppressed]]\nfingerprint = "0123456789abcdef" # why\nreason = "x"\n'
    )
    before = book.read_text()
    assert main(["suppress", PRINT.upper(), "a.txt", "--reason", 'he said "so"']) == 0
    after = book.read_text()
    assert after.startswith(before)
    assert after[len(before) :].startswith("\n[[suppressed]]\n")
    assert set(read_book(book).entries) == {"0123456789abcdef", PRINT}
    assert main(["suppress", "aaaaaaaaaaaaaaaa", "--reason", "x"]) == 0
    assert "it was not looked for" in capsys.readouterr().out
    assert not list(folder.glob("tmp*"))


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ([PRINT], "--reason"),
        ([PRINT, "--reason", " "], "say why"),
        (["xyz", "--reason", "x"], "'xyz' is no fingerprint"),
        ([PRINT[:-1], "--reason", "x"], "is no fingerprint"),
        (["0000000000000000", "a.txt", "--reason", "x"], "a.txt: there is no such finding (0000000000000000)."),
        (["a.txt:2", "--reason", "x"], "a.txt: there is no such finding (a.txt:2)."),
        (["a.txt:1:14", "--reason", "x"], "there is no such finding"),
        (["gone.txt:1", "--reason", "x"], "gone.txt: there is no such file."),
        ([PRINT, "a.txt", "--reason", "x", "--suppressions", "no/such/folder/file.toml"], "cannot be written"),
    ],
)
def test_suppress_refuses_what_is_not_sure(
    arguments: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suppress", *arguments]) == 2
    out, err = capsys.readouterr()
    assert sentence in err
    assert not out
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


@pytest.mark.usefixtures("folder")
def test_a_second_time_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    main(["suppress", PRINT, "a.txt", "--reason", "as told"])
    assert main(["suppress", PRINT, "--reason", "again"]) == 2
    assert "is suppressed already (as told)" in capsys.readouterr().err
    main(["suppress", PRINT, "a.txt", "--reason", "x", "--suppressions", "other.toml"])
    assert main(["suppress", PRINT, "a.txt", "--reason", "x"]) == 2


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("version = 1\n[[suppressed]]\n", ":2: this entry has no fingerprint"),
        ('version = 1\n[[suppressed]]\nfingerprint = "x"\n', "this entry has no fingerprint"),
        (f'version = 1\n[[suppressed]]\nfingerprint = "{PRINT}"\n', ":2: this entry gives no reason."),
        (f'version = 1\n[[suppressed]]\nfingerprint = "{PRINT}"\nreasn = "x"\n', "no 'reasn' (did you mean 'reason'?)"),
        (f'version = 1\n[[suppressed]]\nfingerprint = "{PRINT}"\nreason = "x"\nrule = "shar"\n', "did you mean 'share'?"),
        ("version = 1\nsuppressed = [1]\n", "this entry is no table of texts"),
        ("version = 2\n", "this is no file of suppressions"),
        ("version = true\n", "this is no file of suppressions"),
        ("", "this is no file of suppressions"),
        ("version = \n", "this is not TOML"),
    ],
)  # fmt: skip
def test_a_broken_file_is_an_error(text: str, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "factcheck-suppressions.toml").write_text(text)
    assert main(["a.txt"]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_missing_file_that_was_named_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--suppressions", "gone.toml"]) == 2
    assert "gone.toml: there is no such file." in capsys.readouterr().err


def test_entries_not_needed_any_more_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["suppress", PRINT, "a.txt", "--reason", "x"])
    (folder / "b.txt").write_text("Ten.\n")
    capsys.readouterr()
    assert main(["b.txt"]) == 0
    assert not capsys.readouterr().err
    (folder / "a.txt").write_text("Profit rose 20% to £60m from £50m.\n")
    assert main(["a.txt"]) == 0
    assert capsys.readouterr().err == (
        f"factcheck: factcheck-suppressions.toml:4: {PRINT} suppresses nothing in a.txt any more; take it out.\n"
    )
    assert main(["a.txt", "--ignore", "percent-change"]) == 0
    assert not capsys.readouterr().err


def test_an_entry_without_an_article_is_unused_once_its_folder_was_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["suppress", "0123456789abcdef", "--reason", "x"])
    capsys.readouterr()
    assert main(["a.txt"]) == 1
    assert not capsys.readouterr().err
    assert main([str(folder)]) == 1
    assert "0123456789abcdef suppresses nothing" in capsys.readouterr().err


def test_several_findings_in_one_place_must_be_told_apart(
    report: Report, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = report.findings[0]
    two = (first, replace(first, rule="share", code="FC201", fingerprint="1" * 16))
    monkeypatch.setattr(
        "factcheck.pipeline.check_articles", lambda _articles, **_: iter([replace(report, findings=two)])
    )
    assert main(["suppress", f"a.txt:{first.line}", "--reason", "x"]) == 2
    assert f"several findings stand there; name one of them: percent-change {first.fingerprint}, share 1111" in (
        capsys.readouterr().err
    )
    assert not (folder / "factcheck-suppressions.toml").exists()


def test_the_api_reads_no_files_but_marks_in_the_text(folder: Path) -> None:
    main(["suppress", PRINT, "a.txt", "--reason", "x"])
    assert factcheck.check_file(str(folder / "a.txt")).summary.inconsistent == 1
    with pytest.raises(FactcheckError):
        factcheck.check_file("gone.txt")


@pytest.mark.usefixtures("folder")
def test_comments_and_sic_in_a_saved_page() -> None:
    tail = "to £60m from £50m in the year to the end of March, the company said."
    page = f"""<!DOCTYPE html>
<html><head><title>The firm tells of a better year</title></head><body><article>
<h1>The firm tells of a better year</h1>
<p>The firm said on Tuesday that its business had grown in all of its regions, and that it would hire more people.</p>
<!-- factcheck: ignore[percent-change] the accounts have it -->
<p>Profit rose 45% {tail}</p>
<p>Sales rose 45% {tail}</p>
<p>Costs rose 45% [sic] {tail}</p>
<!-- factcheck: disable[percent-change] -->
<p>Debts rose 45% {tail}</p>
<!-- factcheck: enable[percent-change] -->
<p>Wages rose 45% {tail}</p>
<p>Rents rose 45% {tail} <!-- factcheck: ignore[percent-change] --></p>
<!-- factcheck: ignore[share] -->
<p>The chief executive said nobody had counted the cost of the move to the new building yet.</p>
</article></body></html>
"""
    assert lines_of("b.html", page) == [7, 12]
    assert notices() == [(14, "ignore[share] suppresses nothing here; take the comment out.")]
