"""The page of `factcheck serve` in a real browser: paste, drop, edit, tick, reload, export, two at once, hostile text, offline."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from html_pages import HOSTILE, axe
from serving import Running, running

from factcheck.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    Visit = Callable[..., Tab]

CHROMIUM: Final = shutil.which("chromium")
ARGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
STORY: Final = """Sales leap at Harrow Mill

Sales at the mill rose 45% to £60m from £50m last year. Of its 1,240 workers, 310 (25%) work at night.

The chairman said that 17 looms were sold.
"""
EXPECTED: Final = re.compile(
    "ERR_INTERNET_DISCONNECTED|status of (?:401|422)"
)  # what a browser says of what we try on purpose
DROP: Final = """([name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name));
  document.querySelector("#text").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None,
        reason="Chromium is not installed (apt-get install chromium): the page is not tried in a browser",
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[test]'")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that keeps nothing."""
    with running(tmp_path_factory.mktemp("desk"), "-j", "1") as started:
        started.ready()
        yield started


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that keeps ledgers."""
    folder = tmp_path_factory.mktemp("keeping")
    with running(folder, "-j", "1", "--data", str(folder / "data")) as started:
        started.ready()
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open the page; afterwards nothing was complained of, and nothing was asked of anybody but the service."""
    told: list[str] = []
    tabs: list[Tab] = []

    def opened(service: Running, path: str = "/", *, width: int = 1280, **options: Any) -> Tab:  # noqa: ANN401 - Playwright's own
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        tab = context.new_page()
        tabs.append(tab)
        tab.on("console", lambda message: told.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: told.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
        ours = (service.url, f"blob:{service.url}")
        tab.on("request", lambda r: None if r.url.startswith(ours) else told.append(f"asked: {r.url}"))
        tab.goto(service.url + path)
        return tab

    yield opened
    for tab in tabs:
        tab.context.close()
    assert [line for line in told if not EXPECTED.search(line)] == []


def checked(tab: Tab, times: int) -> None:
    """Wait until so many answers were shown."""
    tab.wait_for_function("n => Number(document.body.dataset.checks || 0) >= n", arg=times, timeout=30_000)


def pasted(tab: Tab, text: str = STORY) -> Tab:
    tab.fill("#text", text)
    checked(tab, 1)
    return tab


def dropped(tab: Tab, name: str, data: bytes) -> None:
    tab.evaluate(DROP, [name, list(data)])


def rows(tab: Tab) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator("#ledger tbody tr").all_inner_texts()]


def ledger(tab: Tab, by: str = "Ada Bell") -> Tab:
    tab.click("#tab-ledger")
    tab.fill("#by", by)
    return tab


def row(tab: Tab, figure: str) -> Any:  # noqa: ANN401 - Playwright's own
    return tab.locator("#ledger tbody tr").filter(has=tab.locator("td > a", has_text=figure)).first


def tick(tab: Tab, figure: str, how: str = "source") -> None:
    row(tab, figure).locator(f"[data-act={how}]").click()
    row(tab, figure).locator(".by").wait_for()


def test_a_pasted_text_is_reported_on_in_the_article(visit: Visit, service: Running) -> None:
    tab = pasted(visit(service))
    assert tab.inner_text("#verdict") == "1 figure to amend."
    tab.locator(".figure.amend", has_text="45%").click()
    assert "60" in tab.locator(".card.open.amend").inner_text()
    assert "".join(tab.locator(".copy").inner_text().split()) == "".join(STORY.split())
    assert tab.inner_text("#status").startswith("Checked ")


def test_while_somebody_writes_the_last_answer_is_shown_as_such_and_then_the_next(
    visit: Visit, service: Running
) -> None:
    tab = pasted(visit(service))
    tab.fill("#text", STORY.replace("45%", "20%"))
    assert "The text has changed since." in tab.inner_text("#stale")
    assert tab.inner_text("#verdict") == "1 figure to amend."
    checked(tab, 2)
    assert "amend" not in tab.inner_text("#verdict")
    assert tab.locator("#stale").is_hidden()
    tab.fill("#text", "")
    tab.locator("#result").wait_for(state="hidden")


def test_from_a_note_to_its_figure_in_the_text(visit: Visit, service: Running) -> None:
    tab = pasted(visit(service), "\U0001f600 " + STORY)
    tab.locator(".figure", has_text="£60m").first.click()
    tab.get_by_role("button", name="£60m: edit in the text").click()
    chosen = "(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.activeElement)"
    assert tab.evaluate(chosen) == "£60m"
    tab.keyboard.insert_text("£72.5m")
    checked(tab, 2)
    assert "amend" not in tab.inner_text("#verdict")


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_a_dropped_file_is_read_as_what_it_is(visit: Visit, service: Running, suffix: str) -> None:
    tab = visit(service)
    dropped(tab, f"mill.{suffix}", _file(suffix))
    checked(tab, 1)
    assert tab.inner_text("#verdict") == "1 figure to amend."
    assert tab.input_value("#slug") == f"mill.{suffix}"
    assert "rose 45% to £60m" in tab.input_value("#text")


def _file(suffix: str) -> bytes:
    if suffix == "docx":
        return _docx(STORY)
    if suffix == "pdf":
        return _pdf()
    body = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n")[1:])
    return f"<html><body><article><h1>Sales leap at Harrow Mill</h1>{body}</article></body></html>".encode()


def _docx(text: str) -> bytes:
    import io

    from docx import Document

    document, file = Document(), io.BytesIO()
    for part in text.strip().split("\n\n"):
        document.add_paragraph(part)
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    for part in STORY.strip().split("\n\n"):
        pdf.multi_cell(0, 7, part, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(7)
    return bytes(pdf.output())


def test_a_source_is_added_beside_the_article(visit: Visit, service: Running, tmp_path: Path) -> None:
    tab = pasted(visit(service), "The cabinet put the cost at £9.4m a year and chose 18 kitchens.\n")
    (tmp_path / "minutes.txt").write_text("The cabinet put the cost at £4.9m a year and chose 18 kitchens.\n", "utf-8")
    tab.set_input_files("#source-file", tmp_path / "minutes.txt")
    checked(tab, 2)
    ledger(tab)
    assert "minutes.txt" in row(tab, "18").inner_text()
    tab.locator("#sources button").click()
    checked(tab, 3)
    assert "minutes.txt" not in row(tab, "18").inner_text()


def test_the_ledger_has_every_figure_in_order_and_what_it_was_held_against(visit: Visit, service: Running) -> None:
    tab = ledger(pasted(visit(service)))
    figures = [row.split()[1] for row in rows(tab)]
    assert figures == ["45%", "£60m", "£50m", "1,240", "310", "25%", "17"]
    assert "cannot all be right" in row(tab, "45%").inner_text()
    assert "310 ÷ 1,240 = 25%" in row(tab, "25%").inner_text()
    assert tab.inner_text("#remaining") == "4 of 7 remain"
    row(tab, "310").locator("a").first.click()
    assert tab.locator("#panel-report").is_visible()
    assert tab.locator(".figure.linked", has_text="310").count() == 1


def test_a_tick_says_who_how_and_when_and_survives_edits_and_a_reload(visit: Visit, service: Running) -> None:
    tab = ledger(pasted(visit(service)))
    tick(tab, "17", "call")
    tick(tab, "1,240", "sum")
    assert "call, Ada Bell" in row(tab, "17").inner_text()
    assert tab.inner_text("#remaining") == "3 of 7 remain"
    tab.fill(
        "#text", "A new line with 99 geese.\n\n" + STORY.replace("work at night", "do so by night") + "\nThe end.\n"
    )
    checked(tab, 4 - 2)
    assert "call, Ada Bell" in row(tab, "17").inner_text()
    assert "by" not in row(tab, "99").inner_text()
    tab.reload()
    checked(tab, 1)
    tab.click("#tab-ledger")
    assert "call, Ada Bell" in row(tab, "17").inner_text()
    assert tab.input_value("#by") == "Ada Bell"
    tab.fill("#text", STORY.replace("17 looms", "18 looms"))
    checked(tab, 2)
    assert row(tab, "18").locator("[data-act=source]").is_visible()
    tab.locator("#ledger .done [data-act=undo]").first.click()
    tab.locator("#ledger .done").wait_for(state="detached")


def test_a_finding_is_laid_aside_with_name_and_reason_and_taken_back(visit: Visit, service: Running) -> None:
    tab = ledger(pasted(visit(service)))
    row(tab, "45%").locator("[data-act=aside]").click()
    tab.fill("#aside [name=reason]", "The mill restated 2023.")
    tab.click("#aside button[value=yes]")
    checked(tab, 2)
    assert tab.inner_text("#verdict") == "Nothing new to amend."
    assert "The mill restated 2023., Ada Bell" in tab.inner_text("#asides")
    tab.click("#asides button")
    checked(tab, 3)
    assert tab.inner_text("#verdict") == "1 figure to amend."


def test_the_keyboard_alone_is_enough(visit: Visit, service: Running) -> None:
    tab = visit(service)
    tab.keyboard.insert_text(STORY)
    checked(tab, 1)
    tab.focus("#tab-report")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.id") == "tab-ledger"
    tab.keyboard.press("Tab")
    tab.keyboard.insert_text("Ada Bell")
    for _ in range(2):
        tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.innerText") == "45%"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("s")
    tab.locator("#ledger .done").wait_for()
    assert tab.evaluate("document.activeElement.innerText") == "£60m"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert "source, Ada Bell" in row(tab, "£60m").inner_text()
    tab.keyboard.press("u")
    tab.locator("#ledger .done").wait_for(state="detached")


@pytest.mark.parametrize("kind", ["page", "document", "table", "report"])
def test_exports(visit: Visit, service: Running, kind: str) -> None:
    tab = ledger(pasted(visit(service)))
    tick(tab, "17", "call")
    tab.click("#export summary")
    with tab.expect_download() as waiting:
        tab.click(f"[data-export={kind}]")
    data = Path(waiting.value.path()).read_bytes()
    name = waiting.value.suggested_filename
    if kind == "page":
        assert name == "article.html"
        assert b"1 figure to amend." in data
    elif kind == "report":
        assert json.loads(data)["articles"][0]["summary"]["inconsistent"] == 1
    elif kind == "table":
        lines = data.decode("utf-8-sig").splitlines()
        assert len(lines) == 8
        assert "by a call" in lines[7]
        assert "Ada Bell" in lines[7]
    else:
        assert name == "article.checked.docx"
        assert "".join(read_bytes(data, name).text.split()) == "".join(STORY.split())
        assert b"comments.xml" in data


def test_a_dropped_document_comes_back_with_comments(visit: Visit, service: Running) -> None:
    tab = visit(service)
    dropped(tab, "mill.docx", _docx(STORY))
    checked(tab, 1)
    tab.click("#export summary")
    with tab.expect_download() as waiting:
        tab.click("[data-export=document]")
    assert waiting.value.suggested_filename == "mill.checked.docx"
    assert b"comments.xml" in Path(waiting.value.path()).read_bytes()


def test_two_browsers_at_once_see_each_others_ticks(visit: Visit, keeping: Running) -> None:
    one = ledger(pasted(visit(keeping)))
    one.wait_for_function("location.search.includes('article=')")
    other = visit(keeping, "/" + one.evaluate("location.search"))
    assert "paste it again" in other.inner_text("#status") or other.wait_for_selector("text=paste it again")
    ledger(pasted(other), "Bo Crane")
    tick(one, "17", "call")
    row(other, "17").locator(".by", has_text="call, Ada Bell").wait_for(timeout=15_000)
    tick(other, "1,240")
    row(one, "1,240").locator(".by", has_text="source, Bo Crane").wait_for(timeout=15_000)


def test_what_is_kept_is_there_after_a_visit(visit: Visit, keeping: Running) -> None:
    tab = visit(keeping)
    tab.fill("#slug", "mill-2")
    ledger(pasted(tab))
    tick(tab, "17", "call")
    again = visit(keeping)
    again.click("#articles-menu summary")
    again.locator("#articles button", has_text="mill-2").first.click()
    again.locator("#status", has_text="paste it again").wait_for()
    ledger(pasted(again), "Bo Crane")
    assert "call, Ada Bell" in row(again, "17").inner_text()


def test_a_hostile_article_stays_text(visit: Visit, service: Running) -> None:
    tab = ledger(
        pasted(
            visit(service),
            f"Profit rose 45% to £60m from £50m. {HOSTILE.replace(chr(0), '').replace(chr(0xD800), '')}\n",
        )
    )
    tab.fill("#slug", "<img src=x onerror=alert(1)>")
    tab.keyboard.press("Tab")
    checked(tab, 2)
    assert tab.locator("#article script, #article img, #ledger script, #ledger img, #asides img").count() == 0
    assert "<script>alert(1)</script>" in (tab.locator(".copy").text_content() or "")


def test_a_hostile_file_name_is_a_label(visit: Visit, service: Running) -> None:
    tab = visit(service)
    dropped(tab, "<img src=x onerror=alert(1)>..\u202etxt.html", STORY.encode())
    checked(tab, 1)
    assert tab.locator("img").count() == 0
    dropped(tab, "../../etc/passwd.docx", b"no document")
    tab.locator("#status.wrong", has_text="passwd.docx: this is not a Word document").wait_for()


def test_offline_the_last_answer_stays_and_says_when_it_came(visit: Visit, service: Running) -> None:
    tab = ledger(pasted(visit(service)))
    tab.context.set_offline(True)
    tab.fill("#text", STORY.replace("45%", "20%"))
    tab.locator(
        "#status.wrong", has_text="The service does not answer; it is asked again. What is shown is the answer of"
    ).wait_for()
    assert tab.inner_text("#verdict") == "1 figure to amend."
    assert tab.locator("#stale").is_visible()
    tab.context.set_offline(False)
    checked(tab, 2)
    assert "amend" not in tab.inner_text("#verdict")


def test_a_token_is_asked_for_once(visit: Visit, tmp_path: Path) -> None:
    with running(tmp_path, "-j", "1", "--token", "the-key-of-a-desk") as service:
        tab = visit(service)
        tab.on("console", lambda _: None)
        tab.fill("#text", STORY)
        tab.locator("#login").wait_for()
        tab.fill("#login [name=token]", "the-key-of-a-desk")
        tab.keyboard.press("Enter")
        checked(tab, 1)
        assert tab.inner_text("#verdict") == "1 figure to amend."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Visit, service: Running, scheme: str, width: int) -> None:
    tab = pasted(visit(service, width=width, color_scheme=scheme, bypass_csp=True))
    tab.evaluate(axe())
    for view in ("#tab-report", "#tab-ledger"):
        tab.click(view)
        told = tab.evaluate("axe.run()")["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:150]) for v in told] == []
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_ledger_is_printed_on_one_sheet(visit: Visit, service: Running) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    fixture = Path(__file__).parent.parent / "fixtures" / "inconsistent" / "cycling-injuries.txt"
    tab = ledger(pasted(visit(service), fixture.read_text("utf-8")))
    sheets = PdfReader(BytesIO(tab.pdf(format="A4"))).pages
    assert len(sheets) == 1
    printed = sheets[0].extract_text()
    assert "5,212" in printed
    assert "Source" not in printed
