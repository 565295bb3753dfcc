"""Ties as news words them: one meaning in many forms, right and wrong; and look-alikes that must be left alone.

`tests/ties/told.txt` has a sentence a line, `{right|wrong}` where its derived figure stands: with the right one the tie is found
and adds up, with the wrong one it is accused. `silent.txt` has sentences whose figures belong to different things, times or
groups; `doubted.txt` one fact told twice, of which a difference is put to review. A line may begin with the day of
publication: `[2008-07-15] `. `gaps.txt` names the lines of the first and the last that are not read yet, or read but not accused; `alarms.txt` those of
`silent.txt` that are doubted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.pipeline import check_articles
from factcheck.readers import from_text

if TYPE_CHECKING:
    from factcheck.model import Article, Finding

TIES = Path(__file__).parent / "ties"
CHOICE = re.compile(r"\{([^|}]*)\|([^}]*)\}")
DATED = re.compile(r"\[(\d{4}-\d\d-\d\d)\] ")


def lines(name: str) -> list[str]:
    text = (TIES / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def gaps() -> frozenset[str]:
    return frozenset(lines("gaps"))


def told(name: str = "told") -> list[object]:
    known = gaps()
    return [
        pytest.param(line, marks=pytest.mark.xfail(reason="a known gap")) if line in known else line
        for line in lines(name)
    ]


def chosen(sentence: str, group: int) -> str:
    """A sentence with one of its two figures."""
    return CHOICE.sub(lambda choice: str(choice[group]), sentence, count=1)


def doubtful(sentence: str, group: int) -> str:
    """The two paragraphs of one fact told twice."""
    return CHOICE.sub(rf"\{group}", sentence).replace(" / ", "\n\n")


def article(line: str) -> Article:
    day = DATED.match(line)
    text = from_text(line[day.end() :] if day else line)
    return replace(text, dateline=date.fromisoformat(day[1])) if day else text


@cache
def checked() -> dict[str, list[Finding]]:
    """What is found in all that is asked for here, checked at once, so that the model reads many sentences together."""
    told, doubted = ([one(line, group) for line in lines(name) for group in (1, 2)] for name, one in TWICE)
    texts = [*told, *doubted, *lines("silent")]
    return {
        line: list(report.findings) for line, report in zip(texts, check_articles(map(article, texts)), strict=True)
    }


TWICE = (("told", chosen), ("doubted", doubtful))


def findings(sentence: str, group: int) -> tuple[list[Finding], int, int]:
    choice = CHOICE.search(sentence)
    assert choice is not None, sentence
    figure = choice[group]
    day = DATED.match(sentence)
    start = choice.start() - (day.end() if day else 0)
    return checked()[chosen(sentence, group)], start, start + len(figure)


@pytest.mark.parametrize("sentence", told())
def test_a_tie_is_found_and_judged(sentence: str) -> None:
    right, _, _ = findings(sentence, 1)
    assert [f for f in right if f.verdict == "consistent"], "the tie is not found"
    assert not [f for f in right if f.verdict != "consistent"], "a right figure is doubted"
    wrong, start, end = findings(sentence, 2)
    accused = [f for f in wrong if f.verdict == "inconsistent"]
    touched = [ref for f in accused for ref in (f.stated, *f.inputs) if ref.start < end and start < ref.end]
    word = not any(
        sign.isdecimal() for sign in sentence[sentence.index("{") : sentence.index("}")]
    )  # "{rose|fell}": its levels are accused
    assert touched or (accused and word), "a wrong figure is not accused"


@pytest.mark.parametrize("sentence", told("doubted"))
def test_one_fact_told_twice_is_put_to_review(sentence: str) -> None:
    right, wrong = (checked()[doubtful(sentence, group)] for group in (1, 2))
    assert not [f for f in right if f.verdict != "consistent"], "a right figure is doubted"
    assert [f.verdict for f in wrong if f.verdict != "consistent"] == ["review"]


def silent() -> list[object]:
    known = set(lines("alarms"))
    return [
        pytest.param(line, marks=pytest.mark.xfail(reason="a known false alarm")) if line in known else line
        for line in lines("silent")
    ]


@pytest.mark.parametrize("sentence", silent())
def test_look_alikes_are_left_alone(sentence: str) -> None:
    assert not [f for f in checked()[sentence] if f.verdict != "consistent"]


def test_no_listed_gap_is_forgotten() -> None:
    assert gaps() <= {*lines("told"), *lines("doubted")}
    assert set(lines("alarms")) <= set(lines("silent"))
