"""Write docs/rules.md from the rules themselves, and the report that README.md shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from factcheck.reporters.rule_page import markdown
from factcheck.rules import RULES

ROOT: Final = Path(__file__).parent.parent
RULES_PAGE: Final = ROOT / "docs" / "rules.md"
README: Final = ROOT / "README.md"
FIXTURE: Final = "fixtures/inconsistent/knife-crime-figures.txt"
SHOWN_REPORT: Final = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)


def main() -> None:
    """Write both pages."""
    RULES_PAGE.parent.mkdir(exist_ok=True)
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    print(f"{RULES_PAGE}: {len(RULES)} rules\n{README}: {FIXTURE}")


def rules_page() -> str:
    """Return the page of all rules."""
    return markdown(RULES) + "\n"


def readme() -> str:
    """Return README.md with the report as the tool prints it today."""
    command = [sys.executable, "-m", "factcheck", FIXTURE, "--color", "never"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - our own command
    report = run.stdout.decode("utf-8")
    return SHOWN_REPORT.sub(lambda _: report, README.read_text("utf-8"), count=1)


if __name__ == "__main__":
    main()
