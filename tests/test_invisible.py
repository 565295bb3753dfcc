"""What cannot be seen is not read and moves no place; what only looks like a digit is never taken for a number silently."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.origin import INVISIBLE
from factcheck.pipeline import check_articles
from factcheck.readers import from_text, read_bytes
from factcheck.reporters import FORMATS, reporter
from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from factcheck.model import Article, Report

# Zero-width space, non-joiner and joiner, word joiner, mark of byte order, soft hyphen, marks of direction, a variation
# selector, a combining joiner, a letter of a tag.
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\xad\u200e\u200f\u202d\u2066\ufe0f\u034f\U000e0041"
PLAIN = "Cases rose 20% to 17,022 from 14,260.\n\nThe rest is £1.5m, or 3 in 10."
FALSE = "Cases rose 45% to 17,022 from 14,260."
SET = tuple(name for name in FORMATS if name != "docx")
each_sign = pytest.mark.parametrize("sign", UNSEEN, ids=ascii)


def checked(article: Article) -> Report:
    (report,) = check_articles([article])
    return report


def told(report: Report) -> list[tuple[object, ...]]:
    """What a report says of its figures but where they stand."""
    figures = [(q.value, q.interval, q.kind, q.unit, q.hedge) for q in report.quantities]
    return [*figures, *((f.rule, f.verdict, f.formula, f.message, f.fingerprint) for f in report.findings)]


@cache
def as_written(text: str) -> list[tuple[object, ...]]:
    """What is said of a text without such signs."""
    return told(checked(from_text(text)))


def held(report: Report) -> bool:
    """True where every figure stands where it is said to stand."""
    places = [(q.start, q.end, q.text) for q in report.quantities]
    places += [(r.start, r.end, r.text) for finding in report.findings for r in (finding.stated, *finding.inputs)]
    return all(report.text[start:end] == text for start, end, text in places)


@each_sign
@pytest.mark.parametrize("text", [PLAIN, FALSE])
def test_a_sign_between_any_two_letters_changes_nothing_but_places(text: str, sign: str) -> None:
    broken = sign.join(text)
    report = checked(from_text(broken))
    assert report.text == broken
    assert told(report) == as_written(text)
    assert held(report)
    assert all(q.text == sign.join(INVISIBLE.sub("", q.text)) for q in report.quantities)


@pytest.mark.slow
@given(st.lists(st.sampled_from(("", *UNSEEN, "\u202e")), min_size=len(FALSE), max_size=len(FALSE)))
def test_signs_anywhere_change_nothing_but_places(signs: list[str]) -> None:
    broken = "".join(sign + letter for sign, letter in zip(signs, FALSE, strict=True))
    report = checked(from_text(broken))
    assert told(report) == as_written(FALSE)
    assert held(report)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_the_file(end: str) -> None:
    text = end.join(("\ufeffProfit rose 4\u200b5%", "to\u2060 £60m", "\xad from £50m."))
    report = checked(from_text(text))
    assert [(q.line, q.column) for q in report.quantities] == [(1, 14), (2, 5), (3, 8)]


@each_sign
@pytest.mark.parametrize("name", SET)
def test_every_format_spells_it_out_or_leaves_it_out(name: str, sign: str) -> None:
    report = checked(from_text("Cases ro\u200bse 45% to 17,0" + sign + "22 from 14,260."))
    shown = "".join(reporter(name)([report], Page()))
    assert not INVISIBLE.search(shown)
    assert "17,022" in shown.replace(ascii(sign)[1:-1], "")
    if name == "json":
        (quantity,) = [q for q in json.loads(shown)["articles"][0]["quantities"] if q["value"] == 17022]
        assert quantity["text"] == report.text[quantity["start"] : quantity["end"]] == f"17,0{sign}22"


@pytest.mark.parametrize(
    "path, file",
    [
        ("a.md", "Cases *rose* 45% to **17,0\u200b22** from 14,\xad260."),
        ("a.html", "<p>Cases rose 45% to 17,0\u200b22 from 14,&shy;260 in a year, said the ministry.</p>"),
        ("a.html", "<p>Cases rose 45% to 17,<b>0&#8203;22</b> from 14,<wbr>260 in a year, said the ministry.</p>"),
    ],
)
def test_markup_with_signs(path: str, file: str) -> None:
    report = checked(read_bytes(file.encode(), path))
    assert [int(str(q.value)) for q in report.quantities] == [45, 17022, 14260]
    assert "percent-change" in {f.rule for f in report.findings if f.verdict == "inconsistent"}
    assert held(report)


def test_a_document_with_signs_is_read_and_given_back_with_comments() -> None:
    from docx import Document

    from factcheck.reporters.docx import annotated

    file, document = BytesIO(), Document()
    document.add_paragraph("\u200bCases rose 45% to 17,0\u200b22 from 14,260.\ufeff")
    document.save(file)
    report = checked(read_bytes(file.getvalue(), "a.docx"))
    assert [int(str(q.value)) for q in report.quantities] == [45, 17022, 14260]
    assert [(q.line, q.column) for q in report.quantities] == [(1, 12), (1, 19), (1, 32)]
    assert held(report)
    again = Document(BytesIO(annotated(file.getvalue(), report)))
    assert again.paragraphs[0].text == document.paragraphs[0].text
    assert len(list(again.comments)) == sum(f.verdict != "consistent" for f in report.findings) > 0


def test_a_text_of_nothing_that_can_be_seen_holds_no_figure() -> None:
    report = checked(from_text(UNSEEN))
    assert (report.text, report.quantities, report.findings) == (UNSEEN, (), ())


# What only looks like a digit


@pytest.mark.parametrize(
    "number, said",
    [
        ("17,O22", "the letter O that looks like a 0"),
        ("l7,022", "the letter l that looks like a 1"),
        ("17,02О", "the letter О that looks like a 0"),
        ("17,З22", "the letter З that looks like a 3"),
        ("1Ο,022", "the letter Ο that looks like a 0"),
        ("17،022", "a mark (،) that looks like a comma"),
        ("17‚022", "a mark (‚) that looks like a comma"),
        ("17٫5", "a mark (٫) that looks like a point"),
        ("17.O5", "the letter O that looks like a 0"),
        ("2O5", "the letter O that looks like a 0"),
    ],
)
def test_a_number_with_a_letter_in_it_is_not_read_and_that_is_said(number: str, said: str) -> None:
    report = checked(from_text(f"Nothing.\n\nCases rose 20% to {number} from 14,260."))
    assert [int(str(q.value)) for q in report.quantities] == [20, 14260]
    assert not [f for f in report.findings if f.verdict != "consistent"]
    assert [(n.line, n.message) for n in report.notices] == [
        (3, f"“{number}” was not read as a figure: it holds {said}.")
    ]


@pytest.mark.parametrize(
    "text", ["It cost £l.5m.", "It rose 2O% in May.", "It rose З5% in May.", "It rose 1l% in May."]
)
def test_amounts_and_percentages_with_a_letter_are_not_read(text: str) -> None:
    report = checked(from_text(text))
    assert (report.quantities, len(report.notices)) == ((), 1)


@pytest.mark.parametrize(
    "text",
    [
        "O2 sold 5l of water and 1.5l of milk, 10l in all, on the A1 and the I95.",
        "CO2 rose, H2O fell, and B2B sales of £2.5bn were 3D.",
        "See example.com/1O5 or 1O5@example.com, and no. 20I.",
        "Of the I, 200 were lost, and 1,500l were spilt.",
        "The list: 1,2,3 and 4.",
    ],
)
def test_names_units_and_addresses_are_no_misprints(text: str) -> None:
    assert checked(from_text(text)).notices == ()


def test_notices_lead_to_the_line_of_the_file() -> None:
    report = checked(read_bytes(b"---\ntitle: Cases\n---\n\nNothing.\n\nCases rose to 17,O22 in May.\n", "a.md"))
    assert [n.line for n in report.notices] == [7]


def test_marks_that_turn_text_round_are_said() -> None:
    text = "Nothing.\n\nIt rose 20% to \u202e220,71\u202c from 14,260."
    assert [(n.line, n.message) for n in checked(from_text(text)).notices] == [
        (3, "marks that turn text round stand here: a figure may be shown otherwise than read.")
    ]
    assert checked(from_text("A \u202bword\u202c or 2.")).notices == ()


def test_no_article_is_buried_in_notices() -> None:
    report = checked(from_text("It was 17,O22 and \u202e5\u202c. " * 100))
    assert len(report.notices) == 40
