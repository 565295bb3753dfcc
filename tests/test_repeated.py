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

# A headline's figure that its story does not give, beside figures of other things: nothing there says that they are one.
OTHER_THINGS = (
    (
        "20 dead in blast at market",
        "A bomb went off at a market in Rasht. At least 35 people were wounded, doctors said.",
    ),
    (
        "20 dead in blast at market",
        "A bomb went off in Rasht. It comes a month after a car bomb in which 24 people died.",
    ),
    ("9 bridges you must cross", "More than 20 bridges over the Alm were built in the last century."),
    ("The 12 best cakes in Hull", "We tasted 31 cakes from 15 bakeries, and slept badly."),
    ("Seven things we learned from the budget", "The chancellor announced 16 measures on Wednesday."),
    ("Husband of 41 years may stay", "She left him after nine years of quarrels over the garden, a judge was told."),
    ("Town mourns 18 miners", "More than 60 miners were at work when the shaft gave way. Some 40 came up unhurt."),
    ("Man, 34, held over fire", "Police arrested a man after a fire in a flat. A woman aged 61 and her son, 29, died."),
    ("Swimmer, 17, takes gold", "Ida Holt won the 200m. Her coach, 48, wept."),
    ("Airline to fly to 15 more cities", "The airline flies to 38 cities in nine countries."),
    ("Assault on two ministries", "At least one person was killed when gunmen stormed the buildings."),
    ("Two boys, 9 and 11, saved", "Firemen pulled two brothers from a quarry. More than five had gone into the water."),
)
# Made up of figures of the story.
WORKED_OUT = (
    ("118 detainees die in two years", "At least 70 died in 2015 and 48 in 2016, papers show."),
    ("22 hurt in tram crash", "Three people were killed on Friday. Nine women and 13 men were taken to hospital."),
    (
        "Firm to hire 600 in Derry and Newry",
        "A maker of valves is to create 420 jobs.\n\nIn Newry a call centre takes on 180 people.",
    ),
    ("Minister seeks next $40m for dam", "The minister asked for the second half of the $80m loan."),
    ("Poll: 56% back tunnel", "Some 31% want the tunnel at once and 25% some day."),
)
# Two figures of one thing.
ONE_THING = (
    ("24 dead as ferry sinks", "A ferry sank off Sulba, killing 14 people. Another 31 were saved."),
    ("41,000 homes without power", "A storm left 31,000 homes without power on Thursday."),
    ("Jury clears eight men of arson", "Three men were cleared of setting fire to a mill in Leek."),
    ("Poet Ada Marr dies at 98", "Ada Marr, who wrote of mills and rain, has died. She was 68."),
    ("Club sold for £91m", "The club was sold on Friday for £61m, its owner said."),
    ("Fire kills 43 in mill", "At least 23 people, most of them weavers, died in a fire on Monday."),
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


@pytest.mark.parametrize("headline, story", OTHER_THINGS + WORKED_OUT)
def test_a_headline_is_not_held_against_figures_of_other_things(headline: str, story: str) -> None:
    assert _flags(f"{headline}\n\n{story}\n") == []


@pytest.mark.parametrize("headline, story", ONE_THING)
def test_a_headline_at_odds_with_its_story_is_put_to_review(headline: str, story: str) -> None:
    assert _flags(f"{headline}\n\n{story}\n") == ["repeated-figure"]
