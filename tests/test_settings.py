"""Settings: which file holds for which article, what is wrong in it and where, and that the command line goes first."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from factcheck import FactcheckError, pipeline
from factcheck.cli import main
from factcheck.reporters import FORMATS
from factcheck.rules import RULES
from factcheck.settings import Settings, Shelf
from factcheck.settings.chosen import rules_for
from factcheck.settings.keys import KEYS
from factcheck.settings.shown import as_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.model import Article, Report

SCHEMA = json.loads((files("factcheck") / "schema" / "settings.v1.json").read_text("utf-8"))
EVERY_KEY = """
extend = "base.toml"
select = ["percent-change", "FC102"]
extend-select = ["share"]
ignore = ["FC102"]
fail-level = "warning"
min-severity = "warning"
show-checked = true
output-format = "concise"
dateline = 2022-03-06
include = ["*.story"]
exclude = ["archive/"]
extend-exclude = ["*.bak.txt"]
respect-gitignore = false
suppressions = "known.toml"
baseline = "baseline.json"
max-size = 5
max-figures = 7
max-seconds = 9
[severity]
percent-change = "warning"
[per-file-ignores]
"letters/*.txt" = ["share"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def found(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline find the report made by hand in every article."""

    def check_articles(articles: Iterable[Article], **_: Any) -> Iterator[Report]:  # noqa: ANN401
        return (replace(report, path=article.path) for article in articles)

    monkeypatch.setattr(pipeline, "check_articles", check_articles)


def write(texts: Mapping[str, str]) -> None:
    """Write files, and the folders that they stand in."""
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def names(settings: Settings, path: Path) -> set[str]:
    return {rule.name for rule in rules_for(settings, path)}


def test_every_key_is_read(folder: Path) -> None:
    write({"factcheck.toml": EVERY_KEY, "base.toml": 'extend-select = ["total"]\nextend-exclude = ["x"]\n'})
    settings = Shelf().settings_for("a.txt")
    assert settings.extend_select == ("total", "share")
    assert names(settings, folder / "a.txt") == {"percent-change", "share", "total"}
    assert names(settings, folder / "letters" / "a.txt") == {"percent-change", "total"}
    assert (settings.fail_level, settings.min_severity, settings.show_checked) == ("warning", "warning", True)
    assert (settings.output_format, settings.dateline) == ("concise", date(2022, 3, 6))
    assert [glob.pattern for glob in settings.extend_exclude] == ["x", "*.bak.txt"]
    assert settings.severity == {"percent-change": "warning"}
    assert settings.suppressions == folder / "known.toml"
    assert [file.name for file in settings.files] == ["factcheck.toml", "base.toml"]


@pytest.mark.usefixtures("folder")
def test_the_nearest_file_holds_for_each_article() -> None:
    write({
        "pyproject.toml": '[tool.factcheck]\nfail-level = "never"\n',
        "news/factcheck.toml": 'fail-level = "warning"\n',
        "news/.factcheck.toml": 'fail-level = "info"\n',
        "news/deep/pyproject.toml": "[tool.other]\nkey = 1\n",
        "news/deep/a.txt": "",
        "sport/a.txt": "",
    })  # fmt: skip
    shelf = Shelf()
    assert shelf.settings_for("a.txt").fail_level == "never"
    assert shelf.settings_for("sport/a.txt").fail_level == "never"
    assert shelf.settings_for("news/deep/a.txt").fail_level == "info"
    assert shelf.settings_for("news/deep/../../a.txt").fail_level == "never"
    assert Shelf(isolated=True).settings_for("news/a.txt") == Settings()
    assert Shelf(["news/factcheck.toml"]).settings_for("sport/a.txt").fail_level == "warning"


@pytest.mark.usefixtures("folder")
def test_what_another_tool_broke_in_pyproject_is_not_ours() -> None:
    write({"pyproject.toml": "[tool.other\n"})
    assert Shelf().settings_for("a.txt") == Settings()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text, sentence",
    [
        ("ignore = []\nselct = []\n", "factcheck.toml:2: there is no setting 'selct' (did you mean 'select'?)."),
        ('select = [\n  "share",\n  "shar",\n]\n', "factcheck.toml:3: select: there is no rule 'shar' (did you mean 'share'?)"),
        ('[severity]\nshare = "info"\npercent-chang = "off"\n', "factcheck.toml:3: severity: there is no rule 'percent-chang'"),
        ('[severity]\n"share" = "warn"\n', "factcheck.toml:2: severity: share: this is one of error, warning, info, off, not 'warn' (did you mean 'warning'?)."),
        ("severity.share = 3\n", "factcheck.toml:1: severity: share: this is one of error, warning, info, off, not 3."),
        ('[per-file-ignores]\n"a.txt" = ["share"]\n"b.txt" = "share"\n', "factcheck.toml:3: per-file-ignores: this takes a list of rule names"),
        ('[per-file-ignores]\n"!" = ["share"]\n', "factcheck.toml:2: per-file-ignores: '!' is no pattern"),
        ('fail-level = "fatal"\n', "factcheck.toml:1: fail-level: this is one of error, warning, info, never, not 'fatal'."),
        ('min-severity = "never"\n', "factcheck.toml:1: min-severity: this is one of error, warning, info, not 'never'."),
        ('output-format = "jsn"\n', "not 'jsn' (did you mean 'json'?)."),
        ("show-checked = 1\n", "factcheck.toml:1: show-checked: this is true or false, not 1."),
        ("ignore = 1\n", 'factcheck.toml:1: ignore: this takes a list of rule names, as ["…", "…"], not 1.'),
        ("ignore = [1]\n", "ignore: this takes a list of rule names"),
        ("severity = true\n", "severity: this is a table that gives a level to each rule, not true."),
        ('dateline = "6 March"\n', "dateline: this is a day, as 2022-03-06, not '6 March'."),
        ("dateline = 2022-03-06T10:00:00\n", "dateline: this is a day, as 2022-03-06"),
        ("baseline = 3\n", "baseline: this is the path of a file, not 3."),
        ("ignore = [\n", "factcheck.toml:1: this is not TOML (Invalid value)."),
        ("a = 1\na = 2\n", "factcheck.toml:2: this is not TOML (Cannot overwrite a value"),
        ("x = " + "[" * 9999, "factcheck.toml: this is not TOML (nested too deeply)."),
        ('extend = "gone.toml"\n', "gone.toml: there is no such file."),
        ('extend = "factcheck.toml"\n', "'extend' leads round in a circle (factcheck.toml → factcheck.toml)."),
        ('extend = "pyproject.toml"\n', "pyproject.toml: there is no section [tool.factcheck] in this file."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    write({"factcheck.toml": text, "pyproject.toml": "", "a.txt": "Ten.\n"})
    assert main(["a.txt"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_a_longer_circle_and_the_line_in_pyproject() -> None:
    write({"factcheck.toml": 'extend = "b/c.toml"\n', "b/c.toml": 'extend = "../factcheck.toml"\n'})
    with pytest.raises(FactcheckError, match=r"factcheck\.toml → b/c\.toml → factcheck\.toml"):
        Shelf().settings_for("a.txt")
    write({"d/pyproject.toml": "[tool.a]\nselct = 1\n[tool.factcheck]\n\nselct = 1\n[tool.factcheck.severity]\n"})
    with pytest.raises(FactcheckError, match=r"^d/pyproject\.toml:5: "):
        Shelf().settings_for("d/a.txt")


def test_files_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "factcheck.toml").write_bytes(b"# \xff\n")
    with pytest.raises(FactcheckError, match="not UTF-8"):
        Shelf().settings_for("a.txt")
    monkeypatch.setattr("factcheck.settings.toml_file.SIZE_LIMIT", 3)
    with pytest.raises(FactcheckError, match="over 0 MB"):
        Shelf().settings_for("a.txt")
    with pytest.raises(FactcheckError, match=r"gone\.toml: there is no such file\."):
        Shelf(["gone.toml"]).settings_for("a.txt")
    with pytest.raises(FactcheckError, match="Is a directory"):
        Shelf(["."]).settings_for("a.txt")


@pytest.mark.usefixtures("folder", "found")
@pytest.mark.parametrize(
    "settings, options, code, count",
    [
        ("", [], 1, 2),
        ('fail-level = "never"', [], 0, 2),
        ('fail-level = "never"', ["--fail-level", "error"], 1, 2),
        ('fail-level = "never"', ["--isolated"], 1, 2),
        ('fail-level = "never"', ["--config", 'fail-level = "error"'], 1, 2),
        ('min-severity = "error"', [], 1, 1),
        ("show-checked = true", [], 1, 3),
        ("show-checked = true", ["--no-show-checked"], 1, 2),
        ('ignore = ["percent-change"]', [], 0, 1),
        ('ignore = ["percent-change"]', ["--select", "percent-change"], 1, 1),
        ('ignore = ["percent-change"]', ["--ignore", "percent-or-points"], 0, 0),
        ('severity.percent-change = "off"', [], 0, 1),
        ('severity.percent-change = "off"', ["--select", "percent-change"], 1, 1),
        ('severity.percent-change = "warning"', [], 0, 2),
        ('severity.percent-change = "warning"', ["--fail-level", "warning"], 1, 2),
        ('severity.percent-change = "info"', ["--min-severity", "warning"], 0, 1),
        # A review is never raised, whatever its rule is set to.
        ('select = ["percent-or-points"]\nseverity.percent-or-points = "error"', [], 0, 1),
        ('[per-file-ignores]\n"*.txt" = ["percent-change"]', [], 0, 1),
        ('[per-file-ignores]\n"*.md" = ["percent-change"]', [], 1, 2),
        ('[per-file-ignores]\n"*.txt" = ["FC101", "FC104"]', [], 0, 0),
    ],
)  # fmt: skip
def test_settings_decide_what_counts(
    settings: str, options: list[str], code: int, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"factcheck.toml": f'output-format = "concise"\n{settings}\n', "a.txt": "Ten.\n"})
    options = [*options, *(["--output-format", "concise"] if "--isolated" in options else [])]
    assert main(["a.txt", *options]) == code
    assert len(capsys.readouterr().out.splitlines()) == count


@pytest.mark.usefixtures("folder", "found")
def test_each_article_is_judged_by_its_own_settings(capsys: pytest.CaptureFixture[str]) -> None:
    write({"a/factcheck.toml": 'ignore = ["FC101"]\n', "b/factcheck.toml": 'ignore = ["FC104"]\n'})
    write({"a/a.txt": "Ten.\n", "b/b.txt": "Ten.\n"})
    assert main(["a/a.txt", "b/b.txt", "--output-format", "json"]) == 1
    articles = json.loads(capsys.readouterr().out)["articles"]
    shown = [[finding["code"] for finding in article["findings"]] for article in articles]
    assert shown == [["FC104", "FC501"], ["FC101", "FC501"]]
    assert [article["summary"]["inconsistent"] for article in articles] == [0, 1]


@pytest.mark.usefixtures("folder", "found")
def test_standard_input_is_judged_where_its_name_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    write({"a/factcheck.toml": 'fail-level = "never"\n'})
    for options, code in (([], 1), (["--stdin-filename", "a/b.txt"], 0)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Ten.\n")))
        assert main(["-", *options]) == code


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "options, sentence",
    [
        (["--config", "gone.toml"], "gone.toml: there is no such file."),
        (["--config", "a.toml", "--config", "b.toml"], "--config takes one file"),
        (["--config", "a.toml", "--isolated"], "--isolated reads no settings file"),
        (["--config", "fail-level = x"], "neither a file nor a setting"),
        (["--config", "fail-levl = 'error'"], "there is no setting 'fail-levl' (did you mean 'fail-level'?)."),
        (["--config", "extend = 'a.toml'"], "name the file itself"),
    ],
)
def test_config_option(options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    write({"a.toml": "", "b.toml": "", "a.txt": "Ten.\n"})
    assert main(["a.txt", *options]) == 2
    assert sentence in capsys.readouterr().err


def test_settings_shown_can_be_read_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write({"factcheck.toml": EVERY_KEY, "base.toml": "", "a.txt": ""})
    assert main(["--show-settings", "a.txt", "--fail-level", "info"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# a.txt: factcheck.toml, base.toml\n")
    jsonschema.validate(_plain(tomllib.loads(shown)), SCHEMA, jsonschema.Draft202012Validator)
    (folder / "factcheck.toml").write_text(shown)
    again = Shelf().settings_for("a.txt")
    assert as_toml(again, "a.txt").partition("\n")[2] == shown.partition("\n")[2]
    assert again.fail_level == "info"
    assert main(["--show-settings", "--isolated"]) == 0
    assert capsys.readouterr().out.startswith("# <stdin>: no settings file\n")


def test_settings_shown_of_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write({"news/factcheck.toml": 'fail-level = "never"\n'})
    for name in ("news", "news/", "news/gone.txt", str(folder / "news")):
        assert main([name, "--show-settings"]) == 0
        assert 'fail-level = "never"' in capsys.readouterr().out
    assert main(["-", "--stdin-filename", "news/a.txt", "--show-settings"]) == 0
    assert capsys.readouterr().out.startswith("# news/a.txt: news/factcheck.toml\n")


def _plain(table: Any) -> Any:  # noqa: ANN401
    """Put days as JSON has them, as taplo does."""
    return json.loads(json.dumps(table, default=str))


def test_the_schema_is_one_and_knows_every_key_and_rule() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert list(SCHEMA["properties"]) == list(KEYS)
    assert SCHEMA["$defs"]["rule"]["enum"] == [word for rule in RULES for word in (rule.name, rule.code)], (
        "run: python tools/make_docs.py"
    )
    assert SCHEMA["properties"]["output-format"]["enum"] == list(FORMATS), "run: python tools/make_docs.py"
    jsonschema.validate(_plain(tomllib.loads(EVERY_KEY)), SCHEMA, jsonschema.Draft202012Validator)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text",
    [
        "selct = []",
        'select = "share"',
        'select = ["shar"]',
        'severity.share = "warn"',
        'severity.shar = "info"',
        'fail-level = "fatal"',
        'min-severity = "never"',
        'output-format = "jsn"',
        "show-checked = 1",
        'dateline = "6 March"',
        "baseline = 3",
        "exclude = [1]",
        'per-file-ignores."a" = "share"',
    ],
)
def test_the_schema_refuses_what_the_tool_refuses(text: str) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(_plain(tomllib.loads(text))))
    write({"factcheck.toml": text})
    with pytest.raises(FactcheckError):
        Shelf().settings_for("a.txt")
