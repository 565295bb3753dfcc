"""Draw docs/page.png, the page for the reporter with one figure opened, and docs/desk.png, that of `factcheck serve`. Needs Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).parent.parent
DESK: Final = ROOT / "docs" / "desk.png"
PICTURE: Final = ROOT / "docs" / "page.png"
FIXTURE: Final = "fixtures/inconsistent/cycling-injuries.txt"


def main() -> None:
    """Make the page, open its second finding and draw what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        command = [sys.executable, "-m", "factcheck", FIXTURE, "--output-format", "html", "-o", str(page)]
        subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - our own; it exits with 1, for findings
        _draw(page)
        _draw_desk(Path(folder) / "log")
    for picture in (PICTURE, DESK):
        print(f"{picture}: {picture.stat().st_size // 1024} kB")


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


def _draw_desk(log: Path) -> None:
    """Serve, paste the article, tick two of its figures and draw the ledger."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--isolated", "-j", "1"]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stderr=out, cwd=ROOT) as service,  # noqa: S603 - our own
        sync_playwright() as playwright,
    ):
        while not (found := re.search(r"serving on (\S+)", log.read_text("utf-8"))):
            time.sleep(0.1)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": 1180, "height": 900}, color_scheme="light", reduced_motion="reduce")
        tab.goto(found[1])
        tab.fill("#text", (ROOT / FIXTURE).read_text("utf-8"))
        tab.wait_for_selector("body[data-checks]")
        tab.fill("#slug", "cycling-injuries")
        tab.click("#tab-ledger")
        tab.fill("#by", "Ada Bell")
        for n, how in ((0, "source"), (4, "call")):
            tab.locator("#ledger tbody tr").nth(n).locator(f"[data-act={how}]").click()
        tab.locator("#status", has_text="Checked").wait_for()
        tab.evaluate("document.querySelector('#text').style.height = '150px'")
        tab.evaluate("document.activeElement.blur(); document.querySelector('#text').scrollTo(0, 0); scrollTo(0, 0)")
        tab.screenshot(path=DESK)
        browser.close()
        service.terminate()


if __name__ == "__main__":
    main()
