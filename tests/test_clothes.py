"""The same words in other white space: the same figures and the same findings. The whole fixtures in other clothes are in test_fixtures.py."""

from __future__ import annotations

import pytest
from fixture_reports import told

from factcheck.pipeline import check_articles
from factcheck.readers import from_text


@pytest.mark.parametrize(
    "text, plain",
    [
        ("The council was told on 3 June\n2019 that costs rose in the year.", "The council was told on 3 June 2019 that costs rose in the year."),
        ("The mill was shut for good on June 5,\n2019, after ten years.", "The mill was shut for good on June 5, 2019, after ten years."),
        ("The plane flew at a 10 000-foot height.", "The plane flew at a 10,000-foot height."),
        ("It is the fourth rise since the winter of\n2010. The cost rose 5% to £6m.", "It is the fourth rise since the winter of 2010. The cost rose 5% to £6m."),
        ("The cost of the new road went up\n– 5% in all – in the year.", "The cost of the new road went up – 5% in all – in the year."),
        ("There were 40,\xa0000 people in the town.", "There were 40, 000 people in the town."),
    ],
)  # fmt: skip
def test_read_as(text: str, plain: str) -> None:
    one, two = check_articles([from_text(text), from_text(plain)])
    values = [[(q.value, q.kind, q.unit) for q in report.quantities] for report in (one, two)]
    assert values[0] == values[1]
    assert [f.rule for f in one.findings] == [f.rule for f in two.findings]


STORY = "{}Sales at Harrow Mill up by 45%\n\nSales at Harrow Mill rose 45% to £60m from £50m last year.\n\nIt employs 400 people."


@pytest.mark.parametrize(
    "before",
    [
        "Dear desk, here is what we spoke of yesterday.", "Good morning.", "EMBARGOED UNTIL MONDAY", "** For immediate release **",
        "First told on our site on Monday; a word was put right since then.", "Harrow Mill told us this.",
    ],
)  # fmt: skip
def test_a_paragraph_put_in_front_takes_nothing_of_the_headline(before: str) -> None:
    one, two = check_articles([from_text(STORY.format("")), from_text(STORY.format(f"{before}\n\n"))])
    assert told(two) == told(one)
    assert {f.rule for f in two.findings} == {"change-direction", "percent-change", "repeated-figure"}


@pytest.mark.parametrize("dash", ["-", "–"])
def test_an_aside_that_a_line_begins_with_is_no_item_of_a_list(dash: str) -> None:
    """However unevenly the lines are broken."""
    text = f"Profit at the old mill rose\nlast year, as nobody at all had foreseen,\n {dash} 45% {dash} to £60m from £50m, it\nsaid."
    one, two = check_articles([from_text(text), from_text(" ".join(text.split()))])
    assert len(one.blocks) == 1
    assert told(one) == told(two)


def test_a_list_and_a_crosshead_stay_what_they_are() -> None:
    listed = from_text("Parts of it\n- 45% - mills\n- 30% - shops\n- 25% - farms")
    assert len(listed.blocks) == 4
    headed = from_text(
        "Sales at the mill rose 45%, it said.\n\nWhat comes next for the mill\n\nNobody knows what may come next."
    )
    assert [block.kind for block in headed.blocks] == ["body", "crosshead", "body"]
