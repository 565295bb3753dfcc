"""Folders and patterns: which articles they stand for, in which order, and what is passed over."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import main
from factcheck.folders import Found, find_articles
from factcheck.settings import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, as desks have them."""
    monkeypatch.chdir(tmp_path)
    write(
        "news/b.txt", "news/a.md", "news/a/z.txt", "news/a/picture.jpg", "news/draft.bak.txt", "sport/a.html", "top.txt"
    )
    write("news/.cache/x.txt", "news/.hidden.txt", "news/node_modules/x.txt", "news/archive/old.txt")
    return tmp_path


def write(*names: str, text: str = "Nobody counted anything.\n") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def found(*names: str, force_exclude: bool = False) -> Found:
    return find_articles(names, Shelf(), force_exclude=force_exclude)


NEWS = ["news/a/z.txt", "news/a.md", "news/archive/old.txt", "news/b.txt", "news/draft.bak.txt"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "names, articles",
    [
        (["news"], NEWS),
        (["news/"], NEWS),
        (["./news"], NEWS),
        (["sport/../news"], NEWS),
        (["."], [*NEWS, "sport/a.html", "top.txt"]),
        (["top.txt", "."], ["top.txt", *NEWS, "sport/a.html"]),
        (["sport", "sport"], ["sport/a.html"]),
        (["top.txt", "top.txt"], ["top.txt", "top.txt"]),
        (["news/.hidden.txt"], ["news/.hidden.txt"]),
        (["news/.cache"], ["news/.cache/x.txt"]),
        (["news/*.txt"], ["news/b.txt", "news/draft.bak.txt"]),
        (["news/**/*.txt"], ["news/a/z.txt", "news/archive/old.txt", "news/b.txt", "news/draft.bak.txt"]),
        (["*/a*"], ["news/a/z.txt", "news/a.md", "news/archive/old.txt", "sport/a.html"]),
        (["news/a/*"], ["news/a/picture.jpg", "news/a/z.txt"]),
        (["**/*.jpg"], ["news/a/picture.jpg"]),
        (["news/[ab].*"], ["news/a.md", "news/b.txt"]),
        (["gone/*.txt"], ["gone/*.txt"]),
        (["*.docx"], ["*.docx"]),
        (["-"], ["-"]),
    ],
)  # fmt: skip
def test_what_stands_for_what(names: list[str], articles: list[str]) -> None:
    assert found(*names).articles == articles


def test_an_absolute_folder_and_a_file_with_a_star(folder: Path) -> None:
    write("what*.txt")
    assert found(str(folder / "sport")).articles == [str(folder / "sport" / "a.html")]
    assert found(str(folder / "spo*")).articles == [str(folder / "sport" / "a.html")]
    assert found("what*.txt").articles == ["what*.txt"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "settings, articles",
    [
        ('exclude = ["archive/", "*.bak.txt"]', ["news/.cache/x.txt", "news/.hidden.txt", *NEWS[:2], "news/b.txt", "news/node_modules/x.txt"]),
        ('extend-exclude = ["archive/", "*.bak.txt"]', [*NEWS[:2], "news/b.txt"]),
        ('extend-exclude = ["/news/a", "/news/b.txt"]', ["news/a.md", "news/archive/old.txt", "news/draft.bak.txt"]),
        ('extend-exclude = ["*.txt", "!old.txt"]', ["news/a.md", "news/archive/old.txt"]),
        ('extend-exclude = ["news/"]', NEWS),
        ('include = ["*.jpg"]', ["news/a/picture.jpg"]),
    ],
)  # fmt: skip
def test_settings_say_what_is_passed_over(settings: str, articles: list[str]) -> None:
    write("factcheck.toml", text=settings)
    assert found("news").articles == articles


@pytest.mark.usefixtures("folder")
def test_a_suffix_in_capitals_is_one_too() -> None:
    write("old/LEAD.TXT", "old/notes.Md", "old/PICTURE.JPG", "old/txt", "old/.TXT")
    assert found("old").articles == ["old/LEAD.TXT", "old/notes.Md"]
    write("factcheck.toml", text='include = ["*.TXT"]\n')
    assert found("old").articles == ["old/LEAD.TXT"]


@pytest.mark.usefixtures("folder")
def test_a_named_file_is_passed_over_only_where_asked() -> None:
    write("factcheck.toml", text='extend-exclude = ["archive/"]\n')
    names = ["news/archive/old.txt", "news/.cache/x.txt", "news/b.txt"]
    assert found(*names).articles == names
    assert found(*names, force_exclude=True).articles == ["news/b.txt"]


@pytest.mark.usefixtures("folder")
def test_gitignore() -> None:
    write(".gitignore", text="# drafts\n*.bak.txt\n/sport\n\narchive/\n")
    write("news/.gitignore", text="z.txt\n!draft.bak.txt\n")
    write("sport/.gitignore", text="nothing\n")
    expected = ["news/a.md", "news/b.txt", "news/draft.bak.txt"]
    assert found(".").articles == [*expected, "top.txt"]
    assert found("news").articles == [*expected[:1], "news/archive/old.txt", *expected[1:]], "no repository above"
    Path(".git").mkdir()
    assert found("news").articles == expected
    assert found("sport").articles == ["sport/a.html"], "named, so asked for"
    write("factcheck.toml", text="respect-gitignore = false\n")
    assert found("news").articles == NEWS


def test_links(folder: Path) -> None:
    (folder / "sport" / "again").symlink_to(folder / "sport")
    (folder / "sport" / "up").symlink_to(folder)
    (folder / "sport" / "link.txt").symlink_to(folder / "top.txt")
    (folder / "sport" / "broken.txt").symlink_to(folder / "gone.txt")
    (folder / "sport" / "loop.txt").symlink_to(folder / "sport" / "loop.txt")
    os.mkfifo(folder / "sport" / "pipe.txt")
    articles = ["sport/a.html", "sport/broken.txt", "sport/link.txt", "sport/loop.txt"]
    assert found("sport").articles == articles
    assert found("sport/**").articles == articles
    assert found("sport/again").articles == [name.replace("sport", "sport/again") for name in articles]


def test_a_link_that_leads_nowhere_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sport" / "broken.txt").symlink_to(folder / "gone.txt")
    (folder / "sport" / "loop.txt").symlink_to(folder / "sport" / "loop.txt")
    assert main(["sport"]) == 2
    err = capsys.readouterr().err
    assert "sport/broken.txt: there is no such file." in err
    assert "sport/loop.txt: this file cannot be read (Too many levels of symbolic links)." in err


def test_an_empty_folder_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    assert main(["empty"]) == 0
    out, err = capsys.readouterr()
    assert err == "factcheck: empty: there is no article in this folder.\n"
    assert not out
    assert main(["empty", "top.txt", "--output-format", "json"]) == 0
    out, err = capsys.readouterr()
    assert [article["path"] for article in json.loads(out)["articles"]] == ["top.txt"]
    assert main(["nothing/*.txt"]) == 2
    assert "nothing/*.txt: there is no such file." in capsys.readouterr().err


def test_a_folder_that_may_not_be_read_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scandir = os.scandir

    def refusing(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refusing)
    assert main(["news", "top.txt"]) == 2
    out, err = capsys.readouterr()
    assert "news/a: " in err
    assert "top.txt: no figures found" in out
    assert folder


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["x" * 5000 + ".txt", "nul\x00.txt", "x" * 5000 + "*", "top.txt/sub.txt"])
@pytest.mark.parametrize("options", [[], ["--config", "x" * 5000], ["--config", "fail-level = 'error' #" + "x" * 5000]])
def test_names_that_no_file_can_have(name: str, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, *options]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_where_one_stands_may_be_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "brief").mkdir()
    monkeypatch.chdir(folder / "brief")
    (folder / "brief").rmdir()
    assert main(["a.txt"]) == 2
    assert "the folder that you stand in is gone" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_gitignore_that_git_would_not_understand_either() -> None:
    write(".gitignore", text="!\n\n*.bak.txt\n[\n\\\n")
    assert found(".").articles == [*NEWS[:-1], "sport/a.html", "top.txt"]


@pytest.mark.usefixtures("folder")
def test_a_deep_folder() -> None:
    deep = Path("deep")
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    assert found("deep").articles == []


@pytest.mark.usefixtures("folder")
def test_claims_of_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "sport", "--output-format", "concise"]) == 0
    assert not capsys.readouterr().err
