"""How sure a tie is: by the counts of its form, by how few figures a text has, and what reading it takes for a figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

import factcheck
from factcheck.extract.quantities import figures
from factcheck.guard.weights import easier
from factcheck.lexicon import measured
from factcheck.model import Tie
from factcheck.odds import tied


def test_a_form_that_print_showed_to_fail_is_less_sure_than_it_says() -> None:
    failing = {via: p for via, p in measured("reliability")["tied"].items() if p < 0.95}
    assert failing
    for via, p in failing.items():
        assert tied(Tie("sure", (), via=via)) == p
    assert tied(Tie("sure", (), via="a/form-never-met")) == tied(Tie("sure", (), via=""))
    assert tied(Tie("guess", (), via="date/weekday")) < tied(Tie("sure", (), via="date/weekday"))


def test_the_fewer_figures_the_sooner_a_tie() -> None:
    table = {"many": 14, "ease": 2.5}
    eased = [easier(table, figures) for figures in (1, 4, 7, 10, 14, 60)]
    assert eased == sorted(eased, reverse=True)
    assert (eased[0], eased[-2]) == (2.5, 0.0)
    assert eased[-1] < 0


@pytest.mark.parametrize(
    "text, value",
    [
        ("The odds are 1 in 64.", Fraction(1, 64)),
        ("The dollar was bought around 137.80-85 yen.", (Fraction("137.80"), Fraction("137.85"))),
        ("About 850,000 – 550,000 of them left.", (Fraction(850_000), Fraction(550_000))),
        ("The price is $125,000 — $10,000 less than it was.", Fraction(125_000)),
    ],
)
def test_a_figure_is_read(text: str, value: object) -> None:
    _, found = figures(text, 10)
    assert found[0].value == value


@pytest.mark.parametrize(
    "text",
    [
        "The margin widened to 12.3% of sales from 11.4%, in other words by 90 basis points.",
        "Churn improved to 1.4% in the spring from 1.9% in the winter, a reduction of 50 basis points.",
        "Jobs fell by 1.3 million over that same period, from 114.8 million to 113.5 million.",
        "You can get up to $200 in credit — $100 for the Moss, $150 for the Ash and $200 for the Elm.",
        "The loss came to $61.7m, or 2.33 dollars a share, down from a loss of $12.1m.",
        "Oil is $19.74 a barrel (47 cents a gallon) and gas $175 a tonne (33.33 cents a gallon).",
        "Bitcoin rose 2,100% to $19,783 from around $885.",
        "The show runs every four years from 1988 until 2008.",
    ],
)
def test_what_print_was_wrongly_doubted_for_is_left_alone(text: str) -> None:
    assert [f.message for f in factcheck.check(text).findings if f.verdict != "consistent"] == []


def test_what_a_share_leaves_of_a_whole_is_worked_out() -> None:
    right, wrong = (
        [f.verdict for f in factcheck.check(f"The car does 60 mph, so in three hours it covers {n} miles.").findings]
        for n in (180, 240)
    )
    assert "consistent" in right
    assert "review" in wrong


@pytest.mark.parametrize(
    "text, right, wrong",
    [
        ("Of the 347 passengers {} survived the wreck.", "283", "483"),
        ("The grant of $80m, which includes {} for roads, was agreed.", "$60m", "$90m"),
    ],
)
def test_a_part_is_no_more_than_its_whole(text: str, right: str, wrong: str) -> None:
    open_ = [
        [f.rule for f in factcheck.check(text.format(n)).findings if f.verdict != "consistent"] for n in (right, wrong)
    ]
    assert open_ == [[], ["part-over-whole"]]


@pytest.mark.parametrize(
    "text, verdict",
    [
        ("The rate rose from 3% to 4.5%, up one percentage point.", "review"),
        ("The rate rose from 4.2% to 4.7%, an increase of one percentage point.", "review"),
        ("The rate rose from 3.1% to 4.2%, up one percentage point.", "consistent"),
        ("The yield eased two basis points, to 4.08% from 4.10%.", "consistent"),
    ],
)
def test_half_a_point_off_is_not_called_right(text: str, verdict: str) -> None:
    assert [f.verdict for f in factcheck.check(text).findings if f.rule == "percent-or-points"] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Growth is now put at 3.5% for the year, up from its previous outlook for 4%.",
        "The bank cut its rate to 13 pct from 12-1/2 pct in June.",
    ],
)
def test_an_order_that_rounding_could_hardly_turn_is_put_to_review(text: str) -> None:
    assert {f.verdict for f in factcheck.check(text).findings} == {"review"}


def test_an_order_that_a_hedge_may_turn_is_not_called_right() -> None:
    text = "The surplus would rise to only around 100 billion marks from 112 billion in 1986."
    assert not factcheck.check(text).findings
