"""Whose words a quoted figure is among."""

from __future__ import annotations

import pytest

import factcheck

TOLD = (
    ("“We lost 40 jobs,” said Jane Roe, of the union.", "Jane Roe"),
    ("Jane Roe, the mayor, said: “We lost 40 jobs.”", "Jane Roe"),
    ("“We lost 40 jobs,” the mayor of Leeds said.", "the mayor of Leeds"),
    ("He told the council that “40 jobs” would go.", "He"),
    ('"There were 40 of us," she added.', "she"),
    ("A spokesman for the council said it had “lost 40 staff”.", "A spokesman for the council"),
    ("“We lost 40 jobs. They went in May,” according to Ms Roe.", "Ms Roe"),
    ("The firm was warned. “We lost 40,” Ms Roe has said.", "Ms Roe"),
    ("Speaking on Tuesday, Anna Lee, a nurse, said “40 people” came.", "Anna Lee"),
    ("The police called it “40 arrests too many”.", None),
    ("“We lost 40 jobs.”\n\nThe mayor said nothing more.", None),
)


@pytest.mark.parametrize("text, speaker", TOLD)
def test_the_speaker_of_a_quotation(text: str, speaker: str | None) -> None:
    (figure,) = [q for q in factcheck.check(text).quantities if q.text == "40"]
    assert figure.quoted
    assert figure.speaker == speaker


def test_what_is_not_quoted_has_no_speaker() -> None:
    assert [q.speaker for q in factcheck.check("Jane Roe said 40 jobs went.").quantities] == [None]
