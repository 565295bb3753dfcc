"""The page for the reporter, read without a browser: whole, escaped, the same on every run, and legible in light and dark."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from html_pages import HOSTILE, Reader, rendered
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli import main
from factcheck.model import Block, Ref, Report
from factcheck.reporters.html_page.marks import Said, marks, pieces

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = files("factcheck.reporters.html_page")
CSS, JS = ((FOLDER / name).read_text("utf-8") for name in ("page.css", "page.js"))


def test_the_whole_article_is_there_with_its_figures_marked(report: Report) -> None:
    page = Reader(rendered(report))
    ((_, copy),) = page.of("copy")
    assert copy.split() == report.text.split()
    shown = [(text, attributes["class"].split()[1:]) for attributes, text in page.of("figure")]
    assert shown == [
        ("almost 30 per cent", ["amend", "stated"]),
        ("17,022 cases", ["amend"]),
        ("14,260", ["amend"]),
        ("£3.2m", ["unchecked"]),
        ("1%", ["review", "stated"]),
        ("5%", ["review"]),
        ("About 550,000 – 850,000 people", ["ok", "stated"]),
    ]


def test_every_link_leads_to_something_on_the_page(report: Report, failed: Report) -> None:
    page = Reader(rendered(report, failed, report))
    ids = Counter(attributes["id"] for _, attributes, _ in page.elements if "id" in attributes)
    assert set(ids.values()) == {1}
    pointed = {a[key] for _, a, _ in page.elements for key in ("href", "data-mark") if key in a}
    pointed |= {f"#{card}" for attributes, _ in page.of("figure") for card in attributes["data-cards"].split()}
    assert {target.removeprefix("#") for target in pointed} <= set(ids)


def test_the_summary_comes_first_and_errors_are_told(report: Report, failed: Report) -> None:
    page = Reader(rendered(report, failed))
    assert [text for _, text in page.of("h1")] == ["1 figure to amend, 1 to review."]
    assert "gone.txt: there is no such file." in page.of("failed")[0][1]
    assert page.of("closing")[0][1].startswith("7 figures: 1 checked, 1 to amend, 1 to review, 4 with nothing")
    assert [text for _, text in Reader(rendered(failed)).of("h1")] == ["Nothing could be checked."]


def test_a_card_holds_all_that_the_terminal_tells(report: Report) -> None:
    page = Reader(rendered(report))
    amend, review, checked = (" ".join(text.split()) for _, text in page.of("card"))
    for words in (
        "Amend 1", "paragraph 2, line 3", "line 3 In the year", "cannot all be right", "Working 17,022 − 14,260 = 2,762; ÷ 14,260 = +19.4%",
        "Rounding the result may be between 19.3 and 19.4", "Right if rose by almost 20 per cent check 17,022 or 14,260",
        "Likely slip a digit mistyped (3 for 2)", "Tied by “up from” ties 17,022", "percent-change FC101",
    ):  # fmt: skip
        assert words in amend
    assert "In a quotation: do not reword." in review
    assert "In a quotation" not in amend
    assert checked.startswith("Adds up")


def test_figures_that_no_finding_speaks_of_are_not_called_unchecked_where_findings_are_left_out(report: Report) -> None:
    exact = replace(report, summary=replace(report.summary, unchecked=1))
    whole, part = (Reader(rendered(one)) for one in (exact, replace(exact, findings=report.findings[:1])))
    assert [text for _, text in whole.of("sample")][-1] == "Nothing to check against"
    assert [text for _, text in part.of("sample")][-1] == "Nothing shown"


def test_claims_are_marked_and_not_judged(report: Report) -> None:
    page = Reader(rendered(replace(report, findings=()), claims=True))
    assert [text for _, text in page.of("sample")] == ["Figure"]
    assert len(page.of("figure")) == 7
    assert [text for _, text in page.of("h1")] == ["7 figures."]
    assert "adds up" not in rendered(replace(report, findings=()), claims=True).partition("<script>")[0].lower()


def test_blocks_are_told_apart_and_nothing_between_them_is_lost(report: Report) -> None:
    end = report.text.index("\n")
    blocks = (Block("headline", 0, end, 1), Block("body", report.text.index("“Our"), len(report.text), 3))
    page = Reader(rendered(replace(report, blocks=blocks)))
    assert [text for _, text in page.of("headline")] == ["Online abuse cases up by a third"]
    assert page.of("copy")[0][1].split() == report.text.split()


def test_hostile_text_stays_text(report: Report) -> None:
    finding = replace(
        report.findings[0], sentence=HOSTILE, message=HOSTILE, formula=HOSTILE, suggestions=(HOSTILE,), slip=HOSTILE,
        reasons=(HOSTILE,), rule=HOSTILE, stated=Ref(None, HOSTILE, 0, 5),
    )  # fmt: skip
    figure = replace(report.quantities[0], text=HOSTILE, start=8, end=20, measure=HOSTILE, period=HOSTILE, unit=HOSTILE)
    hostile = Report(HOSTILE, text=HOSTILE, quantities=(figure,), findings=(finding,), summary=report.summary)
    text = rendered(hostile, Report(HOSTILE, error=HOSTILE))
    assert not set(text) & set("\x00\x1b\u202e\u2066\u200b\ud800")
    page, plain = Reader(text), Reader(rendered(report))
    assert len(page.of("script")) == len(page.of("style")) == 1
    assert {tag for tag, _, _ in page.elements} <= {tag for tag, _, _ in plain.elements} | {"section", "h2", "ul"}
    assert not any(name.startswith("on") for _, attributes, _ in page.elements for name in attributes)
    assert all(a.get("href", "#").startswith("#") for _, a, _ in page.elements)
    assert "{{7*7}}" in page.of("copy")[0][1]
    assert r"\u202eevil" in page.of("copy")[0][1]


def test_nothing_runs_and_nothing_is_loaded_but_what_the_page_holds(report: Report) -> None:
    text = rendered(report)
    page = Reader(text)
    (policy,) = (a["content"] for a, _ in page.of("meta") if a.get("http-equiv") == "Content-Security-Policy")
    hashes = {
        kind: b64encode(sha256(re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)[0].encode()).digest()).decode()
        for kind in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"https?:|url\(|@import|src=|style=", text)
    assert not {"img", "link", "iframe", "object", "form", "base"} & {tag for tag, _, _ in page.elements}
    assert CSS.isascii()
    assert JS.isascii()


def test_the_same_bytes_each_time_and_for_an_ascii_output(report: Report) -> None:
    text = rendered(report)
    assert text == rendered(report)
    plain = rendered(report, encoding="ascii")
    assert plain.isascii()
    assert Reader(plain).of("copy") == Reader(text).of("copy")


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.sampled_from(["amend", "review", "ok", "unchecked"])), max_size=9),
)  # fmt: skip
def test_overlapping_figures_share_a_mark_and_no_letter_is_lost(text: str, spans: list[tuple[int, int, str]]) -> None:
    said = [Said(a, min(a + n, len(text)), state, f"c{i}") for i, (a, n, state) in enumerate(spans) if a < len(text)]  # type: ignore[arg-type]
    marked = marks(said, "m")
    assert all(one.end <= other.start for one, other in pairwise(marked))
    cut = list(pieces("x" * len(text), 0, len(text), marked))
    assert "".join(piece.text for piece in cut) == "x" * len(text)
    assert [piece.mark for piece in cut if piece.mark] == marked
    for one in said:
        if one.end > one.start:
            (mark,) = (mark for mark in marked if mark.start <= one.start and one.end <= mark.end)
            assert one.state == "unchecked" or one.card in mark.cards
            assert ("amend", "review", "ok", "unchecked").index(mark.state) <= (
                ("amend", "review", "ok", "unchecked").index(one.state)
            )


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


LIGHT = colours(CSS.partition("@media")[0])
DARK = colours(CSS.partition("prefers-color-scheme: dark")[2].partition("\n}\n")[0])
PRINT = {**LIGHT, **colours(CSS.partition("@media print")[2].partition("\n}\n")[0])}


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_contrast_is_enough_to_read(scheme: dict[str, str]) -> None:
    assert set(scheme) == set(LIGHT)
    grounds = ("paper", "sheet")
    text = [(ink, ground) for ink in ("ink", "quiet", "amend", "review", "ok") for ground in grounds]
    text += [("ink", wash) for wash in scheme if wash.endswith("-wash")]
    text += [(verdict, f"{verdict}-wash") for verdict in ("amend", "review", "ok", "unchecked")]
    low = {pair: contrast(scheme[pair[0]], scheme[pair[1]]) for pair in text}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    lines = {line: contrast(scheme[line], scheme[ground]) for line in ("edge", "focus") for ground in grounds}
    assert {line: ratio for line, ratio in lines.items() if ratio < 3} == {}


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_no_other_format_loads_the_template_engine() -> None:
    code = (
        "import sys; from factcheck.reporters import FORMATS, reporter\n"
        "for name in FORMATS: reporter(name)\n"
        "assert 'jinja2' not in sys.modules, 'loaded early'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Profit rose 45% to £60m from £50m. Costs rose 20% to £60m from £50m.\n", "utf-8")
    gone = str(tmp_path / "gone.txt")
    assert main([str(article), gone, "--output-format", "html", "-o", str(tmp_path / "page.html")]) == 2
    assert capsys.readouterr().out == ""
    page = Reader((tmp_path / "page.html").read_text("utf-8"))
    assert [text for _, text in page.of("h1")] == ["1 figure to amend."]
    assert "there is no such file" in page.of("failed")[0][1]
    states = [attributes["class"].split()[1] for attributes, _ in page.of("figure")]
    assert states == ["amend"] * 3 + ["ok"] * 3


def test_of_a_file_with_markup_the_prose_is_shown(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text(
        "# Profit jumps\n\nProfit rose **45%** to [£60m](https://example.com/30) from *£50m*. <!-- 12 -->\n", "utf-8"
    )
    main([str(article), "--output-format", "html", "-o", str(tmp_path / "page.html")])
    page = Reader((tmp_path / "page.html").read_text("utf-8"))
    assert page.of("copy")[0][1].split() == ["Profit", "jumps", "Profit", "rose", "45%", "to", "£60m", "from", "£50m."]
    assert [(text, attributes["class"].split()[1]) for attributes, text in page.of("figure")] == [
        ("jumps", "ok"), ("45%", "amend"), ("£60m", "amend"), ("£50m", "amend"),
    ]  # fmt: skip
    assert page.of("headline")[0][1] == "Profit jumps"
