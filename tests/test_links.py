"""Is this the same fact? Links show the other mentions of a figure, and put to review those that differ where little else can be meant."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.extract.link.again import chance_of_slip
from factcheck.reporters import json_

RULES = {"repeated-figure", "magnitude", "conflicting-bounds"}
AT_ODDS = (
    "Rates rise to 5.2%\n\nThe central bank of Orland raised its main interest rate to 2.5 per cent on Tuesday.",
    "Profit doubles at Fennick\n\nProfit tripled at the Fennick boat firm last year, the company said.",
    pytest.param(
        "Three million flee floods\n\nTwo million people fled the floods in the delta on Sunday, the ministry said.",
        marks=pytest.mark.xfail(reason="a known gap: in print such headlines count another thing"),
    ),
    "More than 40,000 people signed the petition on bees.\n\nIt was handed in on Friday.\n\nFewer than 15,000 people signed the petition on bees, officials said.",
)
AT_PEACE = (
    "Rates rise to 5.2%\n\nThe central bank of Orland raised its main interest rate to 5.2 per cent on Tuesday.",
    "Three million flee floods\n\nSome 3m people fled the floods in the delta on Sunday, the ministry said.",
    "Voters over 45 stayed at home, the survey found.\n\nRain kept many from the polls.\n\nThose over 65 went to the polls, the survey found.",
    "The regiment lost 218 soldiers at the river in 1917.\n\nIt was a hard year.\n\nThe regiment lost 281 soldiers at the river in 1918.",
    "The quay has 12 cranes and the fish market 40 stalls.\n\nIt rained.\n\nThe airport has 17 gates and the bus station 35 stands.",
    "One official spoke of fraud at the port.\n\nIt rained.\n\nThree officials spoke of fraud at the port.",
)
TOLD_AGAIN = (
    "The county hospital cancelled 1,215 eye operations in May.\n\n"
    "Nurses were on strike for 12 days.\n\nThe 1,215 eye operations were cancelled because of the strike, the hospital said."
)


def _flags(text: str) -> set[str]:
    return {f.rule for f in factcheck.check(text).findings if f.verdict != "consistent"} & RULES


@pytest.mark.parametrize("text", AT_ODDS)
def test_one_fact_with_two_figures_is_put_to_review(text: str) -> None:
    assert _flags(text)


@pytest.mark.parametrize("text", AT_PEACE)
def test_figures_of_other_facts_are_left_alone(text: str) -> None:
    assert not _flags(text)


def test_a_figure_knows_its_other_mention() -> None:
    operations = [q for q in factcheck.check(TOLD_AGAIN).quantities if q.scalar == 1215]
    first, second = operations
    assert first.told_again == (second.id,)
    assert second.told_again == (first.id,)


def test_json_has_the_other_mentions() -> None:
    article = json_.article(factcheck.check(TOLD_AGAIN))
    ids = {quantity["id"] for quantity in article["quantities"]}
    again = [quantity["told_again"] for quantity in article["quantities"]]
    assert any(again)
    assert {other for others in again for other in others} <= ids
    json.dumps(article)


def test_the_chance_of_a_slip_never_falls_as_its_score_rises() -> None:
    chances = [chance_of_slip(at / 10) for at in range(-10, 60)]
    assert chances == sorted(chances)
    assert 0 < chances[0] <= chances[-1] < 1


SWAPPED = (
    "The harbour fund paid £{} for the crane.\n\nIt rained all week.\n\nThe auditors asked where the £{} had gone."
)


def test_two_digits_swapped_are_put_to_review_whatever_the_words() -> None:
    assert _flags(SWAPPED.format("1,208.90", "1,280.90")) == {"repeated-figure"}
    assert not _flags(SWAPPED.format("1,208.90", "1,820.60"))
    assert not _flags(SWAPPED.format("1,208.90 in 2018", "1,280.90 of 2019"))
    assert not _flags("Yes won 54.5 per cent in Arden.\n\nIt rained.\n\nThere 45.5 per cent said no, a clerk said.")
