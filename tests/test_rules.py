"""Every rule by its own examples: what adds up, what does not, and what it must say nothing about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pytest
from measured import accused

from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.rules import RULES
from factcheck.sources import gather

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Finding, Report, Verdict
    from factcheck.rules import Rule

Sort = Literal["consistent", "inconsistent", "silent"]
ENOUGH = 8


@dataclass(frozen=True)
class Example:
    """A text that a rule gives as one of its examples."""

    rule: Rule
    text: str

    def __str__(self) -> str:
        return f"{self.rule.name}: {self.text[:60]}"


CONSISTENT = [Example(rule, text) for rule in RULES for text in rule.consistent]
INCONSISTENT = [Example(rule, text) for rule in RULES for text in rule.inconsistent]
SILENT = [Example(rule, text) for rule in RULES for text in rule.silent]
# The hundreds of a code are its family: change, parts and wholes, ratios, repeats, form, dates, votes, science.
FAMILIES = {
    "FC1": {
        "percent-change",
        "change-amount",
        "change-direction",
        "percent-or-points",
        "multiple",
        "impossible-percent",
    },
    "FC2": {"share", "percent-of-amount", "total", "remainder", "percent-sum", "attainable-percent", "word-majority"},
    "FC3": {
        "rate-total",
        "per-head",
        "average",
        "absolute-relative-risk",
        "multiple-percent",
        "unit-price",
        "compound",
    },
    "FC4": {"repeated-figure", "conflicting-bounds", "magnitude"},
    "FC5": {"range-order", "range-member", "unit-conversion", "currency", "malformed-number"},
    "FC6": {"weekday-date", "valid-date", "period-length", "elapsed", "age-dates", "event-date"},
    "FC7": {"lead", "vote-margin", "turnout", "rank", "list-count"},
    "FC8": {"margin-of-error", "p-value", "confidence-interval"},
    "FC9": {"source-figure", "source-table"},
}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@pytest.fixture(scope="session")
def reports() -> Mapping[str, Report]:
    """Check every example in one batch, so that the model is loaded and run once; a rule's source is that of its examples alone."""
    examples = (*CONSISTENT, *INCONSISTENT, *SILENT)
    texts = list(dict.fromkeys(example.text for example in examples))
    libraries = {example.text: gather.from_texts([example.rule.source]) for example in examples if example.rule.source}
    return dict(zip(texts, check_articles((from_text(text, text) for text in texts), sources=libraries), strict=True))


def _verdicts(report: Report, rule: Rule) -> set[Verdict]:
    return {finding.verdict for finding in report.findings if finding.rule == rule.name}


def _findings(report: Report, rule: Rule) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule.name]


def _doubts(report: Report) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in report.findings if finding.verdict != "consistent"]


@pytest.mark.parametrize("example", CONSISTENT, ids=str)
def test_adds_up(example: Example, reports: Mapping[str, Report]) -> None:
    report = reports[example.text]
    assert _doubts(report) == []
    assert "consistent" in _verdicts(report, example.rule)


@pytest.mark.parametrize("example", INCONSISTENT, ids=str)
def test_does_not_add_up(example: Example, reports: Mapping[str, Report]) -> None:
    found = _findings(reports[example.text], example.rule)
    assert [f for f in found if (f.verdict == "review" if example.rule.doubts_only else accused(f))]


@pytest.mark.parametrize("example", SILENT, ids=str)
def test_says_nothing(example: Example, reports: Mapping[str, Report]) -> None:
    assert _doubts(reports[example.text]) == []


@each_rule
def test_verdicts_are_those_that_the_rule_can_give(rule: Rule, reports: Mapping[str, Report]) -> None:
    found = [f for report in reports.values() for f in _findings(report, rule)]
    given = {f.verdict for f in found}
    assert "review" in given if rule.doubts_only else any(map(accused, found))
    assert not rule.doubts_only or "inconsistent" not in given
    assert ("consistent" in given) != rule.accuses_only


@each_rule
def test_there_are_enough_examples_of_each_sort(rule: Rule) -> None:
    assert len(rule.inconsistent) >= ENOUGH
    assert len(rule.silent) >= ENOUGH
    assert len(rule.consistent) >= (0 if rule.accuses_only else ENOUGH)
    assert not (rule.accuses_only and rule.consistent)


@each_rule
def test_no_example_is_given_twice(rule: Rule) -> None:
    texts = [*rule.consistent, *rule.inconsistent, *rule.silent]
    assert len(set(texts)) == len(texts)


@each_rule
def test_examples_are_whole_sentences(rule: Rule) -> None:
    """A line that does not end as a sentence does would be read as a headline."""
    texts = [*rule.consistent, *rule.inconsistent, *rule.silent]
    assert [text for text in texts if not text.endswith(".") or text != text.strip()] == []


@each_rule
def test_a_rule_says_what_must_hold_and_on_whose_word(rule: Rule) -> None:
    page = type(rule).__doc__ or ""
    assert page.partition("\n")[0].rstrip().endswith(".")
    assert re.search(r"^ *Source: \S", page, re.MULTILINE)


def test_names_and_codes_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)


@each_rule
def test_a_code_is_of_its_family(rule: Rule) -> None:
    assert re.fullmatch(r"FC[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.priority in {"P1", "P2", "P3"}
    family = next((code for code, names in FAMILIES.items() if rule.name in names), rule.code[:3])
    assert rule.code.startswith(family)
