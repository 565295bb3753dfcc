"""Forms of words: the notation, and that each form ties its own example and leaves alone what it says it avoids."""

from __future__ import annotations

from dataclasses import fields

import pytest
from test_ties import article

from factcheck.extract.claims import read_claims
from factcheck.extract.forms.guards import GUARDED
from factcheck.extract.forms.pattern import Cell, Form, Row
from factcheck.extract.forms.read import FAMILIES, Written, family
from factcheck.model import Claims

FORMS = [written for name in FAMILIES for written in family(name)]


def ties(text: str) -> set[str]:
    """The names of all that ties the figures of a text, which may begin with its day: "[2022-06-01] "."""
    claims = next(read_claims([article(text)]))[1]
    return {one.tie.via for group in fields(Claims) for one in getattr(claims, group.name) if hasattr(one, "tie")}


def row(text: str) -> Row:
    """A row of the words of a text; digits are counts, and a word in capitals is a noun."""
    cells = [
        Cell(
            word.lower(),
            "CD" if word.isdigit() else "NN" if word.isupper() else "",
            "count" * word.isdigit(),
            at,
            at + 1,
        )
        for at, word in enumerate(text.split())
    ]
    return Row(cells, {"list": {0: [3]}})


@pytest.mark.parametrize(
    "words, text, parts",
    [
        ("PART of WHOLE", "3 of 5", {"PART": [(0, 1)], "WHOLE": [(2, 3)]}),
        ("PART ( of | in ) _2 WHOLE", "3 in the first 5", {"PART": [(0, 1)], "WHOLE": [(4, 5)]}),
        ("PART _1 WHOLE", "3 of the 5", None),
        ("PART _4 WHOLE", "3 , 5", None),
        ("PART ..4 WHOLE", "3 , of 5", {"PART": [(0, 1)], "WHOLE": [(3, 4)]}),
        ("PART { , PART } and PART", "3 , 4 , 5 and 6", {"PART": [(0, 1), (2, 3), (4, 5), (6, 7)]}),
        ("PART !( per ) #NN", "3 per DAY", None),
        ("PART #NN ?( of )", "3 CARS of", {"PART": [(0, 1)]}),
        ("PART [ of ] the", "3 the", {"PART": [(0, 1)]}),
        ("PART:money of", "3 of", None),
        ("NAMES:list , COUNT", "a and b , 2", {"NAMES": [(0, 3)], "COUNT": [(4, 5)]}),
        ("PART @things.people", "3 person", {"PART": [(0, 1)]}),
        ("PART <of> WHOLE", "3 out of 5", {"PART": [(0, 1)], "WHOLE": [(3, 4)]}),
    ],
)
def test_a_form_matches(words: str, text: str, parts: object) -> None:
    assert next(Form(words, {"of": "( of | out of )"}).matches(row(text)), None) == parts


def test_a_long_row_takes_no_long_time() -> None:
    form = Form("PART { ( a | a a ) } ~9 ~9 ~9 WHOLE b", {})
    assert next(form.matches(row("1 " + "a " * 2000 + "2")), None) is None


@pytest.mark.parametrize("words", ["( a", "a )", "a | b", "[ a )"])
def test_what_is_not_understood_is_said(words: str) -> None:
    with pytest.raises(ValueError, match=r"bracket"):
        Form(words, {})


def test_names_are_unique() -> None:
    assert len({written.via for written in FORMS}) == len(FORMS)


def test_names_of_guards_are_unique() -> None:
    names = [guard.__name__ for guard in GUARDED]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("written", FORMS, ids=lambda written: written.via)
def test_a_form_ties_its_example(written: Written) -> None:
    assert written.via in ties(written.example)


@pytest.mark.parametrize(
    "written, text",
    [(written, text) for written in FORMS for text in written.avoid],
    ids=lambda value: value if isinstance(value, str) else value.via,
)
def test_a_form_avoids_what_it_says(written: Written, text: str) -> None:
    assert written.via not in ties(text)
