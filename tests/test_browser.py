"""The page in a real browser: click, keyboard, filters, dark, print; no error, no request, and hostile text stays text."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from html_pages import HOSTILE, axe, rendered

import factcheck
from factcheck.model import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from factcheck.model import Report

    Visit = Callable[..., Tab]

CHROMIUM: Final = shutil.which("chromium")
ARGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None,
        reason="Chromium is not installed (apt-get install chromium): the page is not tried in a browser",
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all, with a user directory of its own."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[test]'")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Open a page from its file; afterwards, nothing was complained of and nothing but that file was asked for."""
    told: list[str] = []
    tabs: list[Tab] = []

    def opened(html: str, *, width: int = 1280, **options: Any) -> Tab:  # noqa: ANN401 - Playwright's own
        file = tmp_path / f"page{len(tabs)}.html"
        file.write_text(html, "utf-8")
        tab = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", **options
        ).new_page()
        tabs.append(tab)
        tab.on("console", lambda message: told.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: told.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
        tab.on(
            "request", lambda request: None if request.url == file.as_uri() else told.append(f"asked: {request.url}")
        )
        tab.goto(file.as_uri())
        return tab

    yield opened
    for tab in tabs:
        tab.context.close()
    assert told == []


def open_cards(tab: Tab) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator(".card.open").all_inner_texts()]


def focused(tab: Tab) -> str:
    return str(tab.evaluate("document.activeElement.innerText"))


def test_a_click_shows_the_working_beside_its_figure(visit: Visit, report: Report) -> None:
    tab = visit(rendered(report))
    figure = tab.locator(".figure", has_text="almost 30 per cent")
    figure.click()
    (card,) = open_cards(tab)
    assert card.startswith("Amend 1")
    assert "17,022 − 14,260 = 2,762; ÷ 14,260 = +19.4%" in card
    assert figure.get_attribute("aria-expanded") == "true"
    assert tab.locator(".figure.linked").all_inner_texts() == ["almost 30 per cent", "17,022 cases", "14,260"]
    beside, box = (found.bounding_box() for found in (tab.locator(".card.open"), figure))
    assert beside is not None
    assert box is not None
    assert beside["x"] > box["x"] + box["width"]
    assert abs(beside["y"] - box["y"]) < 40
    figure.click()
    assert open_cards(tab) == []
    tab.locator(".card.review .place").click()
    assert "In a quotation: do not reword." in open_cards(tab)[0]
    tab.locator("h1").click()
    assert open_cards(tab) == []


def test_a_figure_that_nothing_speaks_of_tells_how_it_was_read(visit: Visit, report: Report) -> None:
    tab = visit(rendered(report))
    tab.locator(".figure", has_text="£3.2m").click()
    (card,) = open_cards(tab)
    assert "Read as 3,200,000; money, GBP" in card
    tab.keyboard.press("Escape")
    assert tab.locator(".card.read").count() == 0


def test_the_keyboard_alone_is_enough(visit: Visit, report: Report) -> None:
    tab = visit(rendered(report))
    while focused(tab) != "almost 30 per cent":
        tab.keyboard.press("Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("ArrowRight")
    assert focused(tab) == "17,022 cases"
    assert open_cards(tab) == []
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    assert len(open_cards(tab)) == 1
    assert "Amend 1" in focused(tab)
    for _ in range(4):
        tab.keyboard.press("ArrowDown")
    assert "Review 2" in open_cards(tab)[0]
    tab.keyboard.press("Tab")
    tab.keyboard.press("Escape")
    assert open_cards(tab) == []
    assert focused(tab) == "1%"
    tab.keyboard.press(" ")
    assert len(open_cards(tab)) == 1


def test_filters_leave_plain_text_behind(visit: Visit, report: Report) -> None:
    tab = visit(rendered(report))
    tab.get_by_role("checkbox", name="Amend").uncheck()
    tab.locator("input[name=unchecked]").uncheck()
    assert tab.locator(".figure[href]").all_inner_texts() == ["1%", "5%", "About 550,000 – 850,000 people"]
    hidden = tab.locator(".figure", has_text="17,022 cases")
    assert hidden.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert tab.locator(".card.amend").is_hidden()
    assert "".join(tab.locator(".copy").inner_text().split()) == "".join(report.text.split())
    tab.get_by_role("checkbox", name="Amend").check()
    assert tab.locator(".card.amend").is_visible()


def test_light_and_dark(visit: Visit, report: Report) -> None:
    grounds = {
        scheme: visit(rendered(report), color_scheme=scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    }  # fmt: skip
    assert grounds == {"light": "rgb(253, 252, 249)", "dark": "rgb(23, 22, 20)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(visit: Visit, report: Report, scheme: str, width: int) -> None:
    tab = visit(rendered(report), width=width, color_scheme=scheme, bypass_csp=True)
    tab.evaluate(axe())
    for opened in (False, True):
        if opened:
            tab.locator(".figure").first.click()
        told = tab.evaluate("axe.run()")["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:150]) for v in told] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_overflows(visit: Visit, report: Report, width: int) -> None:
    long = replace(report.findings[0], formula="9" * 300, message="9" * 300)
    tab = visit(rendered(replace(report, findings=(long, *report.findings[1:]), path="x" * 300)), width=width)
    tab.locator(".figure").first.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    box = tab.locator(".card.open").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_margin_notes_do_not_lie_on_one_another(visit: Visit, report: Report) -> None:
    crowded = replace(report, findings=tuple(replace(f, verdict="review") for f in report.findings * 3))
    tab = visit(rendered(crowded))
    for opened in (False, True):
        if opened:
            tab.locator(".figure").last.click()
        boxes = sorted((box["y"], box["y"] + box["height"]) for box in map(_box, tab.locator(".card").all()))
        assert len(boxes) == 9
        assert all(one[1] <= other[0] for one, other in pairwise(boxes))


def _box(found: Any) -> Any:  # noqa: ANN401 - Playwright's locator and its box
    return found.bounding_box()


def test_print_lists_the_working(visit: Visit, report: Report) -> None:
    tab = visit(rendered(report))
    tab.locator(".figure").first.click()
    tab.emulate_media(media="print")
    assert tab.locator(".card").count() == 3
    assert all(card.is_visible() for card in tab.locator(".card").all())
    assert all(card.evaluate("e => getComputedStyle(e).position") == "static" for card in tab.locator(".card").all())
    assert tab.locator(".key input").first.is_hidden()
    assert tab.pdf().startswith(b"%PDF")


def test_without_script_the_article_its_marks_and_the_findings_are_there(visit: Visit, report: Report) -> None:
    tab = visit(rendered(report), java_script_enabled=False)
    assert all(card.is_visible() for card in tab.locator(".card").all())
    assert tab.locator(".key input").first.is_hidden()
    tab.locator(".figure").first.click()
    assert tab.url.endswith("#a1-f1")


def test_hostile_text_stays_text(visit: Visit, report: Report) -> None:
    finding = replace(
        report.findings[0], sentence=HOSTILE, message=HOSTILE, formula=HOSTILE, suggestions=(HOSTILE,), slip=HOSTILE,
        reasons=(HOSTILE,), rule=HOSTILE, stated=Ref(None, HOSTILE, 0, 5), inputs=(),
    )  # fmt: skip
    figure = replace(report.quantities[0], text=HOSTILE, start=8, end=20, measure=HOSTILE, period=HOSTILE, unit=HOSTILE)
    hostile = replace(report, path=HOSTILE, text=HOSTILE, quantities=(figure,), findings=(finding,))
    tab = visit(rendered(hostile, replace(report, error=HOSTILE)))
    for figure_ in tab.locator(".figure").all():
        figure_.click()
        assert "{{7*7}}" in tab.locator(".card.open").first.inner_text()
    for words in ("<script>alert(1)</script>", "{{7*7}}", "javascript:alert(2)", r"\u202eevil", r"\x00", r"\ud800"):
        assert words in tab.locator(".copy").inner_text()
    assert tab.locator("img, iframe, script + script, [onclick]").count() == 0


def test_a_short_story_with_two_findings_takes_two_sheets(browser: Browser, tmp_path: Path) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    told = "The council said that the plan for the hall had been put before its members and that most were in favour."
    story = "\n\n".join(
        (
            "Costs of the hall rise",
            "The cost of the hall rose 45% to £60m from £50m in the year.",
            *([told] * 12),
            "Of its 1,200 seats, 300 (35%) are for members.",
        )
    )
    report = factcheck.check(story)
    assert report.summary.inconsistent == 2
    (tmp_path / "page.html").write_text(rendered(report), "utf-8")
    tab = browser.new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    assert len(PdfReader(BytesIO(tab.pdf(format="A4"))).pages) <= 2
    tab.close()


def test_the_policy_stops_what_would_slip_in(browser: Browser, report: Report, tmp_path: Path) -> None:
    """Were escaping ever to fail, the policy still lets nothing run and nothing leave."""
    evil = "<script>document.title='ran'</script><img src='http://127.0.0.1:9/x' onerror=\"document.title='ran'\">"
    (tmp_path / "page.html").write_text(rendered(report).replace("Online abuse", evil), "utf-8")
    tab = browser.new_page()
    refused: list[str | None] = []
    tab.on("requestfailed", lambda request: refused.append(request.failure))
    tab.on("requestfinished", lambda request: refused.append(None) if request.url.startswith("http") else None)
    tab.goto((tmp_path / "page.html").as_uri())
    tab.wait_for_timeout(200)
    assert "ran" not in tab.title().split()
    assert refused == ["csp"]
    tab.close()
