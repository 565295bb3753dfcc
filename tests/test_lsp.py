"""The language server, driven by an editor over standard input and output."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from editor import WAIT, Editor

from factcheck.cli import main
from factcheck.lsp.actions import actions
from factcheck.lsp.checking import check_document
from factcheck.lsp.positions import Places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# One astral character is two units of UTF-16, four bytes of UTF-8 and one code point.
LEAD = "\U0001f600 Profit rose "
WRONG = f"Results\n\n{LEAD}45% to £60m from £50m.\n"
RIGHT = f"Results\n\n{LEAD}20% to £60m from £50m.\n"


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    running = Editor(tmp_path)
    yield running
    running.stop()


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def place(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_an_editor_at_work(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "article.txt").as_uri()
    started = editor.start(textDocument={"publishDiagnostics": {"relatedInformation": True}})
    assert started["capabilities"]["positionEncoding"] == "utf-16"
    assert started["serverInfo"]["name"] == "factcheck"
    editor.open(uri, WRONG)
    (diagnostic,) = editor.found(1)
    assert diagnostic["range"] == place(2, units(LEAD), units(LEAD) + 3)
    assert (diagnostic["severity"], diagnostic["code"], diagnostic["source"]) == (1, "percent-change", "factcheck")
    assert "cannot all be right" in diagnostic["message"]
    related = [(item["message"], item["location"]["range"]) for item in diagnostic["relatedInformation"]]
    amounts = units(LEAD + "45% to ")
    assert ("£60m", place(2, amounts, amounts + 4)) in related

    at = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": units(LEAD) + 1}}
    told = editor.ask("textDocument/hover", at)["contents"]
    assert told["kind"] == "plaintext"
    assert "(£60m − £50m) ÷ £50m = +20%" in told["value"]
    assert editor.ask("textDocument/hover", {**at, "position": {"line": 0, "character": 2}}) is None

    asked = {"textDocument": {"uri": uri}, "range": diagnostic["range"], "context": {"diagnostics": [diagnostic]}}
    (action,) = editor.ask("textDocument/codeAction", asked)
    fingerprint = diagnostic["data"]["fingerprint"]
    assert f"factcheck suppress {fingerprint} article.txt --reason" in action["title"]
    assert "edit" not in action  # nothing is ever put into the text of an article
    command = action["command"]
    editor.ask("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
    shown = editor.hear(lambda message: message.get("method") == "window/showMessage")
    assert shown["params"]["message"].startswith(f"factcheck suppress {fingerprint}")
    assert editor.ask("textDocument/codeAction", {**asked, "range": place(0, 0, 3)}) == []

    # Of several changes in a row only the last is checked; until it is, nothing is told of the old text.
    for version in (2, 3, 4):
        editor.change(uri, WRONG + "\n" * version, version)
    editor.change(uri, RIGHT, 5)
    assert editor.ask("textDocument/hover", at) is None
    assert editor.found(5) == []
    assert not [message for message in editor.kept if message["method"] == "textDocument/publishDiagnostics"]
    assert "20% adds up" in editor.ask("textDocument/hover", at)["contents"]["value"]

    editor.change(uri, WRONG, 6)
    assert len(editor.found(6)) == 1
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.found() == []
    assert editor.leave() == 0


@pytest.mark.slow
def test_comments_in_markdown(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "article.md").as_uri()
    encodings = {"positionEncodings": ["utf-8", "utf-16"]}
    assert editor.start(general=encodings)["capabilities"]["positionEncoding"] == "utf-8"
    editor.open(uri, WRONG, "markdown")
    (diagnostic,) = editor.found(1)
    assert diagnostic["range"] == place(2, len(LEAD.encode()), len(LEAD.encode()) + 3)
    assert "relatedInformation" not in diagnostic
    asked = {"textDocument": {"uri": uri}, "range": diagnostic["range"], "context": {"diagnostics": []}}
    comment, _ = editor.ask("textDocument/codeAction", asked)
    (edit,) = comment["edit"]["changes"][uri]
    assert edit == {"range": place(2, 0, 0), "newText": "<!-- factcheck: ignore[percent-change] reason -->\n"}
    editor.change(uri, WRONG.replace(LEAD, edit["newText"] + LEAD), 2)
    assert editor.found(2) == []
    editor.change(uri, RIGHT.replace(LEAD, edit["newText"] + LEAD), 3)
    (notice,) = editor.found(3)
    assert "suppresses nothing" in notice["message"]
    assert notice["severity"] == 3
    assert editor.leave() == 0


@pytest.mark.slow
def test_settings_hold_and_their_faults_are_told(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "article.txt").as_uri()
    settings = tmp_path / "factcheck.toml"
    settings.write_text('ignore = ["percent-change"]\n')
    editor.start()
    editor.open(uri, WRONG)
    assert editor.found(1) == []
    settings.write_text('ignore = ["percent-chance"]\n')
    editor.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    (fault,) = editor.found(1)
    assert "did you mean 'percent-change'?" in fault["message"]
    settings.unlink()
    editor.change(uri, "", 2)
    assert editor.found(2) == []
    editor.open("untitled:Untitled-1", WRONG)
    assert [found["code"] for found in editor.found(1)] == ["percent-change"]
    assert editor.leave() == 0


@pytest.mark.slow
def test_a_source_that_is_written_again_is_read_again(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "article.txt").as_uri()
    (tmp_path / "factcheck.toml").write_text('sources = ["depots.csv", "lost.csv"]\n')
    source = tmp_path / "depots.csv"
    source.write_text("Depot,Buses\nAshby Road,84\nBrook Street,61\n")
    editor.start()
    editor.open(uri, "Ashby Road has 48 buses.\n")
    lost, found = editor.found(1)
    assert "lost.csv: there is no such file" in lost["message"]
    assert (found["code"], "depots.csv, B2" in found["message"]) == ("source-table", True)
    source.write_text("Depot,Buses\nAshby Road,48\nBrook Street,161\n")
    editor.change(uri, "Ashby Road has 48 buses now.\n", 2)
    assert [one["message"][:1] for one in editor.found(2) if "code" in one] == []
    assert editor.leave() == 0


def test_an_editor_that_goes_without_a_word(editor: Editor) -> None:
    editor.start()
    assert editor.server.stdin is not None
    editor.server.stdin.close()
    assert editor.server.wait(WAIT) == 1


def test_a_long_document_keeps_nobody_waiting(editor: Editor, tmp_path: Path) -> None:
    """It would take minutes; it is given up when it is closed, and when the editor leaves."""
    vast = WRONG * 20_000
    editor.start()
    for _ in range(2):
        editor.open((tmp_path / "vast.txt").as_uri(), vast)
        editor.open((tmp_path / "article.txt").as_uri(), WRONG)
        begun = time.monotonic()
        assert len(editor.found(1)) == 1
        editor.tell("textDocument/didClose", {"textDocument": {"uri": (tmp_path / "article.txt").as_uri()}})
        assert editor.found() == []
        editor.tell("textDocument/didClose", {"textDocument": {"uri": (tmp_path / "vast.txt").as_uri()}})
        assert editor.found() == []
    editor.open((tmp_path / "vast.txt").as_uri(), vast)
    time.sleep(1)
    assert editor.leave() == 0
    assert time.monotonic() - begun < WAIT


@pytest.mark.slow
def test_a_long_document_does_not_wait_for_another(editor: Editor, tmp_path: Path) -> None:
    editor.start()
    editor.open((tmp_path / "vast.txt").as_uri(), WRONG * 20_000)
    editor.open((tmp_path / "long.txt").as_uri(), WRONG + "\nIt rained.\n" * 5_000)
    assert len(editor.found(1)) == 1  # the other one would have 20,000


@pytest.mark.parametrize("noise", [b"Content-Length: xyz\r\n\r\n{}", b"Content-Length: 2\r\n\r\n{}}}", b"\r\n{"])
def test_a_bad_length_does_not_make_it_deaf(noise: bytes, editor: Editor) -> None:
    editor.start()
    assert editor.server.stdin is not None
    editor.server.stdin.write(noise)
    at = {"textDocument": {"uri": "file:///a.txt"}, "position": {"line": 0, "character": 0}}
    assert editor.ask("textDocument/hover", at) is None
    assert editor.leave() == 0


def test_bad_parameters_have_an_error_for_answer(editor: Editor) -> None:
    editor.start()
    with pytest.raises(AssertionError, match="-32602"):
        editor.ask("textDocument/hover", {"textDocument": 5})
    assert editor.leave() == 0


def test_exit_without_shutdown(editor: Editor) -> None:
    editor.start()
    editor.tell("exit")
    assert editor.server.wait(WAIT) == 1


def test_lines_end_where_the_protocol_says() -> None:
    text = "a\r\nb\rc\u2028d\x0b\n\U0001f600e"
    places = Places(text, units)
    spots = [(places.position(at).line, places.position(at).character) for at in range(len(text) + 1)]
    assert spots == [
        (0, 0),
        (0, 1),
        (0, 1),
        (1, 0),
        (1, 1),
        (2, 0),
        (2, 1),
        (2, 2),
        (2, 3),
        (2, 4),
        (3, 0),
        (3, 2),
        (3, 3),
    ]
    for offset in {*range(len(text) + 1)} - {2}:  # between CR and LF there is no place
        assert places.offset(places.position(offset)) == offset


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.md", f"# Results\n\nOne was lost.\n\n{WRONG}"),
        ("a.md", f"Lost.\n\n- {LEAD}45% to £60m from £50m.\n- Nothing else was counted.\n"),
        ("a.html", f"<h1>Results</h1>\n<p>Lost.</p>\n<p>{LEAD}45% to £60m from £50m.</p>\n"),
        ("a.html", f"<h1>Results</h1><p>Lost.</p><p>{LEAD}45% to £60m from £50m.</p>"),
    ],
)
def test_the_comment_offered_suppresses_what_it_is_offered_for(name: str, text: str) -> None:
    checked = check_document(text, name)
    (finding,) = (finding for finding in checked.report.findings if finding.severity)
    places = Places(text, units)
    stated = places.range(finding.stated.start, finding.stated.end)
    comment, _ = actions(checked, places, "file:///a", stated)
    assert comment.edit is not None
    assert comment.edit.changes is not None
    ((edit,),) = comment.edit.changes.values()
    start, end = places.offset(edit.range.start), places.offset(edit.range.end)
    report = check_document(text[:start] + edit.new_text + text[end:], name).report
    assert not [finding for finding in report.findings if finding.severity]
    assert [(found.rule, found.stated.text) for found in report.suppressed] == [(finding.rule, finding.stated.text)]
    assert not report.notices


def test_a_bug_does_not_end_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("factcheck.pipeline.check_articles", failing)
    checked = check_document(WRONG, "article.txt")
    assert checked.report.error == "factcheck itself failed here (ZeroDivisionError: a bug)."


@pytest.mark.parametrize("verb, library", [("lsp", "pygls"), ("watch", "watchfiles")])
def test_a_missing_extra(
    verb: str, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "factcheck.lsp.server", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    assert main([verb, *(["article.txt"] if verb == "watch" else [])]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert f"[{verb}]'" in err
    assert len(err.splitlines()) == 1


def test_ceilings_of_size_and_figures_hold_in_an_editor(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("max-size = 1\nmax-figures = 4\n", "utf-8")
    path = str(tmp_path / "article.txt")
    report = check_document(WRONG, path).report
    assert (report.error, len(report.quantities)) == (None, 3)
    assert check_document("There were 5 men, 6 women, 7 boys, 8 girls and 9 dogs.", path).report.error == (
        f"{path}: there are over 4 figures in this file; cut it into single articles, or allow more (--max-figures)."
    )
    assert check_document("Nobody counted.\n\n" * 60_000, path).report.error == (
        f"{path}: this file is over 1 MB; cut it into single articles."
    )


def test_the_ceiling_of_time_holds_in_an_editor(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("max-seconds = 1\n", "utf-8")
    assert "took over 1 s" in str(check_document(WRONG * 3_000, str(tmp_path / "article.txt")).report.error)
