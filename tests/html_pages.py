"""Pages for the reporter as tests make and read them, and text that would break out of a page that lets it."""

from __future__ import annotations

from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from factcheck.reporters import reporter
from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from factcheck.model import Report

VOID: Final = {"meta", "input", "br"}
HOSTILE: Final = (
    "<script>alert(1)</script></style></script><!-- & \" ' {{7*7}} {% raw %} javascript:alert(2) "
    "<a href='javascript:alert(3)' onclick=alert(4)>30</a> \x00 \x1b[31m \u202eevil\u2066 \u200b \ud800 <img src=http://evil.example/x>"
)


class Reader(HTMLParser):
    """Reads a page back: its elements with their attributes and text, and whether all were closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element: tuple[str, dict[str, str], list[str]] = (tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the last one that is open, which must be this one."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Give text to all that are open."""
        for _, _, text in self.open:
            text.append(data)

    def of(self, name: str) -> list[tuple[dict[str, str], str]]:
        """Return the attributes and the text of each element of a class or tag."""
        return [(a, "".join(text)) for tag, a, text in self.elements if name in (tag, *a.get("class", "").split())]


def rendered(*reports: Report, encoding: str = "utf-8", claims: bool = False) -> str:
    return "".join(reporter("html", claims=claims)(reports, Page(encoding=encoding)))


def axe() -> str:
    """The script of axe-core, which looks a page over for what shuts people out; the test is skipped where it is not installed."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return next(Path(found.origin).parent.rglob("axe.min.js")).read_text("utf-8")
