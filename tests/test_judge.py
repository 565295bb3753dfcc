"""The verdict follows from sets: what overlaps is cleared, what the text itself states may accuse, and doubt is for a reader."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge import judge
from factcheck.model import Derivation, Quantity, Reading, Ref, Tie
from factcheck.precision import Interval, Printed, hedged
from factcheck.rules.rule import number

if TYPE_CHECKING:
    from factcheck.model import Certainty, Finding, Kind
    from factcheck.precision import Hedge

F = Fraction
SENTENCE = "Cases rose by almost 30 per cent last year: there were 17,022 cases, up from 14,260."


def quantity(text: str, value: str, kind: Kind = "count") -> Quantity:
    """A figure of the sentence, exactly as printed."""
    start, size = SENTENCE.index(text), F(value)
    printed = Printed(size, F(1), F(1), exact=True)
    end = start + len(text)
    return Quantity(f"q{start}", text, start, end, 3, start + 1, 2, size, printed, Interval.exactly(size), kind)


INPUTS = (quantity("14,260", "14260"), quantity("17,022 cases", "17022"))
CERTAIN: Certainty = "sure"


def stated(digits: str = "20", hedge: Hedge | None = None) -> Quantity:
    """A percentage as printed, standing where "almost 30 per cent" does."""
    printed = Printed.of(digits)
    place = quantity("almost 30 per cent", "30", "percent")
    interval = hedged(printed, printed.unrounded(), hedge)
    return replace(place, value=printed.value, printed=printed, interval=interval, hedge=hedge)


def exactly(value: str, note: str = "") -> Reading:
    """A working that gives one value."""
    return Reading("a ÷ b", F(value), Interval.exactly(F(value)), note)


def derivation(figure: Quantity, *readings: Reading, tie: Certainty = CERTAIN) -> Derivation:
    return Derivation(figure, INPUTS, readings, Tie(tie, ("“up from” ties them",)), number)


def finding(of: Derivation) -> Finding:
    found = judge("percent-change", "FC101", of, SENTENCE)
    assert found is not None
    return found


def verdict(of: Derivation) -> str:
    return finding(of).verdict


# The verdict


@pytest.mark.parametrize("tie", ["sure", "guess", "loose"])
def test_what_overlaps_is_cleared_however_sure_the_tie(tie: Certainty) -> None:
    assert verdict(derivation(stated(), exactly("20.4"), tie=tie)) == "consistent"


@pytest.mark.parametrize("tie, given_", [("sure", "inconsistent"), ("guess", "review")])
def test_only_what_the_text_ties_is_accused(tie: Certainty, given_: str) -> None:
    assert verdict(derivation(stated(), exactly("25"), tie=tie)) == given_


def test_a_loose_tie_clears_and_never_accuses() -> None:
    assert judge("percent-change", "FC101", derivation(stated(), exactly("25"), tie="loose"), SENTENCE) is None


def test_any_plausible_working_clears() -> None:
    of = derivation(stated(), exactly("25"), exactly("30"), exactly("20", "with the other base"))
    assert verdict(of) == "consistent"


def test_the_edge_of_the_last_digit_is_for_a_reader() -> None:
    """20 is [19.5, 20.5]; half a unit beyond it is a sum rounded twice."""
    assert [verdict(derivation(stated(), exactly(value))) for value in ("20.5", "20.6", "21", "21.1", "19", "18.9")] == [
        "consistent", "review", "review", "inconsistent", "review", "inconsistent",
    ]  # fmt: skip


def test_any_plain_working_brings_a_figure_to_the_edge_and_an_excused_one_does_not() -> None:
    assert verdict(derivation(stated(), exactly("25"), exactly("20.8"))) == "review"
    assert verdict(derivation(stated(), exactly("25"), exactly("20.8", "with the other base"))) == "inconsistent"


def test_a_word_has_no_last_digit() -> None:
    """A third printed as a word is 1/3 ± 1.5 points, without a hedge to be loose with."""
    third = Interval(F(1, 3) - F(3, 200), F(1, 3) + F(3, 200))
    word = replace(stated(), kind="ratio", value=F(1, 3), printed=Printed(F(1, 3), F(1), F(1)), interval=third)
    assert verdict(derivation(word, exactly("0.348"))) == "consistent"
    assert verdict(derivation(word, exactly("0.36"))) == "inconsistent"
    about = replace(word, hedge="about")
    assert verdict(derivation(about, exactly("0.36"))) == "review"
    percent = replace(derivation(about, exactly("36")), stated_interval=third * 100, scale=100)
    assert verdict(percent) == "review"
    assert verdict(replace(percent, scale=1)) == "inconsistent"


def test_a_loose_hedge_is_for_a_reader_and_a_wrong_one_is_not() -> None:
    """ "Almost 20" is [18, 20); a warning below it, an error from 15 on and at 20 and above, but for a last digit."""
    almost = stated(hedge="almost")
    values = ("18", "17.9", "15", "14.9", "20", "20.6", "22")
    assert [verdict(derivation(almost, exactly(value))) for value in values] == [
        "consistent", "review", "review", "inconsistent", "review", "inconsistent", "inconsistent",
    ]  # fmt: skip


@pytest.mark.parametrize("tie, given_", [("sure", "inconsistent"), ("guess", "review")])
def test_strict_figures_are_held_to_their_words(tie: Certainty, given_: str) -> None:
    assert verdict(replace(derivation(stated(), exactly("20.6"), tie=tie), strict=True)) == given_


def test_a_stated_interval_comes_before_that_of_the_figure() -> None:
    of = derivation(stated(), exactly("25"))
    assert verdict(replace(of, stated_interval=Interval(F(24), F(26)))) == "consistent"
    assert verdict(replace(of, stated_interval=Interval.exactly(F(40)))) == "inconsistent"


# A bound far out


def bounded(hedge: Hedge | None, value: str, low: str, note: str = "") -> Derivation:
    """A figure of exactly 100 that follows from a bound: "more than 75" and a working that gives `low` at least."""
    figure = replace(stated("100"), interval=Interval.exactly(F(100)))
    of = derivation(figure, Reading("a", F(value), Interval(F(low), None), note))
    return replace(of, inputs=(replace(INPUTS[0], hedge=hedge),))


@pytest.mark.parametrize("hedge", ["over", "under", "at_least", "at_most"])
def test_figures_that_agree_only_far_out_at_a_bound_are_for_a_reader(hedge: Hedge) -> None:
    assert verdict(bounded(hedge, "75", "75")) == "review"
    assert verdict(bounded(hedge, "85", "85")) == "consistent"


@pytest.mark.parametrize("hedge", [None, "about", "almost", "exactly"])
def test_without_a_bound_among_the_inputs_nothing_is_far(hedge: Hedge | None) -> None:
    assert verdict(bounded(hedge, "75", "75")) == "consistent"


def test_a_hedged_figure_an_excused_working_or_an_open_set_is_not_far() -> None:
    far = bounded("over", "75", "75")
    assert verdict(replace(far, stated=replace(far.stated, hedge="about"))) == "consistent"
    assert verdict(bounded("over", "75", "75", "with the other base")) == "consistent"
    for interval in (Interval(F(100), None), Interval(None, F(100))):
        assert verdict(replace(far, stated_interval=interval)) == "consistent"


@given(st.integers(1, 400))
def test_far_is_a_fifth_of_the_larger_from_the_middle(value: int) -> None:
    """ "More than 400,000" may be said of 500,000, and hardly of a million; measured from the middle of the stated set."""
    of = replace(bounded("over", str(value), "0"), stated_interval=Interval(F(90), F(110)))
    assert (verdict(of) == "review") == (min(value, 100) < F(4, 5) * max(value, 100))


# What is told


def test_a_fault_of_style_alone_is_for_a_reader_and_fails_no_build() -> None:
    of = replace(derivation(stated(), exactly("20")), style="One point, not 1%.")
    found = finding(of)
    assert (found.verdict, found.severity, found.message) == ("review", "info", "One point, not 1%.")
    assert finding(derivation(stated(), exactly("20.6"))).severity == "warning"
    assert finding(derivation(stated(), exactly("25"))).severity == "error"
    assert finding(derivation(stated(), exactly("20"))).severity is None
    wrong = replace(derivation(stated(), exactly("25")), style="One point, not 1%.")
    assert finding(wrong).severity == "error"


def test_a_finding_points_at_its_figures() -> None:
    figure = replace(stated(), quoted=True)
    found = finding(derivation(figure, exactly("25")))
    assert (found.rule, found.code, found.sentence) == ("percent-change", "FC101", SENTENCE)
    assert found.stated == Ref(figure.id, figure.text, figure.start, figure.end)
    assert found.inputs == tuple(Ref(q.id, q.text, q.start, q.end) for q in INPUTS)
    assert (found.line, found.column, found.paragraph) == (figure.line, figure.column, figure.paragraph)
    assert found.quoted
    assert not finding(derivation(stated(), exactly("25"))).quoted
    assert found.formula == "a ÷ b"
    assert finding(derivation(replace(figure, id=""), exactly("25"))).stated.quantity is None


def test_the_result_is_told_with_its_bounds() -> None:
    of = derivation(stated(), Reading("a ÷ b", F(25), Interval(F(24), F(26))))
    told = finding(of).recomputed
    assert (told.value, told.low, told.high) == (F(25), F(24), F(26))
    assert (told.text, told.low_text, told.high_text) == ("25", "24", "26")
    told = finding(derivation(stated(), Reading("a", F(25), Interval(F(24), None)))).recomputed
    assert (told.high, told.low_text, told.high_text) == (None, "24", None)
    told = finding(derivation(stated(), Reading("a", F(5), Interval(None, F(6))))).recomputed
    assert (told.low, told.low_text, told.high_text) == (None, None, "6")


def test_the_working_that_clears_is_shown_and_else_the_one_that_the_text_states() -> None:
    one, other = exactly("25"), replace(exactly("20", "with the other base"), formula="b ÷ a")
    cleared = finding(derivation(stated(), one, other))
    assert (cleared.formula, cleared.recomputed.text) == ("b ÷ a", "20")
    assert cleared.reasons == ("“up from” ties them", "with the other base")
    assert finding(derivation(stated(), exactly("20"), other)).reasons == ("“up from” ties them",)
    doubted = finding(replace(derivation(stated(), one, other), style="Not said well."))
    assert (doubted.formula, doubted.recomputed.text) == ("a ÷ b", "25")
    assert doubted.reasons == ("“up from” ties them",)
    accused = finding(derivation(stated(), one, replace(other, value=F(30), interval=Interval.exactly(F(30)))))
    assert (accused.formula, accused.recomputed.text) == ("a ÷ b", "25")
    assert accused.reasons == ("“up from” ties them",)


def test_messages_name_every_figure_that_may_be_wrong_and_never_which() -> None:
    figures = "“almost 30 per cent” and “14,260” and “17,022 cases”"
    assert finding(derivation(stated(), exactly("20"))).message == "“almost 30 per cent” agrees with a ÷ b = 20."
    assert finding(derivation(stated(), exactly("25"))).message == f"{figures} cannot all be right: they give 25."
    doubt = finding(derivation(stated(), exactly("25"), tie="guess")).message
    assert doubt == f"{figures} may not agree, if they belong together: they give 25."
    of = derivation(stated(), exactly("25"))
    three = finding(replace(of, inputs=(*INPUTS, quantity("last", "1", "percent")))).message
    assert "“14,260”, “17,022 cases” and “last” cannot all be right" in three
    assert finding(replace(of, inputs=INPUTS[:1])).message.startswith("“almost 30 per cent” and “14,260” cannot")
    assert finding(replace(of, message="These are of the same thing.")).message == "These are of the same thing."
    cleared = replace(derivation(stated(), exactly("20")), message="These are of the same thing.")
    assert finding(cleared).message == "“almost 30 per cent” agrees with a ÷ b = 20."
    assert finding(replace(of, stated_text="30%")).message.startswith("“30%” and “14,260”")


def test_every_reading_that_would_make_it_right_is_suggested() -> None:
    of = derivation(stated(), exactly("25"), exactly("30"))
    assert finding(of).suggestions == ("almost 30 per cent → 25", "check 14,260 or 17,022 cases")
    assert finding(replace(of, stated_text="30%")).suggestions[0] == "30% → 25"
    assert finding(replace(of, inputs=())).suggestions == ("almost 30 per cent → 25",)
    for other in (derivation(stated(), exactly("20")), derivation(stated(), exactly("25"), tie="guess")):
        assert finding(other).suggestions == ()


def test_speech_is_never_reworded() -> None:
    of = derivation(replace(stated(), quoted=True), exactly("25"))
    words = "check the quotation against the speaker’s words"
    assert finding(of).suggestions == (words, "check 14,260 or 17,022 cases")
    assert finding(replace(of, inputs=())).suggestions == (words,)


# Slips


@pytest.mark.parametrize("power", [1, 2, 3, 6])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_power_of_ten_is_said(power: int, sign: int) -> None:
    value = F(20) * F(10) ** (power * sign)
    found = finding(derivation(stated(), exactly(str(value))))
    assert found.slip == f"a factor of {10**power:,}"
    assert found.message.endswith(f" It would fit a factor of {10**power:,}.")


@pytest.mark.parametrize(
    "value, slip", [("195", "a factor of 10"), ("205", "a factor of 10"), ("194", None), ("206", None)]
)
def test_a_slip_gives_the_stated_figure_in_its_rounding(value: str, slip: str | None) -> None:
    assert finding(derivation(stated(), exactly(value))).slip == slip


@pytest.mark.parametrize("value", ["200000", "2000000", "0"])
def test_other_factors_are_no_slip(value: str) -> None:
    """Ten thousand times is nobody's slip of the pen, and nothing times anything is nothing."""
    assert finding(derivation(stated(), exactly(value))).slip is None


def test_nothing_is_no_power_of_ten_of_nothing() -> None:
    """Where the stated set reaches up to zero a working of zero would fit every factor."""
    below = Interval(F(-1), F(0), high_open=True)
    of = replace(derivation(stated("0"), exactly("0")), stated_interval=below, strict=True)
    assert verdict(of) == "inconsistent"
    assert finding(of).slip is None


def test_a_figure_without_a_bound_fits_no_factor() -> None:
    for interval in (Interval(F(1000), None), Interval(None, F(-1000))):
        of = replace(derivation(stated(), exactly("300" if interval.low else "-300")), stated_interval=interval)
        assert (finding(of).verdict, finding(of).slip) == ("inconsistent", None)


def test_a_known_slip_is_said_before_a_power_of_ten() -> None:
    of = replace(derivation(stated(), exactly("200")), slips=(("a", F(30)), ("the base swapped", F(20)), ("c", F(20))))
    assert finding(of).slip == "the base swapped"
    within = replace(of, stated_interval=Interval(F(39), F(41)), slips=(("within", F(40)), ("without", F(20))))
    assert finding(within).slip == "within"


def test_only_what_is_accused_is_a_slip() -> None:
    slips = (("the base swapped", F(20)),)
    assert finding(replace(derivation(stated(), exactly("25"), tie="guess"), slips=slips)).slip is None
    assert finding(replace(derivation(stated(), exactly("20")), slips=slips)).slip is None


# The fingerprint


def test_a_fingerprint_is_of_rule_and_figures_and_of_no_words() -> None:
    of = derivation(stated(), exactly("25"))

    def print_(of: Derivation, rule: str = "percent-change", sentence: str = SENTENCE) -> str:
        found = judge(rule, "FC101", of, sentence)
        assert found is not None
        return found.fingerprint

    same = print_(of)
    assert print_(replace(of, stated=replace(of.stated, line=9, start=99))) == same
    assert print_(of, sentence="Other words altogether.") == same
    assert print_(of, rule="share") != same
    assert print_(replace(of, inputs=INPUTS[:1])) != same
    assert print_(replace(of, inputs=INPUTS[::-1])) != same
    assert print_(replace(of, stated=replace(of.stated, value=Fraction(31)))) != same
    assert print_(replace(of, stated=replace(of.stated, unit="person"))) != same
