"""What is answered before click is imported is what the command line itself answers, to the byte; all else is left to it."""

from __future__ import annotations

import fcntl
import os
import pty
import runpy
import struct
import subprocess
import sys
import termios
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.cli import cli, main
from factcheck.extract.quantities import figures
from factcheck.lexicon import table
from factcheck.rules import RULES
from factcheck.start.article import answer_on, may_concern_us, may_hold_figure
from factcheck.start.page import TEXTS, read, wrapped
from factcheck.start.questions import answer_to

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
QUICK = [sys.executable, "-m", "factcheck"]
FULL = [sys.executable, "-c", "import sys\nfrom factcheck.cli import main\nsys.exit(main(sys.argv[1:]))"]
LOADED = """
import sys
from factcheck.__main__ import run
try:
    sys.exit(run())
finally:
    sys.stderr.write("click" if "click" in sys.modules else "")
"""
PLAIN = "It rained on the moors, and nobody came.\n\n“We walked home,” she said – no one knew why.\n"
STREAMS = {"COLUMNS": "80", "NO_COLOR": "", "FORCE_COLOR": ""}
Run: TypeAlias = tuple[int, bytes, bytes]


def told(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(list(arguments))
    return (code, *capsys.readouterr())


def at_once(arguments: Sequence[str]) -> tuple[int, str, str] | None:
    answer = answer_to(arguments)
    if answer is None:
        return None
    code, stream, text = answer
    return (code, text, "") if stream == 1 else (code, "", text)


def run(command: Sequence[str], *arguments: str, cwd: Path, **environment: str) -> Run:
    clean = {name: value for name, value in os.environ.items() if name not in STREAMS and "FACTCHECK" not in name}
    done = subprocess.run(
        [*command, *arguments], cwd=cwd, env={**clean, **environment}, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with no settings on the way up, where an article is checked with the streams as they are by default."""
    for name in list(os.environ):
        if name in STREAMS or "FACTCHECK" in name:
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_texts_are_fresh() -> None:
    fresh = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["start_texts"]()
    written = {path.name: path.read_text("utf-8") for path in Path(TEXTS).iterdir()}
    assert written == fresh, "run: python tools/make_docs.py"


def test_the_texts_take_one_cell_a_character_and_hold_nothing_that_is_not_shown() -> None:
    from rich.cells import cell_len

    from factcheck.reporters.legible import legible

    for path in Path(TEXTS).glob("rule*.txt"):
        for line in path.read_text("utf-8").replace("\t", " ").splitlines():
            assert legible(line) == line
            assert cell_len(line) == len(line)


VERBS: list[list[str]] = [[], *([name] for name in cli.commands)]


@pytest.mark.parametrize("width", [80, 100, 101, 300])
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(
    width: int, verb: list[str], option: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert at_once([*verb, option]) == told([*verb, option], capsys)


@pytest.mark.parametrize("width", [1, 79, 81, 99])
def test_help_of_another_width_is_left_to_click(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert at_once(["--help"]) is None


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert at_once(["--version"]) == told(["--version"], capsys)


@pytest.mark.parametrize("color", ["", "1"])
@pytest.mark.parametrize("width", [1, 40, 41, 47, 53, 66, 80, 99, 120, 200, 500])
def test_the_rules_at_each_width(
    width: int, color: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("FORCE_COLOR", color)
    for arguments in (["rules"], ["rule", "percent-change"], ["rule", "FC803"]):
        assert at_once(arguments) == told(arguments, capsys)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule(rule: object, alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert alone
    name = rule.name  # type: ignore[attr-defined]
    for word in (name, name.upper(), rule.code.lower()):  # type: ignore[attr-defined]
        assert at_once(["rule", word]) == told(["rule", word], capsys)


@pytest.mark.parametrize("name", ["percent-chance", "FC1O1", "fc9", "zzzz", "", "a'b", "rules", "PERCENT", "sh are"])
def test_a_rule_that_there_is_not(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert at_once(["rule", name]) == told(["rule", name], capsys)


LONG = sorted({name for command in cli.commands.values() for option in command.params for name in option.opts})
MISSPELT = [name[:-1] for name in LONG] + [name + "x" for name in LONG] + [name[:3] + name[4:] for name in LONG]
WRONG = [
    ["--bad"],
    ["--bad", "a.txt"],
    ["a.txt", "--bad"],
    ["check", "--bad=3", "a.txt"],
    ["a.txt", "b.txt", "--isolated", "--config", "x", "--zzz"],
    ["-o", "x", "-", "--outputfile"],
    ["claims", "a.txt", "--select", "share"],
    ["watch", "--jobs", "2"],
    ["suppress", "--resaon", "x"],
    ["lsp", "--studio"],
    ["rules", "--bad"],
    ["rule", "--bad"],
    ["rule", "share", "--bad"],
    ["--output-format", "word", "--bad"],
    ["--config", "--bad", "--worse"],
    ["--b'ad"],
    ['--b"ad'],
    ["--o"],
    ["--bad", "--version"],
    ["---help"],
    [],
    ["check"],
    ["claims"],
    ["--Help"],
    *([name] for name in MISSPELT if name.startswith("--") and name not in ("--", *LONG)),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_an_option_that_there_is_not(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert at_once(arguments) == told(arguments, capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["rule"],
        ["rule", "a", "b"],
        ["rules", "x"],
        ["a.txt"],
        ["--", "--bad"],
        ["--help", "--bad"],
        ["--bad", "--help"],
        ["-x", "--bad"],
        ["-ox", "--bad"],
        ["--isolated=1", "--bad"],
        ["a.txt", "--config"],
        ["--bäd"],
        ["--b\x1bad"],
        ["rule", "gr\u00fcn"],
        ["gone", "--help"],
        ["check", "a.txt", "--help"],
        ["--isolated"],
        ["--color=always", "rules"],
    ],
    ids=" ".join,
)
def test_what_is_not_plain_is_left_to_click(arguments: list[str]) -> None:
    assert at_once(arguments) is None


@given(st.lists(st.sampled_from(("a", "bb", "ccc", "dddddddd", " ", "  ", "e" * 50)), max_size=20), st.integers(1, 60))
def test_lines_break_where_rich_breaks_them(pieces: list[str], width: int) -> None:
    from rich.console import Console
    from rich.text import Text

    text = " ".join(pieces)
    lines = Text(text).wrap(Console(width=width, _environ={}), width)
    assert wrapped(text, width) == [line.plain for line in lines]


@pytest.mark.parametrize("arguments", [["rules"], ["rule", "share"], ["--help"], ["rule", "shrae"], ["--bad"]])
@pytest.mark.parametrize("width", [0, 60, 80, 132])
def test_a_terminal(arguments: list[str], width: int, tmp_path: Path) -> None:
    quick, full = (_on_terminal(command, arguments, width, tmp_path) for command in (QUICK, FULL))
    assert quick == full
    assert len(quick[1]) > 50


def _on_terminal(command: Sequence[str], arguments: Sequence[str], width: int, folder: Path) -> tuple[int, bytes]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    clean = {name: value for name, value in os.environ.items() if name not in STREAMS}
    process = subprocess.Popen(
        [*command, *arguments], cwd=folder, env={**clean, "TERM": "xterm"}, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # so Linux tells that nobody holds the other end any more
        pass
    os.close(ours)
    return process.wait(), shown


TEXTS_WITHOUT = {
    "plain": PLAIN,
    "windows": PLAIN.replace("\n", "\r\n"),
    "no newline": "Nobody counted anything.",
    "one": "One of them said that no one was there, one by one or one at a time.\n",
    "orders": "The second time, she left.\n",
    "lines": "\n\n   \n\tA line\n\n- another\n" * 30,
    "accents": "Café society met at the Élysée, ªº.\n",
    "like an order": "<!-- factcheck: ignore[share] -->\n\nfactcheck: disable\n",
    "money": "They paid in £ and €, a lot.\n",
    "long": "Word after word, and nothing to count.\n" * 3000,
    "months": "It came in May, on a Monday.\n",
    "signs": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n",
}
TEXTS_LEFT = {
    "digits": "It took 20 minutes.\n",
    "words": "It took twenty minutes.\n",
    "half": "Half of it was gone.\n",
    "fraction": "It took ½ of it.\n",
    "arabic": "It took ٣ days.\n",
    "raised": "It took m² of it.\n",
    "one": "It took one minute.\n",
    "age": "She died at the age of one and nobody knew.\n",
    "order": "It was the second straight loss.\n",
    "ages": "She was in her forties.\n",
    "folds": "It grew ten-fold.\n",
    "bidi": "It grew \u202e and grew.\n",
    "escape": "It grew \x1b[31m and grew.\n",
    "zero width": "It grew fi\u200bve times.\n",
    "ligature": "It grew ﬁve times.\n",
    "wide": "It grew ｔｗｏ times.\n",
    "empty": "",
    "blank": " \n\n",
    "mark": "\ufeffNobody came.\n",
    "binary": "\0\1\2",
    "rtf": "{\\rtf1 Nobody came.}\n",
    "pdf": "%PDF-\n",
    "too long": "Word after word.\n" * 20_000,
}


@pytest.mark.parametrize("text", TEXTS_WITHOUT.values(), ids=TEXTS_WITHOUT)
def test_an_article_without_figures(text: str, alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (alone / "a.txt").write_bytes(text.encode())
    answer = answer_on("a.txt")
    assert answer is not None
    code, stream, shown = answer
    assert stream == 1
    assert (code, shown, "") == told(["a.txt"], capsys)


@pytest.mark.parametrize("text", TEXTS_LEFT.values(), ids=TEXTS_LEFT)
def test_an_article_that_is_left_to_the_full_check(text: str, alone: Path) -> None:
    (alone / "a.txt").write_bytes(text.encode())
    assert answer_on("a.txt") is None


@pytest.mark.parametrize("color", ["", "1"])
@pytest.mark.parametrize("width", [1, 40, 45, 60, 80, 200])
@pytest.mark.parametrize(
    "name", ["a.txt", "a b  c.txt", "*.txt", "[x].txt", "~.txt", ".txt", "é" * 0 + "x" * 120 + ".txt"]
)
def test_its_name_at_each_width(  # noqa: PLR0913, PLR0917 - pytest's
    name: str, width: int, color: str, alone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("FORCE_COLOR", color)
    (alone / name).write_text(PLAIN)
    answer = answer_on(name)
    assert answer is not None
    assert answer[2] == told([name], capsys)[1]


@pytest.mark.parametrize("name", ["é.txt", "a\x1b[31m.txt", "a\nb.txt", "a\u202etxt.txt", "a\udcff.txt", "-.txt"])
def test_an_odd_name_is_left_to_the_full_check(name: str, alone: Path) -> None:
    (alone / os.fsencode(name).decode("utf-8", "surrogateescape")).write_text(PLAIN)
    assert answer_on(name) is None


@pytest.mark.parametrize("name", ["gone.txt", "gone/gone.txt", "./gone.txt", "~.txt", "a b.txt"])
def test_an_article_that_is_not_there(name: str, alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, stream, text = answer_on(name) or (0, 0, "")
    assert (code, "", text) == told([name], capsys)
    assert stream == 2
    (alone / "factcheck.toml").write_text("")
    assert answer_on(name) is None


def test_a_pattern_is_left_to_the_full_check(alone: Path) -> None:
    (alone / "a.txt").write_text(PLAIN)
    assert answer_on("?.txt") is None
    assert answer_on("gone/*.txt") is None


@pytest.mark.parametrize("settings", ["factcheck.toml", ".factcheck.toml", "factcheck-suppressions.toml"])
@pytest.mark.parametrize("where", [".", "desk", "desk/today", "elsewhere"])
def test_where_settings_may_hold_it_is_left_to_the_full_check(settings: str, where: str, alone: Path) -> None:
    for folder in ("desk/today", "elsewhere"):
        (alone / folder).mkdir(parents=True)
    (alone / "desk" / "today" / "a.txt").write_text(PLAIN)
    assert answer_on("desk/today/a.txt") is not None
    (alone / where / settings).write_text("")
    assert (answer_on("desk/today/a.txt") is None) == (where != "elsewhere")


@pytest.mark.parametrize(
    "project, ours",
    [
        ("", False),
        ('[project]\nname = "factcheck-desk"\nauthors = [{ name = "factcheck" }]\n', False),
        ('[project.scripts]\nfactcheck = "factcheck.__main__:run"\n', False),
        ('x = [\n  "factcheck",\n  "tool",\n]\n', False),
        ("this is not TOML, factcheck", False),
        ("[tool.factcheck]\n", True),
        ("[tool.factcheck.severity]\n", True),
        ('[ tool . "factcheck" ]\n', True),
        ("[tool]\nfactcheck = { isolated = true }\n", True),
        ("[tool]\nfactcheck.select = []\n", True),
        ("tool.factcheck.select = []\n", True),
        ("tool = { factcheck = { select = [] } }\n", True),
        ("tool = { x = [\n1], factcheck.select = [] }\n", True),
    ],
)
def test_which_projects_may_have_settings(project: str, ours: bool, alone: Path) -> None:  # noqa: FBT001 - a row
    assert may_concern_us(project) == ours
    (alone / "a.txt").write_text(PLAIN)
    (alone / "pyproject.toml").write_text(project)
    assert (answer_on("a.txt") is None) == ours


def test_projects_of_ours_are_found() -> None:
    assert not may_concern_us((ROOT / "pyproject.toml").read_text("utf-8"))


@cache
def _vocabulary() -> list[str]:
    """Every word of the lexicon that begins no figure, and signs."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.update(value.split())
        elif isinstance(value, dict):
            gather(list(value))
            gather(list(value.values()))
        elif isinstance(value, list):
            for item in value:
                gather(item)

    for path in sorted((ROOT / "factcheck" / "lexicon" / "en").glob("*.toml")):
        gather(table(path.stem))
    return sorted(word for word in found if not may_hold_figure(word))


OFTEN = ("one", "second", "eleventh", "a", "an", "minus", "of", "and", "was", "who", "£", "$", "%", "-", ",", ".", "(")


def test_a_word_behind_one_that_no_list_has_is_not_plain() -> None:
    assert may_hold_figure("one of’A$")
    assert not may_hold_figure("It is one of the men.")


@given(st.data())
def test_a_text_that_plainly_states_no_figure_has_none(data: st.DataObject) -> None:
    """In whatever order: words of the lexicon, the few that are a figure in some places, and signs."""
    words = st.one_of(st.sampled_from(_vocabulary()), st.sampled_from(OFTEN))
    pieces = data.draw(st.lists(st.tuples(words, st.sampled_from((" ", " ", "", "-", "’", "\n"))), max_size=25))
    text = "".join(word + gap for word, gap in pieces)
    assume(not may_hold_figure(text))
    assert not figures(text)[1]


def test_the_fixtures_sentence_by_sentence() -> None:
    """Real sentences: none with a figure is taken for one without, and most without are known for it."""
    plain = known = 0
    for path in sorted(ROOT.glob("fixtures/*/*.txt")):
        for sentence in path.read_text("utf-8").replace("\n", ". ").split(". "):
            if figures(sentence)[1]:
                assert may_hold_figure(sentence), sentence
            else:
                plain += 1
                known += not may_hold_figure(sentence)
    assert known > 0.9 * plain > 100


@pytest.mark.parametrize(
    "arguments, environment, quick",
    [
        (["--help"], {}, True),
        (["a.txt"], {}, True),
        (["check", "a.txt"], {"FORCE_COLOR": "1"}, True),
        (["rules"], {"LANG": "C", "LC_ALL": "C"}, True),
        (["rules"], {"PYTHONIOENCODING": "ascii"}, False),
        pytest.param(["rule", "share"], {"PYTHONIOENCODING": "latin-1"}, False, marks=pytest.mark.slow),
        pytest.param(["a.txt"], {"FACTCHECK_OUTPUT_FORMAT": "concise"}, False, marks=pytest.mark.slow),
        pytest.param(["a.txt"], {"FACTCHECK_DEBUG": "1"}, False, marks=pytest.mark.slow),
        (["a.txt", "a.txt"], {}, False),
        (["gone.txt"], {}, True),
        pytest.param(["a.txt/gone.txt"], {}, False, marks=pytest.mark.slow),
        pytest.param(["folder.txt"], {}, False, marks=pytest.mark.slow),
        (["closed.txt"], {}, False),
        pytest.param(["--isolated", "a.txt"], {}, False, marks=pytest.mark.slow),
        ([], {}, True),
        ([], {"_FACTCHECK_COMPLETE": "bash_source"}, False),
        (["--help"], {"_FACTCHECK_COMPLETE": "bash_source"}, False),
    ],
)
def test_the_command_as_a_whole(
    arguments: list[str],
    environment: dict[str, str],
    quick: bool,  # noqa: FBT001 - a row
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "closed.txt").write_text(PLAIN)
    (tmp_path / "closed.txt").chmod(0)
    if os.geteuid() == 0 and arguments == ["closed.txt"]:
        pytest.skip("root may read all")
    assert run(QUICK, *arguments, cwd=tmp_path, **environment) == run(FULL, *arguments, cwd=tmp_path, **environment)
    assert (b"click" not in run([sys.executable, "-c", LOADED], *arguments, cwd=tmp_path, **environment)[2]) == quick


@pytest.mark.parametrize("into", [">&-", "2>&-", ">/dev/full", "2>/dev/full", "| true", "| head -1", "</dev/null"])
@pytest.mark.parametrize(
    "arguments", ["a.txt", *(pytest.param(it, marks=pytest.mark.slow) for it in ("rules", "--help", "--bad"))]
)
def test_streams_that_nobody_reads(arguments: str, into: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAIN)
    script = f'"$@" {arguments} {into}; echo "${{PIPESTATUS[0]}}"'
    quick, full = (run(["/bin/bash", "-c", script, "bash", *command], cwd=tmp_path) for command in (QUICK, FULL))
    if into == "| true":  # whether it has gone before the text comes is chance
        quick, full = ((code, b"", error) for code, _, error in (quick, full))
    if full[1] == b"120\n":  # Python's own end, where standard error cannot be flushed; ours gives the run's code
        full = full[0], b"2\n", full[2]
    assert quick == full


def test_a_damaged_installation_is_left_to_click(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from factcheck.__main__ import run as run_it

    monkeypatch.setattr("factcheck.start.page.TEXTS", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["factcheck", "rules"])
    with pytest.raises(FileNotFoundError):
        read("rules.txt")
    assert run_it() == 0


def test_options_are_those_of_click() -> None:
    written = {tuple(row.split()[:2]) for row in read("options.txt").splitlines()}
    for name, command in cli.commands.items():
        for option in command.params:
            if isinstance(option, click.Option):
                assert {(name, one) for one in (*option.opts, *option.secondary_opts)} <= written
