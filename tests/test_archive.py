"""A whole archive: every form of source, bad articles, the same bytes whoever does the work, and going on after a stop."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from archives import FORMS, ROWS, archive, content, errors, json_lines, table
from pyarrow.parquet import write_table

import factcheck
from factcheck import crew
from factcheck.archive import files, forked, lines, made_with, rows, running, shard, sources, telling
from factcheck.archive.days import day_of
from factcheck.archive.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from factcheck.archive.record import Record
    from factcheck.archive.rows import Rows, Wanted

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="the stand-in reaches a process that is a copy of this one alone"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return FORMS["a.jsonl"](tmp_path / "a.jsonl")


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_source_gives_the_same(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = FORMS[form](tmp_path / form)
    assert archive(path, "-o", tmp_path / "out", "--figures", "-j", "1") == 1
    out, err = capsys.readouterr()
    assert out.startswith("12 articles, ")
    assert err == ""
    found = [
        (row["id"].split("/")[-1].removesuffix(".txt"), row["rule"], row["verdict"])
        for row in table(tmp_path / "out", "findings")
    ]
    wrong = sorted(id_ for id_, _, verdict in found if verdict == "inconsistent")
    assert wrong == ["a00", "a03", "a06", "a09"]
    articles = table(tmp_path / "out", "articles")
    assert [row["date"] for row in articles][:3] == [date(2010, 3, 6), date(2011, 3, 6), date(2012, 3, 6)]
    assert sum(row["figures"] for row in articles) == len(table(tmp_path / "out", "figures"))
    if form != "folder":
        assert [(row["id"], row["title"], row["desk"]) for row in articles] == [
            (r["id"], r["title"], r["section"]) for r in ROWS
        ]


def test_a_folder_holds_files_of_rows_too(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    for form in ("a.jsonl", "folder", "a.parquet"):
        FORMS[form](tmp_path / "all" / form)
    assert archive(tmp_path / "all", "-o", tmp_path / "out") == 1
    assert len(table(tmp_path / "out", "articles")) == 3 * len(ROWS)


@pytest.mark.parametrize(
    "cell, form, day",
    [
        ("2022-03-06", None, date(2022, 3, 6)),
        ("2022-03-06T10:00:00Z", None, date(2022, 3, 6)),
        ("20220306", None, date(2022, 3, 6)),
        ("6 March 2022", None, date(2022, 3, 6)),
        ("06-MAR-2022 09:17:00.15&#5;", None, date(2022, 3, 6)),
        ("Sun, 06 Mar 2022 11:05:30 GMT", None, date(2022, 3, 6)),
        ("06/03/2022", "%d/%m/%Y", date(2022, 3, 6)),
        ("06/03/2022", None, None),  # in March or in June
        ("March 2022", None, None),
        ("2022-02-30", None, None),
        ("1646524800", None, None),
        ("soon", None, None),
        (None, None, None),
        (date(2022, 3, 6), None, date(2022, 3, 6)),
    ],
)
def test_days(cell: object, form: str | None, day: date | None) -> None:
    assert day_of(cell, form) == day


def test_columns_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines([{"key": 7, "Story": ROWS[0]["text"], "when": "06/03/2022"}]))
    named = ("--id-column", "key", "--date-column", "when", "--date-format", "%d/%m/%Y")
    assert archive(path, "-o", tmp_path / "out", *named) == 2
    assert "no column is named like a text (key, Story, when); name it with --text-column" in capsys.readouterr().err
    assert archive(path, "-o", tmp_path / "out", *named, "--text-column", "Storey") == 2
    assert "there is no column 'Storey' (did you mean 'Story'?)" in capsys.readouterr().err
    assert archive(path, "-o", tmp_path / "out", *named, "--text-column", "Story") == 1
    (row,) = table(tmp_path / "out", "articles")
    assert (row["id"], row["date"]) == ("7", date(2022, 3, 6))


def test_a_bad_row_is_an_error_and_no_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 2000)
    bad = [
        b"{",
        b"[1]",
        b'{"id": "n", "text": null}',
        b'{"id": "i", "text": 5}',
        b'{"text": "\xff"}',
        b'"' + b"x" * 5000,
        b"[" * 1500,
    ]
    (tmp_path / "a.jsonl").write_bytes(json_lines(ROWS[:1]) + b"\n".join(bad) + b"\n\n" + json_lines(ROWS[1:2]))
    assert archive(tmp_path / "a.jsonl", "-o", tmp_path / "out") == 2
    found = errors(tmp_path / "out")
    path = tmp_path / "a.jsonl"
    assert [id_ for id_, _ in found] == [f"{path}:2", f"{path}:3", "n", "i", f"{path}:6", f"{path}:7", f"{path}:8"]
    assert [error.partition("(")[0].strip() for _, error in found] == [
        "this line is no JSON", "this line is no object of JSON.", "there is no text.", "its text is no text but int.",
        "this line is no JSON", "this line is over 0 MB long.", "this line is no JSON",
    ]  # fmt: skip
    assert [row["id"] for row in table(tmp_path / "out", "articles") if row["error"] is None] == ["a00", "a01"]


def test_bad_rows_of_csv(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'id,text\n1,"Profit rose 20% to 60\nfrom 50."\n2,\xff\xfe\n3\n\n4,It rained.\n')
    assert archive(tmp_path / "a.csv", "-o", tmp_path / "out") == 2
    assert errors(tmp_path / "out") == [
        (f"{tmp_path}/a.csv:4", "this row is not in UTF-8."),
        ("3", "there is no text."),
    ]
    assert len(table(tmp_path / "out", "articles")) == 4


@pytest.mark.parametrize("form", ["a.ndjson.gz", "a.jsonl.zst"])
def test_a_damaged_source_is_read_as_far_as_it_goes(form: str, tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "text": "It rained.", "key": os.urandom(3000).hex()} for n in range(60)
    ]  # more than is unpacked at once
    whole = (
        gzip.compress(json_lines(rows))
        if form.endswith("gz")
        else pa.Codec("zstd").compress(json_lines(rows), asbytes=True)
    )
    (tmp_path / form).write_bytes(whole[:-9])
    after = FORMS["a.parquet"](tmp_path / "b.parquet")
    assert archive(tmp_path / form, after, "-o", tmp_path / "out") == 2
    ((_, error),) = errors(tmp_path / "out")
    assert "damaged" in error
    assert error.endswith("nothing more of it was read.")
    assert [row["id"] for row in table(tmp_path / "out", "articles")][-len(ROWS) :] == [row["id"] for row in ROWS]


def test_a_bad_file_in_a_folder_is_an_error_and_no_stop(tmp_path: Path) -> None:
    folder = FORMS["folder"](tmp_path / "folder")
    (folder / "b.parquet").write_bytes(b"PAR1")
    (folder / "c.jsonl").write_text('{"key": "no text"}\n')
    (folder / "d.jsonl.gz").write_bytes(b"\x1f\x8b no gzip")
    assert archive(folder, "-o", tmp_path / "out") == 2
    found = errors(tmp_path / "out")
    assert [id_.removeprefix(f"{folder}/") for id_, _ in found] == ["b.parquet", "c.jsonl", "d.jsonl.gz"]
    assert [error.partition(" (")[0] for _, error in found] == [
        "this is no Parquet file that can be read", *2 * ["no column is named like a text"],
    ]  # fmt: skip
    assert len(table(tmp_path / "out", "articles")) == len(ROWS) + 3


@pytest.mark.slow
def test_what_unpacks_to_too_much_costs_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 3_000_000)
    monkeypatch.setattr(sources, "UNPACKED", 8_000_000)
    (tmp_path / "all").mkdir()
    bomb = b'{"text": "' + b"x" * 40_000_000 + b'"}\n'
    (tmp_path / "all" / "a.jsonl.gz").write_bytes(gzip.compress(json_lines(ROWS[:1]) + bomb + json_lines(ROWS[1:2])))
    (tmp_path / "all" / "b.jsonl").write_bytes(json_lines([{"text": "It rained. " * 100_000}]))
    write_table(pa.table({"text": ["x" * 9_000_000]}), tmp_path / "all" / "c.parquet", compression="zstd")
    assert archive(tmp_path / "all", "-o", tmp_path / "out", "--max-size", "1") == 2
    assert [error for _, error in errors(tmp_path / "out")] == [
        "this line is over 3 MB long.",
        "this text is over 1 MB; cut it into single articles.",
        "a group of its rows would unpack to over 8 MB; write smaller ones.",
    ]
    assert len(table(tmp_path / "out", "articles")) == 5


def test_an_article_without_a_file_any_more_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = FORMS["folder"](tmp_path / "folder")
    (folder / "b.docx").write_bytes(b"PK\x03\x04 no document")
    assert archive(folder, "-o", tmp_path / "out") == 2
    ((id_, error),) = errors(tmp_path / "out")
    assert id_ == str(folder / "b.docx")
    assert not error.startswith(id_)
    assert "1 article could not be checked (errors.parquet)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "sources, said",
    [
        (("gone.jsonl",), "gone.jsonl: there is no such file or folder."),
        (("empty",), "empty: there is no article there."),
        (("no.parquet",), "no.parquet: this is no Parquet file that can be read"),
        ((), "Missing argument 'SOURCE…'."),
    ],
)
def test_what_is_no_source(
    sources: Sequence[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.parquet").write_text("no")
    assert archive(*sources, "-o", "out") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("code, more", [(1, ()), (0, ("--fail-level", "never")), (0, ("--select", "currency"))])
def test_exit_codes(code: int, more: Sequence[str], source: Path, tmp_path: Path) -> None:
    assert archive(source, "-o", tmp_path / "out", *more) == code


def test_the_same_bytes_for_any_number_of_processes(source: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2", "3"):
        archive(source, "-o", tmp_path / jobs, "-j", jobs, "--shard-size", "2", "--figures")
    assert content(tmp_path / "1") == content(tmp_path / "2") == content(tmp_path / "3")
    assert len(content(tmp_path / "1")) == 3 + 4 * 6


def test_the_same_command_again_changes_nothing(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(source, "-o", tmp_path / "out")
    before = content(tmp_path / "out")
    monkeypatch.setattr(running, "made_by", lambda *_: pytest.fail("there is nothing to make"))
    assert archive(source, "-o", tmp_path / "out") == 1
    assert content(tmp_path / "out") == before


@pytest.mark.slow
@pytest.mark.parametrize("at", [0, 7, *(pytest.param(at, marks=pytest.mark.slow) for at in (1, 4, 13, 14))])
@pytest.mark.parametrize("more", [(), pytest.param(("--sample", "7"), marks=pytest.mark.slow)])
def test_after_a_full_disk_it_goes_on(  # noqa: PLR0913, PLR0917 - fixtures
    at: int,
    more: Sequence[str],
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = (*more, "--shard-size", "3", "-j", "1")
    archive(source, "-o", tmp_path / "whole", *options)
    written: list[Path] = []
    write = files._write  # noqa: SLF001 - where a disk says that it is full

    def full(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) > at:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(files, "_write", full)
    capsys.readouterr()
    code = archive(source, "-o", tmp_path / "out", *options)
    if len(written) > at:
        assert code == 2
        assert "there is no room left (No space left on device); what is done is kept" in capsys.readouterr().err
    assert not list((tmp_path / "out").rglob("*.tmp"))
    monkeypatch.setattr(files, "_write", write)
    assert archive(source, "-o", tmp_path / "out", *options) == 1
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_what_was_damaged_since_is_made_again(source: Path, tmp_path: Path) -> None:
    options = ("--shard-size", "3", "--figures")
    archive(source, "-o", tmp_path / "out", *options)
    before = content(tmp_path / "out")
    (tmp_path / "out" / "figures" / "shard=00001" / "figures.parquet").write_bytes(b"PAR1")
    (tmp_path / "out" / "findings" / "shard=00002" / "findings.parquet").unlink()
    (tmp_path / "out" / "done" / "00003.json").write_text("{")
    archive(source, "-o", tmp_path / "out", *options)
    assert content(tmp_path / "out") == before


def _other_version(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (running, shard):
        monkeypatch.setattr(module, "made_with", lambda: {**_made_with(), "factcheck": "9.9"})


_made_with = made_with.made_with


@pytest.mark.parametrize(
    "what", ["settings", *(pytest.param(it, marks=pytest.mark.slow) for it in ("version", "parser", "sources"))]
)
def test_nothing_is_mixed(
    what: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    archive(source, "-o", tmp_path / "out")
    before = content(tmp_path / "out")
    if what == "version":
        _other_version(monkeypatch)
    if what == "parser":
        monkeypatch.setenv("FACTCHECK_PARSER", "spacy")
        for module in (running, shard):
            monkeypatch.setattr(module, "made_with", made_with.made_with.__wrapped__)
    if what == "sources":
        source.write_bytes(json_lines(ROWS[:7]))
    more = ("--figures",) if what == "settings" else ()
    capsys.readouterr()
    assert archive(source, "-o", tmp_path / "out", *more) == 2
    said = {
        "version": "factcheck was 0.1.0 and is 9.9",
        "parser": "parser was compiled and is spacy",
        "settings": "figures was False and is True",
        "sources": "the sources are not what they were",
    }
    assert said[what] in capsys.readouterr().err
    assert content(tmp_path / "out") == before
    assert archive(source, "-o", tmp_path / "out", *more, "--restart") == 1
    assert archive(source, "-o", tmp_path / "anew", *more) == 1
    assert content(tmp_path / "out") == content(tmp_path / "anew")


def test_a_folder_of_other_things_is_left_alone(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for restart in ((), ("--restart",)):
        assert archive(source, "-o", tmp_path, *restart) == 2
        assert "this folder holds other things (a.jsonl); name an empty or a new one." in capsys.readouterr().err
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "manifest.json").write_text('{"name": "an extension of a browser"}')
    assert archive(source, "-o", tmp_path / "theirs", "--restart") == 2
    assert "this is no manifest of an archive" in capsys.readouterr().err
    folder = FORMS["folder"](tmp_path / "folder")
    assert archive(folder, "-o", folder / "out") == 2
    assert "this lies in the source" in capsys.readouterr().err
    assert source.read_bytes() == json_lines()


@pytest.mark.slow
@pytest.mark.parametrize(
    "left", ["", *(pytest.param(it, marks=pytest.mark.slow) for it in ("findings/shard=00000", "done"))]
)
@pytest.mark.parametrize("restart", [(), ("--restart",)])
def test_what_a_kill_left_half_written_is_written_over(
    left: str, restart: Sequence[str], source: Path, tmp_path: Path
) -> None:
    names = {"": "manifest.json", "findings/shard=00000": "findings.parquet", "done": "00000.json"}
    archive(source, "-o", tmp_path / "whole")
    out = tmp_path / "out"
    if left:
        archive(source, "-o", out)
        (out / "done" / "00000.json").unlink()
    out.mkdir(exist_ok=True)
    (out / left / f".{names[left]}.tmp").write_bytes(b"half")
    assert archive(source, "-o", out, *restart) == 1
    assert content(out) == content(tmp_path / "whole")


@pytest.mark.skipif(os.name != "posix", reason="locks of Unix")
def test_two_runs_do_not_work_in_one_folder(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    code = "import fcntl, sys\nfile = open(sys.argv[1], 'w')\nfcntl.lockf(file, fcntl.LOCK_EX)\nprint(flush=True)\nsys.stdin.read()"
    lock = str(tmp_path / "out" / ".lock")
    with subprocess.Popen([sys.executable, "-c", code, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert archive(source, "-o", tmp_path / "out") == 2
        other.communicate(b"")
    assert "another run is at work in this folder" in capsys.readouterr().err


def test_the_year_of_the_check_is_that_of_the_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines([{"id": str(n), "text": "It opened 34 years ago, in 2001."} for n in range(4)]))
    options = ("--shard-size", "2", "-j", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert archive(path, "-o", tmp_path / "out", *options) == 1
    before = content(tmp_path / "out")
    (tmp_path / "out" / "done" / "00001.json").unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2500000000")
    assert archive(path, "-o", tmp_path / "out", *options) == 1
    assert content(tmp_path / "out") == before


@pytest.mark.slow
def test_a_sample_is_the_same_each_time(source: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        archive(source, "-o", tmp_path / out, "--sample", "5", "--shard-size", "2")
    assert content(tmp_path / "one") == content(tmp_path / "two")
    numbers = [row["number"] for row in table(tmp_path / "one", "articles")]
    assert len(numbers) == 5
    assert numbers == sorted(numbers) != [1, 2, 3, 4, 5]


def _killing(ids: Sequence[str], once: Path | None = None) -> Callable[[Sequence[Record], Wanted], Rows]:
    """A stand-in that ends its process at some articles, each time or once."""
    check = rows.rows_of_group

    def kill(group: Sequence[Record], wanted: Wanted) -> Rows:
        if any(record.id in ids for record in group) and not (once and once.exists()):
            if once:
                once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return check(group, wanted)

    return kill


@linux
def test_a_process_that_dies_by_chance_costs_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--shard-size", "3", "-j", "2")
    archive(source, "-o", tmp_path / "whole", *options)
    kill = _killing(["a04"], tmp_path / "killed")
    monkeypatch.setattr("factcheck.archive.rows.rows_of_group", kill)
    assert archive(source, "-o", tmp_path / "out", *options) == 1
    assert (tmp_path / "killed").exists()
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@linux
def test_an_article_that_ends_each_process_is_an_error(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill = _killing(["a04"])
    monkeypatch.setattr("factcheck.archive.rows.rows_of_group", kill)
    monkeypatch.setattr(shard, "rows_of_group", kill)
    assert archive(source, "-o", tmp_path / "out", "--shard-size", "6", "-j", "2") == 2
    assert errors(tmp_path / "out") == [("a04", "the process that checked it ended too early, each time.")]
    assert len(table(tmp_path / "out", "articles")) == len(ROWS)


@linux
def test_where_every_process_dies_the_run_ends(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def die(_task: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(forked, "make", die)
    assert archive(source, "-o", tmp_path / "out", "-j", "2") == 2
    assert "ended too early, each time; what is done is kept" in capsys.readouterr().err


@pytest.mark.slow
@linux
def test_processes_are_renewed(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(source, "-o", tmp_path / "whole", "--shard-size", "1")
    hired: list[object] = []

    def hire(do: Callable[[Any], object]) -> object:
        hired.append(do)
        return crew.hired(do)

    monkeypatch.setattr(forked, "hired", hire)
    monkeypatch.setattr(forked, "RENEWED", 4)
    archive(source, "-o", tmp_path / "out", "--shard-size", "1", "-j", "1")
    assert len(hired) == 3
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_a_bug_of_ours_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_task: object) -> object:
        raise KeyError("shard")

    monkeypatch.setattr(forked, "make", fail)
    assert archive(source, "-o", tmp_path / "out", "-j", "1") == 2
    assert "factcheck itself failed at shard 0 (KeyError: 'shard')" in capsys.readouterr().err


def test_check_many_gives_the_rows_of_the_tables(source: Path, tmp_path: Path) -> None:
    archive(source, "-o", tmp_path / "out", "--figures")
    columns = {name: [row[name] for row in ROWS] for name in ROWS[0]}
    rows = factcheck.check_many(
        columns["text"],
        ids=columns["id"],
        titles=columns["title"],
        dates=columns["date"],
        desks=columns["section"],
        figures=True,
    )
    for name, schema in TABLES.items():
        told: list[dict[str, Any]] = getattr(rows, name)
        assert {frozenset(row) for row in told} == {frozenset(schema.names)}
        plain = pa.Table.from_pylist(told, schema).to_pylist()
        kept = [{k: v for k, v in row.items() if k != "shard"} for row in table(tmp_path / "out", name)]
        assert [{**row, "source": ""} for row in plain] == [{**row, "source": ""} for row in kept]


def test_check_many_alone() -> None:
    texts: list[Any] = ["Profit rose 45% to £60m from £50m.", "", None]
    rows = factcheck.check_many(iter(texts), select=["percent-change"])
    assert [(row["id"], row["error"]) for row in rows.articles] == [
        ("1", None),
        ("2", "there is no text."),
        ("3", "there is no text."),
    ]
    ((id_, stated, inputs),) = [(row["id"], row["stated"], row["inputs"]) for row in rows.findings]
    assert (id_, stated, {ref["text"] for ref in inputs}) == ("1", "45%", {"£50m", "£60m"})
    assert rows.figures == []
    with pytest.raises(ValueError, match="shorter"):
        factcheck.check_many(["It rained.", "It rained."], ids=["1"])
    with pytest.raises(TypeError, match="check_many"):
        factcheck.check_many("It rained.")


def test_the_page_is_safe(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>\u202e\x1b[31m"
    text = f"{hostile} Profit rose 45% to £60m from £50m."
    told: list[dict[str, Any]] = [
        {"id": hostile, "title": hostile, "desk": hostile, "text": text},
        {"id": hostile, "text": None},
        {"id": "s", "text": text + "\ud800"},
    ]
    (tmp_path / "a.jsonl").write_bytes(json_lines(told))
    assert archive(tmp_path / "a.jsonl", "-o", tmp_path / "out") == 2
    page = (tmp_path / "out" / "summary.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not set(page) & {"\u202e", "\x1b"}
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    assert len(table(tmp_path / "out", "articles")) == 3


def test_the_page_counts(source: Path, tmp_path: Path) -> None:
    archive(source, "-o", tmp_path / "out")
    page = (tmp_path / "out" / "summary.html").read_text("utf-8")
    assert "<h1>4 to amend and 0 to review in 12 articles</h1>" in page
    assert '<tr><th scope="row">percent-change</th><td>2</td>' in page
    assert '<tr><th scope="row">2010</th><td>4</td>' in page
    assert '<tr><th scope="row">Money</th><td>6</td>' in page
    assert page.count('<li class="inconsistent">') == 4


def test_progress_only_at_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with telling.told("Checking", 100) as say:
        say(50)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with telling.told("Checking", 100, 20) as say:
        say(30)
        say(10)
    assert "60/100" in capsys.readouterr().err


def test_the_rate_is_that_of_the_whole_run() -> None:
    assert telling._rate(0, 500, 3) == telling._rate(5, 5, 0) == ""  # noqa: SLF001 - what a bar shows is hard to read
    assert telling._rate(500, 36_000, 10) == "50.0 articles/s, 0:12:00 left"  # noqa: SLF001


def test_dask_wants_an_address(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for half in (("--engine", "dask"), ("--scheduler", "tcp://127.0.0.1:1")):
        assert archive(source, "-o", "out", *half) == 2
        assert "--engine dask and --scheduler ADDRESS go together." in capsys.readouterr().err


def test_the_manifest_tells_what_it_was_made_of(source: Path, tmp_path: Path) -> None:
    archive(source, "-o", tmp_path / "out", "--shard-size", "5")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert (manifest["articles"], manifest["shards"]) == (12, 3)
    assert manifest["sources"]["files"][0]["articles"] == 12
    entry = json.loads((tmp_path / "out" / "done" / "00000.json").read_bytes())
    assert entry["counts"]["articles"] == 5
