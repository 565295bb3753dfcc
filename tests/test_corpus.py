"""Every meaning in every phrasing, and every text that holds no figure: `tests/corpus/en/*.toml`.

A gap that is known stands in `tests/corpus/known_gaps.toml`; `python tests/corpus/list_gaps.py` writes that list anew.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from corpus_cases import CASES, Case, faults

GAPS = set(tomllib.loads((Path(__file__).parent / "corpus" / "known_gaps.toml").read_text("utf-8"))["gaps"])


def _mark(case: Case) -> Any:  # noqa: ANN401  (pytest's ParameterSet is not public)
    known = pytest.mark.xfail(reason="a known gap", strict=True)
    return pytest.param(case, id=case.phrasing[:70], marks=[known] if case.phrasing in GAPS else [])


@pytest.mark.parametrize("case", [_mark(case) for case in CASES])
def test_phrasing(case: Case) -> None:
    assert faults(case) == []


def test_the_corpus_is_large_enough() -> None:
    positive = [case for case in CASES if case.meaning is not None]
    assert len(positive) >= 400
    assert len({case.meaning["name"] for case in positive if case.meaning}) >= 60
    assert len(CASES) - len(positive) >= 150


def test_no_gap_is_of_a_phrasing_that_is_gone() -> None:
    assert {case.phrasing for case in CASES} >= GAPS
