"""The finder of ties: what no form of words tells is found by the words about the figures, and never accused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import factcheck
from factcheck.extract.claims import read_claims
from factcheck.finder import standing
from factcheck.finder.near import MOST, TABLE, nearby
from factcheck.finder.weights import table
from factcheck.finder.wording import Wording, classes, kin
from factcheck.guard.slips import slip_levels, slipped
from factcheck.readers import from_text

if TYPE_CHECKING:
    from factcheck.guard.candidates import Candidate

ROOT = Path(__file__).parent.parent
MEASURED = ROOT / "factcheck" / "lexicon" / "measured"
WRITTEN = ROOT / "tools" / "written"
# Sentences that it did not learn from: what follows in them, right and wrong.
TOLD = (
    ("share", "Of the 60 kitchens that inspectors looked at, {15|25}, or a quarter, had mice."),
    ("share", "The county has 120 bridges, and 90 of them ({75%|55%}) were closed by the flood."),
    ("share", "Nine of the 12 jurors, {three-quarters|a third}, had never been in a court before."),
    ("multiple", "At £90 a seat in the stalls costs {three|five} times as much as one in the gods, which is £30."),
    ("product", "The four trawlers landed 80 tonnes, an average of {20|30} tonnes a boat."),
    ("direction", "The cod quota {grew|shrank}: 12,000 tonnes this year, 9,000 last."),
    ("direction", "The reservoir is {emptier|fuller} than in March: it is at 61 per cent, and was at 68."),
    ("bound", "The mayor said more than 60 homes were flooded; the count was {64|52} homes."),
    ("pace", "It costs the county $310 a day to keep one prisoner, some {$113,000|$131,000} over the year."),
    ("equal", "Two fifths of the saplings, no fewer than {40|60} percent of them, died in the drought."),
    ("equal", "The crossing takes {90 minutes|130 minutes}, an hour and a half, when the sea is calm."),
    ("mean", "The three crossings took 14, 20 and 26 minutes, a mean of {20|24} minutes."),
    ("size", "The choir has lost 12 singers since the spring, {a quarter|a half} of the 48 that it had."),
    ("years", "The brewery, founded in 1884, kept its {125th|135th} birthday in 2009 with a new stout."),
    ("order", "Of the three bridges, 210, 340 and 480 metres long, the {longest|shortest}, at 480 metres, is to be closed."),
    ("amount", "The night bus takes 55 minutes and the day bus 40, {a quarter of an hour|half an hour} less."),
    ("count", "Garth, Ulm and Skerry, {three|two} towns on the coast, will share a lifeboat from 2 May."),
    ("days", "The hearing was put off for {two|four} weeks, from 3 March to 17 March, so that the clerk could be heard."),
    ("days", "The ferry left on Tuesday, and {two|four} days later, on Thursday, it was towed in."),
    ("range", "Seats cost from £9 for a pupil to £30; the cheapest that she could find was {£12|£5}."),
    ("points", "Approval of the mayor has slipped to 41 per cent from 48, a drop of {seven|nine} points."),
)  # fmt: skip
APART = (
    "Of the 60 kitchens that inspectors looked at, 15 had mice, and the county closed 40 cafes last year.",
    "Sales rose 12% last year. The firm has 40 shops and plans to open 25 more.",
    "She won 14 matches in 2019 and 9 in 2020, and is 23.",
    "The 40 boats landed 80 tonnes of cod in May, and 30 tonnes of hake were sold at Brixham.",
)


def _either(text: str) -> tuple[str, str]:
    before, _, rest = text.partition("{")
    choice, _, behind = rest.partition("}")
    right, _, wrong = choice.partition("|")
    return f"{before}{right}{behind}", f"{before}{wrong}{behind}"


@pytest.mark.parametrize("text", [text for _, text in TOLD], ids=[family for family, _ in TOLD])
def test_a_tie_that_no_form_tells_is_found(text: str) -> None:
    right, wrong = (factcheck.check(version) for version in _either(text))
    assert [finding.verdict for finding in right.findings if finding.verdict != "consistent"] == []
    assert [finding for finding in wrong.findings if finding.verdict != "consistent"]


@pytest.mark.parametrize("text", APART)
def test_figures_that_only_stand_together_are_left_alone(text: str) -> None:
    assert [finding.message for finding in factcheck.check(text).findings if finding.via.startswith("found/")] == []


def _candidates(text: str, family: str) -> list[Candidate]:
    ((_, claims),) = read_claims([from_text(text)])
    lines: Any = claims.lines
    return [near.candidate for near in nearby(lines) if near.candidate.family == family]


def test_a_word_of_direction_is_weighed_without_its_way() -> None:
    """ "Grew" and "shrank" between the same figures have the same parts in the same places: only the way that they say differs."""
    grew, shrank = (
        _candidates(f"The cod quota {word}: 12,000 tonnes this year, 9,000 last.", "direction")
        for word in ("grew", "shrank")
    )
    assert {one.cue.way for one in grew if one.cue} == {"up"}
    assert {one.cue.way for one in shrank if one.cue} == {"down"}
    assert [[m.quantity.text for m in one.mentions] for one in grew] == [
        [m.quantity.text for m in one.mentions] for one in shrank
    ]


def _added_up_to(figure: str) -> Candidate:
    text = f"The £190m for trams and £122m for track add up to {figure}."
    return next(one for one in _candidates(text, "total") if one.stated.quantity.text == figure)


DIFFERENT = {
    "£321m": "swapped 3",
    "£317m": "one last 3",
    "£512m": "one first 3",
    "£3,120m": "power 3",
    "£31m": "lost 2",
    "£713m": "times 6",
}


@pytest.mark.parametrize("figure", DIFFERENT)
def test_how_a_figure_differs(figure: str) -> None:
    assert DIFFERENT[figure] in slip_levels(_added_up_to(figure))


def test_a_slip_of_the_keys_speaks_for_an_error_and_another_size_against_it() -> None:
    assert slipped(_added_up_to("£321m")) > slipped(_added_up_to("£713m"))
    assert slipped(_added_up_to("£321m")) > 0


def test_words_that_are_used_alike_are_in_one_cluster() -> None:
    assert kin()["rose"] == kin()["climbed"] != kin()["hospital"]
    assert all(len(pair) == len({*pair}) == 2 for pair in kin().values())


def test_what_it_finds_is_accused_of_a_slip_of_the_keys_alone() -> None:
    """Written passages with their misprint: many are found, as doubts where no known slip explains the difference."""
    lines = (WRITTEN / "uk.tsv").read_text(encoding="utf-8").splitlines()[:120:2]
    wrong = [_either(line.partition("\t")[2])[1] for line in lines if "{" in line]
    found = [f for text in wrong for f in factcheck.check(text).findings if f.via.startswith("found/")]
    assert len(found) > len(wrong) / 4
    assert [f.message for f in found if f.verdict == "inconsistent" and f.slip is None] == []


def test_the_weights_are_small_and_say_where_they_come_from() -> None:
    assert (MEASURED / "guard.npz").stat().st_size < 300_000
    assert (MEASURED / "finder.npz").stat().st_size < 800_000  # of twenty families, in places of their own
    assert {"data", "date", "families", "step"} <= table().keys()
    for family in table()["families"].values():
        assert family["counted"]["3"].keys() == {"adds up", "by chance", "does not", "written", "formed", "look-alikes"}


def test_classes_of_words_are_words() -> None:
    assert {b"up", b"up_verb"} <= classes()["climbed"]
    assert all(" " not in word for word in classes())


@pytest.mark.parametrize("size", [12, TABLE, TABLE + 1, 60])
def test_a_row_of_figures_is_a_table_and_costs_little(size: int) -> None:
    """ "5, 5, 5, …" without end: no words say what follows from what."""
    text = f"He counted {', '.join('5 birds' for _ in range(size))}."
    ((_, claims),) = read_claims([from_text(text, "row")])
    found = len(list(nearby(claims.lines)))  # type: ignore[arg-type]
    assert 0 < found <= MOST if size <= TABLE else found == 0


def test_written_passages_mark_one_figure() -> None:
    for path in WRITTEN.glob("*.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            family, _, text = line.partition("\t")
            assert text.count("{") == text.count("|") == text.count("}") == int(family != "none"), (path.name, line)


@pytest.mark.parametrize(
    "text",
    [
        "The will names three heirs: Ada, Bram, Cleo and Dov.",  # the last three would do
        "Three towns, Marl, Oxley, Penn and Quay, will share the pool.",
        "The chapel has four bells: Great Tom, Little Ben and Old Sal.",
    ],
)
def test_a_part_of_a_list_excuses_no_slip(text: str) -> None:
    assert [finding.rule for finding in factcheck.check(text).findings if finding.verdict == "review"] == ["list-count"]


@pytest.mark.parametrize(
    "text",
    [
        "Four villages have been cut off by the snow, among them Marl, Oxley and others.",
        "The four men were taken to hospital by helicopter, and police and firemen stayed at the quarry.",
    ],
)
def test_a_list_of_something_else_or_without_an_end_raises_no_doubt(text: str) -> None:
    assert [finding for finding in factcheck.check(text).findings if finding.rule == "list-count"] == []


def test_what_a_form_tells_of_a_list_and_how_it_stands_are_levels() -> None:
    ((_, claims),) = read_claims([from_text("The will names three heirs: Ada, Bram and Cleo.")])
    lines: Any = claims.lines
    near = next(one for one in nearby(lines) if one.candidate.family == standing.FAMILY and one.fits)
    told = dict(
        level.rsplit(" ", 1) for level in standing.levels(near, Wording(near.lines), standing.listings_of(claims))
    )
    assert (told["items"], told["told"], told["length"], told["sign"], told["first"]) == (
        "3",
        "lists/colon",
        "same",
        ":",
        "count",
    )
    assert standing.score_level(-0.2) == "score -1"
    assert standing.score_level(99.0) == f"score {standing.HIGHEST}"
