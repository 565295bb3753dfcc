"""Each rule's examples do what they say, and each rule is documented."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.rules import RULES, Rule

if TYPE_CHECKING:
    from factcheck.model import Report

FAMILIES = {
    "1": "change",
    "2": "parts",
    "3": "ratios",
    "4": "same",
    "5": "form",
    "6": "dates",
    "7": "votes",
    "8": "science",
}
EXAMPLES = [
    (rule, sort, text)
    for rule in RULES
    for sort in ("consistent", "inconsistent", "silent")
    for text in getattr(rule, sort)
]


@cache
def _reports() -> dict[str, Report]:
    """Every example checked once, in batches."""
    texts = sorted({text for _, _, text in EXAMPLES})
    return dict(zip(texts, check_articles(from_text(text) for text in texts), strict=True))


def _verdicts(text: str, rule: Rule | None = None) -> set[str]:
    return {f.verdict for f in _reports()[text].findings if rule is None or f.rule == rule.name}


@pytest.mark.parametrize("rule, sort, text", EXAMPLES, ids=[f"{r.name}-{s}-{t[:50]}" for r, s, t in EXAMPLES])
def test_example(rule: Rule, sort: str, text: str) -> None:
    if sort == "inconsistent":
        assert ("review" if rule.doubts_only else "inconsistent") in _verdicts(text, rule)
    else:
        assert not _verdicts(text) & {"inconsistent", "review"}
        if sort == "consistent" and not rule.accuses_only:
            assert "consistent" in _verdicts(text, rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"FC\d{3}", rule.code)
    assert rule.code[2] in FAMILIES
    assert rule.priority in {"P1", "P2", "P3"}
    assert "Source: " in (rule.__doc__ or "")


@pytest.mark.parametrize("rule", [r for r in RULES if r.code[2] in "123"], ids=lambda rule: rule.name)
@pytest.mark.parametrize("sort", ["consistent", "inconsistent", "silent"])
def test_there_are_enough_examples(rule: Rule, sort: str) -> None:
    assert len(set(getattr(rule, sort))) >= 8


def test_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)
