"""Reports made by hand, so that what is shown can be tested without finding anything."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from factcheck.model import Finding, Quantity, Recomputed, Ref, Report, Summary
from factcheck.precision import Interval, Printed

if TYPE_CHECKING:
    from factcheck.model import Kind

# Some tests import numpy before the tool, which has it take one thread: two that wait for each other cost four times the processor.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# The command is started hundreds of times: without the byte code of the last time each start takes twice the processor.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# A machine that others use too takes as long as it takes; what is slow is measured elsewhere.
# What lands depends on no luck: CI tries the same examples each time, a run by hand looks for others.
settings.register_profile("patient", deadline=None, derandomize="SAME_EXAMPLES" in os.environ)
settings.load_profile("patient")

# The files that take a worker longest come first, so that none of them is left to one worker at the end.
LONGEST = (
    "test_precommit",
    "test_fixtures",
    "test_archive_stops",
    "test_archive_dask",
    "test_crew",
    "test_determinism",
    "test_repairs",
    "test_growth",
    "test_safety",
    "test_start",
    "test_readme",
    "test_engine",
    "test_leaving",
    "test_serve_page",
    "test_serve_store",
    "test_ties",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; xdist gives the files to its workers in this order."""
    order = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(LONGEST)))


TEXT = """Online abuse cases up by a third

The number of cases reported to police rose by almost 30 per cent last year. In the year to the end of February there \
were 17,022 cases, up from 14,260.

“Our budget of £3.2m went up 1% to 5% of the whole,” she said. About 550,000 – 850,000 people live there.
"""


def quantity(text: str, value: Fraction, kind: Kind = "count", **more: object) -> Quantity:
    """Find a figure in the text and describe it."""
    start = TEXT.index(text)
    line = TEXT.count("\n", 0, start) + 1
    whole = Printed(value, Fraction(1), Fraction(1), exact=True)
    plain = Quantity(
        id=f"q{start}",
        text=text,
        start=start,
        end=start + len(text),
        line=line,
        column=start - TEXT.rfind("\n", 0, start),
        paragraph=line // 2 + 1,
        value=value,
        printed=whole,
        interval=Interval.exactly(value),
        kind=kind,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def ref(quantity: Quantity) -> Ref:
    """Point at a figure."""
    return Ref(quantity.id, quantity.text, quantity.start, quantity.end)


QUANTITIES = (
    quantity("almost 30 per cent", Fraction(30), "percent", unit="percent", hedge="almost", direction="up"),
    quantity("17,022 cases", Fraction(17022), unit="case", measure="cases", period="the year to the end of February"),
    quantity("14,260", Fraction(14260), unit="case", measure="cases"),
    quantity("£3.2m", Fraction(3_200_000), "money", unit="GBP", quoted=True, speaker="she"),
    quantity("1%", Fraction(1), "percent", unit="percent", direction="up", quoted=True),
    quantity("5%", Fraction(5), "percent", unit="percent", quoted=True),
    quantity("About 550,000 – 850,000 people", Fraction(550_000), unit="person", hedge="about"),
)
RANGE = replace(QUANTITIES[-1], value=(Fraction(550_000), Fraction(850_000)))

AMEND = Finding(
    rule="percent-change",
    code="FC101",
    verdict="inconsistent",
    severity="error",
    stated=ref(QUANTITIES[0]),
    inputs=(ref(QUANTITIES[2]), ref(QUANTITIES[1])),
    formula="(17,022 − 14,260) ÷ 14,260",
    recomputed=Recomputed(Fraction(2762, 14260) * 100, Fraction(193, 10), Fraction(194, 10), "+19.4%"),
    message="almost 30 per cent, 17,022 and 14,260 cannot all be right: from 14,260 to 17,022 is a rise of 19.4%.",
    suggestions=("rose by almost 20 per cent", "check 17,022 or 14,260"),
    reasons=("“up from” ties 17,022 to 14,260", "the sentence before speaks of the same cases"),
    slip="a digit mistyped (3 for 2)",
    quoted=False,
    line=3,
    column=47,
    paragraph=2,
    sentence="The number of cases reported to police rose by almost 30 per cent last year.",
    fingerprint="0123456789abcdef",
)
REVIEW = replace(
    AMEND,
    rule="percent-or-points",
    code="FC104",
    verdict="review",
    severity="warning",
    stated=ref(QUANTITIES[4]),
    inputs=(ref(QUANTITIES[5]),),
    formula="5 − 4",
    recomputed=Recomputed(Fraction(1), Fraction(1), Fraction(1), "1 point"),
    message="From 4% to 5% is one percentage point, not 1%.",
    suggestions=(),
    reasons=("the same sentence",),
    slip=None,
    quoted=True,
    line=5,
    column=29,
    paragraph=3,
    sentence="“Our budget of £3.2m went up 1% to 5% of the whole,” she said.",
    fingerprint="fedcba9876543210",
)
OK = replace(
    AMEND,
    rule="range-order",
    code="FC501",
    verdict="consistent",
    severity=None,
    stated=ref(RANGE),
    inputs=(),
    formula="550,000 ≤ 850,000",
    recomputed=Recomputed(Fraction(550_000), None, None, "in order"),
    message="The range is in order.",
    suggestions=(),
    reasons=(),
    slip=None,
    line=5,
    column=64,
    paragraph=3,
    sentence="About 550,000 – 850,000 people live there.",
    fingerprint="00000000ffffffff",
)


@pytest.fixture
def report() -> Report:
    """One finding of each verdict."""
    return Report(
        path="article.txt",
        text=TEXT,
        dateline=date(2022, 3, 6),
        quantities=(*QUANTITIES[:-1], RANGE),
        findings=(AMEND, REVIEW, OK),
        summary=Summary(quantities=7, checked=1, inconsistent=1, review=1, unchecked=4),
    )


@pytest.fixture
def failed() -> Report:
    """A file that could not be read."""
    return Report("gone.txt", error="gone.txt: there is no such file.")


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looked through for waste again and again, it would take a third of the time."""
    gc.collect()
    gc.freeze()
