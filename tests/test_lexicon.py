"""The lexicon of a wheel, parsed when that was made, is the lexicon of the checkout."""

from __future__ import annotations

import runpy
import tomllib
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import lexicon
from factcheck.extract.units import sizes
from factcheck.rules.rule import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSED = runpy.run_path(str(Path(__file__).parent.parent / "tools" / "hatch_build.py"))["parsed"]
FILES = sorted(lexicon.HERE.rglob("*.toml"))


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A lexicon that is read from a wheel."""
    made = tmp_path / "parsed.json"
    made.write_text(PARSED(), encoding="utf-8")
    monkeypatch.setattr(lexicon, "PARSED", made)
    for kept in (lexicon._parsed, lexicon.table, lexicon.counted):  # noqa: SLF001
        kept.cache_clear()
    yield
    for kept in (lexicon._parsed, lexicon.table, lexicon.counted):  # noqa: SLF001
        kept.cache_clear()


@pytest.mark.usefixtures("wheel")
def test_what_a_wheel_holds_is_what_the_files_say() -> None:
    assert len(lexicon._parsed()) == len(FILES) > 30  # noqa: SLF001
    for path in FILES:
        folder, name = path.relative_to(lexicon.HERE).with_suffix("").as_posix().split("/", 1)
        read = lexicon.table(name) if folder == "en" else lexicon.counted(name)
        assert read == tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("wheel")
def test_the_order_is_kept_and_a_name_there_is_not_is_an_error() -> None:
    for path in FILES:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        assert repr(lexicon._read(path.relative_to(lexicon.HERE).with_suffix("").as_posix())) == repr(told)  # noqa: SLF001
    with pytest.raises(FileNotFoundError):
        lexicon.table("no such table")


def test_a_checkout_reads_what_is_edited() -> None:
    """The prebuilt form is of the wheel alone: beside the files that are edited it would hide what is edited."""
    assert not (Path(__file__).parents[1] / "factcheck" / "lexicon" / lexicon.PARSED.name).exists()


def test_units_that_count_one_another_do_so_in_the_lexicon_too() -> None:
    """What a rule brings into one unit, and what a conversion is held to, must be of one size."""
    for group in SIZES:
        known = {unit: found for unit in group if (found := sizes(unit or "")) is not None}
        for one, two in pairwise(sorted(known, key=group.__getitem__)):
            if known[one][0] == known[two][0] != "temperature":
                assert known[one][1][0] / known[two][1][0] == Fraction(group[one], group[two])
