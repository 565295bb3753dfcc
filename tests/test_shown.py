"""What the list of claims tells of a figure beyond its ties: units left out, rates behind a noun, which way it moved."""

from __future__ import annotations

import pytest

import factcheck

UNITS = [
    ("The 35-page dossier was read by a 12-member panel.", ["page", "member"]),
    ("She owns the 21-storey tower and a 484-room hotel.", ["storey", "room"]),
    ("The mill sold 12,000 and 31,000 vans.", ["van", "van"]),
    ("The firm sold 200 lots, 96 by auction.", ["lot", "lot"]),
    ("Smith got 18 votes, Jones got seven and Lee got three.", ["vote", "vote", "vote"]),
    ("Reserves were 49.49 billion pounds, against 43.13 billion in the spring.", ["GBP", "GBP"]),
]
RATES = [
    ("About 15 deaths a year are due to drink.", "year"),
    ("He hopes to shear 700 head a day.", "day"),
    ("The site posts 15 new on-line lists each day.", "day"),
    ("A fly flaps its wings 200 times per second.", "second"),
    ("The club has 15 members a mile away.", None),
]
WAYS = [
    ("Bills ended 7 basis points lower.", "down"),
    ("There was a 10 percent quarter-on-quarter drop in sales.", "down"),
    ("Sales rose by $5 million.", "up"),
    ("The charity raised $5 million.", None),
    ("The float could raise about $1 billion.", None),
    ("The shop raised prices by $3.", "up"),
]


def _figures(text: str) -> list[factcheck.Quantity]:
    return [q for q in factcheck.check(text).quantities if q.kind != "date"]


@pytest.mark.parametrize("text, units", UNITS)
def test_units(text: str, units: list[str]) -> None:
    assert [q.unit for q in _figures(text)] == units


@pytest.mark.parametrize("text, per", RATES)
def test_rates(text: str, per: str | None) -> None:
    assert _figures(text)[0].per == per


@pytest.mark.parametrize("text, way", WAYS)
def test_directions(text: str, way: str | None) -> None:
    assert _figures(text)[0].direction == way


def test_a_time_is_no_rate() -> None:
    first, second = _figures("Profit was $5m a year ago and $6m a month later.")
    assert first.per is None
    assert second.per is None
