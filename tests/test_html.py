"""A saved page: the article is found, what surrounds it is left out, and a hostile page is only text."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.readers import read_bytes
from factcheck.readers.tags import parts_of_markup

STORY = "".join(
    f"<p>Paragraph {n} of the story tells that sales rose by {n} per cent in the {n}th year of the company, to everybody’s joy.</p>"
    for n in range(2, 9)
)
PIECES = (
    "<p>", "</p>", "<b", ">", "<", "</", "<!--", "-->", "<!", "<?", "<script>", "</script>", "<style", "<a href='", '"', "'", "=", "<br>",
    "<div class=caption>", "</div>", "<h1>", "</h1>", "<li>", "<td>", "<table>", "&pound;", "&#49;", "&#x110000;", "&amp", "<sup>2</sup>",
    "<article>", "<title>", "</title>", "£5m", "rose 25% to 60 from 48.", " ", "\n", "\r\n", "\0", "é", "<pre>", "hidden", "<svg>", "]]>",
)  # fmt: skip


def read(body: str, head: str = "") -> list[tuple[str, str]]:
    article = read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def words(markup: str) -> list[str]:
    return [part.text.strip() for part in parts_of_markup(markup, 0, len(markup))]


@pytest.mark.parametrize(
    "markup, expected",
    [
        ("<p>Sales rose <b>25</b>% to&nbsp;<a href='x 5>6'>60</a>.", ["Sales rose 25% to\xa060."]),
        ("<p>One<p>Two<ul><li>Three<li>Four</ul>Five", ["One", "Two", "Three", "Four", "Five"]),
        ("<td>Sales<td>5<tr><td>Costs<td>6", ["Sales", "5", "Costs", "6"]),
        ("<p>Sales&#58; &pound;5m<br>Costs: 6m", ["Sales: £5m", "Costs: 6m"]),
        ("<p>Sales rose<br>by 5%", ["Sales rose by 5%"]),
        ("<p>A<script>5<b>6</script>B<!-- 7 --><style>8</style>C<noscript>9</noscript>", ["ABC"]),
        ("<p>A field of 25 m<sup>2</sup> for 30 people<sup>2</sup>, the 5<sup>th</sup>", ["A field of 25 m² for 30 people, the 5th"]),
        ("<p hidden>5</p><p style='display: none'>6</p><p aria-hidden=true>7</p><p>8</p>", ["8"]),
        ("<p>5 < 6 and 7 > 6 &notanentity; &amp", ["5 < 6 and 7 > 6 &notanentity; &amp"]),
        ("<p>A<del>5</del><ins>6</ins>", ["A6"]),
        ("<pre>Sales rose\nby 5%.\nCosts fell.</pre>", ["Sales rose by 5%.", "Costs fell."]),
    ],
)  # fmt: skip
def test_words_without_tags(markup: str, expected: list[str]) -> None:
    assert words(markup) == expected


def test_the_article_is_found() -> None:
    page = read(
        "<nav><p>Our 12 sections</p></nav><div class=cookie><p>We and our 874 partners store cookies.</p></div><h1>The Gazette</h1>"
        f"<div class=content><h1>Sales up</h1><p class=standfirst>They rose by 5%</p>{STORY}<h2>A turn</h2>{STORY.replace('sales', 'costs')}"
        "<figure><figcaption>The 5 owners</figcaption></figure><p>And then, said the owner of the company, there were none at all.</p></div>"
        "<div class=related><ul><li><a href=1>24 things to do</a><li><a href=2>Ten more</a></ul></div><footer><p>Since 1887</p></footer>",
        "<title>Sales up - The Gazette</title>",
    )
    assert page[:2] == [("headline", "Sales up"), ("standfirst", "They rose by 5%")]
    assert ("crosshead", "A turn") in page
    assert ("caption", "The 5 owners") in page
    text = " ".join(words for _, words in page)
    assert "there were none" in text
    assert not any(outside in text for outside in ("12 sections", "874", "Gazette", "24 things", "1887"))


def test_a_note_in_a_paragraph_does_not_lose_it() -> None:
    noted = "<p>Costs fell by 6 per cent in the year, said the owner<sup>12</sup> of the company in May.</p>"
    page = read(f"<nav>Home</nav><article><h1>Sales up</h1>{STORY}{noted}{STORY.replace('sales', 'costs')}</article>")
    assert any(words.startswith("Costs fell by 6 per cent") for _, words in page)


@pytest.mark.parametrize("surrounded", [False, True], ids=["alone", "in a page"])
@pytest.mark.parametrize(
    "paragraph, expected",
    [
        ("Cases <del>fell</del> rose <del>45%</del> 20% to 17,022.", "Cases rose 20% to 17,022."),
        ("Cases <s>fell</s> <ins>rose</ins> by 20% to 17,022.", "Cases rose by 20% to 17,022."),
        ("Cases <strike>fell <b>much</b></strike> rose 20% to 17,022.", "Cases rose 20% to 17,022."),
        ("Cases <del>fell <del>a lot</del> again</del> rose 20%.", "Cases rose 20%."),
        ("Cases rose 45% to <svg><text>9</text></svg>17,022 last year.", "Cases rose 45% to 17,022 last year."),
        ("Cases rose <button>i</button> 20% to 17,022 last year.", "Cases rose 20% to 17,022 last year."),
        ("Cases <a-term>rose</a-term> 20% to 17,022.", "Cases rose 20% to 17,022."),
        (
            "Cases rose 45% to 17,022 from <q>14,260</q> in <time>2021</time>, the ministry of justice said.",
            "Cases rose 45% to 17,022 from 14,260 in 2021, the ministry of justice said.",
        ),
    ],
)
def test_what_is_deleted_is_left_out_and_the_rest_of_the_paragraph_kept(
    paragraph: str, expected: str, surrounded: object
) -> None:
    """An element in a paragraph that the extraction reads otherwise than we do must not lose the paragraph."""
    more = "<p>Another paragraph stands here, and says more of the courts and of what the ministry means to do.</p>" * 3
    page = f"<article><h1>Cases</h1><p>{paragraph}</p>{more}</article>" if surrounded else f"<p>{paragraph}</p>"
    assert expected in [" ".join(text.split()) for _, text in read(page)]


@pytest.mark.parametrize(
    "page", ["<sup></sup><title>abc", "0from48<sup>2</sup>hidden<i>rose25to60from48", "<p>x<sup>5</sup>"]
)
def test_of_a_page_in_which_nothing_is_found_all_is_read(page: str) -> None:
    with suppress(FactcheckError):
        assert read_bytes(page.encode(), "a.html").text


def test_cells_are_apart() -> None:
    table = "<table><tr><th>Town</th><th>Sales</th></tr><tr><td>Westmarsh</td><td>5</td></tr></table>"
    page = read(f"<article><h1>Sales up</h1>{STORY}{table}{STORY.replace('sales', 'costs')}</article>")
    assert {"Town", "Sales", "Westmarsh", "5"} <= {words for _, words in page}


@pytest.mark.parametrize(
    "head, day",
    [
        ('<meta property="article:published_time" content="2024-03-12T23:00:00Z">', date(2024, 3, 12)),
        ('<script type="application/ld+json">{"datePublished": "2024-03-12T08:00"}</script>', date(2024, 3, 12)),
        ('<meta itemprop=datePublished content="2024-03-12">', date(2024, 3, 12)),
        ('<meta property="article:modified_time" content="2024-03-12">', None),
        ('<meta property="article:published_time" content="soon">', None),
    ],
)
def test_the_day_is_read_where_the_page_states_it(head: str, day: date | None) -> None:
    assert read_bytes(f"<html><head>{head}</head><body>{STORY}</body></html>".encode(), "a.html").dateline == day


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "windows-1250"])
def test_the_character_set_that_the_page_names(charset: str) -> None:
    data = f"<meta charset={charset}><p>Sales in Köln rose 5 per cent, said the café – to everybody’s joy."
    encoded = data.replace("–", "-").replace("’", "'") if charset == "iso-8859-1" else data
    text = read_bytes(encoded.encode(charset), "a.html").text
    assert text.startswith("Sales in Köln rose 5 per cent, said the café")


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>Sales &x; rose 5 per cent in the year, said its owner.</p>",
        "<base href='http://127.0.0.1:9/'><link rel=stylesheet href=x.css><iframe src=x></iframe><img src=y>" + STORY,
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><html><body>&b;" + STORY,
    ],
)
def test_nothing_is_fetched(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert "root:" not in read_bytes(page.encode(), "a.html").text


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(
        FactcheckError, match=r"a\.html: the elements of this page are nested over 250 deep; save its text instead\."
    ):
        read_bytes(("<div>" * 100_000 + STORY).encode(), "a.html")


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<a b='", "</", "<", "<script>", "&amp", "<p>", "<b>", "&#", "<![CDATA[", "<a b=", "<li>"]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(times: int) -> float:
        page = piece * times
        start = time.process_time()
        list(parts_of_markup(page, 0, len(page)))
        return time.process_time() - start

    assert seconds(60_000) < 40 * max(seconds(6_000), 0.01)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_markup(page: str) -> None:
    try:
        article = read_bytes(page.encode(), "a.html")
    except FactcheckError:
        return
    assert article.origin is not None
    for run in article.origin.runs:
        if len(run.text) == run.end - run.start and not run.text.isspace():
            assert page[run.start : run.end] == run.text or page[run.start : run.end] in {"2", "3"}


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with suppress(FactcheckError):
        read_bytes(data, "a.html")
