"""A headline against its story: figures and moments that the story tells otherwise, and those that it need not tell."""

from __future__ import annotations

import pytest

import factcheck

DIFFERS = [
    ("Ferry to resume crossings in May", "Crossings of the Ulm ferry will resume in April, its owner said. It has lain in dock since the storm."),
    ("Kelso Mills posts loss for third quarter", "Kelso Mills made a loss of £3m in the fourth quarter, it said. The chairman blamed the price of wool."),
    ("Garth bridge to open on Tuesday", "The bridge at Garth will open on Thursday after two years of work. Drivers will pay £2."),
    ("Storm of 1987 recalled at Fenn", "People in Fenn met to recall the storm of 1977. It tore the roof off the church."),
    ("Fourteen die in Ulm tower blaze", "Four children were among 12 people killed in a fire at a tower in Ulm. The blaze began in a kitchen."),
]  # fmt: skip
AGREES = [
    ("Ferry to resume crossings in May", "Crossings of the Ulm ferry will resume in May, its owner said. It has lain in dock since the storm of April."),
    ("Garth bridge to open this week", "The bridge at Garth will open on Thursday after two years of work. Drivers will pay £2."),
    ("Council to vote in June on fares", "The last election in November was close. Mayor Ann Ash said that buses are dear."),
    ("Garth Echo, 4 May 2012", "The Garth sawmill that shut in 2009 is to be pulled down. It stood for a century."),
    ("16 towns sue over Garth dam", "Ulm and 15 other towns sued on Monday over the dam at Garth. It would flood their fields."),
]  # fmt: skip


@pytest.mark.parametrize("title, story", DIFFERS)
def test_what_a_story_tells_otherwise_is_put_to_review(title: str, story: str) -> None:
    found = [f for f in factcheck.check(f"{title}\n\n{story}").findings if f.verdict != "consistent"]
    assert [(f.verdict, f.stated.start < len(title)) for f in found] == [("review", True)]


@pytest.mark.parametrize("title, story", AGREES)
def test_a_headline_that_its_story_bears_out_or_leaves_alone_is_silent(title: str, story: str) -> None:
    assert [f.message for f in factcheck.check(f"{title}\n\n{story}").findings if f.verdict != "consistent"] == []
