"""Articles against their sources: the right ones are silent, and a changed figure is found and its source's words told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck.errors import FactcheckError
from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.sources.gather import gathered

if TYPE_CHECKING:
    from factcheck.model import Finding

FOLDER = Path(__file__).parent.parent / "fixtures" / "sources"
PAIRS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
ENOUGH = 25
FOUND = 0.9

each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda path: path.name)


def source_of(pair: Path) -> tuple[str, ...]:
    """The source of a pair."""
    return (str(next(pair.glob("source.*"))),)


def flagged(text: str, pair: Path) -> list[Finding]:
    """What is flagged in a text beside its source."""
    library = gathered(source_of(pair)).library
    report = next(iter(check_articles([from_text(text, "article.txt")], sources={"article.txt": library})))
    return [finding for finding in report.findings if finding.verdict != "consistent"]


def changes_of(pair: Path) -> list[tuple[str, str]]:
    """The figures of an article with what they are changed to."""
    return [(one["right"], one["wrong"]) for one in json.loads((pair / "changes.json").read_text("utf-8"))]


def missed(pair: Path) -> list[str]:
    """The changed figures of a pair that are not found."""
    text = (pair / "article.txt").read_text("utf-8")
    unseen = []
    for right, wrong in changes_of(pair):
        at = text.index(right)
        found = flagged(text[:at] + wrong + text[at + len(right) :], pair)
        near = any(f.stated.start < at + len(wrong) and at < f.stated.end for f in found if f.source)
        unseen += [] if near else [wrong]
    return unseen


@each_pair
def test_a_right_article_is_silent(pair: Path) -> None:
    text = (pair / "article.txt").read_text("utf-8")
    assert [(f.rule, f.verdict, f.stated.text, f.message) for f in flagged(text, pair)] == []


@each_pair
def test_four_figures_are_changed(pair: Path) -> None:
    assert len(changes_of(pair)) >= 4


def test_nine_in_ten_changed_figures_are_found() -> None:
    told = sum(len(changes_of(pair)) for pair in PAIRS)
    unseen = {pair.name: names for pair in PAIRS if (names := missed(pair))}
    assert sum(map(len, unseen.values())) <= (1 - FOUND) * told, unseen


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= ENOUGH


def test_a_source_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(FactcheckError, match="no such file"):
        factcheck.check("Some 12 people died.", sources=["nowhere.txt"])
