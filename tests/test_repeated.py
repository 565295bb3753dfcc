"""One fact told twice in the parts of a page: headline, caption, quotation; updates and other voices are no contradiction."""

from __future__ import annotations

import pytest

import factcheck

STORY = "Phones found in jails\n\nPrison officers seized 5,480 phones in Kent jails in 2019, the ministry said.\n\n{}\n\nMore officers will be hired.\n"
AT_ODDS = (
    "Caption: Some of the 5,840 phones seized in Kent jails in 2019",
    "“We seized 5,840 phones in Kent jails in 2019,” said Ann Pratt, who runs them.",
    "In 2019 the officers seized 5,840 phones in Kent jails.",
    "Some 5,840 phones were seized by officers in Kent jails in 2019.",
    "The 5,840 phones seized by officers in Kent jails in 2019 were sold.",
)
AT_PEACE = (
    "Caption: Some of the 5,480 phones seized in Kent jails in 2019",
    "Some 5,500 phones were seized in Kent jails in 2019.",
    "The figure was later revised, and officers seized 5,840 phones in Kent jails in 2019.",
    "Rival counts say that officers seized 5,840 phones in Kent jails in 2019.",
    "In 2020 officers seized 5,840 phones in Kent jails.",
    "In 2019 officers seized 5,840 phones in Essex jails.",
    "In 2019 officers seized 5,840 knives in Kent jails.",
)
HEADLINES = (
    ("Fennick to get £1.2bn port", "The port will cost 1,200 million pounds and will open in May."),
    ("Fennick to get £1.2bn port", "The port will cost £1,180m and will open in May."),
    ("Three dead in mill fire", "A fire at the Orford mill killed 3 workers on Sunday."),
    ("A third of trains late", "Of the 300 trains, 33 per cent were late in May."),
)


def _flags(text: str) -> list[str]:
    return [f.rule for f in factcheck.check(text).findings if f.verdict != "consistent"]


@pytest.mark.parametrize("line", AT_ODDS)
def test_a_fact_at_odds_with_itself_is_put_to_review(line: str) -> None:
    assert "repeated-figure" in _flags(STORY.format(line))


@pytest.mark.parametrize("line", AT_PEACE)
def test_what_may_be_another_fact_is_left_alone(line: str) -> None:
    assert _flags(STORY.format(line)) == []


@pytest.mark.parametrize("headline, story", HEADLINES)
def test_a_headline_may_tell_it_in_another_form(headline: str, story: str) -> None:
    assert _flags(f"{headline}\n\n{story}\n") == []
