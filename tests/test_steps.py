"""What the tool does is counted, not timed: modules imported, sentences parsed, formulas worked out, lines of code run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from factcheck import pipeline
from factcheck.extract.engine import engine
from factcheck.judge import judge
from factcheck.pipeline import check_articles
from factcheck.readers import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from factcheck.extract.engine import Grammar, Token
    from factcheck.model import Derivation, Report

ROOT = Path(__file__).parent.parent
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("fixtures/consistent/*.txt"))]
THIRD = TEXTS[::3]
LOADED = "import sys, json\nfrom factcheck.cli import main\nmain(sys.argv[1:])\nprint(json.dumps(list(sys.modules)))"
# What the command imports at its start, and no more: each costs every user a few thousandths of a second, every time.
PLAIN = {"factcheck", "factcheck._version", "factcheck.cli", "factcheck.errors", "factcheck.stopping"}
PLAIN |= {"factcheck.start", "factcheck.start.page", "factcheck.start.questions"}  # whose words the command line uses
AT_START = {"--help": PLAIN, "--version": PLAIN}
# What is imported for an answer that is given at once, beside what Python itself needs to start: neither re nor typing.
AT_ONCE = {"__future__", "factcheck", "factcheck._version", "factcheck.__main__", "factcheck.start"}
AT_ONCE |= {"factcheck.start.page", "factcheck.start.questions"}
COUNTED = """
import json, sys
before = set(sys.modules)
from factcheck.__main__ import run
run()
print(json.dumps([name for name in sys.modules if name not in before]))
"""
# What no article needs that states plain figures: a model of the language in another form, and tables of rare things.
HEAVY = {"spacy", "thinc", "pydantic", "quantulum3", "scipy", "inflect", "dateutil", "jinja2", "lxml"}
HEAVY |= {"multiprocessing", "socket", "email", "tempfile"}  # what -j, -o and extras need
MOST_MODULES = 560
# What spaCy brings along and the check must not wait for: its command line, and what that is made of.
NEEDLESS = {"spacy.cli", "typer", "weasel", "httpx", "jinja2", "torch", "pandas", "sklearn"}


def _modules(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", LOADED, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize("option", AT_START)
def test_a_plain_question_imports_these_modules_alone(option: str) -> None:
    assert {name for name in _modules(option) if name.split(".")[0] == "factcheck"} == AT_START[option]


@pytest.mark.parametrize(
    "arguments, more",
    [
        (["--help"], set()),
        (["check", "--help"], set()),
        (["--version"], set()),
        (["rules"], set()),
        (["rule", "percent-change"], set()),
        (["--bad", "plain.txt"], set()),
        (["plain.txt"], {"factcheck.start.article"}),
        (["gone.txt"], {"factcheck.start.article"}),
    ],
)
def test_what_is_answered_at_once_imports_these_modules_alone(
    arguments: list[str], more: set[str], tmp_path: Path
) -> None:
    (tmp_path / "plain.txt").write_text("It rained on the moors, and nobody came.\n", encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", COUNTED, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    assert set(json.loads(run.stdout.splitlines()[-1])) - {"json"} == AT_ONCE | more


def test_an_article_loads_no_spacy_and_little_of_anything(tmp_path: Path) -> None:
    """What the start is kept short by: a quarter of a second from cold is these modules and no more."""
    article = tmp_path / "a.txt"
    article.write_text("Sales rose 20% to £60m from £50m.", encoding="utf-8")
    modules = _modules(str(article))
    assert "factcheck.extract.engine.compiled" in modules
    assert not {name.split(".")[0] for name in modules} & HEAVY
    assert len(modules) <= MOST_MODULES


def test_the_reference_loads_spacy_without_what_nobody_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_PARSER", "spacy")
    article = tmp_path / "a.txt"
    article.write_text("Sales rose 20% to £60m from £50m.", encoding="utf-8")
    modules = _modules(str(article))
    assert "spacy" in modules
    assert not modules & NEEDLESS


def test_an_article_without_a_figure_loads_no_model(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rained on the moors, and nobody came.", encoding="utf-8")
    assert not {name.split(".")[0] for name in _modules(str(article))} & {"spacy", "numpy", "quantulum3"}


class Counted(NamedTuple):
    """What a check of the texts did."""

    read: list[Sequence[Token]]
    worked_out: list[Derivation]
    figures: int


@pytest.fixture(scope="module")
def counted() -> Counted:
    """One check of every third text, with what is parsed and what is worked out counted."""
    given: list[Sequence[Token]] = []
    worked_out: list[Derivation] = []
    read = engine().read

    def reading(sentences: Sequence[Sequence[Token]]) -> list[Grammar]:
        given.extend(sentences)
        return read(sentences)

    def judging(name: str, code: str, derivation: Derivation, sentence: str) -> Any:  # noqa: ANN401 - a finding
        worked_out.append(derivation)
        return judge(name, code, derivation, sentence)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine(), "read", reading)
        patched.setattr(pipeline, "give_verdict", judging)
        figures = sum(len(report.quantities) for report in check_articles(map(from_text, THIRD)))
    return Counted(given, worked_out, figures)


def test_only_sentences_with_a_figure_are_parsed_and_each_once(counted: Counted) -> None:
    assert 0 < len(counted.read) <= counted.figures
    assert sum(map(len, counted.read)) < 0.9 * sum(len(engine().cut(text)) for text in THIRD)


def test_pairs_are_never_tried_blindly(counted: Counted) -> None:
    """Formulas stay fewer than figures: each is worked out since the text ties it, not since two figures are there."""
    assert 0 < len(counted.worked_out) < counted.figures


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["one article", "articles"])
def test_steps_grow_with_the_text_and_no_faster(kind: str) -> None:
    few, many = TEXTS[:2], TEXTS[:2] * 4
    lists = (["\n\n".join(few)], ["\n\n".join(many)]) if kind == "one article" else (few, many)
    list(_checked(few))  # tables are read and caches filled
    small, large = (_lines_run(texts) for texts in lists)
    assert small > 10_000
    assert large < 4.4 * small


def _checked(texts: Sequence[str]) -> Iterator[Report]:
    return check_articles(map(from_text, texts))


def _lines_run(texts: Sequence[str]) -> int:
    """How many lines of our own code are run; every round of a loop counts."""
    count = 0

    def local(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - a trace function
        nonlocal count
        count += event == "line"
        return local

    def trace(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - a trace function
        return local if "/factcheck/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        list(_checked(texts))
    finally:
        sys.settrace(before)
    return count
