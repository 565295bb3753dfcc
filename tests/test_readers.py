"""From bytes to blocks: every encoding a desk meets, offsets that lead back, parts of the page told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.origin import INVISIBLE
from factcheck.readers import from_text, read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "“Profit rose 25% to £60m – that’s a record,” the café’s owner said. It’s a rise of ½ a point.\r\n"
SEED = """Sunday Express

Dark web blamed for child sex abuse crisis

- By Jon Austin CRIME EDITOR

MORE than 400,000 people in Britain searched in just one month last year.

The huge number reveals the threat, says the National Crime Agency.

‘The threat is more severe than ever’

Newspapers in English

Newspapers from United Kingdom
"""


def kinds(text: str) -> list[str]:
    return [block.kind for block in from_text(text).blocks]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    text = PROSE.replace("½", "half") if encoding == "mac_roman" else PROSE
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    assert read_bytes((mark + text).encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    "text", ["Die Zahl der Fälle stieg, sagte Präsident Müller über Österreich.", "Ça va à 5% près."]
)
def test_windows_1252_goes_before_its_kin(text: str) -> None:
    assert read_bytes(text.encode("cp1252"), "a.txt").text == text


@pytest.mark.parametrize(
    "data, sentence",
    [
        (b"", "a.txt: this file is empty."),
        (b"\xef\xbb\xbf \n", "a.txt: this file is empty."),
        (b"text\x00text", "a.txt: this looks like a binary file; save the article as plain text."),
        (b"%PDF-1.7 text", "a.txt: this looks like a binary file; save the article as plain text."),
        (b"\x01\x02\x03 text", "a.txt: this looks like a binary file; save the article as plain text."),
        (b"\xef\xbb\xbf\xff", "a.txt: this file is marked as UTF-8 but is not; save it again as UTF-8."),
        (b"a" * 10_000_001, "a.txt: this file is over 10 MB; cut it into single articles."),
    ],
)
def test_what_is_no_article_is_said(data: bytes, sentence: str) -> None:
    with pytest.raises(FactcheckError) as caught:
        read_bytes(data, "a.txt")
    assert str(caught.value) == sentence


def test_missing_and_unfit_paths(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.txt", tmp_path, "a\x00b"):
        with pytest.raises(FactcheckError):
            read(str(path))


def test_an_escape_sequence_is_text_still() -> None:
    assert read_bytes(b"Profit \x1b[31mrose\x1b[0m 25% to 60 from 48.", "a.txt").text.count("\x1b") == 2


@given(st.text())
def test_blocks_are_in_order_and_lose_nothing(text: str) -> None:
    article = from_text(text)
    assert (article.origin.file if article.origin else article.text) == text
    text = article.text
    assert not INVISIBLE.search(text)
    ends = [0]
    for block in article.blocks:
        piece = text[block.start : block.end]
        assert piece
        assert piece == piece.strip()
        assert block.start >= ends[-1]
        assert not text[ends[-1] : block.start].strip()
        ends.append(block.end)
    assert not text[ends[-1] :].strip()
    assert [block.paragraph for block in article.blocks] == list(range(1, len(article.blocks) + 1))


def test_the_parts_of_a_page() -> None:
    assert kinds(SEED) == [
        "furniture", "headline", "byline", "body", "body", "crosshead", "furniture", "furniture",
    ]  # fmt: skip
    assert kinds(SEED.replace("\n", "\r\n")) == kinds(SEED)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Profit rose 25% to £60m from £50m", ["body"]),
        ("Profit up 25%\n\nProfit rose 25 per cent.", ["headline", "body"]),
        ("Profit up 25%\nBy Jo Hill\nProfit rose 25 per cent.\nIt fell.", ["headline", "byline", "body", "body"]),
        (
            "Is crime up?\n\nFigures show a rise of 20%.\n\nBy Jo Hill\n\nIt rose.",
            ["headline", "standfirst", "byline", "body"],
        ),
        (
            "Head\n\nStand first\n\nIt rose.\n\nA turn\n\nIt fell.",
            ["headline", "standfirst", "body", "crosshead", "body"],
        ),
        ("Head\n\nIt rose.\n\nPicture: a man\n\nIt fell.", ["headline", "body", "caption", "body"]),
        ("Head\n\nIt rose.\n\n- 12 men\n\n- 9 women", ["headline", "body", "body", "body"]),
        ("It rose by 5%\nand fell by 4%\nin a year\nof two halves.", ["body"]),
        ("Head\n\nBy the end of 2020 it rose.\n\nIt fell.", ["headline", "body", "body"]),
        ("Head\n\nIt rose.\n\nSources: the council.\n\nRead more: it fell", ["headline", "body", "body", "furniture"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "line, day",
    [
        ("Published 6 March 2022", date(2022, 3, 6)),
        ("6 March 2022", date(2022, 3, 6)),
        ("Monday 3 June 2024", date(2024, 6, 3)),
        ("First published: Mon, June 3rd, 2024 at 10:15 BST", date(2024, 6, 3)),
        ("2024-06-03", date(2024, 6, 3)),
        ("By Jo Hill | 3 June 2024", date(2024, 6, 3)),
        ("Published 31 June 2024", None),
        ("The vote on 3 June 2024", None),
        ("June 2024", None),
    ],
)
def test_dateline(line: str, day: date | None) -> None:
    assert from_text(f"A headline\n\n{line}\n\nProfit rose by 5%.\n").dateline == day


def test_publication_goes_before_an_update() -> None:
    text = "A headline\n\nUpdated 9 March 2022\nPublished 6 March 2022\n\nProfit rose by 5%.\n"
    assert from_text(text).dateline == date(2022, 3, 6)


def test_a_day_within_the_story_is_no_dateline() -> None:
    body = "\n\n".join(["Profit rose by 5%."] * 20)
    assert from_text(f"{body}\n\n6 March 2022\n\n{body}").dateline is None
    assert from_text(f"{body}\n\n6 March 2022").dateline == date(2022, 3, 6)
