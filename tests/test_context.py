"""What stands round a figure: who says so, and what is left out because it was said before."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    "text, modality",
    [
        ("The firm lost 40 jobs.", "actual"),
        ("The firm reportedly lost 40 jobs.", "reported"),
        ("The mayor said 40 jobs went.", "reported"),
        ("Police believe 40 people died.", "reported"),
        ("According to the union, 40 jobs went.", "reported"),
        ("The mayor said 40 jobs would go.", "conditional"),
        ("The firm expects to cut 40 jobs.", "forecast"),
        ("The firm did not cut 40 jobs.", "negated"),
    ],
)
def test_how_real_a_figure_is(text: str, modality: str) -> None:
    (figure,) = factcheck.check(text).quantities
    assert figure.modality == modality


@pytest.mark.parametrize(
    "text, kind",
    [
        ("52% backed it and 48 did not.", "percent"),
        ("Some 62 per cent were for it, 31 against.", "percent"),
        ("He has 12% of the shares and 48 did not vote.", "number"),
        ("It fell 52%. Some 48 did not mind.", "number"),
    ],
)
def test_a_unit_left_out(text: str, kind: str) -> None:
    assert [q.kind for q in factcheck.check(text).quantities][1] == kind


def test_what_is_counted_is_left_out() -> None:
    report = factcheck.check("There were 17,022 cases, up from the 14,260 the previous year.")
    assert [(q.kind, q.unit) for q in report.quantities] == [("count", "case")] * 2


def test_what_is_reported_is_held_against_the_rest_all_the_same() -> None:
    (finding,) = [f for f in factcheck.check("The mayor said jobs rose 25% from 50 to 60.").findings if f.severity]
    assert finding.verdict == "inconsistent"
