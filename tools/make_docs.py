"""Write what the code itself says: docs/rules.md, the schema of the settings, README.md's report, the texts of a quick start."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.text import Text

from factcheck.cli import cli
from factcheck.extract.openers import figure_words
from factcheck.reporters import FORMATS
from factcheck.reporters.rule_page import explanation, listed, markdown
from factcheck.rules import RULES
from factcheck.start.page import as_file
from factcheck.start.questions import WIDTHS, texts_of_options

ROOT: Final = Path(__file__).parent.parent
RULES_PAGE: Final = ROOT / "docs" / "rules.md"
PICTURE: Final = ROOT / "docs" / "report.svg"
START: Final = ROOT / "factcheck" / "start" / "texts"
SETTINGS: Final = ROOT / "factcheck" / "schema" / "settings.v1.json"
README: Final = ROOT / "README.md"
FIXTURE: Final = "fixtures/inconsistent/knife-crime-figures.txt"
SHOWN_REPORT: Final = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)


def main() -> None:
    """Write all of them."""
    _write_start(start_texts())  # first: the report is made by the command, which reads them
    RULES_PAGE.parent.mkdir(exist_ok=True)
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
    SETTINGS.write_text(settings_schema(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"{RULES_PAGE}: {len(RULES)} rules\n{README}: {FIXTURE}")


def start_texts() -> dict[str, str]:
    """Return the texts that are answered before click is imported, by the name of their file."""
    rules = {f"rule-{rule.name}.txt": as_file(explanation(rule)) for rule in RULES}
    return {
        **_help_texts(),
        **rules,
        "rules.txt": as_file(listed(RULES)),
        "rule_names.txt": "".join(f"{rule.name} {rule.code}\n" for rule in RULES),
        "options.txt": "".join(texts_of_options({name: _options(name) for name in cli.commands})),
        "figure_words.txt": "".join(f"{name} {' '.join(sorted(words))}\n" for name, words in figure_words().items()),
    }


def _write_start(texts: dict[str, str]) -> None:
    START.mkdir(exist_ok=True)
    for path in START.iterdir():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (START / name).write_text(text, encoding="utf-8")


def _help_texts() -> dict[str, str]:
    return {
        "-".join(("help", *verb)) + f".{width}.txt": _help(verb, width)
        for width in WIDTHS
        for verb in ((), *((name,) for name in cli.commands))
    }


def _help(verb: tuple[str, ...], width: int) -> str:
    top = click.Context(cli, info_name="factcheck", terminal_width=width - 2, **cli.context_settings)
    if not verb:
        return cli.get_help(top) + "\n"
    command = cli.commands[verb[0]]
    inner = click.Context(command, parent=top, info_name=verb[0], terminal_width=width - 2, **command.context_settings)
    return command.get_help(inner) + "\n"


def _options(verb: str) -> dict[str, bool]:
    command = cli.commands[verb]
    options = [
        param
        for param in command.get_params(click.Context(command, parent=click.Context(cli, **cli.context_settings)))
        if isinstance(param, click.Option)
    ]
    return {name: not option.is_flag for option in options for name in (*option.opts, *option.secondary_opts)}


def rules_page() -> str:
    """Return the page of all rules."""
    return markdown(RULES) + "\n"


def settings_schema() -> str:
    """Return the schema of the settings with the names and codes of all rules, and all formats."""
    schema = json.loads(SETTINGS.read_text("utf-8"))
    schema["$defs"]["rule"]["enum"] = [word for rule in RULES for word in (rule.name, rule.code)]
    schema["properties"]["output-format"]["enum"] = list(FORMATS)
    return json.dumps(schema, indent=2) + "\n"


def readme() -> str:
    """Return README.md with the report as the tool prints it today."""
    report = _report("never")
    return SHOWN_REPORT.sub(lambda _: report, README.read_text("utf-8"), count=1)


def picture() -> str:
    """Return the report as the terminal shows it, drawn by rich."""
    console = Console(record=True, width=84, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(_report("always")))
    return console.export_svg(title=f"factcheck {FIXTURE}", unique_id="factcheck") + "\n"


def _report(color: str) -> str:
    command = [sys.executable, "-m", "factcheck", FIXTURE, "--color", color]
    environment = {**os.environ, "COLUMNS": "80"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=environment)  # noqa: S603 - our own
    return run.stdout.decode("utf-8")


if __name__ == "__main__":
    main()
