"""Draw docs/page.png: the page for the reporter as Chromium shows it, with one figure opened. Needs Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).parent.parent
PICTURE: Final = ROOT / "docs" / "page.png"
FIXTURE: Final = "fixtures/inconsistent/cycling-injuries.txt"


def main() -> None:
    """Make the page, open its second finding and draw what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        command = [sys.executable, "-m", "factcheck", FIXTURE, "--output-format", "html", "-o", str(page)]
        subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - our own; it exits with 1, for findings
        _draw(page)
    print(f"{PICTURE}: {PICTURE.stat().st_size // 1024} kB")


def _draw(page: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": 1180, "height": 860}, color_scheme="light", reduced_motion="reduce")
        tab.goto(page.as_uri())
        tab.locator(".figure.review.stated").click()
        tab.evaluate("scrollTo(0, 0)")
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
