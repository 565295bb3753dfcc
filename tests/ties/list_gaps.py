"""Write `gaps.txt` anew, the lines of `told.txt` that are not read yet, or read but not accused; and `alarms.txt`, those of `silent.txt` that are doubted."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_ties import TIES, checked, lines, test_a_tie_is_found_and_judged

HEADING = "# Lines of told.txt that are not read yet, or read but not accused: `python tests/ties/list_gaps.py` lists them anew."

ALARMS = "# Lines of silent.txt that are doubted all the same: `python tests/ties/list_gaps.py` lists them anew."


def _is_gap(line: str) -> bool:
    try:
        test_a_tie_is_found_and_judged(line)
    except AssertionError:
        return True
    return False


if __name__ == "__main__":
    found = [line for line in lines("told") if _is_gap(line)]
    (TIES / "gaps.txt").write_text("\n".join((HEADING, *found)) + "\n", encoding="utf-8")
    doubted = [line for line in lines("silent") if any(f.verdict != "consistent" for f in checked()[line])]
    (TIES / "alarms.txt").write_text("\n".join((ALARMS, *doubted)) + "\n", encoding="utf-8")
