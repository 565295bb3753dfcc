"""What an article may cost, what is no file, and a report that is there whole or not at all. SECURITY.md names these tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import pipeline
from factcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factcheck.model import Article, Report

BASH = shutil.which("bash") or "bash"
COMMAND = [sys.executable, "-m", "factcheck"]
SOUND = "Profit rose 20% to £60m from £50m.\n"
UNSOUND = "Profit rose 45% to £60m from £50m.\n"
posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and signals of Unix")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article, and the working directory that it lies in."""
    (tmp_path / "a.txt").write_text(UNSOUND, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def found(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline find the report made by hand; an article named "slow" is never done."""

    def check_articles(articles: Iterable[Article], **_: Any) -> Iterator[Report]:  # noqa: ANN401
        for article in articles:
            while article.path.startswith("slow"):
                time.sleep(0.01)
            yield replace(report, path=article.path)

    monkeypatch.setattr(pipeline, "check_articles", check_articles)


def names(folder: Path) -> list[str]:
    """List what stands in a folder: anything more is a file left behind."""
    return sorted(path.name for path in folder.iterdir())


def errors(text: str) -> dict[str, str | None]:
    return {article["path"]: article["error"] for article in json.loads(text)["articles"]}


@pytest.mark.usefixtures("folder")
def test_a_file_that_costs_too_much_does_not_stop_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "figures.txt").write_text("There were 5 men, 6 women, 7 boys and 8 girls.\n", "utf-8")
    (folder / "large.txt").write_text("Nobody counted anything here.\n\n" * 70_000, "utf-8")
    articles = ["a.txt", "figures.txt", "large.txt", "a.txt"]
    assert main([*articles, "--max-figures", "3", "--max-size", "1", "--output-format", "json"]) == 2
    found = json.loads(capsys.readouterr().out)["articles"]
    assert [article["error"] for article in found] == [
        None,
        "figures.txt: there are over 3 figures in this file; cut it into single articles, or allow more (--max-figures).",
        "large.txt: this file is over 1 MB; cut it into single articles.",
        None,
    ]
    assert found[0]["summary"]["inconsistent"] == found[3]["summary"]["inconsistent"] == 1


@pytest.mark.usefixtures("found")
def test_a_file_that_takes_too_long_does_not_stop_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "slow.txt").write_text(SOUND, "utf-8")
    assert main(["a.txt", "slow.txt", "a.txt", "--max-seconds", "1", "--output-format", "json"]) == 2
    sentence = "slow.txt: checking this took over 1 s; cut it into single articles, or allow more (--max-seconds)."
    assert [article["error"] for article in json.loads(capsys.readouterr().out)["articles"]] == [None, sentence, None]
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_ceilings_of_a_settings_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "factcheck.toml").write_text("max-figures = 2\n", "utf-8")
    assert main(["a.txt"]) == 2
    assert "over 2 figures" in capsys.readouterr().err
    assert main(["a.txt", "--max-figures", "3"]) == 1
    (folder / "factcheck.toml").write_text("max-figures = 0\n", "utf-8")
    assert main(["a.txt"]) == 2
    assert "a whole number from 1" in capsys.readouterr().err


@posix_only
@pytest.mark.parametrize(
    "make, sentence",
    [
        (os.mkfifo, "this is a pipe and no file; send it to standard input and name '-' instead."),
        (lambda path: os.mknod(path, stat.S_IFSOCK | 0o600), "this is a socket and no file"),
        (lambda path: path.symlink_to("/dev/zero"), "this is a device and no file"),
        (lambda path: path.symlink_to("gone.txt"), "there is no such file."),
        (lambda path: path.symlink_to(path.name), "this file cannot be read (Too many levels of symbolic links)."),
    ],
    ids=["pipe", "socket", "device", "dangling", "circle"],
)
def test_what_is_no_file_is_said(
    make: Callable[[Path], object], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder / "b.txt")
    assert main(["b.txt", "a.txt", "--output-format", "json"]) == 2
    first, second = json.loads(capsys.readouterr().out)["articles"]
    assert first["error"].startswith(f"b.txt: {sentence}")
    assert second["summary"]["inconsistent"] == 1


NOT_FILES: list[tuple[Callable[[Path], object], str]] = [
    (os.mkfifo, "it is a pipe and no file"),
    (lambda path: path.symlink_to("/dev/zero"), "it is a device and no file"),
    (lambda path: path.mkdir(), "Is a directory"),
    (lambda path: path.symlink_to(path.name), "Too many levels of symbolic links"),
    (lambda path: path.symlink_to("gone"), "there is no such"),
    (lambda path: path.write_bytes(b"# nothing\n" * 6_000_000), "this file is over"),
]


@posix_only
@pytest.mark.parametrize(
    "use", ["--config", "extend", "--baseline", "suppressions"], ids=["config", "extend", "baseline", "suppressions"]
)
@pytest.mark.parametrize("make, said", NOT_FILES, ids=["pipe", "device", "folder", "circle", "dangling", "huge"])
@pytest.mark.usefixtures("found")
def test_settings_that_are_no_file_are_said_at_once(
    make: Callable[[Path], object], said: str, use: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder / "other.toml")
    if use.startswith("--"):
        options = [use, "other.toml"]
    else:
        options = ["--config", "settings.toml"]
        (folder / "settings.toml").write_text(f'{use} = "other.toml"\n', "utf-8")
    code = main(["a.txt", *options])
    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    assert said in shown.err
    assert "other.toml" in shown.err
    assert shown.err.count("\n") == 1


@posix_only
@pytest.mark.parametrize("name", ["factcheck.toml", "pyproject.toml", ".gitignore"])
@pytest.mark.parametrize(
    "make", [make for make, _ in NOT_FILES[:5]], ids=["pipe", "device", "folder", "circle", "gone"]
)
@pytest.mark.usefixtures("found")
def test_settings_that_are_no_file_are_passed_over_where_nobody_named_them(
    make: Callable[[Path], object], name: str, folder: Path
) -> None:
    make(folder / name)
    assert main([".", "--output-format", "json"]) == 1


@posix_only
def test_a_link_and_a_pipe_that_is_written_to_are_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "link.txt").symlink_to("a.txt")
    assert main(["link.txt", "--output-format", "json"]) == 1
    assert errors(capsys.readouterr().out) == {"link.txt": None}
    shell = f"'{sys.executable}' -m factcheck <(sleep 0.2; cat a.txt) --output-format concise"
    piped = subprocess.run([BASH, "-c", shell], capture_output=True, text=True, timeout=60, check=False)
    assert (piped.returncode, piped.stderr) == (1, "")
    assert "percent-change" in piped.stdout


def test_a_report_file_is_replaced_whole(folder: Path) -> None:
    (folder / "out.json").write_text("the old report", "utf-8")
    (folder / "link.json").symlink_to("out.json")
    assert main(["a.txt", "--output-format", "json", "-o", "link.json"]) == 1
    assert (folder / "link.json").is_symlink()
    assert errors((folder / "out.json").read_text("utf-8")) == {"a.txt": None}
    assert names(folder) == ["a.txt", "link.json", "out.json"]


@posix_only
def test_a_report_to_a_device_leaves_the_device(folder: Path) -> None:
    target = folder / "null"
    target.symlink_to("/dev/null")
    assert main(["a.txt", "-o", "null"]) == 1
    assert os.path.exists("/dev/null")
    assert not os.path.isfile("/dev/null")


@posix_only
@pytest.mark.parametrize("target", ["gone/out.json", "/dev/full", "/proc/out.json", ".", "a" * 300, "a\0b"])
@pytest.mark.usefixtures("found")
def test_a_report_that_cannot_be_written_is_said(target: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--output-format", "json", "-o", target]) == 2
    assert "the report cannot be written there (" in capsys.readouterr().err
    assert names(folder) == ["a.txt"]


@posix_only
def test_a_full_disk_leaves_the_old_report(folder: Path) -> None:
    (folder / "out.json").write_text("the old report", "utf-8")
    shell = f"ulimit -f 1; exec '{sys.executable}' -B -m factcheck a.txt --output-format json -o out.json"
    full = subprocess.run([BASH, "-c", shell], capture_output=True, text=True, timeout=60, check=False)
    assert (full.returncode, full.stderr) == (
        2,
        "factcheck: out.json: the report cannot be written there (File too large).\n",
    )
    assert (folder / "out.json").read_text("utf-8") == "the old report"
    assert names(folder) == ["a.txt", "out.json"]


@posix_only
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "shell, code, stderr",
    [
        ("{} a.txt > /dev/full", 2, "the report cannot be written to standard output (No space left on device)."),
        ("{} rules > /dev/full", 2, "the report cannot be written to standard output (No space left on device)."),
        ("{} a.txt >&-", 2, "standard output is closed; give it a place, or write to a file with -o."),
        ("{} - <&-", 2, "<stdin>: standard input is closed; name a file."),
        ("{} gone.txt 2>&-", 2, ""),
        ("{} gone.txt 2> /dev/full", 2, ""),
        ("{} a.txt --show-checked | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}", 1, ""),
    ],
)
def test_streams_that_are_closed_or_full(shell: str, code: int, stderr: str) -> None:
    command = shell.format(f"'{sys.executable}' -m factcheck")
    shut = subprocess.run([BASH, "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (shut.returncode, shut.stderr) == (code, stderr and f"factcheck: {stderr}\n")


# In seconds from the start: while Python loads, while spaCy does, and while articles are checked.
MOMENTS = (0.1, 1.0, 2.5, 5.0)
# What is ignored here, as SIGHUP under nohup, is ignored by every process that is started from here.
STOPS = [
    stop
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL")
    if (stop := getattr(signal, name, None)) is not None and signal.getsignal(stop) is not signal.SIG_IGN
]


@pytest.mark.slow
@posix_only
@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_killed_at_any_moment(stop: signal.Signals, folder: Path) -> None:
    (folder / "long.txt").write_text((UNSOUND + "\n") * 3_000, "utf-8")
    (folder / "out.json").write_text("the old report", "utf-8")
    command = [*COMMAND, *["long.txt"] * 50, "--output-format", "json", "-o", "out.json"]
    for moment in MOMENTS:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(moment)
        process.send_signal(stop)
        out, err = process.communicate(timeout=60)
        assert out == ""
        answered = (process.returncode, err) == (2, "factcheck: stopped before the check was done.\n")
        # Before Python itself is up, and for SIGKILL at any moment, the system answers.
        unanswered = process.returncode != 0 and (stop is signal.SIGKILL or moment == MOMENTS[0])
        assert answered or unanswered, (moment, process.returncode, err)
        assert (folder / "out.json").read_text("utf-8") == "the old report"
    assert names(folder) == ["a.txt", "long.txt", "out.json"]


@posix_only
@pytest.mark.slow
def test_nohup_keeps_its_word(folder: Path) -> None:
    (folder / "long.txt").write_text("Sales rose 50% to £60m from £50m in May.\n\n" * 80, encoding="utf-8")
    command = f"trap '' HUP; '{sys.executable}' -m factcheck long.txt >/dev/null & sleep 0.5; kill -HUP $!; wait $!"
    kept = subprocess.run([BASH, "-c", command], capture_output=True, text=True, cwd=folder, timeout=60, check=False)
    assert (kept.returncode, kept.stderr) == (1, "")


def test_no_module_opens_a_connection() -> None:
    imports = re.compile(
        r"^\s*(?:from|import) (?:socket|ssl|http|urllib\.request|ftplib|smtplib|requests|httpx|aiohttp)\b", re.MULTILINE
    )
    package = Path(pipeline.__file__).parent
    found = [path for path in package.rglob("*.py") if imports.search(path.read_text("utf-8"))]
    assert [str(path.relative_to(package)) for path in found] == ["serve/running.py"]  # which listens, and calls nobody
    assert re.findall(r"socket\.\w+\(", found[0].read_text("utf-8")) == ["socket.create_server("]


def test_every_promise_names_its_tests() -> None:
    """SECURITY.md: each row of its tables names files or tests, and all of them are there."""
    root = Path(__file__).parent.parent
    rows = [line for line in (root / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    promises = [row for row in rows if not row.startswith("| promise |")]
    assert len(promises) >= 20
    for row in promises:
        named = re.findall(r"`(tests/\w+\.py)?(?:::(\w+))?`", row.split("|")[2])
        assert named
        file = ""
        for path, test in named:
            file = path or file
            source = (root / file).read_text("utf-8")
            assert not test or f"def {test}(" in source, (file, test)
