"""Write what the rules themselves say into docs/rules.md and the schema of the settings; and README.md's report."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from factcheck.reporters import FORMATS
from factcheck.reporters.rule_page import markdown
from factcheck.rules import RULES

ROOT: Final = Path(__file__).parent.parent
RULES_PAGE: Final = ROOT / "docs" / "rules.md"
PICTURE: Final = ROOT / "docs" / "report.svg"
SETTINGS: Final = ROOT / "factcheck" / "schema" / "settings.v1.json"
README: Final = ROOT / "README.md"
FIXTURE: Final = "fixtures/inconsistent/knife-crime-figures.txt"
SHOWN_REPORT: Final = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)


def main() -> None:
    """Write both pages."""
    RULES_PAGE.parent.mkdir(exist_ok=True)
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
    SETTINGS.write_text(settings_schema(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"{RULES_PAGE}: {len(RULES)} rules\n{README}: {FIXTURE}")


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
