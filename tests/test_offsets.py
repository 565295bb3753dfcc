"""Every place in a report leads to what it speaks of: in all fixtures, and in figure-like text that nobody would write."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.pipeline import check_articles
from factcheck.readers import from_text, read_bytes

if TYPE_CHECKING:
    from factcheck.model import Report

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/*.txt"))
FIGURES = (
    "17,022|14,260|3.2|550,000|0|1|½|007|1,00|9.9.9|2019|1e5|٣|²|１７|2½|third|one in four|twenty-one|hundreds|half"
)
UNITS = "per cent|%|percentage points|£|$|€|m|bn|million|p|C|°C|km|mph|lb|years old|people|cases|months|votes|times"
WORDS = (
    "almost|more than|up to|about|between|and|to|from|of|in|by|a|the|per|than|before|rose|fell|was|doubled|total|each"
)
MARKS = ". , ; : - – — / ( ) “ ” ‘ ’ ' \" … ! ? & * #"
SPACES = ("\n", "\r\n", "\n\n", "\r", "\t", " ", "\u00a0", "\u2009", "\u200b", "\u2028", "\u202e", "\ufeff")
STRANGE = ("\u0301", "\0", "\ud800", "😀")
PIECES = (*FIGURES.split("|"), *UNITS.split("|"), *WORDS.split("|"), *MARKS.split(), *SPACES, *STRANGE)
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=60).flatmap(
    lambda pieces: st.sampled_from(("", " ")).map(lambda glue: glue.join(pieces))
)


def faults(report: Report) -> list[str]:
    """What in a report does not lead where it says."""
    text, quantities = report.text, report.quantities
    ids = {quantity.id for quantity in quantities}
    found = [] if len(ids) == len(quantities) else ["an id is given twice"]
    found += [f"after {b.text!r} comes {a.text!r}" for b, a in pairwise(quantities) if a.start < b.end]
    for quantity in quantities:
        before = re.split(r"\r\n|\n|\r", text[: quantity.start])
        if (quantity.line, quantity.column) != (len(before), len(before[-1]) + 1):
            found.append(f"line or column of {quantity.text!r}")
    refs = [ref for finding in report.findings for ref in (finding.stated, *finding.inputs)]
    found += [f"{ref.quantity} is no figure" for ref in refs if ref.quantity is not None and ref.quantity not in ids]
    places = [*((q.text, q.start, q.end) for q in quantities), *((ref.text, ref.start, ref.end) for ref in refs)]
    found += [f"{it!r} is not there" for it, start, end in places if not it or text[start:end] != it]
    summary = report.summary
    counted = summary.checked + summary.inconsistent + summary.review + summary.unchecked + summary.suppressed
    return found if counted == summary.quantities == len(quantities) else [*found, f"{summary} does not add up"]


# Every fifth with its line ends of Windows; the others so are slow.
ENDED = [("\n", p) for p in FIXTURES] + [("\r\n", p) for p in FIXTURES[::5]]
SLOWLY = [pytest.param("\r\n", p, marks=pytest.mark.slow) for p in FIXTURES if p not in FIXTURES[::5]]


@pytest.mark.parametrize("end, path", [*ENDED, *SLOWLY], ids=lambda it: it.name if isinstance(it, Path) else ascii(it))
def test_fixture(end: str, path: Path) -> None:
    text = path.read_bytes().decode("utf-8").replace("\n", end)
    (report,) = check_articles([read_bytes(text.encode("utf-8"), path.name)])
    assert report.text == text
    assert report.quantities
    assert faults(report) == []


@settings(max_examples=150, deadline=None)
@given(MIXTURES)
def test_mixture(text: str) -> None:
    (report,) = check_articles([from_text(text)])
    assert faults(report) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(MIXTURES, min_size=2, max_size=20))
def test_articles_checked_together_do_not_mix(texts: list[str]) -> None:
    together = list(check_articles(from_text(text) for text in texts))
    assert together == [next(check_articles([from_text(text)])) for text in texts]


NUMBER = re.compile(r"\d[\d,.]*\d|\d")
PRINTS = ("0", "0.0", "-5", "00", "1e9", "9" * 30, "½", "1/0", "0 to 0", "£0m")


def test_any_number_in_the_place_of_a_figure() -> None:
    """Ties of every form with each of their numbers printed otherwise: of nothing there are no shares, and nought times is none."""
    sentences = (Path(__file__).parent / "ties" / "told.txt").read_text(encoding="utf-8").splitlines()
    texts = []
    for number, sentence in enumerate(sentences[1::3]):
        text = re.sub(r"\{([^|}]*)\|[^}]*\}", r"\1", sentence)
        found = list(NUMBER.finditer(text))
        for one, other in zip(found[:3], (0, number % 9 + 1, number % 8 + 1), strict=False):
            texts.append(text[: one.start()] + PRINTS[other] + text[one.end() :])
    assert len(texts) > 600
    for report in check_articles(from_text(text) for text in texts):
        assert faults(report) == [], report.text
