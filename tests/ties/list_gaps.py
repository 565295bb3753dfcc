"""Write `gaps.txt` anew, the lines of `told.txt` and `doubted.txt` not read yet, or read but not accused; and `alarms.txt`, those of `silent.txt` that are doubted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_ties import (
    TIES,
    checked,
    lines,
    test_a_tie_is_found_and_judged,
    test_one_fact_told_twice_is_put_to_review,
)

if TYPE_CHECKING:
    from collections.abc import Callable

HEADING = "# Lines of told.txt and doubted.txt that are not read yet, or read but not accused: `python tests/ties/list_gaps.py` lists them anew."

ALARMS = "# Lines of silent.txt that are doubted all the same: `python tests/ties/list_gaps.py` lists them anew."


def _is_gap(test: Callable[[str], None], line: str) -> bool:
    try:
        test(line)
    except AssertionError:
        return True
    return False


if __name__ == "__main__":
    asked = {"told": test_a_tie_is_found_and_judged, "doubted": test_one_fact_told_twice_is_put_to_review}
    found = [line for name, test in asked.items() for line in lines(name) if _is_gap(test, line)]
    (TIES / "gaps.txt").write_text("\n".join((HEADING, *found)) + "\n", encoding="utf-8")
    doubted = [line for line in lines("silent") if any(f.verdict != "consistent" for f in checked()[line])]
    (TIES / "alarms.txt").write_text("\n".join((ALARMS, *doubted)) + "\n", encoding="utf-8")
