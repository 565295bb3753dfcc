"""What every reader sees is found and never called right: one-line errors over all rules, each beside its right twin.

`one_liners.toml` holds a rule, a sentence that is wrong and the same put right; half of them are in round figures, which excuse nothing.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import factcheck

if TYPE_CHECKING:
    from factcheck import Finding
    from factcheck.model import Report

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("one_liners.toml").read_text(encoding="utf-8"))[
    "case"
]
FOUND, FLAGGED = (
    0.85,
    0.02,
)  # the least share of the wrong ones that is found, the most of the right ones that may be flagged
FEWEST = 120


@cache
def checked(text: str) -> Report:
    """Each text is asked for by several tests."""
    return factcheck.check(text)


def flagged(text: str) -> list[Finding]:
    """What is amended or put to review."""
    return [f for f in checked(text).findings if f.verdict != "consistent"]


def test_there_are_enough_over_all_rules() -> None:
    assert len(CASES) >= FEWEST
    assert (
        len({case["rule"] for case in CASES})
        >= len(("change", "part", "rate", "again", "form", "date", "vote", "science")) * 4
    )


def test_wrong_ones_are_found_and_right_ones_left_alone() -> None:
    missed = [case["wrong"] for case in CASES if not flagged(case["wrong"])]
    alarms = [case["right"] for case in CASES if flagged(case["right"])]
    assert len(missed) <= (1 - FOUND) * len(CASES), missed
    assert len(alarms) <= FLAGGED * len(CASES), alarms


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrong"])
def test_no_wrong_one_is_called_right(case: dict[str, Any]) -> None:
    """A rule may clear what it looks at (the direction of a rise whose size is wrong), but then another has found the error."""
    report = checked(case["wrong"])
    cleared = [f for f in report.findings if f.verdict == "consistent" and f.rule == case["rule"]]
    assert flagged(case["wrong"]) or not cleared
