"""Every place in a report leads to what it speaks of, in figure-like text that nobody would write too; of the fixtures test_fixtures.py tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fixture_reports import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.pipeline import check_articles
from factcheck.readers import from_text

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


@pytest.mark.parametrize("of", [9, pytest.param(3, marks=pytest.mark.slow)])
def test_any_number_in_the_place_of_a_figure(of: int) -> None:
    """Ties of every form with each of their numbers printed otherwise: of nothing there are no shares, and nought times is none."""
    sentences = (Path(__file__).parent / "ties" / "told.txt").read_text(encoding="utf-8").splitlines()
    texts = []
    for number, sentence in enumerate(sentences[1::of]):
        text = re.sub(r"\{([^|}]*)\|[^}]*\}", r"\1", sentence)
        found = list(NUMBER.finditer(text))
        for one, other in zip(found[:3], (0, number % 9 + 1, number % 8 + 1), strict=False):
            texts.append(text[: one.start()] + PRINTS[other] + text[one.end() :])
    assert len(texts) > 1800 / of
    for report in check_articles(from_text(text) for text in texts):
        assert faults(report) == [], report.text
