"""Which figures are shown as standing in a source: those that its sentences tell of the same thing, and not those of the same number alone."""

from __future__ import annotations

import pytest

from factcheck.readers import from_text
from factcheck.sources.link import Library, linked
from factcheck.sources.passages import read_document
from factcheck.sources.shown import is_shown, room_for_rivals

SOURCE = (
    "The ferry Morven left Oban on Monday and ran aground off Kerrera, harbour officials said on Tuesday.\n\n"
    "Two of the 116 people who were hurt were in a critical condition. More than 50 people were killed when another ferry sank in 1998.\n\n"
    "The repairs would take 15 to 30 days, and passengers who paid less than £250 would be repaid. Mara Quill had joined the crew in April 2003.\n\n"
    "It was the first time that a crew of the line had to be taken off a ship. One passenger told a local paper that she saw nothing.\n\n"
    "“Stay away from the pier,” the coastguard wrote. — Coastguard (@oban_cg) April 17, 2017\n"
)
SHOWN = {
    "The Morven left Oban on Monday, and ran aground off Kerrera.": "Monday",
    "Harbour officials in Oban said on Tuesday that the ferry had run aground.": "Tuesday",
    "As the ferry sank off the coast in 1998, more than 50 people were killed.": "more than 50",
    "Mara Quill had joined the crew in April 2003, aged 19.": "2003",
    "It was the first time that a crew had to be taken off a ship of the line.": "first",
    "Of the 116 people who were hurt, two were in a critical condition.": "two",
}
NOT_SHOWN = {
    "The prime minister will open a school on Monday.": "Monday",  # another weekday
    "Dozens of people were waiting at the pier in Mallaig.": "Dozens",  # a size that is said of much
    "The two people who own the hotel live in Perth.": "two",  # no more than the people in common
    "Repairs to the ferry would take 15 days.": "15 days",  # one end of a range
    "Passengers who paid more than £250 would be repaid.": "more than £250",  # the other way
    "Pat Orr had joined the crew in April 2011.": "April",  # another April
    "This is the first time that the museum has had a deficit.": "first",
    "One reader told us that he liked the cover.": "One",
    "“A sad day,” he wrote. — Hugh Lamont (@hughl) April 17, 2017": "April",  # when another post was made
}


def shown(text: str) -> set[str]:
    """The figures of a text that are shown as in the source."""
    library = Library([read_document(from_text(SOURCE, "source.txt"))])
    article = read_document(from_text(text, "article.txt"))
    return {found.mark.text for found in linked(article, library) if is_shown(found)}


@pytest.mark.parametrize("text", SHOWN)
def test_the_same_fact_is_in_the_source(text: str) -> None:
    assert SHOWN[text] in shown(text)


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_the_same_number_of_another_thing_is_not(text: str) -> None:
    assert NOT_SHOWN[text] not in shown(text)


def test_hundreds_of_thousands_are_one_figure() -> None:
    article = read_document(from_text("Hundreds of thousands of people went on foot.", "article.txt"))
    assert [mark.text for passage in article.passages for mark in passage.marks] == ["Hundreds of thousands"]


STORY = (
    "The Morven left Oban on Monday and ran aground off Kerrera. The island has 34 homes, 2 farms and a school with 11 children. "
    "Its pier was built in 1872 for £4,300, and the hotel beside it has 9 rooms at £85 a night. "
    "The last ferry calls at 17:40, and a boat for walkers takes 12 of them at a time from May."
)


def room(text: str) -> float:
    """How well a rival must fit before a figure of a text differs from the source."""
    library = Library([read_document(from_text(SOURCE, "source.txt"))])
    return room_for_rivals(list(linked(read_document(from_text(text, "article.txt")), library)))


def test_a_story_that_tells_other_things_needs_a_rival_that_fits_well() -> None:
    assert room(STORY) > 1
    assert room(SOURCE * 2) < 0.3


def test_a_claim_is_taken_to_be_from_its_source() -> None:
    assert room("The Morven left Oban on Tuesday, with 130 people on board.") == 0
